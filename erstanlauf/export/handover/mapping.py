"""The mapping file of a town: which columns its case system wants, what stands in them, and in whose codes.

A path becomes a `Mapping` or exactly one fault with file, line and remedy. Knows TOML and the names of sources; what
comes of a case is made in `tables`. `resources/handover/LIESMICH.md` is the guide for whoever writes such a file.
"""

import codecs
import difflib
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.plain_text import code_point, hidden_character
from erstanlauf.export.faults import quoted
from erstanlauf.export.handover import mapping_faults as faults
from erstanlauf.export.handover.sources import SOURCES, Kind, Source
from erstanlauf.export.handover.toml_lines import Place, line_beyond_reader, line_of_error, line_of_value
from erstanlauf.paths import resources

FORMAT = "erstanlauf.mapping"
VERSION = 1

MOST_BYTES = 65_536
MOST_COLUMNS = 200
MOST_LISTS = 50
MOST_CODES = 1_000
LONGEST_TEXT = 300
LONGEST_LINE = 2_000
"""Letters of a line: the reader of the standard library takes seconds for a key of thousands of parts."""

PERSON, NEED = "person", "need"
USUAL_DATE = "TT.MM.JJJJ"

_TOP = ("format", "version", PERSON, NEED, "lists")
_COLUMN = ("heading", "source", "constant", "list", "date")
_LIST = ("default", "codes")
_DATE = re.compile(r"(?:JJJJ|TT|MM|hh|mm|ss|[ .,:/_\-T])+")
_TIME = re.compile(r"hh|mm|ss")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")
_MARKS_OF_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class CodeList:
    """Their code for each of ours; `default` for all that are not named, None where none are left out."""

    codes: Table[str, str]
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Either `source` is there, or the same `constant` stands in each row."""

    heading: str
    source: str | None = None
    constant: str = ""
    codes: CodeList | None = None
    date: str = USUAL_DATE


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of both tables in their order; no table of needs where there are none for it."""

    person: tuple[Column, ...]
    need: tuple[Column, ...] = ()


def mapping_of(recipient: Recipient) -> Mapping:
    """Return the mapping of a recipient, the general one where it has none. Raises a `MappingFault`."""
    return read_mapping(mapping_file(recipient.mapping))


