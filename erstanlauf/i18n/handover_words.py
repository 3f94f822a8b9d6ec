"""Words of the interface for handing over: fields of a consent, states, reasons, ways to reach somebody.

Staff and receiving offices read them; what the person reads stands in `phrases.consent`. Knows gettext and the codes.
"""

from collections.abc import Collection

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import ReachKind
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.i18n.wording import N_, Wording

_FIELDS = {
    DataField.NAME: N_("Name"),
    DataField.BIRTH_YEAR: N_("Geburtsjahr"),
    DataField.REACH: N_("Erreichbarkeit"),
    DataField.LANGUAGE: N_("Sprache"),
    DataField.NEEDS: N_("Anliegen"),
    DataField.ANSWERS: N_("Antworten"),
    DataField.REFERRALS: N_("Verweise"),
    DataField.HEALTH: N_("Gesundheit"),
    DataField.PROTECTION: N_("Schutz"),
    DataField.DEBTS: N_("Schulden"),
    DataField.LITERACY: N_("Lesen und Schreiben"),
}
_MEANINGS_OF_FIELDS = {
    DataField.NAME: N_("Familienname und Vornamen; ohne ihn geht nichts weg"),
    DataField.BIRTH_YEAR: N_("nur das Jahr und nur, wenn die Person es sagen möchte"),
    DataField.REACH: N_("Telefon, E-Mail oder Adresse"),
    DataField.LANGUAGE: N_("in welcher Sprache die Person spricht"),
    DataField.NEEDS: N_("wobei die Person Hilfe braucht"),
    DataField.ANSWERS: N_("was heute gefragt und gesagt wurde"),
    DataField.REFERRALS: N_("wohin wir die Person geschickt haben"),
    DataField.HEALTH: N_("auch Angaben zur Gesundheit: eigenes Ja nötig"),
    DataField.PROTECTION: N_("auch Angaben dazu, dass die Person Schutz braucht: eigenes Ja nötig"),
    DataField.DEBTS: N_("auch Angaben zu Schulden: eigenes Ja nötig"),
    DataField.LITERACY: N_("auch dass die Person nicht lesen und schreiben kann: eigenes Ja nötig"),
}
_STATES = {
    HandoverState.DRAFT: N_("Entwurf"),
    HandoverState.WAITING: N_("wartet auf Versand"),
    HandoverState.LEAVING: N_("geht gerade weg"),
    HandoverState.ISSUED: N_("übergeben"),
    HandoverState.ACCEPTED: N_("angenommen"),
    HandoverState.REJECTED: N_("abgelehnt"),
    HandoverState.NOT_REACHED: N_("Person nicht erreicht"),
    HandoverState.NO_CAPACITY: N_("zurzeit kein Platz"),
    HandoverState.ARRIVED: N_("Person war dort"),
    HandoverState.DONE: N_("abgeschlossen"),
    HandoverState.WITHDRAWN: N_("Einwilligung zurückgenommen"),
}
_MEANINGS_OF_STATES = {
    HandoverState.DRAFT: N_("Noch nicht übergeben. Der Entwurf wird gelöscht, wenn niemand weitermacht."),
    HandoverState.WAITING: N_("Übergeben am Tresen. Das Paket liegt noch hier und geht, sobald der Weg frei ist."),
    HandoverState.LEAVING: N_("Das Paket ist unterwegs. Ob es angekommen ist, prüft das Programm von selbst."),
    HandoverState.ISSUED: N_("Das Paket liegt bei der Stelle. Eine Antwort steht aus."),
    HandoverState.ACCEPTED: N_("Die Stelle übernimmt den Fall."),
    HandoverState.REJECTED: N_("Die Stelle übernimmt den Fall nicht. Die Person braucht einen anderen Weg."),
    HandoverState.NOT_REACHED: N_("Die Stelle hat die Person nicht erreicht und versucht es weiter."),
    HandoverState.NO_CAPACITY: N_("Die Stelle hat zurzeit keinen Platz. Der Fall bleibt offen."),
    HandoverState.ARRIVED: N_("Die Person war bei der Stelle."),
    HandoverState.DONE: N_("Die Stelle ist fertig."),
    HandoverState.WITHDRAWN: N_("Die Person hat ihr Ja zurückgenommen. Es geht nichts mehr weg."),
}
_REASONS = {
    Why.NOT_RESPONSIBLE: N_("nicht zuständig"),
    Why.NO_CAPACITY: N_("kein Platz"),
    Why.NOT_REACHED: N_("nicht erreicht"),
    Why.DECLINED_BY_PERSON: N_("die Person möchte nicht"),
    Why.UNREADABLE: N_("Paket nicht lesbar"),
    Why.OTHER: N_("anderer Grund"),
}
_WAYS_TO_REACH = {
    ReachKind.PHONE: N_("Telefon"),
    ReachKind.EMAIL: N_("E-Mail"),
    ReachKind.POST: N_("Adresse"),
}


def field_name(words: Wording, field: DataField) -> str:
    """Return the short name of a field that is ticked."""
    return words.gettext(_FIELDS[field])


def field_meaning(words: Wording, field: DataField) -> str:
    """Return in half a sentence what a field holds."""
    return words.gettext(_MEANINGS_OF_FIELDS[field])


def fields(words: Wording, of: Collection[DataField]) -> str:
    """Return several fields in one line, in the order of the consent page."""
    return ", ".join(field_name(words, each) for each in DataField if each in of)


def state_name(words: Wording, state: HandoverState) -> str:
    """Return where a hand-over stands, in two or three words."""
    return words.gettext(_STATES[state])


def state_meaning(words: Wording, state: HandoverState) -> str:
    """Return what a state means and what comes next."""
    return words.gettext(_MEANINGS_OF_STATES[state])


def why_name(words: Wording, why: Why) -> str:
    """Return why a recipient does not take a case, or cannot yet."""
    return words.gettext(_REASONS[why])


def reach_name(words: Wording, kind: ReachKind) -> str:
    """Return the name of a way to reach somebody."""
    return words.gettext(_WAYS_TO_REACH[kind])
