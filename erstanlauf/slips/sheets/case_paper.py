"""What sheets for the file of another office are set with: big reference, headed sections, labels and values.

German alone, A4. Names and whatever else a person said may be in any script: nothing is cut, and what no font can show
is told. Knows blocks and pages, not what a hand-over is.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from erstanlauf.domain.plain_text import without_hidden
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, Typesetter
from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.layout.paging import flowed, page_of
from erstanlauf.slips.layout.press import Cell, Press
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.parts import MOST_PAGES, below_each_other, desk_line, room_mm
from erstanlauf.slips.text.fonts import Fonts

_BODY_PT: Final = 10.0
_GAP_MM: Final = 1.0
_SECTION_MM: Final = 3.2
_PADDING_MM: Final = 3.0
_LABEL_MM: Final = 42.0
_COLUMN_GAP_MM: Final = 4.0

_TITLE: Final = Role(1.5, 2.0, bold=True, tag="H1")
_REFERENCE: Final = Role(2.6, 3.1, bold=True)
_HEADING: Final = Role(1.1, 1.7, g.ACCENT, bold=True, tag="H2")
_LABEL: Final = Role(0.9, 1.45, g.QUIET)
_VALUE: Final = Role(1.0, 1.45)
_STRONG: Final = Role(1.25, 1.7, bold=True)
_SMALL: Final = Role(0.86, 1.35, g.QUIET)

_RIGHT_TO_LEFT: Final = language("ar")
"""Stands for every language that runs from right to left; how letters join is the same in all of them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its value; `is_said` where a person said it, so that its own script and direction count."""

    label: str
    value: str
    is_strong: bool = False
    is_said: bool = False


class CasePaper:
    """Sets the parts of a sheet in one size of letters."""

    def __init__(self, fonts: Fonts, template: Template, desk: str) -> None:
        self._fonts = fonts
        self._logo = template.logo
        self._desk = desk
        self._paper = replace(template.sheets[Paper.A4], block_gap_mm=_GAP_MM)
        self._press = Press(Typesetter(fonts, _BODY_PT), self._paper, (GERMAN,))
        self._whole = Column(GERMAN, 0.0, self._paper.text_width_mm)

    def head(self, title: str, day: str, reference: str, lines: Sequence[Line]) -> list[Block]:
        """Desk and day, title, and in a tinted field the reference with what belongs to it."""
        desk = desk_line(self._press, self._desk, day, self._logo)
        return [desk, self._text(title, _TITLE), self._field(reference, lines)]

    def section(self, heading: str, parts: Sequence[Block]) -> list[Block]:
        """Put a heading above parts; it never stands alone. Nothing where there is no part."""
        if not parts:
            return []
        head = self._text(heading, _HEADING)
        above = Block(head.height_mm + _SECTION_MM, head.moved(0.0, _SECTION_MM).texts)
        return [below_each_other([above, parts[0]], 0.0), *parts[1:]]

    def lines(self, lines: Iterable[Line]) -> list[Block]:
        """Set labels with their values beside them."""
        return [self._line(each) for each in lines]

    def numbered(self, entries: Iterable[Sequence[str]]) -> list[Block]:
        """Set entries with numbers; the first line of each is bold."""
        return [self._entry(f"{number}.", entry) for number, entry in enumerate(entries, start=1)]

    def steps(self, texts: Iterable[str]) -> list[Block]:
        """Set sentences with numbers, what to do in its order."""
        return [self._entry(f"{number}.", ("", text)) for number, text in enumerate(texts, start=1)]

    def paragraph(self, text: str) -> Block:
        """Set a text across the sheet."""
        return self._text(text, _VALUE)

    def note(self, text: str) -> Block:
        """Set a small text across the sheet."""
        return self._text(text, _SMALL)

    def boxed(self, lines: Iterable[str]) -> list[Block]:
        """Set lines with an empty box to tick before each."""
        return [self._press.stacked([[Cell(text, _VALUE, self._whole, ticked=True)]], 0.0) for text in lines]

    def to_sign(self, label: str) -> Block:
        """Leave room to sign, with what is to be written below the line."""
        room_mm = 4 * _BODY_PT / g.POINTS_PER_MM
        text = self._press.stacked([[Cell(label, _SMALL, self._whole)]], room_mm)
        return Block(text.height_mm, text.texts, (Box(0.0, room_mm, self._whole.width_mm / 2, 0.0, frame=g.INK),))

    def cannot_show(self, text: str) -> bool:
        """Whether some letter of a text has no shape in any font; it shows as an empty box."""
        return bool(self._fonts.missing_from(text))

    def pdf(self, title: str, head: Sequence[Block], body: Sequence[Block], foot: str) -> bytes:
        """Return the sheet on as many pages as it takes, the foot and its number on each."""
        bodies = flowed([*head, *body], room_mm(self._paper, [self._foot(foot, MOST_PAGES, MOST_PAGES)]), self._paper)
        pages = [
            page_of(each, [self._foot(foot, number, len(bodies))], self._paper)
            for number, each in enumerate(bodies, start=1)
        ]
        return pdf_of(pages, self._paper, DocumentData(title, self._desk, GERMAN.tag))

    def _field(self, reference: str, lines: Sequence[Line]) -> Block:
        inner = replace(self._whole, left_mm=_PADDING_MM, width_mm=self._whole.width_mm - 2 * _PADDING_MM)
        rows = [[Cell(reference, _REFERENCE, inner)], *(self._cells(each, inner) for each in lines)]
        text = self._press.stacked(rows, _SECTION_MM)
        height_mm = text.height_mm + _PADDING_MM
        tint = Box(0.0, _PADDING_MM / 2, self._whole.width_mm, height_mm - _PADDING_MM / 2, fill=g.TINT)
        return Block(height_mm, text.texts, (tint,))

    def _line(self, line: Line) -> Block:
        return self._press.stacked([self._cells(line, self._whole)], 0.0)

    def _cells(self, line: Line, column: Column) -> list[Cell]:
        role = _STRONG if line.is_strong else _VALUE
        value = column.narrowed(_LABEL_MM + _COLUMN_GAP_MM)
        label = replace(_LABEL, leading=role.leading)
        if not line.is_said:
            return [Cell(line.label, label, column.cut_to(_LABEL_MM)), Cell(line.value, role, value)]
        spoken = replace(value, language=_RIGHT_TO_LEFT, align="end") if _runs_from_right(line.value) else value
        return [Cell(line.label, label, column.cut_to(_LABEL_MM)), Cell(said(line.value), role, spoken)]

    def _entry(self, number: str, entry: Sequence[str]) -> Block:
        strong, beside = replace(_VALUE, bold=True), self._whole.narrowed(_PADDING_MM * 2.5)
        lines = [(strong, entry[0]), *((_VALUE, text) for text in entry[1:])]
        first, *others = [Cell(text, role, beside) for role, text in lines if text]
        rows = [[Cell(number, strong, self._whole), first], *([each] for each in others)]
        return self._press.stacked(rows, 0.0)

    def _text(self, text: str, role: Role) -> Block:
        return self._press.stacked([[Cell(text, role, self._whole)]], 0.0)

    def _foot(self, foot: str, page: int, pages: int) -> Block:
        number = Cell(f"Seite {page} von {pages}", _SMALL, replace(self._whole, align="end"))
        text = self._press.stacked([[Cell(foot, _SMALL, self._whole), number]], _GAP_MM)
        rule = Box(0.0, 0.0, self._whole.width_mm, 0.0, frame=g.HAIRLINE)
        return Block(text.height_mm, text.texts, (rule,))


def said(text: str) -> str:
    """Return what a person said without what nobody sees, whole."""
    return without_hidden(text)


def _runs_from_right(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that runs from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"
