"""What is written down about the work at a desk: who did what to which id, never a name, a topic or an answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from erstanlauf.domain.people import PersonId


class AuditAction(StrEnum):
    """What somebody did. The subject of an entry is the id of what it was done to."""

    LOGGED_IN = "logged_in"
    LOCKED = "locked"
    FAILED_LOG_INS = "failed_log_ins"
    FREED = "freed"
    VISIT_READ = "visit_read"
    VISIT_CLOSED = "visit_closed"
    VISIT_REOPENED = "visit_reopened"
    VISIT_DISCARDED = "visit_discarded"
    SLIP_PRINTED = "slip_printed"
    OWN_DATA_PRINTED = "own_data_printed"
    ERASED = "erased"
    EXPIRED = "expired"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    STEPS_LOST = "steps_lost"
    PERSON_ADDED = "person_added"
    PERSON_REMOVED = "person_removed"
    ROLES_CHANGED = "roles_changed"
    PASSWORD_CHANGED = "password_changed"
    KEY_CHANGED = "key_changed"
    HOUSE_KEY_EXPORTED = "house_key_exported"
    HOUSE_KEY_ADDED = "house_key_added"
    FIGURES_KEY_ADDED = "figures_key_added"
    SETTING_CHANGED = "setting_changed"
    LAW_CHANGED = "law_changed"
    PHRASES_REVIEWED = "phrases_reviewed"
    CATALOGUE_PUBLISHED = "catalogue_published"
    CATALOGUE_EXPORTED = "catalogue_exported"
    TOWN_TRUSTED = "town_trusted"
    TOWN_DISTRUSTED = "town_distrusted"
    RECIPIENT_CHANGED = "recipient_changed"
    HANDOVER_MADE = "handover_made"
    HANDOVER_READ = "handover_read"
    HANDOVER_LEFT = "handover_left"
    HANDOVER_ERASED = "handover_erased"
    HANDOVER_MOVED = "handover_moved"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    FIGURES_SEEN = "figures_seen"
    FIGURES_EXPORTED = "figures_exported"
    FIGURES_SENT = "figures_sent"
    FIGURES_TAKEN = "figures_taken"
    AUDIT_READ = "audit_read"
    DAMAGE_FOUND = "damage_found"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the audit. `seq` has no gap; `by` is None where nobody was logged in; `count` is how often or how
    many."""

    seq: int
    at: datetime
    by: PersonId | None
    action: AuditAction
    subject: str | None
    count: int
