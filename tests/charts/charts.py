"""Invented charts, a measure without fonts, and what a text covers."""

from collections.abc import Sequence

from erstanlauf.charts import Bars, Chart, HeatMap, Lines, Measure, Series
from erstanlauf.charts.marks import ASCENT, DESCENT, Dot, Line, Mark, Rectangle, Text

UNIT, UNTOLD = "Besuche", "unter 5"
TOPICS = (
    "Deutsch lernen",
    "Arbeit und Ausbildung",
    "Wohnen",
    "Dokumente und Anmeldung",
    "Existenzsicherung",
    "Bildung, Schule und Kita",
    "Anerkennung ausländischer Abschlüsse",
    "Teilhabe und Schutz vor Diskriminierung",
    "Übrige",
)
GROUPS = (
    "Arbeit, EU",
    "Arbeit, außerhalb der EU",
    "Studium und Forschung",
    "Familiennachzug",
    "Geflüchtete",
    "Lange hier Lebende",
    "nicht bekannt",
)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def a_measure(text: str, size: float, *, is_bold: bool) -> float:
    """Measure as if every letter were as wide as most are in Noto Sans."""
    return len(text) * size * (0.6 if is_bold else 0.56)


def topic_bars() -> Bars:
    return Bars(TOPICS, (285, 240, 155, 120, 85, 60, 35, 0, None), UNIT, UNTOLD)


def week_lines(weeks: int = 53) -> Lines:
    labels = tuple(f"KW {number}" for number in range(1, weeks + 1))
    figures = tuple(0 if number in (51, 52) else 40 + 5 * ((number * 7) % 9) + 2 * number // 5 * 5 // 2 * 2
                    for number in range(weeks))  # fmt: skip
    return Lines(labels, (Series("", tuple(each // 5 * 5 for each in figures)),), UNIT, UNTOLD)


def month_lines() -> Lines:
    labels = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
    return Lines(
        labels,
        (
            Series("Deutsch lernen", (45, 50, 40, 45, 55, 50, 30, 35, 60, 65, 60, 40)),
            Series("Arbeit und Ausbildung", (40, 45, 45, 50, 45, 40, 35, 30, 50, 55, 55, 45)),
            Series("Wohnen", (20, 15, 20, 25, 30, 25, 20, 25, 35, 30, 25, 20)),
            Series("Anerkennung ausländischer Abschlüsse", (10, 5, None, 5, 10, 10, None, None, 5, 10, 15, 10)),
        ),
        UNIT,
        UNTOLD,
    )


def staffing_map() -> HeatMap:
    hours = tuple(str(hour) for hour in range(24))
    values = tuple(
        tuple(
            (hour * 13 + day * 29) % 13 * 5 + (40 if 9 <= hour <= 11 else 0) if 8 <= hour < 18 and day < 5 else 0
            for hour in range(24)
        )
        for day in range(7)
    )
    return HeatMap(WEEKDAYS, hours, values, UNIT, UNTOLD)


def group_map() -> HeatMap:
    values = tuple(
        tuple(None if (row * 5 + column * 3) % 11 == 0 else (row * 37 + column * 23) % 24 * 5 for column in range(7))
        for row in range(len(TOPICS))
    )
    return HeatMap(TOPICS, GROUPS, values, UNIT, UNTOLD)


def all_charts() -> dict[str, Chart]:
    return {
        "bars": topic_bars(),
        "weeks": week_lines(),
        "months": month_lines(),
        "staffing": staffing_map(),
        "groups": group_map(),
    }


def box_of(mark: Mark, measure: Measure) -> Box:
    """Return the rectangle that a mark lies in, without the width of its strokes."""
    if isinstance(mark, Rectangle):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Dot):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    if isinstance(mark, Line):
        across, down = [x for x, _ in mark.points], [y for _, y in mark.points]
        return min(across), min(down), max(across), max(down)
    return _text_box(mark, measure)


def _text_box(text: Text, measure: Measure) -> Box:
    length = measure(text.text, text.size, is_bold=text.is_bold)
    before = length * text.anchor.share_before
    above, below = ASCENT * text.size, DESCENT * text.size
    if text.is_turned:
        return text.x - above, text.y - length + before, text.x + below, text.y + before
    return text.x - before, text.y - above, text.x - before + length, text.y + below


def texts_of(marks: Sequence[Mark]) -> list[Text]:
    return [each for each in marks if isinstance(each, Text)]
