"""Every action of the audit has words, in both languages."""

from datetime import UTC, datetime

import pytest

from erstanlauf.domain.audit import AuditAction, AuditEntry
from erstanlauf.domain.people import PersonId
from erstanlauf.i18n import audit_words
from erstanlauf.i18n.wording import Wording

ANNA = PersonId("a0a0a0a0")
LOGINS = {ANNA: "Anna"}
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_actions_are_called_the_same(language: str) -> None:
    said = [audit_words.action(Wording(language), action) for action in AuditAction]
    assert len(set(said)) == len(AuditAction)


def test_people_who_are_known_are_called_by_their_login_and_others_by_their_id() -> None:
    words = Wording()
    entry = AuditEntry(1, NOON, PersonId("ffffffff"), AuditAction.ROLES_CHANGED, ANNA, 1)
    assert audit_words.done_by(words, entry, LOGINS) == "ffffffff"
    assert audit_words.subject(words, entry, LOGINS) == "Anna"


def test_nobody_and_nothing_are_said_as_well() -> None:
    words = Wording()
    entry = AuditEntry(1, NOON, None, AuditAction.FAILED_LOG_INS, None, 6)
    assert audit_words.done_by(words, entry, LOGINS) == "niemand angemeldet"
    assert audit_words.subject(words, entry, LOGINS) == "–"


def test_a_new_key_on_paper_is_no_password() -> None:
    entry = AuditEntry(1, NOON, ANNA, AuditAction.PASSWORD_CHANGED, "paper", 1)
    assert audit_words.subject(Wording(), entry, LOGINS) == "Papier-Schlüssel"


@pytest.mark.parametrize(
    ("action", "subject", "said"),
    [
        (AuditAction.SETTING_CHANGED, "idle_minutes", "Sperren nach"),
        (AuditAction.SETTING_CHANGED, "gone_since", "gone_since"),
        (AuditAction.EXPIRED, "audit", "Protokoll: wer was wann getan hat, mit Kennungen statt Namen"),
        (AuditAction.BACKED_UP, "erstanlauf-20261123T104200Z", "erstanlauf-20261123T104200Z"),
    ],
)
def test_settings_and_kinds_of_records_are_called_as_their_pages_call_them(
    action: AuditAction, subject: str, said: str
) -> None:
    assert audit_words.subject(Wording(), AuditEntry(1, NOON, ANNA, action, subject, 1), LOGINS) == said
