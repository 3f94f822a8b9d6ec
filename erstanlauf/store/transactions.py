"""Every write to an open store: whole or not at all, counted, and noted outside the store once it is confirmed.

The count stands in the store and, after each confirmed step, in a small file beside it. Where the file knows of more
steps than the store, the store has lost some: its log was cut, or an old copy lies in its place. Knows no table but
the count and the end of the audit.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from erstanlauf.store.cipher import Database, in_one_transaction, trouble_named
from erstanlauf.store.safety.mark import Mark, MarkFile
from erstanlauf.store.trouble import TracesLeft

_COUNT_A_STEP = """
    UPDATE mark SET seq = seq + 1 RETURNING seq, COALESCE(
        (SELECT seal FROM audit ORDER BY audit.seq DESC LIMIT 1), (SELECT seal FROM audit_start)
    ) AS head
"""


class Transactions:
    """The one door for writes. Belongs to the thread that opened the store."""

    def __init__(self, db: Database, path: Path, mark: MarkFile) -> None:
        self.db = db
        self.path = path
        self._mark = mark

    @contextmanager
    def one(self) -> Iterator[Database]:
        """Keep everything done inside or nothing. Raises the trouble of `trouble_named`."""
        with trouble_named(self.path):
            with in_one_transaction(self.db):
                yield self.db
                [step] = self.db.query(_COUNT_A_STEP)
            with suppress(OSError):  # the step is confirmed all the same
                self._mark.write(Mark(step["seq"], bytes(step["head"])))

    def empty_log(self) -> None:
        """Fold the log in and empty it: what was erased is in no file any more. Raises `TracesLeft` where it may be."""
        with trouble_named(self.path):
            busy, *_ = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise TracesLeft(file=f"{self.path.name}-wal")

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Give out the database to read from, with its errors named."""
        with trouble_named(self.path):
            yield self.db
