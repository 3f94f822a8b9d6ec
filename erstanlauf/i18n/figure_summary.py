"""What a report says in sentences, made from its published figures alone.

A sentence whose figure is not given is left out. A change that rounding alone can make is none, and there is no
percentage: of small figures it would say more than they hold.
"""

import re
from collections.abc import Iterator, Mapping

from erstanlauf.domain.figures.disclosure import ALL_VISITS, REST
from erstanlauf.domain.figures.report import Report
from erstanlauf.domain.figures.target_groups import NOT_KNOWN
from erstanlauf.domain.figures.views import View
from erstanlauf.domain.visit import CaseStep, ReferralOutcome
from erstanlauf.i18n.figure_words import RETURN, FigureNames, listed, minutes_text, number_text, period_name, row_name
from erstanlauf.i18n.wording import Wording

MOST_NAMED, MOST_CHANGES = 3, 2
"""Categories in one sentence; of changes as many up as down."""

_SPACE_BEFORE_NUMBER, _NO_BREAK = re.compile(r" (?=\d)"), "\u00a0"


def summary(words: Wording, names: FigureNames, report: Report) -> list[str]:
    """Return six to ten careful points, each a sentence or two, in the order of the paper; fewer for few visits."""
    told = _Told(words, names, report)
    points = (
        (told.visits(), told.minutes()),
        (told.most(View.TOPICS, words.gettext("Häufigste Anliegen: {what}.")), told.trend(View.TOPICS)),
        (told.most(View.GROUPS, words.gettext("Größte Zielgruppen: {what}.")), told.without_group()),
        (
            told.most(View.GAPS, words.gettext("Am häufigsten ohne passendes Angebot: {what}.")),
            told.trend(View.GAPS),
        ),
        (told.most(View.UNSUITABLE, words.gettext("Am häufigsten am Tresen als nicht passend entfernt: {what}.")),),
        (told.most(View.NEAR_MISSES, words.gettext("Woran Angebote am häufigsten scheiterten: {what}.")),),
        (told.returns(), told.not_reached()),
        (told.case_management(), told.most(View.ANSWERS, words.gettext("Stand der Übergaben, am häufigsten: {what}."))),
        (told.most(View.LANGUAGES, words.gettext("Häufigste Sprachen der Zettel: {what}.")),),
        (told.missing(),),
    )
    return [_SPACE_BEFORE_NUMBER.sub(_NO_BREAK, " ".join(filter(None, point))) for point in points if any(point)]


