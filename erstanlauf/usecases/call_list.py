"""The call list for quiet hours: which offices to ask, what to ask them, and what their answers make of the catalogue.

Runs on the store's thread and asks the permit. An answer is a step of work like any other: it is seen at the counter
once somebody who keeps the catalogue has published it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from erstanlauf.domain.ageing import (
    GROUP_OF,
    AgeLimits,
    FieldGroup,
    fact_of,
    facts_of,
    is_stale,
    kind_of,
    stale_facts,
    with_fact,
)
from erstanlauf.domain.catalogue import (
    Catalogue,
    Confidence,
    Offer,
    OfferId,
    OfferStatus,
    Privacy,
    Stated,
    is_secret_place,
)
from erstanlauf.domain.catalogue_edits import Edit, OfferMissing, call_source, with_offer
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.returning.hints import Hint
from erstanlauf.usecases.catalogue_draft import CatalogueDraft
from erstanlauf.usecases.catalogue_ports import CallNotes, Referrals
from erstanlauf.usecases.returning.hints import Hints

PAUSE_AFTER_A_TRY = timedelta(hours=3)
"""How long an offer stays off the list after nobody was reached."""

REFERRALS_OF = timedelta(days=90)
"""Of which time referrals are counted: after it, only weekly figures are kept of a visit."""

_WANTED = frozenset(("address", "phone", "hours"))
"""What a slip cannot do without, so that it is asked for where nobody knows it."""


class AnswerOvertaken(KnownTrouble):
    """The newest step of work on the catalogue is none of this call list, so it cannot be taken back here."""

    code: ClassVar[str] = "calls.answer_overtaken"


@dataclass(frozen=True, slots=True)
class Question:
    """One fact to ask about, by the name of its field. Where it is not known at all, the question is what it is."""

    name: str
    fact: Stated[Any] | None


@dataclass(frozen=True, slots=True)
class Call:
    """One office to call: whom, under which number where one is known, where else to look, and what to ask.

    `hint` is there where people who had been sent there were told that it is not responsible.
    """

    offer: OfferId
    organization: str
    service: str
    phone: str | None
    email: str | None
    url: str | None
    questions: tuple[Question, ...]
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many of the facts that could be confirmed are, and how many would be out of date."""

    confirmed: int
    stale: int
    all: int

    @property
    def percent(self) -> int:
        """Confirmed and fresh facts in hundred."""
        return round(100 * self.confirmed / self.all) if self.all else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work has come: what is confirmed, offers called today, steps that nobody has published yet."""

    share: Confirmed
    called_today: int
    unpublished: int


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done last: a step of work, or None where only a call in vain was noted."""

    offer: OfferId
    step: Edit | None


