"""Where the parts of a heat map stand: names of rows at the left, of columns above, the figure in each cell.

Where the cells are too small for figures, a row of shades below says what they mean; a figure that is not told is a
hatched cell where its word does not fit. Knows cells and letters, no colours.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from math import inf

from erstanlauf.charts.chart import Figure, HeatMap
from erstanlauf.charts.letters import GAP, LABEL, SMALL, LabelBlock, between, block, centred
from erstanlauf.charts.marks import Anchor, Mark, Rectangle, Text, Tone
from erstanlauf.charts.measuring import Measure
from erstanlauf.charts.palette import SHADES
from erstanlauf.charts.scales import largest_shown, shade_of
from erstanlauf.charts.wording import figure_text, has_broken_word

_MOST_LABEL_SHARE = 0.38
_NAME_SHARES = ((_MOST_LABEL_SHARE, SMALL), (0.31, SMALL), (0.26, SMALL), (0.26, 7.0))
"""How much of the width the names of rows may take, and how large those of columns are; tried one after the other."""
_CELL, _LEAST_CELL, _WIDEST_CELL = 20.0, 12.0, 64.0
_SEAM = 1.0
_AIR, _FIGURE_AIR = 1.5, 2.0
_FIGURE_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5)
_MOST_HEAD_LINES = 3
_TURNED_LENGTHS = (90.0, 130.0, 180.0, inf)
_SWATCH, _KEY_ROW = 11.0, 15.0


@dataclass(frozen=True, slots=True)
class _Swatch:
    """What a shade means, and where that stands."""

    x: float
    text: str
    shade: int
    is_hatched: bool


class HeatMapPlan:
    """A heat map of one width."""

    def __init__(self, chart: HeatMap, width: float, measure: Measure) -> None:
        self._chart = chart
        self._measure = measure
        self._width = width
        self._lay_out_names()
        figures = [each for row in chart.values for each in row if each is not None]
        self._largest = largest_shown(max(figures, default=0))
        self._figure_size = self._fitting({figure_text(each, chart.thousands) for each in figures})
        has_untold = any(None in row for row in chart.values)
        self._word_size = self._fitting({chart.untold}) if has_untold else None
        self._key = self._key_rows(has_untold)

    @property
    def least_height(self) -> float:
        return self._height(_LEAST_CELL)

    @property
    def natural_height(self) -> float:
        return self._height(_CELL)

    def marks(self, height: float) -> Iterator[Mark]:
        """Place everything; rows stay as close as they look best where there is more height than that."""
        if not self._rows or not self._heads:
            return
        cell = between(_LEAST_CELL, _CELL, height, self.least_height, self.natural_height)
        top = self._head_height
        yield from self._unit.texts(0.0, top - self._unit.height, Anchor.START, Tone.QUIET)
        yield from self._head_marks(top)
        for label, figures in zip(self._rows, self._chart.values, strict=True):
            row = self._row_height(label, cell)
            yield from label.texts(0.0, top + (row - label.height) / 2, Anchor.START)
            for column, figure in enumerate(figures):
                yield from self._cell_marks(figure, self._left + column * self._cell, top, row)
            top += row
        for number, swatches in enumerate(self._key):
            yield from self._key_marks(swatches, top + GAP + number * _KEY_ROW)

    def _height(self, cell: float) -> float:
        if not self._rows or not self._heads:
            return 0.0
        key = GAP + len(self._key) * _KEY_ROW if self._key else 0.0
        return self._head_height + sum(self._row_height(each, cell) for each in self._rows) + key

    @property
    def _head_height(self) -> float:
        lengths = (each.width if self._is_turned else each.height for each in self._heads)
        return max(max(lengths, default=0.0), self._unit.height) + GAP

    def _row_height(self, label: LabelBlock, cell: float) -> float:
        return max(cell, label.height + 2 * _AIR)

    def _lay_out_names(self) -> None:
        """Set the names of columns level if there is any way to: they are read more easily than those of rows.

        The names of rows take less room then, in more lines. Else those of columns run upwards.
        """
        for share, size in _NAME_SHARES:
            self._set_rows(share)
            room = self._cell - 2 * _AIR
            self._heads = self._head_blocks(size, room)
            if self._are_whole(size, room) and all(len(each.lines) <= _MOST_HEAD_LINES for each in self._heads):
                self._is_turned = False
                return
        self._is_turned = True
        self._set_rows(_MOST_LABEL_SHARE)
        for length in _TURNED_LENGTHS:
            self._heads = self._head_blocks(SMALL, length)
            if self._are_whole(SMALL, length) and all(each.height <= self._cell for each in self._heads):
                return

    def _set_rows(self, share: float) -> None:
        chart, room = self._chart, self._width * share
        self._rows = [block(each, LABEL, room, self._measure) for each in chart.row_labels]
        self._unit = block(chart.unit, SMALL, room, self._measure)
        self._left = max((each.width for each in (*self._rows, self._unit)), default=0.0) + GAP
        self._cell = min((self._width - self._left) / max(len(chart.column_labels), 1), _WIDEST_CELL)

    def _head_blocks(self, size: float, room: float) -> list[LabelBlock]:
        return [block(each, size, room, self._measure) for each in self._chart.column_labels]

    def _are_whole(self, size: float, room: float) -> bool:
        return not any(has_broken_word(each, size, room, self._measure) for each in self._chart.column_labels)

    def _head_marks(self, top: float) -> Iterator[Text]:
        for column, head in enumerate(self._heads):
            middle = self._left + (column + 0.5) * self._cell
            if self._is_turned:
                x, y = middle - head.height / 2, top - GAP / 2
                for text in head.texts(0.0, 0.0, Anchor.START, Tone.QUIET):
                    yield replace(text, x=x + text.y, y=y, is_turned=True)
            else:
                yield from head.texts(middle, top - head.height - GAP / 2, Anchor.MIDDLE, Tone.QUIET)

    def _fitting(self, texts: Set[str]) -> float | None:
        """Return the largest size in which all of these fit into a cell, None where none does."""
        room = self._cell - _SEAM - 2 * _FIGURE_AIR
        fitting = (
            size for size in _FIGURE_SIZES if all(self._measure(each, size, is_bold=False) <= room for each in texts)
        )
        return next(fitting, None)

    def _cell_marks(self, figure: Figure, x: float, y: float, height: float) -> Iterator[Mark]:
        shade = 0 if figure is None else shade_of(figure, self._largest)
        text, size = self._chart.untold, self._word_size
        if figure is not None:
            text, size = figure_text(figure, self._chart.thousands), self._figure_size
        is_hatched = figure is None and size is None
        yield Rectangle(x, y, self._cell - _SEAM, height - _SEAM, shade, is_hatched)
        if size is not None:
            middle, base = x + (self._cell - _SEAM) / 2, centred(size, y + (height - _SEAM) / 2)
            tone = Tone.QUIET if not figure else Tone.INK
            yield Text(middle, base, text, size, Anchor.MIDDLE, tone, on_shade=shade if figure else None)

    def _key_rows(self, has_untold: bool) -> list[list[_Swatch]]:
        """Return what has to be said of shades and of hatched cells, in as many rows as that takes."""
        said: list[tuple[str, int, bool]] = []
        if self._figure_size is None:
            bounds = [shade * self._largest // (SHADES - 1) for shade in range(SHADES)]
            texts = (f"≤ {figure_text(each, self._chart.thousands)}" if each else "0" for each in bounds)
            said = [(text, shade, False) for shade, text in enumerate(texts)]
        if has_untold and self._word_size is None:
            said.append((self._chart.untold, 0, True))
        rows: list[list[_Swatch]] = []
        x = self._width
        for text, shade, is_hatched in said:
            width = _SWATCH + GAP + self._measure(text, SMALL, is_bold=False)
            if x + width > self._width:
                rows.append([])
                x = 0.0
            rows[-1].append(_Swatch(x, text, shade, is_hatched))
            x += width + 2 * GAP
        return rows

    def _key_marks(self, swatches: Sequence[_Swatch], top: float) -> Iterator[Mark]:
        for each in swatches:
            yield Rectangle(each.x, top + (_KEY_ROW - _SWATCH) / 2, _SWATCH, _SWATCH, each.shade, each.is_hatched)
            y = centred(SMALL, top + _KEY_ROW / 2)
            yield Text(each.x + _SWATCH + GAP, y, each.text, SMALL, tone=Tone.QUIET)


def least_width(chart: HeatMap) -> float:
    """Return how wide a heat map has to be so that a turned name fits above each column."""
    return len(chart.column_labels) * _LEAST_CELL / (1 - _MOST_LABEL_SHARE) + 2 * GAP
