"""Puts an answer into the words of the interface: title, rows, picture, notes. What is shown here is what is copied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from erstanlauf.charts import Bars, Chart
from erstanlauf.domain.figures.counted import DeskSource
from erstanlauf.domain.figures.disclosure import ALL_VISITS, REST, Published
from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.figures.views import Across, View
from erstanlauf.i18n import figure_words, report_words
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.steering.answers import AgeAnswer, Answer, Ground, MinutesAnswer, TableAnswer
from erstanlauf.ui.steering.entries import Extra, entry_title
from erstanlauf.ui.steering.pictures import MOST_ROWS, picture_of, shows_all

_OF_OTHER_THINGS = (View.TOLD, View.ANSWERS)
"""Views that count something else than visits: all visits are no sum of theirs."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its picture. `notes` say how it was made, `cautions` what is not as it should be."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    chart: Chart | None
    notes: tuple[str, ...]
    cautions: tuple[str, ...]
    invented: str
    """Says that the counts are invented; empty where they are not."""


def sheet_of(words: Wording, names: FigureNames, answer: Answer) -> Sheet:
    """Return the sheet of an answer."""
    if isinstance(answer, TableAnswer):
        return _table_sheet(words, names, answer)
    return _minutes_sheet(words, answer) if isinstance(answer, MinutesAnswer) else _age_sheet(words, answer)


def _table_sheet(words: Wording, names: FigureNames, answer: TableAnswer) -> Sheet:
    table, ground = answer.table, answer.ground
    question = table.question
    is_named = question.across not in (Across.NONE, Across.HOURS)  # the view of hours is called so
    across = f" {figure_words.across_title(words, question.across)}" if is_named else ""
    notes = [
        report_words.explained(words, question.view),
        figure_words.untold_note(words, question, table.base),
        figure_words.method_note(words, table.base, table.most_error),
    ]
    chart = picture_of(words, names, table)
    if not shows_all(table):
        notes.append(words.gettext("Das Bild zeigt die {count} häufigsten.").format(count=MOST_ROWS))
    title = f"{figure_words.table_title(words, question)}{across}"
    return Sheet(
        title=f"{title}, {figure_words.period_name(words, question.period)}",
        headings=_headings(words, names, answer),
        rows=tuple(_rows(words, names, answer)),
        chart=chart,
        notes=(*filter(None, notes), *_desks(words, ground, question.period)),
        cautions=_missing(words, ground),
        invented=_invented(words, ground),
    )


def _headings(words: Wording, names: FigureNames, answer: TableAnswer) -> tuple[str, ...]:
    question = answer.table.question
    first, counted = report_words.rows_are(words, question.view), report_words.counted_in(words, question.view)
    if question.across is Across.NONE:
        before = figure_words.period_name(words, question.period.before())
        changed = (words.gettext("gegenüber {period}").format(period=before),) if answer.change else ()
        return (first, counted, *changed)
    columns = (figure_words.column_name(words, names, question.across, code) for code in answer.table.columns)
    return (first, counted, *columns)


def _rows(words: Wording, names: FigureNames, answer: TableAnswer) -> Iterator[tuple[str, ...]]:
    table = answer.table
    for row in table.rows:
        name = figure_words.row_name(words, names, table.question.view, row.code)
        figures = _figures(words, (row.total, *row.figures), table)
        if row.code == REST and row.total is None:  # many may be in it, and each of them is that small
            few = figure_words.figure_text(words, None, table.base)
            figures = (words.gettext("je {few}").format(few=few),) * len(figures)
        changed = (_change(words, answer.change.get(row.code)),) if answer.change else ()
        yield (name, *figures, *changed)
    if table.question.view not in _OF_OTHER_THINGS:
        yield (words.gettext("Alle Vorsprachen"), *_sums(words, answer))


def _sums(words: Wording, answer: TableAnswer) -> Iterator[str]:
    table = answer.table
    totals = table.totals or (None,) * len(table.columns)
    yield figure_words.number_text(words, table.visits)
    yield from ("–" if each is None else figure_words.number_text(words, each) for each in totals)
    if answer.change:
        yield _change(words, answer.change.get(ALL_VISITS))


def _figures(words: Wording, figures: Sequence[int | None], table: Published) -> tuple[str, ...]:
    untold = figure_words.untold_text(words, table.question, table.base)
    return tuple(untold if each is None else figure_words.number_text(words, each) for each in figures)


def _change(words: Wording, by: int | None) -> str:
    return "–" if by is None else figure_words.change_text(words, by)


def _minutes_sheet(words: Wording, answer: MinutesAnswer) -> Sheet:
    period = answer.minutes[0][0]
    untold = words.gettext("keine Angabe")
    return Sheet(
        title=f"{entry_title(words, Extra.MINUTES)}, {figure_words.period_name(words, period)}",
        headings=(words.gettext("Zeitraum"), words.gettext("Median")),
        rows=tuple(
            (
                figure_words.period_name(words, each),
                untold if minutes is None else figure_words.minutes_text(words, minutes),
            )
            for each, minutes in answer.minutes
        ),
        chart=None,
        notes=(
            words.gettext(
                "Die Hälfte der Vorsprachen war kürzer, die Hälfte länger; vom Öffnen bis zum Abschließen, auf 5 "
                "Minuten gerundet. Keine Angabe, wo eine einzelne die Zahl zu weit bewegte."
            ),
            *_desks(words, answer.ground, period),
        ),
        cautions=_missing(words, answer.ground),
        invented=_invented(words, answer.ground),
    )


def _age_sheet(words: Wording, answer: AgeAnswer) -> Sheet:
    names = tuple(figure_words.age_name(words, code) for code, _ in answer.ages)
    offers = words.gettext("Angebote")
    return Sheet(
        title=entry_title(words, Extra.CATALOGUE_AGE),
        headings=(words.gettext("Stand"), offers),
        rows=tuple(
            (name, figure_words.number_text(words, count)) for name, (_, count) in zip(names, answer.ages, strict=True)
        ),
        chart=Bars(names, tuple(count for _, count in answer.ages), offers, ""),
        notes=(words.gettext("Gezählt sind Angebote, keine Menschen; die Zahlen sind deshalb nicht gerundet."),),
        cautions=(),
        invented="",
    )


def _desks(words: Wording, ground: Ground, period: Period) -> tuple[str, ...]:
    """Name the desks that have counts of the period, and since when where that is later than it began."""
    there = [each for each in ground.sources if each.first <= period.last and each.last >= period.first]
    desks = figure_words.listed(words, [_since(words, each, period) for each in there])
    return (words.gettext("Enthalten: {desks}.").format(desks=desks),) if desks else ()


def _missing(words: Wording, ground: Ground) -> tuple[str, ...]:
    return tuple(
        words.gettext("Noch nicht vollständig: {desk} nur bis {day}.").format(
            desk=_desk_name(words, each.code), day=f"{each.last:%d.%m.%Y}"
        )
        for each in ground.missing
    )


def _since(words: Wording, desk: DeskSource, period: Period) -> str:
    name = _desk_name(words, desk.code)
    if desk.first <= period.first:
        return name
    return words.gettext("{desk} (ab {day})").format(desk=name, day=f"{desk.first:%d.%m.%Y}")


def _desk_name(words: Wording, code: str) -> str:
    return words.gettext("Tresen {code}").format(code=code) if code else words.gettext("dieser Tresen")


def _invented(words: Wording, ground: Ground) -> str:
    return figure_words.invented_note(words) if ground.is_invented else ""