class CallList:
    """What somebody at a quiet counter works through."""

    def __init__(
        self,
        permit: Permit,
        draft: CatalogueDraft,
        notes: CallNotes,
        referrals: Referrals,
        limits: AgeLimits,
        hints: Hints,
        now: Callable[[], datetime],
    ) -> None:
        self._permit = permit
        self._draft = draft
        self._notes = notes
        self._referrals = referrals
        self._limits = limits
        self._hints = hints
        self._now = now
        self._done: list[_Done] = []

    def calls(self) -> Sequence[Call]:
        """Return the offers to call: those with a number before those without, where most people are sent first.

        Before all others come those that were not responsible for people sent there, whatever is known of them. Offers
        behind one number stand together, so that one call asks about all of them.
        """
        self._permit.require(Action.CALL_SERVICES)
        now = self._now()
        waiting = {offer for offer, at in self._notes.tried().items() if now - at < PAUSE_AFTER_A_TRY}
        sent = self._referrals.referrals_since(now.date() - REFERRALS_OF)
        calls = [call for call in self._all(self._draft.present(), now.date()) if call.offer not in waiting]
        return _in_order(calls, sent)

    def progress(self) -> Progress:
        """Return how far the work on the catalogue has come."""
        self._permit.require(Action.CALL_SERVICES)
        present, today = self._draft.present(), self._now().date()
        source_id, _ = call_source(today)
        reached = {
            offer.id for service in present.services.values() for offer in service.offers if source_id in offer.sources
        }
        tried = {offer for offer, at in self._notes.tried().items() if at.date() == today}
        share = share_confirmed(present, self._limits, today)
        return Progress(share, len(reached | tried), self._draft.steps)

    def answer(self, offer_id: OfferId, right: Sequence[str], changed: Mapping[str, object]) -> None:
        """Keep what an office said: facts that still hold, by name, and new values for others, None for one it lacks.

        What is neither stays as it was. Raises `OfferMissing`, and a `KnowledgeFault` for a value that cannot be one.
        """
        self._permit.require(Action.CALL_SERVICES)
        offer = self._offer(offer_id)
        source_id, _ = call_source(self._now().date())
        for name in right:
            fact = fact_of(offer, name)
            assert fact is not None
            others = tuple(each for each in fact.sources if each != source_id)
            offer = with_fact(offer, name, self._confirmed(fact.value, (source_id, *others)))
        for name, value in changed.items():
            offer = with_fact(offer, name, None if value is None else self._confirmed(value, (source_id,)))
        if offer.contact.appointment is None:
            offer = replace(offer, contact=replace(offer.contact, appointment_only=False))
        self._keep(offer, source_id)

    def gone(self, offer_id: OfferId) -> None:
        """Keep that an offer is no more: nobody is sent there from the next publication on."""
        self._permit.require(Action.CALL_SERVICES)
        source_id, _ = call_source(self._now().date())
        self._keep(replace(self._offer(offer_id), status=OfferStatus.DEFUNCT), source_id)

    def not_reached(self, offer_id: OfferId) -> None:
        """Keep that nobody was reached: the offer comes back onto the list later."""
        self._permit.require(Action.CALL_SERVICES)
        self._notes.note_try(offer_id)
        self._done.append(_Done(offer_id, None))

    def undo(self) -> OfferId | None:
        """Take back what was done last and return the offer; None where nothing was done since somebody logged in.

        Raises `AnswerOvertaken` where the catalogue was worked on otherwise since, or published.
        """
        self._permit.require(Action.CALL_SERVICES)
        if not self._done:
            return None
        last = self._done[-1]
        if last.step is None:
            self._notes.forget_try(last.offer)
        elif self._draft.newest_step is last.step:
            self._draft.undo()
        else:
            raise AnswerOvertaken
        self._done.pop()
        return last.offer

    def _keep(self, offer: Offer, source_id: str) -> None:
        sources = dict((call_source(self._now().date()),))
        cited = offer.sources if source_id in offer.sources else (*offer.sources, source_id)
        self._draft.change(with_offer(self._draft.present(), replace(offer, sources=cited), sources))
        self._done.append(_Done(offer.id, self._draft.newest_step))

    def _offer(self, offer_id: OfferId) -> Offer:
        offer = self._draft.present().offer(offer_id)
        if offer is None:
            raise OfferMissing(offer=offer_id)
        return offer

    def _confirmed(self, value: object, sources: tuple[str, ...]) -> Stated[object]:
        return Stated(value, Confidence.HIGH, sources, self._now().date().isoformat(), self._permit.verifies_as)

    def _all(self, catalogue: Catalogue, on: date) -> list[Call]:
        calls, hints = [], self._hints(catalogue, on)
        for kind, service in catalogue.active().services.items():
            for offer in service.offers if kind not in self._limits.ageless and kind != catalogue.own_desk else ():
                hint = hints.get(offer.id)
                questions = questions_about(offer, self._limits, on)
                if hint is not None and not questions:  # there is something to talk about all the same
                    questions = tuple(Question(name, fact) for name, fact in facts_of(offer))
                if service.privacy is Privacy.NEUTRAL_SLIP or is_secret_place(offer.id):  # where it is, is never asked
                    questions = tuple(each for each in questions if GROUP_OF[each.name] is not FieldGroup.PLACE)
                if questions:
                    calls.append(_call(offer, service.name, questions, hint))
        return calls


def questions_about(offer: Offer, limits: AgeLimits, on: date) -> tuple[Question, ...]:
    """Return the facts of an offer that are not confirmed, past their limit or wanted and unknown, as on the slip."""
    mine = limits.of(kind_of(offer))
    return tuple(Question(name, fact) for name in GROUP_OF if _is_open(fact := fact_of(offer, name), name, mine, on))


def share_confirmed(catalogue: Catalogue, limits: AgeLimits, on: date) -> Confirmed:
    """Return how many facts of all active offers are confirmed and fresh."""
    confirmed = stale = every = 0
    for service in catalogue.active().services.values():
        for offer in service.offers:
            old = {name for name, _ in stale_facts(offer, limits, on)}
            stale += len(old)
            for name, fact in facts_of(offer):
                every += 1
                confirmed += fact.confidence is Confidence.HIGH and name not in old
    return Confirmed(confirmed, stale, every)


def _in_order(calls: Sequence[Call], sent: Mapping[str, int]) -> Sequence[Call]:
    times = {call.offer: sent.get(call.offer, 0) + sent.get(call.offer.partition("/")[0], 0) for call in calls}
    behind_number: dict[str | None, tuple[int, int]] = {}
    for call in calls:
        most, questions = behind_number.get(call.phone, (0, 0))
        behind_number[call.phone] = max(most, times[call.offer]), questions + len(call.questions)
    return sorted(
        calls,
        key=lambda call: (
            call.hint is None,
            call.phone is None,
            *(-each for each in behind_number[call.phone]),
            call.phone or "",
            -times[call.offer],
            -len(call.questions),
            call.offer,
        ),
    )


def _call(offer: Offer, service: str, questions: tuple[Question, ...], hint: Hint | None) -> Call:
    phone, email, url = (
        fact.value if fact else None for fact in (offer.contact.phone, offer.contact.email, offer.contact.url)
    )
    return Call(offer.id, offer.organization, service, phone, email, url, questions, hint)


def _is_open(fact: Stated[Any] | None, name: str, limits: AgeLimits, on: date) -> bool:
    if fact is None:
        return name in _WANTED
    return fact.confidence is not Confidence.HIGH or is_stale(fact, GROUP_OF[name], limits, on)
