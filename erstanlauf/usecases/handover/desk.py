"""Asking for consent and handing over, at the counter. Runs on the store's thread and asks the permit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from erstanlauf.domain import ids
from erstanlauf.domain.handover import withdrawal_code
from erstanlauf.domain.handover.consent import Consent, DataField, leaves_until
from erstanlauf.domain.handover.content import HandoverContent, covered
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import (
    WITHOUT_EFFECT,
    Handover,
    HandoverId,
    HandoverState,
    Reference,
    moved,
)
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Flag
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.situation import NOTHING_KNOWN
from erstanlauf.domain.visit import VisitId
from erstanlauf.usecases.handover.ports import Handovers, Recipients


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """What a person was asked and said: the fields ticked for each recipient, `NAME` among them wherever there is one.

    `content` is all there is; only what the ticks cover is kept. `language` is the tag of the language in which it was
    asked, `wording` the version of the text.
    """

    visit: VisitId
    code: WithdrawalCode
    ticks: Mapping[RecipientId, frozenset[DataField]]
    content: HandoverContent
    language: str
    wording: str
    given_at: datetime


class HandoverDesk:
    """Keeps what was agreed to as drafts, and hands it to the outbox. `randomness` returns as many bytes as asked."""

    def __init__(
        self, permit: Permit, handovers: Handovers, recipients: Recipients, randomness: Callable[[int], bytes]
    ) -> None:
        self._permit = permit
        self._handovers = handovers
        self._recipients = recipients
        self._randomness = randomness

    def recipients(self) -> Sequence[Recipient]:
        """Return whom a case can be handed to now, by title."""
        self._permit.require(Action.HAND_OVER)
        return [each for each in self._recipients.all() if each.is_active]

    def new_code(self) -> WithdrawalCode:
        """Return a code to withdraw with that nothing here is called by yet."""
        self._permit.require(Action.HAND_OVER)
        while True:
            code = withdrawal_code.withdrawal_code(self._randomness(withdrawal_code.RANDOM_BYTES))
            if not self._handovers.with_code(code):
                return code

    def of_visit(self, visit: VisitId) -> Sequence[Handover]:
        """Return the hand-overs of a visit, the oldest first, drafts among them."""
        self._permit.require(Action.HAND_OVER)
        return self._handovers.of_visit(visit)

    def keep_draft(self, asked: Asked, now: datetime) -> Sequence[Handover]:
        """Keep one draft for each recipient with ticks in the place of the visit's earlier drafts.

        A recipient keeps its draft's reference, so that a sheet printed in between stays right. Whoever has this case
        already gets no second one: sending may have come to a halt between two recipients. Raises ValueError for ticks
        without the name and for a recipient nobody knows.
        """
        self._permit.require(Action.HAND_OVER)
        known = {each.id: each for each in self._recipients.all()}
        made = self._handovers.of_visit(asked.visit)
        drafts = {each.recipient: each for each in made if each.state is HandoverState.DRAFT}
        has_it = {each.recipient for each in made if each.state not in WITHOUT_EFFECT}
        chosen = {recipient: ticks for recipient, ticks in asked.ticks.items() if ticks and recipient not in has_it}
        if not chosen.keys() <= known.keys():
            raise ValueError("no such recipient")
        parts = {recipient: covered(asked.content, ticks) for recipient, ticks in chosen.items()}
        kept = [self._draft(asked, known[recipient], drafts.pop(recipient, None), now) for recipient in chosen]
        for left_over in drafts.values():  # first: a tick that was taken off must not come back with a crash
            self._handovers.forget(left_over.id)
        for each in kept:
            self._handovers.put(each, parts[each.recipient])
        return kept

    def draft(self, visit: VisitId) -> Asked | None:
        """Return what a visit's drafts hold, None where it has none. What nobody ticked is not in it."""
        self._permit.require(Action.HAND_OVER)
        drafts = [(each, self._handovers.content(each.id)) for each in self._drafts(visit)]
        held = [(each, content) for each, content in drafts if content is not None]
        if not held:
            return None
        first = held[0][0]
        return Asked(
            visit,
            first.code,
            {each.recipient: each.consent.standing for each, _ in held},
            _together([content for _, content in held]),
            first.consent.language,
            first.consent.wording,
            first.consent.given_at,
        )

    def drop_drafts(self, visit: VisitId) -> None:
        """Forget a visit's drafts: nobody agreed in the end."""
        self._permit.require(Action.HAND_OVER)
        for each in self._drafts(visit):
            self._handovers.forget(each.id)

    def send(self, visit: VisitId, now: datetime) -> Sequence[Handover]:
        """Hand a visit's drafts to the outbox and return them; what leaves, and when, is the outbox's business."""
        self._permit.require(Action.HAND_OVER)
        sent = [moved(each, HandoverState.WAITING, now) for each in self._drafts(visit)]
        for each in sent:
            self._handovers.put(each)
        return sent

    def _drafts(self, visit: VisitId) -> list[Handover]:
        return [each for each in self._handovers.of_visit(visit) if each.state is HandoverState.DRAFT]

    def _draft(self, asked: Asked, recipient: Recipient, earlier: Handover | None, now: datetime) -> Handover:
        consent = Consent(
            fields=asked.ticks[recipient.id],
            language=asked.language,
            wording=asked.wording,
            given_at=asked.given_at,
            leaves_until=leaves_until(asked.given_at),
            kept_until=recipient.kept_until(asked.given_at.date()),
        )
        if earlier is not None:
            days = recipient.response_days
            return replace(earlier, code=asked.code, consent=consent, state_at=now, response_days=days)
        return Handover(
            id=HandoverId(ids.time_ordered_id(now, self._randomness(ids.RANDOM_BYTES))),
            reference=self._new_reference(),
            visit=asked.visit,
            recipient=recipient.id,
            code=asked.code,
            made_at=now,
            consent=consent,
            state=HandoverState.DRAFT,
            state_at=now,
            response_days=recipient.response_days,
        )

    def _new_reference(self) -> Reference:
        while True:
            reference = Reference(withdrawal_code.reference_code(self._randomness(withdrawal_code.RANDOM_BYTES)))
            if self._handovers.called(reference) is None:
                return reference


def _together(parts: Sequence[HandoverContent]) -> HandoverContent:
    """Return one content that holds whatever one of the drafts of a visit holds."""
    people = [part.person for part in parts]
    said = {flag for part in parts for flag in part.said}
    return HandoverContent(
        person=replace(
            people[0],
            birth_year=next((each.birth_year for each in people if each.birth_year is not None), None),
            reach=next((each.reach for each in people if each.reach is not None), None),
        ),
        language=next((part.language for part in parts if part.language is not None), None),
        needs=tuple(dict.fromkeys(need for part in parts for need in part.needs)),
        answers=next((part.answers for part in parts if part.answers != NOTHING_KNOWN), NOTHING_KNOWN),
        said=tuple(flag for flag in Flag if flag in said),
        referrals=tuple(dict.fromkeys(referral for part in parts for referral in part.referrals)),
    )
