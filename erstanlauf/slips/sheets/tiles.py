"""Tiles to point at, in rows: a key, perhaps a pictogram, words in the person's language and German below them.

Knows letters, widths and heights, not what a tile stands for. A row is as high as its highest tile, so however long a
text is, no tile touches another.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from erstanlauf.i18n.languages import Language
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Column, Picture, PlacedText, Typesetter
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.text.line_breaks import TRAILING, break_opportunities
from erstanlauf.slips.text.paragraphs import Align

_SHRINKING: Final = (
    *((share, True) for share in (1.0, 0.92, 0.84)),
    *((share, False) for share in (1.0, 0.92, 0.84, 0.76, 0.68, 0.6)),
)
"""Shares of the letter size to try until no word is broken, and whether only a sign may end a line."""
_PADDING_MM: Final = 2.0
_SIDE_MM: Final = 3.0
"""Air beside the words, so that the ring behind a draft does not touch the frame."""
_BETWEEN_TEXTS_MM: Final = 0.5
"""Letters that reach far below the line, as in Pashto, keep off the German."""
_TOLERANCE_MM: Final = 0.01
"""Heights are sums; without this rows that fill a page would not fit on it."""


@dataclass(frozen=True, slots=True)
class TileText:
    """Words of a tile."""

    text: str
    role: Role
    language: Language


@dataclass(frozen=True, slots=True)
class Tile:
    """`texts` stand below each other, `picture` is a pictogram or empty, `key` what is said or pressed instead."""

    texts: tuple[TileText, ...]
    key: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class TileLook:
    """How all tiles of a group look.

    `key_strip_mm` is the width of a ground for the key where reading starts; 0 puts the key into that upper corner.
    A picture stands above the words.
    """

    columns: int
    gap_mm: float
    align: Align
    key_role: Role
    key_strip_mm: float = 0.0
    picture_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class TileGroup:
    """Tiles in rows across a width, the first one where `reading` starts; laid out once, drawn in any height."""

    look: TileLook
    reading: Language
    width_mm: float
    setter: Typesetter
    contents: tuple[tuple[Tile, Block], ...]

    @property
    def letter_sizes_pt(self) -> list[float]:
        """The size in which the first words of each tile stand."""
        return [content.texts[0].paragraph.style.size_pt for _, content in self.contents]

    @property
    def most_lines(self) -> int:
        """In how many lines the first words of a tile stand at most."""
        return max(len(content.texts[0].paragraph.lines) for _, content in self.contents)

    @property
    def row_count(self) -> int:
        return len(self._rows())

    @property
    def natural_heights_mm(self) -> list[float]:
        """The least height of each row."""
        return [max(content.height_mm for _, content in row) + 2 * _PADDING_MM for row in self._rows()]

    @property
    def even_height_mm(self) -> float:
        """The least height when all rows are of one height."""
        natural_mm = self.natural_heights_mm
        return len(natural_mm) * max(natural_mm) + (len(natural_mm) - 1) * self.look.gap_mm

    @property
    def height_mm(self) -> float:
        """The least height of all rows with the gaps between them."""
        natural_mm = self.natural_heights_mm
        return sum(natural_mm) + (len(natural_mm) - 1) * self.look.gap_mm

    def rows(self, room_mm: float) -> list[Block]:
        """Return a block for each row; together with the gaps between them they fill so much room, or need more.

        All rows are of one height where there is room for that, else each gets the same more than it needs.
        """
        natural_mm = self.natural_heights_mm
        room_mm -= _TOLERANCE_MM
        share_mm = (room_mm - self.height_mm) / len(natural_mm)
        even_mm = (room_mm + self.look.gap_mm) / len(natural_mm) - self.look.gap_mm
        if even_mm >= max(natural_mm):
            heights_mm = [even_mm] * len(natural_mm)
        else:
            heights_mm = [each_mm + max(share_mm, 0.0) for each_mm in natural_mm]
        return [self._row(row, height_mm) for row, height_mm in zip(self._rows(), heights_mm, strict=True)]

    def _rows(self) -> list[Sequence[tuple[Tile, Block]]]:
        columns = self.look.columns
        return [self.contents[first : first + columns] for first in range(0, len(self.contents), columns)]

    def _row(self, row: Sequence[tuple[Tile, Block]], height_mm: float) -> Block:
        tile_mm = tile_width_mm(self.look, self.width_mm)
        texts: list[PlacedText] = []
        boxes: list[Box] = []
        pictures: list[Picture] = []
        for place, (tile, content) in enumerate(row):
            shift_mm = place * (tile_mm + self.look.gap_mm)
            left_mm = self.width_mm - shift_mm - tile_mm if self.reading.is_rtl else shift_mm
            drawn = self._tile(tile, content, tile_mm, height_mm).moved(left_mm, 0.0)
            texts += drawn.texts
            boxes += drawn.boxes
            pictures += drawn.pictures
        return Block(height_mm, tuple(texts), tuple(boxes), pictures=tuple(pictures))

    def _tile(self, tile: Tile, content: Block, width_mm: float, height_mm: float) -> Block:
        """Put the content into the middle of a frame, with the key at its side."""
        strip_mm = self.look.key_strip_mm
        middle = content.moved(0.0, (height_mm - content.height_mm) / 2)
        boxes: list[Box] = []
        if strip_mm:
            left_mm = width_mm - strip_mm if self.reading.is_rtl else 0.0
            boxes.append(Box(left_mm, 0.0, strip_mm, height_mm, fill=g.TINT))
        boxes.append(Box(0.0, 0.0, width_mm, height_mm, frame=g.HAIRLINE))
        key = (self._key(tile.key, width_mm, height_mm),) if tile.key else ()
        return Block(height_mm, (*middle.texts, *key), tuple(boxes), pictures=middle.pictures)

    def _key(self, key: str, width_mm: float, height_mm: float) -> PlacedText:
        look = self.look
        if not look.key_strip_mm:
            corner = Column(self.reading, _PADDING_MM, width_mm - 2 * _PADDING_MM)
            return self.setter.place(key, look.key_role, corner, _PADDING_MM / 2)
        strip = Column(self.reading, 0.0, width_mm, "center").cut_to(look.key_strip_mm)
        placed = self.setter.place(key, look.key_role, strip, 0.0)
        return replace(placed, y_mm=(height_mm - placed.bottom_mm) / 2)


def tile_width_mm(look: TileLook, width_mm: float) -> float:
    """Share a width among the columns."""
    return (width_mm - (look.columns - 1) * look.gap_mm) / look.columns


def tile_group(
    tiles: Sequence[Tile], look: TileLook, reading: Language, width_mm: float, setter: Typesetter
) -> TileGroup:
    """Lay the words of tiles out."""
    tile_mm = tile_width_mm(look, width_mm)
    left_mm = _SIDE_MM + (0.0 if reading.is_rtl else look.key_strip_mm)
    column = Column(reading, left_mm, tile_mm - 2 * _SIDE_MM - look.key_strip_mm)
    contents = tuple((tile, _content(tile, look, column, setter)) for tile in tiles)
    return TileGroup(look, reading, width_mm, setter, contents)


def _content(tile: Tile, look: TileLook, column: Column, setter: Typesetter) -> Block:
    """Stack picture and words of a tile from its upper edge."""
    y_mm = 0.0
    pictures: tuple[Picture, ...] = ()
    if tile.picture:
        centre_mm = column.left_mm + column.width_mm / 2
        pictures = (Picture(tile.picture, centre_mm - look.picture_mm / 2, 0.0, look.picture_mm, g.ACCENT),)
        y_mm = look.picture_mm + _PADDING_MM / 2
    texts = []
    for each in tile.texts:
        texts.append(_unbroken(each, _column_for(each, look, column), y_mm, setter))
        y_mm = texts[-1].bottom_mm + _BETWEEN_TEXTS_MM
    return Block(y_mm - _BETWEEN_TEXTS_MM, tuple(texts), pictures=pictures)


def _column_for(text: TileText, look: TileLook, column: Column) -> Column:
    """Return the column for words of another language than that of the tiles: they keep to the same side."""
    if look.align == "center":
        return replace(column, language=text.language, align="center")
    side: Align = "start" if text.language.is_rtl == column.language.is_rtl else "end"
    return replace(column, language=text.language, align=side)


def _unbroken(text: TileText, column: Column, y_mm: float, setter: Typesetter) -> PlacedText:
    """Place words in the largest letters in which none is cut in two, else in the smallest.

    Chinese, which may be broken anywhere, is a little smaller rather than broken elsewhere than at a sign.
    """
    for share, only_at_signs in _SHRINKING:
        role = replace(text.role, size=text.role.size * share, leading=text.role.leading * share)
        placed = setter.place(text.text, role, column, y_mm)
        if not _cuts_a_word(placed, text.text, only_at_signs=only_at_signs):
            break
    return placed


def _cuts_a_word(placed: PlacedText, text: str, *, only_at_signs: bool) -> bool:
    """Whether a line of a placed text ends where none may be broken, because a word is wider than its column."""
    text = unicodedata.normalize("NFC", text)
    breaks = break_opportunities(text)
    if only_at_signs:
        breaks = tuple(at for at in breaks if not (text[at - 1].isalnum() and text[at].isalnum()))
    ends = {_visible(text[:at]) for at in breaks}
    line_ends = accumulate(_visible(line.text) for line in placed.paragraph.lines[:-1])
    return not ends.issuperset(line_ends)


def _visible(text: str) -> int:
    """Count the characters that a line keeps at its end."""
    return sum(character not in TRAILING for character in text)
