"""What is written comes back as it was, is the same every time, and is whole or not there."""

import csv
import io
import json
import random
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.export.cells import cell_of, usual_number, value_of
from erstanlauf.export.faults import FolderNotEmpty
from erstanlauf.export.tables import TABLES, Column, Kind, Row, Table, Tables
from erstanlauf.export.writing import write_csv, write_json
from erstanlauf.paths import FileNotWritten, NoRoomForFile
from tests.export.towns import an_organization, json_file, read, rows
from tests.store.disks import fill, mount_small_disk

texts = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp")) | st.just("\n"), min_size=1, max_size=8
)
names = texts.filter(lambda name: "\n" not in name)
ids = st.sampled_from(["a", "b", "c", "d", "1", "Ä"])
numbers = st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(-(10.0**14), 10.0**14, allow_subnormal=False).map(
    usual_number
)
own_values = st.recursive(
    st.booleans() | numbers | texts | st.sampled_from(["true", "1", "[1]", '"', "{", "007", "52.0", "null", "=1+1"]),
    lambda inner: st.lists(inner | st.none(), max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def rows_of(draw: st.DrawFn, table: Table) -> Row:
    """Draw a row with some of its official columns, pointing to any rows, and some of its own."""
    row: Row = {"id": draw(ids)}
    for name, column in table.columns.items():
        if name != "id" and (column.required or draw(st.integers(0, 3)) == 0):
            row[name] = draw(_values(table, column))
    for name in draw(st.lists(names.filter(str.strip), max_size=2)):
        if name not in table.columns and name not in table.nests:
            row[name] = draw(own_values)
    return row


def _values(table: Table, column: Column) -> st.SearchStrategy[object]:
    if column.kind is Kind.UUID:
        return ids
    if column.name in ("link_entity", "resource_type"):
        return st.sampled_from(["service", "location", "Service", "organization"])
    return numbers if column.is_number else texts


@st.composite
def town(draw: st.DrawFn) -> Tables:
    """Draw tables as they come out of a parcel."""
    drawn = {}
    for name in draw(st.lists(st.sampled_from(list(TABLES)), min_size=1, max_size=6, unique=True)):
        drawn[name] = draw(
            st.lists(rows_of(TABLES[name]), min_size=1, max_size=4, unique_by=lambda row: str(row["id"]))
        )
    return drawn


@pytest.mark.slow
@given(town())
def test_what_is_written_as_json_comes_back_as_it_was(tables: Tables) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "katalog.json"
        write_json(tables, path)
        found = read(path)
    assert rows(found.tables) == rows(tables)
    assert found.notes == ()


@pytest.mark.parametrize("number", [0.010691268411659101, 0.00012345678901234567, 1.2345678901234567e-05, -0.1, 52])
def test_a_number_of_any_length_comes_back_from_its_cell(number: float) -> None:
    column = TABLES["service_capacity"].columns["maximum"]
    assert value_of(cell_of(number, column), column) == number


@pytest.mark.slow
@given(town(), st.sampled_from(["katalog.zip", "katalog"]))
def test_what_is_written_as_csv_comes_back_as_it_was(tables: Tables, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write_csv(tables, path)
        found = read(path)
    assert rows(found.tables) == rows(tables)
    assert found.notes == ()


@given(own_values)
def test_a_cell_of_an_own_column_says_what_it_was_made_of(value: object) -> None:
    assert value_of(cell_of(value, None), None) == value


@pytest.mark.parametrize("cell", ["007", "+49 521", "1.0e3", "1_000", "٣", "", " 5", "1e999", "nan", "9" * 5000])
def test_only_the_usual_form_of_a_number_is_a_number(cell: str) -> None:
    assert value_of(cell, TABLES["phones"].columns["extension"]) == cell


def test_a_phone_number_and_a_formula_stay_the_text_they_are(tmp_path: Path) -> None:
    write_csv(read(json_file(tmp_path / "a.json", [an_organization()])).tables, tmp_path / "katalog")
    with (tmp_path / "katalog" / "phones.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.DictReader(stream))["number"] == "+49 521 510"
    with (tmp_path / "katalog" / "attributes.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.DictReader(stream))["value"] == "=1+1"


@pytest.mark.parametrize("name", ["katalog.json", "katalog.zip"])
def test_the_same_tables_make_the_same_bytes(name: str, tmp_path: Path) -> None:
    tables = read(json_file(tmp_path / "a.json", [an_organization()])).tables
    for folder in ("one", "two"):
        (write_json if name.endswith("json") else write_csv)(tables, tmp_path / folder / name)
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_files_have_the_official_names_and_order_of_columns(tmp_path: Path) -> None:
    tables = read(json_file(tmp_path / "a.json", [an_organization()])).tables
    write_csv(tables, tmp_path / "katalog.zip")
    with zipfile.ZipFile(tmp_path / "katalog.zip") as archive:
        assert archive.namelist() == [*(f"{name}.csv" for name in TABLES if name in tables), "datapackage.json"]
        for name in tables:
            heading = next(csv.reader(io.TextIOWrapper(archive.open(f"{name}.csv"), "utf-8", newline="")))
            assert heading[: len(TABLES[name].columns)] == [*TABLES[name].columns]
        description = json.loads(archive.read("datapackage.json"))
    assert [each["path"] for each in description["resources"]] == [f"{name}.csv" for name in TABLES if name in tables]
    phones = next(each["schema"] for each in description["resources"] if each["name"] == "phone")
    assert {"fields": "service_id", "reference": {"resource": "service", "fields": "id"}} in phones["foreignKeys"]


def test_a_json_export_is_a_list_of_organizations_with_all_below_them(tmp_path: Path) -> None:
    tree = an_organization()
    write_json(read(json_file(tmp_path / "a.json", [tree])).tables, tmp_path / "b.json")
    (found,) = json.loads((tmp_path / "b.json").read_text("utf-8"))
    assert found["services"][0]["service_at_locations"][0]["location"]["addresses"][0]["city"] == "Bielefeld"
    assert found["services"][0]["attributes"][0]["taxonomy_term"]["name"] == "Aufenthalt"
    assert "organization_id" not in found["services"][0]


def test_what_hangs_on_nothing_is_written_too(tmp_path: Path) -> None:
    tables: Tables = {
        "services": ({"id": "s", "name": "Beratung", "status": "active", "organization_id": "nobody"},),
        "units": ({"id": "u", "name": "Plätze"},),
        "phones": ({"id": "p", "number": "110", "service_id": "nothing"},),
    }
    write_json(tables, tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["contents"] == []
    assert rows(read(tmp_path / "a.json").tables) == rows(tables)


def test_an_organization_that_looks_like_something_else_stays_one(tmp_path: Path) -> None:
    tables: Tables = {"organizations": ({"id": "o", "name": "Verein", "uri": "u", "version": "2"},)}
    write_json(tables, tmp_path / "a.json")
    assert rows(read(tmp_path / "a.json").tables) == rows(tables)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notiz.txt").write_text("wichtig")
    with pytest.raises(FolderNotEmpty):
        write_csv({"units": ({"id": "u", "name": "Plätze"},)}, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notiz.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    write_csv({"units": ({"id": "u", "name": "Plätze"},)}, tmp_path / "export")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["datapackage.json", "export", "units.csv"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mount_small_disk(place):
        pytest.skip("a disk of two megabytes takes Linux and the right to mount")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.parametrize("name", ["katalog.json", "katalog.zip", "katalog"])
def test_a_full_disk_leaves_what_was_there(name: str, small_disk: Path) -> None:
    write = write_json if name.endswith("json") else write_csv
    if name != "katalog":
        (small_disk / name).write_text("the export before")
    fill(small_disk, blocks_left=3)
    before = sorted(str(path) for path in small_disk.rglob("*"))
    texts = [random.Random(number).randbytes(60).hex() for number in range(2000)]
    with pytest.raises(NoRoomForFile) as caught:
        write({"units": [{"id": text, "name": text} for text in texts]}, small_disk / name)
    assert caught.value.details["folder"] == str(small_disk / name if name == "katalog" else small_disk)
    assert sorted(str(path) for path in small_disk.rglob("*")) == before
    assert name == "katalog" or (small_disk / name).read_text() == "the export before"


@pytest.mark.parametrize("name", ["katalog.json", "katalog.zip", "katalog"])
def test_where_nothing_can_be_written_nothing_is_left(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("keep")
    with pytest.raises(FileNotWritten):
        (write_json if name.endswith("json") else write_csv)({"units": ({"id": "u"},)}, tmp_path / "file" / name)
    assert [each.name for each in tmp_path.rglob("*")] == ["file"]
    assert (tmp_path / "file").read_text() == "keep"
