"""Exact counts in the open store, of this desk and of those whose files were taken: the adapter for the port `Counts`.

Knows rows and how days are put together; what of a count may be seen, the door decides (`figures.disclosure`). Nothing
here has a repr or a log line with a count.

Why this way (2026-11-23): a page asks some sixty questions of the same months. So counts of a month are read once, by
day where days are asked of, and kept until anything in the store changes; this desk alone writes to its store.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from uuid import uuid4

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.figures.counted import (
    BY_DAY,
    By,
    Cell,
    Cells,
    Counted,
    DayCount,
    DeskCounts,
    DeskId,
    DeskSource,
    written_day,
)
from erstanlauf.domain.figures.rounding import KEY_BYTES
from erstanlauf.domain.retention import FIRST_DAY
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.cipher import Database
from erstanlauf.store.daily_counts import OF_THIS_DESK, THIS_DESK, TOGETHER, Row, counts
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.trouble import CountsNotUsable

DAY = timedelta(days=1)

MOST_COUNTS = 1_000_000
"""In one file: ten years of a desk that counts 400 things a day."""

MOST_VISITS = 1_000_000
"""Of one thing on one day."""

_MOST_CODE = 80
_MOST_MONTHS = 500
"""Months kept of all counts together: two years and what they are compared with."""

_BUCKETS: Mapping[By, Callable[[date], str]] = {
    By.PERIOD: lambda day: "",
    By.WEEK: lambda day: (day - timedelta(days=day.weekday())).isoformat(),
    By.MONTH: lambda day: day.replace(day=1).isoformat(),
    By.WEEKDAY: lambda day: str(day.weekday()),
}
_OF_WHOLE_MONTHS = (By.PERIOD, By.MONTH)


class FigureCounts:
    """Counts of one store; runs on the thread that owns it."""

    def __init__(self, transactions: Transactions, audit: AuditTrail, now: Callable[[], datetime]) -> None:
        self._transactions = transactions
        self._audit = audit
        self._now = now
        self._months: dict[tuple[Counted, date, str], Sequence[Row]] = {}
        self._answers: dict[tuple[Counted, date, date, By], Cells] = {}
        self._own_first: date | None = None
        self._changes = -1

    def cells(self, counted: Counted, first: date, last: date, by: By) -> Cells:
        """Return what was counted from a first to a last day, all desks together.

        By weeks and weekdays only what is kept by day (`BY_DAY`), the rest of whole months.
        """
        assert counted in BY_DAY or by in _OF_WHOLE_MONTHS
        self._forget_what_changed()
        asked = (counted, first, last, by)
        if asked not in self._answers:
            self._answers[asked] = self._put_together(*asked)
        return self._answers[asked]

    def sources(self) -> Sequence[DeskSource]:
        """Return the desks whose counts are here, this one first where it has any.

        Of this one there is everything until yesterday.
        """
        self._forget_what_changed()
        with self._transactions.reading() as db:
            rows = list(db.query("SELECT * FROM counted_desk ORDER BY code, id"))
            code = _code(db)
        others = [
            DeskSource(
                DeskId(row["id"]),
                row["code"],
                date.fromisoformat(row["first"]),
                date.fromisoformat(row["last"]),
                datetime.fromisoformat(row["taken_at"]),
                bool(row["is_invented"]),
            )
            for row in rows
        ]
        first, yesterday = self._own_first, self._now().date() - DAY
        own = [] if first is None or first > yesterday else [DeskSource(self._desk(), code, first, yesterday, None)]
        return [*own, *others]

    def rounding_key(self) -> bytes:
        """Return the secret that figures are rounded with; it is drawn when it is asked for the first time."""
        self._desk()
        with self._transactions.reading() as db:
            return bytes(db.execute("SELECT rounding_key FROM figures_desk").fetchone()[0])

    def of_this_desk(self, made_at: datetime) -> DeskCounts:
        """Return all counts of this desk for the days that are over, under the next serial.

        A serial is at least the time in seconds, so that the next one is higher also after a backup was put back.
        """
        desk, yesterday = self._desk(), made_at.date() - DAY
        with self._transactions.one() as db:
            first = _first_day(db) or made_at.date()
            found = () if first > yesterday else tuple(sorted(_day_counts(db, first, yesterday)))
            first = min(first, yesterday)
            [serial] = db.execute(
                "UPDATE figures_desk SET serial = max(serial + 1, ?) RETURNING serial", (int(made_at.timestamp()),)
            ).fetchone()
            self._audit.note(AuditAction.FIGURES_SENT, yesterday.isoformat())
            return DeskCounts(desk, _code(db), serial, made_at, first, yesterday, found)

    def take(self, counts: DeskCounts, now: datetime) -> bool:
        """Keep the counts of a desk in the place of those that are here of it; False where nothing is new in them.

        Nothing is new in what has no higher serial than what was taken last of the desk, ends on an earlier day (its
        clock was behind then, and some of a month would be lost), or is of this desk. Raises `CountsNotUsable`.
        """
        _require_usable(counts, now)
        if counts.desk == self._desk():
            return False
        with self._transactions.reading() as db:
            known = db.execute("SELECT serial, last FROM counted_desk WHERE id = ?", (counts.desk,)).fetchone()
        if known is not None and (known[0] >= counts.serial or known[1] > counts.last.isoformat()):
            return False
        with self._transactions.one() as db:
            _replace(db, counts, now)
            self._audit.note(AuditAction.FIGURES_TAKEN, counts.desk)
        return True

    def note_seen(self, subject: str) -> None:
        """Write down that figures were asked for; where that cannot be kept, reading does not fail."""
        was_current = self._changes == self._total_changes()
        self._audit.note_reading(subject, AuditAction.FIGURES_SEEN)
        if was_current:  # an entry of the audit changes no count
            self._changes = self._total_changes()

    def note_exported(self, subject: str) -> None:
        """Write down that figures or counts were written to a file."""
        self._audit.note_alone(AuditAction.FIGURES_EXPORTED, subject)

    def _forget_what_changed(self) -> None:
        """Forget what was read before the store changed, and what is too much to keep."""
        is_current = self._changes == self._total_changes()
        if not is_current or len(self._months) > _MOST_MONTHS:
            self._months.clear()
            self._answers.clear()
        if not is_current:
            with self._transactions.reading() as db:
                self._own_first = _first_day(db)
            self._changes = self._total_changes()

    def _put_together(self, counted: Counted, first: date, last: date, by: By) -> Cells:
        bucket_of, cells = _BUCKETS[by], Counter[Cell]()
        for begin, end in _months(first, last):
            if by in _OF_WHOLE_MONTHS and first <= begin and end <= last:
                bucket = bucket_of(begin)
                for _, a, b, visits in self._read(counted, begin, end, TOGETHER):
                    cells[bucket, a, b] += visits
                continue
            for day, rows in groupby(self._read(counted, begin, end), key=itemgetter(0)):
                if first <= (at := date.fromisoformat(day)) <= last:
                    bucket = bucket_of(at)
                    for _, a, b, visits in rows:
                        cells[bucket, a, b] += visits
        return cells

    def _read(self, counted: Counted, begin: date, end: date, day: str = "") -> Sequence[Row]:
        """Return the counts of a month by day or together, read the first time."""
        wanted = (counted, begin, day)
        if wanted not in self._months:
            with self._transactions.reading() as db:
                self._months[wanted] = list(counts(db, counted, begin, end, day))
        return self._months[wanted]

    def _total_changes(self) -> int:
        return int(self._transactions.db.conn.total_changes)

    def _desk(self) -> DeskId:
        """Return by what this desk is known to others; drawn, with the secret for rounding, the first time."""
        with self._transactions.reading() as db:
            found = db.execute("SELECT desk FROM figures_desk").fetchone()
        if found is None:
            found = (str(uuid4()),)
            with self._transactions.one() as db:
                db.execute("INSERT INTO figures_desk VALUES (1, ?, 0, ?)", (*found, secrets.token_bytes(KEY_BYTES)))
        return DeskId(found[0])


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of the months that two days lie in and of those between them."""
    begin = first.replace(day=1)
    while begin <= last:
        after = (begin + 31 * DAY).replace(day=1)
        yield begin, after - DAY
        begin = after


