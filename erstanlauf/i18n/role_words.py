"""Words of the interface for roles: what somebody is here for and what comes with it. Knows gettext and the roles."""

from collections.abc import Collection

from erstanlauf.domain.people import Role
from erstanlauf.i18n.wording import N_, Wording

_ROLES = {
    Role.COUNTER: N_("Tresen"),
    Role.CATALOGUE: N_("Katalog"),
    Role.STEERING: N_("Steuerung"),
    Role.ADMINISTRATION: N_("Verwaltung"),
}
_MEANINGS = {
    Role.COUNTER: N_("Vorsprachen aufnehmen, Zettel drucken, eine Sicherung zurückholen, wenn nichts mehr geht"),
    Role.CATALOGUE: N_("Katalog pflegen und veröffentlichen, Rechtsstand einstellen, Übersetzungen prüfen"),
    Role.STEERING: N_("Zahlen ansehen, Bericht schreiben, Zahlen anderer Tresen einlesen, Blätter drucken"),
    Role.ADMINISTRATION: N_(
        "Menschen, Schlüssel, Sicherungen, Löschen, Protokoll und Einstellungen, keine Vorsprachen"
    ),
}


def role(words: Wording, of: Role) -> str:
    """Return the name of a role."""
    return words.gettext(_ROLES[of])


def meaning(words: Wording, of: Role) -> str:
    """Return what somebody with this role may do."""
    return words.gettext(_MEANINGS[of])


def roles(words: Wording, of: Collection[Role]) -> str:
    """Return several roles in one line, in their usual order."""
    if not of:
        return words.gettext("noch keine Rolle")
    return ", ".join(role(words, each) for each in Role if each in of)
