"""What the page of figures shows, as it came out of the one door. Asked on the store's thread; knows no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from erstanlauf.domain.figures.counted import DeskSource
from erstanlauf.domain.figures.disclosure import Published
from erstanlauf.domain.figures.periods import FIRST_YEAR, Period, PeriodKind
from erstanlauf.domain.figures.views import SHAPES, Across, Question, View
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.ui.steering.entries import Entry
from erstanlauf.usecases.figures.figures import Figures
from erstanlauf.usecases.figures.report import COMPARED

_MOST_PERIODS = 4
"""Of how many periods the length of a visit is told."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be asked: the periods of each kind, the newest first.

    `first_on` is the day from which there are figures once `shortest` is over; None where nothing was counted yet.
    """

    periods: Mapping[PeriodKind, Sequence[Period]]
    shortest: PeriodKind
    first_on: date | None
    names: FigureNames


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for any answer: whose counts are in it, whose are missing, whether they are invented."""

    sources: Sequence[DeskSource]
    missing: Sequence[DeskSource]
    is_invented: bool


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """The table of a question; `change` is by how much its rows rose or fell, empty where nothing compares."""

    ground: Ground
    table: Published
    change: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MinutesAnswer:
    """How long a visit takes, in the period that was asked of and in some before it."""

    ground: Ground
    minutes: tuple[tuple[Period, int | None], ...]


@dataclass(frozen=True, slots=True)
class AgeAnswer:
    """How many offers of the catalogue are of which age."""

    ages: tuple[tuple[str, int], ...]


Answer = TableAnswer | MinutesAnswer | AgeAnswer


def offer(figures: Figures) -> Offer:
    """Return what may be asked, and how the codes in the answers are called."""
    asking = figures.asking
    periods = {kind: tuple(asking.periods(kind)) for kind in PeriodKind}
    shortest = asking.shortest
    first = min((each.first for each in asking.sources()), default=None)
    first_on = None if first is None else Period.with_day(shortest, first).next().first
    return Offer(periods, shortest, first_on, figures.names())


def age_answer(figures: Figures) -> AgeAnswer:
    """Return how old the catalogue is today. Raises what asking raises."""
    return AgeAnswer(figures.reports.catalogue_age())


def answer(figures: Figures, entry: Entry, period: Period, across: Across) -> Answer:
    """Return the answer to what was chosen. Raises what asking raises."""
    asking = figures.asking
    ground = Ground(asking.sources(), asking.missing(period), asking.is_invented)
    if not isinstance(entry, View):
        offered = [each for each in asking.periods(period.kind) if each.last <= period.last]
        return MinutesAnswer(ground, tuple((each, asking.minutes(each)) for each in offered[:_MOST_PERIODS]))
    question = Question(entry, period, across)
    is_compared = across is Across.NONE and entry in COMPARED
    return TableAnswer(ground, asking.answer(question), asking.change(question) if is_compared else {})


def splits(entry: Entry, shortest: PeriodKind) -> Mapping[Across, PeriodKind]:
    """Return what an entry may be asked across, the whole first, each with the shortest period that is given so."""
    if not isinstance(entry, View):
        return {Across.NONE: shortest}
    any_period = Period(PeriodKind.YEAR, FIRST_YEAR)
    found = {across: Question(entry, any_period, across).shortest(shortest) for across in SHAPES[entry].splits}
    if Across.MONTHS in found:
        if shortest is not PeriodKind.MONTH:
            del found[Across.MONTHS]
        else:
            found[Across.MONTHS] = PeriodKind.QUARTER  # a month by months is the month
    return found
