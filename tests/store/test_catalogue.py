"""Versions of the catalogue and keys of towns in a real store: kept for ever, carried over when a backup comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.store.catalogue import VersionMissing
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.catalogue_ports import ShippedContent
from tests.store.desks import opened
from tests.store.samples import NOON


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    store = opened(tmp_path)
    yield store
    store.close()


def test_every_version_can_be_read_for_ever(store: OpenStore) -> None:
    for number in range(1, 4):
        assert store.catalogue.publish(bytes([number]) * 1000, None, 1).number == number

    assert [head.number for head in store.catalogue.heads()] == [3, 2, 1]
    assert [store.catalogue.content(number)[0] for number in (1, 2, 3)] == [1, 2, 3]
    with pytest.raises(VersionMissing):
        store.catalogue.content(4)


def test_publishing_takes_the_steps_with_it(store: OpenStore) -> None:
    store.catalogue.add_step(b"one")
    store.catalogue.add_step(b"two")
    store.catalogue.drop_last_step()
    assert store.catalogue.steps() == [b"one"]

    store.catalogue.publish(b"{}", "fmark", 1)

    assert store.catalogue.steps() == []
    store.catalogue.drop_last_step()
    assert store.catalogue.heads()[0].shipped == "fmark"


def test_the_version_in_force_at_a_moment_is_the_newest_published_by_then(store: OpenStore) -> None:
    assert store.catalogue.in_force_at(NOON) is None
    store.catalogue.publish(b"{}", None, 1)
    assert store.catalogue.in_force_at(NOON) == 1
    assert store.catalogue.in_force_at(NOON.replace(year=2020)) is None


def test_a_call_in_vain_is_remembered_once(store: OpenStore) -> None:
    for _ in range(2):
        store.catalogue.note_try(OfferId("mbe/awo"))

    assert store.catalogue.tried() == {"mbe/awo": NOON}
    for _ in range(2):
        store.catalogue.forget_try(OfferId("mbe/awo"))
    assert store.catalogue.tried() == {}


def test_what_was_taken_over_from_the_program_is_a_version_before(store: OpenStore) -> None:
    store.catalogue.publish(b"own", None, 3, ShippedContent("fmark", b"shipped"))

    assert [(head.number, head.shipped, head.changes) for head in store.catalogue.heads()] == [
        (2, None, 3),
        (1, "fmark", 0),
    ]
    assert (store.catalogue.content(1), store.catalogue.content(2)) == (b"shipped", b"own")
    assert store.catalogue.in_force_at(NOON) == 2


def test_catalogues_given_away_are_counted_by_key(store: OpenStore) -> None:
    assert store.towns.signing_key() is None
    store.towns.keep_signing_key("a1", b"secret", NOON)

    assert [store.towns.next_serial("a1") for _ in range(3)] == [1, 2, 3]
    key = store.towns.signing_key()
    assert key is not None
    assert (key.id, key.secret) == ("a1", b"secret")
    assert "secret" not in repr(key)


def test_a_town_trusted_again_keeps_how_far_one_had_got(store: OpenStore) -> None:
    store.towns.trust("b2", b"public", "Musterstadt", NOON)
    store.towns.note_taken("b2", 7)
    store.towns.note_taken("b2", 3)
    store.towns.trust("b2", b"public", "Musterstadt am See", NOON)

    [town] = store.towns.trusted()
    assert (town.public, town.town, town.newest_serial) == (b"public", "Musterstadt am See", 7)
