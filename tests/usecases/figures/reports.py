"""Reports of invented counts for tests: every table filled, seasons and small categories, made through the one door."""

import random
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache

from erstanlauf import paths
from erstanlauf.app import load_knowledge
from erstanlauf.domain.figures.counted import By, Cell, Cells, Counted, DeskId, DeskSource
from erstanlauf.domain.figures.disclosure import Door
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.rounding import KEY_BYTES, Rounding
from erstanlauf.domain.figures.target_groups import NOT_KNOWN, TargetGroup
from erstanlauf.domain.figures.views import CHOSEN, UNSUITABLE, Question
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import CaseStep, ReferralOutcome
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.knowledge.target_groups import load_groups
from erstanlauf.usecases.figures.report import COMPARED, TABLES
from erstanlauf.usecases.knowledge import Knowledge

TODAY = date(2026, 11, 23)
HALF_YEAR, YEAR = Period(PeriodKind.HALF_YEAR, 2026, 1), Period(PeriodKind.YEAR, 2025)
MONTH = Period(PeriodKind.MONTH, 2026, 3)
_FIRST_DAY = date(2024, 7, 1)
_KEY = bytes(range(KEY_BYTES))
_OFTEN = 0.55
"""A category comes this much less often than the one before it."""


@cache
def names() -> FigureNames:
    """Return the names of catalogue, groups and rules as they are delivered."""
    rules = _knowledge().rulebook.rules
    return FigureNames(
        _knowledge().catalogue, {each.id: each.names for each in _groups()}, {each.id: each.title for each in rules}
    )


@cache
def a_report(
    period: Period = HALF_YEAR, *, visits_a_day: int = 45, desk: str = "Neues Rathaus", is_invented: bool = True
) -> Report:
    """Return a report of invented counts."""
    counts = Counts(visits_a_day)
    door = Door(counts.of, Rounding(_KEY))
    long = period.kind.months >= PeriodKind.HALF_YEAR.months
    source = DeskSource(DeskId("0"), desk, _FIRST_DAY, TODAY - timedelta(days=1), None, is_invented)
    other = DeskSource(
        DeskId("1"),
        "Bürgerladen Nord",
        _FIRST_DAY,
        period.last - timedelta(days=9),
        datetime(2026, 11, 2, tzinfo=UTC),
        is_invented,
    )
    questions = [Question(view, period, across) if long else Question(view, period) for view, across in TABLES]
    return Report(
        period=period,
        made_on=TODAY,
        tables=tuple(door.answer(each, TODAY) for each in questions),
        before={view: door.answer(Question(view, period.before()), TODAY) for view in COMPARED},
        minutes=door.minutes(period, TODAY),
        catalogue_age=(("fresh", 61), ("due", 9), ("stale", 14), ("unconfirmed", 5)),
        sources=(source, other),
        missing=(other,),
        is_invented=is_invented,
    )


class Counts:
    """Counts of every day of a table, the same for the same number of visits a day."""

    def __init__(self, visits_a_day: int) -> None:
        self._chance = random.Random(visits_a_day)
        self._days: dict[Counted, list[tuple[date, str, str, int]]] = {each: [] for each in Counted}
        day = _FIRST_DAY
        while visits_a_day and day < TODAY:
            if day.weekday() < 5:
                self._fill(day, round(visits_a_day * _season(day) * self._chance.uniform(0.8, 1.2)))
            day += timedelta(days=1)

    def of(self, counted: Counted, period: Period, by: By) -> Cells:
        """Fill `CountsOf`."""
        cells: Counter[Cell] = Counter()
        first, last = period.first, period.last
        if by is By.WEEK:
            mondays = list(period.weeks())
            first, last = mondays[0], mondays[-1] + timedelta(days=6)
        for day, a, b, count in self._days[counted]:
            if first <= day <= last:
                cells[_bucket(day, by), a, b] += count
        return cells

    def _fill(self, day: date, visits: int) -> None:
        groups = [each.id for each in _groups()]
        self._add(day, Counted.HOUR, visits, [f"{hour:02}" for hour in (9, 10, 8, 11, 14, 15, 13, 12, 16, 17, 7)], 0.8)
        self._add(day, Counted.GROUP, visits, [*groups, NOT_KNOWN], 0.75)
        self._add(day, Counted.TOPIC, 2 * visits, _topics(), 0.82, [*groups, NOT_KNOWN])
        self._add(day, Counted.GAP, visits // 9, _topics()[3:], 0.6, [*groups, NOT_KNOWN])
        self._add(day, Counted.REFERRAL, 2 * visits, _kinds(), 0.9, [CHOSEN])
        self._add(day, Counted.REFERRAL, visits // 12, _kinds()[4:], 0.8, [UNSUITABLE])
        self._add(day, Counted.NEAR_MISS, visits // 4, ["R03", "R07", "R10", "R12", "R05", "R26", "R16"], 0.7)
        self._add(day, Counted.TOLD, visits // 14, _kinds()[2:], 0.6, list(ReferralOutcome))
        self._add(day, Counted.COMING, visits, ["first", "return"], 0.2)
        self._add(day, Counted.MINUTES, visits, [f"{minutes:02}" for minutes in (8, 9, 7, 10, 12, 6, 15, 20, 30)], 0.8)
        self._add(day, Counted.LANGUAGE, visits, [each.tag for each in LANGUAGES], 0.85)
        self._add(day, Counted.CASE, visits // 9, list(CaseStep), 0.7)
        self._add(
            day,
            Counted.ANSWER,
            visits // 20,
            [
                HandoverState.ACCEPTED,
                HandoverState.NO_CAPACITY,
                HandoverState.REJECTED,
                HandoverState.NOT_REACHED,
                HandoverState.WITHDRAWN,
            ],
            0.5,
            ["", *Why],
        )

    def _add(
        self, day: date, counted: Counted, times: int, codes: list[str], often: float, others: list[str] | None = None
    ) -> None:
        drawn: Counter[tuple[str, str]] = Counter()
        for _ in range(times):
            drawn[self._one_of(codes, often), self._one_of(others or [""], _OFTEN)] += 1
        self._days[counted] += [(day, a, b, count) for (a, b), count in drawn.items()]

    def _one_of(self, codes: list[str], often: float) -> str:
        """Return one of the codes, each rarer than the one before it."""
        return next((each for each in codes if self._chance.random() > often), codes[0])


def _season(day: date) -> float:
    """Spring is full, August empty, Monday busier than the rest."""
    months = (0.9, 1.0, 1.25, 1.3, 1.15, 1.0, 0.8, 0.55, 1.0, 1.1, 1.0, 0.6)
    return months[day.month - 1] * (1.35, 1.05, 0.8, 1.0, 0.7)[day.weekday()]


def _bucket(day: date, by: By) -> str:
    if by is By.WEEK:
        return (day - timedelta(days=day.weekday())).isoformat()
    if by is By.MONTH:
        return day.replace(day=1).isoformat()
    return str(day.weekday()) if by is By.WEEKDAY else ""


@cache
def _knowledge() -> Knowledge:
    return load_knowledge(TODAY)


@cache
def _groups() -> tuple[TargetGroup, ...]:
    return load_groups(paths.resources() / "steering" / "groups.yaml")


def _topics() -> list[str]:
    return [each.value for each in Topic if each not in (Topic.GEWALTSCHUTZ, Topic.CASE_MANAGEMENT)]


def _kinds() -> list[str]:
    return [str(each) for each in _knowledge().catalogue.services][:24]
