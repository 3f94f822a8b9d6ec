"""Days and times as the desk says them: "heute 10:30", "gestern 16:05", "19.11.2026 16:05". Knows gettext only."""

from datetime import date, datetime, timedelta

from erstanlauf.i18n.wording import Wording


def moment(words: Wording, at: datetime, now: datetime) -> str:
    """Return day and time, both as the clock beside the desk shows them."""
    at = at.astimezone(now.tzinfo)
    return f"{day(words, at.date(), now.date())} {at:%H:%M}"


def day(words: Wording, of: date, today: date) -> str:
    """Return a day, near ones by name."""
    if of == today:
        return words.gettext("heute")
    if of == today - timedelta(days=1):
        return words.gettext("gestern")
    return f"{of:%d.%m.%Y}"


def age(words: Wording, at: datetime, now: datetime) -> str:
    """Return how long ago something was: "gerade eben", "vor 20 Minuten", "vor 3 Tagen"."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return words.gettext("gerade eben")
    if minutes < 60:
        return words.ngettext("vor {count} Minute", "vor {count} Minuten", minutes).format(count=minutes)
    if minutes < 24 * 60:
        hours = minutes // 60
        return words.ngettext("vor {count} Stunde", "vor {count} Stunden", hours).format(count=hours)
    days = minutes // (24 * 60)
    return words.ngettext("vor {count} Tag", "vor {count} Tagen", days).format(count=days)
