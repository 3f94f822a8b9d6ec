"""When an offer said to be not responsible is worth a look: often enough, lately, and not asked since."""

from datetime import date, timedelta

from erstanlauf.domain.ageing import with_fact
from erstanlauf.domain.catalogue import Confidence, Kind, OfferId, Stated
from erstanlauf.domain.people import Role
from erstanlauf.domain.returning.hints import ENOUGH, WITHIN, Hint, hints_of
from erstanlauf.domain.visit import Choice
from tests.builders import TODAY, a_catalogue, a_service, an_offer

AWO, DRK = Choice(Kind("course"), OfferId("course/awo")), Choice(Kind("course"), OfferId("course/drk"))
CATALOGUE = a_catalogue(a_service("course", offers=(an_offer("course/awo"), an_offer("course/drk"))), a_service("mbe"))
FIRST = TODAY - timedelta(days=20)


def told(choice: Choice, times: int, first: date = FIRST) -> list[tuple[Choice, date]]:
    return [(choice, first + timedelta(days=number)) for number in range(times)]


def test_three_times_raise_a_hint_and_two_do_not() -> None:
    found = hints_of(CATALOGUE, [*told(AWO, ENOUGH), *told(DRK, ENOUGH - 1)], TODAY)
    assert found == {"course/awo": Hint(ENOUGH, FIRST)}


def test_what_was_told_longer_ago_does_not_count() -> None:
    edge = TODAY - WITHIN
    assert hints_of(CATALOGUE, told(AWO, ENOUGH, edge), TODAY) != {}
    assert hints_of(CATALOGUE, told(AWO, ENOUGH, edge - timedelta(days=1)), TODAY) == {}


def test_a_hint_is_gone_once_somebody_verified_the_offer() -> None:
    asked = Stated("0521 1", Confidence.HIGH, ("C",), (FIRST + timedelta(days=ENOUGH)).isoformat(), Role.COUNTER)
    catalogue = a_catalogue(a_service("course", offers=(with_fact(an_offer("course/awo"), "phone", asked),)))

    assert hints_of(catalogue, told(AWO, ENOUGH), TODAY) == {}
    later = told(AWO, ENOUGH, FIRST + timedelta(days=ENOUGH + 1))
    assert hints_of(catalogue, [*told(AWO, ENOUGH), *later], TODAY) == {AWO.offer: Hint(ENOUGH, later[0][1])}


def test_a_date_nobody_verified_settles_nothing() -> None:
    read = Stated("0521 1", Confidence.HIGH, ("C",), TODAY.isoformat())
    catalogue = a_catalogue(a_service("course", offers=(with_fact(an_offer("course/awo"), "phone", read),)))
    assert set(hints_of(catalogue, told(AWO, ENOUGH), TODAY)) == {"course/awo"}


def test_a_kind_without_an_offer_means_its_only_one() -> None:
    assert set(hints_of(CATALOGUE, told(Choice(Kind("mbe")), ENOUGH), TODAY)) == {"mbe/x"}
    assert hints_of(CATALOGUE, told(Choice(Kind("course")), ENOUGH), TODAY) == {}
    assert hints_of(CATALOGUE, told(Choice(Kind("gone"), OfferId("gone/x")), ENOUGH), TODAY) == {}
