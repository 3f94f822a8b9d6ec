"""The editor's use case over a real store: what a page is told after each step, and what no step can bring in."""

from dataclasses import replace
from datetime import timedelta

import pytest

from erstanlauf.app import knowledge_of
from erstanlauf.app.catalogue import draft_over
from erstanlauf.domain.catalogue import Kind, OfferId, OfferStatus
from erstanlauf.domain.catalogue_edits import Edit, call_source
from erstanlauf.domain.catalogue_fields import FIELDS, CatalogueField, Holder, Proof, SourceWanted, VerifiedAhead
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import NotPermitted, Permit, Role
from erstanlauf.knowledge.faults import KnowledgeFault
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.call_list import share_confirmed
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from erstanlauf.usecases.catalogue_editing import CatalogueEditing, Mark, OfferRow, Overview
from tests.builders import LIMITS, TODAY, no_hints
from tests.store.desks import EVERYTHING
from tests.store.samples import NOON

OFFICE = OfferId("abh/stadt_bielefeld")
IBZ = OfferId("ibz/ibz")
CALL = Proof(call_source(TODAY)[0], TODAY, Role.CATALOGUE, call_source(TODAY)[1])


@pytest.fixture
def editing(store: OpenStore) -> CatalogueEditing:
    return editing_over(store)


def editing_over(store: OpenStore, permit: Permit = EVERYTHING) -> CatalogueEditing:
    desk = CatalogueDesk(permit, draft_over(store), lambda each: knowledge_of(each, TODAY), dict)
    return CatalogueEditing(desk, LIMITS, no_hints, lambda: NOON)


def the_field(name: str, holder: Holder = Holder.OFFER) -> CatalogueField:
    return next(field for field in FIELDS if (field.name, field.holder) == (name, holder))


def row_of(overview: Overview, offer: OfferId) -> OfferRow:
    return next(row for row in overview.rows if row.id == offer)


def test_lists_every_offer_by_organization_and_nothing_is_changed_yet(editing: CatalogueEditing) -> None:
    overview = editing.overview()
    offers = [offer.id for service in overview.catalogue.services.values() for offer in service.offers]
    assert sorted(row.id for row in overview.rows) == sorted(offers)
    names = [row.order for row in overview.rows]
    assert names == sorted(names)
    assert (overview.changes, overview.can_undo, overview.can_redo) == (0, False, False)
    assert not any(Mark.CHANGED in row.marks for row in overview.rows)


def test_the_share_of_confirmed_facts_is_that_of_the_call_list(editing: CatalogueEditing) -> None:
    editing.change(IBZ, the_field("status"), OfferStatus.INACTIVE, CALL)
    overview = editing.confirm(OFFICE, ("phone", "url"), CALL)
    assert overview.share == share_confirmed(overview.catalogue, LIMITS, TODAY)


def test_a_change_is_marked_counted_and_taken_back(editing: CatalogueEditing) -> None:
    after = editing.change(OFFICE, the_field("building"), "2. Etage", CALL)
    assert row_of(after, OFFICE).marks >= {Mark.CHANGED}
    assert sum(Mark.CHANGED in row.marks for row in after.rows) == 1
    assert (after.changes > 0, after.can_undo) == (True, True)
    before = editing.undo()
    assert (before.changes, before.can_undo, before.can_redo) == (0, False, True)
    assert editing.redo().catalogue == after.catalogue


def test_what_kind_or_organization_share_marks_all_their_offers(editing: CatalogueEditing) -> None:
    after = editing.change(OFFICE, the_field("description", Holder.ORGANIZATION), "Die Stadtverwaltung", None)
    changed = {row.id.partition("/")[2] for row in after.rows if Mark.CHANGED in row.marks}
    assert changed == {"stadt_bielefeld"}
    after = editing.change(IBZ, the_field("name", Holder.KIND), "Begegnung", CALL)
    assert all(Mark.CHANGED in row.marks for row in after.rows if row.id.startswith("ibz/"))


