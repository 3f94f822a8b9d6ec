"""Locking: when it is time to, what covers the window, and the fresh start of the program after it. Knows no visit.

Imported when somebody has logged in, but for `fresh_start`.
"""
