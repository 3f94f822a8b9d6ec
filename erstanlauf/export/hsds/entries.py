"""Finds the rows that belong to one service: its own, those of its places, and those in between."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from erstanlauf.export.tables import Row, Tables

_BELOW_SERVICES = (
    *("phones", "schedules", "languages", "required_documents", "cost_options", "service_at_location"),
    *("service_areas", "contacts", "funding", "url", "service_capacity"),
)
_BELOW_PLACES = ("addresses", "accessibility", "phones", "schedules", "languages", "contacts")


@dataclass(frozen=True, slots=True)
class Place:
    """One location of a service with what lies below it."""

    link: Row
    location: Row
    addresses: Sequence[Row]
    accessibility: Sequence[Row]
    phones: Sequence[Row]
    schedules: Sequence[Row]


class Entries:
    """The rows of tables by what they point to."""

    def __init__(self, tables: Tables) -> None:
        self._services = {str(row["id"]): row for row in tables.get("services", ())}
        self._locations = {str(row["id"]): row for row in tables.get("locations", ())}
        self._by_service = {name: _by(tables, name, "service_id") for name in _BELOW_SERVICES}
        self._by_place = {name: _by(tables, name, "location_id") for name in _BELOW_PLACES}
        self._by_link = {name: _by(tables, name, "service_at_location_id") for name in ("phones", "schedules")}

    def below(self, table: str, service_id: str) -> Sequence[Row]:
        """Return the rows of a table that point to a service."""
        return self._by_service[table].get(service_id, ())

    def places(self, service_id: str) -> Iterator[Place]:
        """Yield the locations of a service that are in the file."""
        for link in self.below("service_at_location", service_id):
            location_id = str(link.get("location_id"))
            if location_id in self._locations:
                below = {name: index.get(location_id, []) for name, index in self._by_place.items()}
                above = {name: index.get(str(link["id"]), []) for name, index in self._by_link.items()}
                yield Place(
                    link,
                    self._locations[location_id],
                    below["addresses"],
                    below["accessibility"],
                    [*above["phones"], *below["phones"]],
                    [*above["schedules"], *below["schedules"]],
                )

    def rows_of(self, service_id: str) -> Iterator[tuple[str, Row]]:
        """Yield all rows of a service with their tables, each once; attributes are left out."""
        seen: set[tuple[str, str]] = set()
        for table, row in self._all_of(service_id):
            if (table, str(row["id"])) not in seen:
                seen.add((table, str(row["id"])))
                yield table, row

    def _all_of(self, service_id: str) -> Iterator[tuple[str, Row]]:
        if service_id in self._services:
            yield "services", self._services[service_id]
        for table in _BELOW_SERVICES:
            yield from ((table, row) for row in self.below(table, service_id))
        for link in self.below("service_at_location", service_id):
            location_id = str(link.get("location_id"))
            if location_id in self._locations:
                yield "locations", self._locations[location_id]
            for table, index in self._by_place.items():
                yield from ((table, row) for row in index.get(location_id, ()))
            for table, index in self._by_link.items():
                yield from ((table, row) for row in index.get(str(link["id"]), ()))


def _by(tables: Tables, table: str, column: str) -> dict[str, list[Row]]:
    index: dict[str, list[Row]] = defaultdict(list)
    for row in tables.get(table, ()):
        if column in row:
            index[str(row[column])].append(row)
    return dict(index)
