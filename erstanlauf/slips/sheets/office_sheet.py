"""A sheet of the administration on paper: heading, lines, a table over as many pages as it takes.

A4 upright. Knows what stands where, not what it means.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, PlacedBlock, PlacedText, Typesetter
from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.office_sheet import OfficeSheet

_BODY_PT = 9.5
_GAP_MM = 5.0
_ROW_AIR_MM = 1.0
_COLUMN_GAP_MM = 3.0

_HEAD = Role(0.9, 1.4, g.QUIET, bold=True, tag="H2")
_CELL = Role(0.9, 1.35)
_FOOT = Role(0.76, 1.2, g.QUIET)

Page = list[PlacedBlock]


def office_sheet_pdf(sheet: OfficeSheet, fonts: Fonts, template: Template) -> bytes:
    """Return the sheet as PDF; the same sheet gives the same bytes."""
    paper = template.sheets[Paper.A4]
    data = DocumentData(title=sheet.title, author="Erstanlauf", language=GERMAN.tag)
    return pdf_of(_Layout(sheet, Typesetter(fonts, _BODY_PT), paper).pages(), paper, data)


class _Layout:
    """One sheet on its pages."""

    def __init__(self, sheet: OfficeSheet, setter: Typesetter, paper: g.Sheet) -> None:
        self._sheet = sheet
        self._setter = setter
        self._paper = paper
        self._whole = Column(GERMAN, 0.0, paper.text_width_mm)
        self._columns = list(_columns(paper.text_width_mm, sheet.shares))

    def pages(self) -> list[Page]:
        """Fill the pages from the top; each begins with the headings of the table."""
        rest = [self._row(row, _CELL) for row in self._sheet.rows]
        pages: list[list[Block]] = []
        while rest or not pages:
            page = [self._headings()] if pages else [self._head(), self._headings()]
            room_mm = self._room_mm - _height(page)
            while rest and room_mm >= rest[0].height_mm:
                room_mm -= rest[0].height_mm
                page.append(rest.pop(0))
            pages.append(page)
        return [self._placed(page, number, len(pages)) for number, page in enumerate(pages, start=1)]

    @property
    def _room_mm(self) -> float:
        paper = self._paper
        return paper.height_mm - paper.top_mm - paper.bottom_mm - self._foot(1, 1).height_mm - _GAP_MM

    def _head(self) -> Block:
        block = self._lines([(g.TITLE, self._sheet.title), *((g.BODY, line) for line in self._sheet.lines)])
        return Block(block.height_mm + _GAP_MM, block.texts)

    def _headings(self) -> Block:
        return self._row(self._sheet.headings, _HEAD)

    def _row(self, row: Sequence[str], role: Role) -> Block:
        texts = [
            self._setter.place(cell, role, column, _ROW_AIR_MM) for cell, column in zip(row, self._columns, strict=True)
        ]
        height_mm = max(each.bottom_mm for each in texts) + _ROW_AIR_MM
        rule = Box(0.0, height_mm, self._paper.text_width_mm, 0.0, frame=g.HAIRLINE)
        return Block(height_mm, tuple(texts), (rule,))

    def _foot(self, number: int, count: int) -> Block:
        return self._lines([(_FOOT, f"{self._sheet.foot} · {number} / {count}")])

    def _lines(self, lines: Sequence[tuple[Role, str]]) -> Block:
        texts: list[PlacedText] = []
        for role, text in lines:
            texts.append(self._setter.place(text, role, self._whole, texts[-1].bottom_mm if texts else 0.0))
        return Block(texts[-1].bottom_mm, tuple(texts))

    def _placed(self, blocks: Sequence[Block], number: int, count: int) -> Page:
        paper, page = self._paper, Page()
        y_mm = paper.top_mm
        for block in blocks:
            page.append(PlacedBlock(block, paper.side_mm, y_mm))
            y_mm += block.height_mm
        foot = self._foot(number, count)
        page.append(PlacedBlock(foot, paper.side_mm, paper.height_mm - paper.bottom_mm - foot.height_mm))
        return page


def _columns(width_mm: float, shares: Sequence[float]) -> Iterator[Column]:
    """Yield the columns of a table; each leaves a gap to the next."""
    whole = sum(shares)
    for right, share in zip(accumulate(shares), shares, strict=True):
        yield Column(GERMAN, (right - share) / whole * width_mm, share / whole * width_mm - _COLUMN_GAP_MM)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height_mm for block in blocks)
