"""What parts of slips and sheets are set with: cells in columns, rows below each other, small lines in every language.

Knows where a text stands in its block; what it says, others know.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from erstanlauf.i18n.languages import Language
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, PlacedText, Typesetter
from erstanlauf.slips.layout.geometry import Role, Sheet

AIR_MM = 1.2


class Cell(NamedTuple):
    """A text in a column; `ticked` puts an empty box before it, where reading starts."""

    text: str
    role: Role
    column: Column
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """What every part needs: the typesetter, the paper and the languages from left to right (one or two)."""

    setter: Typesetter
    sheet: Sheet
    languages: tuple[Language, ...]

    def columns(self, left_mm: float = 0.0, right_mm: float = 0.0) -> tuple[Column, ...]:
        """Return one column a language, with so much left free at both sides of the text."""
        sheet = self.sheet
        german = Column(self.languages[0], left_mm, sheet.text_width_mm - left_mm - right_mm)
        if len(self.languages) == 1:
            return (german,)
        card_left_mm, card_right_mm = sheet.number_strip_mm + sheet.padding_mm, sheet.text_width_mm - sheet.padding_mm
        middle_mm = (card_left_mm + card_right_mm - sheet.column_gap_mm) / 2
        second_mm = middle_mm + sheet.column_gap_mm
        second = Column(self.languages[1], second_mm, sheet.text_width_mm - right_mm - second_mm)
        return (replace(german, width_mm=middle_mm - left_mm), second)

    def rows(self, rows: Sequence[tuple[Role, Sequence[str]]], columns: Sequence[Column], gap_mm: float = 0.0) -> Block:
        """Set rows of one text a language below each other, with a gap between them."""
        cells = [
            [Cell(text, role, column) for text, column in zip(texts, columns, strict=True)] for role, texts in rows
        ]
        return self.stacked(cells, 0.0, gap_mm)

    def stacked(self, rows: Sequence[Sequence[Cell]], y_mm: float, gap_mm: float = 0.0) -> Block:
        """Set rows of cells below each other; the block is as high as where they end."""
        placed: list[PlacedText] = []
        boxes: list[Box] = []
        for row in rows:
            cells = [cell for cell in row if cell.text]
            placed += (texts := [self._placed(cell, y_mm) for cell in cells])
            boxes += [self._tick_box(cell, text) for cell, text in zip(cells, texts, strict=True) if cell.ticked]
            y_mm = max((each.bottom_mm for each in texts), default=y_mm) + gap_mm
        return Block(y_mm, tuple(placed), tuple(boxes))

    def _placed(self, cell: Cell, y_mm: float) -> PlacedText:
        column = cell.column.narrowed(self.sheet.tick_mm + AIR_MM) if cell.ticked else cell.column
        return self.setter.place(cell.text, cell.role, column, y_mm)

    def _tick_box(self, cell: Cell, text: PlacedText) -> Box:
        side_mm, column = self.sheet.tick_mm, cell.column
        x_mm = column.left_mm + column.width_mm - side_mm if column.language.is_rtl else column.left_mm
        line_mm = (text.bottom_mm - text.y_mm) / len(text.paragraph.lines)
        return Box(x_mm, text.y_mm + (line_mm - side_mm) / 2, side_mm, side_mm, frame=g.INK)


def notice(press: Press, texts: Sequence[str]) -> Block:
    """A small line in every language."""
    return press.rows([(g.NOTICE, texts)], press.columns())
