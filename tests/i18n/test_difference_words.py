"""What differs between two catalogues in words: every field has a name, every sort of entry is found by its own."""

from dataclasses import fields, replace
from datetime import date

import pytest

from erstanlauf.domain.catalogue import (
    Catalogue,
    Confidence,
    Contact,
    Kind,
    Offer,
    Organization,
    OrganizationId,
    Service,
    Source,
    Stated,
)
from erstanlauf.domain.catalogue_difference import Change, Sort, difference
from erstanlauf.domain.catalogue_edits import call_source
from erstanlauf.i18n.catalogue_words import field_name
from erstanlauf.i18n.difference_words import Between, headings, line
from erstanlauf.i18n.wording import Wording
from tests.builders import a_service, an_offer

GERMAN = Wording("de")
NOT_COMPARED = {"id", "kind", "offers", "contact"}
BEFORE = Catalogue("Musterstadt", "2026", {Kind("ibz"): a_service("ibz", offers=(an_offer("ibz/ibz"),))}, {})


def said(after: Catalogue) -> list[tuple[str, ...]]:
    return [line(GERMAN, change, Between(BEFORE, after)) for change in difference(BEFORE, after)]


@pytest.mark.parametrize("of", [Offer, Contact, Service, Organization, Source])
def test_every_field_that_can_differ_has_a_name(of: type) -> None:
    assert all(field_name(GERMAN, each.name) for each in fields(of) if each.name not in NOT_COMPARED)


def test_a_fact_is_said_with_what_it_was_and_will_be() -> None:
    service = BEFORE.services[Kind("ibz")]
    [offer] = service.offers
    phone = Stated("0521 1", Confidence.MEDIUM, (), "2024")
    changed = replace(service, offers=(replace(offer, contact=replace(offer.contact, phone=phone)),))

    [(where, what, before, after)] = said(replace(BEFORE, services={Kind("ibz"): changed}))

    assert where == f"{offer.organization} · {service.name}"
    assert (what, before, after) == ("Telefon", "nichts bekannt", "0521 1 (nicht bestätigt, Stand 2024)")


def test_an_organization_is_not_taken_for_the_kind_of_the_same_id() -> None:
    house = Organization(OrganizationId("ibz"), "Haus der Begegnung")
    with_house = replace(BEFORE, organizations={house.id: house})
    renamed = replace(house, description="Ein Haus")
    change = difference(with_house, replace(with_house, organizations={house.id: renamed}))[0]

    assert line(GERMAN, change, Between(with_house, with_house))[0] == "Haus der Begegnung"


def test_whole_entries_come_and_go() -> None:
    source_id, source = call_source(date(2026, 11, 23))
    after = replace(BEFORE, services={}, sources={source_id: source})

    assert set(said(after)) == {
        ("Quelle: Telefonat mit der Stelle", "Quelle", "nicht vorhanden", "neu"),
        (BEFORE.services[Kind("ibz")].name, "Art des Angebots", "vorhanden", "nicht mehr vorhanden"),
    }


def test_the_catalogue_itself_and_what_nobody_knows_have_words_too() -> None:
    assert said(replace(BEFORE, city="Neustadt")) == [("Katalog", "Stadt", "Musterstadt", "Neustadt")]
    gone = Change(Sort.OFFER, "weg/weg", "note", "a", "b")
    assert line(GERMAN, gone, Between(BEFORE, BEFORE))[0] == "weg/weg"
    assert len(headings(GERMAN)) == 4
