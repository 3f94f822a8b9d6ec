"""Keys for files with counts: one for each desk from its first day, one more at the steering desk; what went out."""

from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.figures.ports import FigureKeys, Sent, SentCounts
from tests.store.desks import opened
from tests.store.samples import NOON


@pytest.fixture
def store(folder: Path) -> OpenStore:
    return opened(folder)


def test_the_store_fills_both_ports(store: OpenStore) -> None:
    keys: FigureKeys = store.figure_keys
    sent: SentCounts = store.sent_counts
    assert keys.identity() is None
    assert keys.house_keys() == []
    assert sent.last_sent() is None
    store.close()


def test_each_desk_signs_with_a_key_of_its_own_that_stays(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    keys = []
    for each in (folder, folder, other):
        store = opened(each)
        keys.append(store.figure_keys.signing_key())
        store.close()
    assert keys[0] == keys[1] != keys[2]
    assert [len(key) for key in keys] == [32, 32, 32]


def test_the_newest_house_key_comes_first(store: OpenStore) -> None:
    for number in (1, 2):
        store.house_keys.take_over(f"0000000{number}", bytes([number]) * 32, NOON.replace(minute=number))
    assert store.figure_keys.house_keys() == [bytes([2]) * 32, bytes([1]) * 32]
    store.close()


def test_that_a_key_was_drawn_is_in_the_audit_and_the_key_is_not(store: OpenStore) -> None:
    store.figure_keys.keep_identity("AGE-SECRET-KEY-1QQQ")
    [entry] = [each for each in store.audit.entries(9) if each.action is AuditAction.FIGURES_KEY_ADDED]
    assert entry.subject is None
    assert "1QQQ" not in repr(store.figure_keys)
    store.close()


def test_what_was_sent_last_is_remembered(store: OpenStore) -> None:
    for minute in (1, 2):
        store.sent_counts.note_sent(Sent(NOON.replace(minute=minute), NOON.date()))
    assert store.sent_counts.last_sent() == Sent(NOON.replace(minute=2), NOON.date())
    store.close()
