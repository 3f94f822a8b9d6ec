"""Whatever a file holds, it becomes sound rows or one fault with one sentence: never another exception."""

import json
import tempfile
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.plain_text import hidden_character
from erstanlauf.export.bundle import seal
from erstanlauf.export.faults import ParcelFault
from erstanlauf.export.parcel import Form, Parcel
from erstanlauf.export.signing import new_signing_key
from erstanlauf.export.tables import TABLES, file_name
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from tests.export.towns import an_organization, archive, read

NAMES = ["katalog.json", "services.csv", "katalog.zip", "katalog.yaml", "katalog", "buendel.erstanlauf", "url.csv"]
BEGINNINGS = [
    b"",
    b"[",
    b"{",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"id,name\n",
    b"erstanlauf-bundle-1\n",
    b"<",
]
TREE = json.dumps([an_organization()], indent=1, ensure_ascii=False).encode()
TABLE = "id;name;description\na;Beratung;\"eins\nzwei\"\nb;Hilfe;'ü'\n".encode()
ARCHIVE = archive({"services.csv": TABLE, "organizations.csv": "id,name\no1,Stadt\n", "datapackage.json": "{}"})
BUNDLE = seal(TREE, datetime(2026, 11, 22, tzinfo=UTC), 1, "Bielefeld", new_signing_key())
WORDS = Wording()

KNOWN = sorted({name for table in TABLES.values() for name in (*table.columns, *table.nests)})

names = st.sampled_from([*KNOWN, *map(file_name, TABLES), "contents", "city"]) | st.text(max_size=5)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=5),
    max_leaves=25,
)


def outcome(name: str, content: bytes) -> Parcel | None:
    """Read a file of this content and check what comes of it; None where it was refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            parcel = read(path)
        except ParcelFault as fault:
            told = sentence(WORDS, fault)
            assert hidden_character(told) is None
            assert "\n" not in told
            assert "der Katalog gilt unverändert weiter" in told
            return None
        finally:
            assert [each.name for each in Path(folder).iterdir()] == [name]
    check_sound(parcel)
    return parcel


def check_sound(parcel: Parcel) -> None:
    assert bool(parcel.tables) == (parcel.form in (Form.HSDS_CSV, Form.HSDS_JSON))
    for name, rows in parcel.tables.items():
        assert len({row["id"] for row in rows}) == len(rows)
        for row in rows:
            assert row.keys().isdisjoint(TABLES[name].nests)
            assert isinstance(row["id"], str)
            for column, value in row.items():
                assert value not in (None, "")
                if column in TABLES[name].columns:
                    assert isinstance(value, str | int | float)
                    assert isinstance(value, str) or TABLES[name].columns[column].is_number
            assert hidden_character(json.dumps(row, ensure_ascii=False)) is None


@given(st.sampled_from(NAMES), st.sampled_from(BEGINNINGS), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name: str, beginning: bytes, rest: bytes) -> None:
    outcome(name, beginning + rest)


@given(st.sampled_from(NAMES), st.text(max_size=300))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    outcome(name, text.encode("utf-8", "surrogatepass"))


@given(json_values, st.booleans())
def test_any_json_is_read_or_refused(value: object, is_in_a_list: bool) -> None:
    outcome("katalog.json", json.dumps([value] if is_in_a_list else value).encode())


@pytest.mark.slow
@given(st.data())
def test_any_record_is_read_or_refused(data: st.DataObject) -> None:
    table = TABLES[data.draw(st.sampled_from(["services", "organizations", "locations"]))]
    fields = st.sampled_from([*table.columns, *table.nests]) | st.text(max_size=3)
    record = {"id": "a", "name": "b", **data.draw(st.dictionaries(fields, json_values, max_size=6))}
    outcome("katalog.json", json.dumps([record]).encode())


@given(
    st.sampled_from([("katalog.json", TREE), ("services.csv", TABLE), ("katalog.zip", ARCHIVE), ("b", BUNDLE)]),
    st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6), st.integers(0, 6)), min_size=1, max_size=4),
)
def test_a_good_file_with_other_bytes_in_it_is_read_or_refused(
    good: tuple[str, bytes], changes: list[tuple[int, bytes, int]]
) -> None:
    name, content = good
    for place, put_in, left_out in changes:
        at = place % (len(content) + 1)
        content = content[:at] + put_in + content[at + left_out :]
    outcome(name, content)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*map(file_name, list(TABLES)[:5]), "datapackage.json"]) | st.text(max_size=8),
            st.binary(max_size=40) | st.sampled_from([TABLE, b"id,name\n1,a\n", b"id\n1\n"]),
            st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]),
            st.sampled_from([0, 0o100644 << 16, 0o120777 << 16, 0x10]) | st.integers(0, 2**32 - 1),
        ),
        max_size=5,
    ),
    st.binary(max_size=4),
    st.binary(max_size=4),
)
def test_any_archive_is_read_or_refused(
    members: list[tuple[str, bytes, int, int]], before: bytes, behind: bytes
) -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, member, method, attributes in {each[0]: each for each in members}.values():
            info = zipfile.ZipInfo("x")
            info.filename = name.encode("utf-8", "replace").decode()
            info.compress_type, info.external_attr = method, attributes
            packed.writestr(info, member)
    outcome("katalog.zip", before + content.getvalue() + behind)
