"""Folds words for searching, so that "strasse" finds "Straße" and "buerger" finds "Bürger". Knows no list to search."""

import re
import unicodedata

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "đ": "d", "ł": "l", "ø": "o"})


def folded(text: str) -> str:
    """Return lower case without accents and with German umlauts written out; other scripts stay as they are."""
    spelled_out = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    return _without_marks(spelled_out)


def matches(wanted: str, *texts: str) -> bool:
    """Whether every word of `wanted` begins a word of one of the texts, or stands inside one from three letters on.

    Umlauts match written out ("ue") and plain ("u").
    """
    forms = [form for text in texts for form in (folded(text), _without_marks(text.casefold()))]
    return all(_found(word, forms) for word in _words(folded(wanted)))


def _found(word: str, forms: list[str]) -> bool:
    if len(word) >= 3 and any(word in form for form in forms):
        return True
    return any(part.startswith(word) for form in forms for part in _words(form))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if unicodedata.category(char) != "Mn")
