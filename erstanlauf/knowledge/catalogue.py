"""Reads a city's catalogue file into the domain's `Catalogue` and refuses the whole file at the first fault.

The form of the file is explained at its top, in German, for the people who keep it; `resources/schemas` describes it
for editors. What counts is checked here. It knows nothing of rules and of how facts are printed, but for the documents
that the phrase bank has words for: a slip cannot name any other.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from erstanlauf.domain.catalogue import (
    UNDATED,
    Catalogue,
    Certainty,
    Confidence,
    Contact,
    Cost,
    Document,
    Kind,
    Offer,
    OfferId,
    Privacy,
    Service,
    Source,
    Stated,
    Target,
    Transport,
    Value,
)
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.knowledge.faults import (
    BadForm,
    BadSpan,
    BlockExpected,
    Contradiction,
    DuplicateId,
    EmptyList,
    SecretAddress,
    SourceMissing,
    UnknownDocument,
    UnknownReference,
)
from erstanlauf.knowledge.record import Record, shown
from erstanlauf.knowledge.yaml_files import read_mapping

HEAD = "Dateikopf"
"""What the part of the file above its entries is called in faults."""

_SECRET_PLACES = ("frauenhaus/", "maedchenhaus/zuflucht", "maedchenhaus/porto_amal", "nadeschda/")
"""Beginnings of the ids of offers whose address is never stored (design: violence; rules: R17, R35)."""

_LEADS_THERE = ("address", "transport")

_ID = re.compile(r"[a-z][a-z0-9_]*")
_SOURCE_ID = re.compile(r"[A-Z][A-Z0-9_]*")
_PHONE = re.compile(r"\+?[0-9]+(?:[ /-][0-9]+)*")
_EMAIL = re.compile(r"[A-Za-z0-9_-]+(?:[.-][A-Za-z0-9_-]+)*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")
_AS_OF = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?")


def load_catalogue(path: Path) -> Catalogue:
    """Return the catalogue of the file.

    Raises a `KnowledgeFault` that names file, line, record and field; nothing is taken over from a file with a fault.
    """
    head = Record(path.name, HEAD, read_mapping(path))
    sources = _sources(head)
    services: dict[Kind, Service] = {}
    for record in head.records("services"):
        service = _service(record, sources)
        if service.kind in services:
            record.refuse("id", DuplicateId, value=service.kind)
        services[service.kind] = service
    own_desk = Kind(head.text("own_desk"))
    if own_desk not in services:
        head.refuse("own_desk", UnknownReference, value=shown(own_desk))
    as_of = head.day("as_of").isoformat()
    catalogue = Catalogue(head.text("city"), as_of, services, sources, own_desk)
    head.finish()
    return catalogue


def _sources(head: Record) -> dict[str, Source]:
    listed = head.record("sources")
    sources: dict[str, Source] = {}
    for source_id in listed.fields():
        if not _SOURCE_ID.fullmatch(source_id):
            listed.refuse(source_id, BadForm, value=shown(source_id))
        record = listed.record(source_id)
        sources[source_id] = Source(record.text("ref"), record.text("date"))
        record.finish()
    return sources


def _service(record: Record, sources: Mapping[str, Source]) -> Service:
    kind = Kind(_formed(record, "id", _ID))
    topics = record.codes("topics", Topic)
    if not topics:
        record.refuse("topics", EmptyList)
    service = Service(
        kind=kind,
        name=record.text("name"),
        description=record.text("description"),
        topics=topics,
        target=_target(record.optional_record("target")),
        offers=_offers(record, kind, sources),
        certainty=_certainty(record.record("certainty")),
        sources=_grouped_sources(record.record("sources"), sources),
        legal_kind=_formed(record, "legal_kind", _ID),
        privacy=record.code("privacy", Privacy),
        note=record.optional_passage("note") or "",
    )
    record.finish()
    return service


def _target(record: Record | None) -> Target:
    if record is None:
        return Target()
    include = frozenset(record.codes("status_include", Status)) if record.has("status_include") else None
    exclude = frozenset(record.codes("status_exclude", Status))
    soft = frozenset(record.codes("status_soft", Status))
    if both := ((include or frozenset()) | soft) & exclude:
        record.refuse("status_exclude", Contradiction, value=min(both))
    target = Target(
        age=_span(record, "age_min", "age_max"),
        child_age=_span(record, "child_age_min", "child_age_max"),
        status_include=include,
        status_exclude=exclude,
        status_soft=soft,
        german_min=record.code("german_min", German) if record.has("german_min") else None,
    )
    record.finish()
    return target


def _span(record: Record, low_field: str, high_field: str) -> Span | None:
    low, high = record.optional_integer(low_field), record.optional_integer(high_field)
    if low is None and high is None:
        return None
    try:
        return Span(0 if low is None else low, ENDLESS if high is None else high)
    except ValueError:
        record.refuse(low_field if high is None else high_field, BadSpan)


def _certainty(record: Record) -> Certainty:
    groups = (record.code(group, Confidence) for group in ("existence", "eligibility", "contact"))
    certainty = Certainty(*groups)
    record.finish()
    return certainty


def _grouped_sources(record: Record, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the sources of all groups, each once, in the order of the file."""
    cited = (_cited(record, group, sources) for group in ("existence", "eligibility", "contact"))
    merged = tuple(dict.fromkeys(source for group in cited for source in group))
    record.finish()
    return merged


