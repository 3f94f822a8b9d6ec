"""Figures for the steering group: what is counted, of which periods, and the one door through which a figure leaves.

Knows counts, no visit and no row. Everything that is shown, printed or written to a file for the steering group comes
out of `disclosure.Door`; the exact counts behind it have no repr and go nowhere else but, sealed, from desk to desk.
"""
