"""Pages of the administration: people, backups, erasure, audit, settings, keys. Each stands in the middle of the window
until Esc.

Pages know what `ui.flow.office` names, no store and no other page. Nothing here opens a dialog that keeps the window
waiting, but for the system's own to choose a file.
"""
