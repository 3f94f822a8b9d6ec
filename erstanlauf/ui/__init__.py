"""The desk's window: the only package besides `app` that knows Qt.

Rooms, outermost first: here stand the window (`desk_window`), what it holds (`desk_shell`) and the wiring
(`open_desk`); `pages` is what the clerk sees; `flow` what happens behind it; `paper` leads to the printer; `widgets`
are the building blocks. A page speaks by signals and gets what it needs through its constructor.

Why this way (2026-11): Qt Widgets in Fusion with own palettes, because theme libraries cost 70 to 160 ms of every start
and fail contrast; one overlay draws the focus ring, because Fusion shows none on default buttons; colours travel in the
palette's roles only (see `widgets.theme`), so that light, dark and high contrast need no second code path.
"""
