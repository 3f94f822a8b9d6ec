"""How each table is told best on paper: as a chart with its figures, or as rows with bars. Knows views and pieces."""

from collections.abc import Iterator
from dataclasses import replace

from erstanlauf.charts import Chart, HeatMap, Lines, Series
from erstanlauf.domain.figures.views import View
from erstanlauf.i18n.chart_words import chart_alternative
from erstanlauf.slips.report import measures as m
from erstanlauf.slips.report.chart_drawing import chart_block
from erstanlauf.slips.report.kit import Kit
from erstanlauf.slips.report.pieces import Piece
from erstanlauf.slips.report.table import TableSetter, heading
from erstanlauf.usecases.figures.written import MINUTES, Meaning, WrittenRow, WrittenTable, cell_text

_MOST_PARTS = 8
_WORTH_LEAVING_OUT = 3
_LISTS = (View.TARGETS, View.GAPS, View.UNSUITABLE, View.NEAR_MISSES, View.TOLD)


def shown(kit: Kit, table: WrittenTable, most_rows: int, *, is_titled: bool) -> Iterator[Piece]:
    """Yield what shows a table, with its title where the heading above it does not say so.

    `most_rows` are shown of a list in the paper; the workbook has all of them.
    """
    if table.id != MINUTES and not any(row.figures[0] for row in table.rows):
        yield from _without_figures(kit, table, is_titled=is_titled)
    elif table.id == View.WEEKS:
        yield from _charted(kit, table, _weeks(table))
        yield _method(kit, table)
    elif table.id == View.STAFFING and len(table.columns) > 1:
        yield from _charted(kit, table, _staffing(table))
        yield _method(kit, table)
    elif table.id == MINUTES:
        yield from _one_figure(kit, table)
    else:
        shortened, notes = _shortened(kit, table, most_rows)
        yield from TableSetter(kit, shortened, is_titled=is_titled).pieces(notes)


def _shortened(kit: Kit, table: WrittenTable, most_rows: int) -> tuple[WrittenTable, tuple[str, ...]]:
    """Return a table as the paper has room for it, with a note where columns are left out.

    Of a long list these are the rows before its last one, which is the rest: one row tells how many. Of many columns
    they are the smallest.
    """
    rows_out, parts = len(table.rows) - most_rows, sum(each.meaning is Meaning.PART for each in table.columns)
    if table.id in _LISTS and rows_out >= _WORTH_LEAVING_OUT:
        label = kit.words.gettext("{more} weitere, siehe Arbeitsmappe").format(more=rows_out)
        left_out = WrittenRow(label, (None,) * len(table.columns), "")
        table = replace(table, rows=(*table.rows[: most_rows - 1], left_out, table.rows[-1]))
    if parts <= _MOST_PARTS:
        return table, ()
    more = kit.words.gettext("Die {shown} größten Spalten; {more} weitere stehen in der Arbeitsmappe.")
    return _with_largest_parts(table), (more.format(shown=_MOST_PARTS, more=parts - _MOST_PARTS),)


def _with_largest_parts(table: WrittenTable) -> WrittenTable:
    parts = [at for at, each in enumerate(table.columns) if each.meaning is Meaning.PART]
    parts.sort(key=lambda at: -sum(row.figures[at] or 0 for row in table.rows))
    kept = [at for at in range(len(table.columns)) if at not in parts[_MOST_PARTS:]]

    def of(row: WrittenRow) -> WrittenRow:
        return replace(row, figures=tuple(row.figures[at] for at in kept))

    sums = None if table.sums is None else of(table.sums)
    columns = tuple(table.columns[at] for at in kept)
    return replace(table, columns=columns, rows=tuple(of(row) for row in table.rows), sums=sums)


def _without_figures(kit: Kit, table: WrittenTable, *, is_titled: bool) -> Iterator[Piece]:
    """Say that there is nothing to show: no row has a figure, or all are nought."""
    if is_titled:
        yield heading(kit, table)
    yield kit.paragraph(table.explained, m.EXPLAINED, keeps_next=True)
    yield kit.paragraph(kit.words.gettext("Zu wenige für Zahlen."), m.BODY)


def _one_figure(kit: Kit, table: WrittenTable) -> Iterator[Piece]:
    """Yield a table of one figure as a line."""
    (row,), (column,) = table.rows, table.columns
    yield heading(kit, table)
    said = f"{row.label}: {cell_text(kit.words, table, row, 0)}"
    yield kit.paragraph(said if row.figures[0] is None else f"{said} {column.heading}", m.BODY, keeps_next=True)
    yield kit.paragraph(table.explained, m.EXPLAINED)


def _charted(kit: Kit, table: WrittenTable, chart: Chart) -> Iterator[Piece]:
    yield heading(kit, table)
    yield kit.paragraph(table.explained, m.EXPLAINED, 0.0, keeps_next=True)
    block = chart_block(chart, chart_alternative(kit.words, chart), kit.fonts, kit.language, kit.width_mm)
    yield Piece(block, m.PARAGRAPH_MM, keeps_next=True)


def _method(kit: Kit, table: WrittenTable) -> Piece:
    return kit.paragraph(table.method, m.METHOD, m.PARAGRAPH_MM)


def _weeks(table: WrittenTable) -> Lines:
    figures = tuple(row.figures[0] for row in table.rows)
    column = table.columns[0]
    labels = tuple(row.label for row in table.rows)
    return Lines(labels, (Series("", figures),), column.heading, column.untold)


def _staffing(table: WrittenTable) -> HeatMap:
    """Return hours across and days down; the sums of days stay away, they are no hour."""
    hours = [at for at, each in enumerate(table.columns) if each.meaning is Meaning.PART]
    whole = table.columns[0]
    return HeatMap(
        tuple(row.label for row in table.rows),
        tuple(table.columns[at].heading for at in hours),
        tuple(tuple(row.figures[at] for at in hours) for row in table.rows),
        whole.heading,
        whole.untold,
    )
