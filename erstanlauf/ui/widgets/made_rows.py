"""Rows of a table that are put into words when they are first looked at: a report may have thousands.

Knows no record.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class MadeRows(Sequence[Sequence[str]], Generic[T]):
    """`row` makes the texts of one record."""

    def __init__(self, records: Sequence[T], row: Callable[[T], Sequence[str]]) -> None:
        self._records = records
        self._row = row
        self._made: dict[int, Sequence[str]] = {}

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, at: int) -> Sequence[str]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[str]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[str] | Sequence[Sequence[str]]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if at not in self._made:
            self._made[at] = self._row(self._records[at])
        return self._made[at]
