"""What goes on a slip: the chosen services with those facts that may be printed, or a neutral sheet.

Facts print by confidence: high as they are, medium with their date and "vorher anrufen", low and missing not at all.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from erstanlauf.domain.catalogue import (
    Catalogue,
    Confidence,
    Document,
    Kind,
    Offer,
    Privacy,
    Stated,
    Value,
)
from erstanlauf.domain.plan import PlanStep
from erstanlauf.domain.reachability import needs_appointment, visiting_hours
from erstanlauf.domain.returning.carried import carried_of
from erstanlauf.domain.slip import Slip, SlipStep
from erstanlauf.domain.suggestion import Suggestions, printed
from erstanlauf.domain.visit import Choice, Visit, is_violence_visit
from erstanlauf.usecases.knowledge import Knowledge

LANGUAGE_WITHOUT_CHOICE = "de"

_COVERED_BY: Mapping[Document, Document] = {Document("identity_document"): Document("identity_documents_all")}
"""Papers that need no line of their own where another one is asked for: the papers of all are the own one too."""


def slip_of(
    visit: Visit,
    choices: tuple[Choice, ...],
    plan: Collection[PlanStep],
    knowledge: Knowledge,
    answer: Suggestions,
    issued_on: date,
) -> Slip:
    """Return the content of a slip; `plan` is that of the choices and gives order, deadlines and slots.

    A violence visit gets a neutral one: no number, no step, no organization.
    """
    catalogue = knowledge.catalogue
    neutral = is_violence_visit(visit, catalogue) or any(_is_neutral(choice, catalogue) for choice in choices)
    offers = {choice.kind: offer_of(choice, catalogue) for choice in choices}
    return Slip(
        language=visit.language or LANGUAGE_WITHOUT_CHOICE,
        issued_on=issued_on,
        number=None if neutral else visit.number,
        steps=() if neutral else _steps(plan, offers, visit, catalogue, answer),
        neutral=neutral,
        withdrawal_code=None if neutral else visit.handover_code,
        brings_back=None if neutral else carried_of(visit, choices, catalogue),
    )


def best_choices(answer: Suggestions, catalogue: Catalogue) -> tuple[Choice, ...]:
    """Return what a slip would hold of an answer nobody chose from, each with its best offer."""
    return tuple(Choice(each.kind, each.offers[0] if each.offers else None) for each in printed(answer, catalogue))


def _is_neutral(choice: Choice, catalogue: Catalogue) -> bool:
    return catalogue.privacy_of(choice.kind) is Privacy.NEUTRAL_SLIP


def _steps(
    plan: Collection[PlanStep], offers: Mapping[Kind, Offer], visit: Visit, catalogue: Catalogue, answer: Suggestions
) -> tuple[SlipStep, ...]:
    """Return the steps that may be printed; one that may not leaves no gap in their numbers."""
    printed_steps = [each for each in plan if each.kind not in answer.barred]
    numbers = {each.kind: number for number, each in enumerate(printed_steps, start=1)}
    ahead = {each.kind: earlier.kind for earlier, each in pairwise(plan)}
    return tuple(
        replace(
            _step(each, offers[each.kind], visit, catalogue, answer),
            after=tuple(numbers[kind] for kind in each.after if kind in numbers),
            same_building_as=numbers.get(ahead[each.kind]) if each.same_trip else None,
        )
        for each in printed_steps
    )


def _step(planned: PlanStep, offer: Offer, visit: Visit, catalogue: Catalogue, answer: Suggestions) -> SlipStep:
    service = catalogue.services[planned.kind]
    contact = offer.contact
    address, phone = printable(contact.address), printable(contact.phone)
    url, hours = printable(contact.url), printable(visiting_hours(contact))
    building = _building_beside(address, printable(contact.building))
    transport, step_free = printable(contact.transport), printable(contact.step_free)
    cost, documents, spoken = printable(offer.cost), printable(offer.documents), printable(offer.spoken)
    access = step_free if step_free and step_free.value else None
    appointment = contact.appointment if needs_appointment(contact) else None
    told = _unsure(address, building, phone, url, hours, transport)
    told_without_date = _unsure(access, cost, documents, spoken, appointment)
    suggestion = next((each for each in answer.suggestions if each.kind == planned.kind), None)
    return SlipStep(
        kind=service.kind,
        name=service.name,
        organization=None if offer.confidence is Confidence.LOW else offer.organization,
        topic=next((topic for topic in service.topics if topic in visit.needs), None),
        address=address,
        phone=phone,
        url=url,
        hours=hours,
        appointment_only=needs_appointment(contact),
        call_first=bool(told or told_without_date),
        ask_where=address is None and phone is None,
        languages=spoken.value if spoken else (),
        reason_codes=tuple(reason.code for reason in suggestion.reasons) if suggestion else (),
        deadline=planned.deadline,
        bring=_without_repetition((*planned.bring, *(documents.value if documents else ()))),
        waits_for=planned.waits_for,
        slot=planned.slot,
        transport=transport,
        cost=cost.value if cost else None,
        step_free=access is not None,
        doubts_as_of=tuple(fact.as_of for fact in told_without_date),
        building=building,
    )


def _building_beside(address: Stated[str] | None, building: Stated[str] | None) -> Stated[str] | None:
    """Return the building where the address does not name it."""
    if building is None or (address is not None and building.value.casefold() in address.value.casefold()):
        return None
    return building


def _unsure(*facts: Stated[Any] | None) -> tuple[Stated[Any], ...]:
    """Return those facts that are known and print, but are not confirmed."""
    return tuple(fact for fact in facts if fact is not None and fact.confidence is Confidence.MEDIUM)


def _without_repetition(documents: Iterable[Document]) -> tuple[Document, ...]:
    named = tuple(documents)
    return tuple(dict.fromkeys(_COVERED_BY[each] if _COVERED_BY.get(each) in named else each for each in named))


def offer_of(choice: Choice, catalogue: Catalogue) -> Offer:
    """Return the chosen offer, or the first one where none was chosen or the catalogue has changed since."""
    chosen = catalogue.offer(choice.offer) if choice.offer else None
    return chosen or catalogue.services[choice.kind].offers[0]


def printable(fact: Stated[Value] | None) -> Stated[Value] | None:
    """Return a fact that may go on paper, None for one that is not sure enough."""
    return None if fact is None or fact.confidence is Confidence.LOW else fact
