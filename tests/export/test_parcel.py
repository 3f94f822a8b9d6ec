"""Every form the desk takes becomes the same rows, and what was mended on the way is told."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from erstanlauf.export import limits
from erstanlauf.export.archive import TABLES_BY_FILE
from erstanlauf.export.faults import FieldTwice, ReadingCancelled, TooManyRows
from erstanlauf.export.gathering import NoteCode
from erstanlauf.export.intake import CHUNK_BYTES
from erstanlauf.export.parcel import Form, Parcel, read_parcel
from erstanlauf.export.writing import write_csv
from erstanlauf.paths import resources
from tests.export.official import HSDS, VERSIONS, needs_official
from tests.export.towns import ORGANIZATION, PLACE, SEAT, SERVICE, an_organization, archive, json_file, read, rows


def notes_of(parcel: Parcel) -> list[tuple[NoteCode, str, str, int, str]]:
    return [(each.code, each.table, each.field, each.times, each.first) for each in parcel.notes]


def test_a_tree_becomes_rows_that_point_to_each_other(tmp_path: Path) -> None:
    tables = read(json_file(tmp_path / "a.json", an_organization())).tables
    assert tables["organizations"] == (
        {"id": ORGANIZATION, "name": "Stadt Bielefeld", "description": "Sozialamt", "x_house": {"floor": 2}},
    )
    assert tables["services"][0]["organization_id"] == ORGANIZATION
    assert tables["service_at_location"] == ({"id": SEAT, "location_id": PLACE, "service_id": SERVICE},)
    assert tables["addresses"][0]["location_id"] == PLACE
    (attribute,) = tables["attributes"]
    assert (attribute["link_id"], attribute["link_entity"]) == (SERVICE, "service")
    assert attribute["taxonomy_term_id"] == tables["taxonomy_terms"][0]["id"]
    assert tables["locations"][0]["latitude"] == 52.0211
    assert tables["services"][0]["minimum_age"] == 18


@pytest.mark.parametrize(
    "form", ["record", "list", "page", "archive", "folder", "semicolons", "with_mark", "upper_case"]
)
def test_every_form_gives_the_same_rows(form: str, tmp_path: Path) -> None:
    tree = an_organization()
    wanted = read(json_file(tmp_path / "wanted.json", tree)).tables
    path = tmp_path / "katalog"
    write_csv(wanted, path)
    match form:
        case "record":
            path = json_file(tmp_path / "a.txt", tree)
        case "list":
            path = json_file(tmp_path / "a.json", [tree])
        case "page":
            path = json_file(tmp_path / "a.json", {"total_items": 1, "empty": False, "contents": [tree], "size": 1})
        case "archive":
            path = tmp_path / "katalog.zip"
            write_csv(wanted, path)
        case "with_mark":
            path = tmp_path / "a.json"
            path.write_text("\ufeff" + json.dumps(tree), "utf-8")
        case "semicolons":
            for file in path.glob("*.csv"):
                resaved(file)
        case "upper_case":
            for file in path.glob("*.csv"):
                file.rename(file.with_name(file.name.upper()))
    assert rows(read(path).tables) == rows(wanted)


def resaved(file: Path) -> None:
    """Save a table as a German spreadsheet program does."""
    cells = [*csv.reader(io.StringIO(file.read_text("utf-8"), newline=""))]
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(cells)


def test_a_single_table_is_read(tmp_path: Path) -> None:
    (tmp_path / "phones.csv").write_bytes(
        b"\xef\xbb\xbfid, number ,extension\r\np1,+49 521 510,12\r\n\r\np2,110,007\r\n"
    )
    parcel = read(tmp_path / "phones.csv")
    assert parcel.form is Form.HSDS_CSV
    assert parcel.tables["phones"] == (
        {"id": "p1", "number": "+49 521 510", "extension": 12},
        {"id": "p2", "number": "110", "extension": "007"},
    )


@needs_official
@pytest.mark.parametrize("version", VERSIONS)
def test_the_official_tables_are_read_with_every_cell(version: str) -> None:
    folder = HSDS / version / "examples" / "csv"
    parcel = read(folder)
    assert parcel.form is Form.HSDS_CSV
    assert {name for name in TABLES_BY_FILE if (folder / name).exists()} == {f"{name}.csv" for name in parcel.tables}
    for name, found in parcel.tables.items():
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            wanted = [{key: cell for key, cell in row.items() if cell} for row in csv.DictReader(stream)]
        assert [{key: str(value) for key, value in row.items()} for row in found] == wanted


@needs_official
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["organization_full", "service_full", "service_at_location_full", "service_list"])
def test_the_official_trees_are_read_with_every_value(version: str, name: str) -> None:
    path = HSDS / version / "examples" / f"{name}.json"
    parcel = read(path)
    assert parcel.form is Form.HSDS_JSON
    assert parcel.notes == ()
    said = {str(value) for found in parcel.tables.values() for row in found for value in row.values()}
    whole = json.loads(path.read_text("utf-8"))
    assert set(leaves(whole.get("contents", whole))) <= said


@needs_official
@pytest.mark.parametrize("version", VERSIONS)
def test_every_other_official_example_is_read(version: str) -> None:
    for path in (HSDS / version / "examples").glob("*.json"):
        if path.name != "base.json":  # says where a service is, and holds no record
            assert read(path).tables, path.name


TOLD_BY_PLACE = ("link_entity", "resource_type")
"""What the place of a row in the tree says; the examples say other things there."""


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for name, each in value.items() if name not in TOLD_BY_PLACE for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [str(value)]


def test_the_own_form_is_handed_on_as_it_is(tmp_path: Path) -> None:
    shipped = resources() / "catalogue" / "bielefeld.yaml"
    assert read(shipped) == Parcel(Form.OWN, "bielefeld.yaml", content=shipped.read_bytes())
    own = json_file(tmp_path / "own.json", {"city": "Bielefeld", "sources": {}, "services": [{"id": "kita"}]})
    assert read(own) == Parcel(Form.OWN, "own.json", content=own.read_bytes())


def test_a_bundle_is_handed_on_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"erstanlauf-bundle-9\nanything")
    assert read(tmp_path / "b") == Parcel(Form.BUNDLE, "b", content=b"erstanlauf-bundle-9\nanything")


def test_a_record_that_comes_again_with_more_fields_is_added_to(tmp_path: Path) -> None:
    first = {"id": "s", "name": "Beratung", "status": "active"}
    again = {"id": "s", "name": "Andere", "status": "active", "email": "a@b.de"}
    parcel = read(json_file(tmp_path / "a.json", [first, again]))
    assert parcel.tables["services"] == ({**first, "email": "a@b.de"},)
    assert notes_of(parcel) == [(NoteCode.REPEATED_DIFFERENTLY, "services", "name", 1, "s")]


def test_what_two_services_share_belongs_to_both(tmp_path: Path) -> None:
    def service(name: str) -> dict[str, object]:
        return {"id": name, "name": name, "status": "active", "phones": [{"id": "p", "number": "110"}]}

    path = json_file(tmp_path / "a.json", [service("s1"), service("s2"), service("s1")])
    parcel = read(path)
    assert [row["service_id"] for row in parcel.tables["phones"]] == ["s1", "s2"]
    assert len({row["id"] for row in parcel.tables["phones"]}) == 2
    assert read(path).tables == parcel.tables
    assert [each.code for each in parcel.notes] == [NoteCode.ID_MADE]


def test_a_row_without_an_id_gets_the_same_one_every_time(tmp_path: Path) -> None:
    tree = {"id": "s", "name": "Beratung", "status": "active", "languages": [{"code": "de"}, {"code": "ar"}]}
    path = json_file(tmp_path / "a.json", tree)
    made = [row["id"] for row in read(path).tables["languages"]]
    assert len(set(made)) == 2
    assert [row["id"] for row in read(path).tables["languages"]] == made


def test_letters_nobody_sees_are_taken_out_and_told(tmp_path: Path) -> None:
    name = "\u202eBera\u00adtung\u200b\tfür\u00a0alle\r\n\u2066x"
    wanted = "Beratung für\u00a0alle\nx"
    parcel = read(json_file(tmp_path / "a.json", [{"id": "s", "name": name, "status": "active", "fees": "\u200b"}]))
    assert parcel.tables["services"] == ({"id": "s", "name": wanted, "status": "active"},)
    assert (NoteCode.TEXT_CLEANED, "services", "name", 1, "s") in notes_of(parcel)
    (tmp_path / "units.csv").write_text(f'id,name\nu,"{name}"\n', "utf-8", newline="")
    assert read(tmp_path / "units.csv").tables["units"] == ({"id": "u", "name": wanted},)


def test_joiners_stay_where_a_script_spells_with_them(tmp_path: Path) -> None:
    name = "می\u200cخواهم"
    assert read(json_file(tmp_path / "a.json", [{"id": "u", "name": name}])).tables["organizations"][0]["name"] == name


def test_other_files_of_a_folder_are_left_alone_and_told(tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("id,name\ns,Beratung\n")
    (tmp_path / "LIESMICH.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "datapackage.json").write_text("no JSON at all")
    parcel = read(tmp_path)
    assert list(parcel.tables) == ["services"]
    assert notes_of(parcel) == [(NoteCode.FILE_LEFT_OUT, "LIESMICH.txt", "", 1, "")]


def test_a_name_with_a_line_break_makes_no_second_line(tmp_path: Path) -> None:
    parcel = read(json_file(tmp_path / "a\n\u202eb.json", an_organization()))
    assert parcel.file == "a b.json"


@pytest.mark.parametrize("name", ["a.json", "a.zip"])
def test_progress_grows_to_the_end(name: str, tmp_path: Path) -> None:
    path = large(tmp_path / name)
    told: list[tuple[int, int]] = []
    read_parcel(path, lambda done, total: told.append((done, total)), lambda: False)
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert all(done <= total for done, total in told)


@pytest.mark.parametrize("name", ["a.json", "a.zip"])
def test_reading_stops_when_it_is_cancelled(name: str, tmp_path: Path) -> None:
    path = large(tmp_path / name)
    told: list[int] = []
    with pytest.raises(ReadingCancelled):
        read_parcel(path, lambda done, _: told.append(done), lambda: len(told) == 2)
    assert len(told) == 2


def large(path: Path) -> Path:
    """Write a file that takes more than a few pieces to read."""
    if path.suffix == ".json":
        return json_file(path, [{"id": str(n), "name": "Beratung " * 9, "status": "active"} for n in range(5000)])
    table = "id,name\n" + "".join(f"{number},{hash(str(number))}{'Beratung' * 9}\n" for number in range(9000))
    path.write_bytes(archive({"services.csv": table}))
    return path


@pytest.mark.parametrize("line", [2, 3000, 3001, 5999, 6000])
def test_a_fault_far_down_a_long_text_is_found_on_its_line(line: int, tmp_path: Path) -> None:
    records = [f'{{"id": "{number}", "name": "{"Beratung " * 9}"}}' for number in range(6000)]
    lines = ["[" + records[0], *("," + each for each in records[1:]), "]"]
    lines[line - 1] = lines[line - 1].replace('"name"', '"id"')
    (tmp_path / "a.json").write_text("\n".join(lines))
    with pytest.raises(FieldTwice) as caught:
        read(tmp_path / "a.json")
    assert caught.value.details == {"file": "a.json", "line": line, "field": f"[{line - 1}].id"}


@pytest.mark.parametrize("before", range(14))
def test_letters_are_whole_wherever_a_piece_of_the_file_ends(before: int, tmp_path: Path) -> None:
    begin = '[{"id": "' + "x" * 90_000 + '", "name": "'
    for letter in ("\\ud83d\\ude00", "😀"):
        name = "y" * (CHUNK_BYTES - len(begin) - before) + letter
        (tmp_path / "a.json").write_text(begin + name + '"}]', "utf-8")
        assert str(read(tmp_path / "a.json").tables["organizations"][0]["name"]).endswith("y😀")


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 20)
    listed = [{"id": str(number), "name": "x", "status": "active"} for number in range(21)]
    with pytest.raises(TooManyRows):
        read(json_file(tmp_path / "a.json", listed))
    (tmp_path / "units.csv").write_text("id\n" + "\n".join(map(str, range(21))))
    with pytest.raises(TooManyRows):
        read(tmp_path / "units.csv")


@pytest.mark.slow
def test_reads_the_same_without_the_fast_parser(tmp_path: Path) -> None:
    json_file(tmp_path / "good.json", [an_organization()])
    (tmp_path / "cut.json").write_text('[{"id": "a", "name": "b"},\n{"id": "c')
    (tmp_path / "half.json").write_text('[{"id": "a",\n "name": "\\ud83d"}]')
    (tmp_path / "number.json").write_text('[{"id": "a",\n "latitude": 1e999}]')
    asked = (
        "import sys; from pathlib import Path; import ijson; from erstanlauf.domain.errors import KnownTrouble\n"
        "from erstanlauf.export.parcel import read_parcel\n"
        "assert ijson.backend == 'python'\n"
        "for path in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    try: print(path.name, len(read_parcel(path, None, lambda: False).tables))\n"
        "    except KnownTrouble as trouble: print(path.name, trouble.code, trouble.details['line'])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", asked, str(tmp_path)],
        env={**os.environ, "IJSON_BACKEND": "python"},
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    good = len(read(tmp_path / "good.json").tables)
    assert run.stdout.splitlines() == [
        "cut.json parcel.cut 2",
        f"good.json {good}",
        "half.json parcel.not_json 2",
        "number.json parcel.not_json 2",  # which has no number of that size
    ]
