"""Names of any script as words in Latin letters, and the skeletons of consonants by which they are found again.

Letters that one sound is written with become one: "Schewtschenko", "Shevchenko" and "Шевченко" have the skeleton
"SFSNK". Where a spelling may be heard in several ways, a word has several skeletons. Names with forms that do not
sound alike stand in `two_forms`.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, islice, product
from types import ModuleType

from erstanlauf.i18n.folding import folded, words
from erstanlauf.store.alike.two_forms import FORMS

MOST_SKELETONS = 6
MOST_WORDS = 6
LONGEST_WORD = 30

_NOT_HEARD = ""
_SOUNDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("schtsch", "shch", "tsch", "dsch", "dzh", "tch", "sch", "sh", "zh", "dj"), ("S",)),
    **dict.fromkeys(("dz", "tz", "ts", "cz", "sz", "s", "z"), ("S",)),
    **dict.fromkeys(("kh", "gh", "ck", "k", "q", "h", "g"), ("K",)),
    "ch": ("K", "S"),  # German "Chaled", English "Charif"
    "c": ("K", "S"),  # Turkish "Can"
    "x": ("K", "KS"),  # Kurdish "Xalid"
    "j": ("S", _NOT_HEARD),  # English "Jamal", German "Jussuf"
    **dict.fromkeys(("th", "dh"), ("T", "S")),  # "Uthman" and "Osman", "Dhikra" and "Zikra"
    **dict.fromkeys(("t", "d"), ("T",)),
    **dict.fromkeys(("ph", "f", "v"), ("F",)),
    "w": ("F", _NOT_HEARD),  # "Dawud" and "Daud"
    "ou": (_NOT_HEARD,),
    **dict.fromkeys(("p", "b"), ("P",)),
    **{letter: (letter.upper(),) for letter in "lmnr"},
}
"""What each spelling may be heard as; letters that are not here are vowels."""

_SOFT = ("e", "i", "y")
"""Letters before which "c" is no "k"."""

_OPEN = ("a", "e", "i")
"""Letters beside which the French "ou" is a "w"."""

_SPELLINGS = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))


def name_words(name: str) -> tuple[str, ...]:
    """Return the first words of a name in their order, folded and in Latin letters; none where there is no letter."""
    return tuple(_latin(word)[:LONGEST_WORD] for word in words(folded(name))[:MOST_WORDS])


def skeletons(word: str) -> Sequence[str]:
    """Return the skeletons of a word, the likeliest first, at most `MOST_SKELETONS`; without consonants, the word.

    A name that has another form besides has "=" and that one beside them.
    """
    heard = (_heard(each, word) for each in _SPELLINGS.finditer(word))
    joined = ("".join(each) for each in islice(product(*heard), 2 * MOST_SKELETONS))
    without_doubles = ("".join(sound for sound, _ in groupby(each)) or word for each in joined)
    other_form = [f"={FORMS[word]}"] if word in FORMS else []
    return [*dict.fromkeys(without_doubles), *other_form][:MOST_SKELETONS]


def sounds(word: str) -> frozenset[str]:
    """Return all skeletons of a word."""
    return frozenset(skeletons(word))


def _heard(spelling: re.Match[str], word: str) -> tuple[str, ...]:
    letters, begin, end = spelling[0], spelling.start(), spelling.end()
    if letters == "c" and word.startswith(_SOFT, end):
        return ("S",)
    if letters == "h" and begin > 0 and end == len(word):  # "Fatimah"
        return (_NOT_HEARD,)
    if letters == "w" and begin == 0:
        return ("F",)
    if letters == "ou" and (word.startswith(_OPEN, end) or word.endswith(_OPEN, 0, begin)):  # "Oualid", "Daoud"
        return ("F", _NOT_HEARD)
    return _SOUNDS[letters]


def _latin(word: str) -> str:
    if word.isascii():
        return word
    latin = _anyascii().anyascii(word).lower()
    return "".join(filter(str.isalnum, latin)) or word


@cache
def _anyascii() -> ModuleType:
    """Import what knows all scripts with the first name that needs it: it takes 5 ms."""
    import anyascii

    return anyascii
