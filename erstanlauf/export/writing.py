"""The way out: tables as HSDS JSON or as the official CSV files, whole or not at all.

Equal tables make equal bytes, so that two exports can be compared. What is written is read back by `parcel` as it was.
CSV files have the official names and order of columns, own columns behind; `cells` says what a cell may begin with.
"""

import csv
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from erstanlauf.export.archive import DESCRIPTION
from erstanlauf.export.cells import cell_of
from erstanlauf.export.faults import FolderNotEmpty
from erstanlauf.export.json_records import CONTENTS
from erstanlauf.export.tables import TABLES, Column, Kind, Row, Table, Tables, file_name, link_of
from erstanlauf.export.trees import Forest
from erstanlauf.paths import FileNotWritten, write_whole

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Files in an archive need a time, and the time of an export would make every archive another one."""

_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3
_FORMATS = (Kind.UUID, Kind.URI, Kind.EMAIL)
"""Kinds that are texts of a certain form."""


def write_json(tables: Tables, path: Path) -> None:
    """Write a list of organizations with all below them; with something beside them, a page that has it as tables.

    Raises `FileNotWritten`; what was there before is then kept.
    """
    forest = Forest(tables)
    organizations, rest = forest.organizations(), forest.rest()
    text = json.dumps({CONTENTS: organizations, **rest} if rest else organizations, ensure_ascii=False, indent=1)
    write_whole(path, text.encode() + b"\n")


def write_csv(tables: Tables, path: Path) -> None:
    """Write an archive for a path that ends with .zip, a folder otherwise; the folder must be new or empty.

    Raises `FileNotWritten`, `FolderNotEmpty`; what was there before is then kept.
    """
    files = _files(tables)
    if path.suffix.lower() == ".zip":
        write_whole(path, _archive(files))
    else:
        _write_folder(files, path)


def _files(tables: Tables) -> dict[str, bytes]:
    filled = {name: rows for name in TABLES if (rows := tables.get(name))}
    columns = {name: _columns(TABLES[name], rows) for name, rows in filled.items()}
    files = {file_name(name): _csv(rows, columns[name]) for name, rows in filled.items()}
    description = {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "resources": [_resource(TABLES[name], each, columns.keys()) for name, each in columns.items()],
    }
    files[DESCRIPTION] = json.dumps(description, indent=1).encode() + b"\n"
    return files


def _columns(table: Table, rows: Sequence[Row]) -> dict[str, Column | None]:
    """Return the official columns in their order and, behind them, those the standard does not know."""
    own = sorted({name for row in rows for name in row} - table.columns.keys())
    return {**table.columns, **dict.fromkeys(own)}


def _csv(rows: Sequence[Row], columns: Mapping[str, Column | None]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell_of(row[name], column) if name in row else "" for name, column in columns.items()])
    return text.getvalue().encode()


def _archive(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _FIRST_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = _ORDINARY_FILE
            archive.writestr(member, content)
    return packed.getvalue()


def _write_folder(files: dict[str, bytes], folder: Path) -> None:
    """Fill a folder beside and move it to its place, so that nobody finds half of the tables."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(folder=str(folder))
    beside: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
        beside.chmod(0o755)
        for name, content in files.items():
            write_whole(beside / name, content)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except FileNotWritten as trouble:
        trouble.details["folder"] = str(folder)  # and not the one beside, which nobody knows
        raise
    except OSError as error:
        raise FileNotWritten(file=folder.name, folder=str(folder.parent)) from error
    finally:
        if beside is not None:
            with suppress(OSError):
                shutil.rmtree(beside)


def _resource(table: Table, columns: Mapping[str, Column | None], filled: Collection[str]) -> dict[str, object]:
    """Describe one file of a tabular data package, as the standard asks for."""
    return {
        "name": table.entity,
        "path": file_name(table.name),
        "profile": "tabular-data-resource",
        "schema": {
            "fields": [_field(name, column) for name, column in columns.items()],
            "primaryKey": "id",
            "foreignKeys": [
                {"fields": key, "reference": {"resource": TABLES[name].entity, "fields": "id"}}
                for key, name in _foreign_keys(table)
                if name in filled
            ],
        },
    }


def _field(name: str, column: Column | None) -> dict[str, object]:
    if column is None:
        return {"name": name, "type": "any"}
    required = {"constraints": {"required": True}} if column.required else {}
    if column.kind in _FORMATS:
        return {"name": name, "type": "string", "format": column.kind.value, **required}
    return {"name": name, "type": column.kind.value, **required}


def _foreign_keys(table: Table) -> list[tuple[str, str]]:
    """Return column and table for each column that points to one certain table."""
    up = [(nest.key, nest.table) for nest in table.nests.values() if not nest.many]
    if link_of(table.name) is None:
        up += [
            (nest.key, other.name)
            for other in TABLES.values()
            for nest in other.nests.values()
            if nest.many and nest.table == table.name
        ]
    return sorted(set(up))
