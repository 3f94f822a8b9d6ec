"""The card to point at where there is no second screen: topics, sentences, then all questions with their answers.

Knows how the boxes of the card stand on its pages; what is in them says `card_words`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from erstanlauf.i18n.languages import GERMAN
from erstanlauf.i18n.phrases import screen
from erstanlauf.i18n.phrases import slip as slip_phrases
from erstanlauf.i18n.phrases.both_voices import BothVoices, Said
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Typesetter
from erstanlauf.slips.layout.geometry import Role, Sheet
from erstanlauf.slips.layout.paging import Page, flowed, stacked_mm
from erstanlauf.slips.layout.press import Press
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.card_words import Asked, CardWords, Pointed, card_words
from erstanlauf.slips.sheets.parts import (
    MOST_PAGES,
    below_each_other,
    both_sides,
    desk_line,
    largest_that_fits,
    notes,
    numbered_pages,
    page_label,
    room_mm,
)
from erstanlauf.slips.sheets.tiles import Tile, TileGroup, TileLook, TileText, tile_group
from erstanlauf.slips.text.fonts import Fonts

_GAP_MM: Final = 3.0
_ANSWER_GAP_MM: Final = 1.6

_BOARD_SIZES_PT: Final = (17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_SENTENCE_SIZES_PT: Final = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_QUESTION_SIZES_PT: Final = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
_NOTES_PT: Final = 9.0

_KEY: Final = Role(0.9, 1.2, g.ACCENT, bold=True)
_WORD: Final = Role(1.0, 1.4, bold=True)
_ANSWER: Final = Role(1.0, 1.38)
_GERMAN: Final = Role(0.66, 0.95, g.QUIET)
_TITLE: Final = Role(2.2, 2.9, bold=True, tag="H1")
_TITLE_GERMAN: Final = Role(1.3, 2.9, g.QUIET)
_HINT: Final = Role(1.25, 1.75)
_HINT_GERMAN: Final = Role(1.0, 1.75, g.QUIET)
_GROUP: Final = Role(1.15, 1.7, g.ACCENT, bold=True, tag="H2")
_QUESTION: Final = Role(1.15, 1.6, bold=True, tag="H2")
_QUESTION_GERMAN: Final = Role(0.8, 1.6, g.QUIET)
_QUESTION_HINT: Final = Role(0.8, 1.3)
_QUESTION_HINT_GERMAN: Final = Role(0.7, 1.3, g.QUIET)

_TOPICS: Final = TileLook(columns=4, gap_mm=_GAP_MM, align="center", key_role=_KEY, picture_mm=15.0)
_YES_NO: Final = TileLook(columns=3, gap_mm=_GAP_MM, align="center", key_role=_KEY, picture_mm=8.0)
_SENTENCES: Final = TileLook(columns=2, gap_mm=_GAP_MM, align="center", key_role=_KEY)
_ANSWERS: Final = TileLook(columns=3, gap_mm=_ANSWER_GAP_MM, align="start", key_role=_KEY, key_strip_mm=6.5)
_SHORT_ANSWERS: Final = replace(_ANSWERS, columns=4)
_LINES_OF_SHORT_ANSWERS: Final = 2

_HEADINGS: Final = (
    (screen.WHAT_ABOUT, screen.SEVERAL_TOPICS),
    (screen.I_WANT_TO_SAY,),
    (screen.POINT_AT_ANSWER, screen.NEED_NOT_ANSWER),
)
"""Heading and hint of the three parts."""


def card_pages(voices: Sequence[Voice], city: str, fonts: Fonts, template: Template, sheet: Sheet) -> list[Page]:
    """Put the whole card on numbered pages; `voices` are German and the person's, or German alone.

    All that is said is said first, so that every page knows whether there are drafts to explain.
    """
    sheet = replace(sheet, block_gap_mm=_GAP_MM)
    both = BothVoices(voices)
    words = card_words(both)
    desk = both.say(slip_phrases.DESK, city=city)
    press = Press(Typesetter(fonts, _NOTES_PT), sheet, both.languages)
    heads = [_head(press, both, desk, template.logo, *phrases) for phrases in _HEADINGS]
    foot = notes(press, both)
    below = [*foot, page_label(press, both, MOST_PAGES, MOST_PAGES)]
    rooms = [room_mm(sheet, [head, *below]) for head in heads]
    setting = _Setting(both, fonts, sheet)
    parts = (
        setting.board(words, rooms[0] - _GAP_MM),
        setting.sentences(words, desk, rooms[1] - _GAP_MM),
        setting.questions(words, rooms[2]),
    )
    bodies = [
        [head, *body]
        for head, room, blocks in zip(heads, rooms, parts, strict=True)
        for body in flowed(blocks, room, sheet)
    ]
    return numbered_pages(press, both, bodies, foot)


def _head(press: Press, both: BothVoices, desk: Said, logo: str, heading: str, *hints: str) -> Block:
    """The desk, which language this card is in, a heading and hints."""
    own = both.own_language
    names = "" if own == GERMAN else f"{own.german_name} · {own.own_name}"
    blocks = [desk_line(press, desk.german or desk.own, names, logo)]
    blocks.append(both_sides(press, both.say(heading), own, _TITLE, _TITLE_GERMAN))
    blocks += [both_sides(press, both.say(hint), own, _HINT, _HINT_GERMAN) for hint in hints]
    return below_each_other(blocks, 0.5)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Sets the parts of a card for a person's language; every part comes as blocks to be dealt out to pages."""

    both: BothVoices
    fonts: Fonts
    sheet: Sheet

    def board(self, words: CardWords, room: float) -> list[Block]:
        """Set the topics in rows that fill the page, and below them yes, no and "I do not want to say"."""

        def made(size_pt: float) -> tuple[TileGroup, TileGroup]:
            topics, yes_no = (self._tiles(each, _WORD) for each in (words.topics, words.yes_no))
            return self._group(topics, _TOPICS, size_pt), self._group(yes_no, _YES_NO, size_pt)

        def height_mm(groups: tuple[TileGroup, TileGroup]) -> float:
            return groups[0].even_height_mm + _GAP_MM + groups[1].height_mm

        topics, yes_no = largest_that_fits(_BOARD_SIZES_PT, made, height_mm, room)
        return [*topics.rows(room - _GAP_MM - yes_no.height_mm), *yes_no.rows(0.0)]

    def sentences(self, words: CardWords, desk: Said, room: float) -> list[Block]:
        """Set what the person may want to say, and below its name what the desk says."""
        heading = both_sides(self._press(_NOTES_PT), desk, self.both.own_language, _GROUP, _HINT_GERMAN)

        def made(size_pt: float) -> tuple[TileGroup, TileGroup]:
            person, clerk = (self._tiles(each, _WORD) for each in (words.person_says, words.desk_says))
            return self._group(person, _SENTENCES, size_pt), self._group(clerk, _SENTENCES, size_pt)

        def height_mm(groups: tuple[TileGroup, TileGroup]) -> float:
            return sum(group.height_mm for group in groups) + heading.height_mm + 2 * _GAP_MM

        groups = largest_that_fits(_SENTENCE_SIZES_PT, made, height_mm, room)
        share_mm = max(0.0, room - height_mm(groups)) / sum(group.row_count for group in groups)
        person, clerk = (group.rows(group.height_mm + share_mm * group.row_count) for group in groups)
        return [*person, heading, *clerk]

    def questions(self, words: CardWords, room: float) -> list[Block]:
        """Set all questions in the largest letters in which they need no more pages than in the smallest."""

        def made(size_pt: float) -> list[Block]:
            return [block for asked in words.questions for block in self._question(asked, size_pt, room)]

        def pages(blocks: list[Block]) -> float:
            return len(flowed(blocks, room, self.sheet))

        fewest = pages(made(_QUESTION_SIZES_PT[-1]))
        return largest_that_fits(_QUESTION_SIZES_PT, made, pages, fewest)

    def _question(self, asked: Asked, size_pt: float, room: float) -> list[Block]:
        """Return a question with its answers as one block, or row by row where that is higher than a page."""
        rows = self._answers(asked, size_pt).rows(0.0)
        head = self._question_head(asked, size_pt)
        whole = below_each_other([head, *rows], _ANSWER_GAP_MM)
        if stacked_mm([whole], self.sheet) <= room:
            return [whole]
        return [below_each_other([head, rows[0]], _ANSWER_GAP_MM), *rows[1:]]

    def _answers(self, asked: Asked, size_pt: float) -> TileGroup:
        """Set short answers closer where that saves height and no word has to be set smaller for it."""
        tiles = self._tiles(asked.answers, _ANSWER)
        usual = self._group(tiles, _ANSWERS, size_pt)
        if usual.row_count == -(-len(tiles) // _SHORT_ANSWERS.columns):
            return usual
        closer = self._group(tiles, _SHORT_ANSWERS, size_pt)
        saves = closer.height_mm < usual.height_mm
        is_readable = closer.letter_sizes_pt == usual.letter_sizes_pt and closer.most_lines <= _LINES_OF_SHORT_ANSWERS
        return closer if saves and is_readable else usual

    def _question_head(self, asked: Asked, size_pt: float) -> Block:
        press, own = self._press(size_pt), self.both.own_language
        blocks = [both_sides(press, asked.words, own, _QUESTION, _QUESTION_GERMAN)]
        if asked.hint:
            blocks.append(both_sides(press, asked.hint, own, _QUESTION_HINT, _QUESTION_HINT_GERMAN))
        return below_each_other(blocks, 0.0)

    def _tiles(self, pointed: Sequence[Pointed], role: Role) -> list[Tile]:
        return [Tile(self._texts(each.words, role), each.key, each.picture) for each in pointed]

    def _texts(self, said: Said, role: Role) -> tuple[TileText, ...]:
        own = TileText(said.own, role, self.both.own_language)
        return (own, TileText(said.german, _GERMAN, GERMAN)) if said.german else (own,)

    def _group(self, tiles: Sequence[Tile], look: TileLook, size_pt: float) -> TileGroup:
        setter = Typesetter(self.fonts, size_pt)
        return tile_group(tiles, look, self.both.own_language, self.sheet.text_width_mm, setter)

    def _press(self, size_pt: float) -> Press:
        return Press(Typesetter(self.fonts, size_pt), self.sheet, self.both.languages)
