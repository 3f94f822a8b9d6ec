"""Strict reading of the YAML files that offices edit: what looks harmless and is read differently elsewhere is refused.

Only plain data comes out: blocks, lists, text, whole numbers, true/false, nothing. There are no dates and no decimals:
such values stay text. It knows YAML, not what a file is about; `record` hands the fields out.

Why this way (2026-11): the events of the parser are read, not its ready-made objects, because anchors, doubled keys,
depth and line numbers are gone from the objects. One pass, and nothing is built that the limits would refuse.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from erstanlauf.domain.plain_text import code_point, hidden_character
from erstanlauf.knowledge.faults import (
    AliasUsed,
    AmbiguousValue,
    ControlCharacter,
    DuplicateKey,
    FileEmpty,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    KnowledgeFault,
    NotAMapping,
    NotUtf8,
    NotYaml,
    SeveralDocuments,
    TabIndentation,
    TooDeep,
)

SIZE_LIMIT_MB = 5
DEPTH_LIMIT = 20
KEY_LIMIT = 200
"""Longest name of a field, in letters: a sentence about a fault names it whole."""

_LOADER: type = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the C parser reads the catalogue about ten times as fast
_NULL = frozenset({"", "~", "null"})
_TRUTH = {"true": True, "false": False}
_AMBIGUOUS = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null"})
"""Words that some programs read as true, false or nothing, in any case; small true, false, null are fine."""

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that no parser takes, or each in its own way."""

_COMMENT = re.compile(r"(?:^|\s)#.*")
"""From the mark to the end of the line; takes some ends of values for one too, which hold no hidden letter either."""


class Block(dict[str, object]):
    """A mapping of the file that remembers where it and each of its fields stand (lines from 1)."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}


@dataclass(slots=True)
class _Open:
    """A block or list that is being read, and the key that waits for its value."""

    holder: Block | list[object]
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    """Turns parser events into plain data, holding no more than what is still open."""

    file: str
    root: object = None
    stack: list[_Open] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        """Read one event.

        Raises a `KnowledgeFault` for what a strict file must not hold.
        """
        line = _line_of(event)
        if getattr(event, "anchor", None) is not None:  # an alias event carries the anchor it points to
            raise AliasUsed(file=self.file, line=line)
        if isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event, line), line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event, line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if event.tag is not None:
            raise AliasUsed(file=self.file, line=line)
        if len(self.stack) == DEPTH_LIMIT:
            raise TooDeep(file=self.file, line=line, limit=DEPTH_LIMIT)
        holder: Block | list[object] = Block(line) if isinstance(event, yaml.MappingStartEvent) else []
        self._put(holder, line)
        self.stack.append(_Open(holder))

    def _put(self, value: object, line: int) -> None:
        if not self.stack:
            self.root = value
            return
        place = self.stack[-1]
        if isinstance(place.holder, list):
            place.holder.append(value)
        elif place.key is None:
            place.key = self._key(value, place.holder, line)
        else:
            place.holder[place.key] = value
            place.key = None

    def _key(self, value: object, holder: Block, line: int) -> str:
        if not isinstance(value, str) or len(value) > KEY_LIMIT:
            raise NotYaml(file=self.file, line=line)
        if character := hidden_character(value):
            raise ControlCharacter(file=self.file, line=line, character=code_point(character))
        if value in holder:
            raise DuplicateKey(file=self.file, line=line, field=value)
        holder.lines[value] = line
        return value

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> object:
        if event.tag is not None:
            raise AliasUsed(file=self.file, line=line)
        text: str = event.value
        if event.style:  # quoted, or a text block: always text
            return text
        if text in _NULL:
            return None
        if text in _TRUTH:
            return _TRUTH[text]
        if text.lower() in _AMBIGUOUS:
            raise AmbiguousValue(file=self.file, line=line, value=text)
        return int(text) if _WHOLE_NUMBER.fullmatch(text) else text


def read_mapping(path: Path) -> Block:
    """Return the file's only document, which must be a block of fields.

    Raises a `KnowledgeFault` that names the file and, where there is one, the line. Nothing is kept of a refused file.
    """
    return mapping_in(_bytes_of(path), path.name)


def mapping_in(content: bytes, file: str) -> Block:
    """Return the only document of a file's content. Raises as `read_mapping`."""
    text = _decoded(content, file)
    _refuse_unreadable(text, file)
    _refuse_hidden_in_comments(text, file)
    builder = _Builder(file)
    for event in _events(text, file):
        builder.take(event)
    if builder.root is None:
        raise FileEmpty(file=file)
    if not isinstance(builder.root, Block):
        raise NotAMapping(file=file)
    return builder.root


def _bytes_of(path: Path) -> bytes:
    limit = SIZE_LIMIT_MB * 1024 * 1024
    try:
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except FileNotFoundError as error:
        raise FileMissing(file=path.name) from error
    except OSError as error:
        raise FileUnreadable(file=path.name or str(path)) from error
    if len(content) > limit:
        raise FileTooLarge(file=path.name, limit_mb=SIZE_LIMIT_MB)
    return content


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8(file=file, line=content.count(b"\n", 0, error.start) + 1) from error


def _refuse_unreadable(text: str, file: str) -> None:
    found = _UNREADABLE.search(text)
    if found:
        line = 1 + text.count("\n", 0, found.start())
        raise ControlCharacter(file=file, line=line, character=code_point(found.group()))


def _refuse_hidden_in_comments(text: str, file: str) -> None:
    """Refuse what makes a comment look other than it is; `record` looks at the values and names their field."""
    spaced = text.replace("\r\n", "\n").replace("\t", " ")
    if hidden_character(spaced) is None:
        return
    for line, content in enumerate(spaced.split("\n"), start=1):
        comment = _COMMENT.search(content)
        if comment and (character := hidden_character(comment.group())):
            raise ControlCharacter(file=file, line=line, character=code_point(character))


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                raise SeveralDocuments(file=file, line=_line_of(event))
            yield event
    except yaml.YAMLError as error:
        raise _syntax_fault(error, text, file) from error


def _line_of(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else event.start_mark.line + 1


def _syntax_fault(error: yaml.YAMLError, text: str, file: str) -> KnowledgeFault:
    mark = getattr(error, "problem_mark", None)
    number = 1 if mark is None else mark.line + 1
    lines = text.splitlines()
    faulty = lines[number - 1] if number <= len(lines) else ""
    if "\t" in faulty[: len(faulty) - len(faulty.lstrip())]:
        return TabIndentation(file=file, line=number)
    return NotYaml(file=file, line=number)
