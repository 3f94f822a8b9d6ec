"""The key file opens for those who are in it, with what they know, and for nobody else."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest

from erstanlauf.domain.people import PersonId
from erstanlauf.store.keys import kdf, key_holders, slot
from erstanlauf.store.keys.key_file import KeyFile, key_file_content, key_file_in
from erstanlauf.store.keys.key_holders import (
    Unlocked,
    add_person,
    begin_change,
    change_paper_key,
    change_password,
    end_change,
    new_key_file,
    remove_person,
    unlock,
    unlock_with_paper,
)
from erstanlauf.store.keys.paper_key import new_paper_key
from erstanlauf.store.keys.slot import new_slot, sealed_for
from erstanlauf.store.keys.store_key import StoreKey, new_key
from erstanlauf.store.keys.trouble import (
    KeyChangeUnfinished,
    KeyFileDamaged,
    LastPerson,
    LoginTaken,
    LoginUnusable,
    PaperKeyMistyped,
    PaperKeyNotSet,
    PaperKeyTheirs,
    PaperKeyWrong,
    PasswordIsLogin,
    PasswordTooLong,
    PasswordTooShort,
    WrongPassword,
)
from tests.store.keys.samples import ANNA, ANNAS_PASSWORD, BORA, BORAS_PASSWORD, CHEAP, PAPER, a_key_file

CARL = PersonId("c0c0c0c0")


@pytest.fixture(scope="module")
def key() -> StoreKey:
    return new_key()


@pytest.fixture(scope="module")
def key_file(key: StoreKey) -> KeyFile:
    return a_key_file(key)


def test_each_person_opens_it_with_their_own_password(key_file: KeyFile, key: StoreKey) -> None:
    assert unlock(key_file, "Anna", ANNAS_PASSWORD) == Unlocked(ANNA, (key,))
    assert unlock(key_file, "bora", BORAS_PASSWORD) == Unlocked(BORA, (key,))


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("Anna", "Bäckerei am Wassertum"),
        ("Anna", ANNAS_PASSWORD.lower()),
        ("Anna", f"{ANNAS_PASSWORD} "),
        ("Anna", BORAS_PASSWORD),
        ("Anna", ""),
        ("Anna", "\ud800" * 10),
        ("Anna", "x" * 1_000_000),
        ("Carl", ANNAS_PASSWORD),
        ("", ""),
    ],
    ids=range(9),
)
def test_wrong_password_and_unknown_login_are_one_answer(key_file: KeyFile, login: str, password: str) -> None:
    with pytest.raises(WrongPassword) as told:
        unlock(key_file, login, password)
    assert told.value.code == "keys.wrong_password"
    assert told.value.details == {}


def test_an_unknown_login_costs_the_same_derivation(key_file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    costs = []

    def noted(known: bytes, salt: bytes, cost: kdf.KdfCost) -> bytes:
        costs.append(cost)
        return kdf.derived_key(known, salt, cost)

    monkeypatch.setattr(slot, "derived_key", noted)
    monkeypatch.setattr(key_holders, "derived_key", noted)
    for login in ("Anna", "Carl"):
        with pytest.raises(WrongPassword):
            unlock(key_file, login, "nicht das Kennwort")

    assert costs == [CHEAP, CHEAP]


def test_letters_may_come_in_parts_and_a_login_in_any_case(key_file: KeyFile) -> None:
    assert unlock(key_file, " ANNA\t", unicodedata.normalize("NFD", ANNAS_PASSWORD)).person == ANNA


def test_the_paper_opens_it_however_it_is_typed(key_file: KeyFile, key: StoreKey) -> None:
    assert unlock_with_paper(key_file, PAPER) == Unlocked(ANNA, (key,))
    assert unlock_with_paper(key_file, PAPER.lower().replace("-", "")) == Unlocked(ANNA, (key,))


def test_another_paper_a_mistyped_one_and_none_are_three_answers(key_file: KeyFile, key: StoreKey) -> None:
    with pytest.raises(PaperKeyWrong):
        unlock_with_paper(key_file, new_paper_key())
    with pytest.raises(PaperKeyMistyped):
        unlock_with_paper(key_file, PAPER.replace("A", "B", 1))
    with pytest.raises(PaperKeyNotSet):
        unlock_with_paper(new_key_file(key, ANNA, "Anna", ANNAS_PASSWORD, CHEAP), PAPER)


def test_a_slot_moved_to_another_login_opens_for_nobody(key_file: KeyFile) -> None:
    annas, boras = key_file.slot_of(ANNA), key_file.slot_of(BORA)
    posing = replace(boras, owner=annas.owner)
    moved = replace(key_file, slots=(posing, replace(annas, owner=boras.owner)))

    with pytest.raises(WrongPassword):
        unlock(moved, "Anna", BORAS_PASSWORD)


def test_a_way_in_that_somebody_without_the_key_put_there_is_found(key_file: KeyFile, key: StoreKey) -> None:
    """Their public half waits there for the next change of the key."""
    own = new_slot(replace(key_file.slot_of(BORA).owner, person=CARL, login="carl"), b"x", CHEAP)
    planted = replace(key_file, slots=(*key_file.slots, replace(own, sealed=(sealed_for(own, new_key(), 1),))))

    with pytest.raises(KeyFileDamaged):
        unlock(planted, "Anna", ANNAS_PASSWORD)
    with pytest.raises(KeyFileDamaged):
        begin_change(planted, key, new_key())


def test_a_box_of_another_slot_is_found(key_file: KeyFile) -> None:
    annas, boras, paper = key_file.slot_of(ANNA), key_file.slot_of(BORA), key_file.paper
    assert paper is not None
    swapped = replace(key_file, slots=(replace(annas, sealed=boras.sealed), paper, boras))

    with pytest.raises(KeyFileDamaged):
        unlock(swapped, "Anna", ANNAS_PASSWORD)


def test_who_is_added_opens_it_and_who_is_removed_does_not(key_file: KeyFile, key: StoreKey) -> None:
    more = add_person(key_file, key, CARL, "  Carl ", "drei Koffer am Bahnhof", CHEAP)
    assert unlock(more, "carl", "drei Koffer am Bahnhof") == Unlocked(CARL, (key,))
    assert more.people == {ANNA: "Anna", BORA: "bora", CARL: "Carl"}

    fewer = remove_person(more, key, BORA)
    assert fewer.people == {ANNA: "Anna", CARL: "Carl"}
    with pytest.raises(WrongPassword):
        unlock(fewer, "bora", BORAS_PASSWORD)


def test_the_last_person_and_the_maker_of_the_paper_stay(key_file: KeyFile, key: StoreKey) -> None:
    with pytest.raises(PaperKeyTheirs):
        remove_person(key_file, key, ANNA)
    with pytest.raises(LastPerson):
        remove_person(remove_person(key_file, key, BORA), key, ANNA)

    paper = new_paper_key()
    handed_over = remove_person(change_paper_key(key_file, key, BORA, paper, CHEAP), key, ANNA)
    assert unlock_with_paper(handed_over, paper) == Unlocked(BORA, (key,))


def test_a_login_is_given_once_whatever_its_case(key_file: KeyFile, key: StoreKey) -> None:
    with pytest.raises(LoginTaken):
        add_person(key_file, key, CARL, "ＡNNA ", "drei Koffer am Bahnhof", CHEAP)
    for login in ("", " \t ", "x" * 65, "an\u200bna", "an\nna"):
        with pytest.raises(LoginUnusable):
            add_person(key_file, key, CARL, login, "drei Koffer am Bahnhof", CHEAP)


def test_a_password_is_long_and_not_the_login(key_file: KeyFile, key: StoreKey) -> None:
    for password, refusal in (
        ("neunletrs", PasswordTooShort),
        ("u\u0308" * 9, PasswordTooShort),
        ("x" * 1001, PasswordTooLong),
        ("Carl-Eduard", PasswordIsLogin),
    ):
        with pytest.raises(refusal):
            add_person(key_file, key, CARL, "carl-eduard", password, CHEAP)
        if refusal is not PasswordIsLogin:
            with pytest.raises(refusal):
                change_password(key_file, key, ANNA, password, CHEAP)

    longest = add_person(key_file, key, CARL, "carl", "ü" * 1000, CHEAP)
    assert unlock(longest, "carl", "u\u0308" * 1000).person == CARL


def test_a_new_password_or_paper_takes_the_place_of_the_old_one(key_file: KeyFile, key: StoreKey) -> None:
    paper = new_paper_key()
    changed = change_paper_key(
        change_password(key_file, key, ANNA, "ein ganz anderes Wort", CHEAP), key, BORA, paper, CHEAP
    )

    assert unlock(changed, "Anna", "ein ganz anderes Wort") == Unlocked(ANNA, (key,))
    with pytest.raises(WrongPassword):
        unlock(changed, "Anna", ANNAS_PASSWORD)
    assert unlock_with_paper(changed, paper) == Unlocked(BORA, (key,))
    with pytest.raises(PaperKeyWrong):
        unlock_with_paper(changed, PAPER)


def test_while_the_key_changes_everybody_has_both_and_then_the_one_that_is_kept(
    key_file: KeyFile, key: StoreKey
) -> None:
    new = new_key()
    changing = key_file_in(key_file_content(begin_change(key_file, key, new)))
    assert changing.is_changing
    for unlocked in everybody(changing):
        assert unlocked.keys == (new, key)

    for kept in (new, key):
        ended = key_file_in(key_file_content(end_change(changing, kept)))
        assert not ended.is_changing
        for unlocked in everybody(ended):
            assert unlocked.keys == (kept,)


def test_nothing_else_changes_while_the_key_does(key_file: KeyFile, key: StoreKey) -> None:
    new = new_key()
    changing = begin_change(key_file, key, new)
    steps: tuple[Callable[[], KeyFile], ...] = (
        lambda: begin_change(changing, new, new_key()),
        lambda: remove_person(changing, new, BORA),
    )
    for step in steps:
        with pytest.raises(KeyChangeUnfinished):
            step()
    with pytest.raises(KeyFileDamaged):
        end_change(changing, new_key())


def test_who_left_has_no_way_to_the_new_key_even_with_the_old_file(key_file: KeyFile, key: StoreKey) -> None:
    """Bora kept the old file, so knows the old store key and the private half of the old slot."""
    new = new_key()
    after = end_change(begin_change(remove_person(key_file, key, BORA), key, new), new)
    old = unlock(key_file, "bora", BORAS_PASSWORD)
    assert old.keys == (key,)

    with pytest.raises(WrongPassword):
        unlock(after, "bora", BORAS_PASSWORD)
    for stayed in after.slots:  # the old slot with the new boxes, and the old boxes are of the old key
        slipped_in = replace(key_file.slot_of(BORA), sealed=stayed.sealed)
        with pytest.raises(KeyFileDamaged):
            unlock(replace(after, slots=(*after.slots, slipped_in)), "bora", BORAS_PASSWORD)
    with pytest.raises(KeyFileDamaged):  # nor can they change the new file with what they know
        add_person(after, key, BORA, "bora", BORAS_PASSWORD, CHEAP)
    assert new.key not in key_file_content(after)


def test_each_step_has_a_higher_revision(key_file: KeyFile, key: StoreKey) -> None:
    new = new_key()
    steps = [key_file]
    steps.append(change_password(steps[-1], key, ANNA, "ein ganz anderes Wort", CHEAP))
    steps.append(begin_change(steps[-1], key, new))
    steps.append(end_change(steps[-1], new))
    steps.append(remove_person(steps[-1], new, BORA))

    assert [step.revision for step in steps] == list(range(key_file.revision, key_file.revision + 5))


def test_nothing_secret_is_shown_by_mistake(key_file: KeyFile, key: StoreKey) -> None:
    unlocked = unlock(key_file, "Anna", ANNAS_PASSWORD)
    shown = f"{unlocked!r} {key_file!r} {key_file.slots!r} {key!r}"
    assert key.key.hex() not in shown
    assert repr(key.key) not in shown
    assert "Anna" not in shown


def everybody(key_file: KeyFile) -> tuple[Unlocked, ...]:
    return (
        unlock(key_file, "Anna", ANNAS_PASSWORD),
        unlock(key_file, "bora", BORAS_PASSWORD),
        unlock_with_paper(key_file, PAPER),
    )
