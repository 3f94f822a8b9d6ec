"""The chosen services as ordered steps: what must come first, by when, in how few trips, and when each is open next.

Knows places only as buildings and schedules; what it is not told (an unknown building, unknown hours) it does not
guess, and the step then says so by None. Returns codes and times, no sentences.

Why this order (2026-11): the suggestions are already ordered by danger, deadline and advice. The plan keeps that order
but for three things, strongest first: what a step needs is done before it and as soon as the step itself would have
been; a step in the building where the person already is comes forward; nothing comes forward past a deadline. No step
is put off to save a trip, for the first suggestion is the one that matters most.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from erstanlauf.domain.catalogue import Document, Kind
from erstanlauf.domain.conditions import Case, Condition
from erstanlauf.domain.prerequisites import Arrival, Deadline, PlanBook
from erstanlauf.domain.schedule import Schedule, Slot
from erstanlauf.domain.truth import Truth

_STREET_WITH_NUMBER = re.compile(r"\D+ \d+ ?[a-z]?(?: ?[-–] ?\d+ ?[a-z]?)?")
_POSTCODE_AND_TOWN = re.compile(r"\d{5} \D+")
_SPELLINGS_OF_STREET = re.compile(r"str(?:asse|\.)")


@dataclass(frozen=True, slots=True)
class Stop:
    """A chosen service as a place to go. Equal `building` texts are one building; None is not known.

    A place by appointment has a schedule that says so, if need be without spans.
    """

    kind: Kind
    building: str | None = None
    schedule: Schedule | None = None


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step of a plan.

    `after` are the steps of this plan that must be done before, in their order. `bring` are documents the service asks
    for as far as is known, whether the person has them or an earlier step hands them out; `waits_for` are those of
    them that an earlier step orders and that come later, so that the step has no slot yet. `same_trip`: it lies in the
    building of the step before. Without a `slot` the person has to ask when to come, or to make an appointment.
    """

    kind: Kind
    after: tuple[Kind, ...]
    bring: tuple[Document, ...]
    waits_for: tuple[Document, ...]
    deadline: Deadline | None
    same_trip: bool
    slot: Slot | None


@dataclass(frozen=True, slots=True)
class _Errand:
    """A stop with what the book says of it in this case."""

    stop: Stop
    after: frozenset[Kind]
    bring: tuple[Document, ...]
    waits_for: tuple[Document, ...]
    deadline: Deadline | None

    def joins(self, earlier: "_Errand | None") -> bool:
        """Whether it can be done on the trip of an earlier errand."""
        building = self.stop.building
        return earlier is not None and building is not None and building == earlier.stop.building and not self.waits_for


def make_plan(
    stops: Collection[Stop],
    ranking: Sequence[Kind],
    book: PlanBook,
    case: Case,
    leaves_at: datetime,
    reachable_within: timedelta,
) -> tuple[PlanStep, ...]:
    """Return one step for each stop, in the order to go.

    `stops` are of different kinds and their order does not count. `ranking` is the order of the suggestions; kinds
    that are not in it come last, by id. `book` is free of cycles. `leaves_at` is aware; every way is taken to last
    `reachable_within`.
    """
    place = {kind: number for number, kind in enumerate(ranking)}
    ranked = sorted(stops, key=lambda stop: (place.get(stop.kind, len(place)), stop.kind))
    chosen = [stop.kind for stop in ranked]
    errands = {stop.kind: _errand(stop, chosen, book, case) for stop in ranked}
    order = _in_order(errands)
    slots = _slots([errands[kind] for kind in order], leaves_at, reachable_within)
    return tuple(
        PlanStep(
            kind=kind,
            after=tuple(each for each in order if each in errands[kind].after),
            bring=errands[kind].bring,
            waits_for=errands[kind].waits_for,
            deadline=errands[kind].deadline,
            same_trip=errands[kind].joins(errands[before] if before else None),
            slot=slots[kind],
        )
        for before, kind in pairwise((None, *order))
        if kind
    )


def building_of(address: str) -> str | None:
    """Return street, number, postcode and town of a catalogue address in one spelling; None without all four.

    Floor and room are left out: "Neues Rathaus, Flur B, Niederwall 23, 33602 Bielefeld" is the same building as
    "Niederwall 23, 33602 Bielefeld".
    """
    *_, street, town = "", "", *(" ".join(part.split()) for part in address.casefold().split(","))
    if not _STREET_WITH_NUMBER.fullmatch(street) or not _POSTCODE_AND_TOWN.fullmatch(town):
        return None
    return f"{_SPELLINGS_OF_STREET.sub('str', street)}, {town}"


