"""Reads what attributes of the own taxonomy tell: an offer with its kind, an organization, the head of a catalogue.

A file passes many hands: each value is held against its form, and what does not fit is named and left out.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from erstanlauf.domain.ageing import GROUP_OF, with_fact
from erstanlauf.domain.catalogue import (
    Catalogue,
    Certainty,
    Confidence,
    Contact,
    Grounds,
    Kind,
    Offer,
    OfferId,
    Organization,
    OrganizationId,
    Privacy,
    Service,
    Source,
    Target,
)
from erstanlauf.domain.contact_forms import NAME, SOURCE_ID, URL
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.fact_texts import fact_from
from erstanlauf.export.hsds.terms import Term, fact_term

Words = Mapping[str, Sequence[str]]
Value = TypeVar("Value")

_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_GROUPS = ("existence", "eligibility", "contact")
_UNSURE = Certainty(Confidence.LOW, Confidence.LOW, Confidence.LOW)


@dataclass(slots=True)
class Told:
    """An offer as its attributes tell it, and its kind without offers. `unreadable` are terms that were left out."""

    service: Service
    offer: Offer
    position: tuple[int, int]
    mark: str
    unreadable: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Head:
    """What a file tells of the catalogue it was made from."""

    city: str
    as_of: str
    own_desk: Kind | None
    sources: Mapping[str, Source]
    foreign: Mapping[str, str]


def told_offer(words: Words, name: str, description: str, base: Catalogue) -> Told | None:
    """Return what attributes tell; None where they are not of ours.

    `name` and `description` are those of the service of HSDS. Where a value cannot be read, that of `base` stands.
    """
    ids = _ids(words)
    if ids is None:
        return None
    kind, offer_id = ids
    reading = _Reading(words)
    service = reading.service(kind, name, description, base.services.get(kind))
    offer = reading.offer(offer_id, base.offer(offer_id))
    position = reading.one(Term.POSITION, _position, (len(base.services), 0))
    return Told(service, offer, position, reading.one(Term.MARK, str, ""), reading.unreadable)


def told_key(words: Words) -> OfferId | None:
    """Return the id of the offer that attributes tell; None where they are not of ours."""
    ids = _ids(words)
    return None if ids is None else ids[1]


def told_organization(words: Words) -> tuple[OrganizationId | None, Organization | None]:
    """Return the id of an organization of ours, and its record where the catalogue has one."""
    reading = _Reading(words)
    key = reading.one(Term.ORGANIZATION, _name, "")
    if not key:
        return None, None
    return OrganizationId(key), reading.one(Term.ORGANIZATION_RECORD, lambda text: _organization(key, text), None)


def told_head(words: Words) -> Head | None:
    """Return the head of a catalogue; None where an organization does not keep one."""
    reading = _Reading(words)
    city = reading.one(Term.CITY, _line, "")
    if not city:
        return None
    desk = reading.one(Term.OWN_DESK, _name, "")
    return Head(
        city,
        reading.one(Term.AS_OF, _line, ""),
        Kind(desk) if desk else None,
        dict(reading.each(Term.SOURCE, _source)),
        dict(reading.each(Term.FOREIGN, _kept)),
    )


class _Reading:
    """Takes values out of words and remembers which could not be read."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.unreadable: list[str] = []

    def one(self, code: str, read: Callable[[str], Value], otherwise: Value) -> Value:
        for text in self._words.get(code, ()):
            try:
                return read(text)
            except _UNREADABLE:
                self.unreadable.append(code)
        return otherwise

    def each(self, code: str, read: Callable[[str], Value]) -> Iterator[Value]:
        for text in self._words.get(code, ()):
            try:
                yield read(text)
            except _UNREADABLE:
                self.unreadable.append(code)

    def service(self, kind: Kind, name: str, description: str, known: Service | None) -> Service:
        return Service(
            kind=kind,
            name=name,
            description=description,
            topics=self.one(Term.TOPICS, _topics, known.topics if known else (Topic.ORIENTIERUNG,)),
            target=self._target(known.target if known else Target()),
            offers=(),
            certainty=self.one(Term.CERTAINTY, _certainty, known.certainty if known else _UNSURE),
            grounds=self.one(Term.GROUNDS, _grounds, Grounds()),
            legal_kind=self.one(Term.LEGAL_KIND, _name, known.legal_kind if known else UNKNOWN_LEGAL_KIND),
            privacy=self.one(Term.PRIVACY, Privacy, known.privacy if known else Privacy.DRAFT_ONLY),
            note=self.one(Term.KIND_NOTE, _passage, ""),
        )

    def offer(self, offer_id: OfferId, known: Offer | None) -> Offer:
        offer = Offer(
            id=offer_id,
            organization=self.one(Term.ORGANIZATION_TEXT, _line, known.organization if known else ""),
            contact=Contact(),
            confidence=self.one(Term.OFFER_CONFIDENCE, Confidence, known.confidence if known else Confidence.LOW),
            sources=self.one(Term.OFFER_SOURCES, _source_ids, ()),
            note=self.one(Term.OFFER_NOTE, _passage, ""),
        )
        for name in GROUP_OF:
            offer = with_fact(offer, name, self._fact(name))
        return offer

    def _fact(self, name: str) -> Any:
        return self.one(fact_term(name), lambda text: fact_from(name, text), None)

    def _target(self, known: Target) -> Target:
        """Return the limits; where one cannot be read, all of what was known stand, for half a limit is none."""
        before = len(self.unreadable)
        target = Target(
            age=self.one(Term.AGE, _span, None),
            child_age=self.one(Term.CHILD_AGE, _span, None),
            status_include=self.one(Term.STATUS_INCLUDE, _statuses, None),
            status_exclude=self.one(Term.STATUS_EXCLUDE, _statuses, frozenset()),
            status_soft=self.one(Term.STATUS_SOFT, _statuses, frozenset()),
            german_min=self.one(Term.GERMAN_MIN, German, None),
        )
        both = ((target.status_include or frozenset()) | target.status_soft) & target.status_exclude
        if both:
            self.unreadable.append(Term.STATUS_EXCLUDE)
        return known if len(self.unreadable) > before else target


