"""Visits for tests of figures: of every kind there is, over some months, told of and handed over."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.figures.counted import BY_DAY, By, Cells, Counted
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import (
    CaseStep,
    Earlier,
    EarlierReferral,
    ForFigures,
    Outcome,
    ReferralOutcome,
    Visit,
    VisitRecord,
)
from erstanlauf.store.open_store import OpenStore
from tests.store.handover_samples import a_consent, a_handover, handed_over, kept
from tests.store.samples import NOON, a_new_visit, a_violence_record, an_open_record

GROUPS = ("eu_work", "refugees", None)
LANGUAGES = ("uk", "ar", None)
RULES = ("R01", "R02", "R05")
TOPICS = (Topic.WOHNEN, Topic.SPRACHE, Topic.ARBEIT_AUSBILDUNG)


FIRST, LAST = date(2026, 1, 1), date(2029, 12, 31)

Everything = dict[tuple[Counted, By], Cells]


@dataclass(frozen=True, slots=True)
class Closed:
    """A visit as it was closed, with the language of its slip."""

    record: VisitRecord
    language: str | None


def everything(store: OpenStore, first: date = FIRST, last: date = LAST) -> Everything:
    """Return all there is to count, in every way it may be asked."""
    ways = {each: tuple(By) if each in BY_DAY else (By.PERIOD, By.MONTH) for each in Counted}
    return {(each, by): dict(store.figures.cells(each, first, last, by)) for each in Counted for by in ways[each]}


def close(store: OpenStore, record: VisitRecord, visit: Visit) -> Closed:
    """Close a visit that is open."""
    store.visits.save_draft(visit, visit.opened_at)
    store.visits.close_visit(record)
    return Closed(record, visit.language if record.number is not None else None)


def an_ordinary_visit(store: OpenStore, opened_at: datetime = NOON) -> Closed:
    """Close a visit of somebody who counts in every table but those of hand-overs and of who came back."""
    visit = replace(a_new_visit(store, opened_at), language="uk")
    figures = ForFigures("refugees", frozenset({"R01", "R02"}), CaseStep.OFFERED)
    record = replace(an_open_record(visit, opened_at + timedelta(minutes=7, seconds=30)), figures=figures)
    return close(store, record, visit)


def a_violence_visit(store: OpenStore, opened_at: datetime = NOON) -> Closed:
    """Close a visit of which only that there was one stays."""
    visit = replace(a_new_visit(store, opened_at), language="uk")
    return close(store, a_violence_record(visit, opened_at + timedelta(minutes=3)), visit)


def some_visit(store: OpenStore, chance: Random, opened_at: datetime, earlier: Closed | None = None) -> Closed:
    """Close some visit; with an earlier one somebody came back from it and tells of a referral."""
    if chance.random() < 0.1:
        return a_violence_visit(store, opened_at)
    visit = replace(a_new_visit(store, opened_at), language=chance.choice(LANGUAGES))
    topics = tuple(chance.sample(TOPICS, chance.randrange(4)))
    record = replace(
        an_open_record(visit, opened_at + timedelta(seconds=chance.randrange(5000))),
        topics=topics,
        gaps=topics[:1] if chance.random() < 0.3 else (),
        referrals=tuple(
            (Kind(kind), OfferId(f"{kind}/awo"), chance.choice(tuple(Outcome))) for kind in ("mbe", "jmd", "kim")
        )[: chance.randrange(4)],
        earlier=None if earlier is None else _told_of(earlier.record, chance),
        figures=ForFigures(
            chance.choice(GROUPS),
            frozenset(chance.sample(RULES, chance.randrange(3))),
            chance.choice((None, *CaseStep)),
        ),
    )
    return close(store, record, visit)


def some_days(store: OpenStore, chance: Random, visits: int, first: datetime, days: int) -> list[Closed]:
    """Close some visits on some days, in the order of time; some come back, some are handed over."""
    times = sorted(
        first + timedelta(days=chance.randrange(days), minutes=chance.randrange(8 * 60)) for _ in range(visits)
    )
    closed: list[Closed] = []
    for at in times:
        before = [each for each in closed if each.record.number is not None]
        closed.append(
            some_visit(store, chance, at, chance.choice(before) if before and chance.random() < 0.3 else None)
        )
        if chance.random() < 0.2:
            some_handover(store, chance, closed[-1].record, at)
    return closed


def some_handover(store: OpenStore, chance: Random, record: VisitRecord, at: datetime) -> None:
    """Hand a visit over, or begin to."""
    handover = replace(a_handover(record.id, a_consent(given_at=at)), made_at=at)
    match chance.randrange(4):
        case 0:
            kept(store, replace(handover, state=HandoverState.DRAFT))
        case 1:
            kept(store, handover)
        case 2:
            handed_over(store, handover, at, HandoverState.REJECTED)
        case _:
            handed_over(store, handover, at)


def _told_of(record: VisitRecord, chance: Random) -> Earlier:
    assert record.number is not None
    told = (
        EarlierReferral(kind, offer, chance.choice((None, *ReferralOutcome))) for kind, offer, _ in record.referrals
    )
    return Earlier(record.number, record.day, tuple(told))
