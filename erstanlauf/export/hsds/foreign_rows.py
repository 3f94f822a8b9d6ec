"""What of a file is kept for the way back: rows nobody reads here, and rows that say something of ours in other words.

A row that would go out the same without being kept is not kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from erstanlauf.export.hsds.columns import is_read
from erstanlauf.export.hsds.ids import FOR, OWN, Ids, as_json, plain_numbers
from erstanlauf.export.hsds.terms import is_own_attribute, is_own_term
from erstanlauf.export.tables import Row, Tables

Place = tuple[str, str]
"""Table and id of a row."""

_MIXED = ("services", "organizations")
_OURS: Mapping[str, frozenset[str]] = {
    "services": frozenset(
        (
            *("id", "organization_id", "name", "description", "url", "email", "status", "application_process"),
            *("fees_description", "wait_time", "eligibility_description", "minimum_age", "maximum_age"),
            *("alert", "assured_date"),
        )
    ),
    "organizations": frozenset(("id", "name", "description", "website")),
    "phones": frozenset(("id", "service_id", "number", "type")),
    "schedules": frozenset(
        ("id", "service_id", "description", "notes", "freq", "wkst", "byday", "opens_at", "closes_at")
    ),
    "languages": frozenset(("id", "service_id", "code", "name")),
    "required_documents": frozenset(("id", "service_id", "document")),
    "cost_options": frozenset(("id", "service_id", "option", "amount", "currency")),
    "service_at_location": frozenset(("id", "service_id", "location_id")),
    "locations": frozenset(("id", "location_type", "description", "name", "transportation")),
    "addresses": frozenset(
        (
            *("id", "location_id", "address_1", "address_2", "city", "postal_code"),
            *("state_province", "country", "address_type"),
        )
    ),
    "accessibility": frozenset(("id", "location_id", "description")),
}
"""The columns that rows of ours have. What somebody else wrote into one of them is heard as a fact or held back."""

_HEARD = frozenset(("id", "organization_id", "assured_date"))


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row that stands for a key of ours; `value` is what it says, empty for a row that says several things."""

    table: str
    key: str
    value: str
    row: Row


def claimed_rows(claims: Iterable[Claimed], ids: Ids) -> Iterator[tuple[str, str]]:
    """Yield what is kept of claimed rows, by "table/id": those with an id or a column that is not of ours.

    Rows that together say one thing are kept together. `ids` are those that our own rows would have.
    """
    by_key: dict[Place, dict[str, Claimed]] = {}
    for claim in claims:
        by_key.setdefault((claim.table, claim.key), {}).setdefault(str(claim.row["id"]), claim)
    for (table, key), found in by_key.items():
        made = _made_ids(table, key, len(found), ids)
        if made >= found.keys() and all(_OURS[table] >= claim.row.keys() for claim in found.values()):
            continue
        for row_id, claim in found.items():
            stood_for = {FOR: claim.value} if table not in _MIXED else {}
            yield f"{table}/{row_id}", as_json({OWN: key, **stood_for, **_without_id(claim.row)})


def unclaimed_rows(tables: Tables, claimed: frozenset[Place]) -> Iterator[tuple[str, str]]:
    """Yield the rows that stand for nothing of ours, by "table/id"."""
    for table, row in _unclaimed(tables, claimed):
        yield f"{table}/{row['id']}", as_json(_without_id(row))


def unread(tables: Tables, claimed: Sequence[Claimed], ours: frozenset[Place]) -> Iterator[tuple[str, str, int]]:
    """Yield table, column and number of what means nothing here; the column is empty for whole rows.

    Columns of `ours` are not looked at: they say what attributes say.
    """
    places = frozenset((claim.table, str(claim.row["id"])) for claim in claimed)
    whole = Counter(table for table, _ in _unclaimed(tables, places))
    columns: Counter[tuple[str, str]] = Counter()
    for claim in claimed:
        if claim.table in _MIXED and (claim.table, str(claim.row["id"])) not in ours:
            columns.update((claim.table, each) for each in claim.row if not is_read(claim.table, each))
    for table, number in whole.items():
        yield table, "", number
    for (table, column), number in columns.items():
        if column not in _HEARD:
            yield table, column, number


def _unclaimed(tables: Tables, claimed: frozenset[Place]) -> Iterator[tuple[str, Row]]:
    for table, rows in tables.items():
        for row in rows:
            if (table, str(row["id"])) not in claimed and not _is_ours(table, row):
                yield table, row


def _is_ours(table: str, row: Row) -> bool:
    if table == "attributes":
        return is_own_attribute(row)
    return table in ("taxonomies", "taxonomy_terms") and is_own_term(str(row["id"]))


def _made_ids(table: str, key: str, number: int, ids: Ids) -> set[str]:
    if table == "schedules":
        return {ids.made(table, f"{key}/{each}") for each in range(number)}
    return {ids.made(table, key)}


def _without_id(row: Row) -> Row:
    return {column: value for column, value in plain_numbers(row).items() if column != "id"}
