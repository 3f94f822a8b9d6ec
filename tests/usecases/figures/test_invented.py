"""The invented counts of the demonstration: plausible, marked, the same every time, and of codes there are."""

from collections import Counter
from datetime import date

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Privacy
from erstanlauf.domain.figures.counted import Counted, DeskCounts
from erstanlauf.domain.needs import DRAFT_ONLY_TOPICS
from erstanlauf.domain.suggestion import LIMITS
from erstanlauf.i18n import labels
from erstanlauf.usecases.figures.invented import invented_counts
from tests.usecases.figures.worlds import NOW, TODAY


@pytest.fixture(scope="module")
def desks() -> tuple[DeskCounts, ...]:
    return tuple(invented_counts(TODAY, NOW))


def visits(desks: tuple[DeskCounts, ...], year: int, month: int) -> int:
    days = (each for desk in desks for each in desk.counts if each.counted is Counted.HOUR)
    return sum(each.visits for each in days if (each.day.year, each.day.month) == (year, month))


def total(desks: tuple[DeskCounts, ...], counted: Counted) -> int:
    return sum(each.visits for desk in desks for each in desk.counts if each.counted is counted)


def test_they_are_marked_of_two_desks_and_of_days_that_are_over(desks: tuple[DeskCounts, ...]) -> None:
    assert [desk.is_invented for desk in desks] == [True, True]
    assert {desk.first for desk in desks} == {date(2024, 1, 1)}
    assert [desk.last for desk in desks] == [date(2026, 11, 22), date(2026, 9, 30)]
    assert all(desk.first <= each.day <= desk.last for desk in desks for each in desk.counts)
    assert all(each.day.weekday() < 5 for desk in desks for each in desk.counts)


def test_the_same_day_has_the_same_counts_every_time(desks: tuple[DeskCounts, ...]) -> None:
    again = next(iter(invented_counts(TODAY, NOW)))
    assert again.counts == desks[0].counts


def test_tables_go_together(desks: tuple[DeskCounts, ...]) -> None:
    everybody = total(desks, Counted.HOUR)
    for counted in (Counted.GROUP, Counted.COMING, Counted.MINUTES, Counted.LANGUAGE):
        assert total(desks, counted) == everybody
    assert total(desks, Counted.GAP) < total(desks, Counted.TOPIC)
    handed_over = sum(each.visits for desk in desks for each in desk.counts if each.a == "handed_over")
    assert total(desks, Counted.ANSWER) == handed_over


def test_there_are_seasons_a_wave_and_gaps_that_grow(desks: tuple[DeskCounts, ...]) -> None:
    for year in (2024, 2025):
        assert visits(desks, year, 3) > 1.5 * visits(desks, year, 8)
    assert visits(desks, 2025, 5) > 1.3 * visits(desks, 2024, 5)
    share = {year: gap_share(desks, year) for year in (2024, 2025, 2026)}
    assert share[2024] < share[2025] < share[2026]


def gap_share(desks: tuple[DeskCounts, ...], year: int) -> float:
    of_family = Counter[Counted]()
    for each in (each for desk in desks for each in desk.counts if each.a == "familie_kinder"):
        of_family[each.counted] += each.visits if each.day.year == year else 0
    return of_family[Counted.GAP] / of_family[Counted.TOPIC]


def test_every_code_is_one_that_a_real_visit_could_leave(desks: tuple[DeskCounts, ...]) -> None:
    knowledge = load_knowledge(TODAY)
    found = {
        counted: {each.a for desk in desks for each in desk.counts if each.counted is counted} for counted in Counted
    }

    groups = {each.id for each in knowledge.groups} | {"not_known"}
    assert found[Counted.GROUP] == groups
    assert not found[Counted.TOPIC] & DRAFT_ONLY_TOPICS
    assert found[Counted.GAP] <= found[Counted.TOPIC]
    for kind in found[Counted.REFERRAL] | found[Counted.TOLD]:
        assert knowledge.catalogue.services[kind].privacy is Privacy.OPEN  # type: ignore[index]
    assert found[Counted.NEAR_MISS] <= {each.id for each in knowledge.rulebook.rules} | {LIMITS}
    assert all(labels.knows_language(each) for each in found[Counted.LANGUAGE])
