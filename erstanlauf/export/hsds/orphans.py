"""Finds rows that point to rows which are not in the file. The official CSV sample has four of them.

Source: the foreign keys of `datapackage.json`, HSDS 3.0 and 3.1.
"""

from collections.abc import Iterator, Mapping

from erstanlauf.export.tables import TABLES, Tables

_TARGETS: Mapping[str, str] = {
    "organization_id": "organizations",
    "program_id": "programs",
    "service_id": "services",
    "location_id": "locations",
    "service_at_location_id": "service_at_location",
    "contact_id": "contacts",
    "phone_id": "phones",
    "taxonomy_id": "taxonomies",
    "taxonomy_term_id": "taxonomy_terms",
    "unit_id": "units",
}


def orphans(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    """Yield table, id, column and the id that is missing, in the order of the tables."""
    known = {name: {str(row["id"]) for row in tables.get(name, ())} for name in _TARGETS.values()}
    for name in TABLES:
        columns = [column for column in TABLES[name].columns if column in _TARGETS]
        for row in tables.get(name, ()):
            for column in columns:
                if column in row and str(row[column]) not in known[_TARGETS[column]]:
                    yield name, str(row["id"]), column, str(row[column])
