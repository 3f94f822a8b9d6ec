"""Opens a key file for those it is for, and makes the next one when people, passwords, paper or the key change.

Everything here is a function of a `KeyFile` and returns a new one with a higher revision; `key_file.keep_key_file`
puts it on the disk. Whoever changes a file has the store's key at hand, so is logged in; rights are not known here.
Each change raises `KeyFileDamaged` for a file that somebody without the key has altered, and `KeyChangeUnfinished`
while a change of the key is under way.
"""

import hmac
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidTag

from erstanlauf.domain.people import PersonId
from erstanlauf.store.keys.kdf import SALT_BYTES, USUAL_COST, KdfCost, derived_key, password_bytes
from erstanlauf.store.keys.key_file import KEYS_FILE, MOST_SLOTS, KeyFile, proof
from erstanlauf.store.keys.paper_key import read_paper_key
from erstanlauf.store.keys.passwords import require_good_login, require_good_password
from erstanlauf.store.keys.slot import Slot, SlotKind, SlotOwner, new_slot, private_half, sealed_for, unsealed
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.keys.trouble import (
    KeyChangeUnfinished,
    KeyFileDamaged,
    LastPerson,
    LoginTaken,
    PaperKeyNotSet,
    PaperKeyTheirs,
    PaperKeyWrong,
    TooManyPeople,
    WrongPassword,
)

_STORE_ID_BYTES = 8
_PERSON_BYTES = 4
_NO_SALT = bytes(SALT_BYTES)


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """Who opened the key file, and the keys of the store: newest first, two while a change is under way."""

    person: PersonId
    keys: tuple[StoreKey, ...]


def new_person() -> PersonId:
    """Draw the id of a member of staff."""
    return PersonId(secrets.token_hex(_PERSON_BYTES))


def new_key_file(key: StoreKey, person: PersonId, login: str, password: str, cost: KdfCost = USUAL_COST) -> KeyFile:
    """Return the first key file of a store, for the first person. Raises what `add_person` raises."""
    empty = KeyFile(os.urandom(_STORE_ID_BYTES).hex(), revision=0, generations=(1,), proofs=(), slots=())
    return _next(empty, (_password_slot(empty, person, login, password, cost, key),), key)


def unlock(key_file: KeyFile, login: str, password: str) -> Unlocked:
    """Return who logs in and the store's keys.

    Raises `WrongPassword`, after the same time whether or not somebody has the login, and `KeyFileDamaged` when the
    file was changed by somebody who has no key of the store.
    """
    person, known = key_file.person_with(login), password_bytes(password)
    if person is None:
        derived_key(known, _NO_SALT, key_file.slots[0].cost)
        raise WrongPassword
    keys = _keys(key_file, key_file.slot_of(person), known)
    if keys is None:
        raise WrongPassword
    return Unlocked(person, keys)


def unlock_with_paper(key_file: KeyFile, paper: str) -> Unlocked:
    """Return who made the paper key and the store's keys.

    Raises `PaperKeyMistyped`, `PaperKeyWrong`, `PaperKeyNotSet` and `KeyFileDamaged`.
    """
    known = read_paper_key(paper)
    slot = key_file.paper
    if slot is None:
        raise PaperKeyNotSet
    keys = _keys(key_file, slot, known)
    if keys is None:
        raise PaperKeyWrong
    return Unlocked(slot.owner.person, keys)


def add_person(
    key_file: KeyFile, key: StoreKey, person: PersonId, login: str, password: str, cost: KdfCost = USUAL_COST
) -> KeyFile:
    """Let one more person in. Raises `LoginTaken`, `LoginUnusable`, `TooManyPeople` and what a poor password raises."""
    _require_proof(key_file, key)
    if len(key_file.people) >= MOST_SLOTS:
        raise TooManyPeople(most=MOST_SLOTS)
    return _next(key_file, (*key_file.slots, _password_slot(key_file, person, login, password, cost, key)), key)


def remove_person(key_file: KeyFile, key: StoreKey, person: PersonId) -> KeyFile:
    """Let a person in no more. An old copy of the file still opens for them until the store's key is changed.

    Raises `LastPerson`, and `PaperKeyTheirs` when they made the paper key: they may know it.
    """
    _require_proof(key_file, key)
    leaving = key_file.slot_of(person)
    if len(key_file.people) == 1:
        raise LastPerson
    if key_file.paper is not None and key_file.paper.owner.person == person:
        raise PaperKeyTheirs
    return _next(key_file, (slot for slot in key_file.slots if slot is not leaving), key)


