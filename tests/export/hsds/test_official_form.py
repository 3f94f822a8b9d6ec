"""What is written holds against the official schemas of Open Referral, and the official examples come in.

Schemas and examples lie beside the checkout; they are not part of the project.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from erstanlauf import paths
from erstanlauf.domain.catalogue import Catalogue, Confidence, Privacy
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.exchange_report import Line, Said
from erstanlauf.domain.needs import Topic
from erstanlauf.export.hsds.incoming import catalogue_from_tables
from erstanlauf.export.hsds.outgoing import tables_of
from erstanlauf.export.hsds.withheld import without_people
from erstanlauf.export.parcel import read_parcel
from erstanlauf.export.tables import TABLES, Row, Table, Tables
from erstanlauf.export.trees import trees
from erstanlauf.export.writing import write_json
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.knowledge.catalogue_codec import edit_bytes, edit_from
from tests.export.hsds.catalogues import catalogues

OFFICIAL = Path(__file__).resolve().parents[4] / "shared" / "hsds"
VERSIONS = ("3.0", "3.1-dev")
TODAY = date(2026, 11, 22)
BASE = Catalogue("Bielefeld", "2026-11-22", {}, {})
DANGLING = {
    ("locations", "organization_id"),
    ("contacts", "organization_id"),
    ("contacts", "service_at_location_id"),
    ("taxonomy_terms", "taxonomy_id"),
}
FULL = ("csv", "tabular.json", "organization_full.json", "service_full.json", "service_at_location_full.json")

pytestmark = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official schemas and examples are not beside")


def faults_of(tree: Row, table: Table, validators: dict[str, Draft202012Validator]) -> Iterator[str]:
    """Yield what the schemas say against an object and all that is nested in it."""
    if table.entity in validators:
        yield from (f"{table.name}: {fault.message}" for fault in validators[table.entity].iter_errors(tree))
    for nest in table.nests.values():
        below = tree.get(nest.field, [])
        for each in below if isinstance(below, list) else [below]:
            assert isinstance(each, dict)
            yield from faults_of(each, TABLES[nest.table], validators)


def validators(version: str) -> dict[str, Draft202012Validator]:
    files = sorted((OFFICIAL / version / "schema").glob("*.json"))
    schemas = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    registry: Registry = Registry().with_resources(
        (name, DRAFT202012.create_resource(schema)) for name, schema in schemas.items()
    )
    checker = FormatChecker()
    return {
        name.removesuffix(".json"): Draft202012Validator(schema, registry=registry, format_checker=checker)
        for name, schema in schemas.items()
    }


def example(version: str, name: str) -> Tables:
    return read_parcel(OFFICIAL / version / "examples" / name, None, lambda: False).tables


def by_place(tables: Tables) -> dict[tuple[str, str], Row]:
    return {(table, str(row["id"])): row for table, rows in tables.items() for row in rows}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_whole_catalogue_holds_against_the_schemas(tmp_path: Path, version: str) -> None:
    write_json(tables_of(load_catalogue(paths.resources() / "catalogue" / "bielefeld.yaml")), tmp_path / "k.json")
    found = json.loads((tmp_path / "k.json").read_text(encoding="utf-8"))
    assert sum(len(tree["services"]) for tree in found) == 80
    checks = validators(version)
    assert [fault for tree in found for fault in faults_of(tree, TABLES["organizations"], checks)] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_any_catalogue_holds_against_the_schemas(version: str) -> None:
    checks = validators(version)

    @settings(max_examples=25)
    @given(catalogues())
    def holds(catalogue: Catalogue) -> None:
        own = Catalogue(**{**{name: getattr(catalogue, name) for name in catalogue.__slots__}, "foreign": {}})
        for tree in trees(tables_of(own)):
            assert list(faults_of(tree, TABLES["organizations"], checks)) == []

    holds()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_table_has_what_its_csv_form_demands(version: str) -> None:
    tables = tables_of(load_catalogue(paths.resources() / "catalogue" / "bielefeld.yaml"))
    package = json.loads((OFFICIAL / version / "datapackage.json").read_text(encoding="utf-8"))
    demanded = {
        Path(each["path"]).stem: [
            field["name"] for field in each["schema"]["fields"] if field.get("constraints", {}).get("required")
        ]
        for each in package["resources"]
        if each["schema"].get("fields")
    }
    for table, rows in tables.items():
        assert {column for row in rows for column in demanded[table] if column not in row} == set()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", FULL)
def test_a_full_example_becomes_a_kind_that_no_rule_knows(version: str, name: str) -> None:
    imported = catalogue_from_tables(example(version, name), BASE, TODAY, name)
    (service,) = edited(BASE, imported.edit).services.values()
    (offer,) = service.offers
    assert service.name == "Community Counselling"
    assert (service.topics, service.privacy) == ((Topic.ORIENTIERUNG,), Privacy.DRAFT_ONLY)
    assert offer.contact.phone is not None
    assert (offer.contact.phone.value, offer.contact.phone.confidence) == ("+44 1234 234567", Confidence.LOW)
    assert offer.contact.hours is None, "weeks of a year and days of a month are not plain weekly hours"
    assert imported.report.counts()[Said.NEEDS_KIND] == 1
    assert edit_from(edit_bytes(imported.edit), "schritt", {}) == imported.edit


@pytest.mark.parametrize("version", VERSIONS)
def test_the_dangling_keys_of_the_csv_example_are_named(version: str) -> None:
    report = catalogue_from_tables(example(version, "csv"), BASE, TODAY, "csv").report
    found = {(line.subject.partition("/")[0], line.field) for line in report.lines if line.said is Said.ORPHAN}
    assert found >= DANGLING
    if version == "3.0":
        assert found == DANGLING
        assert (
            Line(
                Said.ORPHAN,
                "contacts/1e7efce3-639b-4880-940c-b95cd30cdb50",
                "organization_id",
                "ae67a707-5893-4225-b0b1-320ab9cb596b",
            )
            in report.lines
        )


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", FULL)
def test_an_example_goes_back_out_as_it_came_but_for_people(version: str, name: str) -> None:
    tables, _ = without_people(example(version, name))
    catalogue = edited(BASE, catalogue_from_tables(example(version, name), BASE, TODAY, name).edit)
    back = by_place(tables_of(catalogue))
    assert {place: back.get(place) for place in by_place(tables)} == by_place(tables)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", FULL)
def test_an_example_read_twice_changes_nothing_more(version: str, name: str) -> None:
    tables = example(version, name)
    catalogue = edited(BASE, catalogue_from_tables(tables, BASE, TODAY, name).edit)
    assert catalogue_from_tables(tables, catalogue, date(2026, 12, 24), name).edit == Edit()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["organization_list.json", "service_list.json", "location.json", "taxonomy.json"])
def test_a_part_comes_in_and_is_reported(version: str, name: str) -> None:
    imported = catalogue_from_tables(example(version, name), BASE, TODAY, name)
    assert imported.report.lines
    assert edit_from(edit_bytes(imported.edit), "schritt", {}) == imported.edit
