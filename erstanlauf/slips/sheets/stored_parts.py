"""What the sheets on stored data are set with: headed lists with pictograms, rules, air, lines in German and English.

Knows blocks and sentences, not which of them stand on a sheet.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.retention import longest_backup_days
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.phrases import slip as slip_phrases
from erstanlauf.i18n.phrases import stored
from erstanlauf.i18n.phrases.both_voices import BothVoices
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, Picture, Typesetter
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.layout.paging import Page, stacked_mm
from erstanlauf.slips.layout.press import Cell, Press
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.parts import below_each_other, desk_line, largest_that_fits, notes, pages_of, room_mm
from erstanlauf.slips.text.fonts import Fonts

TITLE: Final = Role(1.65, 2.2, bold=True, tag="H1")
LEAD: Final = Role(1.12, 1.55, bold=True)
LINE: Final = Role(1.0, 1.45)
VALUE: Final = Role(1.0, 1.45, bold=True)

_HEADING: Final = Role(1.05, 1.6, g.ACCENT, bold=True, tag="H2")
_FOOT: Final = Role(0.9, 1.4)
_LINE_GAP_MM: Final = 0.8
PARAGRAPH_GAP_MM: Final = 0.8
_AIR_MM: Final = 1.4
_PICTURE: Final = 0.42
"""Side of a pictogram before a line, in millimetres for each point of the largest usual letters."""
_SECTION_GAP: Final = 0.2
"""Air above a heading, in the same measure."""
_LARGER: Final = (1.3, 1.2, 1.1)
"""Shares of the largest usual letters to try where there is much room, as where German stands alone."""
_ENGLISH: Final = language("en")
KEPT: Final = (
    stored.KEPT_DAY,
    stored.KEPT_TOPICS,
    stored.KEPT_SERVICES,
    stored.KEPT_GAPS,
    stored.KEPT_GROUP,
    stored.KEPT_NUMBER,
    stored.KEPT_RETURN,
)
_RIGHTS: Final = (
    stored.WHY_KEPT,
    stored.WHERE_KEPT,
    stored.QR_HOLDS,
    stored.ASK_FOR_ERASURE,
    stored.WITH_YOUR_YES,
)
_NOT_KEPT: Final = (stored.NOT_KEPT_ANSWERS, stored.NOT_KEPT_SENSITIVE)

Row = tuple[Role, Sequence[str], Sequence[Column]]
"""The same words in every column."""


@dataclass(frozen=True, slots=True)
class StoredPress:
    """Everything to set a line with: the press, the voices, and the words of the office in German and English."""

    press: Press
    both: BothVoices
    words: tuple[Wording, Wording]

    def said(self, role: Role, phrase: str, **parts: str) -> Row:
        """Say a phrase of the bank in both languages."""
        return role, self.both.side_by_side(phrase, **parts), self.press.columns()

    def in_words(self, role: Role, texts: Sequence[str]) -> Row:
        """Return a row of texts that are in the languages of the sheet already."""
        return role, texts, self.press.columns()

    def in_english(self, role: Role, make: Callable[[Wording], str]) -> Row:
        """Say in German, and in English where the person's language stands, what the phrase bank does not have."""
        first, *second = self.press.columns()
        columns = (first, *(replace(each, language=_ENGLISH) for each in second))
        return role, [make(words) for words, _ in zip(self.words, columns, strict=False)], columns

    def set(self, *rows: Row) -> Block:
        """Set rows below each other."""
        cells = [
            [Cell(text, role, column) for text, column in zip(texts, columns, strict=True)]
            for role, texts, columns in rows
        ]
        return self.press.stacked(cells, 0.0)

    def pictured(self, picture: str, *rows: Row) -> Block:
        """Set rows below each other, with a pictogram before the first in every column."""
        size_mm = _PICTURE * self.press.sheet.body_sizes_pt[0]
        room = size_mm + _AIR_MM
        block = self.set(*((role, texts, [each.narrowed(room) for each in columns]) for role, texts, columns in rows))
        first = block.texts[0]
        y_mm = ((first.bottom_mm - first.y_mm) / len(first.paragraph.lines) - size_mm) / 2
        _, texts, columns = rows[0]
        said = [column for text, column in zip(texts, columns, strict=True) if text]
        pictures = [Picture(picture, _start_mm(each, size_mm), y_mm, size_mm, g.ACCENT) for each in said]
        return Block(block.height_mm, block.texts, pictures=tuple(pictures))

    def headed(self, heading: Row, lines: Sequence[Block]) -> list[Block]:
        """Put a heading above lines; it never stands alone."""
        head = below(self.set(heading), self.section_mm)
        return [below_each_other([head, lines[0]], _LINE_GAP_MM), *lines[1:]]

    def heading(self, phrase: str) -> Row:
        """Return the row of a heading."""
        return self.said(_HEADING, phrase)

    def not_kept(self) -> list[Block]:
        """What is never kept beyond the conversation."""
        lines = [self.pictured("dismiss", self.said(LINE, phrase)) for phrase in _NOT_KEPT]
        return self.headed(self.heading(stored.WE_DO_NOT_KEEP), lines)

    def rights(self, how_long: Row) -> list[Block]:
        """Why, how long and where it is kept and what a person can ask for, below a rule."""
        rows = [self.said(LINE, phrase) for phrase in _RIGHTS]
        rows[1:1] = [how_long, self.said(LINE, stored.THEN_COUNTS)]
        first, *others = (below(self.set(each), PARAGRAPH_GAP_MM) for each in rows)
        return [ruled(self.press, first), *others]

    def foot(self, city: str, authority: str) -> list[Block]:
        """Who answers for the data and where to complain, below a rule, and the notes on drafts."""
        responsible = self.set(self.said(_FOOT, stored.RESPONSIBLE, city=city))
        complain = self.set(self.said(_FOOT, stored.COMPLAIN, authority=authority))
        return [
            ruled(self.press, below_each_other([responsible, complain], _LINE_GAP_MM)),
            *notes(self.press, self.both),
        ]

    @property
    def section_mm(self) -> float:
        return _SECTION_GAP * self.press.sheet.body_sizes_pt[0]


