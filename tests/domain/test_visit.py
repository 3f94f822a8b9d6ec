"""A visit changes by being replaced, and of a closed one only what may stay is left."""

from dataclasses import fields

from erstanlauf.domain.catalogue import Kind, OfferId, Privacy
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import Span, Status
from erstanlauf.domain.visit import (
    Choice,
    Outcome,
    Visit,
    is_violence_visit,
    marked_unsuitable,
    record_of,
    with_answer,
    with_choice,
    with_flag,
    with_need,
)
from tests.builders import MORNING, a_catalogue, a_service, a_situation, a_visit

CATALOGUE = a_catalogue(
    a_service("course"),
    a_service("debt", privacy=Privacy.DRAFT_ONLY),
    a_service("shelter", privacy=Privacy.NEUTRAL_SLIP),
)


def test_needs_keep_the_order_in_which_they_were_given() -> None:
    visit = with_need(with_need(with_need(a_visit(), Topic.WOHNEN, True), Topic.SPRACHE, True), Topic.WOHNEN, False)
    assert with_need(visit, Topic.WOHNEN, True).needs == (Topic.SPRACHE, Topic.WOHNEN)


def test_no_answer_is_remembered_so_that_nobody_is_asked_twice() -> None:
    visit = with_answer(a_visit(), "age", None)
    assert (visit.situation.age, visit.skipped) == (None, frozenset({"age"}))
    assert with_answer(visit, "age", Span(18, 24)).skipped == frozenset()


def test_another_offer_of_a_kind_takes_the_place_of_the_first() -> None:
    visit = with_choice(with_choice(a_visit(), Choice(Kind("course"))), Choice(Kind("debt")))
    changed = with_choice(visit, Choice(Kind("course"), OfferId("course/b")))
    assert [each.offer for each in changed.chosen] == ["course/b", None]


def test_an_unsuitable_service_is_chosen_no_more() -> None:
    visit = marked_unsuitable(with_choice(a_visit(), Choice(Kind("course"))), Kind("course"))
    assert (visit.chosen, visit.unsuitable) == ((), frozenset({Kind("course")}))


def test_a_record_keeps_topics_and_referrals_but_no_answer_no_flag_and_nothing_sensitive() -> None:
    visit = a_visit(
        language="ar",
        needs=(Topic.SPRACHE, Topic.SCHULDEN_ALLTAG),
        flags=frozenset({Flag.SCHULDEN, Flag.KRANK_PSYCHE}),
        situation=a_situation(age=34, status=Status.SCHUTZ),
        chosen=(Choice(Kind("course"), OfferId("course/x")), Choice(Kind("debt"))),
    )
    record = record_of(visit, CATALOGUE, MORNING, gaps=())
    assert record.topics == (Topic.SPRACHE, Topic.SCHULDEN_ALLTAG)
    assert record.referrals == (("course", "course/x", Outcome.CHOSEN),)
    assert not {"flags", "situation", "language", "skipped"} & {each.name for each in fields(record)}


def test_of_a_violence_visit_only_stays_that_there_was_one() -> None:
    for visit in (
        with_need(a_visit(chosen=(Choice(Kind("course")),)), Topic.GEWALTSCHUTZ, True),
        with_flag(a_visit(needs=(Topic.SPRACHE,)), Flag.MENSCHENHANDEL, True),
        with_choice(a_visit(needs=(Topic.WOHNEN,)), Choice(Kind("shelter"))),
    ):
        record = record_of(visit, CATALOGUE, MORNING, gaps=())
        assert is_violence_visit(visit, CATALOGUE)
        assert (record.number, record.topics, record.referrals) == (None, (), ())


def test_a_choice_the_catalogue_no_longer_holds_is_kept_back() -> None:
    record = record_of(a_visit(chosen=(Choice(Kind("gone")),)), CATALOGUE, MORNING, gaps=())
    assert record.referrals == ()


def test_a_visit_has_no_field_for_a_person() -> None:
    assert {each.name for each in fields(Visit)} == {
        "id", "number", "opened_at", "language", "needs", "flags", "situation", "skipped", "chosen", "unsuitable",
        "slips_issued", "overruling", "handover_code", "earlier", "handover_refused",
    }  # fmt: skip
