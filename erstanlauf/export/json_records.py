"""Reads a JSON text as a stream of records, each whole: no more than one of them is in memory as a tree.

What a strict reader has to refuse is refused here, with the line: names twice in an object, depth, numbers beyond
reason, halves of letters. It knows JSON and where lists of records stand in a file, not what a record is about.

Why this way (2026-11): the events of ijson are read and not its ready-made objects, because names that come twice and
depth are gone from the objects. Its C part is used where it is there; it says nothing of lines. So a text with a fault
is read once more, and from the piece with the fault on line by line, until it comes again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from erstanlauf.domain.plain_text import code_point, hidden_character
from erstanlauf.export import limits
from erstanlauf.export.cells import usual_number
from erstanlauf.export.faults import (
    ControlCharacter,
    FieldTwice,
    FileCut,
    FileEmpty,
    NotJson,
    NumberRefused,
    ParcelFault,
    TextTooLong,
    TooDeep,
    TooManyFields,
    TooManyRows,
    quoted,
)
from erstanlauf.export.intake import CHUNK_BYTES, Tap
from erstanlauf.export.sound import control_character

CONTENTS = "contents"
"""Where a page of an HSDS service has its records."""

TABLE_ENDING = ".csv"
"""How the names of lists end that are tables (as in tabular.json of the official examples)."""

_HALF_LETTER = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])")
_ESCAPED_PAIR_BYTES = 12


@dataclass(frozen=True, slots=True)
class Record:
    """A value of a list of records, or what is left of the top-level object once its lists of records are out.

    `within` is the name of the list in the top-level object, "" for a top-level list, None for that object itself.
    """

    value: object
    within: str | None
    place: str


@dataclass(slots=True)
class _Open:
    """An object or list that is being read, and the name its next value gets."""

    holder: dict[str, object] | list[object]
    name: str = ""
    streamed: str | None = None
    """For a list of records: its name. Its values are handed out and not kept."""

    handed_out: int = 0


@dataclass(slots=True)
class _Builder:
    tap: Tap
    stack: list[_Open] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    is_begun: bool = False

    def records(self, source: "_WholeLetters") -> Iterator[Record]:
        """Yield each record as soon as it is whole. Raises a `PlacedFault`."""
        import ijson  # 10 ms that a desk without an import never pays

        try:
            for event, value in _events(source):
                if event == "string" and self._kept(value):  # nearly every second event
                    continue
                yield from self._taken(event, value)
        except ijson.JSONError as error:
            raise self._fault(str(error), source) from error

    def _kept(self, text: str) -> bool:
        """Keep a text there is nothing to say about: short, plain, in a field or a list that has room."""
        if not self.stack or len(text) > limits.TEXT_LETTERS or not text.isprintable():
            return False
        place = self.stack[-1]
        if isinstance(place.holder, dict):
            place.holder[place.name] = text
            return True
        if place.streamed is not None or len(place.holder) == limits.LIST:
            return False
        place.holder.append(text)
        return True

    def _taken(self, event: str, value: object) -> Iterable[Record]:
        if event == "map_key":
            return self._name(str(value))
        if event == "start_map":
            return self._open({})
        if event == "start_array":
            return self._open([])
        if event not in ("end_map", "end_array"):
            return self._put(self._sound(value))
        closed = self.stack.pop()
        return self._put(closed.holder) if closed.streamed is None else ()

    def _fault(self, told: str, source: "_WholeLetters") -> ParcelFault:
        if "overflow" in told:
            return NumberRefused(file=self.tap.file, line=self.tap.line, field=self._place())
        if source.is_at_end and self.is_begun:
            return FileCut(file=self.tap.file, line=self.tap.line)
        if source.is_at_end:
            return FileEmpty(file=self.tap.file)
        return NotJson(file=self.tap.file, line=self.tap.line)

    def _name(self, name: str) -> Iterable[Record]:
        place = self.stack[-1]
        holder = place.holder
        place.name = self.names.get(name) or self._new_name(name)
        if name in holder:
            raise FieldTwice(file=self.tap.file, line=self.tap.line, field=self._place())
        if len(holder) == limits.LIST:
            raise TooManyFields(file=self.tap.file, line=self.tap.line, limit=limits.LIST)
        return ()

    def _new_name(self, name: str) -> str:
        """Look at a name when it comes first; in a record it stands as the one text that is kept of it."""
        if len(name) > limits.NAME_LETTERS:
            raise TextTooLong(file=self.tap.file, line=self.tap.line, limit=limits.NAME_LETTERS)
        if not name.isprintable() and (character := "\n" if "\n" in name else hidden_character(name)):
            raise ControlCharacter(file=self.tap.file, line=self.tap.line, character=code_point(character))
        return self.names.setdefault(name, name)

    def _open(self, holder: dict[str, object] | list[object]) -> Iterable[Record]:
        self.is_begun = True
        if len(self.stack) == limits.DEPTH:
            raise TooDeep(file=self.tap.file, line=self.tap.line, limit=limits.DEPTH)
        opened = _Open(holder)
        if isinstance(holder, list) and len(self.stack) < 2:
            opened.streamed = self._streamed()
            if opened.streamed:
                self.stack[-1].holder[opened.streamed] = None  # type: ignore[call-overload]  # a name, so an object
        self.stack.append(opened)
        return ()

    def _streamed(self) -> str | None:
        if not self.stack:
            return ""
        name = self.stack[0].name
        return name if name == CONTENTS or name.endswith(TABLE_ENDING) else None

    def _put(self, value: object) -> Iterable[Record]:
        if not self.stack:
            return (Record(value, None, ""),)
        place = self.stack[-1]
        if place.streamed is not None:
            place.handed_out += 1
            return (Record(value, place.streamed, f"{place.streamed}[{place.handed_out - 1}]"),)
        if isinstance(place.holder, dict):
            place.holder[place.name] = value
            return ()
        if len(place.holder) == limits.LIST:
            raise TooManyRows(file=self.tap.file, line=self.tap.line, limit=limits.LIST)
        place.holder.append(value)
        return ()

    def _sound(self, value: object) -> object:
        if isinstance(value, str):
            if len(value) > limits.TEXT_LETTERS:
                raise TextTooLong(file=self.tap.file, line=self.tap.line, limit=limits.TEXT_LETTERS)
            if character := control_character(value):
                raise ControlCharacter(file=self.tap.file, line=self.tap.line, character=code_point(character))
            return value
        if isinstance(value, bool | None):
            return value
        try:
            return usual_number(value)  # type: ignore[arg-type]  # what is left of JSON's values
        except ValueError as error:
            raise NumberRefused(file=self.tap.file, line=self.tap.line, field=self._place()) from error

    def _place(self) -> str:
        """Say where the next value belongs, like contents[3].phones[0].number."""
        place = ""
        for opened in self.stack:
            if isinstance(opened.holder, list):
                place += f"[{len(opened.holder) + opened.handed_out}]"
            else:
                place += f".{opened.name}" if place else opened.name
        return quoted(place) or "–"


def read_records(tap: Tap) -> Iterator[Record]:
    """Yield the records of a text in their order, the top-level object last. Raises a `PlacedFault`."""
    return _Builder(tap).records(_WholeLetters(tap))


def _events(source: "_WholeLetters") -> Iterator[tuple[str, Any]]:
    """Yield the events of ijson. Raises `ijson.JSONError` alone for what is wrong with a text."""
    import ijson

    try:
        # floats: the other way, a whole number of thousands of figures makes a crash of its own
        yield from ijson.basic_parse(source, buf_size=CHUNK_BYTES, use_float=True)
    except ValueError as error:  # halves of letters from the C part, escapes from the Python part
        raise ijson.JSONError(str(error)) from error


class _WholeLetters:
    """A tap that lets no half of a letter pass, of which the parser would make another letter without a word."""

    def __init__(self, tap: Tap) -> None:
        self.is_at_end = False
        self._tap = tap
        self._before = b""

    def read(self, size: int) -> bytes:
        piece = self._tap.read(size)
        if size > 0 and not piece:
            self.is_at_end = True
        text = self._before + piece
        is_whole = self.is_at_end or text.endswith(b"\n")  # no pair goes on in another line
        if b"\\u" in text:
            for half in _HALF_LETTER.finditer(text):
                if is_whole or half.end() + _ESCAPED_PAIR_BYTES // 2 <= len(text):
                    raise NotJson(file=self._tap.file, line=self._tap.line)
        self._before = text[1 - _ESCAPED_PAIR_BYTES :]
        return piece
