"""Case Management: offered by what was said, and decided otherwise only with a reason."""

from datetime import date

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.domain.case_management import AGAINST_OFFERING, FOR_OFFERING, Overruling
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import Status
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.domain.visit import Visit, record_of
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.session import NotPrintable, VisitSession
from tests.builders import MORNING, a_situation, a_visit

TODAY = date(2026, 11, 23)
THREE = frozenset({Flag.SCHULDEN, Flag.MIETRUECKSTAND, Flag.KEINE_KV, Flag.ALLEINERZIEHEND})


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(TODAY)


def _session(knowledge: Knowledge, *flags: Flag, status: Status | None = Status.SCHUTZ) -> VisitSession:
    visit: Visit = a_visit(
        needs=(Topic.SCHULDEN_ALLTAG,), flags=frozenset(flags), situation=a_situation(age=34, status=status)
    )
    return VisitSession(visit, knowledge, MORNING)


def test_reasons_either_way_are_all_of_them() -> None:
    assert {*FOR_OFFERING, *AGAINST_OFFERING} == set(Overruling)


def test_each_row_counts_once_and_shows_what_was_said(knowledge: Knowledge) -> None:
    standing = _session(knowledge, *THREE).case_management
    assert standing.offered
    assert standing.criteria == (
        frozenset({Flag.SCHULDEN, Flag.MIETRUECKSTAND}),
        frozenset({Flag.KEINE_KV}),
        frozenset({Flag.ALLEINERZIEHEND}),
    )
    assert standing.kind == "cm_stadt"


@pytest.mark.parametrize(
    ("flags", "verdict"),
    [
        ((Flag.SCHULDEN,), Verdict.NOT),
        ((Flag.SCHULDEN, Flag.KEINE_KV), Verdict.COULD_FIT),
        ((Flag.SCHULDEN, Flag.AEMTER_DREHTUER), Verdict.FITS),
    ],
)
def test_threshold_of_the_rule(knowledge: Knowledge, flags: tuple[Flag, ...], verdict: Verdict) -> None:
    assert _session(knowledge, *flags).case_management.verdict is verdict


def test_an_offer_keeps_what_the_slip_held_and_can_be_undone(knowledge: Knowledge) -> None:
    session = _session(knowledge, *THREE)
    before = [step.kind for step in session.steps()]
    session.offer_case_management()
    after = [step.kind for step in session.steps()]
    assert session.has_case_management
    assert after[-1] == "cm_stadt"
    assert [kind for kind in before if kind not in knowledge.rulebook.guiding] == after[:-1]
    session.undo()
    assert not session.has_case_management


def test_against_the_rules_it_is_offered_with_a_reason_and_guides_alone(knowledge: Knowledge) -> None:
    session = _session(knowledge)
    session.offer_case_management(Overruling.WISHED)
    assert session.visit.overruling is Overruling.WISHED
    assert session.has_case_management
    assert not any(each.primary for each in session.answer.suggestions)


def test_without_a_known_status_the_free_carrier_takes_the_case(knowledge: Knowledge) -> None:
    assert _session(knowledge, status=None).case_management.kind == "cm_freie"
    assert _session(knowledge, status=Status.OFFEN).case_management.kind == "cm_freie"


def test_what_is_left_out_for_a_reason_is_not_suggested_again(knowledge: Knowledge) -> None:
    session = _session(knowledge, *THREE)
    session.leave_case_management_out(Overruling.DECLINED)
    assert not {"cm_stadt", "cm_freie"} & {each.kind for each in session.answer.suggestions}
    assert session.case_management.offered
    session.offer_case_management()
    assert session.visit.overruling is None
    assert session.has_case_management


def test_the_reason_stays_but_not_of_a_violence_visit(knowledge: Knowledge) -> None:
    session = _session(knowledge)
    session.offer_case_management(Overruling.ENTANGLED)
    visit = session.visit
    assert record_of(visit, knowledge.catalogue, visit.opened_at, gaps=()).overruling is Overruling.ENTANGLED
    session.set_flag(Flag.GEWALT_AKUT, True)
    assert record_of(session.visit, knowledge.catalogue, visit.opened_at, gaps=()).overruling is None


def test_in_acute_danger_nobody_is_sent_to_case_management(knowledge: Knowledge) -> None:
    session = _session(knowledge, *THREE, Flag.GEWALT_AKUT)
    assert session.case_management.kind is None
    with pytest.raises(NotPrintable) as caught:
        session.offer_case_management(Overruling.WISHED)
    assert caught.value.details == {"rule": "R17"}
    assert not session.has_case_management
