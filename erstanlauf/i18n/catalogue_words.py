"""Words of the interface for the catalogue: names of its fields and groups, and how their values read.

Editor, difference, call list and exchange report all say it in these words. Knows gettext and the catalogue's objects;
what a slip says of them stands in the phrases.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from erstanlauf.domain.ageing import FieldGroup
from erstanlauf.domain.catalogue import (
    UNDATED,
    Capacity,
    Certainty,
    Closure,
    Confidence,
    Cost,
    Document,
    Grounds,
    Offer,
    OfferStatus,
    Organization,
    Privacy,
    ReferralMethod,
    Service,
    Source,
    Stated,
    Target,
    Transport,
    Waiting,
)
from erstanlauf.domain.hours import OpenTimes, is_always_open, read_hours
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Role
from erstanlauf.domain.questions import NO_ANSWER
from erstanlauf.domain.situation import ENDLESS, Span, Status
from erstanlauf.i18n import labels, role_words
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.i18n.wording import N_, Wording

_FIELDS = {
    "address": N_("Anschrift"),
    "building": N_("Gebäude, Etage, Raum"),
    "transport": N_("Haltestelle und Linien"),
    "step_free": N_("Zugang ohne Stufen"),
    "phone": N_("Telefon"),
    "email": N_("E-Mail"),
    "url": N_("Internetseite"),
    "hours": N_("Öffnungszeiten"),
    "consultation": N_("Sprechzeiten"),
    "closures": N_("Geschlossen am"),
    "appointment": N_("Termin"),
    "appointment_only": N_("nur mit Termin"),
    "cost": N_("Kosten"),
    "documents": N_("Mitzubringen"),
    "capacity": N_("Plätze"),
    "response_days": N_("Antwort nach Tagen"),
    "referral_method": N_("So wird verwiesen"),
    "spoken": N_("Sprachen vor Ort"),
    "organization": N_("Name der Stelle"),
    "status": N_("Zustand"),
    "confidence": N_("Verlässlichkeit"),
    "note": N_("Anmerkung für die Pflege"),
    "sources": N_("Quellen"),
    "name": N_("Name"),
    "description": N_("Beschreibung"),
    "topics": N_("Themen"),
    "target": N_("Für wen (feste Grenzen)"),
    "certainty": N_("Wie sicher"),
    "grounds": N_("Worauf es beruht"),
    "legal_kind": N_("Rechtliche Art"),
    "privacy": N_("Was nach der Vorsprache bleibt"),
    "ref": N_("Fundstelle"),
    "date": N_("Datum der Quelle"),
    "city": N_("Stadt"),
    "own_desk": N_("Eigener Tresen"),
}
_GROUPS = {
    FieldGroup.PLACE: N_("Ort"),
    FieldGroup.REACH: N_("Erreichen"),
    FieldGroup.TIMES: N_("Zeiten"),
    FieldGroup.TERMS: N_("Kosten und Unterlagen"),
    FieldGroup.ROOM: N_("Plätze und Verweis"),
    FieldGroup.LANGUAGES: N_("Sprachen"),
}
_CODES: Mapping[type[StrEnum], Mapping[Any, str]] = {  # by list: one word may stand in two of them
    OfferStatus: {
        OfferStatus.ACTIVE: N_("aktiv"),
        OfferStatus.INACTIVE: N_("ruht"),
        OfferStatus.DEFUNCT: N_("aufgelöst"),
        OfferStatus.CLOSED: N_("vorübergehend geschlossen"),
    },
    Confidence: {
        Confidence.HIGH: N_("sicher"),
        Confidence.MEDIUM: N_("nicht bestätigt"),
        Confidence.LOW: N_("unsicher"),
    },
    Cost: {
        Cost.FREE: N_("kostenlos"),
        Cost.NOT_FREE: N_("kostet etwas"),
    },
    Capacity: {
        Capacity.FREE: N_("Plätze frei"),
        Capacity.WAITING_LIST: N_("Warteliste"),
        Capacity.FULL: N_("nimmt niemanden mehr auf"),
    },
    ReferralMethod: {
        ReferralMethod.COME: N_("einfach hingehen"),
        ReferralMethod.CALL: N_("vorher anrufen"),
        ReferralMethod.WRITE: N_("vorher schreiben"),
        ReferralMethod.FORM: N_("mit Formular anmelden"),
        ReferralMethod.THROUGH_US: N_("über unseren Tresen anmelden"),
    },
    Privacy: {
        Privacy.OPEN: N_("die Wahl bleibt in der Vorsprache"),
        Privacy.DRAFT_ONLY: N_("die Wahl verschwindet beim Abschließen"),
        Privacy.NEUTRAL_SLIP: N_("neutraler Zettel ohne Namen der Stelle, nichts bleibt"),
    },
}
_WEEKDAYS = (N_("Mo"), N_("Di"), N_("Mi"), N_("Do"), N_("Fr"), N_("Sa"), N_("So"))
_CERTAIN_OF = {"existence": N_("dass es sie gibt"), "eligibility": N_("für wen"), "contact": N_("Kontakt")}
_AS_OF, _UNDATED = N_("{confidence}, Stand {day}"), N_("{confidence}, ohne Datum")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_HOURS_FIELDS = ("hours", "consultation")


def field_name(words: Wording, name: str) -> str:
    """Return what the office calls a field of a service, an offer, an organization or a source."""
    return words.gettext(_FIELDS[name])


def knows_field(name: str) -> bool:
    """Whether the office has a word for a field; files of others name their own."""
    return name in _FIELDS


def group_name(words: Wording, group: FieldGroup) -> str:
    """Return the heading above facts that change together."""
    return words.gettext(_GROUPS[group])


def status_name(words: Wording, status: OfferStatus) -> str:
    """Return whether an offer can be used, in a word or two."""
    return code_name(words, status)


def confidence_name(words: Wording, confidence: Confidence) -> str:
    """Return how sure a fact is, in a word or two."""
    return code_name(words, confidence)


def code_name(words: Wording, code: StrEnum) -> str:
    """Return the words for a member of a closed list of the catalogue."""
    if isinstance(code, Topic):
        return labels.topic(words, code)
    if isinstance(code, Role):
        return role_words.role(words, code)
    return words.gettext(_CODES[type(code)][code])


def document_name(document: str) -> str:
    """Return the name of a paper to bring along as the slip has it, which is German in every interface."""
    return DOCUMENT_NAMES.get(Document(document), document)


def language_name(words: Wording, tag: str) -> str:
    """Return the name of a language; the tag where the program has no word for it."""
    return labels.language_name(words, tag) if labels.knows_language(tag) else tag


def weekday(words: Wording, number: int) -> str:
    """Return the short name of a weekday, Monday being 0."""
    return words.gettext(_WEEKDAYS[number])


def value_text(words: Wording, name: str, value: object) -> str:
    """Return how the value of a field reads, whatever its kind; with a `Stated` comes how far it is confirmed."""
    if value is None or value == () or value == "":
        return words.gettext("nichts bekannt")
    if isinstance(value, Stated):
        return f"{value_text(words, name, value.value)} ({standing(words, value)})"
    if isinstance(value, bool):
        return words.gettext("ja") if value else words.gettext("nein")
    if isinstance(value, StrEnum):
        return code_name(words, value)
    if isinstance(value, int):
        return words.ngettext("{number} Tag", "{number} Tage", value).format(number=value)
    if isinstance(value, tuple):
        return ", ".join(_one_of_many(words, name, each) for each in value)
    if isinstance(value, str):
        return hours_text(words, value) if name in _HOURS_FIELDS else value
    return _SHAPES[type(value)](words, value)


def hours_text(words: Wording, text: str) -> str:
    """Return hours in words, with a semicolon between their lines; text that cannot be read stays as it is."""
    if is_always_open(text):
        return words.gettext("Tag und Nacht")
    lines = read_hours(text)
    return text if lines is None else "; ".join(_open_times(words, line) for line in lines)


def standing(words: Wording, fact: Stated[Any]) -> str:
    """Return how far a fact is confirmed: "bestätigt am 22.11.2026 (Katalog)", "Stand 2024, nicht bestätigt"."""
    if fact.confidence is Confidence.HIGH and fact.verified_by is not None:
        told = words.gettext("bestätigt am {day} ({role})")
        return told.format(day=day_text(words, fact.as_of), role=role_words.role(words, fact.verified_by))
    told = words.gettext(_UNDATED if fact.as_of == UNDATED else _AS_OF)
    return told.format(confidence=confidence_name(words, fact.confidence), day=day_text(words, fact.as_of))


def source_text(words: Wording, source: Source) -> str:
    """Return a source with its date."""
    return f"{source.ref} ({day_text(words, source.date)})"


def sources_text(words: Wording, cited: tuple[str, ...], sources: Mapping[str, Source]) -> str:
    """Return what a fact rests on: "Quelle: Telefonat mit der Stelle (22.11.2026)"."""
    known = [source_text(words, sources[each]) for each in cited if each in sources]
    if not known:
        return words.gettext("ohne Quelle")
    return words.ngettext("Quelle: {sources}", "Quellen: {sources}", len(known)).format(sources="; ".join(known))


def day_text(words: Wording, text: str) -> str:
    """Return a year, a month or a day of the catalogue as it is written here; other text stays as it is."""
    if text == UNDATED:
        return words.gettext("ohne Datum")
    found = _DAY.fullmatch(text)
    return ".".join(part for part in reversed(found.groups()) if part) if found else text


def _one_of_many(words: Wording, name: str, value: object) -> str:
    if name == "documents":
        return document_name(str(value))
    if name == "spoken":
        return language_name(words, str(value))
    return value_text(words, name, value)


def _open_times(words: Wording, line: OpenTimes) -> str:
    days = words.gettext(" und ").join(_from_to(weekday(words, low), weekday(words, high)) for low, high in line.days)
    times = words.gettext(" und ").join(_from_to(opens, closes) for opens, closes in line.times)
    return f"{days} {times}"


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _closure(_: Wording, value: Closure) -> str:
    return _from_to(_day(value.first), _day(value.last))


def _transport(words: Wording, value: Transport) -> str:
    if not value.lines:
        return value.stop
    lines = words.ngettext("Linie {lines}", "Linien {lines}", len(value.lines)).format(lines=", ".join(value.lines))
    return f"{value.stop}, {lines}"


def _waiting(words: Wording, value: Waiting) -> str:
    said = code_name(words, value.capacity)
    if value.weeks is None:
        return said
    weeks = words.ngettext("etwa {weeks} Woche", "etwa {weeks} Wochen", value.weeks).format(weeks=value.weeks)
    return f"{said}, {weeks}"


def _target(words: Wording, value: Target) -> str:
    parts = [
        (words.gettext("Alter {span}"), _years(value.age)),
        (words.gettext("Alter der Kinder {span}"), _years(value.child_age)),
        (words.gettext("nur {span}"), _statuses(words, value.status_include)),
        (words.gettext("nicht {span}"), _statuses(words, value.status_exclude)),
        (words.gettext("vielleicht {span}"), _statuses(words, value.status_soft)),
        (words.gettext("Deutsch ab {span}"), value.german_min),
    ]
    said = "; ".join(text.format(span=span) for text, span in parts if span)
    return said or words.gettext("keine Grenze")


def _years(span: Span | None) -> str:
    if span is None:
        return ""
    return f"{span.low}+" if span.high == ENDLESS else f"{span.low}–{span.high}"


def _statuses(words: Wording, codes: frozenset[Status] | None) -> str:
    ordered = [code for code in Status if code in (codes or ())]
    return ", ".join(labels.answer(words, "status", NO_ANSWER if each is Status.OFFEN else each) for each in ordered)


def _certainty(words: Wording, value: Certainty) -> str:
    return ", ".join(
        f"{words.gettext(_CERTAIN_OF[each.name])}: {confidence_name(words, getattr(value, each.name))}"
        for each in fields(value)
    )


def _grounds(words: Wording, value: Grounds) -> str:
    named = {each.name: ", ".join(getattr(value, each.name)) for each in fields(value)}
    return "; ".join(f"{words.gettext(_CERTAIN_OF[name])}: {cited}" for name, cited in named.items() if cited) or "–"


_SHAPES: Mapping[type, Callable[[Wording, Any], str]] = {
    Closure: _closure,
    Transport: _transport,
    Waiting: _waiting,
    Target: _target,
    Certainty: _certainty,
    Grounds: _grounds,
    Source: source_text,
    Offer: lambda _, offer: offer.organization,
    Service: lambda _, service: service.name,
    Organization: lambda _, organization: organization.name,
}
