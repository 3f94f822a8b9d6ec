"""Work on the catalogue over a real store: kept step by step, taken back, published; nothing is seen before that."""

from dataclasses import replace

import pytest

from erstanlauf.app import knowledge_of
from erstanlauf.app.catalogue import FORM, age_limits, draft_over, in_force
from erstanlauf.domain.ageing import aged, fact_of, with_fact
from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.catalogue import (
    Catalogue,
    Confidence,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    Privacy,
    Source,
    Stated,
)
from erstanlauf.domain.catalogue_edits import Edit, edited, with_offer
from erstanlauf.domain.catalogue_fields import FIELDS, Proof, changed, new_source_id
from erstanlauf.domain.contact_forms import SOURCE_ID
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Role
from erstanlauf.knowledge.faults import KnowledgeFault
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.trouble import DiskFull
from erstanlauf.usecases.catalogue_desk import CatalogueDesk, KindMissing
from erstanlauf.usecases.catalogue_draft import (
    CatalogueDraft,
    NothingToPublish,
    Shipped,
    VersionUnchanged,
    WorkUnpublished,
)
from tests.builders import MORNING, TODAY
from tests.store.desks import EVERYTHING

IBZ = OfferId("ibz/ibz")
OFFICE = OfferId("abh/stadt_bielefeld")


@pytest.fixture
def desk(store: OpenStore) -> CatalogueDesk:
    return CatalogueDesk(EVERYTHING, draft_over(store), lambda each: knowledge_of(each, TODAY), dict)


def hours(catalogue: Catalogue, offer_id: OfferId = OFFICE) -> str | None:
    offer = catalogue.offer(offer_id)
    assert offer is not None
    return offer.contact.hours.value if offer.contact.hours else None


def new_hours(catalogue: Catalogue, text: str) -> Edit:
    offer = catalogue.offer(OFFICE)
    assert offer is not None
    fact = Stated(text, Confidence.HIGH, offer.sources[:1], "2026-11-20")
    return with_offer(catalogue, with_fact(offer, "hours", fact))


def test_the_catalogue_of_the_program_is_the_first_version(desk: CatalogueDesk) -> None:
    work = desk.work()

    assert (work.published.head.number, work.steps, work.shipped_differs) == (1, 0, False)
    assert len(work.catalogue.services) == 60
    assert [head.number for head in desk.heads()] == [1]


def test_a_step_is_kept_and_seen_at_the_counter_only_after_publishing(store: OpenStore, desk: CatalogueDesk) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo-Fr 8:00-10:00"))

    afterwards = draft_over(store)
    assert hours(afterwards.published().catalogue) is None
    assert hours(afterwards.present()) == "Mo-Fr 8:00-10:00"

    in_force = desk.publish()

    assert hours(in_force.knowledge.catalogue) == "Mo-Fr 8:00-10:00"
    assert in_force.published.head.number == 2
    assert hours(draft_over(store).published().catalogue) == "Mo-Fr 8:00-10:00"
    assert hours(desk.version(1)) is None
    assert desk.work().steps == 0
    newest = store.audit.entries(1)[0]
    assert (newest.action, newest.subject, newest.count) == (AuditAction.CATALOGUE_PUBLISHED, "2", 1)


def test_the_difference_between_versions_names_field_and_values(desk: CatalogueDesk) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo-Fr 8:00-10:00"))
    [waiting] = desk.to_publish()
    desk.publish()

    [change] = desk.between(1, 2)
    assert change == waiting
    assert (change.subject, change.field, change.before) == (OFFICE, "hours", None)
    [back] = desk.between(2, 1)
    assert (back.before, back.after) == (change.after, None)


