"""How old a backup is, and what putting it back would cost, in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from erstanlauf.i18n import backup_words
from erstanlauf.i18n.backup_words import Age
from erstanlauf.i18n.wording import Wording

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
GERMAN = Wording()


@pytest.mark.parametrize(
    ("ago", "line", "age"),
    [
        (timedelta(minutes=12), "Letzte geprüfte Sicherung: heute 10:30", Age.FRESH),
        (timedelta(hours=20), "Letzte geprüfte Sicherung: gestern 14:42", Age.FRESH),
        (timedelta(days=1), "Letzte geprüfte Sicherung: gestern 10:42, vor 1 Tag", Age.OLD),
        (timedelta(days=4), "Letzte geprüfte Sicherung: 19.11.2026 10:42, vor 4 Tagen", Age.TOO_OLD),
    ],
)
def test_the_older_the_newest_backup_the_louder_it_is_said(ago: timedelta, line: str, age: Age) -> None:
    assert backup_words.newest_line(GERMAN, NOW - ago, NOW) == line
    assert backup_words.age_of(NOW - ago, NOW) is age


def test_no_backup_at_all_is_said_as_well() -> None:
    assert backup_words.newest_line(GERMAN, None, NOW) == "Noch keine geprüfte Sicherung"
    assert backup_words.age_of(None, NOW) is Age.OLD


@pytest.mark.parametrize(
    ("visits", "days", "said"),
    [
        (None, (), "Wie viel seither dazugekommen ist, lässt sich nicht mehr lesen."),
        (0, (), "Keine abgeschlossene Vorsprache geht verloren."),
        (1, (date(2026, 11, 23),), "Verloren geht 1 abgeschlossene Vorsprache: heute."),
        (
            7,
            (date(2026, 11, 20), date(2026, 11, 22), date(2026, 11, 23)),
            "Verloren gehen 7 abgeschlossene Vorsprachen: 20.11.2026, gestern, heute.",
        ),
        (
            50,
            tuple(date(2026, 11, day) for day in range(14, 24)),
            "Verloren gehen 50 abgeschlossene Vorsprachen: 4 Tage davor, 18.11.2026, 19.11.2026, 20.11.2026, "
            "21.11.2026, gestern, heute.",
        ),
    ],
)
def test_what_would_be_lost_is_said_by_day(visits: int | None, days: tuple[date, ...], said: str) -> None:
    assert backup_words.loss(GERMAN, visits, days, NOW.date()) == said


@pytest.mark.parametrize(("size_bytes", "said"), [(40_960, "41 kB"), (16_300_000, "16 MB"), (10, "1 kB")])
def test_sizes_are_said_in_round_figures(size_bytes: int, said: str) -> None:
    assert backup_words.size(size_bytes) == said
