"""The call list over a real store: whom to call first, what an answer makes of the catalogue, what is taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erstanlauf.app.catalogue import draft_over
from erstanlauf.domain.ageing import GROUP_OF, AgeLimits, FieldGroup, fact_of
from erstanlauf.domain.catalogue import Confidence, Kind, Offer, OfferId, OfferStatus, Stated
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.domain.people import Role
from erstanlauf.domain.visit import Outcome, VisitRecord
from erstanlauf.knowledge.faults import KnowledgeFault
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.call_list import (
    PAUSE_AFTER_A_TRY,
    AnswerOvertaken,
    Call,
    CallList,
    questions_about,
)
from erstanlauf.usecases.catalogue_draft import CatalogueDraft
from tests.builders import LIMITS, TODAY, no_hints
from tests.store.desks import EVERYTHING, opened
from tests.store.samples import NOON, a_new_visit, an_open_record

IBZ = OfferId("ibz/ibz")
OFFICE = OfferId("abh/stadt_bielefeld")
MBE = OfferId("mbe/awo")
TODAYS_SOURCE = "TEL_20261123"


@pytest.fixture
def draft(store: OpenStore) -> CatalogueDraft:
    return draft_over(store)


@pytest.fixture
def calls(store: OpenStore, draft: CatalogueDraft) -> CallList:
    return call_list(store, draft)


def call_list(
    store: OpenStore, draft: CatalogueDraft, limits: AgeLimits = LIMITS, later: timedelta = timedelta()
) -> CallList:
    return CallList(EVERYTHING, draft, store.catalogue, store.visits, limits, no_hints, lambda: NOON + later)


def the_call(calls: CallList, offer: OfferId) -> Call:
    return next(call for call in calls.calls() if call.offer == offer)


def names(calls: CallList, offer: OfferId) -> list[str]:
    return [question.name for question in the_call(calls, offer).questions]


def in_the_draft(draft: CatalogueDraft, offer_id: OfferId) -> Offer:
    offer = draft.present().offer(offer_id)
    assert offer is not None
    return offer


def chosen(store: OpenStore, kind: Kind, offer: OfferId | None) -> VisitRecord:
    return replace(an_open_record(a_new_visit(store)), referrals=((kind, offer, Outcome.CHOSEN),))


def test_who_has_no_number_comes_last(calls: CallList) -> None:
    has_number = [call.phone is not None for call in calls.calls()]
    assert has_number == sorted(has_number, reverse=True)
    assert not all(has_number)


def test_who_is_recommended_most_is_called_first(store: OpenStore, calls: CallList) -> None:
    called = [call.offer for call in calls.calls() if call.phone]
    often, now_and_then = called[-1], called[-2]
    for offer in (often, often, now_and_then):
        kind = Kind(offer.partition("/")[0])
        store.visits.close_visit(chosen(store, kind, offer))

    assert [call.offer for call in calls.calls()][:2] == [often, now_and_then]


def test_referrals_of_the_last_ninety_days_count(store: OpenStore) -> None:
    store.visits.close_visit(chosen(store, Kind("ibz"), None))

    assert store.visits.referrals_since(NOON.date()) == {"ibz": 1}
    assert store.visits.referrals_since(NOON.date() + timedelta(days=1)) == {}


def test_a_fact_that_still_holds_is_confirmed_today_by_telephone(draft: CatalogueDraft, calls: CallList) -> None:
    before = fact_of(in_the_draft(draft, IBZ), "address")
    assert before is not None

    calls.answer(IBZ, ("address",), {})

    fact = fact_of(in_the_draft(draft, IBZ), "address")
    assert fact == Stated(before.value, Confidence.HIGH, (TODAYS_SOURCE, *before.sources), "2026-11-23", Role.CATALOGUE)
    assert draft.present().sources[TODAYS_SOURCE].date == "2026-11-23"
    assert "address" not in names(calls, IBZ)


def test_a_new_value_rests_on_the_call_alone(draft: CatalogueDraft, calls: CallList) -> None:
    calls.answer(IBZ, (), {"hours": "Mo-Fr 9:00-12:00"})

    fact = fact_of(in_the_draft(draft, IBZ), "hours")
    assert fact == Stated("Mo-Fr 9:00-12:00", Confidence.HIGH, (TODAYS_SOURCE,), "2026-11-23", Role.CATALOGUE)


def test_what_an_office_has_no_longer_is_taken_out(draft: CatalogueDraft, calls: CallList) -> None:
    calls.answer(IBZ, (), {"email": None, "appointment": None})

    offer = in_the_draft(draft, IBZ)
    assert (offer.contact.email, offer.contact.appointment, offer.contact.appointment_only) == (None, None, False)


def test_a_value_that_could_not_be_read_back_is_refused(draft: CatalogueDraft, calls: CallList) -> None:
    with pytest.raises(KnowledgeFault):
        calls.answer(IBZ, (), {"phone": "ruf an"})

    assert draft.steps == 0
    assert calls.undo() is None


def test_who_is_gone_is_never_called_or_suggested_again_but_stays(draft: CatalogueDraft, calls: CallList) -> None:
    calls.gone(MBE)

    assert in_the_draft(draft, MBE).status is OfferStatus.DEFUNCT
    assert MBE not in {call.offer for call in calls.calls()}
    assert TODAYS_SOURCE in in_the_draft(draft, MBE).sources


def test_whom_nobody_reached_comes_back_after_a_pause(store: OpenStore, draft: CatalogueDraft) -> None:
    call_list(store, draft).not_reached(IBZ)

    for later, is_there in ((timedelta(minutes=5), False), (PAUSE_AFTER_A_TRY, True)):
        offers = {call.offer for call in call_list(store, draft, later=later).calls()}
        assert (IBZ in offers) is is_there


def test_answers_are_taken_back_one_by_one(draft: CatalogueDraft, calls: CallList) -> None:
    before = draft.present()
    calls.answer(IBZ, ("address",), {})
    calls.not_reached(MBE)
    calls.gone(OFFICE)

    assert [calls.undo() for _ in range(4)] == [OFFICE, MBE, IBZ, None]
    assert draft.present() == before
    assert MBE in {call.offer for call in calls.calls()}


def test_work_of_others_is_never_taken_back(draft: CatalogueDraft, calls: CallList) -> None:
    calls.answer(IBZ, ("address",), {})
    draft.change(Edit((replace(draft.present().services[Kind("mbe")], name="Beratung"),)))

    with pytest.raises(AnswerOvertaken):
        calls.undo()

    assert draft.steps == 2


def test_published_answers_are_not_taken_back(draft: CatalogueDraft, calls: CallList) -> None:
    calls.answer(IBZ, ("address",), {})
    draft.publish()

    with pytest.raises(AnswerOvertaken):
        calls.undo()


def test_the_day_is_counted_also_after_publishing_and_with_a_new_log_in(
    store: OpenStore, draft: CatalogueDraft, calls: CallList
) -> None:
    calls.answer(IBZ, ("address",), {})
    calls.answer(IBZ, (), {"hours": "Mo-Fr 9:00-12:00"})
    calls.not_reached(MBE)
    draft.publish()
    calls.gone(OFFICE)

    progress = call_list(store, draft_over(store)).progress()

    assert (progress.called_today, progress.unpublished) == (3, 1)
    assert call_list(store, draft, later=timedelta(days=1)).progress().called_today == 0


def test_confirming_raises_the_share(calls: CallList) -> None:
    before = calls.progress().share
    calls.answer(IBZ, names(calls, IBZ)[:1], {})
    after = calls.progress().share
    assert (after.confirmed, after.all) == (before.confirmed + 1, before.all)


def test_where_people_hide_nobody_asks_for_the_place(calls: CallList) -> None:
    asked = {
        question.name for call in calls.calls() if call.offer.startswith("frauenhaus/") for question in call.questions
    }
    assert not {name for name in asked if GROUP_OF[name] is FieldGroup.PLACE}


def test_emergency_numbers_and_the_own_desk_are_not_called(store: OpenStore, draft: CatalogueDraft) -> None:
    own = draft.present().own_desk
    calls = call_list(store, draft, replace(LIMITS, ageless=frozenset((Kind("ibz"),)))).calls()
    assert not {call.offer for call in calls if call.offer.partition("/")[0] in ("ibz", own)}


@pytest.fixture(scope="module")
def long_day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CatalogueDraft, CallList]]:
    store = opened(tmp_path_factory.mktemp("store"))
    draft = draft_over(store)
    yield draft, call_list(store, draft)
    store.close()


@settings(max_examples=25)
@given(answers=st.lists(st.tuples(st.integers(0), st.sampled_from(("right", "unknown", "gone", "nobody"))), max_size=6))
def test_what_is_answered_never_comes_again_the_rest_stays_and_all_can_be_taken_back(
    answers: list[tuple[int, str]], long_day: tuple[CatalogueDraft, CallList]
) -> None:
    draft, calls = long_day
    start = draft.present()
    for number, answer in answers:
        to_call = calls.calls()
        _answer(draft, calls, to_call[number % len(to_call)], number, answer)
    while calls.undo():
        pass
    assert draft.present() == start


def _answer(draft: CatalogueDraft, calls: CallList, call: Call, number: int, answer: str) -> None:
    question = call.questions[number % len(call.questions)]
    before = in_the_draft(draft, call.offer)
    if answer == "gone":
        calls.gone(call.offer)
    elif answer == "nobody":
        calls.not_reached(call.offer)
    elif answer == "right" and question.fact is not None:
        calls.answer(call.offer, (question.name,), {})
        after = in_the_draft(draft, call.offer)
        assert question.name not in {each.name for each in questions_about(after, LIMITS, TODAY)}
        assert all(fact_of(after, name) == fact_of(before, name) for name in GROUP_OF if name != question.name)
    if answer in ("gone", "nobody"):
        assert call.offer not in {each.offer for each in calls.calls()}
