"""What somebody who sees a chart takes from it at a glance: the highest, the lowest, which way it goes. As data.

Knows figures and labels, no language.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from erstanlauf.charts.chart import Bars, Chart, Figure, HeatMap, Lines

_FEWEST_FOR_A_COURSE = 6
_SEEN = 0.1
"""A share of the figures by which they have to change so that it is seen as more or less, not as chance."""


class Course(StrEnum):
    """Which way figures go: their last third beside their first."""

    RISING = "rising"
    FALLING = "falling"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Extreme:
    """A highest or lowest figure: the first place it stands at, by its names, and how many others have it too."""

    figure: int
    names: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Gist:
    """What is seen of one line, or of all bars or cells together. `untold` counts figures that are not told."""

    name: str
    highest: Extreme | None
    lowest: Extreme | None
    course: Course | None
    untold: int


def gists_of(chart: Chart) -> tuple[Gist, ...]:
    """Return the gist of each line of a chart of lines, else one."""
    match chart:
        case Bars():
            return (_gist("", [((label,), value) for label, value in zip(chart.labels, chart.values, strict=True)]),)
        case Lines():
            return tuple(
                _gist(each.name, [((label,), value) for label, value in zip(chart.labels, each.values, strict=True)],
                      _course(each.values))
                for each in chart.series
            )  # fmt: skip
        case HeatMap():
            return (_gist("", list(_cells(chart))),)


def _cells(chart: HeatMap) -> Iterable[tuple[tuple[str, ...], Figure]]:
    for row, values in zip(chart.row_labels, chart.values, strict=True):
        for column, value in zip(chart.column_labels, values, strict=True):
            yield (row, column), value


def _gist(name: str, places: Sequence[tuple[tuple[str, ...], Figure]], course: Course | None = None) -> Gist:
    told = [(names, value) for names, value in places if value is not None]
    figures = [value for _, value in told]
    highest, lowest = (_extreme(told, pick(figures)) if figures else None for pick in (max, min))
    return Gist(name, highest, None if lowest == highest else lowest, course, len(places) - len(told))


def _extreme(told: Sequence[tuple[tuple[str, ...], int]], figure: int) -> Extreme:
    names = [names for names, value in told if value == figure]
    return Extreme(figure, names[0], len(names) - 1)


def _course(values: Sequence[Figure]) -> Course | None:
    told = [each for each in values if each is not None]
    if len(told) < _FEWEST_FOR_A_COURSE:
        return None
    third = len(told) // 3
    before, after = fmean(told[:third]), fmean(told[-third:])
    if abs(after - before) <= _SEEN * max(before, after):
        return Course.LEVEL
    return Course.RISING if after > before else Course.FALLING
