"""A store with as many invented closed visits as one likes, written by SQLite itself."""

from pathlib import Path

from tests.store.desks import give_key_file, opened

_NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ? - 1)"
_ID = "printf('0197%08x-0000-7000-8000-%012x', i, i)"
_CLOSED = f"""
    {_NUMBERS} INSERT INTO visit
    SELECT {_ID}, printf('K7-%d-1', i + 100), date('2026-11-22', '-' || (i % 90) || ' days'),
        '2026-11-22T09:00:00+00:00', '2026-11-22T09:04:00+00:00', 1 FROM n
"""
_WITH_EACH = (
    f"{_NUMBERS} INSERT INTO visit_topic SELECT {_ID}, 0, 'wohnen' FROM n",
    f"{_NUMBERS} INSERT INTO visit_topic SELECT {_ID}, 1, 'sprache' FROM n",
    f"{_NUMBERS} INSERT INTO visit_referral SELECT {_ID}, 0, 'mbe', 'mbe/awo', 'chosen' FROM n",
)


def make_full_store(folder: Path, visits: int) -> None:
    """Make a store with so many closed visits, two topics and a referral each; it was closed well."""
    give_key_file(folder)
    store = opened(folder)
    with store.transactions.one() as db:
        for statement in (_CLOSED, *_WITH_EACH) if visits else ():
            db.execute(statement, (visits,))
    store.close()
