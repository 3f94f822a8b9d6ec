"""Whatever rows a file holds: they come in without a crash, the store can keep them, and nothing of them is lost."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.catalogue import Catalogue, Kind, Source
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.export.hsds.incoming import catalogue_from_tables
from erstanlauf.export.hsds.outgoing import tables_of
from erstanlauf.export.tables import TABLES, Column, Row, Tables
from erstanlauf.knowledge.catalogue_codec import edit_bytes, edit_from
from tests.builders import a_service
from tests.export.hsds.catalogues import LINES, catalogues

TODAY = date(2026, 11, 22)
IDS = st.sampled_from([f"00000000-0000-4000-8000-00000000000{number}" for number in range(4)])
SOUND = {
    "status": ("active", "inactive", "gone"),
    "number": ("0521 1", "(0521) 2", "bitte nicht"),
    "email": ("a@example.org", "a at example"),
    "url": ("https://example.org", "example.org"),
    "website": ("https://example.org", "x"),
    "assured_date": ("2026-10-01", "2020-01-01", "bald"),
    "byday": ("MO", "TU,WE", "1MO"),
    "freq": ("WEEKLY", "MONTHLY"),
    "opens_at": ("09:00", "13:00:00", "neun"),
    "closes_at": ("12:00", "24:00", "18:00Z"),
    "code": ("de", "ukr", "Deutsch"),
    "location_type": ("physical",),
    "address_type": ("physical", "postal"),
    "postal_code": ("33602", "ABC 1"),
    "document": ("Mietvertrag", "alles"),
    "valid_to": ("2020-01-01", "2030-01-01"),
    "link_entity": ("service", "organization", "other"),
}
NUMBERS = st.integers(-1, 130) | st.sampled_from((0.5, 12.5))


def cells(column: Column) -> st.SearchStrategy[object]:
    if column.name == "id" or column.name.endswith("_id"):
        return IDS
    if column.is_number:
        return NUMBERS | LINES
    return st.sampled_from(SOUND[column.name]) if column.name in SOUND else LINES


def rows(table: str) -> st.SearchStrategy[list[Row]]:
    columns = TABLES[table].columns
    links = {name: cells(column) for name, column in columns.items() if name == "id"}
    rest = {name: cells(column) for name, column in columns.items() if name != "id"}
    row = st.fixed_dictionaries(links, optional={**rest, "x_own": LINES | st.booleans()})
    return st.lists(row, max_size=3, unique_by=lambda each: str(each["id"]))


ANY_TABLES = st.fixed_dictionaries(
    {"services": rows("services")}, optional={name: rows(name) for name in TABLES if name != "services"}
)


def a_base() -> Catalogue:
    service = replace(a_service("rat"), description="Rat.")
    return Catalogue("Musterstadt", "2026-11-01", {service.kind: service}, {"TEST": Source("P", "2026")}, Kind("rat"))


def places(tables: Tables) -> dict[tuple[str, str], Row]:
    return {(name, str(row["id"])): row for name, found in tables.items() for row in found}


@given(ANY_TABLES)
def test_any_rows_come_in_and_nothing_is_lost(tables: Tables) -> None:
    base = a_base()
    imported = catalogue_from_tables(tables, base, TODAY, "andere.json")
    assert edit_from(edit_bytes(imported.edit), "schritt", base.sources) == imported.edit
    after = edited(base, imported.edit)
    assert after.services.keys() >= base.services.keys()
    assert places(tables_of(after)).keys() >= places(tables).keys()
    assert catalogue_from_tables(tables, after, TODAY, "andere.json").edit == Edit()
    bare = replace(base, services={}, sources={})
    assert edited(bare, catalogue_from_tables(tables_of(after), bare, TODAY, "k.json").edit) == after


@given(catalogues(), st.data())
def test_a_file_of_ours_that_was_damaged_comes_in_as_far_as_it_is_sound(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    tables = {name: [dict(row) for row in found] for name, found in tables_of(catalogue).items()}
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.sampled_from(tables[data.draw(st.sampled_from(sorted(tables)))]))
        column = data.draw(st.sampled_from(sorted(row)))
        if column != "id":
            row[column] = data.draw(LINES)
    bare = replace(catalogue, services={}, sources={}, organizations={}, foreign={})
    for base in (bare, catalogue):
        imported = catalogue_from_tables(tables, base, TODAY, "katalog.json")
        assert edit_from(edit_bytes(imported.edit), "schritt", base.sources) == imported.edit
        known = {offer.id for service in base.services.values() for offer in service.offers}
        after = edited(base, imported.edit)
        assert {offer.id for service in after.services.values() for offer in service.offers} >= known
