"""Invented visits and what a desk would have counted of them, in plain Python: what the door is tried on.

A visit here has everything a count is made of. One without a group is one of violence, which counts in hours, minutes
and coming alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from hypothesis import strategies as st

from erstanlauf.domain.figures.counted import By, Cells, Counted
from erstanlauf.domain.figures.disclosure import CountsOf
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import SHAPES, Across, Question, View
from erstanlauf.domain.handover.states import Why
from erstanlauf.domain.visit import CaseStep, ReferralOutcome

YEAR = 2025
AFTER = date(YEAR + 1, 6, 1)
"""A day on which all periods of the year are over."""

HOURS = ("08", "09", "14")
GROUPS = ("eu_work", "family", "refugees", "students")
TOPICS = ("housing", "language", "school", "work")
KINDS = ("agency", "clinic", "club")
RULES = ("R05", "R17")
LANGUAGES = tuple(f"l{number:02}" for number in range(14))
STATES = ("accepted", "declined")


@dataclass(frozen=True, slots=True)
class Visited:
    """One invented visit."""

    day: date
    hour: str = "09"
    minutes: int = 5
    coming: str = "first"
    group: str | None = "family"
    language: str = "l00"
    topics: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    referrals: tuple[tuple[str, str], ...] = ()
    near_misses: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    case: str | None = None
    answer: tuple[str, str] | None = None

    def cells(self) -> Iterator[tuple[Counted, str, str]]:
        """Say in what it counts once."""
        yield Counted.HOUR, self.hour, ""
        yield Counted.MINUTES, f"{self.minutes:02}", ""
        yield Counted.COMING, self.coming, ""
        if self.group is None:
            return
        yield Counted.GROUP, self.group, ""
        yield Counted.LANGUAGE, self.language, ""
        yield from ((Counted.TOPIC, topic, self.group) for topic in self.topics)
        yield from ((Counted.GAP, topic, self.group) for topic in self.gaps)
        yield from ((Counted.REFERRAL, *each) for each in self.referrals)
        yield from ((Counted.NEAR_MISS, rule, "") for rule in self.near_misses)
        yield from ((Counted.TOLD, *each) for each in self.told)
        if self.case is not None:
            yield Counted.CASE, self.case, ""
        if self.answer is not None:
            yield Counted.ANSWER, *self.answer


@dataclass(frozen=True, slots=True)
class World:
    """What all visits were, as counts by day."""

    days: Counter[tuple[date, Counted, str, str]] = field(default_factory=Counter)

    def with_one(self, visited: Visited, how_many: int = 1) -> "World":
        """Return the world in which this visit was there so many times more."""
        days = self.days.copy()
        for cell in visited.cells():
            days[visited.day, *cell] += how_many
        return World(days)

    def counts_of(self) -> CountsOf:
        """Return the counts of this world as the door asks for them."""

        @cache
        def counts(counted: Counted, period: Period, by: By) -> Cells:
            first, last = period.first, period.last
            mondays = set(period.weeks()) if by is By.WEEK else None
            found: Counter[tuple[str, str, str]] = Counter()
            for (day, of, a, b), visits in self.days.items():
                if of is not counted:
                    continue
                is_in = first <= day <= last if mondays is None else day - timedelta(days=day.weekday()) in mondays
                if is_in:
                    found[_bucket(by, day), a, b] += visits
            return found

        return counts


def of_visits(visits: Iterable[Visited]) -> World:
    """Count visits."""
    days: Counter[tuple[date, Counted, str, str]] = Counter()
    for visited in visits:
        days.update((visited.day, *cell) for cell in visited.cells())
    return World(days)


def _bucket(by: By, day: date) -> str:
    if by is By.WEEK:
        return (day - timedelta(days=day.weekday())).isoformat()
    return str(day.weekday()) if by is By.WEEKDAY else ""


def periods_of_the_year() -> Sequence[Period]:
    """Return its year, half-years, quarters and months."""
    return tuple(
        Period(kind, YEAR, number) for kind in reversed(PeriodKind) for number in range(1, 12 // kind.months + 1)
    )


def questions(shortest: PeriodKind = PeriodKind.MONTH) -> Iterator[Question]:
    """Yield every question that has an answer."""
    for period in periods_of_the_year():
        for view in View:
            for across in SHAPES[view].splits:
                question = Question(view, period, across)
                asked = PeriodKind.MONTH if across is Across.MONTHS else period.kind
                if asked.months >= question.shortest(shortest).months:
                    yield question


def a_visit(random: Random, day: date, spread: float = 1.0) -> Visited:
    """Return some visit on a day. A small spread draws from few codes, so that some counts are large."""

    def some(codes: Sequence[str]) -> str:
        return codes[int(random.random() ** (1 / spread) * len(codes))]

    if random.random() < 0.05:
        return Visited(day, some(HOURS), coming="first", group=None)
    topics = tuple(topic for topic in TOPICS if random.random() < 0.4 * spread) or (some(TOPICS),)
    is_return = random.random() < 0.25
    return Visited(
        day=day,
        hour=some(HOURS),
        minutes=random.randint(2, 20),
        coming="return" if is_return else "first",
        group=some(GROUPS),
        language=some(LANGUAGES),
        topics=topics,
        gaps=tuple(topic for topic in topics if random.random() < 0.2),
        referrals=tuple((kind, random.choice(("chosen", "chosen", "unsuitable"))) for kind in {some(KINDS)}),
        near_misses=tuple(rule for rule in RULES if random.random() < 0.2),
        told=((some(KINDS), random.choice(tuple(ReferralOutcome)).value),) if is_return else (),
        case=random.choice(tuple(CaseStep)).value if random.random() < 0.2 else None,
        answer=(some(STATES), random.choice(("", *(each.value for each in Why)))) if random.random() < 0.1 else None,
    )


def a_world(random: Random) -> World:
    """Return a small desk's year: some tens to hundreds of visits, more in some months than in others."""
    first = date(YEAR, 1, 1) - timedelta(days=2)
    busy = [random.random() ** 2 for _ in range(12)]
    spread, most = random.uniform(0.4, 1.0), random.choice((10, 30, 60, 150, 400))
    visits = []
    for _ in range(random.randint(most // 3, most)):
        day = first + timedelta(days=random.randint(0, 367))
        if random.random() < busy[day.month - 1] and day.weekday() < 6:
            visits.append(a_visit(random, day, spread))
    return of_visits(visits)


def a_dense_world(random: Random) -> World:
    """Return a year with few codes and days, where the same small counts meet in many tables."""
    groups, topics = GROUPS[: random.randint(1, 4)], TOPICS[: random.randint(1, 3)]
    days = random.sample([date(YEAR, month, 3 + month) for month in range(1, 13)], random.randint(1, 5))
    visits = []
    for _ in range(random.randint(2, 12)):
        topic = random.choice(topics)
        visited = Visited(
            day=random.choice(days),
            hour=random.choice(HOURS[:2]),
            coming=random.choice(("first", "first", "return")),
            group=random.choice(groups),
            language=random.choice(LANGUAGES[:3]),
            topics=(topic,) if random.random() < 0.7 else topics,
            gaps=(topic,) if random.random() < 0.3 else (),
            referrals=((KINDS[0], random.choice(("chosen", "unsuitable"))),) if random.random() < 0.4 else (),
            told=((KINDS[0], random.choice(tuple(ReferralOutcome)).value),) if random.random() < 0.3 else (),
            answer=(STATES[0], random.choice(tuple(Why)).value) if random.random() < 0.3 else None,
        )
        visits += [visited] * random.randint(1, 4)
    return of_visits(visits)


DAYS = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))
VISITS = st.builds(
    lambda day, seed, spread: a_visit(Random(seed), day, spread),
    DAYS | st.just(date(YEAR, 3, 5)),
    st.integers(0, 2**16),
    st.sampled_from((0.3, 1.0)),
)
FEW_KINDS = st.lists(st.tuples(VISITS, st.integers(1, 7)), max_size=9).map(
    lambda drawn: of_visits(visited for visited, times in drawn for _ in range(times))
)
MANY_LANGUAGES = st.lists(st.integers(0, 14), min_size=len(LANGUAGES), max_size=len(LANGUAGES)).map(
    lambda counts: of_visits(
        Visited(date(YEAR, 3, 5), language=language)
        for language, times in zip(LANGUAGES, counts, strict=True)
        for _ in range(times)
    )
)
WORLDS = FEW_KINDS | MANY_LANGUAGES | st.integers(0, 2**16).map(lambda seed: a_world(Random(seed)))
