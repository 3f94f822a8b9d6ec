"""A steering desk with years of invented counts of ten desks, and visits of its own that are not counted yet.

Counts are kept as the store keeps them: of hours by day, of all else by month.
"""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from erstanlauf.domain.figures.counted import BY_DAY, Counted
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import CaseStep, ReferralOutcome
from erstanlauf.store.cipher import Database
from tests.store.desks import give_key_file, opened

DESKS = 10
LAST_DAY = "2026-11-20"
DAYS = 3650
FIRST_DAY = (date.fromisoformat(LAST_DAY) - timedelta(days=DAYS - 1)).isoformat()
LIVE_DAYS = 365

_GROUPS = ("eu_work", "other_work", "students", "family", "refugees", "long_resident", "not_known")
_TOPICS = tuple(topic.value for topic in Topic if topic is not Topic.GEWALTSCHUTZ)
_KINDS = tuple(f"kind_{number}" for number in range(60))
_RULES = tuple(f"R{number:02}" for number in range(1, 36))
_TAGS = tuple(f"l{number}" for number in range(25))

CODES: dict[Counted, tuple[list[tuple[str, str]], int]] = {
    Counted.HOUR: ([(f"{hour:02}", "") for hour in range(8, 17)], 1),
    Counted.GROUP: ([(group, "") for group in _GROUPS], 1),
    Counted.TOPIC: ([(topic, group) for topic in _TOPICS for group in _GROUPS], 1),
    Counted.GAP: ([(topic, group) for topic in _TOPICS for group in _GROUPS], 2),
    Counted.REFERRAL: ([(kind, said) for kind in _KINDS for said in ("chosen", "unsuitable")], 1),
    Counted.NEAR_MISS: ([(rule, "") for rule in _RULES], 1),
    Counted.TOLD: ([(kind, said.value) for kind in _KINDS for said in ReferralOutcome], 4),
    Counted.COMING: ([("first", ""), ("return", "")], 1),
    Counted.MINUTES: ([(f"{minutes:02}", "") for minutes in range(61)], 1),
    Counted.LANGUAGE: ([(tag, "") for tag in _TAGS], 1),
    Counted.CASE: ([(step.value, "") for step in CaseStep], 1),
    Counted.ANSWER: ([(state.value, "") for state in HandoverState], 2),
}
"""The codes of each count, and which share of them a desk counts in one month, or day: one in so many."""

_COUNTS = """
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :days - 1),
    of_visits (i, day) AS (SELECT i, date(:last, '-' || i || ' days') FROM n),
    days (i, day) AS (SELECT min(i), iif(:by_day, day, substr(day, 1, 8) || '01') FROM of_visits
        WHERE strftime('%w', day) BETWEEN '1' AND '5' GROUP BY 2)
    INSERT INTO daily_count
    SELECT :counted, day, code.value ->> 0, code.value ->> 1, 'desk-' || desk.key, 1 + (code.key + days.i) % 70
    FROM days, json_each(:desks) AS desk, json_each(:codes) AS code
    WHERE (code.key + days.i * 3 + desk.key * 5) % :one_in = 0
    ORDER BY day, 3, 4, 5
"""
_NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :visits - 1)"
_ID = "printf('0197%08x-0000-7000-8000-%012x', i / 50, i)"
_DAY = "date(:last, '-' || (:live - 1 - i * :live / :visits) || ' days')"
_VISITS = (
    f"INSERT INTO visit SELECT {_ID}, printf('K7-%d-1', i + 100), {_DAY}, printf('%sT%02d:00:00+01:00', {_DAY},"
    f" 8 + i % 9), printf('%sT%02d:%02d:30+01:00', {_DAY}, 8 + i % 9, i % 20), 1 FROM n",
    f"INSERT INTO visit_figures SELECT {_ID}, :groups ->> (i % 7), iif(i % 5 = 0, 'offered', NULL) FROM n",
    f"INSERT INTO visit_topic SELECT {_ID}, 0, :topics ->> (i % 16) FROM n",
    f"INSERT INTO visit_topic SELECT {_ID}, 1, :topics ->> ((i * 7 + 1) % 16) FROM n",
    f"INSERT INTO visit_gap SELECT {_ID}, :topics ->> (i % 16) FROM n WHERE i % 9 = 0",
    f"INSERT INTO visit_referral SELECT {_ID}, 0, :kinds ->> (i % 60), NULL, 'chosen' FROM n",
    f"INSERT INTO visit_referral SELECT {_ID}, 1, :kinds ->> (i % 37), NULL, 'unsuitable' FROM n WHERE i % 2 = 0",
    f"INSERT INTO visit_return SELECT {_ID} FROM n WHERE i % 10 = 0",
    "INSERT INTO visit_outcome SELECT printf('K7-%d-1', i + 99), :kinds ->> (i % 60), NULL, 'was_there',"
    f" {_DAY}, {_ID} FROM n WHERE i % 10 = 0",
)


def make_counted_desk(folder: Path, visits: int) -> None:
    """Make the store; its own visits lie in the last year, the counts of the others in the last ten."""
    give_key_file(folder)
    store = opened(folder)
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -200000"):  # while it is filled
        store.transactions.db.execute(f"PRAGMA {setting}").fetchall()
    with store.transactions.one() as db:
        _fill_counts(db)
        _fill_visits(db, visits)
    store.close()


def _fill_counts(db: Database) -> None:
    for counted, (codes, one_in) in CODES.items():
        values = {"counted": counted, "days": DAYS, "last": LAST_DAY, "one_in": one_in, "by_day": counted in BY_DAY}
        db.execute(_COUNTS, values | {"desks": _json(range(DESKS)), "codes": _json([list(code) for code in codes])})
    desks = [(f"desk-{number}", f"D{number}", 1, FIRST_DAY, LAST_DAY) for number in range(DESKS)]
    times = (f"{LAST_DAY}T18:00:00+01:00", f"{LAST_DAY}T19:00:00+01:00")
    db.conn.executemany("INSERT INTO counted_desk VALUES (?, ?, ?, ?, ?, ?, ?, 1)", [(*desk, *times) for desk in desks])


def _fill_visits(db: Database, visits: int) -> None:
    lists = {"groups": _GROUPS, "topics": _TOPICS, "kinds": _KINDS}
    values = {
        "visits": visits,
        "last": LAST_DAY,
        "live": LIVE_DAYS,
        **{name: _json(codes) for name, codes in lists.items()},
    }
    for statement in _VISITS:
        db.execute(f"{_NUMBERS} {statement}", values)


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values))
