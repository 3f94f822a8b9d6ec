"""Exact counts laid out as a table: rows, columns and their sums, before anything is rounded."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from erstanlauf.domain.figures.counted import Cells
from erstanlauf.domain.figures.views import Columns, Shape


@dataclass(frozen=True, slots=True, repr=False)
class Exact:
    """A table as it was counted. No repr: it may not be shown anywhere."""

    rows: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]

    def sums_of(self, row_codes: Iterable[str]) -> Mapping[str, int]:
        """Return how much stands in each column, in these rows together."""
        wanted = set(row_codes)
        sums: Counter[str] = Counter()
        for (row, column), count in self.cells.items():
            if row in wanted:
                sums[column] += count
        return sums


def exact_table(counts: Cells, shape: Shape, columns: Columns | None) -> Exact:
    """Lay counts out in the shape of a view."""
    rows: Counter[str] = Counter()
    cells: Counter[tuple[str, str]] = Counter()
    for (bucket, a, b), count in counts.items():
        if shape.only_b is not None and b != shape.only_b:
            continue
        row = bucket if shape.rows == "bucket" else a
        rows[row] += count
        if columns is not None:
            cells[row, a if columns.code == "a" else b] += count
    return Exact(rows, cells)
