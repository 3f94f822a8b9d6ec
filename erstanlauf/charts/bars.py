"""Where the parts of a bar chart stand: labels at the left, each figure at the end of its bar.

Knows bars and letters, no colours.
"""

from collections.abc import Iterator

from erstanlauf.charts.chart import Bars, Figure
from erstanlauf.charts.letters import GAP, LABEL, SMALL, LabelBlock, base_line, between, block, centred
from erstanlauf.charts.marks import Anchor, Line, Mark, Rectangle, Text, Tone
from erstanlauf.charts.measuring import Measure
from erstanlauf.charts.palette import SHADES
from erstanlauf.charts.scales import scale_to
from erstanlauf.charts.wording import figure_text

_MOST_LABEL_SHARE = 0.42
_BAR, _LEAST_BAR = 12.0, 7.0
_ROW_GAP = 6.0
_TICK_ROOM = 44.0
_ZERO = 1.2
_AXIS, _TICK = 0.6, 2.5


class BarPlan:
    """A bar chart of one width."""

    def __init__(self, chart: Bars, width: float, measure: Measure) -> None:
        self._chart = chart
        self._width = width
        self._measure = measure
        label_room = width * _MOST_LABEL_SHARE
        self._labels = [block(each, LABEL, label_room, measure) for each in chart.labels]
        self._unit = block(chart.unit, SMALL, width * (1 - _MOST_LABEL_SHARE) - GAP, measure)
        self._left = max((each.width for each in self._labels), default=0.0) + 2 * GAP
        words = max((self._word_width(each) for each in chart.values), default=0.0)
        self._length = width - self._left - GAP - words
        largest = max((each for each in chart.values if each), default=0)
        tick_room = max(measure(self._said(scale_to(largest, 1).most), SMALL, is_bold=False) + 2 * GAP, _TICK_ROOM)
        self._scale = scale_to(largest, max(int(self._length / tick_room), 1))

    @property
    def least_height(self) -> float:
        return self._height(_LEAST_BAR)

    @property
    def natural_height(self) -> float:
        return self._height(_BAR)

    def marks(self, height: float) -> Iterator[Mark]:
        """Place everything; rows stay as close as they look best where there is more height than that."""
        if not self._labels:
            return
        bar = between(_LEAST_BAR, _BAR, height, self.least_height, self.natural_height)
        top = self._unit.height
        bottom = top + sum(self._row_height(each, bar) for each in self._labels)
        yield from self._unit.texts(self._left, 0.0, Anchor.START, Tone.QUIET)
        yield from self._ticks(top, bottom)
        for label, figure in zip(self._labels, self._chart.values, strict=True):
            row = self._row_height(label, bar)
            middle = top + row / 2
            yield from label.texts(self._left - 2 * GAP, middle - label.height / 2, Anchor.END)
            yield from self._bar(figure, middle, bar)
            top += row

    def _height(self, bar: float) -> float:
        if not self._labels:
            return 0.0
        rows = sum(self._row_height(each, bar) for each in self._labels)
        return self._unit.height + rows + _TICK + SMALL * 1.5

    def _row_height(self, label: LabelBlock, bar: float) -> float:
        return max(bar, label.height) + _ROW_GAP

    def _ticks(self, top: float, bottom: float) -> Iterator[Mark]:
        yield Line(((self._left, top), (self._left, bottom)), Tone.QUIET, _AXIS)
        yield Line(((self._left, bottom), (self._x(self._scale.most), bottom)), Tone.HAIRLINE, _AXIS)
        for tick in self._scale.ticks:
            x = self._x(tick)
            yield Line(((x, bottom), (x, bottom + _TICK)), Tone.QUIET, _AXIS)
            figure = self._said(tick)
            yield Text(x, bottom + _TICK + base_line(SMALL), figure, SMALL, Anchor.MIDDLE, Tone.QUIET)

    def _bar(self, figure: Figure, middle: float, bar: float) -> Iterator[Mark]:
        y = centred(LABEL, middle)
        if figure is None:
            yield Text(self._left + GAP, y, self._chart.untold, LABEL, tone=Tone.QUIET)
            return
        length = self._x(figure) - self._left if figure else _ZERO
        yield Rectangle(self._left, middle - bar / 2, length, bar, SHADES - 1)
        yield Text(self._left + length + GAP, y, self._said(figure), LABEL)

    def _x(self, figure: int) -> float:
        return self._left + self._length * self._scale.share(figure)

    def _word_width(self, figure: Figure) -> float:
        return self._measure(self._said(figure), LABEL, is_bold=False)

    def _said(self, figure: Figure) -> str:
        return self._chart.untold if figure is None else figure_text(figure, self._chart.thousands)