def test_an_offer_out_of_use_stays_in_the_list(editing: CatalogueEditing) -> None:
    row = row_of(editing.change(IBZ, the_field("status"), OfferStatus.DEFUNCT, CALL), IBZ)
    assert (row.status, Mark.OUT_OF_USE in row.marks) == (OfferStatus.DEFUNCT, True)


def test_rows_of_kinds_that_have_not_changed_are_kept(editing: CatalogueEditing) -> None:
    before = {row.id: row for row in editing.overview().rows}
    after = editing.change(IBZ, the_field("building"), "Hinterhaus", CALL)
    anew = {row.id for row in after.rows if row is not before[row.id]}
    assert anew == {row.id for row in after.rows if row.id.startswith("ibz/")}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("phone", "null fünf"),
        ("email", "niemand"),
        ("url", "bielefeld.de"),
        ("address", "a" * 301),
        ("building", "2.\u200b Etage"),
        ("building", "1. Zeile\n2. Zeile"),
        ("building", "  "),
        ("response_days", 1000),
        ("spoken", ("deutsch",)),
        ("documents", ("führerschein",)),
        ("documents", ("photo", "photo")),
        ("organization", ""),
    ],
)
def test_nothing_gets_in_that_could_not_be_read_again(editing: CatalogueEditing, name: str, value: object) -> None:
    before = editing.overview()
    with pytest.raises(KnowledgeFault):
        editing.change(OFFICE, the_field(name), value, CALL)
    assert editing.overview() == before


def test_a_secret_address_gets_in_by_no_way(editing: CatalogueEditing) -> None:
    with pytest.raises(KnowledgeFault):
        editing.change(OfferId("maedchenhaus/zuflucht"), the_field("address"), "Musterweg 1", CALL)
    with pytest.raises(KnowledgeFault):
        editing.change(OFFICE, the_field("building"), "2. Etage", CALL, (OfferId("maedchenhaus/zuflucht"),))


def test_nothing_is_proven_from_tomorrow_or_from_nowhere(editing: CatalogueEditing) -> None:
    tomorrow = replace(CALL, verified_on=TODAY + timedelta(days=1))
    for proof, trouble in ((tomorrow, VerifiedAhead), (None, SourceWanted)):
        kind: type[KnownTrouble] = trouble
        with pytest.raises(kind):
            editing.change(OFFICE, the_field("phone"), "0521 1", proof)
        with pytest.raises(kind):
            editing.confirm(OFFICE, ("phone",), proof)
        with pytest.raises(kind):
            editing.add_offer(row_kind(editing), "ADFC", proof)
        with pytest.raises(kind):
            editing.add_kind("Kurs", "Ein Kurs", (Topic.SPRACHE,), "ADFC", proof)


def row_kind(editing: CatalogueEditing) -> Kind:
    return next(iter(editing.overview().catalogue.services))


def test_new_entries_are_in_the_list_and_can_be_read_again(store: OpenStore, editing: CatalogueEditing) -> None:
    _, offer = editing.add_offer(next(iter(editing.overview().catalogue.services)), "ADFC Bielefeld", CALL)
    after, of_kind = editing.add_kind("Fahrradkurs", "Radfahren lernen", (Topic.SPORT_KULTUR,), "ADFC Bielefeld", CALL)
    assert {offer, of_kind} <= {row.id for row in after.rows}
    assert of_kind.partition("/")[2] == offer.partition("/")[2]
    assert editing_over(store).overview().catalogue == after.catalogue


def test_who_may_not_keep_the_catalogue_neither_reads_nor_changes_the_work(store: OpenStore) -> None:
    editing = editing_over(store, Permit(EVERYTHING.by, frozenset((Role.COUNTER,))))
    with pytest.raises(NotPermitted):
        editing.overview()
    with pytest.raises(NotPermitted):
        editing.change(OFFICE, the_field("note"), "x", None)


def test_an_empty_step_of_others_is_no_trouble(store: OpenStore) -> None:
    draft = draft_over(store)
    draft.change(Edit())
    assert editing_over(store).overview().changes == 0
