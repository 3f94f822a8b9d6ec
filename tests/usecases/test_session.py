"""The open visit at the counter: answered at once, undone at will, and never printing what must not be printed."""

from datetime import UTC, date, datetime

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import German, Span, Status
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.domain.visit import Choice, Earlier, EarlierReferral, SlipNumber, Visit
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.session import NotPrintable, VisitSession
from erstanlauf.usecases.slips import slip_of
from tests.builders import MORNING, a_visit

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(TODAY)


@pytest.fixture
def session(knowledge: Knowledge) -> VisitSession:
    return VisitSession(a_visit(), knowledge, MORNING)


def test_every_change_is_answered_at_once(session: VisitSession) -> None:
    assert not session.answer.suggestions
    session.set_need(Topic.ORIENTIERUNG, True)
    session.answer_question("age", Span(27, 66))
    session.answer_question("status", Status.SCHUTZ)
    assert session.answer.suggestions[0].kind == "mbe"


def test_undo_and_redo_walk_through_the_changes(session: VisitSession) -> None:
    session.pick_language("ar")
    session.set_need(Topic.SPRACHE, True)
    assert session.undo()
    assert not session.visit.needs
    assert session.visit.language == "ar"
    assert session.redo()
    assert session.visit.needs == (Topic.SPRACHE,)
    assert not session.redo()


def test_a_change_after_undo_ends_what_could_be_done_again(session: VisitSession) -> None:
    session.set_need(Topic.SPRACHE, True)
    session.undo()
    session.set_need(Topic.WOHNEN, True)
    assert not session.redo()


def test_a_change_that_changes_nothing_is_no_step(session: VisitSession) -> None:
    session.set_need(Topic.SPRACHE, False)
    assert not session.undo()


def test_a_question_without_answer_is_not_asked_again(session: VisitSession) -> None:
    session.set_need(Topic.SPRACHE, True)
    asked = "age"
    assert asked in session.answer.next_questions
    session.answer_question(asked, None)
    assert asked not in session.answer.next_questions


def test_a_choice_of_an_earlier_catalogue_stands_in_nobodys_way(knowledge: Knowledge) -> None:
    session = VisitSession(a_visit(chosen=(Choice(Kind("gone")), Choice(Kind("ibz")))), knowledge, MORNING)
    assert [step.kind for step in session.plan(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))] == ["ibz"]


def test_an_unsuitable_service_is_not_suggested_again(session: VisitSession) -> None:
    session.set_need(Topic.SPRACHE, True)
    session.mark_unsuitable(Kind("mbe"))
    assert "mbe" not in {each.kind for each in session.answer.suggestions}


def test_a_public_office_cannot_be_chosen_while_the_status_is_not_answered(session: VisitSession) -> None:
    with pytest.raises(NotPrintable) as caught:
        session.choose(Kind("jobcenter"))
    assert caught.value.details == {"rule": "R29"}
    session.answer_question("status", Status.SCHUTZ)
    session.choose(Kind("jobcenter"))
    assert [each.kind for each in session.steps()] == ["jobcenter"]


def test_what_was_chosen_is_not_printed_once_a_guard_bars_it(session: VisitSession) -> None:
    session.set_need(Topic.SPRACHE, True)
    session.choose(Kind("deutsch_offen"))
    session.set_flag(Flag.GEWALT_AKUT, True)
    assert "deutsch_offen" not in {each.kind for each in session.steps()}
    assert not session.visit.chosen
    session.undo()
    assert [each.kind for each in session.steps()] == ["deutsch_offen"]


def test_in_danger_only_protection_is_shown_and_nothing_of_it_is_printed(
    session: VisitSession, knowledge: Knowledge
) -> None:
    for topic in (Topic.SPRACHE, Topic.EXISTENZSICHERUNG):
        session.set_need(topic, True)
    session.answer_question("status", Status.SCHUTZ)
    session.set_flag(Flag.GEWALT_AKUT, True)
    protection = {"notruf", "hilfetelefon", "frauenhaus", "frauenberatung", "jugendamt", "maedchenhaus", "nadeschda"}
    assert {each.kind for each in session.answer.suggestions} <= protection
    assert {each.kind for each in session.steps()} <= protection
    assert session.answer.near_misses == ()
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    slip = slip_of(session.visit, session.steps(), session.plan(now), knowledge, session.answer, TODAY)
    assert slip.neutral
    assert (slip.number, slip.steps) == (None, ())


