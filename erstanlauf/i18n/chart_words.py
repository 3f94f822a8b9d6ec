"""Says in a few sentences what a chart shows, for those who cannot see it. Knows charts and gettext."""

from collections.abc import Iterator
from dataclasses import replace

from erstanlauf.charts import Bars, Chart, Lines
from erstanlauf.charts.gist import Course, Extreme, Gist, gists_of
from erstanlauf.charts.wording import figure_text
from erstanlauf.i18n.figure_words import thousands_sign
from erstanlauf.i18n.wording import N_, Wording

_COURSES = {
    Course.RISING: N_("Verlauf: steigend."),
    Course.FALLING: N_("Verlauf: fallend."),
    Course.LEVEL: N_("Verlauf: etwa gleich."),
}


def written_in(words: Wording, chart: Chart) -> Chart:
    """Return the chart with figures as this language writes them."""
    return replace(chart, thousands=thousands_sign(words))


def chart_alternative(words: Wording, chart: Chart) -> str:
    """Return what somebody who sees the chart takes from it at a glance: highest, lowest, which way it goes."""
    said = [f"{_kind(words, chart)}: {chart.unit}."]
    for gist in gists_of(chart):
        sentences = list(_sentences(words, gist, chart)) or [words.gettext("Keine Zahlen.")]
        said.append(" ".join(([f"{gist.name}:"] if gist.name else []) + sentences))
    return " ".join(said)


def _kind(words: Wording, chart: Chart) -> str:
    if isinstance(chart, Bars):
        return words.gettext("Balkendiagramm")
    return words.gettext("Liniendiagramm") if isinstance(chart, Lines) else words.gettext("Tabelle mit Schattierung")


def _sentences(words: Wording, gist: Gist, chart: Chart) -> Iterator[str]:
    if gist.highest:
        yield words.gettext("Höchster Wert {figure}: {place}.").format(
            figure=figure_text(gist.highest.figure, chart.thousands), place=_place(words, gist.highest)
        )
    if gist.lowest:
        yield words.gettext("Niedrigster Wert {figure}: {place}.").format(
            figure=figure_text(gist.lowest.figure, chart.thousands), place=_place(words, gist.lowest)
        )
    if gist.course:
        yield words.gettext(_COURSES[gist.course])
    if gist.untold:
        text = words.ngettext("{count} Angabe ist {untold}.", "{count} Angaben sind {untold}.", gist.untold)
        yield text.format(count=gist.untold, untold=chart.untold)


def _place(words: Wording, extreme: Extreme) -> str:
    place = ", ".join(extreme.names)
    if not extreme.others:
        return place
    more = words.ngettext("{place} und {count} weiteres Mal", "{place} und {count} weitere Male", extreme.others)
    return more.format(place=place, count=extreme.others)
