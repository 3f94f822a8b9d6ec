"""Searching words as people type them: without umlauts, without accents, in pieces."""

import pytest

from erstanlauf.i18n.folding import folded, matches


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("strasse", "Goldstraße 6"),
        ("buerger", "Bürgerberatung"),
        ("burger", "Bürgerberatung"),
        ("bürger", "Bürgerberatung"),
        ("BERATUNG", "Bürgerberatung"),
        ("ki", "Stadt Bielefeld, KI"),
        ("jmd", "Jugendmigrationsdienst (JMD)"),
        ("schule kind", "Kind ohne Schule"),
        ("türkçe", "Türkçe"),
        ("україн", "Українська"),
        ("", "alles"),
    ],
)
def test_finds(typed: str, text: str) -> None:
    assert matches(typed, text)


@pytest.mark.parametrize(("typed", "text"), [("ra", "Bürgerberatung"), ("xyz", "Schule"), ("schule haus", "Schule")])
def test_does_not_find(typed: str, text: str) -> None:
    assert not matches(typed, text)


def test_folding_twice_changes_nothing() -> None:
    assert folded(folded("Größe ÄÖÜ éñ")) == folded("Größe ÄÖÜ éñ") == "groesse aeoeue en"
