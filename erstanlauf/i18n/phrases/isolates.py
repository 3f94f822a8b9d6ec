"""Parts of a sentence that keep their own direction: German names, addresses and numbers inside Arabic or Persian text.

Without isolates the parts stand in the wrong order on paper ("334-502 7021 49+"); in left-to-right text they change
nothing.
"""

import re
import unicodedata
from functools import lru_cache

_LEFT_TO_RIGHT_ISOLATE = "\u2066"
_RIGHT_TO_LEFT_ISOLATE = "\u2067"
_POP_ISOLATE = "\u2069"
# From a letter or a paragraph sign to the last letter or digit before a bracket, a placeholder or a word from right to
# left: "§§ 18a, 21" keeps its order, also across lines.
_LATIN = re.compile(r"\{\w+\}|[§A-Za-zÀ-ÿ](?:[^\u0590-\u08ff(){}\u2066-\u2069\n]*[A-Za-zÀ-ÿ0-9])?")
_PARAGRAPH = re.compile(r"§ \w+(?: Abs\. \d+(?: \w+ \d+)?)?")
_NO_BREAK_SPACE = "\u00a0"


def isolate_ltr(text: str) -> str:
    """Wrap a German name, an address, a number or a time so that it reads left to right in any sentence."""
    return f"{_LEFT_TO_RIGHT_ISOLATE}{text}{_POP_ISOLATE}"


def isolate(text: str) -> str:
    """Wrap a part whose language is not known beforehand; its first letter decides how it runs.

    Not Unicode's isolate that finds that out by itself: it looks past isolates inside, and a date made of two of them
    would run from left to right.
    """
    directions = (unicodedata.bidirectional(character) for character in text)
    first = next((direction for direction in directions if direction in ("L", "R", "AL")), "L")
    return f"{_LEFT_TO_RIGHT_ISOLATE if first == 'L' else _RIGHT_TO_LEFT_ISOLATE}{text}{_POP_ISOLATE}"


@lru_cache(2048)
def with_latin_kept(sentence: str) -> str:
    """Wrap what a sentence from right to left has in Latin letters; its placeholders stay as they are."""
    return _LATIN.sub(lambda found: found[0] if found[0][0] == "{" else isolate_ltr(found[0]), sentence)


def with_paragraphs_kept(sentence: str) -> str:
    """Keep "§ 25 Abs. 1 oder 2" on one line, where a person has to find it again on a paper."""
    return _PARAGRAPH.sub(lambda found: found[0].replace(" ", _NO_BREAK_SPACE), sentence)


def phone_number(number: str) -> str:
    """Wrap a phone number so that it reads left to right and stays on one line."""
    return isolate_ltr(number.replace(" ", _NO_BREAK_SPACE))
