"""Which picture shows a table of figures best, made of its published figures. Knows no widget and no colour."""

from erstanlauf.charts import Bars, Chart, HeatMap, Lines, Series
from erstanlauf.domain.figures.disclosure import REST, Published, Row
from erstanlauf.domain.figures.views import SHAPES, Across, View
from erstanlauf.i18n.figure_words import FigureNames, column_name, row_name, untold_text
from erstanlauf.i18n.report_words import counted_in
from erstanlauf.i18n.wording import Wording

MOST_ROWS = 15
_MOST_LINES = 4


def picture_of(words: Wording, names: FigureNames, table: Published) -> Chart | None:
    """Return the chart of a table; None where there is nothing to be seen on one."""
    question = table.question
    rows = _rows(table)
    if not rows:
        return None
    titles = tuple(row_name(words, names, question.view, row.code) for row in rows)
    unit, untold = counted_in(words, question.view), untold_text(words, question, table.base)
    if question.view is View.WEEKS:
        return Lines(titles, (Series("", tuple(row.total for row in rows)),), unit, untold)
    if question.across is Across.NONE:
        return Bars(titles, tuple(row.total for row in rows), unit, untold)
    kept = [at for at, code in enumerate(table.columns) if code != REST]
    columns = tuple(column_name(words, names, question.across, table.columns[at]) for at in kept)
    cells = [tuple(row.figures[at] for at in kept) for row in rows]
    if question.across is Across.MONTHS and len(rows) <= _MOST_LINES:
        series = tuple(Series(title, values) for title, values in zip(titles, cells, strict=True))
        return Lines(columns, series, unit, untold)
    return HeatMap(titles, columns, tuple(cells), unit, untold) if columns else None


def shows_all(table: Published) -> bool:
    """Whether every row that stands for itself is in the picture."""
    return SHAPES[table.question.view].rows == "bucket" or len(_told(table)) <= MOST_ROWS


def _rows(table: Published) -> list[Row]:
    """Return the rows to draw: the most frequent of many, and the rest only where it has a figure."""
    if SHAPES[table.question.view].rows == "bucket":
        return list(table.rows)
    rest = [row for row in table.rows if row.code == REST and row.total]
    return [*_told(table), *rest] if shows_all(table) else _told(table)[:MOST_ROWS]


def _told(table: Published) -> list[Row]:
    return [row for row in table.rows if row.code != REST]
