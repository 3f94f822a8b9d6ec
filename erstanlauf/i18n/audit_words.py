"""Words of the interface for what the audit writes down. Knows gettext and the codes of `domain.audit`."""

from collections.abc import Mapping

from erstanlauf.domain.audit import AuditAction, AuditEntry
from erstanlauf.domain.office_settings import SETTINGS
from erstanlauf.domain.people import PersonId
from erstanlauf.domain.retention import Kept
from erstanlauf.i18n import setting_words
from erstanlauf.i18n.wording import N_, Wording

_ACTIONS = {
    AuditAction.LOGGED_IN: N_("angemeldet"),
    AuditAction.LOCKED: N_("gesperrt"),
    AuditAction.FAILED_LOG_INS: N_("Anmeldung fehlgeschlagen"),
    AuditAction.FREED: N_("Sperre aufgehoben"),
    AuditAction.VISIT_READ: N_("Vorsprache angesehen"),
    AuditAction.VISIT_CLOSED: N_("Vorsprache abgeschlossen"),
    AuditAction.VISIT_REOPENED: N_("Abschluss zurückgenommen"),
    AuditAction.VISIT_DISCARDED: N_("Entwurf verworfen"),
    AuditAction.SLIP_PRINTED: N_("Zettel gedruckt"),
    AuditAction.OWN_DATA_PRINTED: N_("Auskunft gedruckt"),
    AuditAction.ERASED: N_("gelöscht"),
    AuditAction.EXPIRED: N_("nach Ablauf der Frist gelöscht"),
    AuditAction.BACKED_UP: N_("gesichert"),
    AuditAction.RESTORED: N_("Sicherung zurückgeholt"),
    AuditAction.STEPS_LOST: N_("Schritte verloren"),
    AuditAction.PERSON_ADDED: N_("Person hinzugefügt"),
    AuditAction.PERSON_REMOVED: N_("Person entfernt"),
    AuditAction.ROLES_CHANGED: N_("Rollen geändert"),
    AuditAction.PASSWORD_CHANGED: N_("Kennwort geändert"),
    AuditAction.KEY_CHANGED: N_("Schlüssel gewechselt"),
    AuditAction.HOUSE_KEY_EXPORTED: N_("Hausschlüssel mitgegeben"),
    AuditAction.HOUSE_KEY_ADDED: N_("Hausschlüssel aufgenommen"),
    AuditAction.FIGURES_KEY_ADDED: N_("Schlüssel für Zahlen der Tresen gezogen"),
    AuditAction.SETTING_CHANGED: N_("Einstellung geändert"),
    AuditAction.LAW_CHANGED: N_("Rechtsstand geändert"),
    AuditAction.PHRASES_REVIEWED: N_("Übersetzungen geprüft"),
    AuditAction.CATALOGUE_PUBLISHED: N_("Katalog veröffentlicht"),
    AuditAction.CATALOGUE_EXPORTED: N_("Katalog weitergegeben"),
    AuditAction.TOWN_TRUSTED: N_("Katalog-Schlüssel aufgenommen"),
    AuditAction.TOWN_DISTRUSTED: N_("Katalog-Schlüssel nicht mehr anerkannt"),
    AuditAction.RECIPIENT_CHANGED: N_("Empfänger von Übergaben geändert"),
    AuditAction.HANDOVER_MADE: N_("Übergabe veranlasst"),
    AuditAction.HANDOVER_READ: N_("Angaben einer Übergabe gelesen"),
    AuditAction.HANDOVER_LEFT: N_("Übergabe abgegeben"),
    AuditAction.HANDOVER_ERASED: N_("Angaben einer Übergabe gelöscht"),
    AuditAction.HANDOVER_MOVED: N_("Stand einer Übergabe geändert"),
    AuditAction.CONSENT_WITHDRAWN: N_("Einwilligung zurückgenommen"),
    AuditAction.FIGURES_SEEN: N_("Zahlen angesehen"),
    AuditAction.FIGURES_EXPORTED: N_("Zahlen ausgegeben"),
    AuditAction.FIGURES_SENT: N_("Zahlen dieses Tresens zum Senden verschlüsselt"),
    AuditAction.FIGURES_TAKEN: N_("Zahlen eines Tresens aufgenommen"),
    AuditAction.AUDIT_READ: N_("Protokoll gelesen"),
    AuditAction.DAMAGE_FOUND: N_("Schaden gefunden"),
}
_PAPER = "paper"
"""The subject where the key on paper was changed, not a password."""
_SETTINGS = {each.id: each for each in SETTINGS}
_KINDS = {each.value: each for each in Kept}


def action(words: Wording, of: AuditAction) -> str:
    """Return what was done."""
    return words.gettext(_ACTIONS[of])


def done_by(words: Wording, entry: AuditEntry, logins: Mapping[PersonId, str]) -> str:
    """Return who did it: the login where the person is still known, else the id."""
    if entry.by is None:
        return words.gettext("niemand angemeldet")
    return logins.get(entry.by, entry.by)


def subject(words: Wording, entry: AuditEntry, logins: Mapping[PersonId, str]) -> str:
    """Return what it was done to: words where there are any, the login of a person still known, else the id."""
    named = entry.subject
    if named is None:
        return "–"
    if entry.action is AuditAction.PASSWORD_CHANGED and named == _PAPER:
        return words.gettext("Papier-Schlüssel")
    if entry.action is AuditAction.SETTING_CHANGED and named in _SETTINGS:
        return setting_words.name(words, _SETTINGS[named])
    if entry.action is AuditAction.EXPIRED and named in _KINDS:
        return setting_words.kept(words, _KINDS[named])
    return logins.get(PersonId(named), named)
