"""Builders of slips for the tests of this package."""

from dataclasses import replace
from datetime import date, datetime

from erstanlauf.domain.catalogue import Confidence, Cost, Document, Kind, Stated, Transport
from erstanlauf.domain.conditions import AllOf
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.prerequisites import Deadline, Urgency
from erstanlauf.domain.schedule import LOCAL, Slot
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


def steps_with_all_there_is() -> tuple[SlipStep, SlipStep]:
    """A step with papers to bring, the way, the next slot and the cost, and one that waits for it in the same house."""
    first = a_step(
        "buergerberatung",
        topic=Topic.DOKUMENTE_ANMELDUNG,
        bring=(Document("identity_documents_all"), Document("landlord_confirmation")),
        cost=Cost.FREE,
        transport=Stated(Transport("Rathaus", ("1", "2")), Confidence.HIGH, ("TEST",), "2026-11-03"),
        step_free=True,
        slot=Slot(datetime(2026, 11, 23, 8, tzinfo=LOCAL), datetime(2026, 11, 23, 12, tzinfo=LOCAL)),
    )
    tax_id = Document("tax_id")
    second = replace(
        an_unsure_step("familienkasse"), after=(1,), waits_for=(tax_id,), bring=(tax_id,), same_building_as=1
    )
    return first, second


SHAPES = {
    "one step": (a_step(),),
    "four steps": (a_step_to_ask_for(), an_unsure_step(), a_step_to_ask_for("mbe"), a_step_to_ask_for("jobcenter")),
    "two deadlines": (
        replace(an_unsure_step(), deadline=a_deadline(Urgency.BEFORE_TITLE_EXPIRES)),
        replace(an_unsure_step("buergerberatung"), deadline=a_deadline(Urgency.WITHIN_DAYS, 14)),
        a_step_to_ask_for(),
    ),
    "ask where": (a_step_to_ask_for("mbe"),),
    "all there is": steps_with_all_there_is(),
}
"""Steps of slips that have to look right in every language."""
