"""What the newcomer sees follows the visit and the clerk's page; of a violence visit nothing is to be seen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import SlipNumber, Visit, VisitId
from erstanlauf.ui.flow.stage import Stage
from erstanlauf.ui.newcomer.view import Board, View, view_of

NEW = Visit(VisitId("1"), SlipNumber("K7-418-3"), datetime(2026, 11, 23, tzinfo=UTC))
ARABIC = replace(NEW, language="ar", needs=(Topic.SPRACHE,))


def seen(visit: Visit, stage: Stage, fact: str = "", *, is_violence: bool = False, is_unprinted: bool = False) -> View:
    return view_of(visit, stage, fact, (), is_violence=is_violence, is_unprinted=is_unprinted)


@pytest.mark.parametrize(
    ("stage", "fact", "board"),
    [
        (Stage.LANGUAGE, "", Board.LANGUAGES),
        (Stage.NEEDS, "status", Board.TOPICS),
        (Stage.QUESTION, "status", Board.QUESTION),
        (Stage.QUESTION, "", Board.MOMENT),
        (Stage.SLIP, "status", Board.SLIP),
    ],
)
def test_the_board_follows_the_stage(stage: Stage, fact: str, board: Board) -> None:
    assert seen(ARABIC, stage, fact).board is board


def test_before_a_language_is_chosen_another_one_stands_beside_german() -> None:
    assert seen(NEW, Stage.LANGUAGE).language == "en"
    assert seen(ARABIC, Stage.LANGUAGE).language == "ar"


def test_a_slip_that_could_not_be_printed_is_there_to_read() -> None:
    assert seen(ARABIC, Stage.SLIP, is_unprinted=True).board is Board.READING


@given(st.sampled_from(Stage), st.sampled_from(["", "status"]), st.booleans())
def test_of_a_violence_visit_nothing_is_seen_at_any_stage(stage: Stage, fact: str, is_unprinted: bool) -> None:
    assert seen(ARABIC, stage, fact, is_violence=True, is_unprinted=is_unprinted) == View(Board.MOMENT, "ar")
