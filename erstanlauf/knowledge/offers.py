"""Reads what a catalogue says of one offer: contact, hours, cost, papers, each fact with confidence, sources and date.

Knows the form of a fact, not the file around it.
"""

import re
from collections.abc import Callable, Mapping

from erstanlauf.domain.catalogue import (
    UNDATED,
    Capacity,
    Closure,
    Confidence,
    Contact,
    Cost,
    Document,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    ReferralMethod,
    Source,
    Stated,
    Transport,
    Value,
    Waiting,
    is_secret_place,
)
from erstanlauf.domain.contact_forms import (
    AS_OF,
    EMAIL,
    LANGUAGE,
    LEADS_THERE,
    MOST_RESPONSE_DAYS,
    MOST_WAITING_WEEKS,
    NAME,
    PHONE,
    URL,
)
from erstanlauf.domain.people import Role
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.knowledge.faults import (
    BadForm,
    BadSpan,
    BlockExpected,
    DuplicateId,
    EmptyList,
    SecretAddress,
    SourceMissing,
    UnknownDocument,
    UnknownReference,
)
from erstanlauf.knowledge.record import Record, shown


def read_offers(service: Record, kind: Kind, sources: Mapping[str, Source]) -> tuple[Offer, ...]:
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
    if of_kind != kind or not NAME.fullmatch(name):
        record.refuse("id", BadForm, value=shown(offer_id))
    contact = record.optional_record("contact")
    if contact is not None and is_secret_place(offer_id):
        _refuse_secrets(contact)
    confidence, cited = record.code("confidence", Confidence), cited_in(record, "sources", sources)
    offer = Offer(
        id=offer_id,
        organization=record.text("organization"),
        contact=Contact() if contact is None else _contact(contact, sources),
        confidence=confidence,
        sources=cited,
        note=record.optional_passage("note") or "",
        cost=_stated(record, "cost", sources, lambda fact: fact.code("value", Cost)),
        documents=_stated(record, "documents", sources, _documents),
        spoken=_spoken(record, sources, confidence, cited),
        status=record.code("status", OfferStatus) if record.has("status") else OfferStatus.ACTIVE,
    )
    record.finish()
    return offer


def _refuse_secrets(contact: Record) -> None:
    for field in LEADS_THERE:
        if contact.has(field):
            contact.refuse(field, SecretAddress)


def _spoken(
    record: Record, sources: Mapping[str, Source], confidence: Confidence, cited: tuple[str, ...]
) -> Stated[tuple[str, ...]] | None:
    """Return the languages; a plain list, as older files have it, is as sure as the offer itself."""
    if not record.has("languages"):
        return None
    if isinstance(record.value("languages"), list):
        tags = _tags(record, "languages")
        return Stated(tags, confidence, cited, UNDATED) if tags else None
    return _stated(record, "languages", sources, lambda fact: _tags(fact, "value"))


def _tags(record: Record, field: str) -> tuple[str, ...]:
    tags = record.texts(field)
    for tag in tags:
        if not LANGUAGE.fullmatch(tag):
            record.refuse(field, BadForm, value=shown(tag))
    return tags


def _contact(record: Record, sources: Mapping[str, Source]) -> Contact:
    appointment = _stated(record, "appointment", sources, _text)
    appointment_only = record.has("appointment_only") and record.truth("appointment_only")
    if appointment_only and appointment is None:
        record.refuse("appointment", BlockExpected)
    contact = Contact(
        address=_stated(record, "address", sources, _text),
        phone=_stated(record, "phone", sources, lambda fact: formed(fact, "value", PHONE)),
        email=_stated(record, "email", sources, lambda fact: formed(fact, "value", EMAIL)),
        url=_stated(record, "url", sources, lambda fact: formed(fact, "value", URL)),
        hours=_stated(record, "hours", sources, _text),
        appointment=appointment,
        appointment_only=appointment_only,
        transport=_stated(record, "transport", sources, _transport),
        step_free=_stated(record, "step_free", sources, lambda fact: fact.truth("value")),
        consultation=_stated(record, "consultation", sources, _text),
        closures=_stated(record, "closures", sources, _closures),
        building=_stated(record, "building", sources, _text),
        capacity=_stated(record, "capacity", sources, _waiting),
        response_days=_stated(
            record, "response_days", sources, lambda fact: _within(fact, "value", MOST_RESPONSE_DAYS)
        ),
        referral_method=_stated(record, "referral_method", sources, lambda fact: fact.code("value", ReferralMethod)),
    )
    record.finish()
    return contact


def _text(fact: Record) -> str:
    return fact.text("value")


def _transport(fact: Record) -> Transport:
    return Transport(fact.text("stop"), fact.texts("lines"))


def _closures(fact: Record) -> tuple[Closure, ...]:
    closures = []
    for record in fact.records("value"):
        first = record.day("first")
        last = record.optional_day("last") or first
        if last < first:
            record.refuse("last", BadSpan)
        closures.append(Closure(first, last))
        record.finish()
    return tuple(closures)


def _waiting(fact: Record) -> Waiting:
    weeks = _within(fact, "weeks", MOST_WAITING_WEEKS) if fact.has("weeks") else None
    return Waiting(fact.code("value", Capacity), weeks)


def _within(fact: Record, field: str, most: int) -> int:
    number = fact.integer(field)
    if not 0 <= number <= most:
        fact.refuse(field, BadSpan)
    return number


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
    if as_of != UNDATED and not AS_OF.fullmatch(as_of):
        record.refuse("as_of", BadForm, value=shown(as_of))
    if as_of.count("-") == 2:
        record.day("as_of")
    confidence, cited = record.code("confidence", Confidence), cited_in(record, "sources", sources)
    verified_by = record.code("verified_by", Role) if record.has("verified_by") else None
    stated = Stated(value, confidence, cited, as_of, verified_by)
    if not stated.sources and stated.confidence is not Confidence.LOW:
        record.refuse("sources", SourceMissing)
    record.finish()
    return stated


def cited_in(record: Record, field: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    cited = record.texts(field)
    for source_id in cited:
        if source_id not in sources:
            record.refuse(field, UnknownReference, value=shown(source_id))
    return cited


def formed(record: Record, field: str, form: re.Pattern[str]) -> str:
    value = record.text(field)
    if not form.fullmatch(value):
        record.refuse(field, BadForm, value=shown(value))
    return value
