"""The command line: the same program without a window, for administrators, other programs and tests.

Must not know Qt, SQLite, YAML or ReportLab: what it needs comes in as `CommandParts`. A mistake in the input is one
line on standard error and exit status 2; nothing is half done.
"""
