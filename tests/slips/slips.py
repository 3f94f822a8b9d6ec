"""Builders of slips for the tests of this package."""

from dataclasses import replace
from datetime import date

from erstanlauf.domain.catalogue import Confidence, Kind, Stated
from erstanlauf.domain.conditions import AllOf
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.prerequisites import Deadline, Urgency
from erstanlauf.domain.slip import Slip, SlipStep
from erstanlauf.domain.visit import SlipNumber
from erstanlauf.i18n.languages import LANGUAGES

SLIP_LANGUAGES = tuple(each.tag for each in LANGUAGES)


def stated(value: str, confidence: Confidence = Confidence.HIGH, as_of: str = "2026-11-03") -> Stated[str]:
    return Stated(value, confidence, sources=("TEST",), as_of=as_of)


def a_step(kind: str = "ki_schule", **changes: object) -> SlipStep:
    """A step about which everything is known for sure, changed as the test wants."""
    facts: dict[str, object] = {
        "kind": Kind(kind),
        "name": "Schulische Beratung",
        "organization": "Kommunales Integrationszentrum",
        "topic": Topic.BILDUNG_SCHULE_KITA,
        "address": stated("Neues Rathaus, Niederwall 23, 33602 Bielefeld"),
        "phone": stated("0521 51-0"),
        "url": stated("https://ki-bielefeld.de"),
        "hours": stated("Mo-Fr 11:00-13:00"),
        "appointment_only": False,
        "call_first": False,
        "ask_where": False,
        "languages": ("de", "en"),
        "reason_codes": (),
    }
    return SlipStep(**{**facts, **changes})  # type: ignore[arg-type]  # each value is of its field's type


def an_unsure_step(kind: str = "abh", as_of: str = "2024-12") -> SlipStep:
    """A step whose facts print with their age and a word to ask first."""
    return a_step(
        kind,
        organization="Stadt Bielefeld, Kommunale Ausländerbehörde",
        topic=Topic.AUFENTHALT_RECHT,
        address=stated("Niederwall 23, 33602 Bielefeld", Confidence.MEDIUM, as_of),
        phone=stated("0521 51-0 (BürgerServiceCenter, Mo-Fr 7:30-18:00)", Confidence.MEDIUM, as_of),
        hours=None,
        appointment_only=True,
        call_first=True,
        languages=(),
    )


def a_step_to_ask_for(kind: str = "integrationskurs") -> SlipStep:
    """A step about whose place nothing is sure."""
    return a_step(
        kind,
        organization="Zugelassene Kursträger in Bielefeld",
        topic=Topic.SPRACHE,
        address=None,
        phone=None,
        url=None,
        hours=None,
        ask_where=True,
        languages=(),
    )


def a_phone_line() -> SlipStep:
    """A step that is only a number to call."""
    return a_step(
        "notruf",
        organization=None,
        topic=Topic.GESUNDHEIT,
        address=None,
        phone=stated("110", Confidence.MEDIUM),
        url=None,
        hours=None,
        call_first=True,
        languages=(),
    )


def a_deadline(urgency: Urgency, days: int | None = None) -> Deadline:
    return Deadline(urgency, days, AllOf(()), ())


def a_slip(language: str, *steps: SlipStep, number: str = "K7-418-3") -> Slip:
    return Slip(language, date(2026, 11, 22), SlipNumber(number), steps, neutral=False)


def a_neutral_slip(language: str) -> Slip:
    return Slip(language, date(2026, 11, 22), None, (), neutral=True)


SHAPES = {
    "one step": (a_step(),),
    "four steps": (a_step_to_ask_for(), an_unsure_step(), a_step_to_ask_for("mbe"), a_step_to_ask_for("jobcenter")),
    "two deadlines": (
        replace(an_unsure_step(), deadline=a_deadline(Urgency.BEFORE_TITLE_EXPIRES)),
        replace(an_unsure_step("buergerberatung"), deadline=a_deadline(Urgency.WITHIN_DAYS, 14)),
        a_step_to_ask_for(),
    ),
    "ask where": (a_step_to_ask_for("mbe"),),
}
"""Steps of slips that have to look right in every language."""
