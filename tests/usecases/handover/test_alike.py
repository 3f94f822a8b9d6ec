"""Whom somebody was handed over to already is asked from the second letter on, and never stands in the way."""

from collections.abc import Sequence
from typing import ClassVar

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.content import NamedPerson
from erstanlauf.domain.people import NotPermitted, Permit, PersonId, Role
from erstanlauf.domain.visit import VisitId
from erstanlauf.usecases.handover.alike import MOST_SHOWN, Alike, Lookalike

VISIT = VisitId("v")
COUNTER = Permit(PersonId("a0a0a0a0"), frozenset((Role.COUNTER,)))
STEERING = Permit(PersonId("a0a0a0a0"), frozenset((Role.STEERING,)))


class DiskGone(KnownTrouble):
    code: ClassVar[str] = "test.disk_gone"


class People:
    """Writes down whether it was asked."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.asked: list[tuple[VisitId, int]] = []
        self._trouble = trouble

    def like(self, person: NamedPerson, but: VisitId, most: int) -> Sequence[Lookalike]:
        self.asked.append((but, most))
        if self._trouble is not None:
            raise self._trouble
        return ()


@pytest.mark.parametrize(
    ("person", "is_asked"),
    [
        (NamedPerson(""), False),
        (NamedPerson(" S "), False),
        (NamedPerson("Sc"), True),
        (NamedPerson("S", "A"), True),
        (NamedPerson("", "Ay"), True),
    ],
    ids=["nothing", "one letter", "two letters", "one each", "given names"],
)
def test_somebody_is_looked_for_from_the_second_letter_on(person: NamedPerson, is_asked: bool) -> None:
    people = People()
    assert Alike(people, COUNTER).like(person, VISIT) == ()
    assert people.asked == ([(VISIT, MOST_SHOWN)] if is_asked else [])


def test_trouble_of_the_store_finds_nobody_and_hinders_nobody() -> None:
    assert Alike(People(DiskGone()), COUNTER).like(NamedPerson("Schewtschenko"), VISIT) == ()


def test_a_bug_is_not_taken_for_trouble() -> None:
    with pytest.raises(ZeroDivisionError):
        Alike(People(ZeroDivisionError()), COUNTER).like(NamedPerson("Schewtschenko"), VISIT)


def test_names_are_for_those_alone_who_hand_over() -> None:
    people = People()
    with pytest.raises(NotPermitted):
        Alike(people, STEERING).like(NamedPerson("Schewtschenko"), VISIT)
    assert people.asked == []
