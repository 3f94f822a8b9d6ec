"""What is kept of a visit for the figures: nothing that was said unasked, nothing of a violence visit."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from erstanlauf.app import load_knowledge
from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind, Privacy
from erstanlauf.domain.figures.target_groups import NOT_KNOWN
from erstanlauf.domain.handover.withdrawal_code import withdrawal_code
from erstanlauf.domain.needs import VIOLENCE_FLAGS, Flag, Topic
from erstanlauf.domain.situation import Partner, Situation, Span, Status
from erstanlauf.domain.suggestion import LIMITS
from erstanlauf.domain.visit import (
    NOTHING_FOR_FIGURES,
    CaseStep,
    Choice,
    ForFigures,
    Visit,
    is_violence_visit,
    record_of,
)
from erstanlauf.usecases.figures.recording import for_figures
from erstanlauf.usecases.session import VisitSession
from tests.builders import TODAY, a_visit
from tests.store.samples import VISITS

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)
KNOWLEDGE = load_knowledge(TODAY)
RULES = {rule.id for rule in KNOWLEDGE.rulebook.rules} | {LIMITS}
GROUPS = {str(each.id) for each in KNOWLEDGE.groups} | {NOT_KNOWN}
CODE = withdrawal_code(bytes(range(7)))
OFFERED = frozenset({Flag.SCHULDEN, Flag.KEINE_KV, Flag.ALLEINERZIEHEND})
"""Enough at once for the rules to offer Case Management."""
CM = Choice(Kind("cm_stadt"))
AS_FOUND = (Phase.explicit, Phase.generate)
"""To make a visit that fails smaller takes minutes, and it can be read as it is."""
MANY = settings(max_examples=60, deadline=None, phases=AS_FOUND)
FEW = settings(max_examples=25, deadline=None, phases=AS_FOUND)


def recorded(visit: Visit) -> ForFigures:
    return for_figures(VisitSession(visit, KNOWLEDGE, NOW), KNOWLEDGE, NOW)


def of(visit: Visit) -> ForFigures:
    """Return what stays of it once the visit is closed."""
    return record_of(visit, KNOWLEDGE.catalogue, NOW, (), recorded(visit)).figures


@MANY
@given(VISITS)
def test_only_known_codes_are_kept_and_of_a_violence_visit_nothing(visit: Visit) -> None:
    figures = of(visit)
    if is_violence_visit(visit, KNOWLEDGE.catalogue):
        assert figures == NOTHING_FOR_FIGURES
    else:
        assert figures.group in GROUPS
        assert figures.near_misses <= RULES


@FEW
@given(VISITS, st.sampled_from(sorted(VIOLENCE_FLAGS)))
def test_whatever_else_was_said_violence_leaves_no_figure(visit: Visit, flag: Flag) -> None:
    assert of(replace(visit, flags=visit.flags | {flag})) == NOTHING_FOR_FIGURES
    assert of(replace(visit, needs=(*visit.needs, Topic.GEWALTSCHUTZ))) == NOTHING_FOR_FIGURES
    assert of(replace(visit, chosen=(Choice(Kind("frauenhaus")),))) == NOTHING_FOR_FIGURES


@MANY
@given(VISITS, st.frozensets(st.sampled_from(Flag)), st.lists(st.sampled_from(Topic), unique=True).map(tuple))
def test_neither_flag_nor_need_moves_anybody_to_another_group(
    visit: Visit, flags: frozenset[Flag], needs: tuple[Topic, ...]
) -> None:
    assert recorded(replace(visit, flags=flags, needs=needs)).group == recorded(visit).group


@MANY
@given(VISITS, st.frozensets(st.sampled_from(Flag)))
def test_nothing_said_unasked_is_told_on_by_a_rule(visit: Visit, flags: frozenset[Flag]) -> None:
    assert recorded(replace(visit, flags=flags)).near_misses == recorded(visit).near_misses


@MANY
@given(VISITS)
def test_a_status_left_open_on_purpose_is_kept_as_if_nobody_had_asked(visit: Visit) -> None:
    left_open = replace(visit, situation=replace(visit.situation, status=Status.OFFEN))
    never_asked = replace(visit, situation=replace(visit.situation, status=None))
    open_, unasked = recorded(left_open), recorded(never_asked)
    assert (open_.group, open_.near_misses) == (unasked.group, unasked.near_misses)


@FEW
@given(VISITS, st.sampled_from(Status))
def test_a_partner_leaves_nothing_in_the_figures(visit: Visit, status: Status) -> None:
    with_partner = replace(visit, situation=replace(visit.situation, partner=Partner(Span(27, 66), status)))
    assert recorded(with_partner).near_misses == recorded(visit).near_misses


def test_rules_that_kept_services_off_are_those_that_are_shown() -> None:
    visit = a_visit(needs=(Topic.EXISTENZSICHERUNG,), situation=Situation(status=Status.STUDIUM, age=Span(27, 66)))
    session = VisitSession(visit, KNOWLEDGE, NOW)
    shown = {reason.rule for miss in session.answer.near_misses for reason in miss.reasons}
    assert shown
    assert for_figures(session, KNOWLEDGE, NOW).near_misses == shown


def test_a_service_that_leaves_no_trace_leaves_none_by_its_rule() -> None:
    visit = a_visit(needs=(Topic.GESUNDHEIT,), situation=Situation(status=Status.ARBEIT, age=Span(27, 66)))
    answer, privacy_of = VisitSession(visit, KNOWLEDGE, NOW).answer, KNOWLEDGE.catalogue.privacy_of
    traceless = [each for each in answer.near_misses if privacy_of(each.kind) is not Privacy.OPEN]
    assert {reason.rule for miss in traceless for reason in miss.reasons} == {"R29"}
    assert recorded(visit).near_misses == {"R16"}


def test_nobody_who_is_silent_about_papers_is_known_by_the_rule_for_that() -> None:
    for need in Topic:
        visit = a_visit(needs=(need,), situation=Situation(status=Status.OFFEN, age=Span(27, 66)))
        same = replace(visit, situation=Situation(age=Span(27, 66)))
        assert recorded(visit).near_misses == recorded(same).near_misses


def test_who_wants_to_stay_unnamed_counts_by_facts_like_everybody() -> None:
    visit = a_visit(flags=frozenset({Flag.ANONYM}), situation=Situation(status=Status.SCHUTZ))
    assert recorded(visit).group == "refugees"
    assert recorded(replace(visit, situation=Situation())).group == NOT_KNOWN


def step(**changes: object) -> CaseStep | None:
    return of(
        replace(
            a_visit(needs=(Topic.SCHULDEN_ALLTAG,), situation=Situation(status=Status.SCHUTZ, age=Span(27, 66))),
            **changes,  # type: ignore[arg-type]  # a test names fields as it likes
        )
    ).case


@pytest.mark.parametrize(
    ("expected", "changes"),
    [
        (None, {}),
        (None, {"handover_refused": True}),
        (None, {"handover_code": CODE, "chosen": (Choice(Kind("mbe")),)}),
        (None, {"unsuitable": frozenset({Kind("cm_stadt")})}),
        (CaseStep.OFFERED, {"flags": OFFERED}),
        (CaseStep.OFFERED, {"flags": OFFERED, "chosen": (Choice(Kind("mbe")),)}),
        (CaseStep.OFFERED, {"flags": OFFERED, "handover_code": CODE, "chosen": (Choice(Kind("mbe")),)}),
        (CaseStep.DECLINED, {"flags": OFFERED, "overruling": Overruling.DECLINED}),
        (CaseStep.DECLINED, {"flags": OFFERED, "handover_refused": True}),
        (CaseStep.DECLINED, {"flags": OFFERED, "handover_refused": True, "chosen": (CM,)}),
        (CaseStep.DECLINED, {"overruling": Overruling.DECLINED}),
        (CaseStep.LEFT_OUT, {"flags": OFFERED, "overruling": Overruling.SUPPORTED}),
        (CaseStep.LEFT_OUT, {"flags": OFFERED, "overruling": Overruling.ONE_SERVICE}),
        (CaseStep.LEFT_OUT, {"flags": OFFERED, "unsuitable": frozenset({Kind("cm_stadt")})}),
        (CaseStep.ON_SLIP, {"flags": OFFERED, "chosen": (CM,)}),
        (CaseStep.ON_SLIP, {"chosen": (CM,), "overruling": Overruling.WISHED}),
        (CaseStep.HANDED_OVER, {"flags": OFFERED, "chosen": (CM,), "handover_code": CODE}),
        (CaseStep.HANDED_OVER, {"chosen": (CM,), "overruling": Overruling.ENTANGLED, "handover_code": CODE}),
        (CaseStep.HANDED_OVER, {"chosen": (CM,), "handover_code": CODE, "handover_refused": True}),
        (None, {"flags": OFFERED | {Flag.GEWALT_AKUT}, "chosen": (CM,), "handover_code": CODE}),
    ],
)
def test_the_last_step_of_case_management_counts(expected: CaseStep | None, changes: dict[str, object]) -> None:
    assert step(**changes) is expected