def change_password(
    key_file: KeyFile, key: StoreKey, person: PersonId, password: str, cost: KdfCost = USUAL_COST
) -> KeyFile:
    """Give a person another password; the old one opens this file no more. Raises what a poor password raises."""
    _require_proof(key_file, key)
    old = key_file.slot_of(person)
    require_good_password(password, old.owner.login)
    new = _sealed(new_slot(old.owner, password_bytes(password), cost), key_file, key)
    return _next(key_file, (new if slot is old else slot for slot in key_file.slots), key)


def change_paper_key(
    key_file: KeyFile, key: StoreKey, person: PersonId, paper: str, cost: KdfCost = USUAL_COST
) -> KeyFile:
    """Put a paper key in force, made by a person; an earlier paper opens this file no more.

    `paper` is what was typed back from the print. Raises `PaperKeyMistyped`.
    """
    _require_proof(key_file, key)
    owner = SlotOwner(key_file.store_id, person, login="", kind=SlotKind.PAPER)
    new = _sealed(new_slot(owner, read_paper_key(paper), cost), key_file, key)
    others = (slot for slot in key_file.slots if slot.owner.kind is not SlotKind.PAPER)
    return _next(key_file, (*others, new), key)


def begin_change(key_file: KeyFile, key: StoreKey, new: StoreKey) -> KeyFile:
    """Put a second store key into the file, for everybody who is in it. To be kept before the store takes it."""
    _require_proof(key_file, key)
    generation = key_file.generations[0] + 1
    slots = tuple(replace(slot, sealed=(sealed_for(slot, new, generation), *slot.sealed)) for slot in key_file.slots)
    changing = replace(key_file, generations=(generation, *key_file.generations))
    return _next(changing, slots, new, key)


def end_change(key_file: KeyFile, kept: StoreKey) -> KeyFile:
    """Take out every store key but the one that opens the store. To be kept after the store has taken it.

    Raises `KeyFileDamaged` when the file never held that key.
    """
    proofs = (hmac.compare_digest(proof(key_file, kept), each) for each in key_file.proofs)
    at = next((place for place, fits in enumerate(proofs) if fits), None)
    if at is None:
        raise KeyFileDamaged(file=KEYS_FILE)
    slots = tuple(replace(slot, sealed=(slot.sealed[at],)) for slot in key_file.slots)
    return _next(replace(key_file, generations=(key_file.generations[at],)), slots, kept)


def _password_slot(
    key_file: KeyFile, person: PersonId, login: str, password: str, cost: KdfCost, key: StoreKey
) -> Slot:
    login = require_good_login(login)
    if key_file.person_with(login) is not None:
        raise LoginTaken
    if person in key_file.people:
        raise ValueError("one person has one password")
    require_good_password(password, login)
    owner = SlotOwner(key_file.store_id, person, login, SlotKind.PASSWORD)
    return _sealed(new_slot(owner, password_bytes(password), cost), key_file, key)


def _sealed(slot: Slot, key_file: KeyFile, key: StoreKey) -> Slot:
    return replace(slot, sealed=(sealed_for(slot, key, key_file.generations[0]),))


def _keys(key_file: KeyFile, slot: Slot, known: bytes) -> tuple[StoreKey, ...] | None:
    private = private_half(slot, known)
    if private is None:
        return None
    try:
        keys = unsealed(slot, private, key_file.generations)
    except InvalidTag as error:
        raise KeyFileDamaged(file=KEYS_FILE) from error
    for key, made in zip(keys, key_file.proofs, strict=True):
        if not hmac.compare_digest(proof(key_file, key), made):
            raise KeyFileDamaged(file=KEYS_FILE)
    return keys


def _require_proof(key_file: KeyFile, key: StoreKey) -> None:
    """Refuse to build on a file that somebody without the key has changed, or while the key itself is changing."""
    if key_file.is_changing:
        raise KeyChangeUnfinished
    if not hmac.compare_digest(proof(key_file, key), key_file.proofs[0]):
        raise KeyFileDamaged(file=KEYS_FILE)


def _next(key_file: KeyFile, slots: Iterable[Slot], *keys: StoreKey) -> KeyFile:
    """Return the next state of a file, proved with its keys, newest first."""
    unproved = replace(key_file, revision=key_file.revision + 1, slots=tuple(slots), proofs=(), from_copy=False)
    return replace(unproved, proofs=tuple(proof(unproved, key) for key in keys))
