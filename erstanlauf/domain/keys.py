"""The keys of tiles and answers: the same at the counter, on the second screen and on the sheets to point at."""

TILE_KEYS = "1234567890QWERTUIOPASDFG"
"""In the order in which they are given out: the digit row, then letters that stand alike on most keyboards."""

ANSWER_KEYS = "0" + TILE_KEYS.replace("0", "")
"""Those of the answers to a question: 0 is always "keine Angabe", the first of them."""
