"""The project's own taxonomy: what HSDS has no word for, with a German description, as attributes of its rows.

Codes are for ever; what a term means stands in its description, for whoever reads the file elsewhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum

from erstanlauf.domain.ageing import GROUP_OF
from erstanlauf.export.hsds.ids import derived_id
from erstanlauf.export.tables import Row


class Term(StrEnum):
    """What an attribute says; the values of facts have terms of their own, see `fact_term`."""

    KIND = "kind"
    OFFER = "offer"
    POSITION = "position"
    MARK = "mark"
    TOPICS = "topics"
    LEGAL_KIND = "legal_kind"
    PRIVACY = "privacy"
    AGE = "age"
    CHILD_AGE = "child_age"
    STATUS_INCLUDE = "status_include"
    STATUS_EXCLUDE = "status_exclude"
    STATUS_SOFT = "status_soft"
    GERMAN_MIN = "german_min"
    CERTAINTY = "certainty"
    GROUNDS = "grounds"
    KIND_NOTE = "kind_note"
    ORGANIZATION_TEXT = "organization_text"
    OFFER_CONFIDENCE = "offer_confidence"
    OFFER_SOURCES = "offer_sources"
    OFFER_NOTE = "offer_note"
    APPOINTMENT_ONLY = "appointment_only"
    ORGANIZATION = "organization"
    ORGANIZATION_RECORD = "organization_record"
    CITY = "city"
    AS_OF = "as_of"
    OWN_DESK = "own_desk"
    SOURCE = "source"
    FOREIGN = "foreign"


_TERMS: Mapping[str, tuple[str, str]] = {
    Term.KIND: (
        "Art des Angebots",
        "Kennung der Art, zu der das Angebot gehört; Regeln sprechen nur von Arten, nie von Einrichtungen.",
    ),
    Term.OFFER: ("Angebot", "Kennung des Angebots: Art, Schrägstrich, Kurzname der Einrichtung."),
    Term.POSITION: (
        "Platz im Katalog",
        "Der wievielte Eintrag die Art im Katalog ist und das Angebot in der Art, ab 0, mit Schrägstrich getrennt.",
    ),
    Term.MARK: (
        "Prüfsumme der Zeilen",
        "Kurze Prüfsumme über die Zeilen des Angebots; stimmt sie nicht mehr, hat jemand anders die Zeilen geändert.",
    ),
    Term.TOPICS: ("Themenfelder", "Wobei das Angebot hilft: Kennungen der Themenfelder, mit Komma getrennt."),
    Term.LEGAL_KIND: ("Rechtsform", "Wer hinter der Art von Angebot steht, zum Beispiel municipal oder free_welfare."),
    Term.PRIVACY: (
        "Vertraulichkeit",
        "Was davon bleiben darf, dass jemand das Angebot gewählt hat: open (darf bleiben), draft_only (geht beim "
        "Schließen der Vorsprache), neutral_slip (Zettel ohne Namen der Stelle, nichts bleibt).",
    ),
    Term.AGE: ("Alter", "Feste Grenze: für wen nach Alter in Jahren, von-bis; eine Seite kann offen sein."),
    Term.CHILD_AGE: (
        "Alter des Kindes",
        "Feste Grenze: Alter des Kindes in Jahren, von-bis; eine Seite kann offen sein.",
    ),
    Term.STATUS_INCLUDE: ("Nur mit diesem Aufenthaltsstatus", "Feste Grenze: Kennungen, mit Komma getrennt."),
    Term.STATUS_EXCLUDE: ("Nicht mit diesem Aufenthaltsstatus", "Feste Grenze: Kennungen, mit Komma getrennt."),
    Term.STATUS_SOFT: (
        "Vielleicht mit diesem Aufenthaltsstatus",
        "Kennungen, mit Komma getrennt; hier entscheidet die Stelle im Einzelfall.",
    ),
    Term.GERMAN_MIN: ("Deutsch mindestens", "Feste Grenze: Stufe des Europäischen Referenzrahmens, 0 für keine."),
    Term.CERTAINTY: (
        "Sicherheit der Art",
        "Wie sicher bekannt ist, dass es die Art gibt (existence), für wen sie ist (eligibility) und wie man sie "
        "erreicht (contact): high, medium oder low.",
    ),
    Term.GROUNDS: ("Quellen der Art", "Kennungen der Quellen dafür, was unter certainty steht."),
    Term.KIND_NOTE: ("Anmerkung zur Art", "Für die Pflege des Katalogs; wird nie gedruckt."),
    Term.ORGANIZATION_TEXT: (
        "Einrichtung im Wortlaut",
        "Wie die Einrichtung bei diesem Angebot genannt wird, mit Amt und Abteilung.",
    ),
    Term.OFFER_CONFIDENCE: ("Sicherheit des Angebots", "high, medium oder low."),
    Term.OFFER_SOURCES: ("Quellen des Angebots", "Kennungen der Quellen, mit Komma getrennt."),
    Term.OFFER_NOTE: ("Anmerkung zum Angebot", "Für die Pflege des Katalogs; wird nie gedruckt."),
    Term.APPOINTMENT_ONLY: ("Nur mit Termin", "yes: ohne Termin wird niemand beraten."),
    Term.ORGANIZATION: ("Kurzname der Einrichtung", "Kennung der Einrichtung, unabhängig von ihrem Namen."),
    Term.ORGANIZATION_RECORD: ("Angaben zur Einrichtung", "Name, Beschreibung und Webseite als JSON-Text."),
    Term.CITY: ("Stadt", "Für welche Stadt der Katalog gilt."),
    Term.AS_OF: ("Stand des Katalogs", "Tag, von dem der Katalog ist."),
    Term.OWN_DESK: ("Eigene Stelle", "Kennung der Art, an deren Tresen der Katalog geführt wird."),
    Term.SOURCE: ("Quelle", "Eine Quelle des Katalogs als JSON-Text: Kennung, Fundstelle, Datum."),
    Term.FOREIGN: (
        "Bewahrte Zeile",
        "Eine Zeile aus der Datei anderer, die hier keinen Platz hat, als JSON-Text mit Tabelle und Kennung.",
    ),
}

_FACTS: Mapping[str, str] = {
    "address": "Adresse",
    "building": "Gebäude",
    "transport": "Haltestelle und Linien",
    "step_free": "Stufenlos erreichbar",
    "phone": "Telefon",
    "email": "E-Mail",
    "url": "Webseite",
    "hours": "Öffnungszeiten des Hauses",
    "consultation": "Beratungszeiten",
    "closures": "Einmalig geschlossen",
    "appointment": "Terminvereinbarung",
    "cost": "Kosten",
    "documents": "Mitzubringen",
    "capacity": "Freie Plätze und Wartezeit in Wochen",
    "response_days": "Antwort innerhalb von Tagen",
    "referral_method": "Weg der Vermittlung",
    "spoken": "Sprachen der Beratung",
}
_FACT = (
    "{name}: die Angabe als JSON-Text mit Sicherheit (confidence: high, medium, low), Kennungen der Quellen (sources), "
    "Stand (as_of) und der Rolle, die sie zuletzt bestätigt hat (verified_by). Mit low darf sie niemand drucken."
)

TAXONOMY: Row = {
    "id": derived_id("taxonomies", "erstanlauf"),
    "name": "Erstanlauf",
    "description": "Angaben eines Verweiskatalogs für Zugewanderte, für die HSDS kein Wort hat.",
    "version": "1",
}


def fact_term(name: str) -> str:
    """Return the code of the term for a fact of an offer."""
    return f"fact_{name}"


def attribute(entity: str, link_id: str, code: str, value: str, number: int = 0) -> Row:
    """Return one attribute of a row; `number` tells several of one term apart."""
    return {
        "id": derived_id("attributes", f"{link_id}:{code}:{number}"),
        "link_id": link_id,
        "link_entity": entity,
        "taxonomy_term_id": _term_id(code),
        "value": value,
    }


def term_rows(wanted: Collection[object]) -> Iterator[Row]:
    """Yield the terms of the taxonomy with these ids; one that no attribute names would hang on nothing in a tree."""
    named = {**_TERMS, **{fact_term(name): (_FACTS[name], _FACT.format(name=_FACTS[name])) for name in GROUP_OF}}
    for code, (name, description) in named.items():
        if _term_id(code) not in wanted:
            continue
        yield {
            "id": _term_id(code),
            "code": str(code),
            "name": name,
            "description": description,
            "language": "de",
            "taxonomy": TAXONOMY["name"],
            "taxonomy_id": TAXONOMY["id"],
        }


def own_words(attributes: Iterable[Row]) -> dict[str, list[str]]:
    """Return what attributes of the own taxonomy say, by term; those of others are left out."""
    words: dict[str, list[str]] = {}
    for row in attributes:
        code, value = _CODES.get(str(row.get("taxonomy_term_id"))), row.get("value")
        if code is not None and isinstance(value, str):
            words.setdefault(code, []).append(value)
    return words


def is_own_attribute(row: Row) -> bool:
    """Whether an attribute is of the own taxonomy."""
    return str(row.get("taxonomy_term_id")) in _CODES


def is_own_term(row_id: str) -> bool:
    """Whether a term, or the taxonomy, is ours."""
    return row_id in _CODES or row_id == TAXONOMY["id"]


def _term_id(code: str) -> str:
    return _IDS[code]


_IDS = {code: derived_id("taxonomy_terms", code) for code in (*map(str, Term), *map(fact_term, GROUP_OF))}
_CODES = {row_id: code for code, row_id in _IDS.items()}