def _code(db: Database) -> str:
    return str(db.execute("SELECT code FROM desk").fetchone()[0])


def _first_day(db: Database) -> date | None:
    """Return the first day of which this desk has counts; what a wrong clock dated before that is none."""
    first = db.execute(
        "SELECT min(day) FROM (SELECT min(day) AS day FROM visit WHERE day >= ? UNION ALL"
        " SELECT * FROM (SELECT day FROM daily_count WHERE counted = ? AND desk = ? ORDER BY day LIMIT 1))",
        (FIRST_DAY.date().isoformat(), Counted.HOUR, THIS_DESK),
    ).fetchone()[0]
    return None if first is None else date.fromisoformat(first)


def _day_counts(db: Database, first: date, last: date) -> Iterator[DayCount]:
    """Yield what this desk has counted, each thing of a day or month once."""
    for counted in Counted:
        found = Counter[tuple[date, str, str]]()
        for day, a, b, visits in counts(db, counted, written_day(counted, first), last, desks=OF_THIS_DESK):
            found[written_day(counted, date.fromisoformat(day)), a, b] += visits
        for (at, a, b), visits in found.items():
            yield DayCount(at, counted, a, b, visits)


def _replace(db: Database, counts: DeskCounts, now: datetime) -> None:
    first, last = counts.first.isoformat(), counts.last.isoformat()
    for counted in Counted:
        db.execute("DELETE FROM daily_count WHERE counted = ? AND day <= ? AND desk = ?", (counted, last, counts.desk))
    rows = ((each.counted, each.day.isoformat(), each.a, each.b, counts.desk, each.visits) for each in counts.counts)
    db.conn.executemany("INSERT INTO daily_count VALUES (?, ?, ?, ?, ?, ?)", rows)
    db.execute(
        "INSERT INTO counted_desk VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " code = excluded.code, serial = excluded.serial, first = excluded.first,"
        " last = excluded.last, made_at = excluded.made_at, taken_at = excluded.taken_at,"
        " is_invented = max(is_invented, excluded.is_invented)",
        (
            *(counts.desk, counts.code, counts.serial, first, last),
            *(counts.made_at.isoformat(), now.isoformat(), counts.is_invented),
        ),
    )


def _require_usable(counts: DeskCounts, now: datetime) -> None:
    """Refuse what no desk can have counted: a day that is not over, a count twice, more than there can be."""
    days = counts.first <= counts.last < now.date()
    codes = all(len(each.a) <= _MOST_CODE and len(each.b) <= _MOST_CODE for each in counts.counts)
    begins = {each: written_day(each, counts.first) for each in Counted}
    numbers = all(
        begins[each.counted] <= each.day <= counts.last and 0 < each.visits <= MOST_VISITS for each in counts.counts
    )
    is_once = len({(each.counted, each.day, each.a, each.b) for each in counts.counts}) == len(counts.counts)
    if not (days and codes and numbers and is_once and len(counts.counts) <= MOST_COUNTS and counts.desk):
        raise CountsNotUsable(desk=counts.code)
