"""Taking consent back, whole or by field: what has not left stops at once, for what has there is a notice."""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import (
    BEFORE_IT_LEFT,
    OVER,
    Handover,
    HandoverId,
    HandoverState,
    Reference,
    moved,
)
from erstanlauf.domain.handover.withdrawal_code import parse_withdrawal_code
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.visit import VisitId
from erstanlauf.usecases.handover.journeys import Journeys
from erstanlauf.usecases.handover.lines import Line, by_id, line_of, recipient_of
from erstanlauf.usecases.handover.ports import Handovers, Recipients
from erstanlauf.usecases.handover.trouble import CodeUnknown

WHOLE = frozenset(DataField)
"""All fields: the consent is taken back as a whole, as it is when the name is among the fields."""

_MARKS_OF_A_REFERENCE = 10


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal did. `stopped`: nothing of what was taken back has left or will; `to_tell`: it has left, or was
    on its way, so the recipient gets a notice.
    """

    stopped: tuple[Handover, ...]
    to_tell: tuple[tuple[Handover, Recipient], ...]


class Withdrawals:
    """Runs on the store's thread and asks the permit. `scanned` returns the visit of a slip from the digits of its QR
    code, None where it is none of this desk's.
    """

    def __init__(
        self,
        permit: Permit,
        handovers: Handovers,
        recipients: Recipients,
        journeys: Journeys,
        scanned: Callable[[str, date], VisitId | None],
    ) -> None:
        self._permit = permit
        self._handovers = handovers
        self._recipients = recipients
        self._journeys = journeys
        self._scanned = scanned

    def find(self, typed: str, now: datetime) -> Sequence[Line]:
        """Return what a withdrawal code, a reference or the scan of a slip leads to, the oldest first.

        Raises `CodeUnreadable`, what is wrong with a scan, and `CodeUnknown` where nothing is called so.
        """
        self._permit.require(Action.WITHDRAW)
        found = self._called(typed, now)
        if not found:
            raise CodeUnknown
        known = by_id(self._recipients.all())
        return [line_of(each, recipient_of(each, known), now) for each in found]

    def withdraw(self, taken_back: Mapping[HandoverId, Collection[DataField]], now: datetime) -> Withdrawn:
        """Take fields of hand-overs back, `WHOLE` for all of it. What was taken back before changes nothing.

        Everything that is on its way stops before the first is written down, and stays stopped should that fail.
        """
        self._permit.require(Action.WITHDRAW)
        for handover in taken_back:
            self._journeys.stop(handover)
        known = by_id(self._recipients.all())
        stopped, to_tell = list[Handover](), list[tuple[Handover, Recipient]]()
        for handover, fields in taken_back.items():
            present = self._handovers.one(handover)
            if present is not None:
                after = self._without(present, fields, now)
                if after is not present and may_have_left(present):
                    to_tell.append((after, recipient_of(after, known)))
                elif after is not present:
                    stopped.append(after)
            self._journeys.ended(handover)
        return Withdrawn(tuple(stopped), tuple(to_tell))

    def _called(self, typed: str, now: datetime) -> Sequence[Handover]:
        if _is_scan(typed):
            visit = self._scanned(typed, now.date())
            made = [] if visit is None else self._handovers.of_visit(visit)
            return [each for each in made if each.state is not HandoverState.DRAFT]
        marks = "".join(mark for mark in unicodedata.normalize("NFKC", typed[:64]).upper() if mark.isalnum())
        if len(marks) == _MARKS_OF_A_REFERENCE and marks.startswith("UE"):
            found = self._handovers.called(Reference(f"UE-{parse_withdrawal_code(marks[2:])}"))
            return [] if found is None else [found]
        return self._handovers.with_code(parse_withdrawal_code(typed))

    def _without(self, present: Handover, fields: Collection[DataField], now: datetime) -> Handover:
        consent = present.consent.without(fields)
        if consent == present.consent:
            return present
        if not consent.is_withdrawn:
            after = replace(present, consent=consent)
            self._handovers.put(after)
            return after
        after = replace(present, consent=present.consent.without(present.consent.fields))
        if present.state is HandoverState.DRAFT:
            self._handovers.forget(present.id)
            return after
        if present.state not in OVER:
            after = moved(after, HandoverState.WITHDRAWN, now)
        self._handovers.put(after)
        self._handovers.forget_content(after.id)
        return after


def _is_scan(typed: str) -> bool:
    """Whether somebody scanned: no code has so many digits and nothing else."""
    marks = "".join(typed.split())
    return marks.isascii() and marks.isdecimal() and len(marks) > _MARKS_OF_A_REFERENCE


def may_have_left(handover: Handover) -> bool:
    """Whether a recipient may have it; of one that is held after a backup was put back nobody knows."""
    is_here = handover.state in BEFORE_IT_LEFT and handover.left_at is None
    return handover.is_held or not is_here
