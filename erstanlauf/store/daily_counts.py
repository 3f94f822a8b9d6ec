"""Counts of days as SQL: from the rows of visits while they are kept, from `daily_count` when they are gone.

Each count has one statement. It is read by it and, when rows go after their time, written down by it in the same
transaction, so every figure is the same before and after. Knows rows; what is counted and why no more than that, the
domain says (`figures.counted`).

Why this way (2026-11-23):
* A visit counts for its own day, and for the hour its desk's clock showed, which stands in `opened_at` with its zone.
  One dated by a wrong clock counts for the day it is dated anew.
* What was told about a referral counts for the day on which it was told.
* A hand-over counts for the day it was made on, in the state it has, once it has left: a draft and what was withdrawn
  before is nothing a recipient could answer. Where its visit is erased by number, the hand-over that left stays as
  proof, and so does its count.
* All rules that kept services off in one visit are together nearly its residence status. So they stay with it until
  its day is over, for closing taken back and for erasing by number, and are only counted from then on.
* A visit nothing may stay of, for violence, counts as one whose group is not known: else all visits less those with a
  group would be the number of such visits.
* Languages of slips are no part of a visit beyond its day, so they are counted when it is closed.
* What is written down has its day in the hours alone, else its month: why, `figures.counted` says.
* Where a visit is erased by number its rows go and its counts with them; once they are written down nothing tells
  any more which counts were its.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from erstanlauf.domain.figures.counted import BY_DAY, Counted, written_day
from erstanlauf.domain.figures.target_groups import NOT_KNOWN
from erstanlauf.store.cipher import Database

THIS_DESK = ""
"""Under what `daily_count` has the counts of this desk; those of others stand under their id."""

OF_THIS_DESK = f"desk = '{THIS_DESK}'"
TOGETHER = "''"

VISIT, HANDOVER, DAY = "visit", "handover", "day"
"""What rows go with."""

Row = tuple[str, str, str, int]
"""Day, a, b, visits."""


@dataclass(frozen=True, slots=True)
class _Counting:
    """How rows are counted: what in them is the day and the two codes; where `a` is NULL there is nothing to count.

    They go when the row of `visit` or `handover` goes, or with the `DAY` of their visit.
    """

    tables: str
    a: str
    b: str = "''"
    day: str = "visit.day"
    goes_with: str = VISIT

    def statement(self, which: str, day: str = "") -> str:
        """Return the statement that counts the rows for which a condition holds, by their day if by no other."""
        return (
            f"SELECT {day or self.day} AS day, {self.a} AS a, {self.b} AS b, count(*) AS visits FROM {self.tables}"
            f" WHERE {which} AND {self.a} IS NOT NULL GROUP BY {_keys(day)}"
        )


_WITH_GROUP = "visit JOIN {0} AS has ON has.visit = visit.id LEFT JOIN visit_figures AS of ON of.visit = visit.id"
_MINUTES = "min(max(unixepoch(closed_at) - unixepoch(opened_at), 0) / 60, 60)"

_COUNTED: Mapping[Counted, _Counting] = {
    Counted.HOUR: _Counting("visit", "substr(opened_at, 12, 2)"),
    Counted.GROUP: _Counting(
        "visit LEFT JOIN visit_figures AS of ON of.visit = visit.id", f"COALESCE(target_group, '{NOT_KNOWN}')"
    ),
    Counted.TOPIC: _Counting(_WITH_GROUP.format("visit_topic"), "topic", "COALESCE(target_group, '')"),
    Counted.GAP: _Counting(_WITH_GROUP.format("visit_gap"), "topic", "COALESCE(target_group, '')"),
    Counted.REFERRAL: _Counting("visit JOIN visit_referral AS has ON has.visit = visit.id", "kind", "outcome"),
    Counted.NEAR_MISS: _Counting("visit JOIN visit_near_miss AS has ON has.visit = visit.id", "rule", goes_with=DAY),
    Counted.TOLD: _Counting(
        "visit_outcome AS told JOIN visit ON told.visit = visit.id", "kind", "outcome", day="told.day"
    ),
    Counted.COMING: _Counting(
        "visit LEFT JOIN visit_return AS back ON back.visit = visit.id", "iif(back.visit IS NULL, 'first', 'return')"
    ),
    Counted.MINUTES: _Counting("visit", f"printf('%02d', {_MINUTES})"),
    Counted.CASE: _Counting("visit JOIN visit_figures AS of ON of.visit = visit.id", "case_step"),
    Counted.ANSWER: _Counting(
        "handover",
        "iif(left_at IS NULL, NULL, state)",
        "COALESCE(why, '')",
        day="substr(made_at, 1, 10)",
        goes_with=HANDOVER,
    ),
}


def statement(counted: Counted, day: str = "", desks: str = "TRUE") -> str:
    """Return the statement for the days from :first to :last: day, a, b and visits.

    What is counted of the same thing in both ways comes in two rows. `day` and `desks` are as in `counts`.
    """
    which = f"counted = '{counted}' AND {_between('day')} AND {desks}"
    parts = [f"SELECT {day or 'day'}, a, b, sum(visits) FROM daily_count WHERE {which} GROUP BY {_keys(day)}"]
    if counted in _COUNTED:
        parts.append(_COUNTED[counted].statement(_between(_COUNTED[counted].day), day))
    return " UNION ALL ".join(parts)


def counts(
    db: Database, counted: Counted, first: date, last: date, day: str = "", desks: str = "TRUE"
) -> Iterator[Row]:
    """Yield what was counted from a first to a last day, by day; some of it in two rows.

    With `TOGETHER` in the place of the day it is put together; `OF_THIS_DESK` leaves the others out.
    """
    days = {"first": first.isoformat(), "last": last.isoformat()}
    rows: Iterator[Row] = db.execute(statement(counted, day, desks), days)
    return rows


def forget_rules(db: Database, before: str) -> bool:
    """Count the rules of visits before a day, in ISO form, and forget which visit they are of; whether there were any.

    A visit closed only after its day keeps them for the day it was closed on, for that may be taken back: what had been
    counted by then would be counted again. In the transaction that is open.
    """
    values, which = {"before": before}, "day < :before AND substr(closed_at, 1, 10) < :before"
    write_down(db, DAY, which, values)
    gone = db.execute(f"DELETE FROM visit_near_miss WHERE visit IN (SELECT id FROM visit WHERE {which})", values)
    return bool(gone.rowcount)


def write_down(db: Database, goes_with: str, which: str, values: dict[str, str]) -> None:
    """Add counts to those of their days or months, before what they are made of goes in the same transaction.

    `which` is the condition for the rows of `visit` (also for `DAY`) or `handover`, of their own columns.
    """
    table = HANDOVER if goes_with == HANDOVER else VISIT
    for counted, how in _COUNTED.items():
        if how.goes_with == goes_with:
            going = how.statement(f"{table}.id IN (SELECT id FROM {table} WHERE {which})")
            day = "day" if counted in BY_DAY else "substr(day, 1, 8) || '01'"
            sums = f"SELECT '{counted}', {day}, a, b, '{THIS_DESK}', sum(visits) FROM ({going}) GROUP BY 2, 3, 4"
            _add(db, sums, values)


def count_language(db: Database, day: str, language: str) -> None:
    """Count one visit more of the month of a day whose slip had this language, in the transaction that is open."""
    _add(db, "VALUES (:counted, :day, :a, '', :desk, 1)", _language(day, language))


def take_language_out(db: Database, day: str, language: str) -> None:
    """Count one visit less of the month of a day whose slip had this language, in the transaction that is open."""
    which, values = "counted = :counted AND day = :day AND desk = :desk AND a = :a", _language(day, language)
    db.execute(f"DELETE FROM daily_count WHERE {which} AND visits = 1", values)
    db.execute(f"UPDATE daily_count SET visits = visits - 1 WHERE {which}", values)


def _language(day: str, language: str) -> dict[str, str]:
    month = written_day(Counted.LANGUAGE, date.fromisoformat(day))
    return {"counted": Counted.LANGUAGE, "day": month.isoformat(), "desk": THIS_DESK, "a": language}


def _add(db: Database, what: str, values: dict[str, str]) -> None:
    added = "ON CONFLICT DO UPDATE SET visits = visits + excluded.visits"
    db.execute(f"INSERT INTO daily_count {what} {added}", values)


def _keys(day: str) -> str:
    return "2, 3" if day else "1, 2, 3"


def _between(day: str) -> str:
    return f"{day} BETWEEN :first AND :last"
