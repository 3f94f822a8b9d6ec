"""A table of the report: heads of columns, which come again on every page, rows with a bar each, sums, notes.

Knows a written table; what its figures mean, it does not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import ORNAMENT, Block, Box, PlacedText
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.pdf.tags import ROW
from erstanlauf.slips.report import measures as m
from erstanlauf.slips.report.kit import Kit
from erstanlauf.slips.report.pieces import Piece
from erstanlauf.usecases.figures.written import Meaning, WrittenRow, WrittenTable, cell_text

_WIDEST_LABEL_SHARE = 0.56
_WIDEST_BY_PARTS_SHARE = 0.36
_BAR_BY_PARTS_MM, _LEAST_BAR_MM = 24.0, 10.0
_LEAST_FIGURE_MM = 9.0
_TURNED_MM = (28.0, 38.0, 52.0, 70.0)
_LEAST_LABEL_MM = 15.0
_THIN_BAR_MM = 0.25
_FEWEST_TOGETHER = 3
"""Rows that stand with the heads, and with the sums."""
_SHORT = 9
"""A table of no more rows stands on one page."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """From where to where the parts of a row reach: its label, its bar, its figures."""

    label_mm: float
    bar_mm: float
    figures_mm: tuple[float, ...]

    @property
    def bar_left_mm(self) -> float:
        return self.label_mm + m.CELL_GAP_MM

    def left_mm(self, column: int) -> float:
        """Return where the cell of a figure begins; its text stands at the other end."""
        before = (*accumulate(self.figures_mm, initial=0.0),)[column]
        return self.bar_left_mm + self.bar_mm + before


def heading(kit: Kit, table: WrittenTable) -> Piece:
    """Return what stands above a table."""
    title = " ".join(filter(None, (table.title, table.across)))
    return kit.paragraph(title, m.TABLE_TITLE, m.TABLE_MM, keeps_next=True)


class TableSetter:
    """Sets one table, with a bar for the whole of each row.

    `is_titled`: its title stands above it; else what comes before it has said so.
    """

    def __init__(self, kit: Kit, table: WrittenTable, *, is_titled: bool = True) -> None:
        self._kit = kit
        self._table = table
        self._is_titled = is_titled
        self._parts = [at for at, each in enumerate(table.columns) if each.meaning is Meaning.PART]
        self._most = max((row.figures[0] or 0 for row in table.rows), default=0)
        self._columns = self._measured()

    def pieces(self, after: Sequence[str] = ()) -> Iterator[Piece]:
        """Yield title, heads, rows and notes; `after` are lines that stand below the rows."""
        kit, table = self._kit, self._table
        if self._is_titled:
            yield heading(kit, table)
        yield kit.paragraph(table.explained, m.EXPLAINED, 0.0, keeps_next=True)
        head = self._head()
        again = replace(head, kind=ORNAMENT)
        yield Piece(head, m.PARAGRAPH_MM * 0.75, keeps_next=True)
        rows = [self._row(each, m.ROW_HEAD, m.FIGURE) for each in table.rows]
        if table.sums is not None:
            rows.append(self._sums(table.sums))
        for number, row in enumerate(rows):
            is_kept = number + 1 < _FEWEST_TOGETHER or number + _FEWEST_TOGETHER >= len(rows)
            yield Piece(row, 0.0, keeps_next=is_kept or len(rows) <= _SHORT, again=again)
        notes = [*after, *([table.method] if table.method else [])]
        for number, note in enumerate(notes, start=1):
            yield kit.paragraph(note, m.METHOD, m.PARAGRAPH_MM / 2, keeps_next=number < len(notes))

    def _measured(self) -> _Columns:
        """Give figures what they need, labels what they want if there is room, the bar or the parts what is left."""
        kit, table = self._kit, self._table
        rows = [*table.rows, *([table.sums] if table.sums else [])]
        wanted = [kit.text_mm(table.rows_are, m.COLUMN_HEAD), *(kit.text_mm(each.label, m.SUM_HEAD) for each in rows)]
        label_mm = min(max(wanted), kit.width_mm * (_WIDEST_BY_PARTS_SHARE if self._parts else _WIDEST_LABEL_SHARE))
        room_mm = kit.width_mm - label_mm - m.CELL_GAP_MM
        columns = range(len(table.columns))
        needed = [self._needed_mm(at, rows, with_heading=True) for at in columns]
        if self._parts:
            if sum(needed) + _LEAST_BAR_MM > room_mm:
                needed = [self._needed_mm(at, rows, with_heading=at not in self._parts) for at in columns]
            more_mm = max(room_mm - _BAR_BY_PARTS_MM - sum(needed), 0.0) / len(self._parts)
            needed = [mm + more_mm if at in self._parts else mm for at, mm in enumerate(needed)]
        bar_mm = room_mm - sum(needed)
        if bar_mm < _LEAST_BAR_MM / 2:
            return _Columns(max(label_mm + bar_mm, _LEAST_LABEL_MM), 0.0, tuple(needed))
        return _Columns(label_mm, bar_mm, tuple(needed))

    def _needed_mm(self, column: int, rows: Sequence[WrittenRow], *, with_heading: bool) -> float:
        kit, table = self._kit, self._table
        texts = [kit.text_mm(cell_text(kit.words, table, row, column), m.SUM) for row in rows]
        if with_heading:
            texts += [kit.text_mm(word, m.COLUMN_HEAD) for word in table.columns[column].heading.split()]
        return max(*texts, _LEAST_FIGURE_MM - m.CELL_GAP_MM) + m.CELL_GAP_MM

    def _head(self) -> Block:
        """Set the heads of columns; those of all parts run upwards where one of them would not fit level."""
        kit, table, columns = self._kit, self._table, self._columns
        level = [self._level_head(each.heading, at) for at, each in enumerate(table.columns)]
        is_narrow = not all(self._fits(table.columns[at].heading, at) for at in self._parts)
        are_turned = [is_narrow and at in self._parts for at in range(len(table.columns))]
        turned = [self._turned_head(each.heading, columns.figures_mm[at]) for at, each in enumerate(table.columns)]
        heights = [
            text.paragraph.widest_line_pt / g.POINTS_PER_MM if is_turned else lying.bottom_mm
            for text, lying, is_turned in zip(turned, level, are_turned, strict=True)
        ]
        first = kit.cell(table.rows_are, m.COLUMN_HEAD, 0.0, 0.0, columns.label_mm)
        height_mm = max([first.bottom_mm, *heights])
        texts = [replace(first, y_mm=height_mm - first.bottom_mm)]
        for at, is_turned in enumerate(are_turned):
            if is_turned:
                right_mm = columns.left_mm(at) + columns.figures_mm[at]
                across_mm = turned[at].paragraph.height_pt / g.POINTS_PER_MM
                texts.append(replace(turned[at], x_mm=right_mm - across_mm, y_mm=height_mm, is_turned=True))
            else:
                texts.append(replace(level[at], y_mm=height_mm - level[at].bottom_mm))
        bottom_mm = height_mm + m.ROW_AIR_MM
        return Block(bottom_mm, tuple(texts), (kit.rule(bottom_mm, m.STRONG_LINE),), kind=ROW)

    def _level_head(self, heading: str, at: int) -> PlacedText:
        columns = self._columns
        left_mm, width_mm = columns.left_mm(at) + m.CELL_GAP_MM / 2, columns.figures_mm[at] - m.CELL_GAP_MM / 2
        return self._kit.cell(heading, m.COLUMN_HEAD, 0.0, left_mm, width_mm, "end")

    def _fits(self, heading: str, at: int) -> bool:
        room_mm = self._columns.figures_mm[at] - m.CELL_GAP_MM / 2
        return all(self._kit.text_mm(word, m.COLUMN_HEAD) <= room_mm for word in heading.split())

    def _turned_head(self, heading: str, across_mm: float) -> PlacedText:
        """Set a head upwards, as short as its lines fit side by side."""
        tried = [self._kit.cell(heading, m.COLUMN_HEAD, 0.0, 0.0, length_mm) for length_mm in _TURNED_MM]
        return next((each for each in tried if each.bottom_mm <= across_mm), tried[-1])

    def _row(self, row: WrittenRow, head: Role, cell: Role) -> Block:
        kit, columns = self._kit, self._columns
        label = kit.cell(row.label, head, m.ROW_AIR_MM, 0.0, columns.label_mm)
        texts = [label, *(self._cell(row, at, cell) for at in range(len(self._table.columns)))]
        height_mm = label.bottom_mm + m.ROW_AIR_MM
        boxes = [kit.rule(height_mm, g.HAIRLINE)]
        if cell is not m.SUM:
            boxes += self._bar(row.figures[0], 2 * m.ROW_AIR_MM + label.line_mm)
        return Block(height_mm, tuple(texts), tuple(boxes), kind=ROW)

    def _cell(self, row: WrittenRow, at: int, role: Role) -> PlacedText:
        left_mm, width_mm = self._columns.left_mm(at), self._columns.figures_mm[at]
        shown = m.UNTOLD if row.figures[at] is None else role
        text = cell_text(self._kit.words, self._table, row, at)
        return self._kit.cell(text, shown, m.ROW_AIR_MM, left_mm, width_mm, "end")

    def _bar(self, figure: int | None, line_mm: float) -> Iterator[Box]:
        """Yield a bar as long as its figure, level with it: a thin line for nought, nothing where there is none."""
        if figure is None or not self._columns.bar_mm:
            return
        long_mm = self._columns.bar_mm * figure / self._most if self._most else 0.0
        yield Box(self._columns.bar_left_mm, (line_mm - m.BAR_MM) / 2, max(long_mm, _THIN_BAR_MM), m.BAR_MM, fill=m.BAR)

    def _sums(self, sums: WrittenRow) -> Block:
        block = self._row(sums, m.SUM_HEAD, m.SUM)
        return replace(block, boxes=(self._kit.rule(0.0, m.STRONG_LINE), *block.boxes))
