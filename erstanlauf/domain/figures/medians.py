"""The one average there is: minutes of a visit, the middle one of a period."""

from collections.abc import Iterable, Mapping

STEP = 5
"""Minutes to which a median is rounded."""


def median_minutes(visits_by_minutes: Mapping[int, int], base: int) -> int | None:
    """Return the middle length of visits in minutes, rounded to `STEP`; None where it would tell too much.

    That is below twice the base of rounding (never below ten visits), and where the visits next to the middle one lie
    more than a step apart: one visit more would move it by several steps.
    """
    visits = sum(visits_by_minutes.values())
    if visits < 2 * base:
        return None
    before, middle, after = _at((visits // 2 - 1, visits // 2, visits // 2 + 1), visits_by_minutes)
    return None if after - before > STEP else round(middle / STEP) * STEP


def _at(places: Iterable[int], visits_by_minutes: Mapping[int, int]) -> list[int]:
    """Return the lengths that stand at these places, ascending, when all visits stand in order of their length."""
    found, passed = [], 0
    wanted = iter(sorted(places))
    place = next(wanted, None)
    for minutes in sorted(visits_by_minutes):
        passed += visits_by_minutes[minutes]
        while place is not None and place < passed:
            found.append(minutes)
            place = next(wanted, None)
    return found
