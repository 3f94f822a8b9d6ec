"""Texts as cells of a table that people open in a spreadsheet: no cell is ever taken for a formula, and every text
comes back as it was.

What `domain.formula_guard` puts before a text is taken away again by whoever reads, from cells whose text after all
apostrophes would begin a formula.

Why this way (2026-11): the catalogue's own CSV does without, see `export.cells`: it is read by programs alone. A case
system that cannot do with the apostrophe before "+49" takes the number with 00 (`phone_00`).
"""

from erstanlauf.domain.formula_guard import MARK, begins_formula, guarded


def cell_of(text: str) -> str:
    """Return a text as the cell it is written as."""
    return guarded(text)


def text_of(cell: str) -> str:
    """Return the text that was written as this cell."""
    return cell[1:] if cell.startswith(MARK) and begins_formula(cell.lstrip(MARK)) else cell
