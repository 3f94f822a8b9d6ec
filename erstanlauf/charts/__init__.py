"""Charts as plain data: what is to be shown, and where each rectangle, line, dot and text of it stands.

`layout` turns a chart into marks, the same ones for the window, the printer and the PDF file; who draws them knows
colours and fonts, this package knows neither. Nothing is told by colour alone: lines differ by dash, dot and name,
shades carry their figure. Standard library only.

Why this way (2026-11): QtCharts is GPL, matplotlib brings eight packages, and neither draws the same picture on a
screen and as text in a PDF file.
"""

from erstanlauf.charts.chart import Bars, Chart, HeatMap, Lines, Series
from erstanlauf.charts.layout import layout, natural_height
from erstanlauf.charts.marks import Mark
from erstanlauf.charts.measuring import Measure
from erstanlauf.charts.palette import Palette

__all__ = ["Bars", "Chart", "HeatMap", "Lines", "Mark", "Measure", "Palette", "Series", "layout", "natural_height"]
