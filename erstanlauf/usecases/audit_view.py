"""The audit as the administration reads it. Asks the permit; that it was read is written down as well."""

from collections.abc import Sequence

from erstanlauf.domain.audit import AuditAction, AuditEntry
from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.office_ports import Audit

ENTRIES_A_PAGE = 50


class AuditView:
    """Pages of the audit, the newest first."""

    def __init__(self, permit: Permit, audit: Audit) -> None:
        self._permit = permit
        self._audit = audit

    def page(self, before: int | None = None) -> Sequence[AuditEntry]:
        """Return the entries older than the number `before`, or the newest ones."""
        self._permit.require(Action.SEE_AUDIT)
        if before is None:
            self._audit.note_alone(AuditAction.AUDIT_READ)
        return self._audit.entries(ENTRIES_A_PAGE, before)

    def verify(self) -> bytes:
        """Follow the whole chain and return the seal at its end. Raises `store.audit_broken`."""
        self._permit.require(Action.SEE_AUDIT)
        return self._audit.verify()
