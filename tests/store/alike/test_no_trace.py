"""What a person is found by goes from every file of the store with what it was made of.

The bytes are looked through in a store without encryption, made by the same code on the same settings.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import Handover, HandoverState
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.retention import due
from erstanlauf.domain.visit import VisitId
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.safety.bundle import BACKUP_FOLDER
from tests.store.handover_samples import CONTENT, a_handover, handed_over, kept, withdrawn
from tests.store.plain_store import a_plain_desk, words_in
from tests.store.safety.days import backed_up
from tests.store.samples import NOON, a_new_visit

HERE = VisitId("01a20272-00bf-7e0c-89f1-530f82a5a9a2")
NAMED = {"grossmann", "yildiz", "oezlem", "KRSMN", "gr~", "+KRSMN"}
REACHED = {"@612345678"}


@pytest.fixture
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenStore]:
    store = a_plain_desk(folder, monkeypatch, lambda: NOON)
    yield store
    store.close()


@pytest.fixture
def handover(store: OpenStore, folder: Path) -> Handover:
    """A hand-over somebody was found by."""
    handover = handed_over(store, a_handover(a_new_visit(store).id), to=HandoverState.DONE)
    assert store.people_handed_over.like(CONTENT.person, HERE, most=3)
    assert {word for word, _ in words_in(folder, NAMED | REACHED)} == NAMED | REACHED
    return handover


ENDS: dict[str, Callable[[OpenStore, Handover], object]] = {
    "forgotten": lambda store, handover: store.handovers.forget_content(handover.id),
    "time": lambda store, _: store.erasures.erase_due(due(DEFAULTS, NOON + timedelta(days=400)), (), NOON),
    "visit": lambda store, handover: store.erasures.erase(handover.visit),
}


@pytest.mark.parametrize("end", ENDS)
def test_nothing_a_person_is_found_by_outlives_the_content(
    end: str, store: OpenStore, handover: Handover, folder: Path
) -> None:
    ENDS[end](store, handover)
    assert list(words_in(folder, NAMED | REACHED)) == []


def test_what_is_taken_back_is_gone_at_once(store: OpenStore, folder: Path) -> None:
    waiting = kept(store, a_handover(a_new_visit(store).id))
    assert store.people_handed_over.like(CONTENT.person, HERE, most=3)
    store.handovers.put(withdrawn(waiting, DataField.REACH))
    assert list(words_in(folder, REACHED)) == []
    assert store.people_handed_over.like(CONTENT.person, HERE, most=3)
    assert {word for word, _ in words_in(folder, NAMED | REACHED)} == NAMED
    store.handovers.put(withdrawn(waiting))
    assert list(words_in(folder, NAMED | REACHED)) == []


def test_a_draft_that_somebody_was_found_by_is_in_no_backup(store: OpenStore, folder: Path) -> None:
    kept(store, a_handover(a_new_visit(store).id, state=HandoverState.DRAFT))
    assert store.people_handed_over.like(CONTENT.person, HERE, most=3)
    backed_up(store)
    assert [file for _, file in words_in(folder / BACKUP_FOLDER, NAMED | REACHED)] == []
