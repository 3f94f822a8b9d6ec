"""One visit (Vorsprache) at the desk: what is recorded while it is open, and the little that stays when it is closed.

A visit is anonymous by construction: there is no field for a name, a birth date, a nationality or free text. All
changes return a new visit, so that undo is a list of earlier ones.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId, Privacy
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import DRAFT_ONLY_TOPICS, VIOLENCE_FLAGS, Flag, Topic
from erstanlauf.domain.situation import NOTHING_KNOWN, FactValue, Situation, with_fact

VisitId = NewType("VisitId", str)
"""Time-ordered UUID made at the desk, as text."""

SlipNumber = NewType("SlipNumber", str)
"""Checksummed number on the slip, for example "K7-418-3"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A service the clerk chose for the slip: the kind and, where one was picked, the offer."""

    kind: Kind
    offer: OfferId | None = None


class ReferralOutcome(StrEnum):
    """What became of a referral, as the person tells when coming back."""

    WAS_THERE = "was_there"
    NOT_SUITABLE = "not_suitable"
    NOT_RESPONSIBLE = "not_responsible"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class EarlierReferral:
    """Where a person was sent at an earlier visit, and what became of it; None where nobody asked."""

    kind: Kind
    offer: OfferId | None = None
    outcome: ReferralOutcome | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The visit a person comes back from: the number and day of its slip, and where it sent the person."""

    number: SlipNumber
    day: date
    referrals: tuple[EarlierReferral, ...] = ()

    def days_until(self, today: date) -> int:
        """Return how many days ago it was; a day that lies ahead comes from a clock that is wrong and is today."""
        return max((today - self.day).days, 0)


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit in progress. `language` is the slip language (tag of `i18n.languages`), None until picked.

    `needs` keep the order in which they were given. `skipped` are facts answered with "keine Angabe", kept only so
    that the question does not come again. `unsuitable` are kinds the clerk removed ("nicht passend"). `overruling` is
    why the clerk offers Case Management against the rules or leaves it out against them. `handover_code` is what the
    person withdraws a hand-over of this visit with, None where none was agreed to; `handover_refused` is set where the
    person said no to everybody. `earlier` is the visit the person came back from, None where no slip was shown.
    """

    id: VisitId
    number: SlipNumber
    opened_at: datetime
    language: str | None = None
    needs: tuple[Topic, ...] = ()
    flags: frozenset[Flag] = frozenset()
    situation: Situation = NOTHING_KNOWN
    skipped: frozenset[str] = frozenset()
    chosen: tuple[Choice, ...] = ()
    unsuitable: frozenset[Kind] = frozenset()
    slips_issued: int = 0
    overruling: Overruling | None = None
    handover_code: WithdrawalCode | None = None
    earlier: Earlier | None = None
    handover_refused: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been recorded yet, so that leaving it loses nothing."""
        return self == Visit(self.id, self.number, self.opened_at)


class Outcome(StrEnum):
    """What became of a suggestion at the desk."""

    CHOSEN = "chosen"
    UNSUITABLE = "unsuitable"


class CaseStep(StrEnum):
    """What became of the offer of Case Management at a visit where the rules or the clerk made one."""

    OFFERED = "offered"
    DECLINED = "declined"
    LEFT_OUT = "left_out"
    ON_SLIP = "on_slip"
    HANDED_OVER = "handed_over"


@dataclass(frozen=True, slots=True)
class ForFigures:
    """What only the figures of the steering group need of a visit: the target group of the council paper it counts for
    ("not_known" where no condition was met for sure; None of a visit nothing is kept of), the rules that kept a
    service off its list, and the step of Case Management.
    """

    group: str | None = None
    near_misses: frozenset[str] = frozenset()
    case: CaseStep | None = None


NOTHING_FOR_FIGURES = ForFigures()


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """What stays of a closed visit: no flag, no violence topic, no answer, no language beyond the day.

    `gaps` are topics no service answered and `overruling` is why Case Management was decided on against the rules, both
    for the steering group. `earlier` holds of an earlier visit only what was told about its referrals. Of a violence
    visit only that there was one stays: no number, no topic, no referral, no gap, no reason, nothing earlier, nothing
    for figures.
    """

    id: VisitId
    number: SlipNumber | None
    day: date
    opened_at: datetime
    closed_at: datetime
    topics: tuple[Topic, ...]
    gaps: tuple[Topic, ...]
    referrals: tuple[tuple[Kind, OfferId | None, Outcome], ...]
    slips_issued: int
    overruling: Overruling | None
    earlier: Earlier | None = None
    figures: ForFigures = NOTHING_FOR_FIGURES


def is_violence_visit(visit: Visit, catalogue: Catalogue) -> bool:
    """Whether the slip must be neutral, without number and QR, and nothing of the visit may stay."""
    return (
        Topic.GEWALTSCHUTZ in visit.needs
        or not VIOLENCE_FLAGS.isdisjoint(visit.flags)
        or any(catalogue.privacy_of(choice.kind) is Privacy.NEUTRAL_SLIP for choice in visit.chosen)
    )


