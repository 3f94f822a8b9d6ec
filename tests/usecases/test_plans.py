"""The plan of a visit, on invented services: what of the catalogue is sure enough for it, and its order."""

from datetime import datetime, time
from itertools import product

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Confidence, Contact, Document, Kind
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.plan import PlanStep
from erstanlauf.domain.prerequisites import Arrival, Handout, Prerequisites, Requirement, Urgency
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.situation import Housing, Status
from erstanlauf.domain.visit import Choice
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.plans import plan_of
from erstanlauf.usecases.session import VisitSession
from tests.builders import (
    ALWAYS,
    LIMITS,
    MORNING,
    TODAY,
    a_case,
    a_catalogue,
    a_fact,
    a_plan_book,
    a_rule,
    a_rulebook,
    a_service,
    a_visit,
    an_effect,
    an_offer,
    suggest,
)

MONDAY_AT_NINE = datetime(2026, 11, 23, 9, tzinfo=LOCAL)
PAPER = Document("paper")
NEEDS = Prerequisites(needs=(Requirement(PAPER, ALWAYS, ()),))
GIVES = Prerequisites(gives=(Handout(PAPER, Arrival.ON_THE_SPOT, ALWAYS, ()),))


def plan(contacts: dict[str, Contact], **known: Prerequisites) -> tuple[PlanStep, ...]:
    """Plan one invented office for each contact, suggested in this order."""
    return plan_at(MONDAY_AT_NINE, contacts, **known)


def plan_at(leaves_at: datetime, contacts: dict[str, Contact], **known: Prerequisites) -> tuple[PlanStep, ...]:
    services = (a_service(kind, offers=(an_offer(f"{kind}/x", contact=each),)) for kind, each in contacts.items())
    catalogue = a_catalogue(*services)
    rulebook = a_rulebook(a_rule(*(an_effect(kind) for kind in contacts)))
    knowledge = Knowledge(catalogue, rulebook, {}, a_plan_book(**known), LIMITS)
    case = a_case(Topic.SPRACHE)
    choices = [Choice(Kind(kind)) for kind in contacts]
    return plan_of(choices, knowledge, suggest(case, catalogue, rulebook), case, leaves_at)


def order(steps: tuple[PlanStep, ...]) -> list[str]:
    return [step.kind for step in steps]


def test_who_hands_out_a_paper_comes_before_who_asks_for_it() -> None:
    steps = plan({"asks": Contact(), "hands_out": Contact()}, asks=NEEDS, hands_out=GIVES)
    assert order(steps) == ["hands_out", "asks"]
    assert (steps[1].after, steps[1].bring) == (("hands_out",), (PAPER,))


@pytest.mark.parametrize(("confidence", "one_trip"), [("high", True), ("medium", True), ("low", False)])
def test_an_address_that_is_not_printed_makes_no_common_trip(confidence: str, one_trip: bool) -> None:
    here = Contact(address=a_fact("Musterhaus, Beispielweg 1, 12345 Musterstadt", Confidence(confidence)))
    steps = plan({"one": here, "two": Contact(), "three": here})
    assert [step.same_trip for step in steps] == [False, one_trip, False]


def test_confirmed_hours_give_the_next_slot() -> None:
    [step] = plan({"office": Contact(hours=a_fact("Mo-Fr 8-12"))})
    assert step.slot is not None
    assert (step.slot.opens_at.date(), step.slot.opens_at.time(), step.slot.closes_at.time()) == (
        TODAY,
        time(8),
        time(12),
    )


@pytest.mark.parametrize(
    ("text", "confidence"),
    [*product(["Mo-Fr 8-12"], ["medium", "low"]), ("Mo-Fr 8-12; sonst nach Vereinbarung", "high")],
)
def test_hours_that_are_not_confirmed_or_not_plain_give_no_slot(text: str, confidence: str) -> None:
    [step] = plan({"office": Contact(hours=a_fact(text, Confidence(confidence)))})
    assert step.slot is None


def test_an_office_by_appointment_has_no_slot() -> None:
    contact = Contact(hours=a_fact("Mo-Fr 8-12"), appointment=a_fact("online"), appointment_only=True)
    [step] = plan({"office": contact})
    assert step.slot is None


def test_an_office_that_may_serve_by_appointment_alone_has_no_slot() -> None:
    doubtful = a_fact("nur mit Termin?", Confidence.LOW)
    [step] = plan({"office": Contact(hours=a_fact("Mo-Fr 8-12"), appointment=doubtful, appointment_only=True)})
    assert step.slot is None


@pytest.mark.parametrize(("leaves_on", "opens_on"), [((12, 23), (12, 28)), ((12, 30), (1, 4))])
def test_no_slot_lies_on_an_eve_on_which_offices_are_mostly_closed(
    leaves_on: tuple[int, int], opens_on: tuple[int, int]
) -> None:
    in_the_evening = datetime(2026, *leaves_on, 19, tzinfo=LOCAL)
    [step] = plan_at(in_the_evening, {"office": Contact(hours=a_fact("Mo-Fr 8-12"))})
    assert step.slot is not None
    assert (step.slot.opens_at.month, step.slot.opens_at.day) == opens_on


def test_a_service_that_may_not_be_printed_is_no_step() -> None:
    knowledge = load_knowledge(TODAY)
    case = a_case(Topic.EXISTENZSICHERUNG, switches=knowledge.switches)
    answer = suggest(case, knowledge.catalogue, knowledge.rulebook)
    choices = [Choice(Kind("jobcenter")), Choice(Kind("mbe"))]
    assert Kind("jobcenter") in answer.barred
    assert order(plan_of(choices, knowledge, answer, case, MONDAY_AT_NINE)) == ["mbe"]


def test_an_open_visit_is_planned_by_what_the_law_says_of_its_case() -> None:
    session = VisitSession(a_visit(), load_knowledge(TODAY), MORNING)
    session.answer_question("status", Status.FAMILIE)
    session.answer_question("registered", False)
    session.answer_question("housing", Housing.EIGENE_WOHNUNG)
    session.set_flag(Flag.TITEL_LAEUFT_AB, True)
    for kind in ("familienkasse", "buergerberatung", "abh"):
        session.choose(Kind(kind))
    steps = {step.kind: step for step in session.plan(MONDAY_AT_NINE)}
    urgencies = {kind: step.deadline.urgency for kind, step in steps.items() if step.deadline}
    assert urgencies == {"buergerberatung": Urgency.WITHIN_DAYS, "abh": Urgency.BEFORE_TITLE_EXPIRES}
    assert list(steps).index(Kind("buergerberatung")) < list(steps).index(Kind("familienkasse"))
    assert steps[Kind("familienkasse")].waits_for == ("tax_id",)
