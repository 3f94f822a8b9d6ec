"""Which characters a line of text may hold: none that is not seen and changes how the line reads.

Knows no file and no field. What it lets pass can be set on paper beside any other text: it turns no letters around,
hides none and breaks no line.

Why this way (2026-11): a list of bad characters is never complete, so whole categories of Unicode are kept out and the
two joiners are let in again, in the scripts whose spelling needs them.
"""

import unicodedata

LONGEST_LINE = 300
"""Letters a line of the catalogue may have; the longest of the Bielefeld one has 213."""

_JOINERS = "\u200c\u200d"
_JOINING_SCRIPTS = frozenset(
    (
        *("ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA"),
        *("TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR"),
    )
)
_NEVER_SEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
"""Controls, formats (all that turn the direction are among them), halves of pairs, private letters, line separators."""


def hidden_character(text: str) -> str | None:
    """Return the first character that must not stand in a text, None for a sound text. A line feed is let pass."""
    if text.replace("\n", " ").isprintable():  # nearly every text; Python looks at it much faster than the loop does
        return None
    for place, character in enumerate(text):
        if unicodedata.category(character) not in _NEVER_SEEN or character == "\n":
            continue
        if character in _JOINERS and _joins(text[place - 1 : place], text[place + 1 : place + 2]):
            continue
        return character
    return None


def one_plain_line(text: str) -> str:
    """Return a text as one line that can do no harm on paper: hidden characters become spaces, what is too long is cut.

    For what comes from a store or from elsewhere and not through the checks of a file.
    """
    while hidden := hidden_character(text):
        text = text.replace(hidden, " ")
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"


def without_hidden(text: str) -> str:
    """Return a text without the characters that must not stand in one; line feeds stay.

    Every joiner goes with one that stands where it must not: what is left reads the same.
    """
    kept = "".join(
        each for each in text if each == "\n" or each in _JOINERS or unicodedata.category(each) not in _NEVER_SEEN
    )
    while hidden := hidden_character(kept):
        kept = kept.replace(hidden, "")
    return kept


def code_point(character: str) -> str:
    """Return the name a fault gives a character nobody sees, like U+202E."""
    return f"U+{ord(character):04X}"


def _joins(before: str, after: str) -> bool:
    """Whether a joiner stands inside a word of a script that spells with it."""
    scripts = {unicodedata.name(each, "").partition(" ")[0] for each in (before, after) if each}
    return bool(before and after) and scripts <= _JOINING_SCRIPTS
