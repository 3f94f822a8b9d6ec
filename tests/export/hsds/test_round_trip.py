"""What goes out as HSDS comes back equal: as tables, as JSON, as CSV."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from erstanlauf import paths
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.export.hsds.incoming import catalogue_from_tables
from erstanlauf.export.hsds.outgoing import tables_of
from erstanlauf.export.parcel import read_parcel
from erstanlauf.export.tables import Tables
from erstanlauf.export.writing import write_csv, write_json
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.knowledge.catalogue_codec import edit_bytes, edit_from
from tests.export.hsds.catalogues import catalogues

TODAY = date(2026, 11, 22)
Writer = Callable[[Tables, Path], None]

JSON, CSV = (write_json, "katalog.json"), (write_csv, "katalog.zip")


def bielefeld() -> Catalogue:
    return load_catalogue(paths.resources() / "catalogue" / "bielefeld.yaml")


def read_back(tables: Tables, base: Catalogue) -> Catalogue:
    """Return the catalogue of tables, over a base of which only the city counts."""
    bare = replace(base, services={}, sources={}, organizations={}, foreign={})
    imported = catalogue_from_tables(tables, bare, TODAY, "katalog.json")
    assert edit_from(edit_bytes(imported.edit), "schritt", {}) == imported.edit
    head = replace(bare, city=imported.city, as_of=imported.as_of, own_desk=imported.own_desk)
    return edited(head, imported.edit)


def through_a_file(tables: Tables, folder: Path, write: Writer, name: str) -> Tables:
    write(tables, folder / name)
    parcel = read_parcel(folder / name, None, lambda: False)
    assert parcel.notes == ()
    return parcel.tables


@pytest.mark.parametrize(("write", "name"), [JSON, CSV], ids=["json", "csv"])
def test_the_bielefeld_catalogue_loses_nothing(tmp_path: Path, write: Writer, name: str) -> None:
    catalogue = bielefeld()
    back = read_back(through_a_file(tables_of(catalogue), tmp_path, write, name), catalogue)
    assert back == catalogue
    assert list(back.services) == list(catalogue.services)


def test_a_file_of_what_is_here_already_changes_nothing() -> None:
    catalogue = bielefeld()
    imported = catalogue_from_tables(tables_of(catalogue), catalogue, TODAY, "k.json")
    assert imported.edit == Edit()
    assert imported.report.changes == ()
    assert imported.report.lines == ()
    assert imported.report.read == 80


@given(catalogues())
def test_any_catalogue_comes_back_from_its_tables(catalogue: Catalogue) -> None:
    assert read_back(tables_of(catalogue), catalogue) == catalogue


@pytest.mark.slow
@pytest.mark.parametrize(("write", "name"), [JSON, CSV], ids=["json", "csv"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(catalogues())
def test_any_catalogue_comes_back_from_a_file(tmp_path: Path, write: Writer, name: str, catalogue: Catalogue) -> None:
    assert read_back(through_a_file(tables_of(catalogue), tmp_path, write, name), catalogue) == catalogue
