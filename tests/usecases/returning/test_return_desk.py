"""The way of a slip: carried by one desk, brought back to it or to another, with all that is told about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import NotPermitted, Permit, PersonId, Role
from erstanlauf.domain.returning.carried import carried_of
from erstanlauf.domain.returning.code import read_typed
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.slip_number import SlipNumberUnreadable
from erstanlauf.domain.visit import (
    Choice,
    Earlier,
    EarlierReferral,
    ReferralOutcome,
    SlipNumber,
    Visit,
    coming_back,
    record_of,
)
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.safety.erased import apply_erasures
from erstanlauf.usecases.returning.carrying import Carrier
from erstanlauf.usecases.returning.handed_over import CasesHandedOver, HandedOver
from erstanlauf.usecases.returning.hints import NotResponsible
from erstanlauf.usecases.returning.ports import SlipOfOtherHouse
from erstanlauf.usecases.returning.return_desk import Found, NothingKnownOf, ReturnDesk, StillOpenHere
from tests.builders import a_catalogue, a_service, a_visit, an_offer
from tests.store.desks import EVERYTHING, opened
from tests.store.handover_samples import KIM, a_handover, handed_over
from tests.store.samples import NOON, a_new_visit

AWO, JMD = Choice(Kind("course"), OfferId("course/awo")), Choice(Kind("jmd"))
CATALOGUE = a_catalogue(a_service("course", offers=(an_offer("course/awo"), an_offer("course/drk"))), a_service("jmd"))
NEEDS = (Topic.WOHNEN, Topic.SPRACHE)
LATER = NOON + timedelta(days=12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    made = opened(tmp_path / "one")
    made.house_keys.make(NOON)
    yield made
    made.close()


@pytest.fixture
def other(tmp_path: Path, store: OpenStore) -> Iterator[OpenStore]:
    """Another desk of the same house."""
    made = opened(tmp_path / "two")
    [key] = store.house_keys.all()
    made.house_keys.take_over(key.id, key.secret, NOON)
    yield made
    made.close()


def desk(store: OpenStore, permit: Permit = EVERYTHING) -> ReturnDesk:
    return ReturnDesk(permit, store.erasures, store.outcomes, store.slip_seal, cases(store))


def closed(store: OpenStore, at: datetime = NOON, earlier: Earlier | None = None, **changes: object) -> Visit:
    """Close a visit that sent somebody to two places."""
    visit = replace(a_new_visit(store, at), needs=NEEDS, chosen=(AWO, JMD), earlier=earlier)
    visit = replace(visit, **changes)  # type: ignore[arg-type]  # fields by name
    store.visits.save_draft(visit, at)
    store.visits.close_visit(record_of(visit, CATALOGUE, at, gaps=()))
    return visit


def code_of(visit: Visit, store: OpenStore) -> str:
    slip = Slip("de", visit.opened_at.date(), visit.number, (), neutral=False)
    slip = replace(slip, brings_back=carried_of(visit, visit.chosen, CATALOGUE))
    return Carrier(store.slip_seal).filled(slip).carried


def an_earlier(visit: Visit, *outcomes: ReferralOutcome | None) -> Earlier:
    told = [EarlierReferral(each.kind, each.offer, of) for each, of in zip((AWO, JMD), outcomes, strict=True)]
    return Earlier(visit.number, visit.opened_at.date(), tuple(told))


def cases(store: OpenStore) -> CasesHandedOver:
    return CasesHandedOver(store.handovers, store.recipients)


def hand_over(store: OpenStore, visit: Visit, state: HandoverState) -> None:
    """Hand the case of a visit to the AWO, which says at once how it stands."""
    store.recipients.put(Recipient(KIM, "Case Management", "/share", AWO.offer, is_plain=True))
    handed_over(store, a_handover(visit.id), to=state)


def test_a_number_brings_back_what_the_own_store_keeps(store: OpenStore) -> None:
    visit = closed(store)
    found = desk(store).find(f" {visit.number.lower()} ", CATALOGUE, LATER)
    assert found == Found(an_earlier(visit, None, None), NEEDS, 0, ())


def test_another_desk_of_the_house_reads_all_of_it_from_the_slip(store: OpenStore, other: OpenStore) -> None:
    visit = closed(store)
    found = desk(other).find(code_of(visit, store), CATALOGUE, LATER)
    assert found == Found(an_earlier(visit, None, None), NEEDS, 0, ())


def test_a_slip_is_still_read_when_its_visit_is_erased_by_time(store: OpenStore) -> None:
    visit = closed(store)
    code = code_of(visit, store)
    store.erasures.erase(visit.id)
    assert desk(store).find(code, CATALOGUE, LATER).topics == NEEDS
    with pytest.raises(NothingKnownOf):
        desk(store).find(visit.number, CATALOGUE, LATER)


def test_a_slip_of_another_day_is_not_taken_for_a_visit_with_the_same_number(
    store: OpenStore, other: OpenStore
) -> None:
    visit = closed(store)
    twin = replace(a_new_visit(other, LATER), number=visit.number, needs=(Topic.ORIENTIERUNG,))
    assert desk(store).find(code_of(twin, other), CATALOGUE, LATER).topics == (Topic.ORIENTIERUNG,)


def test_a_slip_of_a_desk_with_the_same_code_and_day_is_not_taken_for_somebody_elses_visit(
    store: OpenStore, other: OpenStore
) -> None:
    visit = closed(store)
    hand_over(store, visit, HandoverState.ACCEPTED)
    twin = replace(a_new_visit(other, NOON), number=visit.number, needs=(Topic.ORIENTIERUNG,))

    found = desk(store).find(code_of(twin, other), CATALOGUE, LATER)

    assert (found.topics, found.handed_over) == ((Topic.ORIENTIERUNG,), ())


def test_without_a_house_key_the_code_is_the_number_alone(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit = closed(store)
    code = code_of(visit, store)
    assert len(code) < 15
    assert desk(store).find(code, CATALOGUE, LATER).topics == NEEDS
    store.close()


@pytest.mark.parametrize("years", [-1, -25, 95])
def test_by_a_clock_that_is_years_wrong_the_code_is_the_number_alone(store: OpenStore, years: int) -> None:
    visit = replace(a_visit(), opened_at=NOON.replace(year=NOON.year + years))

    carried = code_of(visit, store)

    assert read_typed(carried) == visit.number


def test_a_slip_of_another_house_is_told_apart(store: OpenStore, tmp_path: Path) -> None:
    stranger = opened(tmp_path / "stranger")
    stranger.house_keys.make(NOON)
    with pytest.raises(SlipOfOtherHouse):
        desk(stranger).find(code_of(closed(store), store), CATALOGUE, LATER)
    stranger.close()


def test_an_offer_this_catalogue_does_not_know_is_counted_and_not_guessed(store: OpenStore, other: OpenStore) -> None:
    visit = closed(store)
    catalogue = a_catalogue(a_service("jmd"))
    found = desk(other).find(code_of(visit, store), catalogue, LATER)
    assert (found.unknown, [each.kind for each in found.earlier.referrals]) == (1, ["jmd"])
    assert desk(store).find(visit.number, catalogue, LATER).unknown == 1


def test_the_kind_is_left_of_an_offer_that_is_gone(store: OpenStore) -> None:
    visit = closed(store)
    found = desk(store).find(visit.number, a_catalogue(a_service("course"), a_service("jmd")), LATER)
    assert found.earlier.referrals == (EarlierReferral(AWO.kind), EarlierReferral(JMD.kind))


def test_a_visit_that_is_open_a_number_nobody_knows_and_rubbish_have_a_word_each(store: OpenStore) -> None:
    with pytest.raises(StillOpenHere):
        desk(store).find(a_new_visit(store).number, CATALOGUE, LATER)
    with pytest.raises(NothingKnownOf):
        desk(store).find("K7-418-3", CATALOGUE, LATER)
    with pytest.raises(SlipNumberUnreadable):
        desk(store).find("Meyer", CATALOGUE, LATER)


def test_a_violence_visit_brings_nothing_back(store: OpenStore) -> None:
    visit = closed(store, needs=(Topic.GEWALTSCHUTZ,))
    assert code_of(visit, store) == ""
    with pytest.raises(NothingKnownOf):
        desk(store).find(visit.number, CATALOGUE, LATER)


def test_only_who_serves_people_reads_slips(store: OpenStore) -> None:
    with pytest.raises(NotPermitted):
        desk(store, Permit(PersonId("a1b2c3d4"), frozenset({Role.CATALOGUE}))).find("K7-418-3", CATALOGUE, LATER)


def test_what_was_told_is_there_at_the_next_return_also_of_a_slip_of_another_desk(
    store: OpenStore, other: OpenStore
) -> None:
    visit = closed(store)
    closed(other, LATER, an_earlier(visit, ReferralOutcome.WAS_THERE, None))
    again = desk(other).find(code_of(visit, store), CATALOGUE, LATER + timedelta(days=1))
    assert again.earlier == an_earlier(visit, ReferralOutcome.WAS_THERE, None)


def test_told_twice_is_kept_once_with_its_first_day_and_a_new_word_replaces_it(store: OpenStore) -> None:
    visit = closed(store)
    for day in range(3):
        closed(store, LATER + timedelta(days=day), an_earlier(visit, ReferralOutcome.NOT_RESPONSIBLE, None))
    [told] = store.outcomes.of_number(visit.number)
    assert (told.choice, told.day) == (AWO, LATER.date())

    closed(store, LATER + timedelta(days=5), an_earlier(visit, ReferralOutcome.WAS_THERE, None))
    [told] = store.outcomes.of_number(visit.number)
    assert (told.outcome, told.day) == (ReferralOutcome.WAS_THERE, (LATER + timedelta(days=5)).date())


def test_what_was_told_is_kept_with_both_visits(store: OpenStore) -> None:
    first = closed(store)
    later = closed(store, LATER, an_earlier(first, ReferralOutcome.WAS_THERE, None))
    for number in (first.number, later.number):
        assert [each.outcome for each in store.outcomes.kept_with(number)] == [ReferralOutcome.WAS_THERE]


def test_taking_back_the_closing_takes_the_outcome_back(store: OpenStore) -> None:
    earlier = an_earlier(closed(store), ReferralOutcome.WAS_THERE, None)
    visit = closed(store, LATER, earlier)
    store.visits.reopen(visit, LATER)
    assert store.outcomes.of_number(earlier.number) == []


@pytest.mark.parametrize("which", ["earlier", "later"])
def test_what_was_told_goes_with_either_visit(store: OpenStore, which: str) -> None:
    first = closed(store)
    later = closed(store, LATER, an_earlier(first, ReferralOutcome.WAS_THERE, ReferralOutcome.NOT_REACHED))
    assert len(store.outcomes.of_number(first.number)) == 2
    store.erasures.erase(first.id if which == "earlier" else later.id)
    assert store.outcomes.of_number(first.number) == []


def test_what_was_told_about_a_slip_of_another_desk_is_erased_by_its_number_and_stays_erased(
    store: OpenStore, other: OpenStore
) -> None:
    earlier = an_earlier(closed(store), ReferralOutcome.WAS_THERE, None)
    later = closed(other, LATER, earlier)
    rows = list(other.transactions.db.query("SELECT * FROM visit_outcome"))
    assert other.erasures.has_told(earlier.number)
    other.erasures.erase_told(earlier.number)
    assert not other.erasures.has_told(earlier.number)

    other.transactions.db.table("visit_outcome").insert_all(rows)  # as an older backup would
    with other.transactions.one() as db:
        apply_erasures(db, other.transactions.path.parent, LATER)
    assert not other.erasures.has_told(earlier.number)
    assert other.erasures.kept_visit(later.number) is not None


def test_of_a_return_that_is_a_violence_visit_nothing_stays(store: OpenStore) -> None:
    first = closed(store)
    closed(store, LATER, an_earlier(first, ReferralOutcome.WAS_THERE, None), needs=(Topic.GEWALTSCHUTZ,))
    assert store.outcomes.of_number(first.number) == []
    assert store.transactions.db.table("visit_return").count == 0


def test_that_somebody_came_back_is_kept_for_the_figures(store: OpenStore) -> None:
    visit = closed(store, LATER, Earlier(SlipNumber("K7-418-3"), NOON.date()))
    assert [row["visit"] for row in store.transactions.db.table("visit_return").rows] == [visit.id]


def test_needs_are_taken_over_after_those_that_are_there() -> None:
    now = a_visit(needs=(Topic.SPRACHE, Topic.GESUNDHEIT))
    came = coming_back(now, Earlier(SlipNumber("K7-418-3"), NOON.date()), NEEDS)
    assert came.needs == (Topic.SPRACHE, Topic.GESUNDHEIT, Topic.WOHNEN)


def test_three_who_were_told_not_responsible_raise_a_hint_with_what_recipients_gave_back(store: OpenStore) -> None:
    for day in range(2):
        first = closed(store, NOON + timedelta(days=day))
        closed(store, LATER, an_earlier(first, ReferralOutcome.NOT_RESPONSIBLE, ReferralOutcome.NOT_SUITABLE))
    assert NotResponsible(store.outcomes, cases(store))(CATALOGUE, LATER.date()) == {}

    hand_over(store, first, HandoverState.REJECTED)
    [(offer, hint)] = NotResponsible(store.outcomes, cases(store))(CATALOGUE, LATER.date()).items()
    assert (offer, hint.times, hint.since) == (AWO.offer, 3, NOON.date())


def test_what_was_handed_over_with_data_is_told_with_its_state(store: OpenStore) -> None:
    visit = closed(store)
    hand_over(store, visit, HandoverState.ACCEPTED)
    found = desk(store).find(visit.number, CATALOGUE, LATER)
    assert found.handed_over == (HandedOver("Case Management", NOON.date(), HandoverState.ACCEPTED),)
