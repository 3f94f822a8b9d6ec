"""The review sheet of a language: every phrase with its present words, for a sworn translator to read and correct.

Knows rows and their form as CSV; the printed form is made in `slips`, what comes back is read in `review_reading`.
"""

import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.i18n.phrases.bank import Phrase, phrases
from erstanlauf.i18n.phrases.review import Review
from erstanlauf.i18n.phrases.voices import Share, Voices
from erstanlauf.i18n.wording import UNSURE

SEPARATOR = ";"
BYTE_ORDER_MARK = "\ufeff"
HEADINGS = ("Kennung", "Deutsch", "Entwurf", "Korrektur", "OK")
"""Columns of the file; behind "Entwurf" stands the tag of the language in brackets, so that the file knows its own."""

_FORMULA_STARTS = "=+-@＝＋－＠\t\r"
_TEXT_MARK = "'"


class GermanNeedsNoReview(KnownTrouble):
    """A review was asked for in German, the language the phrases are written in."""

    code: ClassVar[str] = "reviews.german"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A phrase, the words said for it now, who read them, and what the first translator was unsure of."""

    phrase: Phrase
    words: str
    review: Review | None
    doubt: str


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """All rows of one language as of a day."""

    language: Language
    on: date
    rows: tuple[SheetRow, ...]

    @property
    def share(self) -> Share:
        return Share(sum(row.review is not None for row in self.rows), len(self.rows))


def review_sheet(language: Language, voices: Voices, on: date) -> ReviewSheet:
    """Return the sheet of a language, section by section. Raises `GermanNeedsNoReview`."""
    if language == GERMAN:
        raise GermanNeedsNoReview
    return ReviewSheet(language, on, tuple(_row(phrase, language, voices) for phrase in phrases()))


def sheet_as_csv(sheet: ReviewSheet) -> bytes:
    """Return the sheet as a file for spreadsheets, with two columns to fill in."""
    text = StringIO(newline="")
    rows = csv.writer(text, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(headings(sheet.language))
    for row in sheet.rows:
        rows.writerow([row.phrase.id, as_cell(row.phrase.german), as_cell(row.words), "", ""])
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def headings(language: Language) -> tuple[str, ...]:
    """Return the first row of the file of a language."""
    return tuple(f"{each} ({language.tag})" if each == "Entwurf" else each for each in HEADINGS)


def as_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula; `from_cell` takes it off again."""
    return _TEXT_MARK + text if _looks_marked(text) or text.startswith(tuple(_FORMULA_STARTS)) else text


def from_cell(cell: str) -> str:
    """Return the text of a cell that `as_cell` has written."""
    return cell[1:] if _looks_marked(cell) else cell


def _looks_marked(cell: str) -> bool:
    return cell.startswith(_TEXT_MARK) and cell.lstrip(_TEXT_MARK).startswith(tuple(_FORMULA_STARTS))


def _row(phrase: Phrase, language: Language, voices: Voices) -> SheetRow:
    wording, german = voices.wording(language.tag), phrase.german
    review = voices.reviews.get(language.tag, {}).get(german)
    doubt = wording.pgettext(UNSURE, german)
    return SheetRow(
        phrase,
        review.of if review else wording.gettext(german),
        review,
        "" if review or doubt == german else doubt,
    )
