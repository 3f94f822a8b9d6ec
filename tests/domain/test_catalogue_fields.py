"""Every field of an entry can be changed, alone or at all places it stands, and a fact never without its proof."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.ageing import GROUP_OF, fact_of
from erstanlauf.domain.catalogue import (
    Catalogue,
    Confidence,
    Contact,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    Organization,
    OrganizationId,
    Privacy,
    Source,
    Stated,
)
from erstanlauf.domain.catalogue_edits import OfferMissing, edited
from erstanlauf.domain.catalogue_entries import NameWanted, TopicWanted, new_kind, new_offer
from erstanlauf.domain.catalogue_fields import (
    FIELDS,
    CatalogueField,
    Holder,
    Proof,
    Section,
    SourceWanted,
    changed,
    confirmed,
    fields_of,
    new_source_id,
    value_of,
)
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Role
from tests.builders import TODAY, a_catalogue, a_fact, a_service, an_offer

CALL = Proof("TEL", TODAY, Role.CATALOGUE, Source("Telefonat mit der Stelle", "2026-11-23"))
AWO, DRK = OfferId("mbe/awo"), OfferId("mbe/drk")
NEAR = Contact(address=a_fact("Markt 1"), phone=a_fact("0521 1", Confidence.LOW), appointment=a_fact("Mit Termin"))


def a_town() -> Catalogue:
    return a_catalogue(
        a_service("mbe", offers=(an_offer(AWO, contact=NEAR), an_offer(DRK, contact=NEAR))),
        a_service("kita", offers=(an_offer("kita/awo"),)),
    )


def the_field(name: str, holder: Holder = Holder.OFFER) -> CatalogueField:
    return next(field for field in FIELDS if (field.name, field.holder) == (name, holder))


def offer_in(catalogue: Catalogue, offer_id: OfferId) -> Offer:
    offer = catalogue.offer(offer_id)
    assert offer is not None
    return offer


def test_every_fact_has_a_field_and_the_fields_of_a_section_stand_together() -> None:
    assert {field.name for field in FIELDS if field.is_fact} == set(GROUP_OF)
    sections = [field.section for field in FIELDS]
    assert list(dict.fromkeys(sections)) == list(Section)
    assert sections == sorted(sections, key=list(Section).index)
    assert len(set(FIELDS)) == len(FIELDS)


def test_a_fact_is_stated_with_its_proof_and_its_source_comes_along() -> None:
    after = edited(a_town(), changed(a_town(), AWO, the_field("phone"), "0521 2", CALL))
    offer = offer_in(after, AWO)
    assert offer.contact.phone == Stated("0521 2", Confidence.HIGH, ("TEL",), "2026-11-23", Role.CATALOGUE)
    assert offer.sources == ("TEST", "TEL")
    assert after.sources["TEL"].ref == "Telefonat mit der Stelle"
    assert offer_in(after, DRK) == offer_in(a_town(), DRK)


def test_what_was_read_and_not_asked_about_is_not_confirmed() -> None:
    proof = replace(CALL, is_checked=False)
    after = edited(a_town(), changed(a_town(), AWO, the_field("phone"), "0521 2", proof))
    fact = offer_in(after, AWO).contact.phone
    assert fact is not None
    assert (fact.confidence, fact.verified_by) == (Confidence.MEDIUM, None)


@pytest.mark.parametrize("field", [field for field in FIELDS if field.is_fact], ids=lambda field: field.name)
def test_no_fact_changes_without_a_proof(field: CatalogueField) -> None:
    with pytest.raises(SourceWanted):
        changed(a_town(), AWO, field, "neu", None)


@pytest.mark.parametrize("name", ["status", "organization"])
def test_nor_does_what_an_offer_is(name: str) -> None:
    with pytest.raises(SourceWanted):
        changed(a_town(), AWO, the_field(name), OfferStatus.DEFUNCT, None)


def test_a_fact_can_be_taken_out_without_a_proof() -> None:
    after = edited(a_town(), changed(a_town(), AWO, the_field("phone"), None, None))
    assert offer_in(after, AWO).contact.phone is None


def test_without_a_text_on_appointments_none_is_needed() -> None:
    town = edited(a_town(), changed(a_town(), AWO, the_field("appointment_only"), True, None))
    assert offer_in(town, AWO).contact.appointment_only
    after = edited(town, changed(town, AWO, the_field("appointment"), None, None))
    assert not offer_in(after, AWO).contact.appointment_only


def test_a_place_changes_at_several_offers_in_one_step() -> None:
    edit = changed(a_town(), AWO, the_field("step_free"), True, CALL, (DRK, OfferId("kita/awo")))
    after = edited(a_town(), edit)
    for offer in (AWO, DRK, OfferId("kita/awo")):
        fact = fact_of(offer_in(after, offer), "step_free")
        assert fact is not None
        assert fact.value is True


def test_a_kind_changes_for_all_its_offers() -> None:
    field = the_field("description", Holder.KIND)
    after = edited(a_town(), changed(a_town(), AWO, field, "Beratung für Zugewanderte.", CALL))
    assert value_of(after, offer_in(after, DRK), field) == "Beratung für Zugewanderte."
    assert after.services[Kind("mbe")].grounds.existence == ("TEST", "TEL")


def test_an_organization_gets_a_record_of_its_own_when_it_is_first_described() -> None:
    field = the_field("description", Holder.ORGANIZATION)
    after = edited(a_town(), changed(a_town(), AWO, field, "Wohlfahrtsverband", None))
    assert after.organizations == {"awo": Organization(OrganizationId("awo"), "AWO", "Wohlfahrtsverband")}
    assert value_of(after, offer_in(after, OfferId("kita/awo")), field) == "Wohlfahrtsverband"


def test_confirming_keeps_the_value_and_where_it_was_first_read() -> None:
    after = edited(a_town(), confirmed(a_town(), AWO, ("phone", "email"), CALL))
    offer = offer_in(after, AWO)
    assert offer.contact.phone == Stated("0521 1", Confidence.HIGH, ("TEL", "TEST"), "2026-11-23", Role.CATALOGUE)
    assert offer.contact.email is None
    with pytest.raises(SourceWanted):
        confirmed(a_town(), AWO, ("phone",), None)


def test_an_offer_that_is_not_there_is_told_of() -> None:
    with pytest.raises(OfferMissing):
        changed(a_town(), OfferId("mbe/caritas"), the_field("phone"), "1", CALL)


def test_where_people_hide_nothing_speaks_of_the_place() -> None:
    assert Section.PLACE not in {field.section for field in fields_of(OfferId("frauenhaus/awo"))}
    assert Section.PLACE in {field.section for field in fields_of(AWO)}


def test_law_and_data_protection_are_fixed() -> None:
    assert {field.name for field in FIELDS if field.is_fixed} == {"privacy", "target"}


def test_a_new_offer_is_called_after_its_organization() -> None:
    edit, made = new_offer(a_town(), Kind("kita"), "Käthe-Kollwitz-Haus e. V.", CALL)
    assert made == "kita/kaethe_kollwitz_haus_e_v"
    after = edited(a_town(), edit)
    assert [offer.id for offer in after.services[Kind("kita")].offers] == ["kita/awo", made]
    _, again = new_offer(after, Kind("kita"), "Käthe-Kollwitz-Haus e. V.", CALL)
    assert again == "kita/kaethe_kollwitz_haus_e_v_2"


def test_an_organization_keeps_its_id_with_another_kind() -> None:
    _, made = new_offer(a_town(), Kind("kita"), "DRK", CALL)
    assert made == "kita/drk"


def test_a_new_kind_is_kept_back_and_has_an_offer() -> None:
    edit, made = new_kind(a_town(), "Fahrradkurs", "Radfahren lernen", (Topic.SPORT_KULTUR,), "ADFC", CALL)
    service = edited(a_town(), edit).services[Kind("fahrradkurs")]
    assert made == "fahrradkurs/adfc"
    assert (service.privacy, [offer.id for offer in service.offers]) == (Privacy.DRAFT_ONLY, [made])


def test_a_new_entry_wants_source_name_and_topic() -> None:
    town, topics = a_town(), (Topic.SPORT_KULTUR,)
    with pytest.raises(SourceWanted):
        new_offer(town, Kind("kita"), "DRK", None)
    with pytest.raises(SourceWanted):
        new_kind(town, "Kurs", "Kurs", topics, "DRK", None)
    with pytest.raises(TopicWanted):
        new_kind(town, "Kurs", "Kurs", (), "DRK", CALL)
    for name in ("", "دورة"):
        with pytest.raises(NameWanted):
            new_kind(town, name, "Kurs", topics, "DRK", CALL)


@given(st.text(min_size=1))
def test_an_id_made_from_any_name_is_one_that_can_be_read_again(name: str) -> None:
    try:
        _, made = new_offer(a_town(), Kind("kita"), name, CALL)
    except NameWanted:
        return
    short = made.partition("/")[2]
    assert short.isascii()
    assert short.replace("_", "").isalnum()
    assert short[0].isalpha()
    assert short == short.lower()


def test_the_id_of_a_new_source_tells_the_day_and_the_source() -> None:
    day = date(2026, 11, 23)
    made = new_source_id(Source("Aushang", "2026"), day)
    assert made.startswith("NEU_20261123_")
    assert made != new_source_id(Source("Flyer", "2026"), day)
