"""Every question can be left open, and none asks what must not be asked."""

import pytest

from erstanlauf.domain.questions import NO_ANSWER, is_asked, question
from erstanlauf.domain.situation import FACTS, Status

ASKED = [fact for fact in FACTS if is_asked(fact)]


@pytest.mark.parametrize("fact", ASKED)
def test_keine_angabe_is_the_first_answer_of_every_question(fact: str) -> None:
    first, *others = question(fact).options
    assert first.code == NO_ANSWER
    assert first.value in (None, Status.OFFEN)
    assert NO_ANSWER not in {option.code for option in others}


def test_leaving_the_status_open_is_an_answer_that_protects() -> None:
    assert question("status").options[0].value is Status.OFFEN
    assert Status.OFFEN not in [option.value for option in question("status").options[1:]]


def test_the_partner_is_never_asked_about() -> None:
    assert not is_asked("partner")


def test_ages_are_asked_in_bands_without_gap_or_overlap() -> None:
    for fact in ("age", "title_months"):
        spans = [option.value for option in question(fact).options[1:]]
        assert [one.high + 1 for one in spans[:-1]] == [next_one.low for next_one in spans[1:]]  # type: ignore[union-attr]
