"""What `store check` finds out about a store, as facts. It writes no record and makes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from erstanlauf.store import migrations
from erstanlauf.store.cipher import Database, SqlError
from erstanlauf.store.safety.checks import broken_seals

COUNTED = ("visit", "draft")


@dataclass(frozen=True, slots=True)
class StoreReport:
    """The state of a store.

    `steps_taken` and `steps_missing` name migrations, oldest first; missing ones are taken when the desk opens it.
    `page_faults` come from the encryption (which pages are not as they were written), `structure_faults` from SQLite,
    `orphans` counts rows whose parent is missing. `rows` is the number of rows by table, empty where there are faults.
    """

    file: str
    size_bytes: int
    steps_taken: tuple[str, ...]
    steps_missing: tuple[str, ...]
    page_faults: tuple[str, ...]
    structure_faults: tuple[str, ...]
    orphans: int
    rows: Mapping[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with the store; steps still to be taken are no fault."""
        return not self.page_faults and not self.structure_faults and self.orphans == 0


def report_on(db: Database, path: Path) -> StoreReport:
    """Read all of an open store. Raises the trouble of `trouble_named` where reading fails."""
    page_faults = broken_seals(db)
    structure_faults = _structure_faults(db)
    is_readable = not page_faults and not structure_faults
    return StoreReport(
        file=str(path),
        size_bytes=path.stat().st_size,
        steps_taken=migrations.steps_taken(db),
        steps_missing=migrations.steps_missing(db),
        page_faults=page_faults,
        structure_faults=structure_faults,
        orphans=len(db.execute("PRAGMA foreign_key_check").fetchall()) if is_readable else 0,
        rows={table: db.table(table).count for table in COUNTED if db.table(table).exists()} if is_readable else {},
    )


def _structure_faults(db: Database) -> tuple[str, ...]:
    try:
        found = tuple(str(row[0]) for row in db.execute("PRAGMA quick_check"))
    except SqlError as error:
        return (str(error),)
    return () if found == ("ok",) else found
