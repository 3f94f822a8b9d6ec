"""Every condition of the real rules reads as words, in both languages of the interface."""

from collections.abc import Iterator

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.domain.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactIsOneOf,
    FactWithin,
    FlagSaid,
    LevelAtLeast,
    NeedGiven,
    Not,
    ProblemsAtLeast,
    SomeChild,
    SwitchIs,
)
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.domain.truth import Truth
from erstanlauf.i18n.conditions import condition_text, sureness_text, truth_text
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, Wording
from tests.builders import TODAY

BOOK = load_knowledge(TODAY).rulebook
both = pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)

READINGS: list[tuple[Condition, str, str]] = [
    (FactIsOneOf("status", frozenset({Status.DULDUNG})), "Papier: Duldung", "document: Duldung"),
    (FactIsOneOf("registered", frozenset({False})), "angemeldet: nein", "registered: no"),
    (FactIsOneOf("status", frozenset({Status.OFFEN})), "Papier: keine Angabe", "document: no answer"),
    (FactIsOneOf("partner.status", frozenset({Status.DEUTSCH})), "zweite Person: Papier: deutscher Ausweis", ""),
    (FactWithin("age", Span(27, ENDLESS)), "Alter ab 27", "aged 27 or older"),
    (FactWithin("age", Span(0, 15)), "Alter bis 15", "aged 15 or younger"),
    (FactWithin("partner.age", Span(15, 66)), "zweite Person: Alter 15 bis 66", "second person: aged 15 to 66"),
    (FactWithin("months_in_de", Span(0, 2)), "in Deutschland: weniger als 3 Monate", ""),
    (FactWithin("months_in_de", Span(60, ENDLESS)), "in Deutschland: mindestens 5 Jahre", ""),
    (FactWithin("months_in_de", Span(36, 59)), "in Deutschland: mindestens 3 Jahre, aber weniger als 5 Jahre", ""),
    (FactWithin("title_months", Span(0, 11)), "Titel seit: weniger als 1 Jahr", ""),
    (LevelAtLeast("german", German.B1), "Deutsch: ab B1", ""),
    (LevelAtLeast("partner.german", German.B2), "zweite Person: Deutsch: B2 und besser", ""),
    (SomeChild(Span(0, 0)), "Kind unter 1 Jahr", "child under 1 year"),
    (SomeChild(Span(6, 17)), "Kind von 6 bis 17 Jahren", "child aged 6 to 17"),
    (SomeChild(Span(0, ENDLESS)), "Kind dabei", ""),
    (NeedGiven(frozenset({Topic.WOHNEN, Topic.SPRACHE})), "Bedarf: Deutsch lernen / Wohnen", ""),
    (FlagSaid(frozenset({Flag.SCHULDEN})), "von sich aus gesagt: Schulden", ""),
    (ProblemsAtLeast((), 3), "mindestens 3 Problemlagen", "at least 3 problems"),
    (
        SwitchIs("ukraine_rechtskreis", frozenset({"old"})),
        "Ukraine, § 24, erster Titel ab 1. April 2025: wer für Geld zum Leben zuständig ist"
        " – wie bisher: Jobcenter (SGB II)",
        "",
    ),
    (AllOf(()), "ohne weitere Bedingung", "without further condition"),
]


@pytest.mark.parametrize(("condition", "german", "english"), READINGS, ids=lambda value: str(value)[:30])
def test_a_condition_reads_as_said_at_the_desk(condition: Condition, german: str, english: str) -> None:
    assert condition_text(Wording("de"), BOOK, condition) == german
    assert not english or condition_text(Wording("en"), BOOK, condition) == english


@both
def test_no_condition_of_the_rules_shows_a_code(tag: str) -> None:
    words = Wording(tag)
    read = {condition_text(words, BOOK, each) for each in _conditions()}
    assert len(read) > 100
    assert [text for text in read if "_" in text or "{" in text or not text.strip()] == []


@both
def test_states_and_sources_are_told_apart_in_words(tag: str) -> None:
    words = Wording(tag)
    assert len({truth_text(words, truth) for truth in Truth}) == len(Truth)
    assert len({sureness_text(words, code) for code in "HML"}) == len("HML")


def _conditions() -> Iterator[Condition]:
    for rule in BOOK.rules:
        for effect in rule.effects:
            yield from _with_parts(effect.trigger)
            yield from _with_parts(effect.when)


def _with_parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    parts = condition.parts if isinstance(condition, AllOf | AnyOf) else ()
    for part in (condition.part,) if isinstance(condition, Not) else parts:
        yield from _with_parts(part)
