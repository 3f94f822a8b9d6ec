"""The report in words: what PDF, workbook and CSV say alike, so that no figure stands in one and not in another.

Takes figures from a `Report` alone. Knows no layout and no file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TypeVar

from erstanlauf.domain.figures.counted import DeskSource
from erstanlauf.domain.figures.disclosure import ALL_VISITS, REST, Figure, Published, Row
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.views import Across, View
from erstanlauf.i18n import report_words
from erstanlauf.i18n.figure_summary import summary
from erstanlauf.i18n.figure_words import (
    FigureNames,
    across_title,
    age_name,
    change_text,
    column_name,
    figure_text,
    invented_note,
    method_note,
    minutes_text,
    number_text,
    period_name,
    row_name,
    table_title,
)
from erstanlauf.i18n.wording import Wording

T = TypeVar("T")

MINUTES, CATALOGUE = "minutes", "catalogue"
"""Ids of the two tables that are no view."""

_BESIDE_ALL_VISITS = (View.WEEKS, View.STAFFING, View.TOPICS, View.GROUPS, View.GAPS, View.RETURNS)
"""Views whose figures are parts of all visits, which stand below them."""


class Meaning(Enum):
    """What the figures of a column are: of the whole row, how that changed, or of a part."""

    WHOLE = auto()
    CHANGE = auto()
    PART = auto()


@dataclass(frozen=True, slots=True)
class WrittenColumn:
    """The heading of one column of figures. `untold` is written where a cell has none."""

    heading: str
    untold: str
    meaning: Meaning = Meaning.WHOLE


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One category and its figure in each column. `untold` is said once, where the row has no figure at all."""

    label: str
    figures: tuple[Figure, ...]
    untold: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table as people read it. `id` is that of its view, or `MINUTES` or `CATALOGUE`; `title` and `across` are one
    heading, `across` empty where the title says it all.

    The first figure of a row is that of the whole of it, then comes its change if it has one, then its parts.
    `rows_are` is the heading above the labels; the figures of `sums` below all rows are no sum of what stands above
    them, but rounded on their own. `explained` says what is counted, `method` how figures were rounded.
    """

    id: str
    title: str
    across: str
    rows_are: str
    columns: tuple[WrittenColumn, ...]
    rows: tuple[WrittenRow, ...]
    sums: WrittenRow | None
    explained: str
    method: str = ""


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report in one language. `mark` stands on every page and sheet where the data are invented, else it is empty.

    `facts` are labelled lines for the head, `sentences` the summary, `method` what is said of all tables at the end.
    """

    title: str
    period: str
    file_stem: str
    language: str
    mark: str
    facts: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    tables: tuple[WrittenTable, ...]
    method: tuple[str, ...]

    def table(self, of: str) -> WrittenTable | None:
        """Return a table by its id, if the report has it."""
        return next((each for each in self.tables if each.id == of), None)


def written_report(words: Wording, names: FigureNames, report: Report) -> WrittenReport:
    """Return a report in the language of the words."""
    tables = (
        *(written_table(words, names, each, report) for each in report.tables),
        _minutes(words, report),
        _catalogue(words, report),
    )
    return WrittenReport(
        title=report_words.report_title(words),
        period=period_name(words, report.period),
        file_stem=words.gettext("Bericht-{period}").format(period=report.period.id),
        language=words.language,
        mark=invented_note(words) if report.is_invented else "",
        facts=tuple(_facts(words, report)),
        sentences=tuple(summary(words, names, report)),
        tables=tables,
        method=tuple(_method(words, report)),
    )


def written_table(words: Wording, names: FigureNames, published: Published, report: Report) -> WrittenTable:
    """Return a published table in words; where the report has the period before, with what changed since."""
    published = _without_empty_rest(published)
    view, across = published.question.view, published.question.across
    change = report.change(view)
    untold = figure_text(words, None, published.base)
    columns = [WrittenColumn(report_words.counted_in(words, view), untold)]
    if change:
        columns.append(WrittenColumn(words.gettext("Veränderung"), "–", Meaning.CHANGE))
    for code in published.columns:
        columns.append(WrittenColumn(column_name(words, names, across, code), untold, Meaning.PART))
    return WrittenTable(
        id=view.value,
        title=table_title(words, published.question),
        across="" if across in (Across.NONE, Across.HOURS) else across_title(words, across),
        rows_are=report_words.rows_are(words, view),
        columns=tuple(columns),
        rows=tuple(_row(words, names, published, each, change) for each in published.rows),
        sums=_sums(words, published, change) if view in _BESIDE_ALL_VISITS else None,
        explained=report_words.explained(words, view),
        method=report_words.short_method(words, published.base, published.most_error),
    )


def _without_empty_rest(published: Published) -> Published:
    """Leave the rest out where its figures are nought: it tells nothing then."""
    if REST in published.columns:
        at = published.columns.index(REST)
        if not any(row.figures[at] for row in published.rows) and not published.totals[at]:
            published = replace(
                published,
                columns=_without(published.columns, at),
                rows=tuple(replace(row, figures=_without(row.figures, at)) for row in published.rows),
                totals=_without(published.totals, at),
            )
    return replace(published, rows=tuple(row for row in published.rows if row.code != REST or row.total != 0))


