"""A counter's visits from opening to closing, over the real encrypted store."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from erstanlauf.app import load_knowledge, load_published
from erstanlauf.domain import visit as change
from erstanlauf.domain.catalogue import Confidence, Contact, Kind, Stated
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import Span, Status
from erstanlauf.domain.visit import Choice
from erstanlauf.usecases.demo_day import fill_the_morning
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.reprint import NothingKept
from erstanlauf.usecases.session import VisitSession
from tests.builders import TODAY
from tests.slips.sheets.handed import a_handover
from tests.store.desks import opened

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = opened(tmp_path)
    yield Desk(store.visits, load_knowledge(TODAY), store.permit)
    store.close()


def test_a_visit_is_saved_from_its_first_moment(desk: Desk) -> None:
    visit = desk.open_visit(NOON)
    [draft] = desk.recover()
    assert (draft.visit, draft.saved_at) == (visit, NOON)


def test_a_closed_visit_is_in_todays_list_and_no_draft_any_more(desk: Desk) -> None:
    visit = change.with_need(desk.open_visit(NOON), Topic.SPRACHE, wanted=True)
    desk.save(visit, NOON)
    desk.close(visit, NOON)
    [entry] = desk.today(NOON)
    assert (entry.number, entry.topics) == (visit.number, (Topic.SPRACHE,))
    assert desk.recover() == []


def test_an_untouched_visit_leaves_nothing(desk: Desk) -> None:
    visit = desk.open_visit(NOON)
    desk.close(visit, NOON)
    assert (desk.today(NOON), desk.recover()) == ([], [])


def test_closing_can_be_taken_back_with_everything_the_visit_held(desk: Desk) -> None:
    visit = change.with_flag(desk.open_visit(NOON), Flag.SCHULDEN, said=True)
    visit = change.with_choice(visit, Choice(Kind("schuldner")))
    desk.save(visit, NOON)
    desk.close(visit, NOON)
    desk.undo_close(visit, NOON + timedelta(seconds=5))
    assert [draft.visit for draft in desk.recover()] == [visit]
    assert desk.today(NOON) == []


def test_of_a_violence_visit_today_shows_neither_number_nor_topic(desk: Desk) -> None:
    visit = change.with_need(desk.open_visit(NOON), Topic.GEWALTSCHUTZ, wanted=True)
    visit = change.with_need(visit, Topic.WOHNEN, wanted=True)
    desk.save(visit, NOON)
    desk.close(visit, NOON)
    [entry] = desk.today(NOON)
    assert (entry.number, entry.topics) == (None, ())


def test_a_slip_can_be_made_again_of_what_is_kept(desk: Desk) -> None:
    visit = change.with_need(desk.open_visit(NOON), Topic.WOHNEN, wanted=True)
    visit = change.with_flag(visit, Flag.SCHULDEN, said=True)
    for kind in ("mbe", "schuldner"):
        visit = change.with_choice(visit, Choice(Kind(kind)))
    visit = change.in_language(visit, "ar")
    desk.save(visit, NOON)
    desk.close(visit, NOON)

    slip = desk.slip_again(visit.id, NOON)
    assert (slip.number, slip.language, slip.neutral) == (visit.number, "ar", False)
    assert [step.kind for step in slip.steps] == ["mbe"]  # the debt went when the visit was closed

    desk.today(NOON + timedelta(days=1))
    assert desk.slip_again(visit.id, NOON).language == "de"


def test_a_slip_made_again_has_the_code_to_withdraw_with_as_long_as_there_is_something_to_withdraw(
    tmp_path: Path,
) -> None:
    store = opened(tmp_path)
    handed: list[Handover] = []
    desk = Desk(store.visits, load_knowledge(TODAY), store.permit, handovers_of=lambda _: handed)
    visit = change.with_choice(desk.open_visit(NOON), Choice(Kind("mbe")))
    desk.save(visit, NOON)
    desk.close(visit, NOON)
    assert desk.slip_again(visit.id, NOON).withdrawal_code is None

    handed.append(a_handover())
    assert desk.slip_again(visit.id, NOON).withdrawal_code == handed[0].code

    handed[0] = replace(handed[0], consent=handed[0].consent.without({DataField.NAME}))
    assert desk.slip_again(visit.id, NOON).withdrawal_code is None
    store.close()


def test_what_a_guard_would_bar_without_the_answers_is_on_the_slip_again(desk: Desk) -> None:
    visit = change.with_need(desk.open_visit(NOON), Topic.EXISTENZSICHERUNG, wanted=True)
    barred = next(iter(VisitSession(visit, load_knowledge(TODAY), NOON).answer.barred))
    visit = change.with_choice(visit, Choice(barred))
    desk.save(visit, NOON)
    desk.close(visit, NOON)

    assert [step.kind for step in desk.slip_again(visit.id, NOON).steps] == [barred]


@pytest.mark.parametrize("need", [Topic.GEWALTSCHUTZ, Topic.WOHNEN], ids=["violence", "nothing chosen"])
def test_where_nothing_is_kept_no_slip_can_be_made_again(desk: Desk, need: Topic) -> None:
    visit = change.with_need(desk.open_visit(NOON), need, wanted=True)
    desk.save(visit, NOON)
    desk.close(visit, NOON)

    with pytest.raises(NothingKept):
        desk.slip_again(visit.id, NOON)


def test_a_need_nobody_answers_is_kept_as_a_gap(tmp_path: Path) -> None:
    store = opened(tmp_path)
    desk = Desk(store.visits, load_knowledge(TODAY), store.permit)
    visit = change.with_need(desk.open_visit(NOON), Topic.EINBUERGERUNG, wanted=True)
    visit = change.with_answer(visit, "months_in_de", Span(3, 35))
    desk.save(visit, NOON)
    desk.close(visit, NOON)
    assert [row["topic"] for row in store.transactions.db.query("SELECT topic FROM visit_gap")] == ["einbuergerung"]
    store.close()


def test_group_rules_and_step_are_kept_with_a_visit_and_nothing_of_a_violence_visit(tmp_path: Path) -> None:
    store = opened(tmp_path)
    desk = Desk(store.visits, load_knowledge(TODAY), store.permit)
    for need in (Topic.EXISTENZSICHERUNG, Topic.GEWALTSCHUTZ):
        visit = change.with_need(desk.open_visit(NOON), need, wanted=True)
        visit = change.with_answer(visit, "status", Status.STUDIUM)
        visit = change.with_choice(visit, Choice(Kind("cm_stadt")))
        desk.save(visit, NOON)
        desk.close(visit, NOON)
    [kept] = store.transactions.db.query("SELECT target_group, case_step FROM visit_figures")
    assert kept == {"target_group": "students", "case_step": "on_slip"}
    rules = {row["rule"] for row in store.transactions.db.query("SELECT rule FROM visit_near_miss")}
    assert rules == {"R07"}

    desk.today(NOON + timedelta(days=1))
    assert store.transactions.db.table("visit_near_miss").count == 0
    store.close()


def test_slip_numbers_run_on_and_are_never_given_twice(desk: Desk) -> None:
    numbers = [desk.open_visit(NOON).number for _ in range(20)]
    assert len(set(numbers)) == 20


def test_the_invented_morning_fills_todays_list(desk: Desk) -> None:
    fill_the_morning(desk, NOON)
    assert next(iter(desk.today(NOON))).topics[0] is Topic.SPRACHE
    assert len(desk.today(NOON)) == 5
    assert desk.recover() == []


def test_a_service_that_is_gone_prints_again_with_facts_as_old_as_they_are(tmp_path: Path) -> None:
    earlier, known = load_published(), load_knowledge(TODAY)
    mbe = earlier.services[Kind("mbe")]
    sure = Stated("0521 1", Confidence.HIGH, mbe.offers[0].sources, "2020-01-01")
    offer = replace(mbe.offers[0], contact=Contact(phone=sure), cost=None, documents=None, spoken=None)
    earlier = replace(earlier, services={**earlier.services, mbe.kind: replace(mbe, offers=(offer,))})
    gone = {kind: each for kind, each in known.catalogue.services.items() if kind != mbe.kind}
    store = opened(tmp_path)
    desk = Desk(store.visits, known, store.permit, lambda _: earlier)
    visit = change.with_need(desk.open_visit(NOON), Topic.WOHNEN, wanted=True)
    visit = change.with_choice(visit, Choice(mbe.kind, offer.id))
    desk.save(visit, NOON)
    desk.close(visit, NOON)
    desk.use_catalogue(replace(known.catalogue, services=gone))

    [step] = desk.slip_again(visit.id, NOON).steps

    assert step.phone is not None
    assert (step.phone.value, step.call_first) == ("0521 1", True)
    store.close()
