"""How long somebody who keeps 5,000 offers waits for a key: searching, going down the list, confirming. Nothing fails
on time.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.app import knowledge_of
from erstanlauf.app.catalogue import draft_over
from erstanlauf.domain.catalogue import OfferId, Service
from erstanlauf.domain.catalogue_edits import Edit, call_source
from erstanlauf.domain.catalogue_fields import Proof
from erstanlauf.domain.people import Role
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.offer_list import OfferList, Shown
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from erstanlauf.usecases.catalogue_editing import CatalogueEditing
from tests.builders import LIMITS, TODAY, no_hints
from tests.store.desks import EVERYTHING, opened
from tests.store.samples import NOON

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

OFFERS = 5_000
TYPED = "stelle 12"
GOAL_MS = 50


def crowded(service: Service, count: int) -> Service:
    """Return a kind with so many more offers like its first."""
    first = service.offers[0]
    more = (
        replace(first, id=OfferId(f"{service.kind}/stelle_{number}"), organization=f"Stelle {number}, {service.name}")
        for number in range(count)
    )
    return replace(service, offers=(*service.offers, *more))


def test_keys_in_a_list_of_thousands(qtbot: QtBot, tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    store = opened(tmp_path)
    desk = CatalogueDesk(EVERYTHING, draft_over(store), lambda each: knowledge_of(each, TODAY), dict)
    kinds = desk.work().catalogue.services.values()
    desk.change(Edit(tuple(crowded(service, OFFERS // len(kinds)) for service in kinds)))
    editing = CatalogueEditing(desk, LIMITS, no_hints, lambda: NOON)

    began = time.perf_counter()
    overview = editing.overview()
    first = time.perf_counter() - began
    source_id, source = call_source(TODAY)
    began = time.perf_counter()
    editing.confirm(overview.rows[0].id, ("phone", "url"), Proof(source_id, TODAY, Role.CATALOGUE, source))
    step = time.perf_counter() - began

    room = QWidget()
    qtbot.addWidget(room)
    offers = OfferList(Wording(), room)
    offers.resize(400, 700)
    room.resize(400, 700)
    room.show()
    offers.show_rows(overview.rows, None)
    QApplication.processEvents()
    typing = [
        _worst(lambda length=length: offers.want(TYPED[:length], Shown.ALL))  # type: ignore[misc]
        for length in range(len(TYPED) + 1)
    ]
    down = [_worst(lambda: QTest.keyClick(offers, Qt.Key.Key_Down)) for _ in range(20)]

    report_figure(
        f"{len(overview.rows)} offers, goal {GOAL_MS} ms; letter {median(typing):.0f} ms, at worst {max(typing):.0f}; "
        f"down {median(down):.0f} ms, at worst {max(down):.0f}; "
        f"on the store's thread: overview {first * 1000:.0f} ms, a step of work {step * 1000:.0f} ms"
    )
    store.close()


def _worst(act: Callable[[], object]) -> float:
    """Return how many milliseconds something takes until it is painted."""
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - began)
