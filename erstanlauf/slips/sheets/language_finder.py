"""The sheet "point at your language": every language on one page, in its own letters.

Knows names and one sentence a language, not the rest of the phrase bank.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from erstanlauf.i18n.languages import GERMAN
from erstanlauf.i18n.phrases import slip as slip_phrases
from erstanlauf.i18n.phrases.both_voices import BothVoices
from erstanlauf.i18n.phrases.screen import POINT_AT_LANGUAGE
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Picture, Typesetter
from erstanlauf.slips.layout.geometry import Role, Sheet
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.press import Cell, Press, notice
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.parts import desk_line, largest_that_fits, pages_of, room_mm
from erstanlauf.slips.sheets.tiles import Tile, TileGroup, TileLook, TileText, tile_group
from erstanlauf.slips.text.fonts import Fonts

_GAP_MM: Final = 3.0
_SIZES_PT: Final = (20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 10.0)
_LOOK: Final = TileLook(
    columns=3, gap_mm=_GAP_MM, align="center", key_role=Role(0.8, 1.0, g.ACCENT, bold=True), key_strip_mm=8.0
)
_NAME: Final = Role(1.0, 1.45, bold=True, tag="H2")
_SENTENCE: Final = Role(0.56, 0.8)
_GERMAN_NAME: Final = Role(0.44, 0.62, g.QUIET)


def finder_pages(voices: Sequence[Voice], city: str, fonts: Fonts, template: Template, sheet: Sheet) -> list[Page]:
    """Put all languages on as few pages as can be read; `voices` are German first, in the order of the tiles."""
    sheet = replace(sheet, block_gap_mm=_GAP_MM)
    german = BothVoices(voices[:1])
    press = Press(Typesetter(fonts, sheet.body_sizes_pt[0]), sheet, (GERMAN,))
    tiles = [_tile(number, voice) for number, voice in enumerate(voices, start=1)]
    head = [desk_line(press, german.say(slip_phrases.DESK, city=city).own, "", template.logo), _title(press, german)]
    foot = [_marks(press, german)] if any(voice.drafts for voice in voices) else []
    room = room_mm(sheet, [*head, *foot]) - sheet.block_gap_mm

    def made(size_pt: float) -> TileGroup:
        return tile_group(tiles, _LOOK, GERMAN, sheet.text_width_mm, Typesetter(fonts, size_pt))

    group = largest_that_fits(_SIZES_PT, made, lambda group: group.height_mm, room)
    return pages_of(press, german, head, group.rows(room), foot)


def _tile(number: int, voice: Voice) -> Tile:
    own = voice.language
    texts = [TileText(own.own_name, _NAME, own), TileText(voice.say(POINT_AT_LANGUAGE), _SENTENCE, own)]
    if own != GERMAN:
        texts.append(TileText(own.german_name, _GERMAN_NAME, GERMAN))
    return Tile(tuple(texts), f"{number:02}")


def _title(press: Press, german: BothVoices) -> Block:
    size_mm = 1.6 * press.sheet.picture_mm
    column = press.columns()[0].narrowed(size_mm + 3.0)
    text = press.stacked([[Cell(german.say(POINT_AT_LANGUAGE).own, g.TITLE, column)]], 0.0)
    height_mm = max(size_mm, text.height_mm)
    picture = Picture("sprache", 0.0, (height_mm - size_mm) / 2, size_mm, g.ACCENT)
    return Block(height_mm, text.moved(0.0, (height_mm - text.height_mm) / 2).texts, pictures=(picture,))


def _marks(press: Press, german: BothVoices) -> Block:
    return notice(press, [german.say(slip_phrases.MARK_NOTICE).own + DRAFT_MARK])
