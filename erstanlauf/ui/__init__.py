"""The desk's window: the only package besides `app` that knows Qt.

Pages get what they need through their constructors and speak by signals; they do not know each other. The window
(`desk_window`) puts them side by side, the counter (`counter`) is the visit flow behind them.

Why this way (2026-11): Qt Widgets in Fusion with own palettes, because theme libraries cost 70 to 160 ms of every start
and fail contrast; one overlay draws the focus ring, because Fusion shows none on default buttons; colours travel in the
palette's roles only (see `theme`), so that light, dark and high contrast need no second code path.
"""
