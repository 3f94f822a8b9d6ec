"""Where the parts of a line chart stand: figures of the scale at the left, names of the lines at their ends.

What is too small to be told stands in a strip of its own below the scale, beside its word: never on the zero line.
Knows lines and letters, no colours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from erstanlauf.charts.chart import Figure, Lines, Series
from erstanlauf.charts.letters import GAP, LABEL, SMALL, LabelBlock, block, centred
from erstanlauf.charts.marks import Anchor, Dot, DotShape, Line, Mark, Point, Text, Tone
from erstanlauf.charts.measuring import Measure
from erstanlauf.charts.scales import scale_to
from erstanlauf.charts.wording import figure_text

_PLOT_SHARE, _LEAST_PLOT, _MOST_PLOT = 0.34, 70.0, 190.0
_TICK_ROOM = 24.0
_WIDEST_NAME, _WIDEST_LABEL, _WIDEST_WORD = 0.3, 84.0, 50.0
_ABOVE_STRIP = 8.0
_BELOW = 7.0
_RADIUS = 2.6
_MOST_DOTS = 16
_DASHES: tuple[tuple[float, ...], ...] = ((), (6.0, 3.0), (1.5, 2.5), (8.0, 3.0, 1.5, 3.0), (3.0, 2.0))
_TONES = (Tone.ACCENT, Tone.INK, Tone.QUIET)


@dataclass(frozen=True, slots=True)
class _Name:
    """What stands behind a line: its name and last figure, and at which height it belongs."""

    label: LabelBlock
    wanted: float


class LinePlan:
    """A line chart of one width."""

    def __init__(self, chart: Lines, width: float, measure: Measure) -> None:
        self._chart = chart
        self._measure = measure
        figures = [each for series in chart.series for each in series.values]
        self._largest = max((each for each in figures if each), default=0)
        self._has_untold = None in figures
        self._unit = block(chart.unit, SMALL, width, measure)
        self._word = block(chart.untold, SMALL, _WIDEST_WORD, measure) if self._has_untold else LabelBlock((), SMALL, 0)
        self._ends = [block(self._end_text(each), LABEL, width * _WIDEST_NAME, measure) for each in chart.series]
        widest_tick = self._measure(self._said(scale_to(self._largest, 1).most), SMALL, is_bold=False)
        self._left = max(widest_tick, self._word.width) + GAP
        self._right = width - max((each.width for each in self._ends), default=0.0) - 2 * GAP
        self._labels = [block(each, SMALL, _WIDEST_LABEL, measure) for each in chart.labels]
        self._label_height = max((each.height for each in self._labels), default=0.0)
        self._plot_width = self._right - self._left

    @property
    def least_height(self) -> float:
        return self._around + max(_LEAST_PLOT, sum(each.height for each in self._ends)) if self._is_there else 0.0

    @property
    def natural_height(self) -> float:
        plot = min(max(self._plot_width * _PLOT_SHARE, _LEAST_PLOT), _MOST_PLOT)
        return max(self._around + plot, self.least_height) if self._is_there else 0.0

    @property
    def _is_there(self) -> bool:
        return bool(self._chart.labels and self._chart.series)

    @property
    def _around(self) -> float:
        """What all but the plot takes of the height."""
        return self._unit.height + GAP + self._above + self._strip + _BELOW + self._label_height

    @property
    def _strip(self) -> float:
        return _ABOVE_STRIP + self._word.height if self._has_untold else 0.0

    @property
    def _above(self) -> float:
        """Room for the highest figure above its place, where there is one line alone."""
        return SMALL if len(self._chart.series) == 1 else 0.0

    def marks(self, height: float) -> Iterator[Mark]:
        """Place everything; the plot takes all the height it is given."""
        if not self._is_there:
            return
        top = self._unit.height + GAP + self._above
        bottom = height - self._label_height - _BELOW - self._strip
        yield from self._unit.texts(0.0, 0.0, Anchor.START, Tone.QUIET)
        plot = _Plot(
            self._left, self._right, top, bottom, bottom + self._strip - self._word.height / 2, len(self._chart.labels)
        )
        yield from self._frame(plot)
        yield from self._label_marks(plot, bottom + self._strip + _BELOW)
        scale = scale_to(self._largest, max(int((bottom - top) / _TICK_ROOM), 1))
        names = []
        for number, series in enumerate(self._chart.series):
            points = [plot.point(at, figure, scale.most) for at, figure in enumerate(series.values)]
            yield from _line_marks(series.values, points, number, len(self._chart.series))
            names.append(_Name(self._ends[number], points[-1][1]))
        yield from self._peak(plot, scale.most)
        yield from _name_marks(names, self._right, top, bottom + self._strip)

    def _said(self, figure: int) -> str:
        return figure_text(figure, self._chart.thousands)

    def _end_text(self, series: Series) -> str:
        """Return the name of a line and its last figure."""
        last = series.values[-1] if series.values else None
        return series.name if last is None else f"{series.name} {self._said(last)}".strip()

    def _frame(self, plot: "_Plot") -> Iterator[Mark]:
        scale = scale_to(self._largest, max(int((plot.bottom - plot.top) / _TICK_ROOM), 1))
        for tick in scale.ticks:
            y = plot.point(0, tick, scale.most)[1]
            yield Line(((plot.left, y), (plot.right, y)), Tone.HAIRLINE if tick else Tone.QUIET, 0.6)
            yield Text(self._left - GAP, centred(SMALL, y), self._said(tick), SMALL, Anchor.END, Tone.QUIET)
        if self._has_untold:
            top = plot.untold_y - self._word.height / 2
            yield from self._word.texts(self._left - GAP, top, Anchor.END, Tone.QUIET)

    def _peak(self, plot: "_Plot", most: int) -> Iterator[Text]:
        """Write the highest figure above its place, where there is one line alone and its end does not say it."""
        values = [each or 0 for each in self._chart.series[0].values]
        at = values.index(max(values))
        if self._above and at < len(values) - 1 and values[at]:
            x, y = plot.point(at, values[at], most)
            half = self._measure(self._said(values[at]), SMALL, is_bold=False) / 2
            x = min(max(x, plot.left + half), plot.right - half)
            yield Text(x, y - GAP, self._said(values[at]), SMALL, Anchor.MIDDLE)

    def _label_marks(self, plot: "_Plot", top: float) -> Iterator[Mark]:
        """Name the places below the plot, the first and then every so many that no two touch."""
        named = [at for at, label in enumerate(self._labels) if label.lines]
        spans = [self._label_span(plot, at) for at in named]
        every = next(step for step in range(1, len(named) + 2) if _are_apart(spans[::step]))
        for at, (start, _) in list(zip(named, spans, strict=True))[::every]:
            label = self._labels[at]
            yield from label.texts(start + label.width / 2, top, Anchor.MIDDLE, Tone.QUIET)
            x = plot.point(at, 0, 1)[0]
            yield Line(((x, plot.bottom), (x, plot.bottom + 2.5)), Tone.QUIET, 0.6)

    def _label_span(self, plot: "_Plot", at: int) -> tuple[float, float]:
        """Return from where to where a label reaches: around its place, but not out of the chart."""
        half = self._labels[at].width / 2
        middle = min(max(plot.point(at, 0, 1)[0], half), plot.right + GAP - half)
        return middle - half, middle + half


@dataclass(frozen=True, slots=True)
class _Plot:
    """The rectangle in which lines are drawn, and the height of the strip below it."""

    left: float
    right: float
    top: float
    bottom: float
    untold_y: float
    places: int

    def point(self, at: int, figure: Figure, most: int) -> Point:
        """Return where a figure of a place stands."""
        inset = min((self.right - self.left) / self.places / 2, 2 * _RADIUS)
        along = at / (self.places - 1) if self.places > 1 else 0.5
        x = self.left + inset + along * (self.right - self.left - 2 * inset)
        if figure is None:
            return x, self.untold_y
        return x, self.bottom - figure / most * (self.bottom - self.top)


def _line_marks(values: Sequence[Figure], points: Sequence[Point], number: int, of: int) -> Iterator[Mark]:
    """Draw one line, broken where figures are not told, and its dots."""
    tone, shape = _TONES[number % len(_TONES)], list(DotShape)[number % len(DotShape)]
    for stretch in _stretches(values):
        if len(stretch) > 1:
            yield Line(tuple(points[at] for at in stretch), tone, 1.6, _DASHES[number % len(_DASHES)])
    every = -(-len(values) // _MOST_DOTS)
    offset = number * every // of
    is_plain = of == 1 and every > 1
    for at, figure in enumerate(values):
        near = values[max(at - 1, 0) : at + 2]
        is_alone = near.count(None) == len(near) - 1
        if figure is None or is_alone or at == len(values) - 1 or (at % every == offset and not is_plain):
            yield Dot(*points[at], _RADIUS, shape, tone, is_filled=figure is not None)


def _stretches(values: Sequence[Figure]) -> Iterator[list[int]]:
    """Yield the places of figures that follow each other without one that is not told."""
    stretch: list[int] = []
    for at, figure in enumerate(values):
        if figure is not None:
            stretch.append(at)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _name_marks(names: Sequence[_Name], right: float, top: float, bottom: float) -> Iterator[Mark]:
    """Write names beside the ends of lines, as near to them as they can stand without touching each other."""
    order = sorted(range(len(names)), key=lambda at: names[at].wanted)
    tops: list[float] = []
    below = top - GAP
    for at in order:
        label = names[at].label
        below = max(below, names[at].wanted - label.height / 2)
        tops.append(below)
        below += label.height
    below = bottom + GAP
    for place in reversed(range(len(order))):
        label = names[order[place]].label
        tops[place] = min(tops[place], below - label.height)
        below = tops[place]
    for at, upper in zip(order, tops, strict=True):
        name = names[at]
        if name.label.lines:
            middle = upper + name.label.height / 2
            yield Line(((right, name.wanted), (right + 1.4 * GAP, middle)), Tone.HAIRLINE, 0.6)
            yield from name.label.texts(right + 2 * GAP, upper, Anchor.START)


def _are_apart(spans: Sequence[tuple[float, float]]) -> bool:
    return all(one[1] + GAP <= next_one[0] for one, next_one in pairwise(spans))
