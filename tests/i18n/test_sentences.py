"""Every trouble the program knows has its sentence, in German and in English, in the words of an office."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from string import Formatter

import pytest

import erstanlauf
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n import sentences
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording

NOT_OUR_WORDS = re.compile(r"\b(bitte|leider|ungültig\w*|verboten\w*|Ein Fehler ist aufgetreten)\b", re.IGNORECASE)


def all_codes() -> set[str]:
    for module in pkgutil.walk_packages(erstanlauf.__path__, "erstanlauf."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return {kind.code for kind in _descendants(KnownTrouble) if kind.__module__.startswith("erstanlauf.")}


def _descendants(kind: type[KnownTrouble]) -> Iterator[type[KnownTrouble]]:
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)


ABSTRACT = {
    *("knowledge.fault", "knowledge.record_fault", "parcel.fault", "parcel.placed_fault"),
    *("sheet.fault", "sheet.row_fault", "mapping.fault", "mapping.placed", "receipt.fault", "figures.file_fault"),
}


def test_every_known_trouble_has_a_sentence_and_every_sentence_a_trouble() -> None:
    assert all_codes() - ABSTRACT == set(sentences._SENTENCES)


@pytest.mark.parametrize("code", sorted(sentences._SENTENCES))
def test_a_sentence_is_german_as_an_office_writes_it_and_has_an_english_one(code: str) -> None:
    german = sentences._SENTENCES[code]
    english = Wording("en").gettext(german)
    assert not NOT_OUR_WORDS.search(german)
    assert german.rstrip().endswith((".", ":"))
    assert english != german
    assert _fields(english) == _fields(german)


def test_a_sentence_is_filled_with_the_details_of_the_trouble() -> None:
    class Lost(KnownTrouble):
        code = "file.not_written"

    told = sentence(Wording(), Lost(file="zettel.pdf", folder="C:/Ablage"))
    assert "zettel.pdf" in told
    assert "C:/Ablage" in told


def _fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text)} - {None}
