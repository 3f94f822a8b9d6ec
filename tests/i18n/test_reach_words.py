"""What a card says of when one can go there: pinned in German, and whole in English."""

from datetime import date, datetime

import pytest

from erstanlauf.domain.catalogue import UNDATED, Capacity, Waiting
from erstanlauf.domain.reachability import Access, Reachability
from erstanlauf.domain.schedule import LOCAL, Slot
from erstanlauf.i18n.reach_words import checked_text, doubt_text, reach_text, room_text
from erstanlauf.i18n.wording import Wording

SUNDAY = date(2026, 11, 22)
GERMAN, ENGLISH = Wording("de"), Wording("en")


def slot(day: str, opens: str, closes: str, until: str = "") -> Slot:
    return Slot(moment(f"{day} {opens}"), moment(f"{until or day} {closes}"))


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("found", "german", "english"),
    [
        (Reachability(Access.OPEN, slot("2026-11-22", "9:00", "16:00")), "heute noch bis 16 Uhr", "today until 16:00"),
        (
            Reachability(Access.OPEN, slot("2026-11-22", "9:00", "12:30")),
            "heute noch bis 12:30 Uhr",
            "today until 12:30",
        ),
        (
            Reachability(Access.OPEN, slot("2026-11-22", "18:00", "0:00", "2026-11-23")),
            "heute noch bis 24 Uhr",
            "today until 24:00",
        ),
        (Reachability(Access.LATER, slot("2026-11-22", "15:00", "18:00")), "heute ab 15 Uhr", "today from 15:00"),
        (Reachability(Access.LATER, slot("2026-11-23", "9:00", "12:00")), "morgen ab 9 Uhr", "tomorrow from 9:00"),
        (Reachability(Access.LATER, slot("2026-11-25", "9:00", "12:00")), "Mi, 25.11., 9 Uhr", "Wed 25.11., 9:00"),
        (Reachability(Access.LATER, slot("2027-01-04", "8:05", "12:00")), "Mo, 04.01., 8:05 Uhr", "Mon 04.01., 8:05"),
        (
            Reachability(Access.LATER, slot("2027-11-02", "9:00", "12:00")),
            "Di, 02.11.2027, 9 Uhr",
            "Tue 02.11.2027, 9:00",
        ),
        (Reachability(Access.APPOINTMENT), "nur mit Termin", "by appointment only"),
        (Reachability(Access.ALWAYS), "Tag und Nacht", "day and night"),
        (Reachability(Access.UNKNOWN), "Zeiten nicht bestätigt", "times not confirmed"),
        (
            Reachability(Access.CLOSED, slot("2027-01-04", "9:00", "12:00"), date(2027, 1, 2)),
            "geschlossen bis 02.01.",
            "closed until 02.01.",
        ),
        (Reachability(Access.CLOSED, None, date(2028, 1, 2)), "geschlossen bis 02.01.2028", "closed until 02.01.2028"),
        (Reachability(Access.CLOSED, None, SUNDAY), "heute geschlossen", "closed today"),
        (
            Reachability(Access.CLOSED, slot("2026-11-23", "9:00", "12:00"), SUNDAY),
            "heute geschlossen, morgen ab 9 Uhr",
            "closed today, tomorrow from 9:00",
        ),
    ],
)
def test_says_when_one_can_go_there(found: Reachability, german: str, english: str) -> None:
    assert reach_text(GERMAN, found, SUNDAY) == german
    assert reach_text(ENGLISH, found, SUNDAY) == english


@pytest.mark.parametrize(
    ("room", "german", "english"),
    [
        (Waiting(Capacity.FREE), "", ""),
        (Waiting(Capacity.FULL), "zurzeit voll", "full at present"),
        (Waiting(Capacity.WAITING_LIST), "Warteliste", "waiting list"),
        (Waiting(Capacity.WAITING_LIST, 1), "Warteliste, etwa 1 Woche", "waiting list, about 1 week"),
        (Waiting(Capacity.WAITING_LIST, 6), "Warteliste, etwa 6 Wochen", "waiting list, about 6 weeks"),
    ],
)
def test_says_whether_there_is_room(room: Waiting, german: str, english: str) -> None:
    assert (room_text(GERMAN, room), room_text(ENGLISH, room)) == (german, english)


@pytest.mark.parametrize(
    ("as_of", "checked", "doubted"),
    [
        ("2026", "geprüft 2026", "Angaben von 2026, vorher anrufen"),
        ("2026-10", "geprüft 10/2026", "Angaben von 10/2026, vorher anrufen"),
        ("2026-11-20", "geprüft 20.11.2026", "Angaben von 11/2026, vorher anrufen"),
        ("2024-12", "geprüft 12/2024", "Angaben von 2024, vorher anrufen"),
        (UNDATED, "bestätigt", "Angaben ohne Datum, vorher anrufen"),
    ],
)
def test_says_how_sure_it_is(as_of: str, checked: str, doubted: str) -> None:
    assert (checked_text(GERMAN, as_of), doubt_text(GERMAN, as_of, SUNDAY)) == (checked, doubted)
