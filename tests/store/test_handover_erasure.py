"""What is known of a person in a hand-over goes in its time, with its visit and with its consent; the proof stays."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Why, moved
from erstanlauf.domain.office_settings import DEFAULTS, OfficeSettings
from erstanlauf.domain.retention import Kept, due
from erstanlauf.domain.visit import VisitId
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.safety.erased import add_to_erased, content_tag, erased_tags, field_tag, tag_of
from tests.store.desks import KEY, SOMEBODY, Clock, make_store, opened
from tests.store.handover_samples import (
    A_RECIPIENT,
    AWO,
    CONTENT,
    PARCEL,
    TELLING,
    a_consent,
    a_handover,
    handed_over,
    kept,
    leaving,
    withdrawn,
)
from tests.store.plain_store import a_plain_desk, words_in
from tests.store.safety.days import backed_up
from tests.store.samples import CODE, NOON, a_new_visit, a_violence_record, an_open_record

DAY = timedelta(days=1)
SECOND = timedelta(seconds=2)
VISIT = VisitId("01a20272-00bf-7e0c-89f1-530f82a5a9a2")
WORDS = sorted({word for words in TELLING.values() for word in words} - {"wohnen", "mbe/awo"})
"""What stands nowhere but in contents; topics and referrals also stand in the record of the visit."""


@pytest.fixture
def store(folder: Path, clock: Clock) -> Iterator[OpenStore]:
    make_store(folder)
    store = open_store(folder, (KEY,), SOMEBODY, clock)
    yield store
    store.close()


@pytest.fixture
def plain(folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenStore]:
    store = a_plain_desk(folder, monkeypatch, clock)
    yield store
    store.close()


def purge(
    store: OpenStore, now: datetime, in_hand: tuple[VisitId, ...] = (), of: OfficeSettings = DEFAULTS
) -> dict[Kept, int]:
    gone = store.erasures.erase_due(due(of, now), in_hand, now)
    return {each.kept: each.count for each in gone if each.kept is not Kept.AUDIT}


def has_data(store: OpenStore, handover: Handover) -> bool:
    return store.handovers.content(handover.id) is not None or store.handovers.parcel(handover.id) is not None


def entries(store: OpenStore) -> list[tuple[AuditAction, str | None]]:
    return [(each.action, each.subject) for each in reversed(store.audit.entries(100))]


# by time


def test_a_draft_goes_after_its_hours_and_never_that_of_a_visit_in_hand(store: OpenStore) -> None:
    left, in_hand = (kept(store, a_handover(VisitId(each), state=HandoverState.DRAFT)) for each in ("a", "b"))
    assert purge(store, NOON + DAY, (in_hand.visit,)) == {}
    assert purge(store, NOON + DAY + SECOND, (in_hand.visit,)) == {Kept.HANDOVER_DRAFT: 1}
    assert store.handovers.all() == [in_hand]
    assert left.id not in str(list(store.transactions.db.table("handover_content").rows))


def test_the_time_of_a_draft_counts_from_when_it_was_last_saved(store: OpenStore) -> None:
    draft = kept(store, a_handover(VISIT, state=HandoverState.DRAFT))
    store.handovers.put(replace(draft, state_at=NOON + DAY))
    assert purge(store, NOON + 2 * DAY) == {}
    assert purge(store, NOON + 2 * DAY + SECOND) == {Kept.HANDOVER_DRAFT: 1}


@pytest.mark.parametrize("state", sorted(set(HandoverState) - {"draft", "waiting", "leaving", "issued", "withdrawn"}))
def test_what_is_known_of_the_person_goes_after_the_last_answer(store: OpenStore, state: HandoverState) -> None:
    handover = handed_over(store, a_handover(VISIT), to=state)
    last = NOON + 30 * DAY
    assert purge(store, last) == {}
    assert has_data(store, handover)
    assert purge(store, last + SECOND) == {Kept.HANDOVER_DATA: 1}
    assert not has_data(store, handover)
    assert store.handovers.one(handover.id) == handover


def test_a_later_answer_counts(store: OpenStore) -> None:
    handover = handed_over(store, a_handover(VISIT), to=HandoverState.NOT_REACHED)
    store.handovers.put(moved(handover, HandoverState.ACCEPTED, NOON + 29 * DAY))
    assert purge(store, NOON + 59 * DAY) == {}
    assert purge(store, NOON + 59 * DAY + SECOND) == {Kept.HANDOVER_DATA: 1}


def test_where_nobody_answers_it_goes_after_the_longest_time(store: OpenStore) -> None:
    handover = handed_over(store, a_handover(VISIT))
    assert purge(store, NOON + 90 * DAY) == {}
    assert purge(store, NOON + 90 * DAY + SECOND) == {Kept.HANDOVER_DATA: 1}
    assert not has_data(store, handover)


def test_answers_do_not_make_the_longest_time_longer(store: OpenStore) -> None:
    handover = handed_over(store, a_handover(VISIT))
    store.handovers.put(moved(handover, HandoverState.ARRIVED, NOON + 89 * DAY))
    assert purge(store, NOON + 90 * DAY + SECOND) == {Kept.HANDOVER_DATA: 1}


def test_what_never_left_goes_once_its_consent_lets_nothing_leave_any_more(store: OpenStore) -> None:
    waits, on_its_way = kept(store, a_handover(VISIT)), leaving(store, kept(store, a_handover(VISIT)))
    last = NOON + 14 * DAY + 30 * DAY
    assert purge(store, last) == {}
    assert purge(store, last + SECOND) == {Kept.HANDOVER_DATA: 2}
    assert store.handovers.one(waits.id) is None  # nothing was done by that consent, so there is nothing to prove
    assert store.handovers.one(on_its_way.id) == on_its_way
    assert not has_data(store, on_its_way)


def test_the_proof_of_a_consent_goes_after_its_months(store: OpenStore) -> None:
    handover = handed_over(store, a_handover(VISIT), to=HandoverState.DONE)
    assert purge(store, datetime(2029, 11, 23, 11, 0, 0, tzinfo=UTC)) == {Kept.HANDOVER_DATA: 1}
    assert store.handovers.one(handover.id) == handover
    assert purge(store, datetime(2029, 11, 23, 11, 0, 2, tzinfo=UTC)) == {Kept.CONSENT: 1}
    assert store.handovers.all() == []
    assert store.report().is_sound


def test_what_went_is_written_down_by_kind_and_number(store: OpenStore, clock: Clock) -> None:
    for _ in range(2):
        handed_over(store, a_handover(VISIT))
    clock.now = NOON + 91 * DAY
    purge(store, clock.now)
    assert entries(store)[-1] == (AuditAction.EXPIRED, "handover_data")
    assert [each for each in store.erasures.due(due(DEFAULTS, clock.now), (), clock.now) if each.kept != "audit"] == []


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, 0, 1, tzinfo=UTC), datetime(2062, 1, 1, tzinfo=UTC)])
def test_a_hand_over_from_a_clock_that_was_wrong_begins_its_time_now_and_leaves_no_more(
    store: OpenStore, wrong: datetime
) -> None:
    visit = VisitId("a")
    draft = kept(store, a_handover(visit, a_consent(given_at=wrong), HandoverState.DRAFT))
    waits = kept(store, a_handover(visit, a_consent(given_at=wrong)))
    gone = handed_over(store, a_handover(visit, a_consent(given_at=wrong)), wrong, HandoverState.ACCEPTED)

    assert purge(store, NOON) == {}
    assert len(store.handovers.all()) == 3
    dated = store.handovers.one(waits.id)
    assert dated is not None
    assert not any(dated.consent.is_valid_at(NOON + days * DAY) for days in range(20))
    assert purge(store, NOON + DAY + SECOND) == {Kept.HANDOVER_DRAFT: 1}
    assert purge(store, NOON + 30 * DAY + SECOND) == {Kept.HANDOVER_DATA: 2}
    assert {each.id for each in store.handovers.all()} == {gone.id}
    assert draft.id != gone.id


def test_the_clock_is_held_against_hand_overs_too(store: OpenStore) -> None:
    handed_over(store, a_handover(VISIT), NOON + 3 * DAY, HandoverState.ACCEPTED)
    assert store.erasures.clock_marks().newest == NOON + 3 * DAY


# with the visit


def test_erasing_a_visit_takes_its_hand_overs_and_leaves_the_proof_of_those_that_left(store: OpenStore) -> None:
    visit = a_new_visit(store)
    store.visits.close_visit(an_open_record(visit))
    waits = kept(store, a_handover(visit.id))
    on_its_way = leaving(store, kept(store, a_handover(visit.id)))
    gone = handed_over(store, a_handover(visit.id), to=HandoverState.REJECTED)
    other = kept(store, a_handover(VISIT))

    store.erasures.erase(visit.id)

    assert [has_data(store, each) for each in (waits, on_its_way, gone, other)] == [False, False, False, True]
    stays = store.handovers.one(on_its_way.id)
    assert store.handovers.one(waits.id) is None
    assert store.handovers.one(gone.id) == gone
    assert stays is not None
    assert (stays.state, stays.consent.is_withdrawn, stays.sha256) == (
        HandoverState.WITHDRAWN,
        True,
        on_its_way.sha256,
    )
    erased = {each for each in entries(store) if each[0] in (AuditAction.ERASED, AuditAction.HANDOVER_ERASED)}
    assert erased == {
        (AuditAction.ERASED, visit.id),
        *((AuditAction.HANDOVER_ERASED, each.id) for each in (waits, on_its_way, gone)),
    }
    assert store.report().is_sound


def test_a_visit_that_is_gone_by_time_can_still_be_erased_with_its_hand_overs(store: OpenStore) -> None:
    gone = handed_over(store, a_handover(VISIT))
    store.erasures.erase(VISIT)
    assert not has_data(store, gone)
    assert store.handovers.one(gone.id) == gone


def test_drafts_go_when_the_visit_is_closed_or_discarded_and_what_was_sent_stays(store: OpenStore) -> None:
    closed, discarded = a_new_visit(store), a_new_visit(store)
    drafts = [kept(store, a_handover(each.id, state=HandoverState.DRAFT)) for each in (closed, discarded)]
    sent = [kept(store, a_handover(each.id)) for each in (closed, discarded)]
    store.visits.close_visit(an_open_record(closed))
    store.visits.discard_draft(discarded.id)
    assert [store.handovers.one(each.id) for each in (*drafts, *sent)] == [None, None, *sent]


# what was cut off


def test_a_withdrawal_that_was_cut_off_is_done_before_anything_can_leave_by_it(store: OpenStore, folder: Path) -> None:
    less, none, erased, emptied = (leaving(store, kept(store, a_handover(VISIT))) for _ in range(4))
    waits = kept(store, a_handover(VISIT))
    tags = [field_tag(less.id, DataField.HEALTH), field_tag(none.id, DataField.NAME), content_tag(emptied.id)]
    add_to_erased(folder, *tags, tag_of(erased.id), tag_of(waits.id))
    store.close()

    store = opened(folder)
    found = {each.id: each for each in store.handovers.all()}
    assert found.keys() == {less.id, none.id, emptied.id}
    assert found[less.id].consent.taken_back == {DataField.HEALTH}
    assert store.handovers.parcel(less.id) is None
    assert (found[none.id].state, has_data(store, none)) == (HandoverState.WITHDRAWN, False)
    assert (found[emptied.id].state, has_data(store, emptied)) == (HandoverState.LEAVING, False)
    before = entries(store)
    store.close()
    store = opened(folder)
    assert entries(store) == before
    store.close()


@pytest.mark.parametrize("state", [HandoverState.ISSUED, HandoverState.DONE])
def test_a_withdrawal_that_was_cut_off_after_it_left_ends_as_one_unless_it_was_over(
    store: OpenStore, folder: Path, state: HandoverState
) -> None:
    handover = handed_over(store, a_handover(VISIT))
    if state is HandoverState.DONE:
        store.handovers.put(moved(handover, state, NOON))
    add_to_erased(folder, *(field_tag(handover.id, each) for each in handover.consent.fields))
    purge(store, NOON + DAY)

    after = store.handovers.one(handover.id)
    assert after is not None
    assert after.consent.is_withdrawn
    assert after.state is (HandoverState.DONE if state is HandoverState.DONE else HandoverState.WITHDRAWN)
    assert not has_data(store, handover)


def test_the_purge_does_what_was_cut_off_as_well(store: OpenStore, folder: Path) -> None:
    handover = kept(store, a_handover(VISIT))
    purge(store, NOON)
    add_to_erased(folder, field_tag(handover.id, DataField.DEBTS))
    assert purge(store, NOON) == {}
    found = store.handovers.one(handover.id)
    assert found is not None
    assert found.consent.taken_back == {DataField.DEBTS}


def test_the_list_tells_nothing(store: OpenStore, folder: Path) -> None:
    handover = kept(store, a_handover(VISIT))
    store.handovers.put(withdrawn(handover, DataField.HEALTH, DataField.REACH))
    listed = (folder / "erstanlauf.erased").read_text()
    assert erased_tags(folder) == {field_tag(handover.id, each) for each in (DataField.HEALTH, DataField.REACH)}
    assert "health" not in listed
    assert handover.id not in listed


# in the bytes


def where(folder: Path) -> set[str]:
    return {file for _, file in words_in(folder, [*WORDS, PARCEL.decode()])}


def test_before_anything_is_erased_it_is_in_the_store(plain: OpenStore, folder: Path) -> None:
    leaving(plain, kept(plain, a_handover(VISIT)))
    assert {word for word, _ in words_in(folder, [*WORDS, PARCEL.decode()])} == {*WORDS, PARCEL.decode()}


def test_after_each_kind_of_erasing_nothing_of_the_person_is_in_any_file(
    plain: OpenStore, folder: Path, clock: Clock
) -> None:
    def one() -> Handover:
        return leaving(plain, kept(plain, a_handover(VISIT)))

    plain.handovers.put(withdrawn(one()))
    assert where(folder) == set()
    plain.handovers.forget_content(one().id)
    assert where(folder) == set()
    plain.handovers.forget(kept(plain, a_handover(VISIT)).id)
    assert where(folder) == set()
    plain.handovers.forget(kept(plain, a_handover(VISIT, state=HandoverState.DRAFT)).id)
    assert where(folder) == set()
    one()
    plain.erasures.erase(VISIT)
    assert where(folder) == set()
    clock.now = NOON + 100 * DAY
    handed_over(plain, a_handover(VisitId("another")), NOON)
    purge(plain, clock.now)
    assert where(folder) == set()


def test_drafts_are_in_no_backup(plain: OpenStore, folder: Path) -> None:
    visit = a_new_visit(plain)
    kept(plain, a_handover(visit.id, state=HandoverState.DRAFT))
    made = backed_up(plain)
    assert f"{made.name}.db" not in where(folder)
    assert len(plain.handovers.all()) == 1
    kept(plain, a_handover(visit.id))
    made = backed_up(plain, NOON + DAY)
    assert f"{made.name}.db" in where(folder)


FIELDS = st.sets(st.sampled_from(sorted(TELLING)), max_size=4)
STEPS = st.lists(st.tuples(st.integers(0, 2), FIELDS), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_a_field_that_was_taken_back_is_in_no_file_whatever_else_was(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, set[DataField]]]
) -> None:
    """Three hand-overs of three persons with words of their own; fields are taken back in any order."""
    folder = tmp_path_factory.mktemp("desk") / "desk"
    with pytest.MonkeyPatch.context() as patched:
        store = a_plain_desk(folder, patched, lambda: NOON)
        ones = [_of_its_own(store, number) for number in range(3)]
        for number, fields in steps:
            present = store.handovers.one(ones[number])
            assert present is not None
            if fields and present.state is not HandoverState.WITHDRAWN:
                store.handovers.put(withdrawn(present, *fields))
        for number, handover in enumerate(ones):
            present = store.handovers.one(handover)
            assert present is not None
            gone = [f"Großmann{number}", f"555{number}666"] if present.consent.is_withdrawn else []
            gone += [f"555{number}666"] if DataField.REACH in present.consent.taken_back else []
            assert words_in(folder, gone) == set()
        store.close()


def _of_its_own(store: OpenStore, number: int) -> HandoverId:
    person = CONTENT.person
    assert person.reach is not None
    reach = replace(person.reach, value=f"555{number}666")
    handover = a_handover(VISIT)
    store.handovers.put(
        handover, replace(CONTENT, person=replace(person, family_name=f"Großmann{number}", reach=reach))
    )
    return handover.id


def test_a_rejected_one_keeps_its_reason_without_the_person(store: OpenStore) -> None:
    handover = handed_over(store, a_handover(VISIT), to=HandoverState.REJECTED)
    store.handovers.forget_content(handover.id)
    found = store.handovers.one(handover.id)
    assert found is not None
    assert found.why is Why.NOT_RESPONSIBLE


# asked by the person


def test_a_code_leads_to_its_visit_and_to_the_number_as_long_as_there_is_one(store: OpenStore) -> None:
    visit = a_new_visit(store)
    assert store.erasures.visit_with_code(CODE) is None
    kept(store, a_handover(visit.id))
    assert store.erasures.visit_with_code(CODE) == (visit.id, visit.number)
    store.visits.close_visit(an_open_record(visit))
    assert store.erasures.visit_with_code(CODE) == (visit.id, visit.number)
    store.erasures.erase(visit.id)
    assert store.erasures.visit_with_code(CODE) is None

    of_violence = a_new_visit(store)
    gone = handed_over(store, a_handover(of_violence.id))
    store.visits.close_visit(a_violence_record(of_violence))
    assert store.erasures.visit_with_code(CODE) == (of_violence.id, None)
    store.erasures.erase(of_violence.id)
    assert store.erasures.handovers(of_violence.id) == [gone]


def test_a_person_is_told_all_of_it_and_that_it_was_read_is_written_down(store: OpenStore) -> None:
    store.recipients.put(A_RECIPIENT)
    whole, emptied = kept(store, a_handover(VISIT)), handed_over(store, a_handover(VISIT, recipient=AWO))
    store.handovers.forget_content(emptied.id)
    told = store.erasures.handed_over(VISIT)
    assert [(each.handover, each.recipient) for each in told] == [(whole, A_RECIPIENT.title), (emptied, AWO)]
    assert [each.content == CONTENT for each in told] == [True, False]
    assert [each for each in entries(store) if each[0] is AuditAction.HANDOVER_READ] == [
        (AuditAction.HANDOVER_READ, whole.id)
    ]


def test_hand_overs_are_named_without_anything_of_the_person_before_they_are_erased(store: OpenStore) -> None:
    handover = kept(store, a_handover(VISIT))
    before = entries(store)
    assert store.erasures.handovers(VISIT) == [handover]
    assert entries(store) == before
