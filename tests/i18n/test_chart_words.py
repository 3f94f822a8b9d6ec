"""What is heard in the place of a chart, in both languages of the interface."""

from erstanlauf.charts import Bars, HeatMap, Lines, Series
from erstanlauf.i18n.chart_words import chart_alternative, written_in
from erstanlauf.i18n.wording import Wording

GERMAN, ENGLISH = Wording("de"), Wording("en")
BARS = Bars(("Deutsch lernen", "Wohnen", "Arbeit", "Übrige"), (285, 35, 120, None), "Besuche", "unter 5")
MONTHS = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun")


def test_names_the_highest_and_the_lowest_bar_and_counts_what_is_not_told() -> None:
    assert chart_alternative(GERMAN, BARS) == (
        "Balkendiagramm: Besuche. Höchster Wert 285: Deutsch lernen. Niedrigster Wert 35: Wohnen. 1 Angabe ist unter 5."
    )


def test_says_it_in_english() -> None:
    chart = Bars(BARS.labels, BARS.values, "visits", "below 5")
    assert chart_alternative(ENGLISH, chart) == (
        "Bar chart: visits. Highest figure 285: Deutsch lernen. Lowest figure 35: Wohnen. 1 figure is below 5."
    )


def test_figures_are_written_as_in_the_tables_beside_the_chart() -> None:
    chart = Bars(("Wohnen",), (1240,), "Besuche", "unter 5")
    assert "1.240" in chart_alternative(GERMAN, written_in(GERMAN, chart))
    assert "1,240" in chart_alternative(ENGLISH, written_in(ENGLISH, chart))


def test_tells_the_course_of_each_line_by_its_name() -> None:
    chart = Lines(
        MONTHS, (Series("Arbeit", (10, 15, 20, 30, 30, 40)), Series("Wohnen", (30, 30, 25, 25, 20, 10))), "Besuche", ""
    )
    assert chart_alternative(GERMAN, chart) == (
        "Liniendiagramm: Besuche. Arbeit: Höchster Wert 40: Jun. Niedrigster Wert 10: Jan. Verlauf: steigend. "
        "Wohnen: Höchster Wert 30: Jan und 1 weiteres Mal. Niedrigster Wert 10: Jun. Verlauf: fallend."
    )


def test_calls_a_small_change_none() -> None:
    chart = Lines(MONTHS, (Series("", (100, 105, 95, 100, 100, 110)),), "Besuche", "unter 5")
    assert chart_alternative(GERMAN, chart).endswith("Verlauf: etwa gleich.")


def test_says_nothing_of_the_course_of_a_few_figures() -> None:
    chart = Lines(MONTHS[:3], (Series("", (0, 50, 100)),), "Besuche", "unter 5")
    assert "Verlauf" not in chart_alternative(GERMAN, chart)


def test_names_a_cell_by_its_row_and_column() -> None:
    chart = HeatMap(("Montag", "Dienstag"), ("8", "9"), ((0, 40), (0, None)), "Besuche", "unter 5")
    assert chart_alternative(GERMAN, chart) == (
        "Tabelle mit Schattierung: Besuche. Höchster Wert 40: Montag, 9. "
        "Niedrigster Wert 0: Montag, 8 und 1 weiteres Mal. 1 Angabe ist unter 5."
    )


def test_an_empty_chart_has_no_figures() -> None:
    assert chart_alternative(GERMAN, Bars((), (), "Besuche", "unter 5")) == "Balkendiagramm: Besuche. Keine Zahlen."
