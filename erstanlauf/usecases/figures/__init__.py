"""What the steering group does with figures: ask, report, collect the counts of all desks, and send those of one.

Exact counts pass through here on their way to the one door (`domain.figures.disclosure`) or, sealed, to the steering
desk; nothing here shows or writes a count that has not gone through either.
"""
