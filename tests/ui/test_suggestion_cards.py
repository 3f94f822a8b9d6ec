"""What a card says of the way there: when, whether there is room, how sure; few words, and none twice."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from erstanlauf.domain.ageing import AgeLimits
from erstanlauf.domain.catalogue import UNDATED, Capacity, Closure, Confidence, Contact, Kind, Waiting
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.card_painter import CardPainter
from erstanlauf.ui.pages.suggestion_cards import Card, CardWriter
from erstanlauf.ui.pages.suggestion_list import SuggestionList
from erstanlauf.usecases.knowledge import Knowledge, counter_catalogue
from erstanlauf.usecases.session import VisitSession
from tests.builders import (
    LIMITS,
    TODAY,
    a_catalogue,
    a_fact,
    a_plan_book,
    a_rule,
    a_rulebook,
    a_service,
    a_visit,
    an_effect,
    an_offer,
)

MONDAY_AT_TEN = datetime(2026, 11, 23, 10, tzinfo=LOCAL)
PHONE = Contact(phone=a_fact("0521 51-0"))
OPEN = replace(PHONE, hours=a_fact("Mo-Fr 9-16"))


def card_of(contact: Contact, limits: AgeLimits = LIMITS) -> Card:
    """Return the only card of a visit to which one office fits."""
    published = a_catalogue(a_service("office", offers=(an_offer("office/x", contact=contact),)))
    rulebook = replace(a_rulebook(a_rule(an_effect("office"))), wordings={"why": {"de": "passt zum Bedarf"}})
    knowledge = Knowledge(counter_catalogue(published, limits, TODAY), rulebook, {}, a_plan_book(), limits)
    session = VisitSession(a_visit(needs=(Topic.SPRACHE,)), knowledge, MONDAY_AT_TEN)
    [card] = CardWriter(Wording(), knowledge, lambda: MONDAY_AT_TEN).cards(session)
    return card


def room(capacity: Capacity, weeks: int | None = None, as_of: str = "2026-10") -> Contact:
    return replace(OPEN, capacity=a_fact(Waiting(capacity, weeks), as_of=as_of))


@pytest.mark.parametrize(
    ("contact", "reach", "standing"),
    [
        (OPEN, "heute noch bis 16 Uhr", "geprüft 10/2026"),
        (PHONE, "Zeiten nicht bestätigt", "geprüft 10/2026"),
        (replace(OPEN, hours=a_fact("Mo-Fr 9-16", as_of="2024")), "Zeiten nicht bestätigt", "geprüft 10/2026"),
        (Contact(phone=a_fact("1", as_of="2024-12")), "", "Angaben von 2024, vorher anrufen"),
        (Contact(phone=a_fact("1", Confidence.MEDIUM, UNDATED)), "", "Angaben ohne Datum, vorher anrufen"),
        (Contact(hours=a_fact("Mo-Fr 9-16")), "heute noch bis 16 Uhr", "Kontakt nicht bestätigt"),
        (Contact(), "", "Kontakt nicht bestätigt"),
        (
            replace(PHONE, appointment=a_fact("nur mit Termin"), appointment_only=True),
            "nur mit Termin",
            "geprüft 10/2026",
        ),
        (
            replace(OPEN, closures=a_fact((Closure(TODAY, TODAY.replace(day=27)),))),
            "geschlossen bis 27.11.",
            "geprüft 10/2026",
        ),
        (room(Capacity.FULL), "heute noch bis 16 Uhr · zurzeit voll", "geprüft 10/2026"),
        (room(Capacity.WAITING_LIST, 6), "heute noch bis 16 Uhr · Warteliste, etwa 6 Wochen", "geprüft 10/2026"),
        (room(Capacity.FREE), "heute noch bis 16 Uhr", "geprüft 10/2026"),
        (room(Capacity.FULL, as_of="2024"), "heute noch bis 16 Uhr", "geprüft 10/2026"),
    ],
)
def test_a_card_says_when_one_can_go_there_and_how_sure_that_is(contact: Contact, reach: str, standing: str) -> None:
    card = card_of(contact)
    assert (card.reach, card.standing, card.sure) == (reach, standing, standing.startswith("geprüft"))


def test_a_number_of_the_whole_country_is_confirmed_and_has_no_hours_to_miss() -> None:
    limits = replace(LIMITS, ageless=frozenset({Kind("office")}))
    card = card_of(Contact(phone=a_fact("110", as_of=UNDATED)), limits)
    assert (card.reach, card.standing, card.sure) == ("", "bestätigt", True)


def test_a_screen_reader_says_what_the_card_shows(qtbot: QtBot) -> None:
    shown = SuggestionList(Wording())
    qtbot.addWidget(shown)
    shown.show_cards([card_of(OPEN), replace(card_of(Contact()), kind=Kind("other"))])
    said = [shown.cards.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said[0].endswith("passt zum Bedarf, heute noch bis 16 Uhr, geprüft 10/2026")
    assert said[1].endswith("passt zum Bedarf, Kontakt nicht bestätigt")


@pytest.mark.parametrize("width", [320, 480, 720, 1200])
def test_a_card_of_any_width_has_room_for_all_it_says(qtbot: QtBot, width: int) -> None:
    """What does not fit beside the organization stands below it, each part on a line of its own if need be."""
    shown = SuggestionList(Wording())
    qtbot.addWidget(shown)
    shown.show_cards([card_of(room(Capacity.WAITING_LIST, 6))])
    painter = CardPainter(Wording())
    bare = replace(shown.cards.card(shown.cards.index(0)), reach="")
    full_height = painter.height(shown.cards.card(shown.cards.index(0)), width, is_open=False)
    assert full_height >= painter.height(bare, width, is_open=False)
    picture = QPixmap(width, full_height)
    canvas = QPainter(picture)
    painter.paint(canvas, picture.rect(), shown.cards.card(shown.cards.index(0)), is_open=False, current=True)
    assert canvas.end()
