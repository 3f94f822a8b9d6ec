"""Cut a text into the stretches that HarfBuzz can shape at once: one font, one script, one direction.

Knows characters, levels and which font has which letter; nothing of widths and lines.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from erstanlauf.slips.text.fonts import Font
from erstanlauf.slips.text.scripts import script_of, scripts_along


@dataclass(frozen=True, slots=True)
class Item:
    """The characters start to end of a text with what they have in common."""

    start: int
    end: int
    font: Font
    script: str | None
    level: int


def items_of(text: str, levels: Sequence[int], base: int, chain: Sequence[Font]) -> list[Item]:
    """Cut where font, script or level changes; `chain` holds the fonts in the order in which they are asked."""
    kinds = list(zip(_fonts_along(text, levels, base, chain), scripts_along(text), levels, strict=True))
    items = []
    for (font, script, level), group in groupby(range(len(kinds)), key=kinds.__getitem__):
        indices = list(group)
        items.append(Item(indices[0], indices[-1] + 1, font, script, level))
    return items


def _fonts_along(text: str, levels: Sequence[int], base: int, chain: Sequence[Font]) -> list[Font]:
    """Choose a font for every character.

    Signs and spaces go with the words of their own level: both brackets around a German name in an Arabic sentence are
    Arabic, the plus of a phone number in it is not. Controls are not drawn and change no font.
    """
    if chain[0].covers(text):
        return [chain[0]] * len(text)
    font = next((_font_for(character, chain) for character in text if script_of(character)), chain[0])
    font_at_level = {base: font}
    level_before = base
    fonts = []
    for character, level in zip(text, levels, strict=True):
        if level > level_before:
            font_at_level.pop(level, None)
        level_before = level
        usual = font_at_level.get(level)
        if unicodedata.category(character) == "Cf":
            font = usual or font
        elif usual is None or script_of(character) or not usual.covers(character):
            font = font_at_level[level] = _font_for(character, chain)
        else:
            font = usual
        fonts.append(font)
    return fonts


def _font_for(character: str, chain: Sequence[Font]) -> Font:
    for font in chain:
        if font.covers(character):
            return font
    return chain[0]
