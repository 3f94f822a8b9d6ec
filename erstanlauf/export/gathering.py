"""Rows as they come in become tables: cleaned, given an id where they have none, merged where an id comes again.

Knows rows and what points where, not in which form of file they stood.

Why this way (2026-11): JSON trees repeat a shared organization or place under each service, and lists of the web give
some of their records a second time with fewer fields. So the rows of one id are added together; the first value stands.
"""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from erstanlauf.domain.plain_text import hidden_character, without_hidden
from erstanlauf.export.tables import TABLES, Row, Table, Tables, link_of

_MADE_IDS = uuid.UUID("6f1d7e5a-7c1b-4c59-9a3e-0e2d6c1c8f42")
_TRUNKS = frozenset({"organizations", "programs", "services", "service_at_location", "locations", "taxonomies"})
"""What others point to. A copy of one of these would tear them apart, so it is never made."""

_WORD_LETTERS = 12
_SAFE_PLACES = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "}


class NoteCode(Enum):
    """What was done to a file that could be read."""

    TEXT_CLEANED = "text_cleaned"
    """Characters nobody sees were taken out of a text."""

    ID_MADE = "id_made"
    """A row had no id, or shared it with one below another parent; it got one that every reading makes the same."""

    REPEATED_DIFFERENTLY = "repeated_differently"
    """The same id came again with another value in a field; the first one stands."""

    FILE_LEFT_OUT = "file_left_out"
    """A file of the folder has none of the official names and was not opened; `table` is its name."""


@dataclass(frozen=True, slots=True)
class Note:
    """One kind of mending in one field, how often, and the id of the row where it came first."""

    code: NoteCode
    table: str
    field: str
    times: int
    first: str


@dataclass(frozen=True, slots=True)
class Parent:
    """The row below which another one stands in a tree."""

    table: Table
    id: str
    key: str
    """The column of the nested row that holds the parent's id."""


@dataclass(slots=True)
class Gathering:
    """The tables of one parcel while it is read."""

    rows: int = 0
    _tables: dict[str, dict[str, Row]] = field(default_factory=dict)
    _notes: dict[tuple[NoteCode, str, str], tuple[int, str]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)

    def add(self, table: Table, row: Row, parent: Parent | None = None) -> str:
        """Take a row in, below its parent in a tree, and return its id. The row is kept and may be changed."""
        self.rows += 1
        if parent is not None:
            row[parent.key] = parent.id
            if link := link_of(table.name):
                row[link[1]] = parent.table.entity
        row_id = self._id(table, row)
        known = self._tables.setdefault(table.name, {})
        former = known.get(row_id)
        if former is not None and parent is not None and self._is_elsewhere(table, former, parent):
            row_id = self._made_id(table, row, parent.id)
            former = known.get(row_id)
        row["id"] = row_id
        if former is None:
            known[row_id] = row
        else:
            self._merge(table, former, row)
        return row_id

    def text(self, table: Table, column: str, text: str, row_id: str) -> str:
        """Return a text without what nobody sees; short words, which come again and again, are kept once."""
        if not text.isprintable():
            text = self._cleaned(table, column, text, row_id)
        return self.shared(text) if len(text) <= _WORD_LETTERS else text

    def shared(self, text: str) -> str:
        """Return the one text that is kept for all that equal it: for what stands in many rows."""
        return self._texts.setdefault(text, text)

    def note(self, code: NoteCode, table: str, column: str, row_id: str) -> None:
        """Count one mending."""
        times, first = self._notes.get((code, table, column), (0, row_id))
        self._notes[code, table, column] = (times + 1, first or row_id)

    def tables(self) -> Tables:
        """Return the rows by table, tables in the official order and rows as they came."""
        return {name: tuple(self._tables[name].values()) for name in TABLES if name in self._tables}

    def notes(self) -> tuple[Note, ...]:
        """Return what was mended, in the order of the first of each kind."""
        return tuple(Note(*place, times, first) for place, (times, first) in self._notes.items())

    def _id(self, table: Table, row: Row) -> str:
        found = row.get("id")
        if isinstance(found, str):
            return found
        return self._made_id(table, row, "")

    def _made_id(self, table: Table, row: Mapping[str, object], parent_id: str) -> str:
        said = json.dumps([table.name, parent_id, row.get("id", row)], sort_keys=True)
        made = str(uuid.uuid5(_MADE_IDS, said))
        self.note(NoteCode.ID_MADE, table.name, "id", made)
        return made

    @staticmethod
    def _is_elsewhere(table: Table, former: Row, parent: Parent) -> bool:
        """Whether a leaf stands below another row of the parent's kind already."""
        if table.name in _TRUNKS:
            return False
        link = link_of(table.name)
        if link is not None:
            return (former.get(link[0]), former.get(link[1])) != (parent.id, parent.table.entity)
        return former.get(parent.key, parent.id) != parent.id

    def _merge(self, table: Table, former: Row, row: Row) -> None:
        for name, value in row.items():
            if former.setdefault(name, value) != value:
                self.note(NoteCode.REPEATED_DIFFERENTLY, table.name, name, str(row["id"]))

    def _cleaned(self, table: Table, column: str, text: str, row_id: str) -> str:
        for found, safe in _SAFE_PLACES.items():
            text = text.replace(found, safe)
        if hidden_character(text) is None:
            return text
        self.note(NoteCode.TEXT_CLEANED, table.name, column, row_id)
        return without_hidden(text)