UNKNOWN_LEGAL_KIND = "unknown"
"""Of kinds that came from others and that nobody has looked at yet."""


def is_appointment_only(words: Words) -> bool:
    """Whether attributes say that nobody is served without an appointment."""
    return list(words.get(Term.APPOINTMENT_ONLY, ())) == ["yes"]


def _ids(words: Words) -> tuple[Kind, OfferId] | None:
    text = next(iter(words.get(Term.OFFER, ())), "")
    kind, _, organization = text.partition("/")
    if not NAME.fullmatch(kind) or not NAME.fullmatch(organization):
        return None
    return Kind(kind), OfferId(text)


def _checked(text: str, is_sound: object) -> str:
    if not is_sound:
        raise ValueError
    return text


def _line(text: str) -> str:
    return _checked(text, values.is_line(text))


def _passage(text: str) -> str:
    return _checked(text, values.passage(text) == text)


def _name(text: str) -> str:
    return _checked(text, NAME.fullmatch(text))


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def _source_ids(text: str) -> tuple[str, ...]:
    return tuple(_checked(each, SOURCE_ID.fullmatch(each)) for each in _listed(text))


def _topics(text: str) -> tuple[Topic, ...]:
    topics = tuple(Topic(each) for each in _listed(text))
    _checked(text, topics)
    return topics


def _statuses(text: str) -> frozenset[Status]:
    return frozenset(Status(each) for each in _listed(text))


def _span(text: str) -> Span:
    low, _, high = text.partition("-")
    return Span(int(low), int(high) if high else ENDLESS)


def _position(text: str) -> tuple[int, int]:
    kind, _, offer = text.partition("/")
    return int(kind), int(offer)


def _certainty(text: str) -> Certainty:
    levels = _by_group(text)
    return Certainty(*(Confidence(levels[group]) for group in _GROUPS))


def _grounds(text: str) -> Grounds:
    cited = _by_group(text)
    return Grounds(*(_source_ids(cited.get(group, "")) for group in _GROUPS))


def _by_group(text: str) -> dict[str, str]:
    pairs = (part.partition(": ") for part in text.split("; "))
    return {group: said for group, _, said in pairs}


def _organization(key: str, text: str) -> Organization:
    data = json.loads(text)
    description, url = data["description"], data["url"]
    if description:
        _passage(description)
    if url:
        _checked(_line(url), URL.fullmatch(url))
    return Organization(OrganizationId(key), _line(data["name"]), description, url)


def _source(text: str) -> tuple[str, Source]:
    data = json.loads(text)
    return _checked(data["id"], SOURCE_ID.fullmatch(data["id"])), Source(_line(data["ref"]), _line(data["date"]))


def _kept(text: str) -> tuple[str, str]:
    data = json.loads(text)
    return str(data["place"]), str(data["text"])
