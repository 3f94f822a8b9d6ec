"""What may stand on a slip: facts by confidence, and nothing at all on a neutral one."""

import pytest

from erstanlauf.domain.catalogue import Catalogue, Confidence, Contact, Kind, OfferId, Privacy
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.prerequisites import Deadline, Precedence, Prerequisites, Urgency
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import Choice, Visit
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.plans import plan_of
from erstanlauf.usecases.slips import slip_of
from tests.builders import (
    ALWAYS,
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

CASE = a_case()
AT_ONCE = Deadline(Urgency.AT_ONCE, None, ALWAYS, ())


def slip_for(catalogue: Catalogue, visit: Visit, *kinds: str, **known: Prerequisites) -> Slip:
    knowledge = Knowledge(catalogue, a_rulebook(a_rule(an_effect("course"))), {}, a_plan_book(**known))
    answer = suggest(a_case(*visit.needs), catalogue, knowledge.rulebook, TODAY)
    choices = tuple(Choice(Kind(kind)) for kind in kinds)
    return slip_of(visit, choices, plan_of(choices, knowledge, answer, CASE, MORNING), knowledge, answer, TODAY)


def a_course_with(contact: Contact, confidence: str = "high") -> Catalogue:
    return a_catalogue(a_service("course", offers=(an_offer("course/vhs", contact=contact, confidence=confidence),)))


def test_a_sure_fact_prints_as_it_is() -> None:
    catalogue = a_course_with(Contact(address=a_fact("Ravensberger Park 1"), phone=a_fact("0521 51-0")))
    [step] = slip_for(catalogue, a_visit(needs=(Topic.SPRACHE,), language="ar"), "course").steps
    assert (step.address and step.address.value, step.call_first, step.ask_where) == (
        "Ravensberger Park 1",
        False,
        False,
    )
    assert step.organization == "VHS"
    assert step.topic is Topic.SPRACHE
    assert step.reason_codes == ("why",)


def test_a_fact_that_may_have_changed_asks_for_a_call_first() -> None:
    catalogue = a_course_with(Contact(phone=a_fact("0521 51-0"), hours=a_fact("Mo 9:00-12:00", Confidence.MEDIUM)))
    [step] = slip_for(catalogue, a_visit(), "course").steps
    assert (step.hours is not None, step.call_first) == (True, True)


def test_an_unsure_fact_does_not_print_and_the_slip_says_where_to_ask() -> None:
    catalogue = a_course_with(Contact(address=a_fact("Niederwall 27", Confidence.LOW)), confidence="low")
    [step] = slip_for(catalogue, a_visit(), "course").steps
    assert (step.address, step.organization, step.ask_where) == (None, None, True)


def test_an_appointment_is_demanded_only_where_that_is_sure() -> None:
    sure = Contact(appointment=a_fact("nur mit Termin"), appointment_only=True)
    unsure = Contact(appointment=a_fact("nur mit Termin", Confidence.LOW), appointment_only=True)
    assert slip_for(a_course_with(sure), a_visit(), "course").steps[0].appointment_only
    assert not slip_for(a_course_with(unsure), a_visit(), "course").steps[0].appointment_only


@pytest.mark.parametrize(
    "visit",
    [
        a_visit(needs=(Topic.GEWALTSCHUTZ,)),
        a_visit(needs=(Topic.SPRACHE,), flags=frozenset({Flag.ZWANGSHEIRAT})),
        a_visit(needs=(Topic.SPRACHE,), chosen=(Choice(Kind("shelter")),)),
    ],
    ids=["topic", "flag", "choice"],
)
def test_a_violence_visit_gets_a_slip_that_tells_nothing(visit: Visit) -> None:
    catalogue = a_catalogue(a_service("course"), a_service("shelter", privacy=Privacy.NEUTRAL_SLIP))
    slip = slip_for(catalogue, visit, "course")
    assert (slip.neutral, slip.number, slip.steps) == (True, None, ())


def test_an_offer_that_is_gone_from_the_catalogue_gives_way_to_the_first() -> None:
    catalogue = a_course_with(Contact())
    knowledge = Knowledge(catalogue, a_rulebook(), {}, a_plan_book())
    answer = suggest(a_case(), catalogue, knowledge.rulebook, TODAY)
    choice = Choice(Kind("course"), OfferId("course/gone"))
    plan = plan_of((choice,), knowledge, answer, CASE, MORNING)
    [step] = slip_of(a_visit(), (choice,), plan, knowledge, answer, TODAY).steps
    assert step.organization == "VHS"


def test_a_slip_without_a_language_is_german() -> None:
    assert slip_for(a_course_with(Contact()), a_visit(), "course").language == "de"


def test_steps_stand_in_the_order_of_the_plan_with_their_deadlines() -> None:
    catalogue = a_catalogue(a_service("advice"), a_service("course"))
    known = Prerequisites(after=(Precedence((Kind("advice"),), ALWAYS, ()),), deadlines=(AT_ONCE,))
    steps = slip_for(catalogue, a_visit(), "course", "advice", course=known).steps
    assert [(step.kind, step.deadline) for step in steps] == [("advice", None), ("course", AT_ONCE)]


def test_a_neutral_slip_holds_no_deadline() -> None:
    catalogue = a_catalogue(a_service("shelter", privacy=Privacy.NEUTRAL_SLIP))
    slip = slip_for(catalogue, a_visit(), "shelter", shelter=Prerequisites(deadlines=(AT_ONCE,)))
    assert (slip.neutral, slip.steps) == (True, ())
