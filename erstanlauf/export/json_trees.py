"""Takes the JSON objects of HSDS apart into rows: what is nested in a tree points to what it was nested in.

Understands every form the standard has: a list or page of records, one record, or tables under the names of their CSV
files. What kind of record an object is, its fields tell.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from erstanlauf.export import limits
from erstanlauf.export.cells import value_of
from erstanlauf.export.faults import NotHsds, TooManyRows, WrongShape, quoted
from erstanlauf.export.gathering import Gathering, Parent
from erstanlauf.export.intake import Tap
from erstanlauf.export.json_records import CONTENTS, TABLE_ENDING, Record, read_records
from erstanlauf.export.tables import TABLES, Nest, Row, Table

_ROOTS = ("organizations", "services", "service_at_location", "locations", "taxonomy_terms", "taxonomies")
"""What a list can be of; of two that know as many of a record's fields, the first."""

_FEWEST_KNOWN = 2
_MOST_SHAPES = 1_000
_OWN_FORM = frozenset({"city", "services"})
"""What every catalogue in the own form has at its top and no record of the standard."""


def read_trees(tap: Tap, gathering: Gathering) -> bool:
    """Add all records of a text to the gathering; return False, nothing added, for a catalogue in the own form.

    Raises a `PlacedFault`.
    """
    trees = _Trees(tap, gathering)
    for record in read_records(tap):
        if record.within is None and isinstance(record.value, dict):
            if record.value.keys() >= _OWN_FORM:
                return False
            if _had_lists(record.value):
                continue
        trees.add(record)
    return True


def root_table(record: Mapping[str, object]) -> Table | None:
    """Return what a record of a list is one of, by the fields it has; None for what is no record of the standard."""
    known = {
        name: sum(field in TABLES[name].columns or field in TABLES[name].nests for field in record) for name in _ROOTS
    }
    best = max(_ROOTS, key=lambda name: known[name])  # the first of the best
    return TABLES[best] if known[best] >= _FEWEST_KNOWN and record.keys() & {"id", "name"} else None


def _had_lists(rest: dict[str, object]) -> bool:
    """Whether a top-level object was a page or tables: what is left of it then says only how many there were."""
    return any(rest[name] is None for name in rest if name == CONTENTS or name.endswith(TABLE_ENDING))


@dataclass(slots=True)
class _Trees:
    tap: Tap
    gathering: Gathering
    roots: dict[tuple[str, ...], Table | None] = field(default_factory=dict)
    """What records with these fields were found to be: the records of a list have mostly the same."""

    def add(self, record: Record) -> None:
        """Take a record in. Raises `NotHsds` for one that is none."""
        if record.within is not None and record.within.endswith(TABLE_ENDING):
            self._row(self._table(record.within), record.value, record.place)
        elif not isinstance(record.value, dict):
            raise NotHsds(file=self.tap.file, line=self.tap.line)
        else:
            self._row(self._root(record.value), record.value, record.place)

    def _table(self, name: str) -> Table:
        table = TABLES.get(name.removesuffix(TABLE_ENDING))
        if table is None or not name.endswith(TABLE_ENDING):
            raise NotHsds(file=self.tap.file, line=self.tap.line)
        return table

    def _root(self, record: dict[str, object]) -> Table:
        names = tuple(record)
        if names not in self.roots:
            if len(self.roots) == _MOST_SHAPES:
                self.roots.clear()
            self.roots[names] = root_table(record)
        table = self.roots[names]
        if table is None:
            raise NotHsds(file=self.tap.file, line=self.tap.line)
        return table

    def _row(self, table: Table, found: object, place: str, parent: Parent | None = None) -> str:
        """Add an object and all that is nested in it; return its id."""
        if not isinstance(found, dict):
            raise self._shape(place)
        if self.gathering.rows >= limits.ROWS:
            raise TooManyRows(file=self.tap.file, line=self.tap.line, limit=limits.ROWS)
        row: Row = {}
        below: list[tuple[Nest, object]] = []
        row_id = str(found.get("id", ""))
        for name, value in found.items():
            nest = table.nests.get(name)
            if value is None or value == "" or not name.strip():  # nothing is said there, or of nothing
                continue
            if nest is None:
                said = self._value(table, name, value, row_id, place)
                if said != "":
                    row[name] = said
            elif nest.many:
                below.append((nest, value))
            else:
                row[nest.key] = self._row(TABLES[nest.table], value, f"{place}.{name}")
        row_id = self.gathering.add(table, row, parent)
        for nest, value in below:
            above = Parent(table, row_id, nest.key)
            for number, each in enumerate(self._list(value, f"{place}.{nest.field}")):
                self._row(TABLES[nest.table], each, f"{place}.{nest.field}[{number}]", above)
        return row_id

    def _value(self, table: Table, name: str, value: object, row_id: str, place: str) -> object:
        """Return a value as a row holds it: official columns single, and text but for numbers in number columns."""
        column = table.columns.get(name)
        if column is None:
            return self._extra(table, name, value, row_id)
        if isinstance(value, str):
            return value_of(self.gathering.text(table, name, value, row_id), column)
        if isinstance(value, dict | list):
            raise self._shape(f"{place}.{name}")
        if column.is_number and not isinstance(value, bool):
            return value
        return json.dumps(value)

    def _extra(self, table: Table, name: str, value: object, row_id: str) -> object:
        """Clean what stands in a field the standard does not know, however deep."""
        if isinstance(value, str):
            return self.gathering.text(table, name, value, row_id)
        if isinstance(value, list):
            return [self._extra(table, name, each, row_id) for each in value]
        if isinstance(value, dict):
            return {key: self._extra(table, name, each, row_id) for key, each in value.items()}
        return value

    def _list(self, value: object, place: str) -> Iterator[object]:
        if not isinstance(value, list):
            raise self._shape(place)
        return iter(cast("list[object]", value))

    def _shape(self, place: str) -> WrongShape:
        return WrongShape(file=self.tap.file, line=self.tap.line, field=quoted(place.removeprefix(".")))
