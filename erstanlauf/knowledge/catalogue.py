"""Reads a city's catalogue into the domain's `Catalogue` and refuses the whole of it at the first fault.

The form of the file is explained at its top, in German, for the people who keep it; `resources/schemas` describes it
for editors. What counts is checked here, for files and for what the store keeps: `catalogue_writer` writes the same. It
knows nothing of rules and of how facts are printed, but for the documents that the phrase bank has words for: a slip
cannot name any other.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from erstanlauf.domain.catalogue import (
    Catalogue,
    Certainty,
    Confidence,
    Grounds,
    Kind,
    Organization,
    OrganizationId,
    Privacy,
    Service,
    Source,
    Target,
)
from erstanlauf.domain.contact_forms import NAME, SOURCE_ID, URL
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.plain_text import code_point
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.knowledge.faults import (
    BadForm,
    BadSpan,
    Contradiction,
    DuplicateId,
    EmptyList,
    HiddenCharacter,
    TextExpected,
    UnknownReference,
)
from erstanlauf.knowledge.offers import cited_in, formed, read_offers
from erstanlauf.knowledge.record import Record, shown
from erstanlauf.knowledge.yaml_files import mapping_in, read_mapping

HEAD = "Dateikopf"
"""What the part of the file above its entries is called in faults."""

_HALF_LETTER = re.compile("[\ud800-\udfff]")


def load_catalogue(path: Path) -> Catalogue:
    """Return the catalogue of the file.

    Raises a `KnowledgeFault` that names file, line, record and field; nothing is taken over from a file with a fault.
    """
    return read_catalogue(Record(path.name, HEAD, read_mapping(path)))


def catalogue_in(content: bytes, file: str) -> Catalogue:
    """Return the catalogue of a file's content. Raises as `load_catalogue`."""
    return read_catalogue(Record(file, HEAD, mapping_in(content, file)))


def read_catalogue(head: Record) -> Catalogue:
    """Return the catalogue of a block. Raises as `load_catalogue`."""
    sources = read_sources(head.record("sources"))
    services = read_services(head.records("services"), sources)
    own_desk = Kind(head.text("own_desk"))
    if own_desk not in services:
        head.refuse("own_desk", UnknownReference, value=shown(own_desk))
    as_of = head.day("as_of").isoformat()
    organizations = read_organizations(head.optional_record("organizations"))
    foreign = read_foreign(head.optional_record("foreign"))
    catalogue = Catalogue(head.text("city"), as_of, services, sources, own_desk, organizations, foreign)
    head.finish()
    return catalogue


def read_services(records: Iterable[Record], sources: Mapping[str, Source]) -> dict[Kind, Service]:
    """Return kinds by id, in order; they may cite `sources` and no others."""
    services: dict[Kind, Service] = {}
    for record in records:
        service = _service(record, sources)
        if service.kind in services:
            record.refuse("id", DuplicateId, value=service.kind)
        services[service.kind] = service
    return services


def read_sources(listed: Record) -> dict[str, Source]:
    """Return sources by id."""
    sources: dict[str, Source] = {}
    for source_id in listed.fields():
        if not SOURCE_ID.fullmatch(source_id):
            listed.refuse(source_id, BadForm, value=shown(source_id))
        record = listed.record(source_id)
        sources[source_id] = Source(record.text("ref"), record.text("date"))
        record.finish()
    return sources


def read_organizations(listed: Record | None) -> dict[OrganizationId, Organization]:
    """Return organizations by id."""
    organizations: dict[OrganizationId, Organization] = {}
    for name in listed.fields() if listed else ():
        assert listed is not None
        if not NAME.fullmatch(name):
            listed.refuse(name, BadForm, value=shown(name))
        record = listed.record(name)
        url = formed(record, "url", URL) if record.has("url") else ""
        description = record.optional_passage("description") or ""
        organizations[OrganizationId(name)] = Organization(OrganizationId(name), record.text("name"), description, url)
        record.finish()
    return organizations


def read_foreign(listed: Record | None) -> dict[str, str]:
    """Return what nobody here reads, by "table/id"."""
    if listed is None:
        return {}
    return {name: _kept_whole(listed, name) for name in listed.fields()}


def _kept_whole(listed: Record, name: str) -> str:
    value = listed.value(name)
    if not isinstance(value, str):
        listed.refuse(name, TextExpected)
    for text in (name, value):
        if half := _HALF_LETTER.search(text):  # JSON may hold one, and it can never be written again
            listed.refuse(name.encode("ascii", "replace").decode(), HiddenCharacter, character=code_point(half.group()))
    return value


def _service(record: Record, sources: Mapping[str, Source]) -> Service:
    kind = Kind(formed(record, "id", NAME))
    topics = record.codes("topics", Topic)
    if not topics:
        record.refuse("topics", EmptyList)
    service = Service(
        kind=kind,
        name=record.text("name"),
        description=record.text("description"),
        topics=topics,
        target=_target(record.optional_record("target")),
        offers=read_offers(record, kind, sources),
        certainty=_certainty(record.record("certainty")),
        grounds=_grounds(record.record("sources"), sources),
        legal_kind=formed(record, "legal_kind", NAME),
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


def _grounds(record: Record, sources: Mapping[str, Source]) -> Grounds:
    grounds = Grounds(*(cited_in(record, group, sources) for group in ("existence", "eligibility", "contact")))
    record.finish()
    return grounds