def record_of(
    visit: Visit,
    catalogue: Catalogue,
    closed_at: datetime,
    gaps: tuple[Topic, ...],
    figures: ForFigures = NOTHING_FOR_FIGURES,
) -> VisitRecord:
    """Return what may stay of a visit that is being closed."""
    violence = is_violence_visit(visit, catalogue)
    referrals = [(choice.kind, choice.offer, Outcome.CHOSEN) for choice in visit.chosen]
    referrals += [(kind, None, Outcome.UNSUITABLE) for kind in sorted(visit.unsuitable)]
    open_referrals = tuple(each for each in referrals if catalogue.privacy_of(each[0]) is Privacy.OPEN)
    return VisitRecord(
        id=visit.id,
        number=None if violence else visit.number,
        day=visit.opened_at.date(),
        opened_at=visit.opened_at,
        closed_at=closed_at,
        topics=() if violence else tuple(topic for topic in visit.needs if topic not in DRAFT_ONLY_TOPICS),
        gaps=() if violence else tuple(topic for topic in gaps if topic not in DRAFT_ONLY_TOPICS),
        referrals=() if violence else open_referrals,
        slips_issued=visit.slips_issued,
        overruling=None if violence else visit.overruling,
        earlier=None if violence or visit.earlier is None else _told_of(visit.earlier, catalogue),
        figures=NOTHING_FOR_FIGURES if violence else figures,
    )


def _told_of(earlier: Earlier, catalogue: Catalogue) -> Earlier:
    """Return an earlier visit with what was told about its referrals; those nobody was asked about may not stay."""
    told = (each for each in earlier.referrals if each.outcome is not None)
    return replace(earlier, referrals=tuple(each for each in told if catalogue.privacy_of(each.kind) is Privacy.OPEN))


def in_language(visit: Visit, tag: str) -> Visit:
    """Set the language of the slip."""
    return replace(visit, language=tag)


def with_need(visit: Visit, topic: Topic, wanted: bool) -> Visit:
    """Add a need at the end or take it away."""
    others = tuple(each for each in visit.needs if each is not topic)
    return replace(visit, needs=(*others, topic) if wanted else others)


def with_flag(visit: Visit, flag: Flag, said: bool) -> Visit:
    """Note that something was said, or take the note back."""
    return replace(visit, flags=visit.flags | {flag} if said else visit.flags - {flag})


def with_answer(visit: Visit, fact: str, value: FactValue) -> Visit:
    """Record the answer to a question; None is "keine Angabe" and keeps the question from coming again."""
    skipped = visit.skipped | {fact} if value is None else visit.skipped - {fact}
    return replace(visit, situation=with_fact(visit.situation, fact, value), skipped=skipped)


def with_choice(visit: Visit, choice: Choice) -> Visit:
    """Choose a service; choosing another offer of the same kind replaces it in its place."""
    kinds = [each.kind for each in visit.chosen]
    chosen = list(visit.chosen)
    if choice.kind in kinds:
        chosen[kinds.index(choice.kind)] = choice
    else:
        chosen.append(choice)
    return replace(visit, chosen=tuple(chosen), unsuitable=visit.unsuitable - {choice.kind})


def without_choice(visit: Visit, kind: Kind) -> Visit:
    """Take a service off the slip without saying why."""
    return replace(visit, chosen=tuple(each for each in visit.chosen if each.kind != kind))


def marked_unsuitable(visit: Visit, kind: Kind) -> Visit:
    """Remove a suggestion as "nicht passend"."""
    return replace(without_choice(visit, kind), unsuitable=visit.unsuitable | {kind})


def with_case_management(
    visit: Visit, taker: Choice, others: tuple[Choice, ...], overruling: Overruling | None
) -> Visit:
    """Put Case Management on the slip after the others, with the reason where that goes against the rules."""
    chosen = (*(each for each in others if each.kind != taker.kind), taker)
    return replace(visit, chosen=chosen, unsuitable=visit.unsuitable - {taker.kind}, overruling=overruling)


def without_case_management(visit: Visit, takers: Collection[Kind], overruling: Overruling | None) -> Visit:
    """Take Case Management off the slip; what is left out for a reason is not suggested again."""
    kept = tuple(each for each in visit.chosen if each.kind not in takers)
    unsuitable = visit.unsuitable | set(takers) if overruling is not None else visit.unsuitable
    return replace(visit, chosen=kept, unsuitable=unsuitable, overruling=overruling)


def coming_back(visit: Visit, earlier: Earlier, topics: tuple[Topic, ...]) -> Visit:
    """Note which visit the person came back from and take over its needs after those that are there."""
    new = tuple(topic for topic in topics if topic not in visit.needs)
    return replace(visit, earlier=earlier, needs=(*visit.needs, *new))
