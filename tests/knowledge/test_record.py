"""A record hands out typed fields and says exactly where something else stands."""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from erstanlauf.knowledge.faults import RecordFault
from erstanlauf.knowledge.record import Record
from erstanlauf.knowledge.yaml_files import read_mapping


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


TEXT = """\
name: "Eins"
count: 3
sure: true
since: 2026-01-01
colours: [blue, red]
nothing: null
inner:
  deep: "ja"
entries:
  - id: first
    size: 1
  - size: 2
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    return Record("a.yaml", "Kopf", read_mapping(path))


def fault_of(error: pytest.ExceptionInfo[RecordFault]) -> tuple[str, str | int, str | int, str | int]:
    details = error.value.details
    return error.value.code, details["record"], details["field"], details["line"]


def test_hands_out_typed_fields(record: Record) -> None:
    assert record.text("name") == "Eins"
    assert record.integer("count") == 3
    assert record.truth("sure") is True
    assert record.day("since") == date(2026, 1, 1)
    assert record.codes("colours", Colour) == (Colour.BLUE, Colour.RED)
    assert record.record("inner").text("deep") == "ja"


def test_absent_and_null_are_the_same(record: Record) -> None:
    for field in ("nothing", "absent"):
        assert not record.has(field)
        assert record.optional_text(field) is None
        assert record.optional_integer(field) is None
        assert record.optional_day(field) is None
        assert record.optional_record(field) is None
        assert record.texts(field) == ()
        with pytest.raises(RecordFault) as caught:
            record.text(field)
        assert fault_of(caught)[0] == "knowledge.missing_field"


def test_calls_an_entry_by_its_id_or_by_its_place(record: Record) -> None:
    first, second = record.records("entries")
    with pytest.raises(RecordFault) as named:
        first.text("size")
    with pytest.raises(RecordFault) as placed:
        second.text("size")
    assert fault_of(named) == ("knowledge.text_expected", "first", "size", 11)
    assert fault_of(placed) == ("knowledge.text_expected", "Kopf", "entries[2].size", 12)


def test_true_is_no_number_and_a_number_no_truth(record: Record) -> None:
    with pytest.raises(RecordFault) as number:
        record.integer("sure")
    with pytest.raises(RecordFault) as truth:
        record.truth("count")
    assert (number.value.code, truth.value.code) == ("knowledge.number_expected", "knowledge.truth_expected")


def test_refuses_fields_that_nobody_asked_for(record: Record) -> None:
    for field in ("name", "count", "sure", "since", "colours", "nothing", "entries"):
        record.has(field)
    with pytest.raises(RecordFault) as caught:
        record.finish()
    assert fault_of(caught) == ("knowledge.unknown_field", "Kopf", "inner", 7)
