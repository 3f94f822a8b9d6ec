"""The field itself: situations, needs, rules, suggestions, visits. Standard library only.

Must not know Qt, SQLite, PDF, files or the clock: times and dates come in as arguments, and what goes out are codes,
facts and reasons, never sentences.

Why this way (2026-11): a rule that can be read without a program around it can be checked by a person of the office,
and the same functions serve window, command line and tests.
"""
