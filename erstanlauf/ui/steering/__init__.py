"""Pages of the steering group: figures as they may leave the desk, and the counts of all desks on their way to them.

Whatever is shown or copied here came out of `domain.figures.disclosure.Door`; no page ever holds an exact count.
"""
