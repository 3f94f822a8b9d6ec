"""The key file survives damage and kills: one of its two copies is always whole, and damage is never taken for more."""

import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from erstanlauf import paths
from erstanlauf.domain.people import PersonId
from erstanlauf.paths import FileNotWritten
from erstanlauf.store.keys import kdf, key_file
from erstanlauf.store.keys.checked_text import MOST_BYTES, checked_text
from erstanlauf.store.keys.key_file import (
    KEYS_COPY_FILE,
    KEYS_FILE,
    KeyFile,
    keep_key_file,
    key_file_content,
    key_file_in,
    load_key_file,
)
from erstanlauf.store.keys.key_holders import (
    begin_change,
    new_key_file,
    remove_person,
    unlock,
    unlock_with_paper,
)
from erstanlauf.store.keys.slot import FORM
from erstanlauf.store.keys.store_key import StoreKey, new_key
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing, KeyFileNewer, KeyFileUnreadable
from tests.store.keys.samples import ANNAS_PASSWORD, BORA, CHEAP, PAPER, a_key_file

DAMAGES = 400


@pytest.fixture(scope="module")
def key() -> StoreKey:
    return new_key()


@pytest.fixture(scope="module")
def whole(key: StoreKey) -> KeyFile:
    return a_key_file(key)


def damaged(content: bytes, chance: Random) -> bytes:
    """Return a content with a flipped bit, cut off, overwritten or emptied."""
    at = chance.randrange(len(content))
    damages: tuple[Callable[[], bytes], ...] = (
        lambda: content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :],
        lambda: content[:at],
        lambda: content[:at] + bytes(len(content) - at),
        lambda: content + content[at:],
        lambda: b"",
    )
    return chance.choices(damages, weights=(8, 4, 4, 2, 1))[0]()


def test_what_was_kept_is_read_back(tmp_path: Path, whole: KeyFile) -> None:
    keep_key_file(tmp_path, whole)

    assert load_key_file(tmp_path) == whole
    assert not load_key_file(tmp_path).from_copy
    assert (tmp_path / KEYS_FILE).read_bytes() == (tmp_path / KEYS_COPY_FILE).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [KEYS_FILE, KEYS_COPY_FILE]


@pytest.mark.skipif(os.name == "nt", reason="rights of another kind")
def test_nobody_else_may_read_it(tmp_path: Path, whole: KeyFile) -> None:
    keep_key_file(tmp_path, whole)

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_four_hundred_damages_of_the_main_file_lead_to_the_copy(tmp_path: Path, whole: KeyFile) -> None:
    chance, content = Random(20261122), key_file_content(whole)
    (tmp_path / KEYS_COPY_FILE).write_bytes(content)
    for _ in range(DAMAGES):
        (tmp_path / KEYS_FILE).write_bytes(damaged(content, chance))
        found = load_key_file(tmp_path)
        assert found == whole
        assert found.from_copy


def test_four_hundred_damages_of_both_files_are_told_as_damage(tmp_path: Path, whole: KeyFile) -> None:
    chance, content = Random(20261123), key_file_content(whole)
    for _ in range(DAMAGES):
        (tmp_path / KEYS_FILE).write_bytes(damaged(content, chance))
        (tmp_path / KEYS_COPY_FILE).write_bytes(damaged(content, chance))
        with pytest.raises(KeyFileDamaged):
            load_key_file(tmp_path)


def test_a_folder_in_place_of_a_file_is_damage(tmp_path: Path, whole: KeyFile) -> None:
    (tmp_path / KEYS_FILE).mkdir()
    with pytest.raises(KeyFileDamaged):
        load_key_file(tmp_path)

    (tmp_path / KEYS_COPY_FILE).write_bytes(key_file_content(whole))
    assert load_key_file(tmp_path).from_copy


def test_no_file_at_all_is_told_as_missing(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "never made"):
        with pytest.raises(KeyFileMissing):
            load_key_file(folder)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this account")
def test_a_file_that_may_not_be_read_is_not_told_as_damaged(tmp_path: Path, whole: KeyFile) -> None:
    keep_key_file(tmp_path, whole)
    (tmp_path / KEYS_FILE).chmod(0)

    with pytest.raises(KeyFileUnreadable):
        load_key_file(tmp_path)


def test_the_copy_stands_in_and_the_next_keeping_repairs_the_main_file(
    tmp_path: Path, whole: KeyFile, key: StoreKey
) -> None:
    keep_key_file(tmp_path, whole)
    (tmp_path / KEYS_FILE).unlink()
    found = load_key_file(tmp_path)
    assert found.from_copy

    keep_key_file(tmp_path, found)
    assert load_key_file(tmp_path) == whole
    assert not load_key_file(tmp_path).from_copy
    assert not remove_person(found, key, BORA).from_copy


def test_the_newer_of_two_whole_files_counts(tmp_path: Path, whole: KeyFile, key: StoreKey) -> None:
    older, newer = key_file_content(whole), key_file_content(remove_person(whole, key, BORA))

    (tmp_path / KEYS_FILE).write_bytes(older)
    (tmp_path / KEYS_COPY_FILE).write_bytes(newer)
    assert BORA not in load_key_file(tmp_path).people
    assert load_key_file(tmp_path).from_copy

    (tmp_path / KEYS_FILE).write_bytes(newer)
    (tmp_path / KEYS_COPY_FILE).write_bytes(older)
    assert BORA not in load_key_file(tmp_path).people
    assert not load_key_file(tmp_path).from_copy


def test_a_copy_of_another_store_never_counts(tmp_path: Path, whole: KeyFile, key: StoreKey) -> None:
    other_key = new_key()
    other = remove_person(a_key_file(other_key), other_key, BORA)
    (tmp_path / KEYS_FILE).write_bytes(key_file_content(whole))
    (tmp_path / KEYS_COPY_FILE).write_bytes(key_file_content(other))

    assert load_key_file(tmp_path) == whole