class _Told:
    """The sentences about one report; each is empty where there is nothing to say."""

    def __init__(self, words: Wording, names: FigureNames, report: Report) -> None:
        self._words = words
        self._names = names
        self._report = report

    def visits(self) -> str:
        """Say how many came, and whether that is more than in the period before."""
        visits = self._report.table(View.TOPICS).visits
        period, before = (
            period_name(self._words, each) for each in (self._report.period, self._report.period.before())
        )
        if not visits and self._is_uncounted:
            return self._words.gettext("{period}: Kein Tresen hat hier gezählt.").format(period=period)
        if not visits:
            few = self._words.gettext("{period}: Es kamen so wenige, dass es keine Zahlen gibt.")
            return few.format(period=period)
        told = self._words.gettext("{period}: rund {count} Vorsprachen.")
        change = self._report.change(View.TOPICS).get(ALL_VISITS)
        if change is not None and not self._is_clear(change):
            told = self._words.gettext(
                "{period}: rund {count} Vorsprachen, etwa so viele wie im Zeitraum davor ({before})."
            )
        elif change is not None and change > 0:
            told = self._words.gettext(
                "{period}: rund {count} Vorsprachen, rund {change} mehr als im Zeitraum davor ({before})."
            )
        elif change is not None:
            told = self._words.gettext(
                "{period}: rund {count} Vorsprachen, rund {change} weniger als im Zeitraum davor ({before})."
            )
        change_said = self._number(abs(change or 0))
        return told.format(period=period, count=self._number(visits), change=change_said, before=before)

    def minutes(self) -> str:
        """Say how long a visit took."""
        if self._report.minutes is None:
            return ""
        told = self._words.gettext("Im Median dauerte eine Vorsprache {minutes}.")
        return told.format(minutes=minutes_text(self._words, self._report.minutes))

    def most(self, view: View, sentence: str) -> str:
        """Name the largest categories of a view."""
        rows = {row.code: row.total for row in self._report.table(view).rows if row.total and row.code != NOT_KNOWN}
        return self._with_figures(sentence, view, rows)

    def trend(self, view: View) -> str:
        """Say which categories of a view are more and which are less than in the period before."""
        changes = self._changes(view)
        more = {code: change for code, change in changes.items() if change > 0}
        less = {code: -change for code, change in changes.items() if change < 0}
        rose, fell = (
            self._words.gettext("„{name}“ rund {count} mehr"),
            self._words.gettext("„{name}“ rund {count} weniger"),
        )
        named = [*self._named(view, more, rose)][:MOST_CHANGES] + [*self._named(view, less, fell)][:MOST_CHANGES]
        told = self._words.gettext("Gegenüber dem Zeitraum davor: {what}.")
        return told.format(what=listed(self._words, named)) if named else ""

    def without_group(self) -> str:
        """Say of how many no target group is known."""
        count = self._report.table(View.GROUPS).figure(NOT_KNOWN)
        told = self._words.gettext("Bei rund {count} Vorsprachen ist keine davon bekannt.")
        return told.format(count=self._number(count)) if count else ""

    def not_reached(self) -> str:
        """Say where nobody was reached, as people told who came back."""
        table = self._report.table(View.TOLD)
        if ReferralOutcome.NOT_REACHED not in table.columns:
            return ""
        at = table.columns.index(ReferralOutcome.NOT_REACHED)
        rows = {row.code: row.figures[at] for row in table.rows if row.code != REST and row.figures[at]}
        told = self._words.gettext("Wo Menschen, die wiederkamen, am häufigsten niemanden erreicht hatten: {what}.")
        return self._with_figures(told, View.TOLD, rows)

    def returns(self) -> str:
        """Say how many came back with a slip."""
        count = self._report.table(View.RETURNS).figure(RETURN)
        told = self._words.gettext("Rund {count} Vorsprachen begannen mit dem Zettel einer früheren.")
        return told.format(count=self._number(count)) if count else ""

    def case_management(self) -> str:
        """Say what became of offers of Case Management."""
        told = (
            (CaseStep.HANDED_OVER, self._words.gettext("Das Case Management bekam rund {count} Fälle mit Daten.")),
            (CaseStep.DECLINED, self._words.gettext("Bei rund {count} Vorsprachen war es nicht gewünscht.")),
        )
        figures = ((self._report.table(View.CASES).figure(code), sentence) for code, sentence in told)
        return " ".join(sentence.format(count=self._number(count)) for count, sentence in figures if count)

    def missing(self) -> str:
        """Name the desks whose counts are not all here."""
        missing = self._report.missing
        told = self._words.ngettext(
            "Die Zahlen von {count} Tresen reichen nicht bis zum Ende des Zeitraums: {what}.",
            "Die Zahlen von {count} Tresen reichen nicht bis zum Ende des Zeitraums: {what}.",
            len(missing),
        )
        until = self._words.gettext("{desk} (bis {day})")
        what = listed(self._words, [until.format(desk=each.code, day=f"{each.last:%d.%m.%Y}") for each in missing])
        return told.format(count=len(missing), what=what) if missing else ""

    @property
    def _is_uncounted(self) -> bool:
        """Whether no desk has counts of any day of the period."""
        period = self._report.period
        return all(each.last < period.first or each.first > period.last for each in self._report.sources)

    def _changes(self, view: View) -> Mapping[str, int]:
        """Return the changes of a view that rounding alone cannot make."""
        found = self._report.change(view)
        return {code: change for code, change in found.items() if code != ALL_VISITS and self._is_clear(change)}

    def _is_clear(self, change: int) -> bool:
        return abs(change) > 2 * self._report.table(View.TOPICS).most_error

    def _with_figures(self, sentence: str, view: View, rows: Mapping[str, int | None]) -> str:
        """Return a sentence that names the rows with the largest figures, none where there are none."""
        named = list(self._named(view, _largest(rows), self._words.gettext("„{name}“ rund {count}")))
        return sentence.format(what=listed(self._words, named)) if named else ""

    def _named(self, view: View, rows: Mapping[str, int | None], as_text: str) -> Iterator[str]:
        given = sorted((-figure, code) for code, figure in rows.items() if figure and code != REST)
        for figure, code in given[:MOST_NAMED]:
            name = row_name(self._words, self._names, view, code)
            yield as_text.format(name=name, count=self._number(-figure))

    def _number(self, number: int) -> str:
        return number_text(self._words, number)


def _largest(rows: Mapping[str, int | None]) -> Mapping[str, int | None]:
    """Return the rows that may be named as the largest: without one that is no larger than one left out."""
    figures = sorted((figure for code, figure in rows.items() if figure and code != REST), reverse=True)
    if len(figures) <= MOST_NAMED:
        return rows
    return {code: figure for code, figure in rows.items() if figure and figure > figures[MOST_NAMED]}