def _errand(stop: Stop, chosen: Sequence[Kind], book: PlanBook, case: Case) -> _Errand:
    known = book.of(stop.kind)
    needed = [need for need in known.needs if _may_hold(need.when, case)]
    orders = (kind for each in known.after if _may_hold(each.when, case) for kind in each.kinds if kind in chosen)
    givers = (
        kind for need in needed for kind, handout in book.givers(need.document, chosen) if _may_hold(handout.when, case)
    )
    bring = tuple(need.document for need in needed if _holds(need.when, case))
    return _Errand(
        stop=stop,
        after=frozenset((*orders, *givers)),
        bring=bring,
        waits_for=tuple(document for document in bring if _comes_later(document, chosen, book, case)),
        deadline=next((each for each in known.deadlines if _holds(each.when, case)), None),
    )


def _comes_later(document: Document, chosen: Sequence[Kind], book: PlanBook, case: Case) -> bool:
    arrivals = [handout.arrival for _, handout in book.givers(document, chosen) if _holds(handout.when, case)]
    return bool(arrivals) and Arrival.ON_THE_SPOT not in arrivals


def _holds(condition: Condition, case: Case) -> bool:
    return condition.holds(case) is Truth.MET


def _may_hold(condition: Condition, case: Case) -> bool:
    """Whether an order is kept: what is not known keeps it too, for the wrong order can hurt and the right one never
    does.
    """
    return condition.holds(case) is not Truth.NOT_MET


def _in_order(errands: Mapping[Kind, _Errand]) -> list[Kind]:
    """Return the kinds in the order to go; `errands` are in the order of the suggestions."""
    waiting = _by_first_use(errands)
    pressing = {
        each for kind, errand in errands.items() if errand.deadline for each in (kind, *_all_before(kind, errands))
    }
    order: list[Kind] = []
    while waiting:
        last = errands[order[-1]] if order else None
        ready = [kind for kind in waiting if errands[kind].after.issubset(order)]
        following = _on_the_way(last, waiting, ready, errands, pressing) or ready[0]
        waiting.remove(following)
        order.append(following)
    return order


def _by_first_use(errands: Mapping[Kind, _Errand]) -> list[Kind]:
    """Return the kinds, each as far forward as the first one that waits for it."""
    place = {kind: number for number, kind in enumerate(errands)}
    first_use = dict(place)
    for kind in errands:
        for earlier in _all_before(kind, errands):
            first_use[earlier] = min(first_use[earlier], place[kind])
    return sorted(errands, key=lambda kind: (first_use[kind], place[kind]))


def _all_before(kind: Kind, errands: Mapping[Kind, _Errand]) -> set[Kind]:
    found: set[Kind] = set()
    to_follow = {kind}
    while to_follow:
        earlier = errands[to_follow.pop()].after - found
        found |= earlier
        to_follow |= earlier
    return found


def _on_the_way(
    last: _Errand | None,
    waiting: Sequence[Kind],
    ready: Collection[Kind],
    errands: Mapping[Kind, _Errand],
    pressing: Collection[Kind],
) -> Kind | None:
    """Return the first step that can be done where the person is, unless one that presses stands before it."""
    for kind in waiting:
        if kind in ready and errands[kind].joins(last):
            return kind
        if kind in pressing:
            return None
    return None


def _slots(errands: Sequence[_Errand], leaves_at: datetime, reachable_within: timedelta) -> dict[Kind, Slot | None]:
    """Return the next slot of each errand, not before those that it comes after; None where that is not known.

    All is reckoned in UTC: the later one of two local times is not always the one with the later clock.
    """
    starts_at = leaves_at.astimezone(UTC)
    slots: dict[Kind, Slot | None] = {}
    served_at: dict[Kind, datetime] = {}
    for errand in errands:
        kind, schedule = errand.stop.kind, errand.stop.schedule
        slots[kind] = None
        if schedule is None or errand.waits_for or not errand.after.issubset(served_at):
            continue
        leaves = max((starts_at, *(served_at[each] for each in errand.after)))
        slot = schedule.next_opening(leaves, reachable_within)
        if slot is not None:
            slots[kind] = slot
            served_at[kind] = max(leaves + reachable_within, slot.opens_at.astimezone(UTC))
    return slots
