"""What a corrected review sheet says: which phrases are now reviewed in which words, and which rows cannot be used.

Reads, changes nothing. Whether the fonts of the slips have a letter it is told by its caller.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from erstanlauf.i18n.languages import Language
from erstanlauf.i18n.phrases.bank import phrase_id, phrases
from erstanlauf.i18n.phrases.fitness import faults_of, placeholders
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.usecases import sheet_faults as faults
from erstanlauf.usecases.review_sheet import from_cell
from erstanlauf.usecases.sheet_file import CellRow, SheetFile, read_file

_OK = frozenset({"ok", "x", "ja", "yes", "✓", "✔"})
_SCRIPT_NAMES = {
    "Latn": "LATIN",
    "Arab": "ARABIC",
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Ethi": "ETHIOPIC",
    "Hani": "CJK",
    "Deva": "DEVANAGARI",
}
"""How Unicode begins the names of the letters of a script."""


@dataclass(frozen=True, slots=True)
class Change:
    """A phrase somebody has read: its row, what was said for it so far, and the words that were read."""

    row: int
    id: str
    german: str
    before: str
    words: str

    @property
    def is_correction(self) -> bool:
        return self.before != self.words


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a sheet says. `kept` are rows of sentences the program no longer has: kept in case they come back."""

    language: Language
    changes: tuple[Change, ...]
    kept: tuple[Change, ...]
    faults: tuple[faults.SheetFault, ...]


def read_sheet(content: bytes, name: str, voices: Voices, missing_glyphs: Callable[[str], str]) -> SheetReading:
    """Read a sheet that came back; rows at fault are told, each with its reason, and are in no list of changes.

    `missing_glyphs` returns those letters of a text that cannot be printed. Raises a `SheetFault` where the file as a
    whole cannot be used.
    """
    file = read_file(content, name)
    reader = _Reader(file, name, voices, missing_glyphs)
    changes: list[Change] = []
    kept: list[Change] = []
    wrong: list[faults.SheetFault] = []
    for row in file.rows:
        try:
            change = reader.change_in(row)
        except faults.SheetFault as fault:
            wrong.append(fault)
            continue
        if change is not None:
            (changes if change.id in reader.bank else kept).append(change)
    if not changes and not kept and not wrong:
        raise faults.NothingReviewed(file=name)
    return SheetReading(file.language, tuple(changes), tuple(kept), tuple(wrong))


class _Reader:
    """Reads row by row; remembers which ids it has seen."""

    def __init__(self, file: SheetFile, name: str, voices: Voices, missing_glyphs: Callable[[str], str]) -> None:
        self.bank = {phrase.id: phrase.german for phrase in phrases()}
        self._language = file.language
        self._is_ansi = file.is_ansi
        self._name = name
        self._missing_glyphs = missing_glyphs
        self._reviews = voices.reviews.get(file.language.tag, {})
        self._wording = voices.wording(file.language.tag)
        self._seen: dict[str, int] = {}

    def change_in(self, row: CellRow) -> Change | None:
        """Return what a row says, None where nobody has filled it in. Raises a `SheetFault`."""
        if any("\n" in cell or "\r" in cell for cell in row.cells):
            raise faults.LineBreak(file=self._name, row=row.number)
        identity, *texts, ok = (cell.strip() for cell in row.cells)
        german, draft, corrected = (from_cell(text) for text in texts)
        self._check_identity(row.number, identity, german)
        before = self._words_now(german)
        if self._is_ansi and draft != before:
            raise faults.LettersLost(file=self._name, row=row.number)
        if not corrected and not ok:
            return None
        if ok and ok.casefold() not in _OK:
            raise faults.OddOk(file=self._name, row=row.number)
        words = unicodedata.normalize("NFC", corrected or draft)
        for fault in self._faults_of(row.number, german, words):
            raise fault
        return Change(row.number, identity, german, before, words)

    def _check_identity(self, row: int, identity: str, german: str) -> None:
        if identity in self._seen:
            raise faults.RowTwice(file=self._name, row=row, first=self._seen[identity])
        self._seen[identity] = row
        if identity in self.bank and self.bank[identity] != german:
            raise faults.GermanChanged(file=self._name, row=row)
        if phrase_id(german) != identity:
            raise faults.UnknownId(file=self._name, row=row)

    def _words_now(self, german: str) -> str:
        review = self._reviews.get(german)
        return review.of if review else self._wording.gettext(german)

    def _faults_of(self, row: int, german: str, words: str) -> Iterator[faults.SheetFault]:
        where: dict[str, str | int] = {"file": self._name, "row": row}
        wanted = ", ".join(f"{{{name}}}" for name in placeholders(german) or ()) or "–"
        kinds: dict[str, faults.SheetFault] = {
            "empty": faults.Empty(**where),
            "control": faults.ControlCharacters(**where),
            "placeholders": faults.OtherPlaceholders(**where, wanted=wanted),
            "too_long": faults.TooLong(**where),
        }
        yield from (kinds[code] for code in faults_of(german, words))
        missing = self._missing_glyphs(words)
        if missing:
            yield faults.NoGlyph(**where, characters=missing[:20])
        if self._is_of_another_script(words, self._wording.gettext(german)):
            yield faults.OtherScript(**where, language=self._language.own_name)

    def _is_of_another_script(self, words: str, draft: str) -> bool:
        """Whether a text has no letter of the language, though the draft has: so it was written in another one."""
        return _has_letters_of(self._language.script, draft) and not _has_letters_of(self._language.script, words)


def _has_letters_of(script: str, text: str) -> bool:
    name = _SCRIPT_NAMES[script]
    return any(character.isalpha() and unicodedata.name(character, "").startswith(name) for character in text)