def mapping_file(named: str) -> Path:
    """Return the file a whole path names, the general one that comes with the program where it is empty.

    Raises `MappingNotOpened` for a part of a path: what it would name depends on where the program was started.
    """
    path = Path(named) if named else resources() / "handover" / "allgemein.toml"
    if not path.is_absolute():
        raise faults.MappingNotOpened(file=quoted(path.name or named))
    return path


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. Raises a `MappingFault`."""
    file = quoted(path.name or str(path))
    text = _text_of(path, file)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        kind = faults.MappingKeyTwice if str(error).startswith(_TWICE) else faults.MappingNotToml
        raise kind(file=file, line=line_of_error(text, error)) from error
    except (ValueError, RecursionError) as error:
        raise faults.MappingBeyondReason(file=file, line=line_beyond_reader(text)) from error
    return _Reading(file, text, data).mapping()


def _text_of(path: Path, file: str) -> str:
    try:
        if not path.is_file():
            raise faults.MappingNotOpened(file=file)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # a name with a NUL is no name
        raise faults.MappingNotOpened(file=file) from error
    if len(content) > MOST_BYTES:
        raise faults.MappingTooLarge(file=file, limit_kb=MOST_BYTES // 1024)
    if content.startswith(_MARKS_OF_UTF_16) or content[:2].count(0) == 1:
        raise faults.MappingUtf16(file=file)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise faults.MappingNotUtf8(file=file, line=content.count(b"\n", 0, error.start) + 1) from error
    if not text.strip():
        raise faults.MappingEmpty(file=file)
    hidden = hidden_character(text.replace("\t", " "))
    if hidden is not None:
        line = text.count("\n", 0, text.index(hidden)) + 1
        raise faults.MappingHidden(file=file, line=line, character=code_point(hidden))
    for line, letters in enumerate(text.split("\n"), start=1):
        if len(letters) > LONGEST_LINE:
            raise faults.MappingBeyondReason(file=file, line=line)
    return text if text.endswith("\n") else text + "\n"


@dataclass(slots=True)
class _Reading:
    file: str
    text: str
    data: dict[str, Any]
    used: dict[str, list[Source]] = field(default_factory=dict)
    """The sources of the columns that use a list, by its name."""

    def mapping(self) -> Mapping:
        """Check everything and return it."""
        self._refuse_unknown(self.data, _TOP, ())
        self._head("format", FORMAT)
        self._head("version", VERSION)
        lists = self._lists()
        found = Mapping(self._columns(PERSON, lists), self._columns(NEED, lists) if NEED in self.data else ())
        for name, codes in lists.items():
            self._check_codes(name, codes)
        return found

    def _fault(self, kind: Callable[..., faults.MappingFault], place: Place, **details: str | int) -> Exception:
        return kind(file=self.file, line=line_of_value(self.text, place) if place else 1, **details)

    def _head(self, key: str, wanted: str | int) -> None:
        if key not in self.data:
            raise self._fault(faults.KeyNotThere, (), key=key)
        if self.data[key] != wanted or isinstance(self.data[key], bool):
            raise self._fault(faults.OtherMappingVersion, (key,), key=key, wanted=wanted)

    def _lists(self) -> dict[str, CodeList]:
        tables = self._table(self.data.get("lists", {}), ("lists",), "[lists.NAME]")
        self._refuse_more(tables, MOST_LISTS, ("lists",))
        return {name: self._list(each, ("lists", name)) for name, each in tables.items()}

    def _list(self, found: object, place: Place) -> CodeList:
        table = self._table(found, place, "[lists.NAME]")
        self._refuse_unknown(table, _LIST, place)
        if "codes" not in table:
            raise self._fault(faults.KeyNotThere, place, key="codes")
        codes = self._table(table["codes"], (*place, "codes"), "[lists.NAME.codes]")
        self._refuse_more(codes, MOST_CODES, (*place, "codes"))
        theirs = {name: self._line(each, (*place, "codes", name)) for name, each in codes.items()}
        default = self._line(table["default"], (*place, "default")) if "default" in table else None
        return CodeList(theirs, default)

    def _columns(self, table: str, lists: Table[str, CodeList]) -> tuple[Column, ...]:
        if table not in self.data:
            raise self._fault(faults.KeyNotThere, (), key=f"[[{table}]]")
        found = self.data[table]
        if not isinstance(found, list):
            raise self._fault(faults.NotATable, (table,), key=table, wanted=f"[[{table}]]")
        self._refuse_more(found, MOST_COLUMNS, (table,))
        columns = [self._column(each, (table, number), lists) for number, each in enumerate(found)]
        if not columns:
            raise self._fault(faults.KeyNotThere, (table,), key=f"[[{table}]]")
        seen = set()
        for number, column in enumerate(columns):
            heading = column.heading.strip().casefold()
            if heading in seen:
                raise self._fault(faults.HeadingTwice, (table, number, "heading"), heading=quoted(column.heading))
            seen.add(heading)
        return tuple(columns)

    def _column(self, found: object, place: Place, lists: Table[str, CodeList]) -> Column:
        column = self._table(found, place, f"[[{place[0]}]]")
        self._refuse_unknown(column, _COLUMN, place)
        texts = {key: self._line(each, (*place, key)) for key, each in column.items()}
        if "heading" not in texts:
            raise self._fault(faults.KeyNotThere, place, key="heading")
        if not texts["heading"].strip():
            raise self._fault(faults.HeadingEmpty, (*place, "heading"))
        if ("source" in texts) == ("constant" in texts):
            raise self._fault(faults.SourceOrConstant, place)
        source = self._source(texts["source"], (*place, "source")) if "source" in texts else None
        return Column(
            heading=texts["heading"],
            source=texts.get("source"),
            constant=texts.get("constant", ""),
            codes=self._list_of(texts["list"], source, place, lists) if "list" in texts else None,
            date=self._date(texts["date"], source, texts.get("source", ""), place) if "date" in texts else USUAL_DATE,
        )

    def _source(self, name: str, place: Place) -> Source:
        source = SOURCES.get(name)
        if source is None:
            raise self._fault(faults.UnknownSource, place, source=quoted(name), near=_nearest(name, SOURCES))
        if source.of_need and place[0] != NEED:
            raise self._fault(faults.SourceOfNeed, place, source=name)
        return source

    def _list_of(self, name: str, source: Source | None, place: Place, lists: Table[str, CodeList]) -> CodeList:
        place = (*place, "list")
        if name not in lists:
            raise self._fault(faults.UnknownList, place, list=quoted(name))
        if source is None or source.kind is not Kind.CODE:
            raise self._fault(faults.ListWithoutCodes, place, list=quoted(name))
        self.used.setdefault(name, []).append(source)
        return lists[name]

    def _date(self, form: str, source: Source | None, name: str, place: Place) -> str:
        place = (*place, "date")
        if source is None or source.kind not in (Kind.DAY, Kind.MOMENT):
            raise self._fault(faults.NoDate, place)
        if not _DATE.fullmatch(form) or not form.strip(" .,:/_-T"):
            raise self._fault(faults.DateForm, place, form=quoted(form))
        if source.kind is Kind.DAY and _TIME.search(form):
            raise self._fault(faults.TimeOfDay, place, source=name)
        return form

    def _check_codes(self, name: str, codes: CodeList) -> None:
        """Hold a list against the codes of the columns that use it."""
        place: Place = ("lists", name)
        if name not in self.used:
            raise self._fault(faults.ListNotUsed, place, list=quoted(name))
        sources = self.used[name]
        if codes.default is None and not all(each.is_closed for each in sources):
            raise self._fault(faults.DefaultNotThere, place, list=quoted(name))
        known = [code for each in sources for code in each.codes or ()]
        if all(each.codes is not None for each in sources):
            for code in codes.codes:
                if code not in known:
                    details = {"list": quoted(name), "key": quoted(code), "near": _nearest(code, known)}
                    raise self._fault(faults.UnknownCode, (*place, "codes", code), **details)
        for code in known if codes.default is None else ():
            if code not in codes.codes:
                raise self._fault(faults.CodeNotThere, place, list=quoted(name), key=code)

    def _table(self, found: object, place: Place, wanted: str) -> dict[str, Any]:
        if not isinstance(found, dict):
            raise self._fault(faults.NotATable, place, key=_key(place), wanted=wanted)
        return found

    def _line(self, found: object, place: Place) -> str:
        """Return a text of one line with nothing hidden in it."""
        if not isinstance(found, str):
            raise self._fault(faults.NotText, place, key=_key(place))
        if len(found) > LONGEST_TEXT:
            raise self._fault(faults.TextTooLong, place, key=_key(place), limit=LONGEST_TEXT)
        hidden = "\n" if "\n" in found else hidden_character(found)
        if hidden is not None:
            raise self._fault(faults.MappingHidden, place, character=code_point(hidden))
        return found

    def _refuse_unknown(self, table: Table[str, Any], known: Sequence[str], place: Place) -> None:
        for key in table:
            if key not in known:
                raise self._fault(faults.UnknownKey, (*place, key), key=quoted(key), known=", ".join(known))

    def _refuse_more(self, found: Collection[object], most: int, place: Place) -> None:
        if len(found) > most:
            raise self._fault(faults.TooMany, place, key=_key(place), limit=most)


def _key(place: Place) -> str:
    """Return the last key of a place, as a sentence may quote it."""
    return quoted(next(str(each) for each in reversed(place) if isinstance(each, str)))


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that somebody may have meant."""
    names = list(known)
    found = difflib.get_close_matches(name[:100], names, 1, 0.0)
    return found[0] if found else names[0]
