"""What a file of others does to a catalogue, and what it must never do."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from erstanlauf.domain.ageing import with_fact
from erstanlauf.domain.catalogue import (
    UNDATED,
    Catalogue,
    Confidence,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    Organization,
    OrganizationId,
    Privacy,
    Source,
    Stated,
    Target,
)
from erstanlauf.domain.catalogue_edits import Edit, edited, with_offer, with_rest
from erstanlauf.domain.exchange_report import Imported, Line, Said
from erstanlauf.domain.people import Role
from erstanlauf.domain.situation import Status
from erstanlauf.export.faults import ReadingCancelled
from erstanlauf.export.hsds.incoming import catalogue_from_tables
from erstanlauf.export.hsds.outgoing import tables_of
from erstanlauf.export.tables import Row, Tables
from erstanlauf.knowledge.catalogue_codec import edit_bytes, edit_from
from tests.builders import a_service, an_offer

TODAY = date(2026, 11, 22)
RAT = OfferId("rat/awo")
ADDRESS = "Musterweg 1, 33602 Musterstadt"
ORGANIZATION = "6f0d4b52-0c3e-4a49-8d0f-5a1c4f1f0001"
SERVICE = "6f0d4b52-0c3e-4a49-8d0f-5a1c4f1f0002"


def a_town(*offers: Offer, city: str = "Musterstadt", privacy: Privacy = Privacy.OPEN) -> Catalogue:
    """Return a catalogue of one kind."""
    service = replace(a_service("rat", offers=offers or (told_offer(),), privacy=privacy), description="Rat und Hilfe.")
    return Catalogue(city, "2026-11-01", {service.kind: service}, {"TEST": Source("Prüfung", "2026")}, service.kind)


def told_offer(**facts: object) -> Offer:
    """Return an offer of one organization with confirmed facts."""
    offer = replace(an_offer(RAT), organization="AWO Musterstadt")
    for name, value in {"phone": "0521 1000", "address": ADDRESS, **facts}.items():
        offer = with_fact(offer, name, sure(value))
    return offer


def sure(value: object, confidence: Confidence = Confidence.HIGH, as_of: str = "2026-10-01") -> Stated[object]:
    return Stated(value, confidence, ("TEST",), as_of)


def others(service: Mapping[str, object] | None = None, **tables: list[Row]) -> Tables:
    """Return the tables of somebody who knows nothing of us: one organization, one service."""
    said: Row = {"name": "Sprachcafé", "status": "active", "organization_id": ORGANIZATION, **(service or {})}
    return {
        "organizations": [{"id": ORGANIZATION, "name": "Verein Café e. V.", "description": "Ein Verein."}],
        "services": [{"id": SERVICE, **said}],
        **tables,
    }


def read(tables: Tables, base: Catalogue, file: str = "nachbarn.json", today: date = TODAY) -> Imported:
    """Return what a file does; the store has to be able to keep it."""
    imported = catalogue_from_tables(tables, base, today, file)
    assert edit_from(edit_bytes(imported.edit), "schritt", base.sources) == imported.edit
    return imported


def only_offer(base: Catalogue, imported: Imported) -> Offer:
    """Return the one offer that is new."""
    (offer,) = (
        offer
        for service in edited(base, imported.edit).services.values()
        for offer in service.offers
        if base.offer(offer.id) is None
    )
    return offer


def changed(tables: Tables, table: str, **columns: object) -> Tables:
    """Return tables in which somebody else changed columns of each row of a table."""
    return {**tables, table: [{**row, **columns} for row in tables[table]]}


def without_attributes(tables: Tables) -> Tables:
    return {name: rows for name, rows in tables.items() if name not in ("attributes", "taxonomy_terms", "taxonomies")}


def said(imported: Imported, code: Said) -> list[Line]:
    return [line for line in imported.report.lines if line.said is code]


def test_a_service_of_others_is_found_and_never_suggested() -> None:
    base = a_town()
    imported = read(others(), base)
    offer = only_offer(base, imported)
    service = edited(base, imported.edit).services[Kind(offer.id.partition("/")[0])]
    assert service.kind.startswith("sprachcafe_")
    assert (service.privacy, service.legal_kind, offer.status) == (Privacy.DRAFT_ONLY, "unknown", OfferStatus.ACTIVE)
    assert said(imported, Said.NEEDS_KIND) == [Line(Said.NEEDS_KIND, service.kind, value="Sprachcafé")]


def test_a_kind_keeps_its_id_when_the_service_gets_another_name() -> None:
    base = a_town()
    first = edited(base, read(others(), base).edit)
    imported = read(others({"name": "Erzählcafé"}), first)
    assert [service.name for service in imported.edit.services] == ["Erzählcafé"]
    assert said(imported, Said.NEEDS_KIND) == []
    assert edited(first, imported.edit).services.keys() == first.services.keys()


@pytest.mark.parametrize(
    ("assured", "confidence", "as_of"),
    [
        ("2026-05-01", Confidence.MEDIUM, "2026-05-01"),
        ("2025-01-01", Confidence.LOW, "2025-01-01"),
        ("2027-01-01", Confidence.LOW, "2027-01-01"),
        ("gestern", Confidence.LOW, UNDATED),
    ],
)
def test_facts_of_others_are_as_sure_as_their_date(assured: str, confidence: Confidence, as_of: str) -> None:
    base = a_town()
    imported = read(others({"assured_date": assured, "email": "cafe@example.org"}), base)
    email = only_offer(base, imported).contact.email
    assert email == Stated("cafe@example.org", confidence, ("HSDS_NACHBARN_20261122",), as_of)
    assert imported.edit.sources["HSDS_NACHBARN_20261122"] == Source("HSDS-Datei nachbarn.json", "2026-11-22")


def test_a_value_without_its_form_is_kept_in_note_and_row_and_reported() -> None:
    base = a_town()
    phone: Row = {"id": "1", "service_id": SERVICE, "number": "rufen Sie an", "extension": 7}
    imported = read(others(phones=[phone]), base)
    offer = only_offer(base, imported)
    assert offer.contact.phone is None
    assert offer.note == "HSDS phones.number: rufen Sie an"
    assert said(imported, Said.REFUSED_VALUE) == [Line(Said.REFUSED_VALUE, "phones/1", "number", "rufen Sie an")]
    assert phone in tables_of(edited(base, imported.edit))["phones"]


def test_a_long_description_is_shown_in_part_and_kept_whole() -> None:
    base, long = a_town(), "Wir beraten alle, die neu sind. " * 20
    imported = read(others({"description": long.strip()}), base)
    offer = only_offer(base, imported)
    service = edited(base, imported.edit).services[Kind(offer.id.partition("/")[0])]
    assert service.description.endswith("…")
    assert long.strip() in offer.note
    rows = tables_of(edited(base, imported.edit))["services"]
    assert [row["description"] for row in rows if row["id"] == SERVICE] == [long.strip()]


def test_what_is_known_better_here_stands_and_the_file_is_quoted() -> None:
    base = a_town()
    tables = without_attributes(changed(tables_of(base), "phones", number="0521 9999"))
    imported = read(changed(tables, "services", assured_date="2026-11-01"), base)
    assert imported.edit.services == ()
    assert said(imported, Said.HELD_BACK) == [Line(Said.HELD_BACK, RAT, "phone", "0521 9999")]


def test_what_is_known_worse_here_is_replaced() -> None:
    base = a_town(with_fact(told_offer(), "phone", sure("0521 1000", Confidence.LOW)))
    phones: list[Row] = [{"id": "1", "service_id": SERVICE, "number": "0521 9999"}]
    location: Row = {"id": "2", "location_type": "physical"}
    address: Row = {"id": "3", "location_id": "2", "address_1": "Musterweg 1", "postal_code": "33602"}
    tables = others(
        {"name": "Rat", "assured_date": "2026-11-01"},
        phones=phones,
        locations=[location],
        addresses=[{**address, "city": "Musterstadt"}],
        service_at_location=[{"id": "4", "service_id": SERVICE, "location_id": "2"}],
    )
    tables = changed(tables, "organizations", name="AWO Musterstadt")
    imported = read(tables, base)
    assert said(imported, Said.MATCHED) == [Line(Said.MATCHED, RAT, value=SERVICE)]
    offer = edited(base, imported.edit).offer(RAT)
    assert offer is not None
    assert offer.contact.phone is not None
    assert (offer.contact.phone.value, offer.contact.phone.confidence) == ("0521 9999", Confidence.MEDIUM)


def test_changes_of_others_in_a_file_of_ours_are_heard() -> None:
    base = a_town(with_fact(told_offer(), "email", sure("alt@example.org", Confidence.MEDIUM, "2026-01")))
    tables = changed(tables_of(base), "services", email="neu@example.org", assured_date="2026-11-01")
    imported = read(tables, base)
    assert said(imported, Said.CHANGED_ELSEWHERE) == [Line(Said.CHANGED_ELSEWHERE, RAT)]
    offer = edited(base, imported.edit).offer(RAT)
    assert offer is not None
    assert offer.contact.email is not None
    assert offer.contact.email.value == "neu@example.org"
    assert offer.contact.phone == told_offer().contact.phone


def test_between_two_desks_the_later_day_of_verification_decides() -> None:
    there = a_town(with_fact(told_offer(), "phone", sure("0521 2222", as_of="2026-11-20")))
    offer = edited(a_town(), read(tables_of(there), a_town()).edit).offer(RAT)
    assert offer is not None
    assert offer.contact.phone is not None
    assert offer.contact.phone.value == "0521 2222"
    imported = read(tables_of(a_town()), there)
    assert imported.edit.services == ()
    assert said(imported, Said.HELD_BACK) == [Line(Said.HELD_BACK, RAT, "phone", "0521 1000")]


def test_no_file_loosens_privacy() -> None:
    base = a_town(privacy=Privacy.NEUTRAL_SLIP)
    imported = read(tables_of(a_town()), base)
    assert imported.edit.services == ()
    assert said(imported, Said.PRIVACY_KEPT) == [Line(Said.PRIVACY_KEPT, "rat", value=Privacy.OPEN)]


def test_no_file_wakes_an_offer_at_rest() -> None:
    base = a_town(replace(told_offer(), status=OfferStatus.INACTIVE))
    assert read(tables_of(a_town()), base).edit == Edit()
    assert read(without_attributes(tables_of(a_town())), base).edit.services == ()


def test_an_address_where_people_hide_never_comes_in() -> None:
    service = replace(a_service("frauenhaus", offers=(an_offer("frauenhaus/awo"),)), description="Schutz.")
    base = replace(a_town(), services={service.kind: service}, own_desk=None)
    with_address = with_fact(service.offers[0], "address", sure(ADDRESS))
    betrayed = edited(base, with_offer(base, with_address))
    imported = read(tables_of(betrayed), base)
    assert imported.edit.services == ()
    assert Line(Said.SECRET_PLACE, "frauenhaus/awo", "address") in imported.report.lines
    assert ADDRESS not in str(imported.report.lines)


def test_what_is_missing_is_named_and_rests_only_when_asked() -> None:
    base = a_town()
    first = edited(base, read(others(), base, "nachbarn_2026-11.json").edit)
    other: Row = {"id": "5", "name": "Nähcafé", "status": "active", "organization_id": ORGANIZATION}
    imported = read({**others(), "services": [other]}, first, "nachbarn_2026-12.json", date(2026, 12, 22))
    after = edited(first, imported.edit)
    assert after.services.keys() > first.services.keys()
    (gone,) = imported.report.missing
    assert gone.startswith("sprachcafe_")
    rested = edited(first, with_rest(imported.edit, first, imported.report.missing)).offer(gone)
    assert rested is not None
    assert rested.status is OfferStatus.INACTIVE


def test_offers_of_another_town_stand_at_rest_beside_ours() -> None:
    ours = a_town()
    theirs = a_town(with_fact(told_offer(), "phone", sure("05241 1", as_of="2026-11-20")), city="Gütersloh")
    imported = read(tables_of(theirs), ours)
    after = edited(ours, imported.edit)
    assert after.services[Kind("rat")].offers[0] == ours.services[Kind("rat")].offers[0]
    beside = after.offer(OfferId("rat/awo_guetersloh"))
    assert beside is not None
    assert beside.status is OfferStatus.INACTIVE
    home = read(tables_of(after), theirs)
    assert edited(theirs, home.edit).offer(RAT) == theirs.offer(RAT)


def test_a_source_of_another_town_never_takes_the_place_of_ours() -> None:
    theirs = replace(a_town(city="Gütersloh"), sources={"TEST": Source("Anderes", "2020")})
    imported = read(tables_of(theirs), a_town())
    assert "TEST" not in imported.edit.sources
    offer = edited(a_town(), imported.edit).offer(OfferId("rat/awo_guetersloh"))
    assert offer is not None
    assert offer.contact.phone is not None
    assert offer.contact.phone.sources == ("HSDS_NACHBARN_20261122",)


def test_a_damaged_attribute_is_named_and_what_was_known_stands() -> None:
    base = a_town()
    tables = tables_of(base)
    damaged = [
        {**row, "value": "{" if str(row["value"]).startswith('{"as_of"') else row["value"]}
        for row in tables["attributes"]
    ]
    imported = read({**tables, "attributes": damaged}, base)
    assert {line.field for line in said(imported, Said.UNREADABLE)} == {"fact_phone", "fact_address"}
    assert imported.edit.services == ()


def test_low_facts_stand_in_their_attribute_alone() -> None:
    tables = tables_of(a_town(with_fact(told_offer(), "phone", sure("0521 1000", Confidence.LOW))))
    assert "phones" not in tables
    assert any("0521 1000" in str(row["value"]) for row in tables["attributes"])


def test_two_services_that_would_be_one_offer_are_named() -> None:
    base = a_town()
    tables = tables_of(base)
    twin = {**tables["services"][0], "id": "9"}
    words = [{**row, "id": f"9{row['id']}", "link_id": "9"} for row in tables["attributes"]]
    doubled = {**tables, "services": [*tables["services"], twin], "attributes": [*tables["attributes"], *words]}
    imported = read(doubled, base)
    assert said(imported, Said.REPEATED) == [Line(Said.REPEATED, RAT, value="9")]
    assert imported.edit.services == ()


def test_a_service_without_an_organization_comes_in() -> None:
    base = a_town()
    tables = {name: rows for name, rows in others().items() if name != "organizations"}
    imported = read(tables, base)
    assert only_offer(base, imported).organization == "ohne Namen"
    assert said(imported, Said.ORPHAN) == [Line(Said.ORPHAN, f"services/{SERVICE}", "organization_id", ORGANIZATION)]


def test_an_import_stops_when_asked_to_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    catalogue_from_tables(others(), a_town(), TODAY, "n.json", lambda *how_far: told.append(how_far))
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
    with pytest.raises(ReadingCancelled):
        catalogue_from_tables(others(), a_town(), TODAY, "n.json", None, lambda: True)


def test_columns_nobody_reads_go_back_out_when_a_fact_was_corrected() -> None:
    base = a_town()
    phone: Row = {"id": "1", "service_id": SERVICE, "number": "0521 1", "x_desk": "links"}
    tables = others({"x_floor": "2", "email": "a@example.org", "assured_date": "2026-11-01"}, phones=[phone])
    first = edited(base, read(tables, base).edit)
    offer = only_offer(base, read(tables, base))
    confirmed = Stated("b@example.org", Confidence.HIGH, ("TEST",), "2026-11-22", Role.CATALOGUE)
    corrected = with_fact(offer, "email", confirmed)
    back = tables_of(edited(first, with_offer(first, corrected)))
    (service,) = (row for row in back["services"] if row["id"] == SERVICE)
    assert (service["x_floor"], service["email"]) == ("2", "b@example.org")
    assert phone in back["phones"]


def test_an_organization_is_known_by_its_name() -> None:
    base = replace(a_town(), organizations={OrganizationId("awo"): Organization(OrganizationId("awo"), "AWO")})
    tables = changed(others(), "organizations", name="awo", website="https://awo.example.org")
    imported = read(tables, base)
    assert only_offer(base, imported).organization_id == "awo"
    assert [each.url for each in imported.edit.organizations] == ["https://awo.example.org"]


def test_names_of_employees_are_kept_nowhere() -> None:
    tables = others(
        {"assurer_email": "erika.planted@example.org"},
        contacts=[{"id": "c", "service_id": SERVICE, "name": "Erika Planted", "title": "Beratung"}],
        metadata=[
            {
                "id": "m",
                "resource_id": "c",
                "resource_type": "contact",
                "last_action_date": "2026-01-01",
                "last_action_type": "update",
                "field_name": "name",
                "updated_by": "Planted",
                "previous_value": "Otto Planted",
                "replacement_value": "Erika Planted",
            }
        ],
        locations=[{"id": "l", "location_type": "physical"}],
        addresses=[{"id": "a", "location_id": "l", "attention": "Frau Planted", "address_1": "Weg 1"}],
    )

    imported = read(tables, a_town())

    assert b"lanted" not in edit_bytes(imported.edit)
    assert {(line.subject, line.field) for line in said(imported, Said.PEOPLE_LEFT_OUT)} == {
        ("contacts", "name"),
        ("addresses", "attention"),
        ("services", "assurer_email"),
        ("metadata", "updated_by"),
    }
    assert "Beratung" in imported.edit.foreign["contacts/c"]


@pytest.mark.parametrize("postal_code", ["33602", ""])
def test_no_row_that_leads_to_a_secret_place_is_kept(postal_code: str) -> None:
    base = a_town(replace(an_offer("frauenhaus/awo"), organization="AWO"))
    tables = tables_of(base)
    [service] = tables["services"]
    place: Row = {"location_type": "physical", "name": "Haus Planted", "description": "Planted"}
    street: Row = {"address_1": "Plantedweg 7", "city": "Musterstadt", "postal_code": postal_code, "country": "DE"}
    link: Row = {"id": "s", "service_id": service["id"], "location_id": "l"}

    imported = read(
        {
            **tables,
            "service_at_location": [link],
            "locations": [{"id": "l", **place}],
            "addresses": [{"id": "a", "location_id": "l", **street}],
            "accessibility": [{"id": "b", "location_id": "l", "description": "Planted"}],
        },
        base,
    )

    after = edited(base, imported.edit)
    assert "Planted" not in str(after)
    assert "Planted" not in str(tables_of(after))
    assert Line(Said.SECRET_PLACE, "frauenhaus/awo", "address") in imported.report.lines


def test_a_place_that_a_secret_one_shares_with_others_stays_theirs() -> None:
    shelter = a_service("frauenhaus", offers=(replace(an_offer("frauenhaus/awo"), organization="AWO"),))
    shelter = replace(shelter, description="Schutz.")
    base = a_town()
    base = replace(base, services={**base.services, shelter.kind: shelter})
    tables = tables_of(base)
    [secret] = [row["id"] for row in tables["services"] if not _places(tables, row["id"])]
    [location] = tables["locations"]
    link: Row = {"id": "s", "service_id": secret, "location_id": location["id"]}

    imported = read({**tables, "service_at_location": [*tables["service_at_location"], link]}, base)

    after = edited(base, imported.edit)
    shown = after.offer(RAT)
    assert shown is not None
    assert shown.contact.address is not None
    assert not any("frauenhaus" in text for text in after.foreign.values())


def _places(tables: Tables, service_id: object) -> list[Row]:
    return [row for row in tables["service_at_location"] if row["service_id"] == service_id]


def test_a_shelter_of_others_is_a_secret_place_too() -> None:
    tables = others(
        {"name": "Frauenhaus Nachbarstadt", "assured_date": "2026-11-01"},
        service_at_location=[{"id": "s", "service_id": SERVICE, "location_id": "l"}],
        locations=[{"id": "l", "location_type": "physical"}],
        addresses=[{"id": "a", "location_id": "l", "address_1": "Weg 1", "city": "Stadt", "postal_code": "33602"}],
    )

    imported = read(tables, a_town())

    [service] = [each for each in imported.edit.services if each.kind.startswith("frauenhaus")]
    assert service.privacy is Privacy.NEUTRAL_SLIP
    assert service.offers[0].contact.address is None
    assert "Weg 1" not in str(imported.edit)


@pytest.mark.parametrize(
    ("told", "status"),
    [("Active", OfferStatus.ACTIVE), ("closed", OfferStatus.INACTIVE), ("paused", OfferStatus.INACTIVE)],
)
def test_nobody_is_sent_to_a_service_whose_status_nobody_understands(told: str, status: OfferStatus) -> None:
    base = a_town()
    imported = read(others({"status": told}), base)

    assert only_offer(base, imported).status is status
    assert bool(said(imported, Said.REFUSED_VALUE)) is (told != "Active")


def test_what_another_town_keeps_of_others_never_stands_for_offers_of_ours() -> None:
    base = a_town()
    kept = {f"services/{SERVICE}": '{"@own":"rat/awo"}'}
    theirs = replace(
        a_town(with_fact(told_offer(), "phone", sure("05241 1", as_of="2026-11-20")), city="Nachbarstadt"), foreign=kept
    )

    after = edited(base, read(tables_of(theirs), base).edit)

    assert after.offer(RAT) == base.offer(RAT)


@pytest.mark.parametrize("told", [True, False])
def test_a_day_that_lies_ahead_displaces_nothing(told: bool) -> None:
    base = a_town()
    theirs = tables_of(a_town(with_fact(told_offer(), "phone", sure("0521 9", as_of="2036-11-20"))))

    after = edited(base, read(theirs if told else without_attributes(theirs), base).edit).offer(RAT)

    assert after is not None
    assert after.contact.phone == sure("0521 1000")


def test_a_part_of_another_towns_file_that_tells_no_town_changes_no_offer_of_ours() -> None:
    base = a_town()
    theirs = a_town(with_fact(told_offer(), "phone", sure("05241 1", as_of="2026-11-20")), city="Nachbarstadt")
    tables = tables_of(theirs)
    told = {row["id"]: row for row in tables["services"]}
    part = {**tables, "attributes": [row for row in tables["attributes"] if row["link_id"] in told]}

    imported = read(part, base)

    after = edited(base, imported.edit)
    assert after.offer(RAT) == base.offer(RAT)
    assert only_offer(base, imported).status is OfferStatus.INACTIVE


def test_a_part_of_our_own_file_that_tells_no_town_is_ours() -> None:
    base = a_town()
    tables = tables_of(a_town(with_fact(told_offer(), "phone", sure("0521 2", as_of="2026-11-20"))))
    told = {row["id"]: row for row in tables["services"]}
    part = {**tables, "attributes": [row for row in tables["attributes"] if row["link_id"] in told]}

    after = edited(base, read(part, base).edit).offer(RAT)

    assert after is not None
    assert after.contact.phone is not None
    assert after.contact.phone.value == "0521 2"


def test_no_file_lifts_a_limit_that_the_law_sets() -> None:
    limited = a_town()
    rat = replace(limited.services[Kind("rat")], target=Target(status_exclude=frozenset((Status.DULDUNG,))))
    base = replace(limited, services={rat.kind: rat})

    imported = read(tables_of(limited), base)

    assert edited(base, imported.edit).services[rat.kind].target == rat.target
    assert Line(Said.HELD_BACK, "rat", "target", "–") in imported.report.lines
