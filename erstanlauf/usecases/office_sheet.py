"""What the administration puts on paper, as a page of the audit with its anchor. Words only, no layout."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfficeSheet:
    """A heading, lines to read, and a table whose columns share the width by `shares`.

    `foot` stands at the end of every page, before its number.
    """

    title: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: str
