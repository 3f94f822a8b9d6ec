"""The review sheet on paper: German, draft and room to write, row by row on as many numbered pages as it takes.

A4 across, so that three columns are wide enough for handwriting. German stands left; a language from right to left has
its draft at the right edge and the room to write in the middle. Knows what a row shows, not where the words came from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from erstanlauf.domain.slip import Paper
from erstanlauf.i18n import labels
from erstanlauf.i18n.languages import GERMAN, language
from erstanlauf.i18n.phrases.isolates import isolate_ltr, with_latin_kept
from erstanlauf.i18n.phrases.legal import is_legal
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, PlacedBlock, PlacedText, Typesetter
from erstanlauf.slips.layout.drawing import DocumentData, pdf_of
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.review_sheet import ReviewSheet, SheetRow

_BODY_PT = 9.5
_EDGE_MM = 10.0
_ID_MM = 17.0
_GAP_MM = 6.0
_WRITING_LINE_MM = 7.5
_TICK_MM = 4.0
_TICK_LINE_MM = 0.3
_ROW_AIR_MM = 1.4
_LETTERS_ON_A_LINE = 55
_SIGN_MM = 16.0
_PLACEHOLDER = re.compile(r"\{\w+\}")

_ID = Role(0.84, 1.42, g.QUIET)
_HEAD = Role(0.9, 1.4, g.QUIET, bold=True, tag="H2")
_SMALL = Role(0.76, 1.2, g.QUIET)

Page = list[PlacedBlock]


def review_sheet_pdf(sheet: ReviewSheet, words: Wording, fonts: Fonts, template: Template) -> bytes:
    """Return the sheet as PDF in the words of the office; the same sheet gives the same bytes."""
    paper = across(template)
    layout = Layout(sheet, words, Typesetter(fonts, _BODY_PT), paper)
    data = DocumentData(title=layout.title, author="Erstanlauf", language=GERMAN.tag)
    return pdf_of(layout.pages(), paper, data)


def across(template: Template) -> g.Sheet:
    """Return the template's A4 on its side."""
    a4 = template.sheets[Paper.A4]
    return replace(a4, width_mm=a4.height_mm, height_mm=a4.width_mm, top_mm=_EDGE_MM, bottom_mm=_EDGE_MM)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where id, German, draft and the room to write stand."""

    id: Column
    german: Column
    draft: Column
    writing: Column


class Layout:
    """One sheet on its pages."""

    def __init__(self, sheet: ReviewSheet, words: Wording, setter: Typesetter, paper: g.Sheet) -> None:
        self._sheet = sheet
        self._words = words
        self._setter = setter
        self._paper = paper
        self._columns = _columns_on(paper, sheet)
        self._spoken = labels.language_name(words, sheet.language.tag)
        self.title = words.gettext("Prüfbogen: Übersetzungen für den Laufzettel")

    def pages(self) -> list[Page]:
        """Fill the pages from the top; a section's heading stays with its first row."""
        head, heads = self._head(), self._column_heads()
        rest = list(self._groups())
        pages: list[list[Block]] = []
        while rest:
            above = [heads] if pages else [head, heads]
            room_mm = self._room_mm - _height(above)
            page: list[Block] = []
            while rest and (not page or _height(page) + _height(rest[0]) <= room_mm):
                page += rest.pop(0)
            pages.append([*above, *page])
        return [self._placed(page, number, len(pages)) for number, page in enumerate(pages, start=1)]

    @property
    def _room_mm(self) -> float:
        paper = self._paper
        return paper.height_mm - paper.top_mm - paper.bottom_mm - self._foot(1, 1).height_mm - _GAP_MM / 2

    def _placed(self, blocks: Sequence[Block], number: int, count: int) -> Page:
        paper = self._paper
        page: Page = []
        y_mm = paper.top_mm
        for block in blocks:
            page.append(PlacedBlock(block, paper.side_mm, y_mm))
            y_mm += block.height_mm
        foot = self._foot(number, count)
        page.append(PlacedBlock(foot, paper.side_mm, paper.height_mm - paper.bottom_mm - foot.height_mm))
        return page

    def _groups(self) -> Iterator[list[Block]]:
        """Yield what may not be parted: each row, a heading with its first row, and last the place to sign."""
        section = ""
        for row in self._sheet.rows:
            group = [self._row(row)]
            if row.phrase.section != section:
                section = row.phrase.section
                group.insert(0, self._section_heading(labels.phrase_section(self._words, section)))
            yield group
        yield [self._signature()]

    def _head(self) -> Block:
        """Title, language, state, and what to do."""
        words, share = self._words, self._sheet.share
        state = words.gettext("{language} ({own_name}) · {reviewed} von {sentences} geprüft · Stand {day}")
        lines = [
            (g.TITLE, self.title),
            (g.BODY, self._filled(state, reviewed=share.reviewed, sentences=share.sentences)),
            (
                g.BODY,
                words.gettext(
                    "Stimmt eine Übersetzung, das Kästchen ankreuzen. Stimmt sie nicht, auf die Linie schreiben, wie "
                    "es heißen muss: einfach, höflich, so kurz wie der deutsche Satz."
                ),
            ),
            (
                g.BODY,
                words.gettext(
                    "Was in geschweiften Klammern steht, bleibt unverändert; das Programm setzt dort Namen, Zahlen "
                    "oder Tage ein. Deutsche Wörter in runden Klammern bleiben deutsch. § ist ein rechtlicher Satz."
                ),
            ),
        ]
        return self._lines(lines, _GAP_MM / 2)

    def _column_heads(self) -> Block:
        words, columns = self._words, self._columns
        draft = replace(columns.draft.for_german(), align="start")
        if columns.draft.language.is_rtl:
            draft = columns.draft.for_german()
        heads = [
            self._setter.place(text, _HEAD, column, 0.0)
            for text, column in (
                (words.gettext("Kennung"), columns.id),
                (words.gettext("Deutsch"), columns.german),
                (self._filled(words.gettext("Entwurf auf {language}")), draft),
                (words.gettext("Stimmt, oder Korrektur"), columns.writing),
            )
        ]
        height_mm = max(each.bottom_mm for each in heads) + _ROW_AIR_MM
        return Block(height_mm, tuple(heads), (self._line_at(height_mm, g.QUIET),))

    def _section_heading(self, title: str) -> Block:
        column = Column(GERMAN, 0.0, self._paper.text_width_mm)
        text = self._setter.place(title, g.HEADING, column, _ROW_AIR_MM)
        return Block(text.bottom_mm, (text,))

    def _row(self, row: SheetRow) -> Block:
        phrase, columns = row.phrase, self._columns
        mark = f"{phrase.id}\n§" if is_legal(phrase.german) else phrase.id
        kept = with_latin_kept(row.words) if columns.draft.language.is_rtl else row.words
        shown = _PLACEHOLDER.sub(lambda found: isolate_ltr(found[0]), kept)
        texts = [
            self._setter.place(mark, _ID, columns.id, _ROW_AIR_MM),
            *self._stacked(columns.german, phrase.german, phrase.comment, "en"),
            *self._stacked(columns.draft, shown, *self._remark(row)),
        ]
        lines = ceil(max(len(phrase.german), len(row.words)) / _LETTERS_ON_A_LINE)
        height_mm = max(lines * _WRITING_LINE_MM, *(text.bottom_mm for text in texts)) + 1.5 * _ROW_AIR_MM
        return Block(height_mm, tuple(texts), (*self._room_to_write(lines), self._line_at(height_mm)))

    def _remark(self, row: SheetRow) -> tuple[str, str]:
        """Return what is known of a translation, and the language that is said in."""
        if row.review is not None:
            told = self._words.gettext("geprüft am {day}: {role}")
            return told.format(day=_short(row.review.on), role=row.review.by), GERMAN.tag
        return (self._words.gettext("unsicher: {remark}").format(remark=row.doubt) if row.doubt else ""), "en"

    def _stacked(self, column: Column, text: str, remark: str, remark_tag: str) -> list[PlacedText]:
        """Set a text and, small below it, a remark in another language."""
        upper = self._setter.place(text, g.BODY, column, _ROW_AIR_MM)
        if not remark:
            return [upper]
        below = replace(column.for_german(), language=language(remark_tag))
        return [upper, self._setter.place(remark, _SMALL, below, upper.bottom_mm)]

    def _room_to_write(self, lines: int) -> Iterator[Box]:
        """A box to tick where reading starts, and lines beside it."""
        column = self._columns.writing
        is_rtl = column.align == "end"
        tick_mm = column.left_mm + column.width_mm - _TICK_MM if is_rtl else column.left_mm
        yield from _square(tick_mm, 1.5 * _ROW_AIR_MM, _TICK_MM)
        left_mm = column.left_mm if is_rtl else column.left_mm + _TICK_MM + 2
        for number in range(1, lines + 1):
            yield Box(left_mm, number * _WRITING_LINE_MM, column.width_mm - _TICK_MM - 2, 0.0, frame=g.QUIET)

    def _signature(self) -> Block:
        """Where who has read it all signs; the program itself takes only the role."""
        words, width_mm = self._words, self._paper.text_width_mm
        part_mm = (width_mm - 2 * _GAP_MM) / 3
        texts, lines = [], []
        for number, label in enumerate(
            (words.gettext("Gelesen als (Funktion)"), words.gettext("Tag"), words.gettext("Unterschrift, Stempel"))
        ):
            column = Column(GERMAN, number * (part_mm + _GAP_MM), part_mm)
            lines.append(Box(column.left_mm, _SIGN_MM, part_mm, 0.0, frame=g.QUIET))
            texts.append(self._setter.place(label, _SMALL, column, _SIGN_MM + 1))
        return Block(texts[0].bottom_mm, tuple(texts), tuple(lines))

    def _foot(self, number: int, count: int) -> Block:
        line = self._words.gettext("Prüfbogen {language} ({tag}) · Stand {day} · Seite {page} von {pages}")
        return self._lines([(_SMALL, self._filled(line, page=number, pages=count))], 0.0)

    def _filled(self, text: str, **numbers: int) -> str:
        spoken = self._sheet.language
        return text.format(
            language=self._spoken,
            own_name=isolate_ltr(spoken.own_name),
            tag=spoken.tag,
            day=_short(self._sheet.on),
            **numbers,
        )

    def _lines(self, lines: Sequence[tuple[Role, str]], air_mm: float) -> Block:
        column = Column(GERMAN, 0.0, self._paper.text_width_mm)
        texts: list[PlacedText] = []
        for role, text in lines:
            texts.append(self._setter.place(text, role, column, texts[-1].bottom_mm if texts else 0.0))
        return Block(texts[-1].bottom_mm + air_mm, tuple(texts))

    def _line_at(self, y_mm: float, colour: str = g.HAIRLINE) -> Box:
        return Box(0.0, y_mm, self._paper.text_width_mm, 0.0, frame=colour)


