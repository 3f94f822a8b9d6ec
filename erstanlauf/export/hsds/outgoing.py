"""A catalogue becomes the tables of HSDS: own rows, rows of others where they came from, attributes for the rest."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from erstanlauf.domain.catalogue import Catalogue, Kind, Offer, OrganizationId, Service
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.columns import stays
from erstanlauf.export.hsds.entries import Entries
from erstanlauf.export.hsds.ids import OWN, Ids, Json, Kept, as_json, plain_numbers, read_row
from erstanlauf.export.hsds.native_rows import Group, offer_groups, organization_group, place_groups, places_of
from erstanlauf.export.hsds.own_rows import (
    catalogue_attributes,
    foreign_attributes,
    offer_attributes,
    organization_attributes,
)
from erstanlauf.export.hsds.terms import TAXONOMY, term_rows
from erstanlauf.export.tables import TABLES, Row, Tables

_MARK_LETTERS = 16
_LINKS = ("service_id", "location_id")


def tables_of(catalogue: Catalogue) -> Tables:
    """Return a catalogue as tables in the official order; nothing of it is left out.

    The same catalogue is always the same rows in the same order. One without any offer and organization has no tables.
    """
    ids = Ids(catalogue.city, catalogue.foreign)
    sheet = _Sheet()
    for group in _groups(catalogue, ids):
        sheet.put(group, ids)
    unplaced = sheet.put_foreign(catalogue.foreign)
    marks = Entries(sheet.tables())
    keeper = _keeper(catalogue)
    for organization in _organizations(catalogue):
        link_id = ids.of("organizations", organization)
        record = catalogue.organizations.get(organization)
        sheet.add("attributes", organization_attributes(organization, record, link_id))
        if organization == keeper:
            sheet.add("attributes", catalogue_attributes(catalogue, link_id))
            sheet.add("attributes", foreign_attributes(unplaced, link_id))
    for position, service, offer in _placed_offers(catalogue):
        link_id = ids.of("services", offer.id)
        sheet.add("attributes", offer_attributes(service, offer, link_id, position, mark_of(marks.rows_of(link_id))))
    if keeper is not None:
        sheet.add("taxonomies", [TAXONOMY])
        sheet.add("taxonomy_terms", term_rows({row.get("taxonomy_term_id") for row in sheet.tables()["attributes"]}))
    return sheet.tables()


def mark_of(rows: Iterable[tuple[str, Row]]) -> str:
    """Return a short checksum over rows, in whatever order they come."""
    told = sorted(f"{table}:{as_json(plain_numbers(row))}" for table, row in rows)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:_MARK_LETTERS]


def _is_plain(table: str, row: Mapping[str, object]) -> bool:
    """Whether a row comes back from every form of file just as it is."""
    return all(_is_plain_value(table, name, each) for name, each in row.items())


def _is_plain_value(table: str, name: str, value: object) -> bool:
    column = TABLES[table].columns.get(name)
    if isinstance(value, str):
        return values.is_sound(value) and name.strip() == name != "" and (column is None or not column.is_number)
    if column is not None:
        return column.is_number and isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, bool)


def _groups(catalogue: Catalogue, ids: Ids) -> Iterator[Group]:
    for organization, offers in _organizations(catalogue).items():
        yield organization_group(organization, offers, catalogue, ids)
    for _, service, offer in _placed_offers(catalogue):
        yield from offer_groups(service, offer, ids)
    for place, offers_there in places_of(offer for _, _, offer in _placed_offers(catalogue)).items():
        yield from place_groups(place, offers_there, ids)


def _organizations(catalogue: Catalogue) -> Mapping[OrganizationId, Sequence[Offer]]:
    """Return the organizations in the order of the catalogue, those without an offer last."""
    found: dict[OrganizationId, list[Offer]] = {}
    for _, _, offer in _placed_offers(catalogue):
        found.setdefault(offer.organization_id, []).append(offer)
    for organization in catalogue.organizations:
        found.setdefault(organization, [])
    return found


def _placed_offers(catalogue: Catalogue) -> Iterator[tuple[tuple[int, int], Service, Offer]]:
    for kind_place, service in enumerate(catalogue.services.values()):
        for place, offer in enumerate(service.offers):
            yield (kind_place, place), service, offer


def _keeper(catalogue: Catalogue) -> OrganizationId | None:
    """Return whose attributes speak of the whole catalogue: the organization of the own desk, else the first."""
    desk = catalogue.services.get(catalogue.own_desk or Kind(""))
    if desk is not None and desk.offers:
        return desk.offers[0].organization_id
    return next(iter(_organizations(catalogue)), None)


class _Sheet:
    """Tables while they are written."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, Row]] = {name: {} for name in TABLES}
        self._as_they_came: set[str] = set()

    def tables(self) -> Tables:
        return {name: tuple(rows.values()) for name, rows in self._rows.items() if rows}

    def add(self, table: str, rows: Iterable[Row]) -> None:
        self._rows[table].update((str(row["id"]), row) for row in rows)

    def put(self, group: Group, ids: Ids) -> None:
        """Write the rows of a group, as they came from others where they still say the same."""
        kept = ids.kept(group.table, group.key)
        if kept and not group.value:
            self._put_mixed(group, kept[0])
        elif kept and all(each.stood_for == group.value for each in kept):
            for each in kept:
                self._put_as_it_came(each, group.rows[0])
        elif not group.is_theirs:
            self.add(group.table, group.rows)

    def put_foreign(self, foreign: Mapping[str, str]) -> list[tuple[str, str]]:
        """Write the rows of others that stand for nothing of ours; return those that cannot be told by a row."""
        unplaced = []
        for place, text in foreign.items():
            table, _, row_id = place.partition("/")
            if place in self._as_they_came:
                continue
            row = read_row(text)
            if row is None or OWN in row or not self._takes(table, row_id, row):
                unplaced.append((place, text))
                continue
            self._rows[table][row_id] = {"id": row_id, **row}
            if as_json(row) != text or not _is_plain(table, row):
                unplaced.append((place, text))
        return unplaced

    def _takes(self, table: str, row_id: str, row: Json) -> bool:
        if not row_id or "id" in row or table not in self._rows or row_id in self._rows[table]:
            return False
        columns = TABLES[table].columns
        return all(
            name.strip() and each not in (None, "") and not (name in columns and isinstance(each, list | dict))
            for name, each in row.items()
        )

    def _put_as_it_came(self, kept: Kept, own: Row) -> None:
        row = {"id": kept.id, **kept.row}
        links = {column: own[column] for column in _LINKS if column in own and own[column] != row.get(column)}
        self._rows[kept.table][kept.id] = {**row, **links}
        if not links and _is_plain(kept.table, kept.row):
            self._as_they_came.add(f"{kept.table}/{kept.id}")

    def _put_mixed(self, group: Group, kept: Kept) -> None:
        """Write a row that says several things: theirs where it means the same or is not read here, else ours."""
        (own,) = group.rows
        row: Row = dict(own)
        for column, theirs in kept.row.items():
            if stays(group.table, column, theirs, own.get(column)):
                row[column] = theirs
        self._rows[group.table][kept.id] = row
        if row == {"id": kept.id, **kept.row} and _is_plain(kept.table, kept.row):
            self._as_they_came.add(f"{kept.table}/{kept.id}")
