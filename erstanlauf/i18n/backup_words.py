"""Words of the interface for backups: how old the newest is, and what putting one back would cost. Knows gettext."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from erstanlauf.i18n import time_words
from erstanlauf.i18n.wording import Wording

OLD_AFTER = timedelta(days=1)
TOO_OLD_AFTER = timedelta(days=3)
_DAYS_NAMED = 6


class Age(StrEnum):
    """How a newest backup is to be seen; the value is the tone of its line."""

    FRESH = "quiet"
    OLD = "caution"
    TOO_OLD = "alarm"


def age_of(made_at: datetime | None, now: datetime) -> Age:
    """Say whether the newest backup is old; where there is none, nobody is safe either."""
    if made_at is None:
        return Age.OLD
    if now - made_at >= TOO_OLD_AFTER:
        return Age.TOO_OLD
    return Age.OLD if now - made_at >= OLD_AFTER else Age.FRESH


def newest_line(words: Wording, made_at: datetime | None, now: datetime) -> str:
    """Return the line about the newest backup, made at this time."""
    if made_at is None:
        return words.gettext("Noch keine geprüfte Sicherung")
    when = time_words.moment(words, made_at, now)
    if age_of(made_at, now) is Age.FRESH:
        return words.gettext("Letzte geprüfte Sicherung: {when}").format(when=when)
    ago = time_words.age(words, made_at, now)
    return words.gettext("Letzte geprüfte Sicherung: {when}, {ago}").format(when=when, ago=ago)


def loss(words: Wording, visits: int | None, days: Sequence[date], today: date) -> str:
    """Return what would be gone after putting a backup back: closed visits, on these days."""
    if visits is None:
        return words.gettext("Wie viel seither dazugekommen ist, lässt sich nicht mehr lesen.")
    if visits == 0:
        return words.gettext("Keine abgeschlossene Vorsprache geht verloren.")
    lost = words.ngettext(
        "Verloren geht {count} abgeschlossene Vorsprache: {days}.",
        "Verloren gehen {count} abgeschlossene Vorsprachen: {days}.",
        visits,
    )
    return lost.format(count=visits, days=_days(words, days, today))


def size(size_bytes: int) -> str:
    """Return how large a file is."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{round(size_bytes / 1_000_000)} MB"


def _days(words: Wording, days: Sequence[date], today: date) -> str:
    named = [time_words.day(words, each, today) for each in days[-_DAYS_NAMED:]]
    left = len(days) - len(named)
    if left:
        named.insert(0, words.ngettext("{count} Tag davor", "{count} Tage davor", left).format(count=left))
    return ", ".join(named)
