"""From a store that does not open back to work: after a change of its key, before there were roles, by whom."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.people import NotPermitted, Role
from erstanlauf.domain.retention import due
from erstanlauf.store.access import Access
from erstanlauf.store.keys.key_file import KEYS_COPY_FILE, KEYS_FILE, load_key_file
from erstanlauf.store.keys.store_key import OLD_KEY_FILE
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.mark import HEAD_BYTES, MARK_FILE, Mark, MarkFile
from erstanlauf.store.trouble import StepsLost, StoreDamaged
from tests.store.safety.days import backed_up, damage
from tests.store.samples import NOON, a_new_visit
from tests.store.test_access import PASSWORD, an_access, set_up

RELEASED = Path(__file__).parent / "released"


def damaged(folder: Path, login: str = "verwaltung") -> Access:
    """Damage the store and return the way in of somebody who has met the damage."""
    damage(folder)
    access = an_access(folder)
    with pytest.raises(StoreDamaged):
        access.log_in(login, PASSWORD)
    return access


def put_back(access: Access) -> None:
    access.put_back(lambda _: due(DEFAULTS, NOON))


def claim_steps(folder: Path, steps: int) -> None:
    mark = MarkFile(folder / MARK_FILE)
    mark.write(Mark(steps, bytes(HEAD_BYTES)))
    mark.close()


def test_there_is_a_way_back_right_after_a_change_of_the_key(folder: Path) -> None:
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    backed_up(store, NOON)
    store.ring.change_key()
    store.close()

    access = damaged(folder)
    put_back(access)

    access.log_in("verwaltung", PASSWORD).close()


class CutOff(BaseException):
    """The process ends here."""


def test_there_is_a_way_back_after_a_change_of_the_key_that_was_cut_off(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    backed_up(store, NOON)

    def cut(*_: object) -> None:
        raise CutOff

    with monkeypatch.context() as patched:
        patched.setattr("erstanlauf.store.keys.key_holders.end_change", cut)
        with pytest.raises(CutOff):
            store.ring.change_key()
    store.close()
    an_access(folder).log_in("verwaltung", PASSWORD).close()

    access = damaged(folder)
    put_back(access)

    access.log_in("verwaltung", PASSWORD).close()


def test_there_is_a_way_back_to_a_backup_of_before_there_were_roles(folder: Path) -> None:
    folder.mkdir()
    shutil.copyfile(RELEASED / "visit_languages.db", folder / STORE_FILE)
    shutil.copyfile(RELEASED / "visit_languages.key", folder / OLD_KEY_FILE)
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    store.ring.let_in("tresen", PASSWORD)
    store.close()
    access = damaged(folder, "tresen")
    with pytest.raises(NotPermitted):
        put_back(access)

    access = damaged(folder)
    put_back(access)

    store = access.log_in("verwaltung", PASSWORD)
    assert store.permit.roles >= {Role.ADMINISTRATION}
    store.close()


def test_who_administers_since_the_backup_was_made_still_does_after_it_was_put_back(folder: Path) -> None:
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    first = store.permit.by
    backed_up(store, NOON)
    second = store.ring.let_in("zweite", PASSWORD)
    store.people.give_roles(second, frozenset({Role.ADMINISTRATION}))
    store.close()
    store = an_access(folder).log_in("zweite", PASSWORD)
    paper = store.ring.draw_paper_key()
    store.ring.set_paper_key(paper, paper)
    store.ring.let_out(first)
    store.people.remove(first)
    store.close()

    access = damaged(folder, "zweite")
    put_back(access)

    store = access.log_in("zweite", PASSWORD)
    assert Role.ADMINISTRATION in store.permit.roles
    store.audit.verify()
    store.close()


def test_a_lost_key_file_comes_back_as_it_was_last_whatever_the_clock_said(folder: Path) -> None:
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    backed_up(store, NOON + timedelta(days=13_000))
    store.ring.change_key()
    last = load_key_file(folder)
    store.close()
    for name in (KEYS_FILE, KEYS_COPY_FILE):
        (folder / name).unlink()

    put_back(an_access(folder))

    assert load_key_file(folder) == last
    an_access(folder).log_in("verwaltung", PASSWORD).close()


def test_an_old_key_file_in_the_place_of_the_new_one_costs_no_data(folder: Path) -> None:
    set_up(an_access(folder))
    old = (folder / KEYS_FILE).read_bytes()
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    backed_up(store, NOON)
    store.ring.change_key()
    a_new_visit(store)
    store.close()
    for name in (KEYS_FILE, KEYS_COPY_FILE):
        (folder / name).write_bytes(old)
    access = an_access(folder)
    with pytest.raises(StoreDamaged):
        access.log_in("verwaltung", PASSWORD)

    put_back(access)

    store = access.log_in("verwaltung", PASSWORD)
    assert len(store.visits.drafts()) == 1
    store.close()


@pytest.mark.parametrize("steps", [200, 2_000_000_000, 2**63 + 5])
def test_whatever_the_mark_says_the_desk_goes_on(folder: Path, steps: int) -> None:
    set_up(an_access(folder))
    claim_steps(folder, steps)
    access = an_access(folder)
    with pytest.raises(StepsLost):
        access.log_in("verwaltung", PASSWORD)

    store = access.go_on_without()
    a_new_visit(store)
    store.close()

    an_access(folder).log_in("verwaltung", PASSWORD).close()


def test_a_mark_that_cannot_be_does_not_stand_in_the_way_of_a_backup(folder: Path) -> None:
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    backed_up(store, NOON)
    store.close()
    claim_steps(folder, 2**63 + 5)

    access = damaged(folder)
    put_back(access)

    store = access.log_in("verwaltung", PASSWORD)
    a_new_visit(store)
    store.close()


def test_only_who_may_repair_goes_on_without_the_lost_steps(folder: Path) -> None:
    set_up(an_access(folder))
    store = an_access(folder).log_in("verwaltung", PASSWORD)
    store.people.give_roles(store.ring.let_in("katalog", PASSWORD), frozenset({Role.CATALOGUE}))
    store.close()
    claim_steps(folder, 200)
    access = an_access(folder)
    with pytest.raises(StepsLost):
        access.log_in("katalog", PASSWORD)

    with pytest.raises(NotPermitted):
        access.go_on_without()

    with pytest.raises(StepsLost):
        access.log_in("verwaltung", PASSWORD)
