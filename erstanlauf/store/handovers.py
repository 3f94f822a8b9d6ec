"""Hand-overs in the open store: the adapter for the port `Handovers`. Each method is one transaction.

Knows what may follow what, not why: who may hand over, and when, is decided further in.

Why this way (2026-11-22): parcels are packed and sent on another thread, so what comes back from there may be older
than what is kept. Nothing older gets in: a state goes the ways of `states.WAYS` only, what was taken back stays taken
back, and bytes packed by another consent are not kept. What is taken back is written into the list of erasures first
(`safety.erased`), so that a power cut or an older backup cannot undo it.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.handover.states import (
    BEFORE_IT_LEFT,
    WAYS,
    Handover,
    HandoverId,
    HandoverOutdated,
    HandoverState,
    NoSuchWay,
    Reference,
)
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.visit import VisitId
from erstanlauf.store import handover_rows
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.handover_codec import decode_content
from erstanlauf.store.safety.erased import add_to_erased, content_tag, erased_tags, field_tag, tag_of
from erstanlauf.store.transactions import Transactions


class Handovers:
    """The hand-overs of one desk."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit
        self._folder = transactions.path.parent

    def all(self) -> Sequence[Handover]:
        """Return all hand-overs, the newest first."""
        with self._transactions.reading() as db:
            return list(handover_rows.read(db))[::-1]

    def in_states(self, states: Collection[HandoverState], since: datetime | None = None) -> Sequence[Handover]:
        """Return the hand-overs in one of these states, the newest first; with `since` those it has from then on."""
        where, values = f"state IN ({','.join('?' * len(states))})", [state.value for state in states]
        if since is not None:
            where, values = f"{where} AND julianday(state_at) >= julianday(?)", [*values, since.isoformat()]
        with self._transactions.reading() as db:
            return list(handover_rows.read(db, where, *values))[::-1]

    def of_visit(self, visit: VisitId) -> Sequence[Handover]:
        """Return the hand-overs of one visit, the oldest first."""
        with self._transactions.reading() as db:
            return list(handover_rows.read(db, "visit = ?", visit))

    def with_code(self, code: WithdrawalCode) -> Sequence[Handover]:
        """Return the hand-overs that are withdrawn with a code, the oldest first."""
        with self._transactions.reading() as db:
            return list(handover_rows.read(db, "code = ?", code))

    def one(self, handover: HandoverId) -> Handover | None:
        """Return a hand-over as it is now; None where it was erased."""
        with self._transactions.reading() as db:
            return next(handover_rows.read(db, "id = ?", handover), None)

    def called(self, reference: Reference) -> Handover | None:
        """Return the hand-over with a reference."""
        with self._transactions.reading() as db:
            return next(handover_rows.read(db, "reference = ?", reference), None)

    def content(self, handover: HandoverId) -> HandoverContent | None:
        """Return what is known of the person and write down that it was read; of a draft, which is still being
        written, nothing is written down. Raises `HandoverUnreadable`."""
        with self._transactions.reading() as db:
            stored = handover_rows.stored_content(db, handover)
            is_draft = db.execute("SELECT state FROM handover WHERE id = ?", (handover,)).fetchone() == ("draft",)
        if stored is None:
            return None
        if not is_draft:
            self._audit.note_reading(handover, action=AuditAction.HANDOVER_READ)
        return decode_content(stored)

    def put(self, handover: Handover, content: HandoverContent | None = None) -> None:
        """Keep a hand-over in this state, new or not; a content replaces what is kept, None leaves it as it is.

        Of a content only what the consent covers is kept, and what is kept never outlives it. Whatever changes in
        consent or content drops a parcel. Raises `NoSuchWay` for a state the hand-over has left behind, and
        `HandoverOutdated` for a consent of before something was taken back, and for one that was erased meanwhile.
        """
        before = self._checked(handover)
        self._list_taken_back(handover, before)
        with self._transactions.one() as db:
            handover_rows.write(db, handover)
            has_changed = handover_rows.cover(db, handover)
            if content is not None:
                has_changed |= handover_rows.write_content(db, handover, content)
            if has_changed or before is None or before.consent != handover.consent:
                has_changed |= handover_rows.erase_parcel(db, handover.id)
            self._note(handover, before)
        if has_changed and handover.state is not HandoverState.DRAFT:
            self._transactions.empty_log()

    def forget_content(self, handover: HandoverId) -> None:
        """Erase what is known of the person and the parcel, and keep in mind that they were.

        Nothing of it is in any file of the store on return. Raises `TracesLeft`.
        """
        with self._transactions.reading() as db:
            if handover_rows.stored_content(db, handover) is None and handover_rows.stored_parcel(db, handover) is None:
                return
        add_to_erased(self._folder, content_tag(handover))
        with self._transactions.one() as db:
            handover_rows.erase_content(db, [handover])
            self._audit.note(AuditAction.HANDOVER_ERASED, handover)
        self._transactions.empty_log()

    def forget(self, handover: HandoverId) -> None:
        """Erase a hand-over that never left, and keep in mind that it was, for backups that are put back.

        Nothing of it is in any file of the store on return. A draft is in no backup and leaves no trace at all. Raises
        `TracesLeft`, and ValueError for one that has left or may have: there the consent stays as proof.
        """
        found = self.one(handover)
        if found is None:
            return
        if found.left_at is not None or found.state not in BEFORE_IT_LEFT | {HandoverState.WITHDRAWN}:
            raise ValueError("a hand-over that may have left is not forgotten")
        is_draft = found.state is HandoverState.DRAFT
        if not is_draft:
            add_to_erased(self._folder, tag_of(handover))
        with self._transactions.one() as db:
            handover_rows.erase_row(db, handover)
            if not is_draft:
                self._audit.note(AuditAction.HANDOVER_ERASED, handover)
        self._transactions.empty_log()

    def keep_parcel(self, handover: Handover, parcel: bytes) -> None:
        """Keep the bytes that are to leave together with the hand-over, which is then `LEAVING` with their SHA-256.

        Raises `NoSuchWay`, and `HandoverOutdated` where they were packed by another consent than the one kept.
        """
        leaving = replace(handover, state=HandoverState.LEAVING, sha256=hashlib.sha256(parcel).hexdigest())
        before = self._checked(leaving)
        if before is None or before.consent != leaving.consent or not leaving.consent.standing:
            raise HandoverOutdated(reference=handover.reference)
        with self._transactions.one() as db:
            handover_rows.write(db, leaving)
            handover_rows.write_parcel(db, leaving.id, parcel)
            self._note(leaving, before)

    def parcel(self, handover: HandoverId) -> bytes | None:
        """Return the bytes that are kept to leave."""
        with self._transactions.reading() as db:
            return handover_rows.stored_parcel(db, handover)

    def drop_parcel(self, handover: Handover) -> None:
        """Keep the hand-over as it is now and no bytes of it: they have left, or never will. Raises as `put` does."""
        before = self._checked(handover)
        self._list_taken_back(handover, before)
        with self._transactions.one() as db:
            handover_rows.write(db, handover)
            handover_rows.cover(db, handover)
            handover_rows.erase_parcel(db, handover.id)
            self._note(handover, before)
        self._transactions.empty_log()

    def _checked(self, handover: Handover) -> Handover | None:
        """Return the hand-over as it is kept now. Raises where what is to be kept is older than that."""
        before = self.one(handover.id)
        if before is None:
            erased = {tag_of(handover.id), tag_of(handover.visit)} & erased_tags(self._folder)
            if handover.state not in BEFORE_IT_LEFT or erased:
                raise HandoverOutdated(reference=handover.reference)
            return None
        if handover.state is not before.state and handover.state not in WAYS[before.state]:
            raise NoSuchWay(reference=handover.reference, now=before.state.value, wanted=handover.state.value)
        if not before.consent.taken_back <= handover.consent.taken_back:
            raise HandoverOutdated(reference=handover.reference)
        return before

    def _list_taken_back(self, handover: Handover, before: Handover | None) -> None:
        if before is not None:
            fields = handover.consent.taken_back - before.consent.taken_back
            add_to_erased(self._folder, *(field_tag(handover.id, each) for each in sorted(fields)))

    def _note(self, handover: Handover, before: Handover | None) -> None:
        """Write down what became of a hand-over; of a draft nothing, it is written and dropped while somebody types."""
        was_draft = before is None or before.state is HandoverState.DRAFT
        if handover.state is HandoverState.DRAFT or handover == before:
            return
        if before is None or was_draft:
            self._audit.note(AuditAction.HANDOVER_MADE, handover.id)
        elif taken_back := handover.consent.taken_back - before.consent.taken_back:
            self._audit.note(AuditAction.CONSENT_WITHDRAWN, handover.id, len(taken_back))
        elif handover.left_at is not None and before.left_at is None:
            self._audit.note(AuditAction.HANDOVER_LEFT, handover.id)
        else:
            self._audit.note(AuditAction.HANDOVER_MOVED, handover.id)
