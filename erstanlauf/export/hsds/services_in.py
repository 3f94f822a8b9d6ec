"""One service of a file becomes an offer: told by its attributes where it is ours, else read from its rows."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from erstanlauf.domain.ageing import GROUP_OF, fact_of, facts_of, with_fact
from erstanlauf.domain.catalogue import (
    UNDATED,
    Catalogue,
    Certainty,
    Confidence,
    Contact,
    Grounds,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    Privacy,
    Service,
    Source,
    Stated,
    Target,
    is_secret_place,
)
from erstanlauf.domain.contact_forms import LEADS_THERE
from erstanlauf.domain.exchange_report import Line, Said
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.situation import ENDLESS, Span
from erstanlauf.domain.town_names import short_name
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.columns import headline, status, years
from erstanlauf.export.hsds.entries import Entries
from erstanlauf.export.hsds.fact_texts import citing, shown_value
from erstanlauf.export.hsds.ids import Ids
from erstanlauf.export.hsds.native_facts import Claim, Native, Refusal, native_facts, same_hours
from erstanlauf.export.hsds.native_rows import printable
from erstanlauf.export.hsds.organizations_in import NAMELESS, Organizations
from erstanlauf.export.hsds.outgoing import mark_of
from erstanlauf.export.hsds.own_words import UNKNOWN_LEGAL_KIND, Told, Words, is_appointment_only, told_offer
from erstanlauf.export.hsds.settling import Fact, later, status_after, surer
from erstanlauf.export.tables import Row
from erstanlauf.i18n.folding import folded

Choice = Callable[[Fact | None, Fact | None, date], Fact | None]
"""Picks what stands of a fact that is known and one that is offered, on a day."""

_FRESH_DAYS = 365
_HASH_LETTERS = 8
_TIMES = ("hours", "consultation")
_PLACE_OF_MANY = ("building", "transport", "step_free")
"""Facts that hang on a place with several offers: what is changed there may be meant for another one."""

_PLACE_TABLES = ("service_at_location", "locations", "addresses", "accessibility")


@dataclass(slots=True)
class Arrival:
    """A service of the file as an offer, with its kind without offers, and the rows that say it.

    `is_own`: attributes of ours tell it. `is_of_town`: and the file is of this town.
    """

    row: Row
    service: Service
    offer: Offer
    position: tuple[int, int]
    claims: Sequence[Claim]
    is_own: bool
    is_of_town: bool
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ServiceReader:
    """Reads the services of one file.

    `sources` may be cited by facts of ours in the file; `source_id` is the one that stands for the file itself.
    `ending` keeps offers of another town apart from ours; it is empty for our own.
    """

    base: Catalogue
    entries: Entries
    organizations: Organizations
    sources: Mapping[str, Source]
    source_id: str
    known_ids: Mapping[str, OfferId]
    known_places: Mapping[tuple[str, str, str], OfferId]
    file_ids: Ids
    ending: str
    today: date

    def read(self, row: Row, words: Words) -> Arrival:
        """Return what a service becomes."""
        native = native_facts(row, self.entries, self.file_ids, self.today)
        name = headline(row.get("name")) or NAMELESS
        description = headline(row.get("description")) or name
        told = told_offer(words, name, description, self.base)
        if told is not None:
            return self._own(row, words, self._of_town(told, str(row["id"])), native)
        return self._foreign(row, native, name, description)

    def _own(self, row: Row, words: Words, told: Told, native: Native) -> Arrival:
        known = self.base.offer(told.offer.id)
        offer = told.offer
        if not self.ending:
            offered = _status(row, OfferStatus.ACTIVE)
            offer = replace(offer, status=status_after(known.status if known else None, offered))
        offer = replace(offer, organization=offer.organization or self.organizations.of(row)[1])
        lines = [Line(Said.UNREADABLE, offer.id, term) for term in told.unreadable]
        native = _hidden(native, offer.id, lines)
        offer, service = self._cited(offer, lines), self._grounded(told.service)
        is_changed = told.mark != mark_of(self.entries.rows_of(str(row["id"])))
        if is_changed:
            lines.append(Line(Said.CHANGED_ELSEWHERE, offer.id))
            offer = self._with_changes(offer, row, native, lines)
        offer = self._settled(offer, known, later, lines)
        only = is_appointment_only(words) or (known is not None and known.contact.appointment_only)
        appointment_only = only and offer.contact.appointment is not None
        offer = replace(offer, contact=replace(offer.contact, appointment_only=appointment_only))
        offer = self._without_secrets(offer, lines)
        return Arrival(row, service, offer, told.position, native.claims, True, not self.ending, lines)

    def _of_town(self, told: Told, row_id: str) -> Told:
        """Return what another town tells as an offer beside ours, at rest. Kinds are common, and ours stand.

        Of an offer that was ours before it went there, only the facts are heard.
        """
        if not self.ending:
            return told
        offer_id = self.known_ids.get(row_id) or OfferId(told.offer.id + self.ending)
        kind = Kind(offer_id.partition("/")[0])
        known = self.base.services.get(kind)
        service = replace(known, offers=()) if known else replace(told.service, kind=kind)
        ours = self.base.offer(offer_id) or replace(told.offer, id=offer_id, status=OfferStatus.INACTIVE)
        offer = ours
        for name in GROUP_OF:
            offer = with_fact(offer, name, fact_of(told.offer, name))
        return replace(told, offer=offer, service=service)

    def _foreign(self, row: Row, native: Native, name: str, description: str) -> Arrival:
        row_id, lines = str(row["id"]), list[Line]()
        organization, called = self.organizations.of(row)
        offer_id = self.known_ids.get(row_id)
        if offer_id is None:
            place = (organization, str(native.facts.get("address", "")), folded(name))
            offer_id = self.known_places.get(place)
            if offer_id is not None:
                lines.append(Line(Said.MATCHED, offer_id, value=row_id))
        if offer_id is None:
            kind = f"{short_name(name) or 'angebot'}{_ending_for(row_id)}"
            offer_id = OfferId(f"{kind}/{organization}")
        known = self.base.offer(offer_id)
        native = _hidden(native, offer_id, lines)
        confidence, as_of = self._sureness(row)
        offer = known or Offer(offer_id, called, Contact(), confidence, (self.source_id,))
        offered = _status(row, offer.status)
        offer = replace(offer, status=status_after(known.status if known else None, offered))
        refused = [*native.refused, *_not_as_they_are(row)]
        lines.extend(_refused_lines(refused))
        offer = replace(offer, note=_noted(offer.note, refused))
        found = replace(offer, contact=Contact(), cost=None, documents=None, spoken=None)
        for fact, value in native.facts.items():
            found = with_fact(found, fact, Stated(value, confidence, (self.source_id,), as_of))
        offer = self._without_secrets(self._settled(found, known, surer, lines), lines)
        if known is not None:
            contact = replace(offer.contact, appointment_only=known.contact.appointment_only)
            offer = replace(offer, contact=contact)
        service = self._kind(Kind(offer_id.partition("/")[0]), name, description, row, confidence)
        position = (len(self.base.services), 0)
        return Arrival(row, service, offer, position, native.claims, False, False, lines)

    def _kind(self, kind: Kind, name: str, description: str, row: Row, confidence: Confidence) -> Service:
        known = self.base.services.get(kind)
        age = _age(row)
        if known is None:
            return Service(
                kind=kind,
                name=name,
                description=description,
                topics=(Topic.ORIENTIERUNG,),
                target=Target(age=age),
                offers=(),
                certainty=Certainty(confidence, Confidence.LOW, confidence),
                grounds=Grounds((self.source_id,), (), (self.source_id,)),
                legal_kind=UNKNOWN_LEGAL_KIND,
                privacy=Privacy.NEUTRAL_SLIP if is_secret_place(OfferId(f"{kind}/")) else Privacy.DRAFT_ONLY,
            )
        if not kind.endswith(_ending_for(str(row["id"]))):
            return known
        target = replace(known.target, age=age) if age else known.target
        return replace(known, name=name, description=description, target=target)

    def _sureness(self, row: Row) -> tuple[Confidence, str]:
        """Return how sure the facts of others are: dated within a year, or not at all."""
        try:
            assured = date.fromisoformat(str(row.get("assured_date")))
        except ValueError:
            return Confidence.LOW, UNDATED
        is_fresh = self.today - timedelta(days=_FRESH_DAYS) <= assured <= self.today
        return Confidence.MEDIUM if is_fresh else Confidence.LOW, assured.isoformat()

    def _cited(self, offer: Offer, lines: list[Line]) -> Offer:
        """Return an offer of ours that cites sources the file tells, or else the file itself."""
        unknown = [each for each in offer.sources if each not in self.sources]
        for name, fact in tuple(facts_of(offer)):
            unknown.extend(each for each in fact.sources if each not in self.sources)
            offer = with_fact(offer, name, citing(fact, self.sources, self.source_id))
        lines.extend(Line(Said.UNKNOWN_SOURCE, offer.id, value=each) for each in dict.fromkeys(unknown))
        return replace(offer, sources=self._told(offer.sources))

    def _grounded(self, service: Service) -> Service:
        grounds = service.grounds
        told = Grounds(self._told(grounds.existence), self._told(grounds.eligibility), self._told(grounds.contact))
        return replace(service, grounds=told)

    def _told(self, sources: Sequence[str]) -> tuple[str, ...]:
        return tuple(each for each in sources if each in self.sources)

    def _with_changes(self, offer: Offer, row: Row, native: Native, lines: list[Line]) -> Offer:
        """Return an offer of ours with what somebody else wrote into its rows, as sure as the word of others is."""
        confidence, as_of = self._sureness(row)
        for name, value in native.facts.items():
            told = printable(offer, name)
            if name in _PLACE_OF_MANY or (told is not None and self._is_same(name, told.value, value)):
                continue
            heard = surer(fact_of(offer, name), Stated(value, confidence, (self.source_id,), as_of), self.today)
            if heard is not None and heard.value != value:
                lines.append(Line(Said.HELD_BACK, offer.id, name, shown_value(name, value)))
            offer = with_fact(offer, name, heard)
        lines.extend(_refused_lines(native.refused))
        return replace(offer, note=_noted(offer.note, native.refused))

    def _is_same(self, name: str, told: object, read: object) -> bool:
        if name in _TIMES:
            return same_hours(str(told), str(read), self.today)
        if isinstance(told, tuple) and isinstance(read, tuple):
            return sorted(told) == sorted(read)
        return told == read

    def _settled(
        self,
        offer: Offer,
        known: Offer | None,
        choose: Choice,
        lines: list[Line],
    ) -> Offer:
        """Return an offer in which each fact is the chosen one of what is known and what is offered."""
        for name in GROUP_OF if known else ():
            assert known is not None
            ours, offered = fact_of(known, name), fact_of(offer, name)
            stands = choose(ours, offered, self.today)
            if offered is not None and stands is ours and ours is not None and ours.value != offered.value:
                lines.append(Line(Said.HELD_BACK, offer.id, name, shown_value(name, offered.value)))
            offer = with_fact(offer, name, stands)
        return offer

    def _without_secrets(self, offer: Offer, lines: list[Line]) -> Offer:
        if not is_secret_place(offer.id):
            return offer
        for name in LEADS_THERE:
            if fact_of(offer, name) is not None:
                lines.append(Line(Said.SECRET_PLACE, offer.id, name))
                offer = with_fact(offer, name, None)
        return offer


def _hidden(native: Native, offer_id: OfferId, lines: list[Line]) -> Native:
    """Return what rows say without what leads to a place where people hide."""
    if not is_secret_place(offer_id):
        return native
    refused = [each for each in native.refused if each.table not in _PLACE_TABLES]
    leads_there = {name for name in LEADS_THERE if name in native.facts}
    if len(refused) < len(native.refused):
        leads_there.add("address")
    lines.extend(Line(Said.SECRET_PLACE, offer_id, name) for name in LEADS_THERE if name in leads_there)
    facts = {name: each for name, each in native.facts.items() if name not in LEADS_THERE}
    return Native(facts, [each for each in native.claims if each.table not in _PLACE_TABLES], refused)


def _ending_for(row_id: str) -> str:
    """Return how the kind ends that a service of others gets; it begins with the first name the service had."""
    return "_" + hashlib.sha256(row_id.encode()).hexdigest()[:_HASH_LETTERS]


def _status(row: Row, otherwise: OfferStatus) -> OfferStatus:
    """Return the status of a service; nobody is sent to one whose status nobody here understands."""
    if "status" not in row:
        return otherwise
    return status(row["status"]) or OfferStatus.INACTIVE


def _age(row: Row) -> Span | None:
    low, high = years(row.get("minimum_age")), years(row.get("maximum_age"))
    if low is None and high is None:
        return None
    return Span(low or 0, ENDLESS if high is None else max(high, low or 0))


def _not_as_they_are(row: Row) -> list[Refusal]:
    """Return the texts of a service that do not fit on a line, to be kept whole, and a status that is none."""
    texts = {column: values.passage(row.get(column)) for column in ("name", "description")}
    shortened = [
        Refusal("services", str(row["id"]), column, text)
        for column, text in texts.items()
        if text is not None and headline(text) != " ".join(text.split())
    ]
    if "status" in row and status(row["status"]) is None:
        shortened.append(Refusal("services", str(row["id"]), "status", str(row["status"])))
    return shortened


def _refused_lines(refused: Sequence[Refusal]) -> list[Line]:
    return [
        Line(Said.REFUSED_VALUE, f"{each.table}/{each.row_id}", each.column, values.beginning(each.text))
        for each in refused
    ]


def _noted(note: str, refused: Sequence[Refusal]) -> str:
    """Return a note with the values that were refused, each once."""
    texts = ((each, values.passage(each.text)) for each in refused)
    added = [f"HSDS {each.table}.{each.column}: {text}" for each, text in texts if text]
    return "\n".join([*([note] if note else []), *(each for each in dict.fromkeys(added) if each not in note)])
