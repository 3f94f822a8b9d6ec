"""Makes the JSON trees of HSDS out of rows: an organization with its services, a service with all that belongs to it.

A list of organizations holds organizations alone: whoever reads it would take anything else for one more of them. What
hangs on none of them is given apart, as tables; `json_trees` reads both back as the same rows.
"""

from dataclasses import dataclass, field

from erstanlauf.export.json_trees import root_table
from erstanlauf.export.tables import TABLES, Nest, Row, Table, Tables, file_name, link_of

_UPWARD = frozenset({("services", "organization"), ("service_at_location", "service")})
"""Nests that hold what the row itself is held by, so that trees would have no end."""

_Seat = tuple[str, str]
"""A row by table and id."""


def trees(tables: Tables) -> list[Row]:
    """Return the organizations, each with all that hangs on it."""
    return Forest(tables).organizations()


@dataclass(slots=True)
class Forest:
    """The rows of all tables by what they hang on."""

    tables: Tables
    _placed: set[_Seat] = field(default_factory=set)
    _rows: dict[_Seat, Row] = field(default_factory=dict)
    _below: dict[tuple[str, str, str], list[Row]] = field(default_factory=dict)
    """Nested rows by their table, the column that points upward, and the id it points to."""

    def __post_init__(self) -> None:
        keys: dict[str, set[str]] = {}
        for table in TABLES.values():
            for nest in table.nests.values():
                if nest.many:
                    keys.setdefault(nest.table, set()).add(nest.key)
        for name, rows in self.tables.items():
            for row in rows:
                self._rows[name, str(row["id"])] = row
                for key in keys.get(name, ()):
                    if key in row:
                        self._below.setdefault((name, key, str(row[key])), []).append(row)

    def organizations(self) -> list[Row]:
        """Return the trees, in the order of the rows; what would be taken for something else is left to the rest."""
        table = TABLES["organizations"]
        return [self._tree(table, row) for row in self.tables.get(table.name, ()) if root_table(row) is table]

    def rest(self) -> Row:
        """Return the rows that came out in no tree so far, by the name of their CSV file."""
        left = {
            file_name(name): [row for row in self.tables.get(name, ()) if (name, str(row["id"])) not in self._placed]
            for name in TABLES
        }
        return {name: rows for name, rows in left.items() if rows}

    def _tree(self, table: Table, row: Row, without: tuple[str, ...] = ()) -> Row:
        """Return a row with all that belongs to it, but for the columns that the tree shows already."""
        row_id = str(row["id"])
        self._placed.add((table.name, row_id))
        shown = {name: value for name, value in row.items() if name not in without}
        for nest in table.nests.values():
            if (table.name, nest.field) in _UPWARD:
                continue
            if nest.many:
                below = self._below.get((nest.table, nest.key, row_id), ())
                if grown := [self._nested(nest, each) for each in below if _points_to(table, nest, each)]:
                    shown[nest.field] = grown
            elif (one := self._rows.get((nest.table, str(row.get(nest.key))))) is not None:
                del shown[nest.key]
                shown[nest.field] = self._tree(TABLES[nest.table], one)
        return shown

    def _nested(self, nest: Nest, row: Row) -> Row:
        return self._tree(TABLES[nest.table], row, without=link_of(nest.table) or (nest.key,))


def _points_to(table: Table, nest: Nest, row: Row) -> bool:
    """Whether a row whose key names a row of `table` means that one and no other of the same id."""
    link = link_of(nest.table)
    return link is None or row.get(link[1]) == table.entity
