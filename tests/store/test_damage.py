"""A damaged store is noticed when it is opened or right after: whole with all rows, or called damaged and left."""

from pathlib import Path
from random import Random

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.checks import CHECKED_FILE
from erstanlauf.store.trouble import DamageFound, StoreDamaged, WrongKey
from tests.store.desks import checked, opened
from tests.store.samples import NOON, a_new_visit, an_open_record, filled

VISITS = 40
NOTICED = (StoreDamaged.code, DamageFound.code, WrongKey.code)


@pytest.fixture
def store_file(folder: Path) -> Path:
    """A closed store with closed visits on more than one page and one open visit."""
    store = opened(folder)
    for _ in range(VISITS):
        store.visits.close_visit(an_open_record(a_new_visit(store)))
    store.visits.save_draft(filled(a_new_visit(store)), NOON)
    store.close()
    return folder / STORE_FILE


def outcome(store_file: Path, content: bytes) -> str:
    """Open a store with this content, check it as after the first page, and say what came of it: "whole", or the code
    of the trouble."""
    store_file.write_bytes(content)
    try:
        store = opened(store_file.parent)
        try:
            store.checks.quick()
            entries, drafts = store.visits.entries_of(NOON.date()), store.visits.drafts()
        finally:
            store.close()
    except KnownTrouble as trouble:
        (store_file.parent / CHECKED_FILE).unlink(missing_ok=True)
        return trouble.code
    assert (len(entries), [draft.visit for draft in drafts]) == (VISITS, [filled(draft.visit) for draft in drafts])
    return "whole"


def test_a_flipped_bit_anywhere_is_damage(store_file: Path) -> None:
    whole, chance = store_file.read_bytes(), Random(20261122)
    outcomes = []
    for _ in range(300):
        content = bytearray(whole)
        content[chance.randrange(16, len(content))] ^= 1 << chance.randrange(8)
        outcomes.append(outcome(store_file, bytes(content)))

    assert set(outcomes) == {StoreDamaged.code, DamageFound.code}


def test_a_damaged_salt_hurts_nothing(store_file: Path) -> None:
    content = bytearray(store_file.read_bytes())
    content[3] ^= 1

    assert outcome(store_file, bytes(content)) == "whole"


def test_a_destroyed_beginning_is_not_taken_for_a_wrong_key(store_file: Path) -> None:
    content = bytearray(store_file.read_bytes())
    content[16:4096] = bytes(4080)

    assert outcome(store_file, bytes(content)) == StoreDamaged.code


def test_a_file_of_chance_is_the_store_of_another_key(store_file: Path) -> None:
    assert outcome(store_file, Random(1).randbytes(8192)) == WrongKey.code


def test_a_store_that_is_cut_off_is_damaged(store_file: Path) -> None:
    whole = store_file.read_bytes()
    lengths = {len(whole) * part // 50 for part in range(50)} | set(range(4096, len(whole), 4096))
    lengths |= {1, 15, 16, 17, len(whole) - 1000, len(whole) - 1}

    outcomes = {length: outcome(store_file, whole[:length]) for length in lengths}

    unnoticed = {length: code for length, code in outcomes.items() if code not in NOTICED}
    assert unnoticed == {}


@pytest.mark.parametrize("page", [5, -1])
def test_the_check_names_a_damaged_page(store_file: Path, page: int) -> None:
    content = bytearray(store_file.read_bytes())
    content[page * 4096 + 2000] ^= 1
    store_file.write_bytes(bytes(content))

    report = checked(store_file.parent)

    assert not report.is_sound
    assert len(report.page_faults) == 1
    assert report.rows == {}
    assert store_file.read_bytes() == bytes(content)


def test_the_check_cannot_open_a_store_whose_first_page_is_damaged(store_file: Path) -> None:
    content = bytearray(store_file.read_bytes())
    content[2000] ^= 1
    store_file.write_bytes(bytes(content))

    with pytest.raises(StoreDamaged):
        checked(store_file.parent)


def test_damage_found_in_the_middle_of_work_is_known_trouble(folder: Path, store_file: Path) -> None:
    store = opened(folder)
    content = bytearray(store_file.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 2000] ^= 1
    store_file.write_bytes(bytes(content))
    store.transactions.db.execute("PRAGMA shrink_memory")

    with pytest.raises(StoreDamaged):
        store.visits.entries_of(NOON.date())

    store.close()