def _offers(service: Record, kind: Kind, sources: Mapping[str, Source]) -> tuple[Offer, ...]:
    offers: dict[OfferId, Offer] = {}
    for record in service.records("offers"):
        offer = _offer(record, kind, sources)
        if offer.id in offers:
            record.refuse("id", DuplicateId, value=offer.id)
        offers[offer.id] = offer
    return tuple(offers.values())


def _offer(record: Record, kind: Kind, sources: Mapping[str, Source]) -> Offer:
    offer_id = OfferId(record.text("id"))
    of_kind, _, name = offer_id.partition("/")
    if of_kind != kind or not _ID.fullmatch(name):
        record.refuse("id", BadForm, value=shown(offer_id))
    contact = record.optional_record("contact")
    if contact is not None and offer_id.startswith(_SECRET_PLACES):
        _refuse_secrets(contact)
    offer = Offer(
        id=offer_id,
        organization=record.text("organization"),
        contact=Contact() if contact is None else _contact(contact, sources),
        languages=_languages(record),
        confidence=record.code("confidence", Confidence),
        sources=_cited(record, "sources", sources),
        note=record.optional_passage("note") or "",
        cost=_stated(record, "cost", sources, lambda fact: fact.code("value", Cost)),
        documents=_stated(record, "documents", sources, _documents),
    )
    record.finish()
    return offer


def _refuse_secrets(contact: Record) -> None:
    for field in _LEADS_THERE:
        if contact.has(field):
            contact.refuse(field, SecretAddress)


def _languages(record: Record) -> tuple[str, ...]:
    tags = record.texts("languages")
    for tag in tags:
        if not _LANGUAGE.fullmatch(tag):
            record.refuse("languages", BadForm, value=shown(tag))
    return tags


def _contact(record: Record, sources: Mapping[str, Source]) -> Contact:
    appointment = _stated(record, "appointment", sources, _text)
    appointment_only = record.has("appointment_only") and record.truth("appointment_only")
    if appointment_only and appointment is None:
        record.refuse("appointment", BlockExpected)
    contact = Contact(
        address=_stated(record, "address", sources, _text),
        phone=_stated(record, "phone", sources, lambda fact: _formed(fact, "value", _PHONE)),
        email=_stated(record, "email", sources, lambda fact: _formed(fact, "value", _EMAIL)),
        url=_stated(record, "url", sources, lambda fact: _formed(fact, "value", _URL)),
        hours=_stated(record, "hours", sources, _text),
        appointment=appointment,
        appointment_only=appointment_only,
        transport=_stated(record, "transport", sources, _transport),
        step_free=_stated(record, "step_free", sources, lambda fact: fact.truth("value")),
    )
    record.finish()
    return contact


def _text(fact: Record) -> str:
    return fact.text("value")


def _transport(fact: Record) -> Transport:
    return Transport(fact.text("stop"), fact.texts("lines"))


def _documents(fact: Record) -> tuple[Document, ...]:
    documents = tuple(Document(each) for each in fact.texts("value"))
    if not documents:
        fact.refuse("value", EmptyList)
    for number, document in enumerate(documents):
        if document not in DOCUMENT_NAMES:
            fact.refuse("value", UnknownDocument, value=shown(document))
        if document in documents[:number]:
            fact.refuse("value", DuplicateId, value=document)
    return documents


def _stated(
    holder: Record, field: str, sources: Mapping[str, Source], value_of: Callable[[Record], Value]
) -> Stated[Value] | None:
    record = holder.optional_record(field)
    if record is None:
        return None
    value = value_of(record)
    as_of = record.text("as_of")
    if as_of != UNDATED and not _AS_OF.fullmatch(as_of):
        record.refuse("as_of", BadForm, value=shown(as_of))
    if as_of.count("-") == 2:
        record.day("as_of")
    stated = Stated(value, record.code("confidence", Confidence), _cited(record, "sources", sources), as_of)
    if not stated.sources and stated.confidence is not Confidence.LOW:
        record.refuse("sources", SourceMissing)
    record.finish()
    return stated


def _cited(record: Record, field: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    cited = record.texts(field)
    for source_id in cited:
        if source_id not in sources:
            record.refuse(field, UnknownReference, value=shown(source_id))
    return cited


def _formed(record: Record, field: str, form: re.Pattern[str]) -> str:
    value = record.text(field)
    if not form.fullmatch(value):
        record.refuse(field, BadForm, value=shown(value))
    return value