def _columns_on(paper: g.Sheet, sheet: ReviewSheet) -> _Columns:
    width_mm = (paper.text_width_mm - _ID_MM - 2 * _GAP_MM) / 3
    first_mm, second_mm, third_mm = (_ID_MM + place * (width_mm + _GAP_MM) for place in range(3))
    is_rtl = sheet.language.is_rtl
    return _Columns(
        Column(GERMAN, 0.0, _ID_MM - 1),
        Column(GERMAN, first_mm, width_mm),
        Column(sheet.language, third_mm if is_rtl else second_mm, width_mm),
        Column(GERMAN, second_mm if is_rtl else third_mm, width_mm, align="end" if is_rtl else "start"),
    )


def _square(x_mm: float, y_mm: float, side_mm: float) -> Iterator[Box]:
    """A square as four thin bars: the frame of a box has round corners, which look like a circle on so small a one."""
    thin_mm = _TICK_LINE_MM
    for top_mm in (y_mm, y_mm + side_mm - thin_mm):
        yield Box(x_mm, top_mm, side_mm, thin_mm, fill=g.QUIET)
    for left_mm in (x_mm, x_mm + side_mm - thin_mm):
        yield Box(left_mm, y_mm, thin_mm, side_mm, fill=g.QUIET)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height_mm for block in blocks)


def _short(day: date) -> str:
    return f"{day:%d.%m.%Y}"