class Killed(BaseException):
    """Stands for the end of the process."""


def writes_before_the_kill(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Let `count` files be written; the next write ends half-way, as a kill would end it."""
    left: Iterator[int] = iter(range(count))

    def write(path: Path, content: bytes) -> None:
        if next(left, None) is None:
            path.with_name(f".{path.name}.part").write_bytes(content[: len(content) // 2])
            raise Killed
        paths.write_whole(path, content)

    monkeypatch.setattr(key_file, "write_whole", write)


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_kill_anywhere_between_the_two_writes_leaves_the_old_or_the_new_state(
    tmp_path: Path, whole: KeyFile, key: StoreKey, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    keep_key_file(tmp_path, whole)
    newer = begin_change(whole, key, new_key())
    with monkeypatch.context() as patch:
        writes_before_the_kill(patch, written)
        if written < 2:
            with pytest.raises(Killed):
                keep_key_file(tmp_path, newer)
        else:
            keep_key_file(tmp_path, newer)

    found = load_key_file(tmp_path)
    assert found == (newer if written else whole)
    assert unlock(found, "Anna", ANNAS_PASSWORD).keys[-1] == key
    keep_key_file(tmp_path, newer)
    assert (tmp_path / KEYS_COPY_FILE).read_bytes() == key_file_content(newer)


def test_what_cannot_be_written_leaves_the_files_as_they_were(tmp_path: Path, whole: KeyFile, key: StoreKey) -> None:
    keep_key_file(tmp_path, whole)
    (tmp_path / f".{KEYS_FILE}.part").mkdir()

    with pytest.raises(FileNotWritten):
        keep_key_file(tmp_path, remove_person(whole, key, BORA))
    assert load_key_file(tmp_path) == whole


def altered(whole: KeyFile, change: Callable[[dict[str, object]], object]) -> bytes:
    """Return the content of a file that somebody altered and gave a right checksum."""
    plain = json.loads(key_file_content(whole).split(b"\n", 1)[1])
    change(plain)
    return checked_text(FORM, plain)


@pytest.mark.parametrize(
    "cost",
    [[8, 3, 4], [19_455, 3, 4], [1 << 30, 3, 4], [65_536, 0, 4], [65_536, 11, 4], [65_536, 3, 9], [65_536, 3, 0]],
    ids=str,
)
def test_an_absurd_cost_is_refused_before_anything_is_allocated(
    whole: KeyFile, cost: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def allocate(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(kdf, "Argon2id", allocate)

    def with_cost(plain: dict[str, object]) -> None:
        slots = plain["slots"]
        assert isinstance(slots, list)
        slots[0]["argon2id"] = cost

    with pytest.raises(KeyFileDamaged):
        key_file_in(altered(whole, with_cost))


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.pop("proofs"),
        lambda plain: plain.update(more=1),
        lambda plain: plain.update(revision=-1),
        lambda plain: plain.update(revision=True),
        lambda plain: plain.update(generations=[1, 2]),
        lambda plain: plain.update(generations=[]),
        lambda plain: plain.update(generations=[2, 1]),
        lambda plain: plain.update(proofs=[]),
        lambda plain: plain.update(slots=[]),
        lambda plain: plain.update(slots=[plain["slots"][0]] * 2),
        lambda plain: plain.update(slots=[plain["slots"][1]] * 2),
        lambda plain: plain.update(slots={}),
        lambda plain: plain["slots"][0].update(salt="AA=="),
        lambda plain: plain["slots"][0].update(salt="?"),
        lambda plain: plain["slots"][0].update(login=5),
        lambda plain: plain["slots"][0].update(kind="finger"),
        lambda plain: plain["slots"][0].update(argon2id=[65_536, 3]),
        lambda plain: plain["slots"][0].update(argon2id=[65_536, 3, 4.0]),
        lambda plain: plain["slots"][2].update(login="ANNA"),
    ],
    ids=range(19),
)
def test_a_whole_file_with_another_shape_is_damage(
    whole: KeyFile, change: Callable[[dict[str, object]], object]
) -> None:
    with pytest.raises(KeyFileDamaged):
        key_file_in(altered(whole, change))


def test_other_files_with_a_right_checksum_are_damage_and_a_newer_form_is_told(whole: KeyFile) -> None:
    others: tuple[object, ...] = ([], "x", None, 1)
    for plain in others:
        with pytest.raises(KeyFileDamaged):
            key_file_in(checked_text(FORM, plain))
    with pytest.raises(KeyFileDamaged):
        key_file_in(checked_text("erstanlauf-sealed-1", {}))
    with pytest.raises(KeyFileDamaged):
        key_file_in(b" " * (MOST_BYTES + 1))
    with pytest.raises(KeyFileNewer):
        key_file_in(checked_text("erstanlauf-keys-2", {}))


def test_logins_of_every_script_come_back(key: StoreKey) -> None:
    kept = new_key_file(key, PersonId("d0d0d0d0"), "أمل ŻÜ", "ein langes Kennwort", CHEAP)
    assert key_file_in(key_file_content(kept)) == kept
    assert re.search(rb"[\x80-\xff]", key_file_content(kept)) is None


def test_a_key_file_of_the_first_form_still_opens() -> None:
    key_file = key_file_in(Path(__file__).with_name("key_file_form_1.txt").read_bytes())

    kept = StoreKey(bytes(range(32)), bytes(range(100, 116)))
    assert unlock(key_file, "anna", ANNAS_PASSWORD).keys == (kept,)
    assert unlock_with_paper(key_file, PAPER).keys == (kept,)