def test_steps_are_taken_back_one_by_one_and_done_again(store: OpenStore, desk: CatalogueDesk) -> None:
    start = desk.work().catalogue
    for text in ("Mo 8:00-9:00", "Di 8:00-9:00"):
        desk.change(new_hours(desk.work().catalogue, text))

    assert hours(desk.undo().catalogue) == "Mo 8:00-9:00"
    assert desk.work().can_redo
    assert hours(desk.redo().catalogue) == "Di 8:00-9:00"
    desk.undo()
    assert desk.undo().catalogue == start
    assert desk.undo().catalogue == start
    assert draft_over(store).present() == start
    desk.change(new_hours(desk.work().catalogue, "Mi 8:00-9:00"))
    assert not desk.work().can_redo


def test_without_a_change_there_is_nothing_to_publish(desk: CatalogueDesk) -> None:
    with pytest.raises(NothingToPublish):
        desk.publish()
    desk.change(Edit())
    with pytest.raises(NothingToPublish):
        desk.publish()


def deactivated(catalogue: Catalogue, kind: str) -> Edit:
    service = catalogue.services[Kind(kind)]
    return Edit((replace(service, offers=tuple(replace(each, status=OfferStatus.DEFUNCT) for each in service.offers)),))


def test_a_desk_cannot_publish_away_where_everybody_can_go(desk: CatalogueDesk) -> None:
    desk.change(deactivated(desk.work().catalogue, "ibz"))

    with pytest.raises(KindMissing):
        desk.publish()

    assert desk.work().steps == 1
    assert desk.work().published.head.number == 1


def test_a_kind_without_an_active_offer_is_not_at_the_counter_but_not_forgotten(desk: CatalogueDesk) -> None:
    desk.change(deactivated(desk.work().catalogue, "sportbund"))
    in_force = desk.publish()

    assert Kind("sportbund") in in_force.published.catalogue.services
    assert Kind("sportbund") not in in_force.published.catalogue.active().services


def test_a_newer_catalogue_of_the_program_comes_in_where_nothing_was_changed(store: OpenStore) -> None:
    first = draft_over(store)
    shipped = first.published().catalogue
    newer = replace(shipped, as_of="2027-01-01")

    later = CatalogueDraft(store.catalogue, FORM, Shipped("fnewer", lambda: newer), lambda: MORNING)

    assert later.published().catalogue == newer
    assert [head.number for head in later.heads()] == [2, 1]


def test_a_newer_catalogue_of_the_program_never_overwrites_work_of_the_desk(
    store: OpenStore, desk: CatalogueDesk
) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo 8:00-9:00"))
    newer = Shipped("fnewer", lambda: replace(desk.work().catalogue, as_of="2027-01-01"))

    in_work = CatalogueDraft(store.catalogue, FORM, newer, lambda: MORNING)
    assert in_work.published().head.number == 1
    assert hours(in_work.present()) == "Mo 8:00-9:00"
    desk.publish()

    after = CatalogueDraft(store.catalogue, FORM, newer, lambda: MORNING)
    assert after.published().head.number == 2
    assert after.shipped_differs


def with_hours(catalogue: Catalogue, text: str, as_of: str) -> Catalogue:
    offer = catalogue.offer(OFFICE)
    assert offer is not None
    fact = Stated(text, Confidence.HIGH, offer.sources[:1], as_of)
    return edited(catalogue, with_offer(catalogue, with_fact(offer, "hours", fact)))


def with_newer(store: OpenStore, newer: Catalogue) -> CatalogueDesk:
    """Return the desk after the program was replaced by one that brings another catalogue."""
    draft = CatalogueDraft(store.catalogue, FORM, Shipped("fnewer", lambda: newer), lambda: MORNING)
    return CatalogueDesk(EVERYTHING, draft, lambda each: knowledge_of(each, TODAY), dict)


@pytest.mark.parametrize(("as_of", "then"), [("2026-11-19", "Mo 8:00-9:00"), ("2026-11-21", "Fr 8:00-9:00")])
def test_the_later_word_decides_what_a_newer_catalogue_of_the_program_changes(
    store: OpenStore, desk: CatalogueDesk, as_of: str, then: str
) -> None:
    shipped = desk.work().catalogue
    desk.change(new_hours(shipped, "Mo 8:00-9:00"))  # of 20 November
    desk.publish()
    newer = with_hours(replace(shipped, as_of="2027-01-01"), "Fr 8:00-9:00", as_of)

    later = with_newer(store, newer)
    assert later.work().shipped_differs
    assert [change.field for change in later.from_shipped()] == (["hours"] if then.startswith("Fr") else [])
    assert hours(later.take_shipped().catalogue) == then