def _without(parts: tuple[T, ...], at: int) -> tuple[T, ...]:
    return parts[:at] + parts[at + 1 :]


def _row(words: Wording, names: FigureNames, published: Published, row: Row, change: Mapping[str, int]) -> WrittenRow:
    label = row_name(words, names, published.question.view, row.code)
    changed = (change.get(row.code),) if change else ()
    # The rest of a table in which a visit counts in several rows has no figure; each of what is in it is that small.
    is_untold_rest = row.code == REST and row.total is None
    few = words.gettext("je {few}").format(few=figure_text(words, None, published.base)) if is_untold_rest else None
    return WrittenRow(label, (row.total, *changed, *row.figures), few)


def _sums(words: Wording, published: Published, change: Mapping[str, int]) -> WrittenRow:
    totals = published.totals or (None,) * len(published.columns)
    changed = (change.get(ALL_VISITS),) if change else ()
    return WrittenRow(words.gettext("Alle Vorsprachen"), (published.visits, *changed, *totals), "")


def _minutes(words: Wording, report: Report) -> WrittenTable:
    # A median of nought is one below the step it is rounded to.
    untold = words.gettext("nicht angegeben") if report.minutes is None else minutes_text(words, 0)
    column = WrittenColumn(words.gettext("Minuten"), untold)
    return WrittenTable(
        id=MINUTES,
        title=words.gettext("Dauer einer Vorsprache"),
        across="",
        rows_are="",
        columns=(column,),
        rows=(WrittenRow(words.gettext("Mittlerer Wert (Median)"), (report.minutes or None,)),),
        sums=None,
        explained=words.gettext(
            "Von der Eröffnung bis zum Abschluss, auf 5 Minuten gerundet; nicht angegeben, wenn zu wenige Vorsprachen"
            " dahinterstehen."
        ),
    )


def _catalogue(words: Wording, report: Report) -> WrittenTable:
    return WrittenTable(
        id=CATALOGUE,
        title=words.gettext("Wie aktuell der Katalog ist"),
        across="",
        rows_are=words.gettext("Stand der Prüfung"),
        columns=(WrittenColumn(words.gettext("Einträge"), ""),),
        rows=tuple(WrittenRow(age_name(words, code), (offers,)) for code, offers in report.catalogue_age),
        sums=None,
        explained=words.gettext("Gezählt werden Einträge, keine Menschen; diese Zahlen sind nicht gerundet."),
    )


def _facts(words: Wording, report: Report) -> Iterator[tuple[str, str]]:
    period = f"{period_name(words, report.period)} ({report_words.days_text(report.period)})"
    yield words.gettext("Berichtszeitraum"), period
    if report.before:
        yield words.gettext("Verglichen mit"), period_name(words, report.period.before())
    yield words.pgettext("report", "Stand"), f"{report.made_on:%d.%m.%Y}"
    if sources := _sources(report):
        yield words.pgettext("report", "Tresen"), ", ".join(_desk(words, each) for each in sources)
    if report.missing:
        yield words.gettext("Nicht vollständig"), ", ".join(_desk_until(words, each) for each in report.missing)


def _method(words: Wording, report: Report) -> Iterator[str]:
    published = report.tables[0]
    yield method_note(words, published.base, published.most_error)
    yield from report_words.method_lines(words)
    if sources := _sources(report):
        desks = "; ".join(_desk_until(words, each) for each in sources)
        yield words.gettext("Zahlen dieser Tresen sind enthalten: {desks}.").format(desks=desks)
    if report.missing:
        desks = ", ".join(_desk(words, each) for each in report.missing)
        yield words.gettext("Nicht bis zum Ende des Zeitraums enthalten: {desks}.").format(desks=desks)


def _sources(report: Report) -> list[DeskSource]:
    """Return the desks that counted anything in the period or could have."""
    return [each for each in report.sources if each.first <= report.period.last and each.last >= report.period.first]


def _desk(words: Wording, source: DeskSource) -> str:
    return source.code or words.gettext("dieser Tresen")


def _desk_until(words: Wording, source: DeskSource) -> str:
    until = words.gettext("{desk}, {first} bis {last}")
    return until.format(desk=_desk(words, source), first=f"{source.first:%d.%m.%Y}", last=f"{source.last:%d.%m.%Y}")


def cell_text(words: Wording, table: WrittenTable, row: WrittenRow, column: int) -> str:
    """Return what stands in a cell: the figure, a change with its sign, or why there is none."""
    figure, meant = row.figures[column], table.columns[column]
    if figure is None and row.untold is not None:
        return row.untold if meant.meaning is Meaning.WHOLE else ""
    if figure is None:
        return meant.untold
    return change_text(words, figure) if meant.meaning is Meaning.CHANGE else number_text(words, figure)
