"""Words of the interface for when an offer can be reached, whether it has room and how old its facts are. Few of them:
they stand on a card among others. Knows gettext only.
"""

from datetime import date, datetime, timedelta

from erstanlauf.domain.catalogue import UNDATED, Capacity, Waiting
from erstanlauf.domain.reachability import Access, Reachability
from erstanlauf.domain.schedule import LOCAL, Slot
from erstanlauf.i18n.catalogue_words import weekday
from erstanlauf.i18n.wording import N_, SOURCE_LANGUAGE, Wording

_FAR = timedelta(days=180)
"""From here on a day without its year could be taken for one of the other year."""


def reach_text(words: Wording, found: Reachability, today: date) -> str:
    """Say when one can go there, seen from a day: "heute noch bis 16 Uhr", "morgen ab 9 Uhr", "nur mit Termin"."""
    if found.access is Access.CLOSED and found.closed_until is not None:
        return _closed(words, found.closed_until, found.slot, today)
    if found.slot is None:
        return words.gettext(_WITHOUT_SLOT[found.access])
    if found.access is Access.OPEN:
        return words.gettext("heute noch bis {time}").format(time=_closing(words, found.slot))
    return _next(words, found.slot, today)


def room_text(words: Wording, room: Waiting) -> str:
    """Say that an offer is full or lets people wait; empty where it has room."""
    if room.capacity is Capacity.FULL:
        return words.gettext("zurzeit voll")
    if room.capacity is Capacity.FREE:
        return ""
    if not room.weeks:
        return words.gettext("Warteliste")
    return words.ngettext("Warteliste, etwa {count} Woche", "Warteliste, etwa {count} Wochen", room.weeks).format(
        count=room.weeks
    )


def checked_text(words: Wording, as_of: str) -> str:
    """Say that a fact is confirmed, and as of when."""
    if as_of == UNDATED:
        return words.gettext("bestätigt")
    return words.gettext("geprüft {date}").format(date=_written(as_of))


def doubt_text(words: Wording, as_of: str, today: date) -> str:
    """Say that a fact is not confirmed, or not any more, and of when it is: the month of this year, else the year."""
    if as_of == UNDATED:
        return words.gettext("Angaben ohne Datum, vorher anrufen")
    said = _written(as_of[:7]) if as_of.startswith(f"{today:%Y}") else as_of[:4]
    return words.gettext("Angaben von {date}, vorher anrufen").format(date=said)


_WITHOUT_SLOT = {
    Access.ALWAYS: N_("Tag und Nacht"),
    Access.APPOINTMENT: N_("nur mit Termin"),
    Access.UNKNOWN: N_("Zeiten nicht bestätigt"),
}


def _closed(words: Wording, until: date, slot: Slot | None, today: date) -> str:
    if until > today:
        return words.gettext("geschlossen bis {date}").format(date=_day(until, today))
    said = words.gettext("heute geschlossen")
    return f"{said}, {_next(words, slot, today)}" if slot else said


def _next(words: Wording, slot: Slot, today: date) -> str:
    opens_at = slot.opens_at.astimezone(LOCAL)
    day, time = opens_at.date(), _clock(words, f"{opens_at.hour}", opens_at.minute)
    if day == today:
        return words.gettext("heute ab {time}").format(time=time)
    if day == today + timedelta(days=1):
        return words.gettext("morgen ab {time}").format(time=time)
    name = weekday(words, day.weekday())
    return words.gettext("{weekday}, {date}, {time}").format(weekday=name, date=_day(day, today), time=time)


def _closing(words: Wording, slot: Slot) -> str:
    closes_at: datetime = slot.closes_at.astimezone(LOCAL)
    is_midnight = closes_at.date() > slot.opens_at.astimezone(LOCAL).date()
    return _clock(words, "24" if is_midnight else f"{closes_at.hour}", closes_at.minute)


def _clock(words: Wording, hour: str, minute: int) -> str:
    is_short = minute == 0 and words.language == SOURCE_LANGUAGE
    return words.gettext("{time} Uhr").format(time=hour if is_short else f"{hour}:{minute:02}")


def _day(day: date, today: date) -> str:
    return f"{day:%d.%m.}" if day - today < _FAR else f"{day:%d.%m.%Y}"


def _written(as_of: str) -> str:
    """Return a year, a month or a day as dates are written here."""
    parts = as_of.split("-")[::-1]
    return "/".join(parts) if len(parts) == 2 else ".".join(parts)
