"""What somebody knows who has every table of a year and knows the program, but not the key.

All that the tables say is written down as linear constraints over what was counted: each figure with its greatest
error, each category in the rest with the most it can be, and what holds between counts whatever is published.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from erstanlauf.domain.figures.counted import By, Counted
from erstanlauf.domain.figures.disclosure import REST, Figure, Published
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import CHOSEN, SHAPES, UNSUITABLE, Across, Shape
from erstanlauf.domain.handover.states import Why
from erstanlauf.domain.visit import CaseStep, ReferralOutcome
from tests.domain.figures.worlds import GROUPS, HOURS, KINDS, LANGUAGES, RULES, STATES, TOPICS, YEAR, World

FREE = 10_000
"""More than any count is."""

VISIT, PERSON = "visit", "person"

TOGETHER = {Counted.HOUR: VISIT, Counted.COMING: VISIT, Counted.GROUP: PERSON, Counted.LANGUAGE: PERSON}
"""Tables that count the same in two ways: a visit has one hour and one coming, a person one group and one language."""

ALONE = tuple(of for of in Counted if of not in TOGETHER and of is not Counted.MINUTES)


@dataclass(frozen=True, slots=True)
class Atom:
    """The finest count a table speaks of: of a day where it is of visits, else of the first day of a month."""

    what: str
    day: date
    a: str
    b: str


Sum = frozenset[Atom]
Codes = Mapping[Counted, Iterable[tuple[str, str]]]


class TablesRead:
    """Keeps what tables say. It knows all codes of the program, and none of the counts.

    `between` are the least and the most of sums, `at_most` pairs of sums of which the first is no larger, `fine` sums
    that no table speaks of alone. `fuzz` is how far a category in the rest may be above what must stand there.
    """

    def __init__(self, codes: Codes, fuzz: int = 1) -> None:
        self.between: dict[Sum, tuple[int, int]] = {}
        self.at_most: set[tuple[Sum, Sum]] = set()
        self.fine: set[Sum] = set()
        self.atoms: dict[str, list[Atom]] = defaultdict(list)
        self._within: dict[tuple[str, Period], list[Atom]] = {}
        self._fuzz = fuzz
        self._codes = {of: sorted(pairs) for of, pairs in codes.items()}
        year = Period(PeriodKind.YEAR, YEAR)
        first = min(year.first, *year.weeks())
        last = max(year.last, max(year.weeks()) + timedelta(days=6))
        for number in range((last - first).days + 1):
            self._lay(VISIT, first + timedelta(days=number), Counted.HOUR, Counted.COMING)
        for month in year.months():
            self._lay(PERSON, month.first, Counted.GROUP, Counted.LANGUAGE)
            for of in ALONE:
                self.atoms[of] += [Atom(of, month.first, a, b) for a, b in self._codes.get(of, ())]
            self._relate(month)
            self._look_finely(month)

    def read(self, table: Published) -> None:
        """Keep all that a table says."""
        if table.question.across is Across.MONTHS:
            return  # says what the tables of its months say
        shape, period = SHAPES[table.question.view], table.question.period
        self._figure(table, table.visits, self._of(VISIT, period))
        if shape.rows == "bucket":
            self._read_buckets(table, shape.by)
        else:
            self._read_categories(table, shape)

    def _lay(self, what: str, day: date, one: Counted, other: Counted) -> None:
        codes = [(a, b) for a, _ in self._codes.get(one, ()) for b, _ in self._codes.get(other, ())]
        self.atoms[what] += [Atom(what, day, a, b) for a, b in codes]

    def _relate(self, month: Period) -> None:
        people = self._of(PERSON, month)
        self.at_most |= {(people, self._of(VISIT, month)), (self._of(Counted.CASE, month), people)}
        for each in (Counted.REFERRAL, Counted.NEAR_MISS, Counted.TOLD):
            self.at_most |= {(Sum([atom]), people) for atom in self._of(each, month)}
        for atom in self._of(Counted.TOPIC, month):
            self.at_most.add((Sum([atom]), Sum(each for each in people if each.a == atom.b)))
        for atom in self._of(Counted.GAP, month):
            self.at_most.add((Sum([atom]), Sum([Atom(Counted.TOPIC, month.first, atom.a, atom.b)])))

    def _look_finely(self, month: Period) -> None:
        self.fine |= {Sum([atom]) for of in ALONE for atom in self._of(of, month)}
        self.fine |= {self._of_code(Shape(of), month, {a}) for of in TOGETHER for a, _ in self._codes.get(of, ())}
        for day in {each.day for each in self._of(VISIT, month)}:
            self.fine.add(Sum(each for each in self._of(VISIT, month) if each.day == day))
        for hour, _ in self._codes.get(Counted.HOUR, ()):
            self.fine |= {self._of_hours(month, {hour}, weekday) for weekday in range(7)}

    def _of(self, what: str, period: Period) -> Sum:
        return Sum(self._atoms_within(what, period))

    def _atoms_within(self, what: str, period: Period) -> list[Atom]:
        if (what, period) not in self._within:
            first, last = period.first, period.last
            self._within[what, period] = [each for each in self.atoms[what] if first <= each.day <= last]
        return self._within[what, period]

    def _of_code(
        self, shape: Shape, period: Period, a: Iterable[str], is_b: Callable[[str], bool] = lambda _: True
    ) -> Sum:
        """Return what a table counts under some codes `a`, and codes `b` where it has any of its own."""
        names, of = set(a), shape.counted
        within = self._atoms_within(TOGETHER.get(of, of), period)
        if of in (Counted.COMING, Counted.LANGUAGE):
            return Sum(each for each in within if each.b in names)
        if of in TOGETHER:
            return Sum(each for each in within if each.a in names)
        return Sum(each for each in within if each.a in names and shape.only_b in (None, each.b) and is_b(each.b))

    def _of_hours(self, period: Period, hours: Iterable[str], weekday: int) -> Sum:
        names = set(hours)
        within = self._atoms_within(VISIT, period)
        return Sum(each for each in within if each.a in names and each.day.weekday() == weekday)

    def _learn(self, atoms: Sum, least: int, most: int) -> None:
        had = self.between.get(atoms, (0, FREE))
        if atoms:
            self.between[atoms] = (max(had[0], least), min(had[1], most))

    def _figure(self, table: Published, figure: Figure, atoms: Sum, least: int = 0) -> None:
        if figure is not None:
            self._learn(atoms, max(least, figure - table.most_error), figure + table.most_error)

    def _category(self, table: Published, code: str, figure: Figure, atoms: Sum) -> None:
        self._figure(table, figure, atoms, 0 if code == REST else table.base)

    def _hidden(self, table: Published, atoms: Sum) -> None:
        self._learn(atoms, 0, table.base - 1 + self._fuzz)

    def _read_categories(self, table: Published, shape: Shape) -> None:
        period, columns = table.question.period, table.columns
        shown = {row.code for row in table.rows} - {REST}
        rest = {a for a, b in self._codes.get(shape.counted, ()) if shape.only_b in (None, b)} - shown
        for row in table.rows:
            names = rest if row.code == REST else {row.code}
            self._category(table, row.code, row.total, self._of_code(shape, period, names))
            for code, figure in zip(columns, row.figures, strict=True):
                self._figure(table, figure, self._of_code(shape, period, names, _in_column(code, columns)))
        for name in rest:
            small = self._of_code(shape, period, {name})
            if len(shown) == shape.most_rows:  # whatever is left out is no more frequent than what stands there
                self.at_most |= {(small, self._of_code(shape, period, {each})) for each in shown}
            else:
                self._hidden(table, small)

    def _read_buckets(self, table: Published, by: By) -> None:
        period, columns = table.question.period, table.columns
        hours = {a for a, _ in self._codes.get(Counted.HOUR, ())}
        of_column = {code: hours - set(columns) if code == REST else {code} for code in columns}
        for row in table.rows:
            if by is By.WEEK:
                days = {date.fromisoformat(row.code) + timedelta(days=each) for each in range(7)}
                self._figure(table, row.total, Sum(each for each in self.atoms[VISIT] if each.day in days))
                continue
            self._figure(table, row.total, self._of_hours(period, hours, int(row.code)))
            for code, figure in zip(columns, row.figures, strict=True):
                self._figure(table, figure, self._of_hours(period, of_column[code], int(row.code)))
        for code, figure in zip(columns, table.totals, strict=True):
            self._category(table, code, figure, self._of_code(Shape(Counted.HOUR), period, of_column[code]))
        for hour in of_column.get(REST, ()):
            self._hidden(table, self._of_code(Shape(Counted.HOUR), period, {hour}))


def _in_column(code: str, columns: tuple[str, ...]) -> Callable[[str], bool]:
    return (lambda b: b not in columns) if code == REST else (lambda b: b == code)


def codes_of(world: World) -> Codes:
    """Return the codes a reader must reckon with.

    Those are all of short lists; of long ones those that were counted and one that was not, which stands for many.
    """
    seen: dict[Counted, set[str]] = defaultdict(set)
    for _, of, a, _ in world.days:
        seen[of].add(a)
    topics = _and_one_more(seen[Counted.TOPIC], TOPICS)
    outcomes = tuple(each.value for each in ReferralOutcome)
    return {
        Counted.HOUR: _pairs(HOURS),
        Counted.COMING: _pairs(("first", "return")),
        Counted.GROUP: _pairs(GROUPS),
        Counted.LANGUAGE: _pairs(_and_one_more(seen[Counted.LANGUAGE], LANGUAGES)),
        Counted.TOPIC: _pairs(topics, GROUPS),
        Counted.GAP: _pairs(topics, GROUPS),
        Counted.REFERRAL: _pairs(_and_one_more(seen[Counted.REFERRAL], KINDS), (CHOSEN, UNSUITABLE)),
        Counted.NEAR_MISS: _pairs(_and_one_more(seen[Counted.NEAR_MISS], RULES)),
        Counted.TOLD: _pairs(_and_one_more(seen[Counted.TOLD], KINDS), outcomes),
        Counted.CASE: _pairs(each.value for each in CaseStep),
        Counted.ANSWER: _pairs(STATES, ("", *(each.value for each in Why))),
    }


def _pairs(a: Iterable[str], b: Iterable[str] = ("",)) -> list[tuple[str, str]]:
    return list(product(a, b))


def _and_one_more(seen: Iterable[str], codes: Iterable[str]) -> list[str]:
    had = set(seen)
    return sorted(had) + [code for code in codes if code not in had][:1]


def true_counts(world: World) -> Mapping[Atom, int]:
    """Return some count of each atom that sums up to what was counted."""
    true: dict[Atom, int] = defaultdict(int)
    for what, one, other in ((VISIT, Counted.HOUR, Counted.COMING), (PERSON, Counted.GROUP, Counted.LANGUAGE)):
        sides: tuple[dict[date, list[str]], ...] = (defaultdict(list), defaultdict(list))
        for (day, of, a, _), visits in world.days.items():
            if of in (one, other):
                sides[of is other][day if what == VISIT else day.replace(day=1)] += [a] * visits
        for day, codes in sides[0].items():
            for a, b in zip(codes, sides[1][day], strict=True):
                true[Atom(what, day, a, b)] += 1
    for (day, of, a, b), visits in world.days.items():
        if of not in TOGETHER:
            true[Atom(of, day.replace(day=1), a, b)] += visits
    return true
