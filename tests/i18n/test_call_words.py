"""What is asked on the telephone: one question for every fact, with what is known in it."""

from datetime import date

import pytest

from erstanlauf.domain.ageing import GROUP_OF
from erstanlauf.domain.catalogue import (
    Capacity,
    Closure,
    Confidence,
    Cost,
    Document,
    ReferralMethod,
    Stated,
    Transport,
    Waiting,
)
from erstanlauf.i18n import call_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.call_list import _WANTED

GERMAN = Wording("de")
VALUES: dict[str, object] = {
    "address": "Niederwall 23",
    "building": "2. Etage",
    "transport": Transport("Rathaus", ("1", "2")),
    "step_free": True,
    "phone": "0521 1",
    "email": "a@b.de",
    "url": "https://b.de",
    "hours": "Mo-Do 9:00-12:00",
    "consultation": "Di 9:00-12:00",
    "closures": (Closure(date(2026, 12, 24), date(2026, 12, 26)),),
    "appointment": "vorher anrufen",
    "cost": Cost.FREE,
    "documents": (Document("pass"),),
    "capacity": Waiting(Capacity.WAITING_LIST, 6),
    "response_days": 3,
    "referral_method": ReferralMethod.CALL,
    "spoken": ("ar",),
}


def test_every_fact_can_be_asked_about() -> None:
    assert VALUES.keys() == GROUP_OF.keys()


@pytest.mark.parametrize("name", GROUP_OF)
def test_a_question_ends_as_one(name: str) -> None:
    asked = call_words.script(GERMAN, name, Stated(VALUES[name], Confidence.LOW, (), "2024"))
    assert asked.endswith("?")
    assert "{" not in asked


def test_hours_are_asked_as_people_say_them() -> None:
    fact = Stated("Mo-Do 9:00-12:00", Confidence.LOW, (), "2024")
    assert call_words.script(GERMAN, "hours", fact) == "Stimmen die Öffnungszeiten noch: Mo–Do 9:00–12:00?"


@pytest.mark.parametrize("value", [False, True])
def test_yes_and_no_are_asked_in_words(value: bool) -> None:
    assert str(value) not in call_words.script(GERMAN, "step_free", Stated(value, Confidence.LOW, (), "2024"))


@pytest.mark.parametrize("name", sorted(_WANTED))
def test_what_is_asked_for_though_nobody_knows_it_has_a_question_of_its_own(name: str) -> None:
    assert call_words.script(GERMAN, name, None).endswith("?")


def test_what_is_new_and_what_is_gone_read_alike() -> None:
    assert call_words.new_value(GERMAN, "phone", None) == "gibt es nicht mehr"
    assert call_words.new_value(GERMAN, "spoken", ("ar",)) == "Arabisch"
