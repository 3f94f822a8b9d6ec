"""Ways through a hand-over for tests: recipients in the store, vignette V32 at the counter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.keys import TILE_KEYS
from erstanlauf.domain.needs import TILE_TOPICS, Flag, Topic
from erstanlauf.domain.questions import question
from erstanlauf.domain.situation import FactValue, Span, Status
from erstanlauf.i18n import labels
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.handover_way import Way
from erstanlauf.usecases.handover.asking import Asking
from erstanlauf.usecases.session import VisitSession
from tests.ui.desk import Key, TestDesk, a_desk, knowledge

CITY = RecipientId("0badcafe")
"""Case Management of the town: takes what is on a slip with Case Management."""
HOMELESS = RecipientId("00c0ffee")
"""Help for those without a home: on the slip in V32, too."""
_VIGNETTES = Path(__file__).parents[2] / "knowledge" / "vignettes.yaml"


@cache
def v32() -> dict[str, Any]:
    """Return what is known of the person in vignette V32."""
    documents = yaml.safe_load(_VIGNETTES.read_text(encoding="utf-8"))
    listed = documents if isinstance(documents, list) else documents["vignettes"]
    found = next(each for each in listed if each["id"] == "V32")
    return dict(found["inputs"])


def the_city(folder: Path) -> Recipient:
    """Return the Case Management of the town, with its parcels in a folder of the test."""
    offer = knowledge().catalogue.services[Kind("cm_stadt")].offers[0].id
    return Recipient(CITY, "Case Management der Stadt", str(folder), offer, is_plain=True, response_days=5)


def help_for_homeless(folder: Path) -> Recipient:
    """Return a second recipient."""
    offer = knowledge().catalogue.services[Kind("wohnungsnotfall")].offers[0].id
    return Recipient(HOMELESS, "Hilfe bei Wohnungsnotfällen", str(folder), offer, is_plain=True)


def keep(desk: TestDesk, *recipients: Recipient) -> None:
    """Put recipients into the store of a desk, as the administration does."""
    everything = desk.desk.handover._office.handover.recipients._recipients  # the use case would want a key here
    for each in recipients:
        Path(each.folder).mkdir(parents=True, exist_ok=True)
        desk.desk.tasks.run(desk.desk.handover._store, partial(everything.put, each), _nothing, _fail)
    desk.settle()
    desk.desk.handover.flow.look_up_recipients()
    desk.settle()


@contextmanager
def a_handover_desk(qtbot: QtBot, folder: Path, **how: Any) -> Iterator[TestDesk]:
    """Open a desk with the town's Case Management as recipient, and a second screen over the first."""
    store = folder / "store"
    store.mkdir(exist_ok=True)
    with a_desk(qtbot, store, **how) as desk:
        keep(desk, the_city(folder / "share"))
        desk.desk.guide.appear_on(desk.window.screen())
        yield desk


def tell_v32(desk: TestDesk) -> None:
    """Play V32 by keys up to the suggestions: language, needs, what was said, and whatever is asked."""
    desk.press(Key.Key_F2)
    desk.type("ar")
    desk.press(Key.Key_Return)
    for need in v32()["needs"]:
        desk.type(TILE_KEYS[TILE_TOPICS.index(Topic(need))])
    words = Wording("de")
    for flag in v32()["flags"]:
        desk.press(Key.Key_F5)
        name = labels.flag(words, Flag(flag))
        desk.type("".join(takewhile(str.isascii, name))[:12])
        desk.press(Key.Key_Return)
    card = desk.desk.page.questions.card
    for _ in range(25):
        if not card.fact:
            break
        fact = card.fact
        desk.desk.page.enter(card)
        desk.type(_key_to(fact))
        if card.fact == fact:
            desk.press(Key.Key_Return)


def have_told_v32(desk: TestDesk) -> None:
    """Open a visit in which V32 has been told already, all in one change."""
    desk.press(Key.Key_F2)

    def tell(visit: VisitSession) -> None:
        visit.pick_language("ar")
        for need in v32()["needs"]:
            visit.set_need(Topic(need), True)
        for flag in v32()["flags"]:
            visit.set_flag(Flag(flag), True)
        visit.answer_question("status", Status(v32()["status"]))
        visit.answer_question("age", Span(27, 66))

    change(desk, tell)


def to_the_consent(desk: TestDesk) -> Way:
    """Tell V32 and go to the consent page, by F8 twice."""
    have_told_v32(desk)
    desk.press(Key.Key_F8)
    desk.press(Key.Key_F8)
    return way(desk)


def way(desk: TestDesk) -> Way:
    """Return the way that is shown."""
    shown = desk.desk.handover._way
    assert shown is not None
    assert shown.is_shown
    return shown


def asking(desk: TestDesk) -> Asking:
    """Return what is being asked."""
    now = desk.desk.handover.flow.asking
    assert now is not None
    return now


def change(desk: TestDesk, step: Callable[[VisitSession], object]) -> None:
    """Change the visit in hand beside the keys."""
    desk.desk.counter.change(step)
    desk.settle()
    QApplication.processEvents()


def _key_to(fact: str) -> str:
    """Return the key of V32's answer to a question; "0" is "keine Angabe"."""
    told = v32().get(fact)
    asked = question(fact)
    for place, option in enumerate(asked.options):
        if told is not None and _holds(option.value, told):
            return ("0" + TILE_KEYS.replace("0", ""))[place]
    return "0"


def _holds(value: FactValue, told: Any) -> bool:
    if isinstance(value, Span):
        return value.low <= int(told) <= value.high
    return value == told or str(getattr(value, "value", value)) == str(told)


def _nothing(_: object) -> None:
    return


def _fail(trouble: Exception) -> None:
    raise trouble
