"""The catalogue as bytes: nothing is lost on the way there and back, whatever is known of an offer."""

from dataclasses import replace
from datetime import date

import pytest

from erstanlauf import paths
from erstanlauf.domain.ageing import GROUP_OF, with_fact
from erstanlauf.domain.catalogue import (
    Capacity,
    Catalogue,
    Closure,
    Confidence,
    Cost,
    Document,
    Offer,
    OfferStatus,
    Organization,
    OrganizationId,
    ReferralMethod,
    Source,
    Stated,
    Transport,
    Waiting,
)
from erstanlauf.domain.catalogue_edits import Edit, call_source
from erstanlauf.domain.people import Role
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.knowledge.catalogue_codec import catalogue_bytes, catalogue_from, edit_bytes, edit_from
from erstanlauf.knowledge.faults import DuplicateKey, HiddenCharacter, KnowledgeFault
from tests.builders import a_catalogue, a_service, an_offer

VALUES: dict[str, object] = {
    "address": "Beispielweg 1, 12345 Musterstadt",
    "building": "Musterhaus",
    "transport": Transport("Rathaus", ("1",)),
    "step_free": False,
    "phone": "0521 51-0",
    "email": "rat@example.org",
    "url": "https://example.org/rat",
    "hours": "Mo-Fr 9:00-12:00",
    "consultation": "Do 14:00-16:00",
    "closures": (Closure(date(2026, 12, 24), date(2027, 1, 2)), Closure(date(2027, 3, 1), date(2027, 3, 1))),
    "appointment": "online",
    "cost": Cost.FREE,
    "documents": (Document("identity_document"),),
    "capacity": Waiting(Capacity.WAITING_LIST, 6),
    "response_days": 0,
    "referral_method": ReferralMethod.THROUGH_US,
    "spoken": ("ar", "fa"),
}


def a_full_offer() -> Offer:
    offer = an_offer("rat/haus")
    for name, value in VALUES.items():
        offer = with_fact(offer, name, Stated(value, Confidence.HIGH, ("TEST",), "2026-11-22", Role.COUNTER))
    return replace(offer, status=OfferStatus.CLOSED, note="Zwei\nZeilen")


def a_full_catalogue() -> Catalogue:
    service = replace(a_service("rat", offers=(a_full_offer(),)), description="Rat und Hilfe.")
    haus = Organization(OrganizationId("haus"), "Musterhaus e. V.", "Ein Verein.", "https://example.org")
    return replace(
        a_catalogue(service),
        sources={"TEST": Source("Prüfung", "2026")},
        own_desk=service.kind,
        organizations={haus.id: haus},
        foreign={"services/1": '{"x": 1}'},
    )


def test_every_fact_an_offer_can_have_comes_back() -> None:
    assert set(VALUES) == set(GROUP_OF)
    catalogue = a_full_catalogue()
    assert catalogue_from(catalogue_bytes(catalogue), "katalog") == catalogue


def test_the_bielefeld_catalogue_comes_back_whole() -> None:
    catalogue = load_catalogue(paths.resources() / "catalogue" / "bielefeld.yaml")
    assert catalogue_from(catalogue_bytes(catalogue), "katalog") == catalogue


def test_a_step_comes_back_and_may_cite_what_is_known_already() -> None:
    catalogue = a_full_catalogue()
    source_id, source = call_source(date(2026, 11, 22))
    edit = Edit(tuple(catalogue.services.values()), {source_id: source}, tuple(catalogue.organizations.values()))
    assert edit_from(edit_bytes(edit), "schritt", catalogue.sources) == edit
    assert edit_from(edit_bytes(Edit()), "schritt", {}) == Edit()


def test_a_step_that_cites_an_unknown_source_is_refused() -> None:
    edit = Edit(tuple(a_full_catalogue().services.values()))
    with pytest.raises(KnowledgeFault):
        edit_from(edit_bytes(edit), "schritt", {})


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"[]", b"\xff", b'{"city": "X"', b'{"a":' * 100_000, b'{"a":' + b"[" * 100_000),
        *(b'{"as_of":' + b"9" * 5_000 + b"}", b'{"a": NaN}'),
    ],
    ids=["empty", "list", "not UTF-8", "cut", "deep blocks", "deep lists", "long number", "no number"],
)
def test_what_is_no_catalogue_is_refused(content: bytes) -> None:
    with pytest.raises(KnowledgeFault):
        catalogue_from(content, "katalog")


@pytest.mark.parametrize("foreign", [r'{"x/1": "\ud800"}', r'{"x\ud800/1": "{}"}'])
def test_half_a_letter_is_refused_before_it_is_kept_for_ever(foreign: str) -> None:
    with pytest.raises(HiddenCharacter):
        catalogue_from(with_last_field(f'"foreign": {foreign}'), "katalog")


def test_a_field_that_comes_twice_is_refused() -> None:
    with pytest.raises(DuplicateKey):
        catalogue_from(with_last_field('"city": "Anderswo"'), "katalog")


def with_last_field(field: str) -> bytes:
    catalogue = replace(a_full_catalogue(), foreign={})
    return catalogue_bytes(catalogue).removesuffix(b"}") + b"," + field.encode() + b"}"
