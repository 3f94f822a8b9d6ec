"""Catalogues on their way to and from others: files in the field's standard (Open Referral HSDS 3) and signed bundles.

Files that come in are guarded: what is not what it should be is refused whole, with one fault that names the place.
Must not know the window, the store, YAML or how a catalogue is kept; it gives and takes plain rows and bytes.

Why this way (2026-11): everything meets in `tables`, the form of the official CSV files, because it is flat. JSON trees
repeat what several records share; rows merged by id do not, and a row can be checked, kept and given back on its own.
"""
