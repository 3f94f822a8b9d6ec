"""The font files of the slips: opened once, asked for glyphs, cut down to what a document uses.

Knows font files and HarfBuzz, neither lines nor PDF. All measures are in thousandths of the text size that the caller
names; a family whose letters look small beside the others is set larger by its own factor.

A character that no file has is never a reason not to print: it shows as the empty box of the first font. No phrase and
no word of the catalogue may need that; tests hold it.
"""

import struct
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import ClassVar, NamedTuple

import uharfbuzz as hb

from erstanlauf.domain.errors import KnownTrouble

# Family and factor of its size: Naskh's letters are as tall beside Latin ones as they should be only when set larger.
FAMILIES = {
    "NotoSans": 1.0,
    "NotoNaskhArabic": 1.15,
    "NotoSansEthiopic": 1.0,
    "NotoSansDevanagari": 1.05,
    "NotoSansSC": 1.0,
}

_NEEDED_TABLES = frozenset({"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"})
# A printed document needs outlines and widths only.
_TABLES_NOT_PRINTED = (
    *(
        "BASE",
        "DSIG",
        "GDEF",
        "GPOS",
        "GSUB",
        "OS/2",
        "STAT",
        "cmap",
        "gasp",
        "kern",
        "meta",
        "name",
        "post",
        "vhea",
        "vmtx",
    ),
)


class FontMissing(KnownTrouble):
    """A font file is not there or damaged; detail: `file`, its name without folder."""

    code: ClassVar[str] = "slips.font_missing"


class Glyph(NamedTuple):
    """One outline of a font, with the way to the next one and its shift from the base line."""

    id: int
    advance: float
    x_offset: float
    y_offset: float


class Cluster(NamedTuple):
    """The glyphs that together show the characters start to end of a shaped text."""

    start: int
    end: int
    advance: float
    glyphs: tuple[Glyph, ...]


class Font:
    """One font file with TrueType outlines, set `scale` times as large as the text size says.

    Raises FontMissing where the file is not there or not whole.
    """

    def __init__(self, path: Path, scale: float = 1.0) -> None:
        self.name = path.stem
        self.scale = scale
        self._face = _open_face(path)
        self._font = hb.Font(self._face)
        self._per_mille = 1000 * scale / self._face.upem
        self._characters = frozenset(self._face.unicodes)
        extents = self._font.get_font_extents("ltr")
        self.ascent: float = extents.ascender * self._per_mille
        self.descent: float = extents.descender * self._per_mille
        # Slips repeat their sentences; caches of the instance end with it.
        self.shape = lru_cache(8192)(self._shape)
        self.advance = cache(self._advance)
        # A slip is written for the preview and again for the printer.
        self.subset = lru_cache(4)(self._subset)

    def __repr__(self) -> str:
        return f"Font({self.name})"

    def covers(self, text: str) -> bool:
        """Tell whether the file has a glyph for every character."""
        return self._characters.issuperset(map(ord, text))

    def _subset(self, glyphs: frozenset[int]) -> tuple[bytes, dict[int, int]]:
        """Cut the file down to these glyphs; answers the new file and where each glyph now stands (old id → new id)."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        flags = hb.SubsetFlags
        wanted.flags = flags.NO_LAYOUT_CLOSURE | flags.NO_HINTING | flags.NOTDEF_OUTLINE
        wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in _TABLES_NOT_PRINTED)
        plan = hb.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _advance(self, glyph: int) -> float:
        return float(self._font.get_glyph_h_advance(glyph) * self._per_mille)

    def _shape(self, text: str, script: str | None, language: str, right_to_left: bool) -> tuple[Cluster, ...]:
        """Turn text of one script and direction into clusters as they stand from left to right on paper."""
        if not text:
            return ()
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if right_to_left else "ltr"
        if script:
            buffer.script = script
        buffer.language = language
        hb.shape(self._font, buffer, None)
        glyphs_from: dict[int, list[Glyph]] = {}
        scale = self._per_mille
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyph = Glyph(
                info.codepoint, position.x_advance * scale, position.x_offset * scale, position.y_offset * scale
            )
            glyphs_from.setdefault(info.cluster, []).append(glyph)
        starts = sorted(glyphs_from)
        end_of = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        return tuple(
            Cluster(start, end_of[start], sum(glyph.advance for glyph in glyphs), tuple(glyphs))
            for start, glyphs in glyphs_from.items()
        )


class Fonts:
    """The font files of a folder, each opened when it is first asked for, and kept.

    Raises FontMissing where a file is not there or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.chain = cache(self._chain)
        self._font = cache(lambda name, scale: Font(folder / f"{name}.ttf", scale))

    def chain_for(self, text: str, families: tuple[str, ...], *, bold: bool) -> tuple[Font, ...]:
        """Return the fonts to ask for the characters of a text: these families in their order, then, only where they
        miss one, all others.
        """
        chain = self.chain(families, bold=bold)
        if all(any(font.covers(character) for font in chain) for character in set(text) if not _is_unseen(character)):
            return chain
        return chain + self.chain(tuple(family for family in FAMILIES if family not in families), bold=bold)

    def missing_from(self, text: str) -> str:
        """List the characters that no font has in both weights, each once, in order of appearance."""
        characters = dict.fromkeys(unicodedata.normalize("NFC", text))
        return "".join(each for each in characters if not _is_unseen(each) and not self._can_print(each))

    def _chain(self, families: tuple[str, ...], *, bold: bool) -> tuple[Font, ...]:
        weight = "Bold" if bold else "Regular"
        return tuple(self._font(f"{family}-{weight}", FAMILIES[family]) for family in families)

    def _can_print(self, character: str) -> bool:
        chains = (self.chain(tuple(FAMILIES), bold=bold) for bold in (False, True))
        return all(any(font.covers(character) for font in chain) for chain in chains)


def _is_unseen(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) == "Cf"


def _open_face(path: Path) -> hb.Face:
    """Read the whole file: HarfBuzz opens paths itself, but on Windows not those with letters outside the code page."""
    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise FontMissing(file=path.name) from trouble
    if not _is_whole(content):
        raise FontMissing(file=path.name)
    return hb.Face(hb.Blob(content))


def _is_whole(content: bytes) -> bool:
    """Tell whether all tables end inside the file and the needed ones are there.

    HarfBuzz does not complain: it takes a cut-off file for one without glyphs.
    """
    header = struct.Struct(">4sHHHH")
    entry = struct.Struct(">4sLLL")
    if len(content) < header.size:
        return False
    version, table_count, *_ = header.unpack_from(content)
    if version != b"\x00\x01\x00\x00" or len(content) < header.size + table_count * entry.size:
        return False
    entries = [entry.unpack_from(content, header.size + number * entry.size) for number in range(table_count)]
    tags = {tag.decode("latin-1") for tag, *_ in entries}
    return tags >= _NEEDED_TABLES and all(offset + length <= len(content) for _, _, offset, length in entries)