def test_a_newer_catalogue_that_was_taken_over_is_not_offered_again(store: OpenStore, desk: CatalogueDesk) -> None:
    shipped = desk.work().catalogue
    desk.change(new_hours(shipped, "Mo 8:00-9:00"))
    desk.publish()
    newer = with_hours(replace(shipped, as_of="2027-01-01"), "Fr 8:00-9:00", "2026-11-21")

    later = with_newer(store, newer)
    later.take_shipped()
    later.publish()

    assert not later.work().shipped_differs
    assert [(head.number, head.shipped) for head in later.heads()][:2] == [(4, None), (3, "fnewer")]
    assert later.version(3) == newer
    assert hours(with_newer(store, newer).work().published.catalogue) == "Fr 8:00-9:00"


def test_a_newer_catalogue_that_was_not_taken_over_stays_on_offer(store: OpenStore, desk: CatalogueDesk) -> None:
    shipped = desk.work().catalogue
    desk.change(new_hours(shipped, "Mo 8:00-9:00"))
    desk.publish()

    later = with_newer(store, with_hours(shipped, "Fr 8:00-9:00", "2026-11-21"))
    later.change(new_hours(later.work().catalogue, "Di 8:00-9:00"))
    later.publish()

    assert later.work().shipped_differs
    assert len(later.heads()) == 3


def test_an_earlier_version_is_put_in_force_again_as_a_new_one(desk: CatalogueDesk) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo-Fr 8:00-10:00"))
    desk.publish()

    in_force = desk.reinstate(1)

    assert hours(in_force.knowledge.catalogue) is None
    assert desk.version(3) == desk.version(1)
    assert [(head.number, head.changes) for head in desk.heads()] == [(3, 1), (2, 1), (1, 0)]
    assert hours(desk.version(2)) == "Mo-Fr 8:00-10:00"


def test_no_earlier_version_takes_the_place_of_unpublished_work(desk: CatalogueDesk) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo-Fr 8:00-10:00"))
    desk.publish()
    desk.change(new_hours(desk.work().catalogue, "Mo-Fr 8:00-11:00"))

    with pytest.raises(WorkUnpublished):
        desk.reinstate(1)

    assert hours(desk.work().catalogue) == "Mo-Fr 8:00-11:00"


def test_a_version_that_says_the_same_is_not_put_in_force_again(desk: CatalogueDesk) -> None:
    desk.work()
    with pytest.raises(VersionUnchanged):
        desk.reinstate(1)


def test_an_earlier_version_without_which_nobody_can_go_stays_where_it_is(desk: CatalogueDesk) -> None:
    start = desk.work().catalogue
    desk.change(deactivated(start, "ibz"))
    desk._draft.publish()  # an older program could

    desk.change(new_hours(start, "Mo-Fr 8:00-10:00"))
    desk.change(Edit((start.services[Kind("ibz")],)))
    desk.publish()
    with pytest.raises(KindMissing):
        desk.reinstate(2)


def test_the_version_of_a_moment_is_found(store: OpenStore, desk: CatalogueDesk) -> None:
    draft = draft_over(store)
    draft.published()
    published_at = draft.heads()[0].published_at

    assert draft.version_at(published_at) == draft.published().catalogue
    assert draft.version_at(published_at.replace(year=2020)) is None


def test_a_step_that_cannot_be_read_back_is_refused_before_it_is_kept(desk: CatalogueDesk) -> None:
    catalogue = desk.work().catalogue
    offer = catalogue.offer(OFFICE)
    assert offer is not None
    bad: Offer = with_fact(offer, "phone", Stated("ruf mich an", Confidence.HIGH, offer.sources[:1], "2026-11-20"))

    with pytest.raises(KnowledgeFault):
        desk.change(with_offer(catalogue, bad))

    assert desk.work().steps == 0
    assert fact_of(desk.work().catalogue.offer(OFFICE) or bad, "phone") == offer.contact.phone


