"""Words of the interface for what a file of others would change: one sentence for each thing the report says.

Knows gettext and the codes of `domain.exchange_report`; names of fields and values come from `catalogue_words`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from erstanlauf.domain.catalogue import Catalogue, Kind, Offer, OfferId, OrganizationId, Privacy
from erstanlauf.domain.exchange_report import Form, Line, Said
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.wording import N_, Wording

_SORTS = {
    Said.NEW_OFFER: N_("Neue Angebote"),
    Said.NEEDS_KIND: N_("Arten, die keine Regel kennt"),
    Said.MATCHED: N_("Wiedererkannte Angebote"),
    Said.CHANGED_ELSEWHERE: N_("Anderswo geänderte Angebote"),
    Said.HELD_BACK: N_("Angaben, die hier sicherer sind"),
    Said.PRIVACY_KEPT: N_("Strengerer Datenschutz, der bleibt"),
    Said.SECRET_PLACE: N_("Geheime Orte"),
    Said.PEOPLE_LEFT_OUT: N_("Namen von Beschäftigten"),
    Said.MISSING: N_("Angebote, die in der Datei fehlen"),
    Said.REPEATED: N_("Doppelte Angebote"),
    Said.ORPHAN: N_("Verweise ins Leere"),
    Said.REFUSED_VALUE: N_("Werte, die nicht passen"),
    Said.UNREADABLE: N_("Beschädigte Angaben"),
    Said.KEPT_UNREAD: N_("Was hier keine Bedeutung hat"),
    Said.UNKNOWN_SOURCE: N_("Quellen, die fehlen"),
    Said.TEXT_CLEANED: N_("Bereinigte Texte"),
    Said.ID_MADE: N_("Zeilen ohne eigene Kennung"),
    Said.REPEATED_DIFFERENTLY: N_("Zeilen, die sich widersprechen"),
    Said.FILE_LEFT_OUT: N_("Dateien, die nicht dazugehören"),
}
_SENTENCES = {
    Said.NEW_OFFER: N_("Kommt neu dazu."),
    Said.NEEDS_KIND: N_("Eine neue Art: über die Suche zu finden, von keiner Regel vorgeschlagen."),
    Said.MATCHED: N_("An Träger, Anschrift und Namen wiedererkannt; in der Datei heißt es {value}."),
    Said.CHANGED_ELSEWHERE: N_("Jemand anderes hat Angaben geändert, seit der Eintrag von hier kam."),
    Said.HELD_BACK: N_("{field}: In der Datei steht „{value}“; die Angabe hier ist sicherer oder neuer und bleibt."),
    Said.PRIVACY_KEPT: N_("Nach der Datei gälte: {value}. Es bleibt bei der strengeren Regel hier."),
    Said.SECRET_PLACE: N_("{field}: Führt an einen geheimen Ort und wird nicht übernommen."),
    Said.PEOPLE_LEFT_OUT: N_("{field}: Nennt Beschäftigte und wird nicht aufgehoben ({value} ×)."),
    Said.MISSING: N_("Steht hier, in der Datei aber nicht; bleibt, solange Sie es nicht ruhen lassen."),
    Said.REPEATED: N_("Kommt noch einmal vor, dort als {value}; das zweite wird nur aufgehoben."),
    Said.ORPHAN: N_("{field} verweist auf {value}, das es in der Datei nicht gibt."),
    Said.REFUSED_VALUE: N_("{field}: „{value}“ passt nicht in diese Angabe und kommt in die Anmerkung."),
    Said.UNREADABLE: N_("{field}: Die Angabe ist beschädigt und wird nicht übernommen."),
    Said.KEPT_UNREAD: N_("Wird für den Rückweg aufgehoben, aber nicht gelesen ({value} ×)."),
    Said.UNKNOWN_SOURCE: N_("Beruft sich auf die Quelle {value}, die in der Datei nicht steht."),
    Said.TEXT_CLEANED: N_("{field}: Zeichen, die niemand sieht, sind herausgenommen ({value} ×)."),
    Said.ID_MADE: N_("{field}: Eine Kennung fehlte oder war doppelt und wurde gebildet ({value} ×)."),
    Said.REPEATED_DIFFERENTLY: N_("{field}: Dieselbe Zeile kommt mit anderem Wert wieder; der erste gilt ({value} ×)."),
    Said.FILE_LEFT_OUT: N_("Trägt keinen Namen des Standards und wurde nicht geöffnet."),
}
_FORMS = {
    Form.HSDS_JSON: N_("HSDS 3 als JSON-Datei"),
    Form.HSDS_CSV: N_("HSDS 3 als CSV-Tabellen"),
    Form.OWN: N_("Katalog von Erstanlauf"),
    Form.BUNDLE: N_("signiertes Bündel"),
}
_CONTENTS = {
    Form.HSDS_JSON: N_(
        "Das Austauschformat Open Referral HSDS in einer Datei. Unsichere Angaben stehen darin nur als Merkmal, nie "
        "als Telefonnummer, Anschrift oder Öffnungszeit: Niemand druckt sie versehentlich."
    ),
    Form.HSDS_CSV: N_(
        "Dasselbe wie HSDS als JSON, als Tabellen mit den Namen des Standards in einem ZIP. Unsichere Angaben stehen "
        "auch hier nur als Merkmal."
    ),
    Form.OWN: N_(
        "Alles, was dieser Platz vom Katalog weiß, mit Quellen, Stand und Verlässlichkeit jeder Angabe. Liest sich in "
        "jedem Erstanlauf ohne Verlust wieder ein."
    ),
    Form.BUNDLE: N_(
        "Der Katalog von Erstanlauf, signiert mit dem Schlüssel dieses Platzes. Wer dem Schlüssel vertraut, merkt jede "
        "Veränderung und nimmt nichts an, was älter ist als das Letzte."
    ),
}


def what_is_in(words: Wording, form: Form) -> str:
    """Return what a catalogue holds that is given away in a form."""
    return words.gettext(_CONTENTS[form])


def form_name(words: Wording, form: Form) -> str:
    """Return what a file is called by its form."""
    return words.gettext(_FORMS[form])


def sort_name(words: Wording, said: Said) -> str:
    """Return what a sort of lines is called above their number."""
    return words.gettext(_SORTS[said])


def line_text(words: Wording, line: Line) -> str:
    """Return what a line says of its subject, as one sentence."""
    value = line.value
    if line.said is Said.PRIVACY_KEPT:
        value = catalogue_words.code_name(words, Privacy(value))
    return words.gettext(_SENTENCES[line.said]).format(field=_field(words, line.field), value=value)


@dataclass(frozen=True, slots=True)
class Naming:
    """Names the subjects of lines after catalogues, the first that holds them."""

    words: Wording
    catalogues: Sequence[Catalogue]

    def subject(self, subject: str) -> str:
        """Return how the office calls an id; ids of others stay as they are."""
        return next((name for each in self.catalogues if (name := _name_in(each, subject))), subject)

    def line(self, line: Line) -> tuple[str, str]:
        """Return a line as texts: of what, what is to be said."""
        subject = self.subject(line.subject)
        if line.said is Said.KEPT_UNREAD and line.field:
            subject = f"{subject}.{line.field}"
        return subject, line_text(self.words, line)


def _field(words: Wording, name: str) -> str:
    return catalogue_words.field_name(words, name) if catalogue_words.knows_field(name) else name


def _name_in(catalogue: Catalogue, subject: str) -> str:
    offer = catalogue.offer(OfferId(subject))
    service = catalogue.services.get(Kind(subject.partition("/")[0]))
    if service is not None and (offer is not None or "/" not in subject):
        return service.name if offer is None else _offer_name(offer, service.name)
    organization = catalogue.organizations.get(OrganizationId(subject))
    if organization is not None:
        return organization.name
    source = catalogue.sources.get(subject)
    return "" if source is None else source.ref


def _offer_name(offer: Offer, service: str) -> str:
    return service if offer.organization == service else f"{offer.organization} · {service}"
