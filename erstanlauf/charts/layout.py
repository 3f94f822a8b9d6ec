"""From a chart to its marks. Knows which kind of chart is laid out by whom, and what happens where there is no room."""

from erstanlauf.charts.bars import BarPlan
from erstanlauf.charts.chart import Bars, Chart, HeatMap, Lines
from erstanlauf.charts.heat_map import HeatMapPlan, least_width
from erstanlauf.charts.lines import LinePlan
from erstanlauf.charts.marks import Mark
from erstanlauf.charts.measuring import Measure

LEAST_WIDTH = 220.0
"""In points; a narrower chart is this one made smaller."""


def layout(chart: Chart, width: float, height: float, measure: Measure) -> tuple[Mark, ...]:
    """Return the marks of a chart, all inside its size in points, what lies below first.

    A chart that needs more room than it has is laid out larger and made smaller as a whole: no text is cut and none
    lies on another.
    """
    planned_width = _planned_width(chart, width)
    plan = _plan(chart, planned_width, measure)
    planned_height = max(height * planned_width / width, plan.least_height)
    shrunk = min(width / planned_width, height / planned_height)
    marks = plan.marks(planned_height)
    return tuple(marks) if shrunk == 1 else tuple(each.scaled(shrunk) for each in marks)


def natural_height(chart: Chart, width: float, measure: Measure) -> float:
    """Return the height in points at which a chart of this width looks best; it needs no more."""
    planned_width = _planned_width(chart, width)
    return _plan(chart, planned_width, measure).natural_height * width / planned_width


def _planned_width(chart: Chart, width: float) -> float:
    return max(width, LEAST_WIDTH, least_width(chart) if isinstance(chart, HeatMap) else 0.0)


def _plan(chart: Chart, width: float, measure: Measure) -> BarPlan | LinePlan | HeatMapPlan:
    if isinstance(chart, Bars):
        return BarPlan(chart, width, measure)
    return LinePlan(chart, width, measure) if isinstance(chart, Lines) else HeatMapPlan(chart, width, measure)