def test_a_step_that_cannot_be_read_is_never_published_away(store: OpenStore, desk: CatalogueDesk) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo 8:00-9:00"))
    store.catalogue.add_step(b"{}")
    desk = CatalogueDesk(EVERYTHING, draft_over(store), lambda each: knowledge_of(each, TODAY), dict)

    for _ in range(2):
        with pytest.raises(KnowledgeFault):
            desk.work()
        with pytest.raises(KnowledgeFault):
            desk.publish()

    assert len(store.catalogue.steps()) == 2


def test_a_step_that_could_not_be_done_again_can_be_tried_once_more(
    store: OpenStore, desk: CatalogueDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.change(new_hours(desk.work().catalogue, "Mo 8:00-9:00"))
    desk.undo()

    def full(_: bytes) -> None:
        raise DiskFull(folder="", free_mb=0)

    with monkeypatch.context() as disk:
        disk.setattr(store.catalogue, "add_step", full)
        with pytest.raises(DiskFull):
            desk.redo()

    assert hours(desk.redo().catalogue) == "Mo 8:00-9:00"


def test_rules_of_a_newer_program_that_speak_of_a_new_kind_keep_nobody_from_work(store: OpenStore) -> None:
    newer = draft_over(store).shipped()
    older = replace(newer, services={kind: each for kind, each in newer.services.items() if kind != "mbe"})
    draft = with_older(store, older)
    draft.change(new_hours(draft.present(), "Mo 8:00-9:00"))
    draft.publish()
    draft = draft_over(store)
    desk = CatalogueDesk(EVERYTHING, draft, lambda each: knowledge_of(each, TODAY), dict)

    troubles = list[KnownTrouble]()
    known = knowledge_of(in_force(draft, troubles.append), TODAY).catalogue
    assert not troubles
    assert (hours(known), known.services[Kind("mbe")].offers) == (
        "Mo 8:00-9:00",
        aged(newer, age_limits(newer), TODAY).services[Kind("mbe")].offers,
    )
    desk.change(new_hours(desk.work().catalogue, "Di 8:00-9:00"))
    assert hours(desk.publish().knowledge.catalogue) == "Di 8:00-9:00"
    desk.take_shipped()
    desk.publish()
    assert not draft.shipped_differs


def with_older(store: OpenStore, older: Catalogue) -> CatalogueDraft:
    draft = CatalogueDraft(store.catalogue, FORM, Shipped("older", lambda: older), lambda: MORNING)
    draft.published()
    return draft


def test_no_step_loosens_what_may_stay_of_a_visit(desk: CatalogueDesk) -> None:
    service = desk.work().catalogue.services[Kind("frauenhaus")]

    after = desk.change(Edit((replace(service, privacy=Privacy.OPEN, note="Anders."),))).catalogue

    assert after.services[service.kind] == replace(service, note="Anders.")


def test_privacy_and_limits_of_a_kind_are_not_changed_by_hand(desk: CatalogueDesk) -> None:
    proof = Proof("TEL", TODAY, Role.CATALOGUE)
    for field in (each for each in FIELDS if each.is_fixed):
        with pytest.raises(ValueError, match=field.name):
            changed(desk.work().catalogue, OFFICE, field, Privacy.OPEN, proof)


def test_two_desks_never_mean_another_source_by_the_same_id() -> None:
    one, other = Source("Aushang am Haus", "2026-11-22"), Source("Flyer", "2026-11-22")

    assert new_source_id(one, TODAY) != new_source_id(other, TODAY)
    assert new_source_id(one, TODAY) == new_source_id(replace(one), TODAY)
    assert SOURCE_ID.fullmatch(new_source_id(one, TODAY))
