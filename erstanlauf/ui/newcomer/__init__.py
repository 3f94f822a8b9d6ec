"""The second screen: the pages the newcomer sees and touches. Knows the visit flow, no page of the clerk.

Why this way: (2026-11) the window has pages of its own and shows nothing else, so that nothing of the clerk's can ever
stand on it. It never takes the keyboard: a clerk who types goes on typing, wherever the newcomer touches. The number
keys of a keypad work all the same, see `attention`.
"""
