"""What is asked on the way to a hand-over, and what has been said so far: plain data that each answer makes anew.

Keeps nothing; `desk` does. Knows no page: clerk's page, second screen and paper all show this.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.handover.consent import NEEDED, SPECIAL, Consent, DataField, leaves_until
from erstanlauf.domain.handover.content import (
    HandoverContent,
    NamedPerson,
    Reach,
    ReachKind,
    content_of,
    covered,
    fields_of,
)
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Reference
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.visit import Choice, Visit, VisitId
from erstanlauf.usecases.handover.desk import Asked
from erstanlauf.usecases.handover.ports import ConsentSheet

WORDING = "2026-11-22"
"""The version of the text that is shown, kept with each consent. A test notices when a sentence of it changes."""

_NOBODY_YET = NamedPerson("")
_ALL_OF_A_PERSON = NamedPerson("?", "?", 1900, Reach(ReachKind.PHONE, "?"))
"""Consent is asked before the name is, so everything that could be said of the person is asked for."""


@dataclass(frozen=True, slots=True, repr=False)
class Asking:
    """One visit, whom its case can go to, and what the person said.

    `offered` are the fields there is anything for, in the order of the page. `ticks` holds a recipient only where the
    person said yes; then the name is among its fields. `refused` are those the person said no to, kept nowhere.
    `said_at` is when one of them changed last.
    """

    visit: VisitId
    code: WithdrawalCode
    recipients: tuple[Recipient, ...]
    offered: tuple[DataField, ...]
    said_at: datetime
    ticks: Mapping[RecipientId, frozenset[DataField]] = field(default_factory=dict)
    refused: frozenset[RecipientId] = frozenset()
    person: NamedPerson = _NOBODY_YET

    @property
    def asked_for(self) -> tuple[DataField, ...]:
        """What goes with a plain yes: all that is offered and needs no tick of its own."""
        return tuple(each for each in self.offered if each not in SPECIAL)

    @property
    def special(self) -> tuple[DataField, ...]:
        """What is offered and needs a tick of its own."""
        return tuple(each for each in self.offered if each in SPECIAL)

    @property
    def chosen(self) -> tuple[Recipient, ...]:
        """Those whom the person said yes to."""
        return tuple(each for each in self.recipients if each.id in self.ticks)

    @property
    def is_refused(self) -> bool:
        """Whether the person has said no to everybody."""
        return all(each.id in self.refused for each in self.recipients)

    @property
    def is_named(self) -> bool:
        """Whether there is a name to hand over."""
        return bool(self.person.family_name or self.person.given_names)

    def ticked(self, recipient: RecipientId) -> frozenset[DataField]:
        """Return the fields ticked for a recipient, none where the person did not say yes."""
        return self.ticks.get(recipient, frozenset())

    def is_wanted(self, what: DataField) -> bool:
        """Whether a field goes to anybody."""
        return any(what in ticks for ticks in self.ticks.values())

    def answered(self, recipient: RecipientId, *, yes: bool, at: datetime) -> "Asking":
        """Return it after a yes, which ticks what needs no tick of its own, or a no, which leaves nothing ticked."""
        return self._with(recipient, frozenset(self.asked_for) if yes else frozenset(), at)

    def toggled(self, recipient: RecipientId, what: DataField, at: datetime) -> "Asking":
        """Return it after one tick was set or taken off. A tick says yes, and without the name nothing goes."""
        before = self.ticked(recipient)
        after = before ^ {what} if before else frozenset((NEEDED, what))
        return self._with(recipient, after if NEEDED in after else frozenset(), at)

    def about(self, person: NamedPerson) -> "Asking":
        """Return it with what was said of the person."""
        return replace(self, person=person)

    def content(self, visit: Visit, choices: Collection[Choice], catalogue: Catalogue) -> HandoverContent:
        """Return all there is, whatever was ticked; for `covered` alone."""
        return content_of(visit, choices, self.person, catalogue)

    def asked(self, content: HandoverContent, language: str) -> Asked:
        """Return what is to be kept of it."""
        return Asked(self.visit, self.code, self.ticks, content, language, WORDING, self.said_at)

    def consent(self, recipient: Recipient, language: str) -> Consent:
        """Return the consent as it would be given now; without a yes it covers nothing."""
        return Consent(
            fields=self.ticked(recipient.id),
            language=language,
            wording=WORDING,
            given_at=self.said_at,
            leaves_until=leaves_until(self.said_at),
            kept_until=recipient.kept_until(self.said_at.date()),
        )

    def sheet(self, language: str, at: datetime) -> ConsentSheet:
        """Return what is to be signed, or read before anything is said: all that is asked, ticked as it is now.

        Its hand-overs have no reference, for they may never be made.
        """
        handovers = [
            Handover(
                id=HandoverId(""),
                reference=Reference(""),
                visit=self.visit,
                recipient=each.id,
                code=self.code,
                made_at=at,
                consent=self.consent(each, language),
                state=HandoverState.DRAFT,
                state_at=at,
                response_days=each.response_days,
            )
            for each in self.recipients
        ]
        asked = {each.id: self.offered for each in self.recipients}
        return ConsentSheet(self.code, language, at, asked, tuple(zip(self.recipients, handovers, strict=True)))

    def _with(self, recipient: RecipientId, fields: frozenset[DataField], at: datetime) -> "Asking":
        ticks = {each: ticks for each, ticks in self.ticks.items() if each != recipient}
        if fields:
            ticks[recipient] = fields
        refused = self.refused - {recipient} if fields else self.refused | {recipient}
        return replace(self, ticks=ticks, refused=refused, said_at=at)


def asking_of(
    visit: Visit,
    choices: Collection[Choice],
    catalogue: Catalogue,
    recipients: Sequence[Recipient],
    code: WithdrawalCode,
    at: datetime,
) -> Asking:
    """Return what is to be asked about a visit and its slip, with nothing ticked."""
    there = content_of(visit, choices, _ALL_OF_A_PERSON, catalogue)
    return Asking(visit.id, code, tuple(recipients), fields_of(there), at)


def sheet_of(made: Sequence[Handover], recipients: Sequence[Recipient], at: datetime) -> ConsentSheet:
    """Return the consent that these hand-overs of one visit were made by, to be printed once more: what still holds."""
    known = {each.id: each for each in recipients}
    asked = {each.recipient: tuple(field for field in DataField if field in each.consent.standing) for each in made}
    to = tuple((known[each.recipient], each) for each in made)
    return ConsentSheet(made[0].code, made[0].consent.language, at, asked, to)


def resumed(asking: Asking, earlier: Asked | Asking) -> Asking:
    """Return what is to be asked now with what was said earlier, as far as it is still asked for.

    What the visit has come to hold since is not ticked: nobody has been asked for it.
    """
    offered, known = frozenset(asking.offered), {each.id for each in asking.recipients}
    ticks = {each: fields & offered for each, fields in earlier.ticks.items() if each in known}
    if isinstance(earlier, Asked):
        person, said_at = earlier.content.person, earlier.given_at
        return replace(asking, code=earlier.code, ticks=ticks, person=person, said_at=said_at)
    return replace(earlier, recipients=asking.recipients, offered=asking.offered, ticks=ticks)


def leaving(asking: Asking, content: HandoverContent) -> Sequence[tuple[Recipient, HandoverContent]]:
    """Return exactly what would go to whom."""
    return [(each, covered(content, asking.ticked(each.id))) for each in asking.chosen]


def fitting(recipients: Sequence[Recipient], choices: Collection[Choice], catalogue: Catalogue) -> list[Recipient]:
    """Return whom a case like this can go to: who offers something that is on the slip, and who takes any case."""
    kinds = {each.kind for each in choices}

    def fits(recipient: Recipient) -> bool:
        if recipient.offer is None:
            return True
        services = (catalogue.services.get(kind) for kind in kinds)
        return any(offer.id == recipient.offer for service in services if service for offer in service.offers)

    return [each for each in recipients if fits(each)]
