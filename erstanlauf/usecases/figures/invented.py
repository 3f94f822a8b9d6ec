"""Invented counts of two desks over more than two years, so that page and report can be judged. No real visit.

They have what real ones have: a spring that is full and an August that is not, Monday mornings, a wave of people who
come at once and stay, and gaps that grow (places in child care, psychosocial help). The same day always has the same
counts. Whoever takes them takes the mark that they are invented.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from erstanlauf.domain.figures.counted import Counted, DayCount, DeskCounts, DeskId
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.holidays_nrw import is_eve, is_public_holiday
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import CaseStep, Outcome, ReferralOutcome
from erstanlauf.i18n.figure_words import FIRST, RETURN

DESKS: Mapping[str, int] = {"A1": 46, "B2": 19}
"""Visits on an ordinary day, by the code of a desk."""

_Code = TypeVar("_Code", bound=str | tuple[str, str])

_SATURDAY = 5
_BY_MONTH = (0.95, 1.1, 1.25, 1.2, 1.1, 1.0, 0.85, 0.6, 1.15, 1.1, 1.0, 0.7)
_BY_WEEKDAY = (1.3, 1.05, 0.8, 1.15, 0.7)
_CLOSES = (16, 16, 13, 18, 12)
_BY_HOUR: Mapping[int, float] = {8: 9, 9: 10, 10: 9, 11: 6, 12: 3, 13: 4, 14: 5, 15: 4, 16: 3, 17: 2}
_MONDAY_MORNING = 1.8
_GROWS, _WAVE_ADDS, _OF_THE_WAVE = 0.06, 0.5, 0.33
_WAVE_AT, _WAVE_LASTS = timedelta(days=430), 70  # from the first day; to its height, in days
_OF_THE_GROUP, _SECOND_TOPIC = 0.35, 0.25
_UNSUITABLE, _NEAR_MISS, _CASE = 0.08, 0.2, 0.05
_COMES_BACK, _COMES_BACK_MORE, _TELLS = 0.12, 0.02, 0.7

_GROUPS = {
    "refugees": 30,
    "long_resident": 14,
    "students": 9,
    "family": 13,
    "eu_work": 17,
    "non_eu_work": 8,
    "not_known": 9,
}
_LANGUAGES = {
    "de": 14,
    "ar": 17,
    "uk": 10,
    "tr": 9,
    "ro": 7,
    "bg": 6,
    "en": 8,
    "fa": 5,
    "prs": 3,
    "ku": 5,
    "ru": 6,
    "pl": 4,
    "sq": 3,
    "fr": 2,
    "ti": 2,
    "es": 2,
    "so": 1,
    "el": 1,
    "ckb": 1,
}
_TOPICS = {
    Topic.SPRACHE: 20,
    Topic.ARBEIT_AUSBILDUNG: 17,
    Topic.WOHNEN: 12,
    Topic.EXISTENZSICHERUNG: 11,
    Topic.AUFENTHALT_RECHT: 12,
    Topic.DOKUMENTE_ANMELDUNG: 13,
    Topic.BILDUNG_SCHULE_KITA: 8,
    Topic.GESUNDHEIT: 5,
    Topic.FAMILIE_KINDER: 7,
    Topic.ANERKENNUNG: 5,
    Topic.EINBUERGERUNG: 4,
    Topic.PARTIZIPATION_ANTIDISKRIMINIERUNG: 1,
    Topic.SPORT_KULTUR: 2,
    Topic.ORIENTIERUNG: 4,
}
_MORE_OFTEN: Mapping[str, Sequence[Topic]] = {
    "refugees": (Topic.EXISTENZSICHERUNG, Topic.WOHNEN, Topic.GESUNDHEIT),
    "long_resident": (Topic.EINBUERGERUNG, Topic.ARBEIT_AUSBILDUNG),
    "students": (Topic.AUFENTHALT_RECHT, Topic.WOHNEN),
    "family": (Topic.FAMILIE_KINDER, Topic.BILDUNG_SCHULE_KITA),
    "eu_work": (Topic.ARBEIT_AUSBILDUNG, Topic.DOKUMENTE_ANMELDUNG),
    "non_eu_work": (Topic.ANERKENNUNG, Topic.AUFENTHALT_RECHT),
    "not_known": (),
}
_KINDS: Mapping[Topic, Sequence[str]] = {
    Topic.SPRACHE: ("integrationskurs", "deutsch_offen", "berufssprachkurs"),
    Topic.ARBEIT_AUSBILDUNG: ("jobcenter", "arbeitsagentur", "rege", "jba", "faire_integration"),
    Topic.WOHNEN: ("wohnhilfen", "wohnungsnotfall", "mbe"),
    Topic.EXISTENZSICHERUNG: ("jobcenter", "sozialamt_asylblg", "familienkasse"),
    Topic.AUFENTHALT_RECHT: ("abh", "ak_asyl", "mbe"),
    Topic.DOKUMENTE_ANMELDUNG: ("buergerberatung", "abh"),
    Topic.BILDUNG_SCHULE_KITA: ("ki_schule", "kita"),
    Topic.GESUNDHEIT: ("krankenkasse",),
    Topic.FAMILIE_KINDER: ("kita", "familienkasse", "jmd"),
    Topic.ANERKENNUNG: ("anerkennung", "kammern"),
    Topic.EINBUERGERUNG: ("einbuergerung",),
    Topic.PARTIZIPATION_ANTIDISKRIMINIERUNG: ("ki_ads", "integrationsagentur"),
    Topic.SPORT_KULTUR: ("sportbund", "bibliothek"),
    Topic.ORIENTIERUNG: ("mbe", "jmd"),
}
_GAPS: Mapping[Topic, tuple[float, float]] = {  # share without an answer: on the first day, and more each year
    Topic.FAMILIE_KINDER: (0.08, 0.08),
    Topic.GESUNDHEIT: (0.12, 0.10),
    Topic.BILDUNG_SCHULE_KITA: (0.05, 0.05),
    Topic.WOHNEN: (0.14, 0.01),
}
_GAP_ELSEWHERE = (0.015, 0.0)
_RULES = {"R05": 9, "R03": 6, "R24": 4, "R13": 3, "R26": 3, "R14": 2, "R06": 4, "R25": 3, "catalogue": 5}
_TOLD = {
    ReferralOutcome.WAS_THERE: 11,
    ReferralOutcome.NOT_SUITABLE: 2,
    ReferralOutcome.NOT_RESPONSIBLE: 3,
    ReferralOutcome.NOT_REACHED: 4,
}
_CASES = {
    CaseStep.OFFERED: 4,
    CaseStep.DECLINED: 3,
    CaseStep.LEFT_OUT: 1,
    CaseStep.ON_SLIP: 5,
    CaseStep.HANDED_OVER: 7,
}
_ANSWERS: Mapping[tuple[str, str], int] = {
    (HandoverState.DONE, ""): 6,
    (HandoverState.ACCEPTED, ""): 5,
    (HandoverState.ARRIVED, ""): 3,
    (HandoverState.ISSUED, ""): 2,
    (HandoverState.NO_CAPACITY, Why.NO_CAPACITY): 3,
    (HandoverState.NOT_REACHED, Why.NOT_REACHED): 2,
    (HandoverState.REJECTED, Why.NOT_RESPONSIBLE): 2,
    (HandoverState.REJECTED, Why.DECLINED_BY_PERSON): 1,
}


def invented_counts(today: date, now: datetime) -> Iterator[DeskCounts]:
    """Yield the counts of each desk from the first day of the year before last; the second has not sent the last ones.

    `now` is when they were made.
    """
    first, yesterday = date(today.year - 2, 1, 1), today - timedelta(days=1)
    last_month = today.replace(day=1) - timedelta(days=1)
    ends = dict(zip(DESKS, (yesterday, last_month.replace(day=1) - timedelta(days=1)), strict=True))
    for code, last in ends.items():
        days = (first + timedelta(days=each) for each in range((last - first).days + 1))
        counts = tuple(count for day in days if _is_open(day) for count in _of_day(code, day, first))
        yield DeskCounts(DeskId(f"erfunden-{code}"), code, 1, now, first, last, counts, is_invented=True)


def _is_open(day: date) -> bool:
    return day.weekday() < _SATURDAY and not is_public_holiday(day) and not is_eve(day)


def _of_day(code: str, day: date, first: date) -> Iterator[DayCount]:
    """Yield what the visits of one day add up to."""
    visits = _Day(Random(f"{code} {day}"), day, years=(day - first).days / 365, wave=_wave(day, first))
    usual = DESKS[code] * _BY_MONTH[day.month - 1] * _BY_WEEKDAY[day.weekday()]
    for _ in range(visits.how_many(usual)):
        visits.add()
    for (counted, a, b), count in sorted(visits.found.items()):
        yield DayCount(day, counted, a, b, count)


def _wave(day: date, first: date) -> float:
    """Return how high a wave stands on a day, at most 1: it comes within weeks and goes over months."""
    since = (day - first - _WAVE_AT).days / _WAVE_LASTS
    return 0.0 if since < 0 else since * math.exp(1 - since)


class _Day:
    """The visits of a day, drawn one after the other and kept as counts alone."""

    def __init__(self, chance: Random, day: date, years: float, wave: float) -> None:
        self._chance = chance
        self._day = day
        self._years = years
        self._wave = wave
        self.found = Counter[tuple[Counted, str, str]]()

    def how_many(self, usual: float) -> int:
        """Return how many come where usually so many do: a few more each year, and a wave on top."""
        expected = usual * (1 + _GROWS * self._years + _WAVE_ADDS * self._wave)
        return max(1, round(self._chance.gauss(expected, expected / 8)))

    def add(self) -> None:
        """Count one more visit."""
        is_of_wave = self._chance.random() < _OF_THE_WAVE * self._wave
        group = "refugees" if is_of_wave else self._one_of(_GROUPS)
        self._count(Counted.HOUR, self._hour())
        self._count(Counted.GROUP, group)
        self._count(Counted.LANGUAGE, "uk" if is_of_wave else self._one_of(_LANGUAGES))
        self._count(Counted.MINUTES, f"{min(60, int(self._chance.lognormvariate(1.7, 0.5))):02}")
        self._add_topics(group)
        if self._happens(_NEAR_MISS):
            self._count(Counted.NEAR_MISS, self._one_of(_RULES))
        self._add_return()
        if self._happens(_CASE):
            step = self._one_of(_CASES)
            self._count(Counted.CASE, step)
            if step == CaseStep.HANDED_OVER:
                self._count(Counted.ANSWER, *self._one_of(_ANSWERS))

    def _add_topics(self, group: str) -> None:
        """Count what a visit is about, and which service answers it: each service once."""
        topics = {self._one_of(_TOPICS)}
        if _MORE_OFTEN[group] and self._happens(_OF_THE_GROUP):
            topics.add(self._chance.choice(_MORE_OFTEN[group]))
        if self._happens(_SECOND_TOPIC):
            topics.add(self._one_of(_TOPICS))
        kinds = set[str]()
        for topic in sorted(topics):
            self._count(Counted.TOPIC, topic, group)
            begins, grows = _GAPS.get(topic, _GAP_ELSEWHERE)
            if self._happens(begins + grows * self._years):
                self._count(Counted.GAP, topic, group)
            else:
                kinds.add(self._chance.choice(_KINDS[topic]))
        for kind in sorted(kinds):
            self._count(Counted.REFERRAL, kind, Outcome.UNSUITABLE if self._happens(_UNSUITABLE) else Outcome.CHOSEN)

    def _add_return(self) -> None:
        comes_back = self._happens(_COMES_BACK + _COMES_BACK_MORE * self._years)
        self._count(Counted.COMING, RETURN if comes_back else FIRST)
        if comes_back and self._happens(_TELLS):
            topic = self._one_of(_TOPICS)
            self._count(Counted.TOLD, self._chance.choice(_KINDS[topic]), self._one_of(_TOLD))

    def _hour(self) -> str:
        closes = _CLOSES[self._day.weekday()]
        weights = {f"{hour:02}": weight for hour, weight in _BY_HOUR.items() if hour < closes}
        if not self._day.weekday():
            weights |= {hour: weights[hour] * _MONDAY_MORNING for hour in ("08", "09")}
        return self._one_of(weights)

    def _count(self, counted: Counted, a: str, b: str = "") -> None:
        self.found[counted, a, b] += 1

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _one_of(self, weights: Mapping[_Code, float]) -> _Code:
        at = self._chance.random() * sum(weights.values())
        for code, weight in weights.items():
            at -= weight
            if at < 0:
                return code
        return code
