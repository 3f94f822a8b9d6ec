"""What a chart shows: labels and figures. Knows nothing of places and colours.

A figure of None is one that is not told because it is too small; `untold` is the word for it ("unter 5"), `unit` what
is counted ("Besuche"), `thousands` the sign between thousands, for a chart knows no language.
"""

from dataclasses import dataclass

Figure = int | None


@dataclass(frozen=True, slots=True)
class Bars:
    """One horizontal bar for each label, in the order given."""

    labels: tuple[str, ...]
    values: tuple[Figure, ...]
    unit: str
    untold: str
    thousands: str = "."

    def __post_init__(self) -> None:
        if len(self.values) != len(self.labels):
            raise ValueError("a bar needs a label and a figure")


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart."""

    name: str
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """One line for each series over the same labels from left to right; an empty label is a place without a name.

    Where there is no room for every label, some are left out at equal distances.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    untold: str
    thousands: str = "."

    def __post_init__(self) -> None:
        if any(len(each.values) != len(self.labels) for each in self.series):
            raise ValueError("a series needs a figure for each label")


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A table of cells, the darker the larger its figure; `values` holds a tuple of cells for each row."""

    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    values: tuple[tuple[Figure, ...], ...]
    unit: str
    untold: str
    thousands: str = "."

    def __post_init__(self) -> None:
        is_whole = all(len(row) == len(self.column_labels) for row in self.values)
        if len(self.values) != len(self.row_labels) or not is_whole:
            raise ValueError("a heat map needs a figure for each row and column")


Chart = Bars | Lines | HeatMap