@dataclass(frozen=True, slots=True)
class MadeSheet:
    """A sheet in one size of letters: the desk's line, what it says, what stands at its foot."""

    kit: StoredPress
    head: list[Block]
    body: list[Block]
    foot: list[Block]

    @property
    def height_mm(self) -> float:
        return stacked_mm([*self.head, *self.body, *self.foot], self.kit.press.sheet)


def pages_in_largest_letters(
    both: BothVoices, fonts: Fonts, sheet: g.Sheet, make: Callable[[StoredPress], MadeSheet]
) -> list[Page]:
    """Put a sheet on one page in the largest letters that fit, or, where even the smallest do not, on as few pages as
    they take, in the largest letters that take no more.
    """
    words = (Wording("de"), Wording(_ENGLISH.tag))
    spaced = replace(sheet, block_gap_mm=_LINE_GAP_MM)

    def made(size_pt: float) -> MadeSheet:
        return make(StoredPress(Press(Typesetter(fonts, size_pt), spaced, both.languages), both, words))

    sizes_pt = [*(share * spaced.body_sizes_pt[0] for share in _LARGER), *spaced.body_sizes_pt]
    found = largest_that_fits(sizes_pt, made, lambda each: each.height_mm, room_mm(spaced, []))
    fewest = _pages(found)
    if len(fewest) == 1:
        return fewest
    larger = (_pages(made(size_pt)) for size_pt in spaced.body_sizes_pt)
    return next((pages for pages in larger if len(pages) == len(fewest)), fewest)


def _pages(made: MadeSheet) -> list[Page]:
    return pages_of(made.kit.press, made.kit.both, made.head, made.body, made.foot)


def spoken(voices: Sequence[Voice]) -> BothVoices:
    """Return the voices of a sheet; German alone where all of it are legal drafts that are kept back."""
    legal = (stored.STORED_TITLE, *KEPT, *_NOT_KEPT, *_RIGHTS, stored.THEN_COUNTS)
    return BothVoices(voices if any(voices[-1].say(phrase) for phrase in legal) else voices[:1])


def handed_periods(settings: OfficeSettings) -> dict[str, str]:
    """Return the figures of the sentence on how long the desk keeps what was handed over."""
    return {
        "days": str(settings.handover_days),
        "most": str(settings.handover_most_days),
        "copies": str(longest_backup_days(settings)),
        "months": str(settings.consent_months),
    }


def desk_head(kit: StoredPress, city: str, beside: str, template: Template) -> list[Block]:
    """Return the line of the desk."""
    return [desk_line(kit.press, kit.both.side_by_side(slip_phrases.DESK, city=city)[0], beside, template.logo)]


def below(block: Block, air_mm: float) -> Block:
    """Leave air above a block."""
    return replace(block.moved(0.0, air_mm), height_mm=block.height_mm + air_mm)


def ruled(press: Press, block: Block) -> Block:
    """Put a thin rule above a block."""
    rule = Box(0.0, _AIR_MM, press.sheet.text_width_mm, 0.0, frame=g.HAIRLINE)
    block = below(block, 2 * _AIR_MM)
    return Block(block.height_mm, block.texts, (rule,))


def _start_mm(column: Column, size_mm: float) -> float:
    return column.left_mm + (column.width_mm - size_mm if column.language.is_rtl else 0.0)
