"""What the clerk sees: pages and their parts. They show what `flow` holds and speak by signals.

A page gets all it needs through its constructor and does not know the other pages; only `visit_page` puts its own
columns side by side.
"""
