"""Hands out the fields of one block of a knowledge file, typed, and names every fault with file, record and field.

It knows nothing of catalogue or rules. A loader asks for each field and then calls `finish()`, so that a misspelt field
is a fault and never silently ignored.
"""

from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from erstanlauf.domain.plain_text import LONGEST_LINE, code_point, hidden_character
from erstanlauf.knowledge.faults import (
    BadDate,
    BlockExpected,
    EmptyList,
    HiddenCharacter,
    LineBreakInside,
    ListExpected,
    MissingField,
    NumberExpected,
    RecordFault,
    TextExpected,
    TextTooLong,
    TruthExpected,
    UnknownCode,
    UnknownField,
)
from erstanlauf.knowledge.yaml_files import Block

Code = TypeVar("Code", bound=StrEnum)

_SHOWN_LENGTH = 60


class Record:
    """One block of a file. `name` is what a person calls it by (an id); `path` leads from there to this block."""

    def __init__(self, file: str, name: str, data: Block, path: str = "") -> None:
        self.file = file
        self.name = name
        self._data = data
        self._path = path
        self._asked: set[str] = set()

    def has(self, field: str) -> bool:
        """Return whether the field is there with a value; null counts as absent."""
        return self._value(field) is not None

    def fields(self) -> tuple[str, ...]:
        """Return the names of all fields in the order of the file, for blocks whose field names are data."""
        return tuple(self._data)

    def value(self, field: str) -> object:
        """Return the field as it was read, for values of more than one type.

        Raises `MissingField` when it is absent or null.
        """
        value = self._value(field)
        if value is None:
            self.refuse(field, MissingField)
        return value

    def text(self, field: str) -> str:
        """Return a text of one line that is not blank, has no hidden character and at most `LONGEST_LINE` letters."""
        return self._as_text(field, self.value(field))

    def optional_text(self, field: str) -> str | None:
        """Return a text, or None when the field is absent or null."""
        return self.text(field) if self.has(field) else None

    def optional_passage(self, field: str) -> str | None:
        """Return a text that may be long and have several lines, or None when the field is absent or null."""
        return self._as_passage(field, self.value(field)) if self.has(field) else None

    def texts(self, field: str) -> tuple[str, ...]:
        """Return a list of texts, each as in `text`; an absent or null field is an empty list."""
        return tuple(self._as_text(field, value) for value in self._list(field))

    def integer(self, field: str) -> int:
        """Return a whole number."""
        value = self.value(field)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(field, NumberExpected)
        return value

    def optional_integer(self, field: str) -> int | None:
        """Return a whole number, or None when the field is absent or null."""
        return self.integer(field) if self.has(field) else None

    def truth(self, field: str) -> bool:
        """Return true or false."""
        value = self.value(field)
        if not isinstance(value, bool):
            self.refuse(field, TruthExpected)
        return value

    def day(self, field: str) -> date:
        """Return a calendar day written as 2026-11-22."""
        value = self.text(field)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.refuse(field, BadDate, value=shown(value))

    def optional_day(self, field: str) -> date | None:
        """Return a calendar day, or None when the field is absent or null."""
        return self.day(field) if self.has(field) else None

    def code(self, field: str, codes: type[Code]) -> Code:
        """Return a member of a closed list."""
        return self._as_code(field, self.text(field), codes)

    def codes(self, field: str, codes: type[Code]) -> tuple[Code, ...]:
        """Return members of a closed list in the order of the file; an absent or null field is an empty tuple."""
        return tuple(self._as_code(field, text, codes) for text in self.texts(field))

    def rows(self, field: str, codes: type[Code]) -> tuple[tuple[Code, ...], ...]:
        """Return a list of lists of members of a closed list."""
        values = self._list(field)
        if not all(isinstance(row, list) for row in values):
            self.refuse(field, ListExpected)
        return tuple(
            tuple(self._as_code(field, self._as_text(field, each), codes) for each in row)
            for row in values
            if isinstance(row, list)
        )

    def record(self, field: str) -> "Record":
        """Return the block below a field."""
        value = self.value(field)
        if not isinstance(value, Block):
            self.refuse(field, BlockExpected)
        return Record(self.file, self.name, value, self._path_to(field))

    def optional_records(self, field: str) -> "tuple[Record, ...]":
        """Return the blocks of a list that may be left out."""
        return self.records(field) if self.has(field) else ()

    def optional_record(self, field: str) -> "Record | None":
        """Return the block below a field, or None when the field is absent or null."""
        return self.record(field) if self.has(field) else None

    def records(self, field: str) -> tuple["Record", ...]:
        """Return a list of blocks, at least one; each is called by its own id where it has one."""
        values = self._list(field)
        if not values:
            self.refuse(field, EmptyList if self.has(field) else MissingField)
        blocks = [value for value in values if isinstance(value, Block)]
        if len(blocks) != len(values):
            self.refuse(field, BlockExpected)
        return tuple(self._entry(field, number, block) for number, block in enumerate(blocks, start=1))

    def finish(self) -> None:
        """Refuse the first field that nobody asked for."""
        for field in self._data:
            if field not in self._asked:
                self.refuse(field, UnknownField)

    def refuse(self, field: str, kind: type[RecordFault], **details: str | int) -> NoReturn:
        """Raise a fault of this kind at this field."""
        line = self._data.lines.get(field, self._data.line)
        raise kind(file=self.file, line=line, record=self.name, field=self._path_to(field), **details)

    def _value(self, field: str) -> object:
        self._asked.add(field)
        return self._data.get(field)

    def _list(self, field: str) -> list[object]:
        value = self._value(field)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(field, ListExpected)
        return value

    def _as_text(self, field: str, value: object) -> str:
        text = self._as_passage(field, value)
        if "\n" in text:
            self.refuse(field, LineBreakInside)
        if len(text) > LONGEST_LINE:
            self.refuse(field, TextTooLong, limit=LONGEST_LINE)
        return text

    def _as_passage(self, field: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            self.refuse(field, TextExpected)
        if character := hidden_character(value):
            self.refuse(field, HiddenCharacter, character=code_point(character))
        return value.strip()

    def _as_code(self, field: str, text: str, codes: type[Code]) -> Code:
        try:
            return codes(text)
        except ValueError:
            self.refuse(field, UnknownCode, value=shown(text), allowed=", ".join(codes))

    def _entry(self, field: str, number: int, block: Block) -> "Record":
        own_id = block.get("id")
        if isinstance(own_id, str) and own_id and not hidden_character(own_id):
            return Record(self.file, shown(own_id), block)
        return Record(self.file, self.name, block, f"{self._path_to(field)}[{number}]")

    def _path_to(self, field: str) -> str:
        return f"{self._path}.{field}" if self._path else field


def shown(value: str) -> str:
    """Return a value of a file as a fault may quote it: one line, not endless."""
    flat = " ".join(value.split())
    return flat if len(flat) <= _SHOWN_LENGTH else flat[:_SHOWN_LENGTH] + "…"
