"""Takes out of the tables of a file what is never kept, not even for the way back: people's names, and secret places.

Why this way (2026-11): the catalogue names offices and no employees, who come and go and were never asked; a file of
others names them in `contacts`, in the line of an address that says for whom, and in the history of its rows. And where
women and girls hide is stored nowhere, so the rows that lead there go too, unless another service is at that place.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from erstanlauf.domain.exchange_report import Line, Said
from erstanlauf.export.hsds.entries import Entries
from erstanlauf.export.tables import Row, Tables

UNNAMED = "ohne Namen"
"""Stands in columns that the standard demands."""

_PEOPLE: Mapping[str, tuple[str, ...]] = {
    "contacts": ("name", "email"),
    "addresses": ("attention",),
    "services": ("assurer_email",),
}
_HISTORY = ("updated_by",)
_HISTORY_OF_PEOPLE = ("updated_by", "previous_value", "replacement_value")

_Seat = tuple[str, str]
"""A row by table and id."""


def without_people(tables: Tables) -> tuple[Tables, list[Line]]:
    """Return tables in which no employee is named, and what is said of that."""
    found: Counter[tuple[str, str]] = Counter()
    for table, columns in _PEOPLE.items():
        found.update((table, column) for row in tables.get(table, ()) for column in columns if column in row)
    kept = {
        table: [{name: each for name, each in row.items() if name not in _PEOPLE[table]} for row in rows]
        for table, rows in tables.items()
        if table in {table for table, _ in found}
    }
    if "metadata" in tables:
        kept["metadata"] = [_unnamed(row) for row in tables["metadata"]]
        found["metadata", _HISTORY[0]] = len(kept["metadata"])
    lines = [Line(Said.PEOPLE_LEFT_OUT, table, column, str(number)) for (table, column), number in found.items()]
    return {**tables, **kept}, lines


def without_places(tables: Tables, entries: Entries, secret: Collection[str]) -> Tables:
    """Return tables without the rows that tell where the services with these ids are."""
    if not secret:
        return tables
    shared = {
        str(row.get("location_id"))
        for row in tables.get("service_at_location", ())
        if str(row.get("service_id")) not in secret
    }
    gone = {seat for service_id in secret for seat in _rows_there(entries, service_id, shared)}
    ids = {row_id for _, row_id in gone}
    kept = {
        table: [row for row in rows if (table, str(row["id"])) not in gone and not _speaks_of(row, ids)]
        for table, rows in tables.items()
    }
    return {table: rows for table, rows in kept.items() if rows}


def _unnamed(row: Row) -> Row:
    is_of_people = str(row.get("resource_type", "")).casefold() in ("contact", "contacts")
    columns = _HISTORY_OF_PEOPLE if is_of_people else _HISTORY
    return {name: UNNAMED if name in columns else each for name, each in row.items()}


def _rows_there(entries: Entries, service_id: str, shared: Collection[str]) -> Iterator[_Seat]:
    for place in entries.places(service_id):
        yield "service_at_location", str(place.link["id"])
        location_id = str(place.location["id"])
        if location_id not in shared:
            yield "locations", location_id
            yield from _seats("addresses", place.addresses)
            yield from _seats("accessibility", place.accessibility)


def _seats(table: str, rows: Iterable[Row]) -> Iterator[_Seat]:
    return ((table, str(row["id"])) for row in rows)


def _speaks_of(row: Row, ids: Collection[str]) -> bool:
    """Whether a row is an attribute of one that goes, or a line of its history."""
    return str(row.get("link_id")) in ids or str(row.get("resource_id")) in ids
