"""Folds words for searching, so that "strasse" finds "Straße", "kres" finds "kreş" and "حضانه" finds "حَضَانَة".

Letters that people type for one another become one; what is heard and meant as another letter stays. Knows no list to
search.

Why this way (2026-11): marks go by their combining class and not by their category, because vowel signs of Indic
scripts are marks too, and without them other words are left. Ethiopic letters of the same sound stay apart: writers
from Eritrea keep them apart.
"""

import unicodedata
from collections.abc import Callable

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_JOINER = "\u200c"  # stands inside Persian words where others leave a space or write on

_LATIN = {"i": "ı", "d": "đ", "l": "ł", "o": "ø", "ae": "æ", "oe": "œ", "h": "ħ"}
"""Letters that Unicode does not take for another one with a mark, by what is typed for them."""

_CYRILLIC = {"г": "ґ"}
_ARABIC = {"ا": "ٱ", "ي": "ىیېۍێ", "ك": "کڪ", "گ": "ګ", "ه": "ةہھەۃ", "و": "ۆ", "ل": "ڵ", "ر": "ڕ", "": "ـ"}
"""Letters that differ from country to country and from keyboard to keyboard, and the stroke that only makes a word
long.
"""

_SAME = {each: letter for table in (_LATIN, _CYRILLIC, _ARABIC) for letter, others in table.items() for each in others}

_KEPT_MARKS = (0, 9)
"""Combining classes of vowel signs and of the sign that takes a vowel away: parts of a word, no accents."""

_VARIANTS = ("\ufe00", "\ufe0f")


class _Letters(dict[int, str]):
    """What becomes of a decomposed character, worked out when it is met for the first time."""

    def __missing__(self, code: int) -> str:
        self[code] = _letter(chr(code))
        return self[code]


class _WordLetters(dict[int, str]):
    """The character itself where it belongs to a word, else a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        belongs = character.isalnum() or unicodedata.category(character) in ("Mn", "Mc")
        self[code] = character if belongs else " "
        return self[code]


def folded(text: str) -> str:
    """Return lower case without accents, with German umlauts written out and digits of any script as 0 to 9."""
    return _reduced(_lowered(text).translate(_WRITTEN_OUT))


def words(folded_text: str) -> list[str]:
    """Return the words of a folded text: letters, digits and vowel signs, nothing else."""
    return folded_text.translate(_WORD_LETTERS).split()


def spellings(text: str) -> set[str]:
    """Return every word of a text in each way it may be typed: umlauts written out ("ue") and plain ("u"), ß as ss or
    s, a word with a joiner inside as one or as two.
    """
    lowered = _lowered(text)
    forms = {_reduced(lowered.translate(_WRITTEN_OUT)), _reduced(lowered)}
    if "ß" in text:
        forms.add(_reduced(_lowered(text.replace("ß", "s"))))
    if _JOINER in text:
        forms.add(_reduced(lowered.replace(_JOINER, " ")))
    return {word for form in forms for word in words(form)}


def typed_words(text: str) -> list[tuple[str, ...]]:
    """Return the words somebody typed in their order, each with the spelling without "e" where it has an umlaut."""
    lowered = _lowered(text)
    both = zip(words(_reduced(lowered.translate(_WRITTEN_OUT))), words(_reduced(lowered)), strict=True)
    return [tuple(dict.fromkeys(forms)) for forms in both]


def matches(wanted: str, *texts: str) -> bool:
    """Whether every word of `wanted` begins a word of one of the texts, or stands inside one from three letters on.

    Umlauts match written out ("ue") and plain ("u").
    """
    known = {word for text in texts for word in spellings(text)}
    return all(any(_found(form, known) for form in forms) for forms in typed_words(wanted))


def search_text(*texts: str) -> str:
    """Return what a `finder` looks in: every spelling of the words, made once for a list that is searched often."""
    return "\n".join(word for text in texts for word in spellings(text))


def finder(wanted: str) -> Callable[[str], bool]:
    """Return what tells whether every word of `wanted` stands somewhere in what `search_text` made."""
    words = [tuple(forms) for forms in typed_words(wanted)]
    return lambda sought_in: all(any(form in sought_in for form in forms) for forms in words)


def _found(typed: str, known: set[str]) -> bool:
    if len(typed) >= 3:
        return any(typed in word for word in known)
    return any(word.startswith(typed) for word in known)


def _lowered(text: str) -> str:
    lowered = text
    for _ in range(2):  # what folds into several letters may not be in its shortest form then
        lowered = unicodedata.normalize("NFKC", lowered).casefold()
    return unicodedata.normalize("NFKC", lowered)


def _reduced(lowered: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", lowered).translate(_LETTERS))


def _letter(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    is_accent = category == "Mn" and unicodedata.combining(character) not in _KEPT_MARKS
    is_unseen = category == "Cf" or _VARIANTS[0] <= character <= _VARIANTS[1]
    return "" if is_accent or is_unseen else character


_LETTERS = _Letters()
_WORD_LETTERS = _WordLetters()
