"""What may stand on a slip: facts by confidence, and nothing at all on a neutral one."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from erstanlauf.domain.ageing import with_fact
from erstanlauf.domain.catalogue import (
    UNDATED,
    Catalogue,
    Closure,
    Confidence,
    Contact,
    Cost,
    Document,
    Kind,
    OfferId,
    Privacy,
    Stated,
    Transport,
)
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.prerequisites import (
    Arrival,
    Deadline,
    Handout,
    Precedence,
    Prerequisites,
    Requirement,
    Urgency,
)
from erstanlauf.domain.slip import Slip, SlipStep
from erstanlauf.domain.suggestion import Reason
from erstanlauf.domain.visit import Choice, Visit
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.slip.step_words import step_in_words
from erstanlauf.usecases.knowledge import Knowledge, counter_catalogue
from erstanlauf.usecases.plans import plan_of
from erstanlauf.usecases.slips import slip_of
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

CASE = a_case()
AT_ONCE = Deadline(Urgency.AT_ONCE, None, ALWAYS, ())


def slip_for(catalogue: Catalogue, visit: Visit, *kinds: str, **known: Prerequisites) -> Slip:
    knowledge = Knowledge(catalogue, a_rulebook(a_rule(an_effect("course"))), {}, a_plan_book(**known), LIMITS)
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
    knowledge = Knowledge(catalogue, a_rulebook(), {}, a_plan_book(), LIMITS)
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


PAPER, NUMBER = Document("meldebescheinigung"), Document("tax_id")
IDENTITY, IDENTITY_OF_ALL = Document("identity_document"), Document("identity_documents_all")
HERE = Contact(address=a_fact("Beispielweg 1, 12345 Musterstadt"))


def needing(*documents: Document) -> Prerequisites:
    return Prerequisites(needs=tuple(Requirement(each, ALWAYS, ()) for each in documents))


def giving(document: Document, arrival: Arrival) -> Prerequisites:
    return Prerequisites(gives=(Handout(document, arrival, ALWAYS, ()),))


def the_step(
    contact: Contact = HERE,
    cost: Stated[Cost] | None = None,
    documents: Stated[tuple[Document, ...]] | None = None,
    known: Prerequisites | None = None,
) -> SlipStep:
    """Return the only step of a slip to a place of which these facts are stated."""
    offer = an_offer("course/vhs", contact=contact, cost=cost, documents=documents)
    catalogue = a_catalogue(a_service("course", offers=(offer,)))
    [step] = slip_for(catalogue, a_visit(), "course", course=known or Prerequisites()).steps
    return step


def test_a_slip_tells_the_way_the_cost_and_the_access_where_they_are_sure() -> None:
    way = a_fact(Transport("Rathaus", ("1", "2")))
    step = the_step(replace(HERE, transport=way, step_free=a_fact(True)), cost=a_fact(Cost.NOT_FREE))
    assert (step.transport, step.cost, step.step_free, step.call_first) == (way, Cost.NOT_FREE, True, False)


def test_way_cost_and_access_that_are_not_sure_stay_off_the_slip() -> None:
    way = a_fact(Transport("Rathaus"), Confidence.LOW)
    contact = replace(HERE, transport=way, step_free=a_fact(True, Confidence.LOW))
    step = the_step(contact, a_fact(Cost.FREE, Confidence.LOW), a_fact((PAPER,), Confidence.LOW))
    assert (step.transport, step.cost, step.step_free, step.bring, step.call_first) == (None, None, False, (), False)


def test_a_place_with_steps_is_never_called_step_free() -> None:
    assert not the_step(replace(HERE, step_free=a_fact(False))).step_free


@pytest.mark.parametrize(
    "step",
    [
        the_step(replace(HERE, transport=a_fact(Transport("Rathaus"), Confidence.MEDIUM))),
        the_step(replace(HERE, step_free=a_fact(True, Confidence.MEDIUM))),
        the_step(cost=a_fact(Cost.FREE, Confidence.MEDIUM)),
        the_step(documents=a_fact((PAPER,), Confidence.MEDIUM)),
        the_step(replace(HERE, appointment=a_fact("nur mit Termin", Confidence.MEDIUM), appointment_only=True)),
    ],
    ids=["transport", "step_free", "cost", "documents", "appointment"],
)
def test_any_printed_fact_that_may_have_changed_asks_for_a_call_first(step: SlipStep) -> None:
    assert step.call_first


def test_an_unsure_fact_keeps_its_own_age() -> None:
    step = the_step(cost=replace(a_fact(Cost.FREE, Confidence.MEDIUM), as_of="2019"))
    assert step.doubts_as_of == ("2019",)
    assert the_step(cost=a_fact(Cost.FREE)).doubts_as_of == ()


PRINTED: dict[str, Stated[Any]] = {
    "address": a_fact("Beispielweg 1, 12345 Musterstadt", as_of="2024-03"),
    "building": a_fact("Haus C", as_of="2024-03"),
    "phone": a_fact("0521 51-0", as_of="2024-03"),
    "url": a_fact("https://example.org", as_of="2024-03"),
    "hours": a_fact("Mo-Fr 8-12", as_of="2024-03"),
    "consultation": a_fact("Di 8-12", as_of="2024-03"),
    "transport": a_fact(Transport("Rathaus"), as_of="2024-03"),
    "step_free": a_fact(True, as_of="2024-03"),
    "cost": a_fact(Cost.FREE, as_of="2024-03"),
    "documents": a_fact((Document("tax_id"),), as_of="2024-03"),
    "spoken": a_fact(("ar",), as_of="2024-03"),
}


@pytest.mark.parametrize("name", PRINTED)
def test_whatever_prints_and_is_past_its_limit_asks_for_a_call_first_and_gives_no_slot(name: str) -> None:
    stale = with_fact(an_offer("course/vhs", contact=Contact(phone=a_fact("0521 51-0"))), name, PRINTED[name])
    published = a_catalogue(a_service("course", offers=(stale,)))
    [step] = slip_for(counter_catalogue(published, LIMITS, TODAY), a_visit(), "course").steps
    assert (step.call_first, step.slot) == (True, None)
    note = step_in_words(step, Voice(language("de"), Wording("de", "slips"), {}), TODAY).note
    assert note == "Stand März 2024. Rufen Sie vorher an."


def test_a_number_of_the_whole_country_prints_as_it_is_however_old() -> None:
    police = an_offer("notruf/polizei", contact=Contact(phone=a_fact("110", as_of=UNDATED)))
    limits = replace(LIMITS, ageless=frozenset({Kind("notruf")}))
    catalogue = counter_catalogue(a_catalogue(a_service("notruf", offers=(police,))), limits, TODAY)
    [step] = slip_for(catalogue, a_visit(), "notruf").steps
    assert (step.phone and step.phone.value, step.call_first) == ("110", False)


def test_who_comes_for_advice_reads_when_there_is_some() -> None:
    contact = Contact(hours=a_fact("Mo-Fr 8-18"), consultation=a_fact("Di 14-16"))
    step = the_step(contact)
    assert step.hours == contact.consultation
    assert step.slot is not None
    assert (step.slot.opens_at.date(), step.slot.opens_at.hour) == (date(2026, 11, 24), 14)


def test_hours_of_the_house_do_not_stand_in_for_advice_nobody_is_sure_of() -> None:
    step = the_step(Contact(hours=a_fact("Mo-Fr 8-18"), consultation=a_fact("Di 14-16", Confidence.LOW)))
    assert (step.hours, step.slot) == (None, None)


@pytest.mark.parametrize(
    ("building", "address", "printed"),
    [
        ("Haus C", "Beispielweg 1, 12345 Musterstadt", "Haus C"),
        ("Neues Rathaus", "Neues Rathaus, Flur B, Niederwall 23, 33602 Bielefeld", None),
        ("NEUES RATHAUS", "Neues Rathaus, Niederwall 23, 33602 Bielefeld", None),
        ("Haus C", None, "Haus C"),
    ],
)
def test_the_building_is_named_where_the_address_does_not(
    building: str, address: str | None, printed: str | None
) -> None:
    step = the_step(Contact(address=a_fact(address) if address else None, building=a_fact(building)))
    assert (step.building.value if step.building else None) == printed


def test_a_building_nobody_is_sure_of_is_not_named() -> None:
    assert the_step(replace(HERE, building=a_fact("Haus C", Confidence.LOW))).building is None


def test_languages_one_only_heard_of_are_not_promised() -> None:
    rumour = with_fact(an_offer("course/vhs", contact=HERE), "spoken", a_fact(("ar",), Confidence.LOW))
    [step] = slip_for(a_catalogue(a_service("course", offers=(rumour,))), a_visit(), "course").steps
    assert (step.languages, step.call_first) == ((), False)


def test_no_slot_lies_in_a_closure_of_the_next_weeks() -> None:
    closed = a_fact((Closure(TODAY, date(2026, 12, 4)),))
    step = the_step(Contact(hours=a_fact("Mo-Fr 8-12"), closures=closed))
    assert step.slot is not None
    assert step.slot.opens_at.date() == date(2026, 12, 7)


def test_a_fact_that_prints_nothing_casts_no_doubt() -> None:
    step = the_step(replace(HERE, step_free=a_fact(False, Confidence.MEDIUM)))
    assert (step.call_first, step.doubts_as_of) == (False, ())


@pytest.mark.parametrize(
    ("planned", "stated", "together"),
    [
        ((PAPER,), None, (PAPER,)),
        ((), (NUMBER, PAPER), (NUMBER, PAPER)),
        ((PAPER,), (NUMBER, PAPER), (PAPER, NUMBER)),
        ((IDENTITY, PAPER), (IDENTITY_OF_ALL,), (IDENTITY_OF_ALL, PAPER)),
        ((IDENTITY_OF_ALL,), (IDENTITY,), (IDENTITY_OF_ALL,)),
        ((IDENTITY,), (IDENTITY,), (IDENTITY,)),
    ],
)
def test_what_to_bring_is_what_law_and_place_ask_for_each_once(
    planned: tuple[Document, ...], stated: tuple[Document, ...] | None, together: tuple[Document, ...]
) -> None:
    step = the_step(documents=a_fact(stated) if stated else None, known=needing(*planned))
    assert step.bring == together


def test_a_paper_that_comes_by_post_is_waited_for_after_the_step_that_orders_it() -> None:
    catalogue = a_catalogue(a_service("office"), a_service("course"))
    known = {"course": needing(NUMBER), "office": giving(NUMBER, Arrival.BY_POST)}
    steps = slip_for(catalogue, a_visit(), "course", "office", **known).steps
    assert [(step.kind, step.bring, step.waits_for, step.after) for step in steps] == [
        ("office", (), (), ()),
        ("course", (NUMBER,), (NUMBER,), (1,)),
    ]


def test_a_step_names_the_step_before_it_in_the_same_building_and_its_slot() -> None:
    open_here = replace(HERE, hours=a_fact("Mo-Fr 8-18"))
    offers = {kind: (an_offer(f"{kind}/x", contact=open_here),) for kind in ("course", "office")}
    catalogue = a_catalogue(*(a_service(kind, offers=each) for kind, each in offers.items()))
    steps = slip_for(catalogue, a_visit(), *offers).steps
    assert [(step.kind, step.same_building_as) for step in steps] == [("course", None), ("office", 1)]
    assert [step.slot and (step.slot.opens_at.date(), step.slot.opens_at.time()) for step in steps] == [
        (TODAY, time(8)),
        (TODAY, time(8)),
    ]


@pytest.mark.parametrize(
    ("barred", "left"),
    [
        ("first", [("second", (), None), ("third", (1,), 1)]),
        ("second", [("first", (), None), ("third", (1,), None)]),
        ("third", [("first", (), None), ("second", (1,), 1)]),
    ],
)
def test_a_step_that_may_not_be_printed_leaves_no_gap_in_the_numbers(
    barred: str, left: list[tuple[str, tuple[int, ...], int | None]]
) -> None:
    kinds = ("first", "second", "third")
    catalogue = a_catalogue(*(a_service(kind, offers=(an_offer(f"{kind}/x", contact=HERE),)) for kind in kinds))
    book = a_plan_book(second=after("first"), third=after("first", "second"))
    knowledge = Knowledge(catalogue, a_rulebook(a_rule(*map(an_effect, kinds))), {}, book, LIMITS)
    answer = suggest(CASE, catalogue, knowledge.rulebook, TODAY)
    choices = tuple(Choice(Kind(kind)) for kind in kinds)
    plan = plan_of(choices, knowledge, answer, CASE, MORNING)
    answer = replace(answer, barred={Kind(barred): Reason("T01", "why")})
    steps = slip_of(a_visit(), choices, plan, knowledge, answer, TODAY).steps
    assert [(step.kind, step.after, step.same_building_as) for step in steps] == left


def after(*kinds: str) -> Prerequisites:
    return Prerequisites(after=(Precedence(tuple(map(Kind, kinds)), ALWAYS, ()),))
