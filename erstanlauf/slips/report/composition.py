"""Which parts the report has and in which order, and how its pages are made.

Knows what belongs to which section; how a table or a chart is set, others know.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat
from typing import NamedTuple

from erstanlauf.domain.figures.views import View
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, PlacedBlock, Typesetter
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.report import furniture
from erstanlauf.slips.report import measures as m
from erstanlauf.slips.report.kit import Kit
from erstanlauf.slips.report.pieces import Piece, in_two_columns, paged
from erstanlauf.slips.report.showing import shown
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.figures.written import CATALOGUE, MINUTES, WrittenReport

_BULLET_MM, _BULLET_INDENT_MM = 1.3, 4.5

_LEFT_SHARE, _RIGHT_SHARE = 0.52, 0.43
_MOST_PAGES = 6
_MOST_ROWS = (14, 12, 10, 9, 8, 7, 6, 5, 4)
"""Of a list: the first number is taken with which the paper is no longer than it may be."""


class _Section(NamedTuple):
    """Tables below each other, by their ids, and after them some in two columns."""

    heading: str
    whole: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


_SECTIONS = (
    _Section(N_("Vorsprachen"), (View.WEEKS, View.STAFFING)),
    _Section(N_("Zielgruppen und Anliegen"), (View.GROUPS, View.TOPICS)),
    _Section(N_("Wohin verwiesen wurde"), (View.TARGETS,)),
    _Section(N_("Lücken"), (View.GAPS, View.NEAR_MISSES, View.UNSUITABLE, View.TOLD)),
    _Section(N_("Case Management"), (View.CASES, View.ANSWERS)),
    _Section(N_("Rückkehr, Sprachen und Katalog"), left=(View.LANGUAGES,), right=(View.RETURNS, MINUTES, CATALOGUE)),
)
"""What stands between summary and method."""


class ReportComposition:
    """One report on its pages."""

    def __init__(self, report: WrittenReport, words: Wording, city: str, fonts: Fonts, template: Template) -> None:
        self._report = report
        self._words = words
        self._city = city
        self._template = template
        self._sheet = template.sheets[Paper.A4]
        width_mm = self._sheet.width_mm - m.LEFT_MM - m.RIGHT_MM
        self._kit = Kit(fonts, Typesetter(fonts, m.BODY_PT), language(report.language), width_mm, words)

    def pages(self) -> list[Page]:
        """Return the pages with all that stands on them."""
        made: list[Page] = []
        for most_rows in _MOST_ROWS:
            made = self._pages(most_rows)
            if len(made) <= _MOST_PAGES:
                break
        return made

    def _pages(self, most_rows: int) -> list[Page]:
        kit, report = self._kit, self._report
        first = furniture.first_head(kit, report)
        heads = [first] if first else [], [furniture.running_head(kit, report)]
        foot_mm = furniture.foot(kit, report, 1, 1).height_mm
        tops_mm = [m.TOP_MM + sum(each.height_mm + m.FURNITURE_GAP_MM for each in head) for head in heads]
        room_mm = self._sheet.height_mm - m.BOTTOM_MM - foot_mm - m.FURNITURE_GAP_MM
        bodies = paged(list(self._pieces(most_rows)), chain([room_mm - tops_mm[0]], repeat(room_mm - tops_mm[1])))
        return [
            self._page(body, heads[min(at, 1)], tops_mm[min(at, 1)], furniture.foot(kit, report, at + 1, len(bodies)))
            for at, body in enumerate(bodies)
        ]

    def _page(self, body: Sequence[PlacedBlock], head: Sequence[Block], top_mm: float, foot: Block) -> Page:
        placed = (replace(each, x_mm=m.LEFT_MM + each.x_mm, y_mm=top_mm + each.y_mm) for each in body)
        foot_mm = self._sheet.height_mm - m.BOTTOM_MM - foot.height_mm
        return [*_stacked(head), *placed, PlacedBlock(foot, m.LEFT_MM, foot_mm)]

    def _pieces(self, most_rows: int) -> Iterator[Piece]:
        kit, words, template = self._kit, self._words, self._template
        yield furniture.letterhead(kit, self._city, template.footer, template.logo)
        yield from furniture.title(kit, self._report)
        number = 1
        if self._report.sentences:
            yield furniture.section(kit, number, words.gettext("Zusammenfassung"))
            yield from self._bullets(self._report.sentences, m.BODY)
            number += 1
        for section in _SECTIONS:
            if pieces := list(self._tables(section, most_rows)):
                yield furniture.section(kit, number, words.gettext(section.heading))
                yield from pieces
                number += 1
        yield furniture.section(kit, number, words.gettext("Methode und Quellen"))
        yield from self._bullets(self._report.method, m.SMALL)

    def _tables(self, section: _Section, most_rows: int) -> Iterator[Piece]:
        kit = self._kit
        yield from self._shown(kit, section, section.whole, most_rows)
        left = self._in_column(section, section.left, _LEFT_SHARE, most_rows)
        right = self._in_column(section, section.right, _RIGHT_SHARE, most_rows)
        if left and right:
            yield in_two_columns(left, right, kit.width_mm * (1 - _RIGHT_SHARE))
        else:
            yield from self._shown(kit, section, section.left + section.right, most_rows)

    def _in_column(self, section: _Section, ids: Sequence[str], share: float, most_rows: int) -> list[Piece]:
        kit = replace(self._kit, width_mm=self._kit.width_mm * share)
        return list(self._shown(kit, section, ids, most_rows))

    def _shown(self, kit: Kit, section: _Section, ids: Sequence[str], most_rows: int) -> Iterator[Piece]:
        heading = self._words.gettext(section.heading)
        for table in (self._report.table(each) for each in ids):
            if table is not None:
                yield from shown(kit, table, most_rows, is_titled=table.title != heading)

    def _bullets(self, sentences: Sequence[str], role: Role) -> Iterator[Piece]:
        for number, sentence in enumerate(sentences, start=1):
            text = self._kit.text(sentence, role, 0.0, _BULLET_INDENT_MM)
            dot = Box(0.6, (text.line_mm - _BULLET_MM) / 2, _BULLET_MM, _BULLET_MM, fill=g.ACCENT)
            keeps_next = number in (1, len(sentences) - 1)
            yield Piece(Block(text.bottom_mm, (text,), (dot,)), m.PARAGRAPH_MM, keeps_next)


def _stacked(blocks: Sequence[Block]) -> Iterator[PlacedBlock]:
    """Yield what stands on top of a page."""
    y_mm = m.TOP_MM
    for block in blocks:
        yield PlacedBlock(block, m.LEFT_MM, y_mm)
        y_mm += block.height_mm + m.FURNITURE_GAP_MM
