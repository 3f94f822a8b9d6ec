"""The description of HSDS says the same as the official schemas, where they are at hand."""

import csv
import json
from collections.abc import Iterator
from typing import Any

import pytest

from erstanlauf.export.tables import TABLES, Table, link_of
from tests.export.official import HSDS, VERSIONS, needs_official

FORMATS = {"date-time": "datetime"}


def schemas(version: str) -> Iterator[tuple[Table, dict[str, Any]]]:
    for path in sorted((HSDS / version / "schema").glob("*.json")):
        schema = json.loads(path.read_text("utf-8"))
        yield TABLES[schema["path"].removesuffix(".csv")], schema


def is_nested(field: dict[str, Any]) -> bool:
    return "$ref" in field or field.get("type") == "array"


@needs_official
@pytest.mark.parametrize("version", VERSIONS)
def test_knows_every_column_its_kind_and_whether_it_is_required(version: str) -> None:
    for table, schema in schemas(version):
        asked = {*schema["required"], *(schema.get("tabular_required") or ())}
        for name, field in schema["properties"].items():
            if is_nested(field):
                continue
            kind = field.get("datapackage_type") or field.get("format") or field["type"]
            column = table.columns[name]
            assert (column.kind.value, column.required) == (FORMATS.get(kind, kind), name in asked), (table.name, name)


@needs_official
@pytest.mark.parametrize("version", VERSIONS)
def test_knows_what_nests_where(version: str) -> None:
    for table, schema in schemas(version):
        assert table.entity == schema["name"]
        for name, field in schema["properties"].items():
            if is_nested(field):
                many = "$ref" not in field
                entity = (field["items"] if many else field)["$ref"].removesuffix(".json")
                nest = table.nests[name]
                assert (TABLES[nest.table].entity, nest.many) == (entity, many), (table.name, name)


@needs_official
@pytest.mark.parametrize("version", VERSIONS)
def test_has_the_columns_in_the_order_of_the_official_files(version: str) -> None:
    for path in (HSDS / version / "examples" / "csv").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            heading = next(csv.reader(stream))
        assert heading == [name for name in TABLES[path.stem].columns if name in heading]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_nest_points_with_a_column_there_is(table: Table) -> None:
    for nest in table.nests.values():
        holder = TABLES[nest.table] if nest.many else table
        assert nest.key in holder.columns
        assert nest.field not in table.columns


def test_attributes_and_metadata_point_with_id_and_entity() -> None:
    for name in TABLES:
        for column in link_of(name) or ():
            assert column in TABLES[name].columns
