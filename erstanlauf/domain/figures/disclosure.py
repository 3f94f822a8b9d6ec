"""The one door through which figures leave: from exact counts to a table in which nobody can be recognised.

Every cell and every total is rounded on its own (`rounding`), categories below the base stand among the rest, a
question has at most two dimensions and a period that is over. The same thing has the same figure in every table, and
the order of rows tells nothing that their figures do not tell. Only which are the most frequent, where a list has an
end, is chosen by what was counted: by figures, one visit more could put a much larger category among the rest.

What comparing answers tells: periods that overlap lie one inside the other, months beside a whole are the answers for
those months, and a larger base rounds what the least base prints, so none of these gives a small count away (tests try
it with all of them together). Where counts change after their period, by a file that comes late or a visit erased by
its number, a figure moves by one step or stays, and whoever knows that it was a single visit is left with five counts
in a row, fewer with each single change more that can be seen. So a desk's counts are best sent once, when a period is
over, and the key of rounding stays for good: two keys would be two figures of the same thing, which tell more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from erstanlauf.domain.figures.counted import By, Cells, Counted
from erstanlauf.domain.figures.exact import Exact, exact_table
from erstanlauf.domain.figures.medians import median_minutes
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.rounding import Rounding, Thing, thing
from erstanlauf.domain.figures.views import SHAPES, Across, Columns, NotYetOver, Question, QuestionRefused, Shape, View

REST = "rest"
"""Code of the row or column that holds the categories too small to stand for themselves."""

ALL_VISITS = "visits"

Figure = int | None
"""A rounded count; None where none is given because it is too small, or because it would tell too much."""


class CountsOf(Protocol):
    """Where exact counts come from. By weeks they are of the whole weeks that have their Thursday in the period."""

    def __call__(self, counted: Counted, period: Period, by: By) -> Cells: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One category with its figure in each column and its own total."""

    code: str
    figures: tuple[Figure, ...]
    total: Figure


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it may leave. `columns` and `totals`, a figure for each of them, are empty for one dimension.

    `visits` is the figure of all visits of the period. A figure is at most `most_error` away from what was counted.
    """

    question: Question
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    totals: tuple[Figure, ...]
    visits: int
    base: int
    most_error: int

    def figure(self, row: str) -> Figure:
        """Return the total of a row; None where it does not stand for itself."""
        return next((each.total for each in self.rows if each.code == row), None)


class Door:
    """Answers questions from exact counts; whoever has all its answers still cannot tell who came."""

    def __init__(self, counts_of: CountsOf, rounding: Rounding, shortest: PeriodKind = PeriodKind.MONTH) -> None:
        self._counts_of = counts_of
        self._rounding = rounding
        self._shortest = shortest

    def answer(self, question: Question, today: date) -> Published:
        """Return the table of a question. Raises `QuestionRefused` or `NotYetOver`."""
        self._admit(question, today)
        return self._by_month(question) if question.across is Across.MONTHS else self._table(question)

    def minutes(self, period: Period, today: date) -> int | None:
        """Return the median minutes of a visit; None where it would tell too much. Raises as `answer` does."""
        self._admit(Question(View.RETURNS, period), today)
        rounding = self._rounding
        if self._visits(period) - rounding.most_error < 2 * rounding.base:  # by the count, it would tell a bound of it
            return None
        cells = self._counts_of(Counted.MINUTES, period, By.PERIOD)
        return median_minutes({int(minutes): count for (_, minutes, _), count in cells.items()}, rounding.base)

    def _admit(self, question: Question, today: date) -> None:
        period, of_one = question.period, self._shortest
        asked = PeriodKind.MONTH if question.across is Across.MONTHS else period.kind
        shortest = question.shortest(of_one)
        if asked.months < shortest.months:
            raise QuestionRefused(period=period.id, shortest=shortest.value)
        last = period.last
        if question.view is View.WEEKS:
            last = max(last, max(period.weeks()) + timedelta(days=6))
        if last >= today:
            raise NotYetOver(period=period.id, last=last.isoformat())

    def _table(self, question: Question) -> Published:
        shape, period = SHAPES[question.view], question.period
        split = shape.columns.get(question.across)
        exact = exact_table(self._counts_of(shape.counted, period, shape.by), shape, split)
        sums = self._column_sums(exact, shape, split, period)
        columns = self._shown_columns(sums, shape, split, period)
        shown = self._shown_rows(exact, shape, period)
        rows = [self._row(code, (code,), exact, columns, question) for code in shown]
        if shape.rows != "bucket":
            rows.sort(key=lambda row: (-(row.total or 0), row.code))
            rows.append(self._row(REST, exact.rows.keys() - set(shown), exact, columns, question))
        totals = () if split is None else tuple(self._column_total(sums, each, columns, question) for each in columns)
        return self._published(question, columns, tuple(rows), totals)

    def _by_month(self, question: Question) -> Published:
        """Put the answers of the months beside that of the period, each as it is given alone."""
        whole = self._table(replace(question, across=Across.NONE))
        months = {each.id: self._table(Question(question.view, each)) for each in question.period.months()}
        rows = tuple(
            replace(row, figures=tuple(each.figure(row.code) for each in months.values())) for row in whole.rows
        )
        return replace(
            whole,
            question=question,
            columns=tuple(months),
            rows=rows,
            totals=tuple(each.visits for each in months.values()),
        )

    def _shown_rows(self, exact: Exact, shape: Shape, period: Period) -> tuple[str, ...]:
        if shape.rows == "bucket":
            return _buckets(shape.by, period)
        of = _name(shape)
        large = [code for code, count in exact.rows.items() if self._rounding.is_shown(count, thing(of, period, code))]
        return tuple(sorted(large, key=lambda code: (-exact.rows[code], code))[: shape.most_rows])

    def _column_sums(self, exact: Exact, shape: Shape, split: Columns | None, period: Period) -> Mapping[str, int]:
        if split is None:
            return {}
        if split.sums is None:
            return exact.sums_of(exact.rows)
        return exact_table(self._counts_of(split.sums, period, By.PERIOD), Shape(split.sums), None).rows

    def _shown_columns(
        self, sums: Mapping[str, int], shape: Shape, split: Columns | None, period: Period
    ) -> tuple[str, ...]:
        if split is None or split.fixed:
            return () if split is None else split.fixed
        of = _column_name(shape, split)
        large = (code for code, count in sums.items() if self._rounding.is_shown(count, thing(of, period, code)))
        return (*sorted(large), REST)

    def _row(
        self, code: str, of_codes: Collection[str], exact: Exact, columns: tuple[str, ...], question: Question
    ) -> Row:
        shape, period = SHAPES[question.view], question.period
        is_untold = code == REST and shape.many
        row_of = thing(_name(shape), period, code)
        if shape.by is By.WEEK:  # the same week in its month and in its year
            row_of = Thing(_name(shape), code)
        parts = _parts(exact.sums_of(of_codes), columns)
        of = f"{_name(shape)}x{question.across}"
        figures = tuple(self._rounding.rounded(parts[each], thing(of, period, code, each)) for each in columns)
        total = self._rounding.rounded(sum(exact.rows.get(each, 0) for each in of_codes), row_of)
        return Row(code, (None,) * len(columns), None) if is_untold else Row(code, figures, total)

    def _column_total(self, sums: Mapping[str, int], code: str, columns: tuple[str, ...], question: Question) -> Figure:
        shape = SHAPES[question.view]
        split = shape.columns[question.across]
        if shape.many and split.sums is None:
            return None
        return self._rounding.rounded(
            _parts(sums, columns)[code], thing(_column_name(shape, split), question.period, code)
        )

    def _published(
        self, question: Question, columns: tuple[str, ...], rows: tuple[Row, ...], totals: tuple[Figure, ...]
    ) -> Published:
        visits = self._visits(question.period)
        return Published(question, columns, rows, totals, visits, self._rounding.base, self._rounding.most_error)

    def _visits(self, period: Period) -> int:
        of_hours = self._counts_of(Counted.HOUR, period, By.PERIOD)
        return self._rounding.rounded(sum(of_hours.values()), thing(ALL_VISITS, period))


def _name(shape: Shape) -> str:
    """Return what the rows of a shape are, the same wherever they stand."""
    return f"{shape.counted}/{shape.by}/{shape.only_b or ''}"


def _column_name(shape: Shape, split: Columns) -> str:
    if split.sums is not None:
        return _name(Shape(split.sums))
    return f"{shape.counted}/{split.code}"


def _parts(counts: Mapping[str, int], columns: tuple[str, ...]) -> Mapping[str, int]:
    """Return how much stands in each column shown, what is in no other in REST."""
    parts = {each: counts.get(each, 0) for each in columns}
    if REST in parts:
        parts[REST] = sum(count for code, count in counts.items() if code not in parts)
    return parts


def _buckets(by: By, period: Period) -> tuple[str, ...]:
    if by is By.WEEK:
        return tuple(monday.isoformat() for monday in period.weeks())
    return tuple(str(day) for day in range(7))
