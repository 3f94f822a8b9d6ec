"""Every code of a hand-over has words of its own, in both languages."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any

import pytest

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import ReachKind
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.wording import Wording


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    ("named", "codes"),
    [
        (handover_words.field_name, DataField),
        (handover_words.field_meaning, DataField),
        (handover_words.state_name, HandoverState),
        (handover_words.state_meaning, HandoverState),
        (handover_words.why_name, Why),
        (handover_words.reach_name, ReachKind),
    ],
)
def test_no_two_codes_are_called_the_same(
    named: Callable[[Wording, Any], str], codes: Collection[StrEnum], language: str
) -> None:
    said = [named(Wording(language), code) for code in codes]
    assert all(said)
    assert len(set(said)) == len(codes)


def test_fields_stand_in_the_order_of_the_consent_page() -> None:
    said = handover_words.fields(Wording(), (DataField.NEEDS, DataField.HEALTH, DataField.NAME))
    assert said == "Name, Anliegen, Gesundheit"
