"""The sheet "Was speichern wir?": what is kept of a visit and what is not, line by line in both languages.

Knows the sentences of `phrases.stored` and their order; that they are true of the store, its tests hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from erstanlauf.i18n.phrases import slip as slip_phrases
from erstanlauf.i18n.phrases import stored
from erstanlauf.i18n.phrases.both_voices import BothVoices
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, Picture, Typesetter
from erstanlauf.slips.layout.geometry import Role, Sheet
from erstanlauf.slips.layout.paging import Page, stacked_mm
from erstanlauf.slips.layout.press import Cell, Press
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.parts import below_each_other, desk_line, largest_that_fits, notes, pages_of, room_mm
from erstanlauf.slips.text.fonts import Fonts

_TITLE: Final = Role(1.65, 2.2, bold=True, tag="H1")
_LEAD: Final = Role(1.12, 1.55, bold=True)
_HEADING: Final = Role(1.05, 1.6, g.ACCENT, bold=True, tag="H2")
_LINE: Final = Role(1.0, 1.45)
_FOOT: Final = Role(0.9, 1.4)
_LINE_GAP_MM: Final = 0.8
_PARAGRAPH_GAP_MM: Final = 1.0
_AIR_MM: Final = 1.4
_PICTURE: Final = 0.42
"""Side of a pictogram before a line, in millimetres for each point of the largest usual letters."""
_SECTION_GAP: Final = 0.22
"""Air above a heading, in the same measure."""
_LARGER: Final = (1.3, 1.2, 1.1)
"""Shares of the largest usual letters to try where there is much room, as where German stands alone."""

_KEPT: Final = (
    stored.KEPT_DAY,
    stored.KEPT_TOPICS,
    stored.KEPT_SERVICES,
    stored.KEPT_GAPS,
    stored.KEPT_NUMBER,
    stored.KEPT_LANGUAGE,
)
_NOT_KEPT: Final = (stored.NOT_KEPT_ANSWERS, stored.NOT_KEPT_SENSITIVE)
_RIGHTS: Final = (stored.WHY_KEPT, stored.WHERE_KEPT, stored.ASK_FOR_ERASURE, stored.NAME_ONLY_WITH_CONSENT)


@dataclass(frozen=True, slots=True)
class _Made:
    """The sheet in one size of letters."""

    press: Press
    head: list[Block]
    body: list[Block]
    tail: list[Block]

    @property
    def height_mm(self) -> float:
        return stacked_mm([*self.head, *self.body, *self.tail], self.press.sheet)


def stored_pages(voices: Sequence[Voice], city: str, fonts: Fonts, template: Template, sheet: Sheet) -> list[Page]:
    """Put the sheet on one page, in the largest letters that fit; `voices` are German and the person's."""
    if not any(voices[-1].say(phrase) for phrase in (stored.STORED_TITLE, *_KEPT, *_NOT_KEPT, *_RIGHTS)):
        voices = voices[:1]  # all of it are legal drafts that are kept back
    both = BothVoices(voices)
    sheet = replace(sheet, block_gap_mm=_LINE_GAP_MM)

    def made(size_pt: float) -> _Made:
        return _made(Press(Typesetter(fonts, size_pt), sheet, both.languages), both, city, template)

    larger_pt = [share * sheet.body_sizes_pt[0] for share in _LARGER]
    found = largest_that_fits([*larger_pt, *sheet.body_sizes_pt], made, lambda each: each.height_mm, room_mm(sheet, []))
    return pages_of(found.press, both, found.head, found.body, found.tail)


def _made(press: Press, both: BothVoices, city: str, template: Template) -> _Made:
    def row(role: Role, phrase: str, **parts: str) -> Block:
        return press.rows([(role, both.side_by_side(phrase, **parts))], press.columns())

    desk = both.side_by_side(slip_phrases.DESK, city=city)[0]
    rights = [_below(row(_LINE, phrase), _PARAGRAPH_GAP_MM) for phrase in _RIGHTS]
    body = [
        _below(row(_TITLE, stored.STORED_TITLE), _section_mm(press) / 2),
        _below(row(_LEAD, stored.NO_PERSON), _section_mm(press) / 2),
        *_list(press, both, stored.WE_KEEP, _KEPT, "check"),
        *_list(press, both, stored.WE_DO_NOT_KEEP, _NOT_KEPT, "dismiss"),
        _ruled(press, rights[0]),
        *rights[1:],
    ]
    responsible = [
        row(_FOOT, stored.RESPONSIBLE, city=city),
        row(_FOOT, stored.COMPLAIN, authority=template.data_protection_authority),
    ]
    head = [desk_line(press, desk, "", template.logo)]
    tail = [_ruled(press, below_each_other(responsible, _LINE_GAP_MM)), *notes(press, both)]
    return _Made(press, head, body, tail)


def _list(press: Press, both: BothVoices, heading: str, phrases: Sequence[str], picture: str) -> list[Block]:
    """A heading and lines with a pictogram before each, in every column; the heading never stands alone."""
    columns = press.columns()
    head = _below(press.rows([(_HEADING, both.side_by_side(heading))], columns), _section_mm(press))
    first, *others = (_pictured(press, both.side_by_side(phrase), columns, picture) for phrase in phrases)
    return [below_each_other([head, first], _LINE_GAP_MM), *others]


def _pictured(press: Press, texts: Sequence[str], columns: Sequence[Column], picture: str) -> Block:
    size_mm = _PICTURE * press.sheet.body_sizes_pt[0]
    narrowed = [column.narrowed(size_mm + _AIR_MM) for column in columns]
    row = press.stacked([[Cell(text, _LINE, column) for text, column in zip(texts, narrowed, strict=True)]], 0.0)
    first = row.texts[0]
    y_mm = ((first.bottom_mm - first.y_mm) / len(first.paragraph.lines) - size_mm) / 2
    said = [column for text, column in zip(texts, columns, strict=True) if text]
    pictures = [Picture(picture, _start_mm(column, size_mm), y_mm, size_mm, g.ACCENT) for column in said]
    return Block(row.height_mm, row.texts, pictures=tuple(pictures))


def _section_mm(press: Press) -> float:
    return _SECTION_GAP * press.sheet.body_sizes_pt[0]


def _start_mm(column: Column, size_mm: float) -> float:
    return column.left_mm + (column.width_mm - size_mm if column.language.is_rtl else 0.0)


def _ruled(press: Press, block: Block) -> Block:
    """Put a thin rule above a block."""
    rule = Box(0.0, _AIR_MM, press.sheet.text_width_mm, 0.0, frame=g.HAIRLINE)
    block = _below(block, 2 * _AIR_MM)
    return Block(block.height_mm, block.texts, (rule,))


def _below(block: Block, air_mm: float) -> Block:
    """Leave air above a block."""
    return replace(block.moved(0.0, air_mm), height_mm=block.height_mm + air_mm)
