"""The phrase bank as a list, for those who translate, review and count it: order, section, comment, id.

Why this way: (2026-11) order, sections and translator comments stand in the source of the phrase modules and nowhere
else, so the list is read from there, with the extractor that fills the catalogues; the frozen program carries these
few sources along. Nothing that speaks to a newcomer needs this module.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

SECTIONS = ("consent", "stored", "slip", "services", "documents", "topics", "questions", "screen")
"""Modules of phrases, in the order in which they are reviewed: legal ones first."""

_LETTERS = "bcdfghjkmnpqrstvwxz"
_ID_LENGTH = 6
_MARK = "Translators:"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A German sentence of the bank; `comment` tells a translator in English what it is for."""

    id: str
    german: str
    section: str
    comment: str


def phrase_id(german: str) -> str:
    """Return the id of a German sentence: the same in every version, another one when a letter changes.

    Consonants only: no spreadsheet takes it for a number or a date, and it is no word.
    """
    number = int.from_bytes(sha256(german.encode()).digest())
    letters = []
    for _ in range(_ID_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return every phrase once, section by section in the order of the source."""
    found: dict[str, Phrase] = {}
    for section in SECTIONS:
        for german, comment in _marked_in(Path(__file__).with_name(f"{section}.py")):
            earlier = found.get(german)
            if earlier is None:
                found[german] = Phrase(phrase_id(german), german, section, comment)
            elif comment not in earlier.comment:
                found[german] = Phrase(earlier.id, german, earlier.section, f"{earlier.comment}; {comment}")
    return tuple(found.values())


def _marked_in(source: Path) -> list[tuple[str, str]]:
    """Return what is marked for translation in a source file, each sentence with its comment."""
    from babel.messages.extract import extract_python

    with source.open("rb") as stream:
        marked = list(extract_python(stream, {"N_": None}, [_MARK], {}))
    return [(str(german), " ".join(comments or ()).removeprefix(_MARK).strip()) for _, _, german, comments in marked]
