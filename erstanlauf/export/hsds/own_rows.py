"""The attributes that tell others, and us, what the official tables have no word for."""

from collections.abc import Iterator, Sequence

from erstanlauf.domain.ageing import facts_of
from erstanlauf.domain.catalogue import Catalogue, Offer, Organization, Service, Source, Target
from erstanlauf.domain.situation import ENDLESS, Span, Status
from erstanlauf.export.hsds.fact_texts import fact_text
from erstanlauf.export.hsds.ids import as_json
from erstanlauf.export.hsds.terms import Term, attribute, fact_term
from erstanlauf.export.tables import Row


def offer_attributes(
    service: Service, offer: Offer, link_id: str, position: tuple[int, int], mark: str
) -> Iterator[Row]:
    """Yield what attributes tell of an offer and its kind; what is not known or as usual is left out."""
    words = {
        Term.KIND: service.kind,
        Term.OFFER: offer.id,
        Term.POSITION: "{}/{}".format(*position),
        Term.MARK: mark,
        **_kind_words(service),
        **_offer_words(offer),
        **{fact_term(name): fact_text(name, fact) for name, fact in facts_of(offer)},
    }
    for code, value in words.items():
        if value:
            yield attribute("service", link_id, code, value)


def organization_attributes(key: str, record: Organization | None, link_id: str) -> Iterator[Row]:
    """Yield what attributes tell of an organization."""
    yield attribute("organization", link_id, Term.ORGANIZATION, key)
    if record is not None:
        told = {"name": record.name, "description": record.description, "url": record.url}
        yield attribute("organization", link_id, Term.ORGANIZATION_RECORD, as_json(told))


def catalogue_attributes(catalogue: Catalogue, link_id: str) -> Iterator[Row]:
    """Yield what attributes of the organization that keeps the catalogue tell of it as a whole."""
    heads = {Term.CITY: catalogue.city, Term.AS_OF: catalogue.as_of, Term.OWN_DESK: catalogue.own_desk or ""}
    for code, value in heads.items():
        if value:
            yield attribute("organization", link_id, code, value)
    for number, (source_id, source) in enumerate(catalogue.sources.items()):
        yield attribute("organization", link_id, Term.SOURCE, _source(source_id, source), number)


def foreign_attributes(kept: Sequence[tuple[str, str]], link_id: str) -> Iterator[Row]:
    """Yield rows of others, by "table/id", that have no place of their own in the file."""
    for number, (place, text) in enumerate(kept):
        yield attribute("organization", link_id, Term.FOREIGN, as_json({"place": place, "text": text}), number)


def _kind_words(service: Service) -> dict[str, str]:
    certainty, grounds = service.certainty, service.grounds
    sure = {"existence": certainty.existence, "eligibility": certainty.eligibility, "contact": certainty.contact}
    cited = {"existence": grounds.existence, "eligibility": grounds.eligibility, "contact": grounds.contact}
    return {
        Term.TOPICS: ", ".join(service.topics),
        Term.LEGAL_KIND: service.legal_kind,
        Term.PRIVACY: service.privacy,
        **_target_words(service.target),
        Term.CERTAINTY: "; ".join(f"{group}: {level}" for group, level in sure.items()),
        Term.GROUNDS: "; ".join(f"{group}: {', '.join(ids)}" for group, ids in cited.items() if ids),
        Term.KIND_NOTE: service.note,
    }


def _target_words(target: Target) -> dict[str, str]:
    return {
        Term.AGE: _span(target.age),
        Term.CHILD_AGE: _span(target.child_age),
        Term.STATUS_INCLUDE: _statuses(target.status_include or frozenset()),
        Term.STATUS_EXCLUDE: _statuses(target.status_exclude),
        Term.STATUS_SOFT: _statuses(target.status_soft),
        Term.GERMAN_MIN: target.german_min or "",
    }


def _offer_words(offer: Offer) -> dict[str, str]:
    return {
        Term.ORGANIZATION_TEXT: offer.organization,
        Term.OFFER_CONFIDENCE: offer.confidence,
        Term.OFFER_SOURCES: ", ".join(offer.sources),
        Term.OFFER_NOTE: offer.note,
        Term.APPOINTMENT_ONLY: "yes" if offer.contact.appointment_only else "",
    }


def _span(span: Span | None) -> str:
    return "" if span is None else f"{span.low}-{'' if span.high == ENDLESS else span.high}"


def _statuses(statuses: frozenset[Status]) -> str:
    return ", ".join(status for status in Status if status in statuses)


def _source(source_id: str, source: Source) -> str:
    return as_json({"id": source_id, "ref": source.ref, "date": source.date})