def test_a_clock_behind_the_law_switches_no_rule_off(knowledge: Knowledge) -> None:
    session = VisitSession(a_visit(), knowledge, datetime(1999, 1, 1, tzinfo=UTC))
    session.answer_question("status", Status.OFFEN)
    assert Kind("jobcenter") in session.answer.barred


def test_without_a_choice_the_best_suggestions_are_printed(session: VisitSession) -> None:
    session.set_need(Topic.SPRACHE, True)
    session.answer_question("status", Status.SCHUTZ)
    session.answer_question("age", Span(27, 66))
    assert [each.kind for each in session.steps()] == ["mbe", "integrationskurs"]


def test_a_choice_without_an_offer_takes_the_one_that_is_best_known(session: VisitSession) -> None:
    session.choose(Kind("integrationskurs"))
    assert session.steps()[0].offer == "integrationskurs/ibz"


def test_nothing_unprintable_is_among_the_steps(session: VisitSession) -> None:
    session.set_need(Topic.EXISTENZSICHERUNG, True)
    printable = {each.kind for each in session.answer.suggestions if each.printable}
    assert {each.kind for each in session.steps()} <= printable


def test_an_unaccompanied_minor_gets_a_slip_that_names_the_youth_office(session: VisitSession) -> None:
    session.answer_question("age", Span.exactly(16))
    session.set_flag(Flag.UNBEGLEITET, True)
    assert [each.kind for each in session.answer.suggestions] == ["jugendamt_uma", "maedchenhaus"]
    assert [choice.kind for choice in session.steps()] == ["jugendamt_uma"]


def test_issuing_a_slip_keeps_what_it_held_and_is_no_step_of_undo(session: VisitSession) -> None:
    session.set_need(Topic.SPRACHE, True)
    steps = session.steps()
    session.slip_issued()
    assert (session.visit.chosen, session.visit.slips_issued) == (steps, 1)
    assert not session.undo()
    assert session.visit.slips_issued == 1


def test_a_turned_switch_is_answered_at_once_and_is_no_step(session: VisitSession, knowledge: Knowledge) -> None:
    session.set_need(Topic.SPRACHE, True)
    session.answer_question("status", Status.UKRAINE24)
    session.answer_question("age", Span.exactly(41))
    session.answer_question("german", German.A1)
    before = session.visit
    assert verdict_of(session, "integrationskurs") is Verdict.COULD_FIT
    session.turn_switches({**knowledge.switches, "ik_zulassung": "priority"})
    assert verdict_of(session, "integrationskurs") is Verdict.FITS
    assert session.visit == before
    session.undo()
    session.redo()
    assert verdict_of(session, "integrationskurs") is Verdict.FITS


def verdict_of(session: VisitSession, kind: str) -> Verdict:
    [found] = [each.verdict for each in session.answer.suggestions if each.kind == kind]
    return found


def test_an_untouched_visit_is_empty() -> None:
    assert a_visit().is_empty
    assert not a_visit(language="ar").is_empty
    assert isinstance(a_visit(), Visit)


def test_a_return_is_one_step_of_undo_and_says_where_the_person_has_been(knowledge: Knowledge) -> None:
    session = VisitSession(a_visit(needs=(Topic.WOHNEN,)), knowledge, MORNING)
    before = session.visit
    referral = EarlierReferral(Kind("mbe"), OfferId("mbe/awo"))
    session.come_back(Earlier(SlipNumber("K7-211-3"), TODAY, (referral,)), (Topic.SPRACHE, Topic.WOHNEN))

    assert session.visit.needs == (Topic.WOHNEN, Topic.SPRACHE)
    assert session.earlier_referral(Kind("mbe")) == referral
    assert session.earlier_referral(Kind("jmd")) is None
    assert session.undo()
    assert session.visit == before


def test_going_back_to_a_state_takes_all_since_then_back_for_good(knowledge: Knowledge) -> None:
    session = VisitSession(a_visit(), knowledge, MORNING)
    session.set_need(Topic.WOHNEN, True)
    before = session.visit
    session.set_need(Topic.SPRACHE, True)
    session.set_need(Topic.WOHNEN, False)

    session.back_to(before)
    assert session.visit == before
    assert not session.redo()
    session.back_to(a_visit(slips_issued=9))  # it never was in that state
    assert session.visit == before
