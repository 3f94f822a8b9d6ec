"""Texts and figures of others, brought into the forms of the catalogue or refused; nothing is cut without a trace.

Each function returns None for what it refuses.
"""

import re
from collections.abc import Mapping

from erstanlauf.domain.contact_forms import EMAIL, LANGUAGE, PHONE, URL
from erstanlauf.domain.plain_text import LONGEST_LINE, hidden_character

_AROUND_DIGITS = str.maketrans("().", "   ")
_TWO_LETTERS: Mapping[str, str] = {
    "ara": "ar",
    "bul": "bg",
    "deu": "de",
    "ger": "de",
    "ell": "el",
    "gre": "el",
    "eng": "en",
    "spa": "es",
    "fas": "fa",
    "per": "fa",
    "fra": "fr",
    "fre": "fr",
    "hin": "hi",
    "ita": "it",
    "kur": "ku",
    "pol": "pl",
    "pus": "ps",
    "por": "pt",
    "ron": "ro",
    "rum": "ro",
    "rus": "ru",
    "som": "so",
    "sqi": "sq",
    "alb": "sq",
    "srp": "sr",
    "tir": "ti",
    "tur": "tr",
    "ukr": "uk",
    "urd": "ur",
    "vie": "vi",
    "zho": "zh",
    "chi": "zh",
}
"""Three letters of ISO 639-2 and -3 for languages that have two; the desk knows them by these."""


def is_sound(text: str) -> bool:
    """Whether a text comes back from a file just as it is: no blanks around it, nothing hidden in it."""
    return bool(text) and text == text.strip() and hidden_character(text) is None


def is_line(value: object) -> bool:
    """Whether a value is a line of the catalogue as it stands."""
    return isinstance(value, str) and is_sound(value) and "\n" not in value and len(value) <= LONGEST_LINE


def line(value: object) -> str | None:
    """Return a text as one line with single spaces; refuse what is blank, too long or has a hidden character."""
    text = passage(value)
    if text is None:
        return None
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_LINE else None


def passage(value: object) -> str | None:
    """Return a text without the blanks around it; refuse what is blank or has a hidden character."""
    if not isinstance(value, str) or not value.strip() or hidden_character(value):
        return None
    return value.strip()


def beginning(text: str) -> str:
    """Return a passage as a line: whole where it fits, else its beginning, with a mark that there is more."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_LINE:
        return flat
    words, _, _ = flat[: LONGEST_LINE - 1].rpartition(" ")
    return (words or flat[: LONGEST_LINE - 1]) + "…"


def phone(value: object) -> str | None:
    """Return a number as it is dialled: brackets, dots and quotes around it are only ways of writing."""
    text = line(value)
    if text is None:
        return None
    bare = text.strip("\"' ")
    if bare.startswith(("+", "00")):
        bare = bare.replace("(0)", "")
    plain = " ".join(bare.replace("\u2013", "-").translate(_AROUND_DIGITS).split())
    plain = re.sub(r" ?([-/]) ?", r"\1", plain)
    return plain if PHONE.fullmatch(plain) else None


def email(value: object) -> str | None:
    text = line(value)
    return text if text is not None and EMAIL.fullmatch(text) else None


def url(value: object) -> str | None:
    text = line(value)
    return text if text is not None and URL.fullmatch(text) else None


def language(value: object) -> str | None:
    """Return the tag of a language from its code of two or three letters."""
    text = line(value)
    if text is None:
        return None
    tag = _TWO_LETTERS.get(text.casefold(), text if "-" in text else text.casefold())
    return tag if LANGUAGE.fullmatch(tag) else None


def whole_number(value: object) -> int | None:
    """Return a figure that is whole and not below nought."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or value != int(value):
        return None
    return int(value)
