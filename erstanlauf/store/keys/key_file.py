"""The key file of a store: whom it opens for, in two copies beside the store. The store's key lies in no file openly.

This module knows its value and its form on the disk; `key_holders` opens it and changes it. It does not know SQLite.

Why this way (2026-11): a key change has to work for everybody without their passwords, and has to lock out whoever
left and kept an old copy of this file. One secret that wraps the store key would do the first but not the second, for
who left knows that secret. So each slot has a pair of keys and a new store key is sealed for the public halves of
those who stay. Two store keys lie in the file while a change is under way: whichever opens the store, it is there.
A proof made with each store key covers the whole file, so that nobody without the key can add a public half of their
own and wait for the next change. The proof is checked after a key is out, the checksum of the form before.
"""

import base64
import hmac
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from erstanlauf.domain.people import PersonId
from erstanlauf.paths import write_whole
from erstanlauf.store.keys.checked_text import MOST_BYTES, NotWholeError, OtherFormError, checked_text, plain_of
from erstanlauf.store.keys.kdf import SALT_BYTES, KdfCost
from erstanlauf.store.keys.passwords import comparable
from erstanlauf.store.keys.slot import (
    FORM,
    LOCKED_BYTES,
    NONCE_BYTES,
    PUBLIC_BYTES,
    SEALED_BYTES,
    Slot,
    SlotKind,
    SlotOwner,
)
from erstanlauf.store.keys.store_key import StoreKey, keep_names
from erstanlauf.store.keys.trouble import KeyFileDamaged, KeyFileMissing, KeyFileNewer, KeyFileUnreadable

KEYS_FILE = "erstanlauf.keys"
KEYS_COPY_FILE = "erstanlauf.keys.copy"
MOST_SLOTS = 500

_PROOF_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """Whom a store opens for. `generations` numbers its keys, newest first: one, or two while a change is under way."""

    store_id: str
    revision: int
    generations: tuple[int, ...]
    proofs: tuple[bytes, ...]
    slots: tuple[Slot, ...]
    from_copy: bool = field(default=False, compare=False)
    """Whether the main file was damaged, missing or older. The next `keep_key_file` makes it whole again."""

    @property
    def is_changing(self) -> bool:
        """Whether a change of the store's key was begun and not ended."""
        return len(self.generations) > 1

    @property
    def people(self) -> Mapping[PersonId, str]:
        """Everybody with a password, and their logins."""
        return {slot.owner.person: slot.owner.login for slot in self.slots if slot.owner.kind is SlotKind.PASSWORD}

    @property
    def paper(self) -> Slot | None:
        """The slot of the key on paper, unless none was made yet."""
        return next((slot for slot in self.slots if slot.owner.kind is SlotKind.PAPER), None)

    @property
    def administrator(self) -> PersonId | None:
        """Who made the key on paper: one who administers the desk, for only they may, and remain so while it holds."""
        return None if self.paper is None else self.paper.owner.person

    def slot_of(self, person: PersonId) -> Slot:
        """Return the slot a person's password opens. Raises KeyError when there is none."""
        for slot in self.slots:
            if slot.owner.kind is SlotKind.PASSWORD and slot.owner.person == person:
                return slot
        raise KeyError(person)

    def person_with(self, login: str) -> PersonId | None:
        """Return who has a login, typed in any case."""
        wanted = comparable(login)
        return next((person for person, kept in self.people.items() if comparable(kept) == wanted), None)


def load_key_file(folder: Path) -> KeyFile:
    """Return the newer whole one of the key file and its copy.

    Raises `KeyFileMissing` when neither is there, `KeyFileDamaged` when none is whole, `KeyFileNewer`
    and `KeyFileUnreadable`.
    """
    contents = [_content(folder / name) for name in (KEYS_FILE, KEYS_COPY_FILE)]
    if contents == [None, None]:
        raise KeyFileMissing(folder=str(folder), file=KEYS_FILE)
    main, copy = (None if content is None else _whole(content) for content in contents)
    if main is None and copy is None:
        raise KeyFileDamaged(file=KEYS_FILE)
    if main is None or (copy is not None and copy.store_id == main.store_id and copy.revision > main.revision):
        assert copy is not None
        return replace(copy, from_copy=True)
    return main


def keep_key_file(folder: Path, key_file: KeyFile) -> None:
    """Write the key file and then its copy, each whole or not at all and safe from a power cut.

    Raises `paths.FileNotWritten` with the name of the one that failed; if that is the copy, the change holds all the
    same. Whatever happens, one of the two is then whole.
    """
    content = key_file_content(key_file)
    for name in (KEYS_FILE, KEYS_COPY_FILE):
        write_whole(folder / name, content)
        (folder / name).chmod(0o600)
        keep_names(folder)


def key_file_content(key_file: KeyFile) -> bytes:
    """Return what stands in a key file, to be carried with a backup."""
    proofs = [_text(proof) for proof in key_file.proofs]
    return checked_text(FORM, {**_proved(key_file), "proofs": proofs})


def key_file_in(content: bytes) -> KeyFile:
    """Return the key file in a content. Raises `KeyFileDamaged` and `KeyFileNewer`."""
    try:
        return _read(plain_of(content, FORM))
    except OtherFormError as error:
        raise KeyFileNewer(file=KEYS_FILE) from error
    except (NotWholeError, LookupError, TypeError, ValueError) as error:
        raise KeyFileDamaged(file=KEYS_FILE) from error


def proof(key_file: KeyFile, key: StoreKey) -> bytes:
    """Return what only somebody with a store key can make for this state of the key file."""
    secret = hmac.digest(key.key, f"{FORM} proof".encode("ascii"), "sha256")
    return hmac.digest(secret, json.dumps(_proved(key_file), sort_keys=True).encode("ascii"), "sha256")


def _content(path: Path) -> bytes | None:
    """Return what a file holds, None where there is none. A drive that cannot read it back has damaged it."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except PermissionError as error:
        raise KeyFileUnreadable(folder=str(path.parent), file=path.name) from error
    except OSError:
        return b""


def _whole(content: bytes) -> KeyFile | None:
    with suppress(KeyFileDamaged):
        return key_file_in(content)
    return None


def _proved(key_file: KeyFile) -> dict[str, object]:
    return {
        "store": key_file.store_id,
        "revision": key_file.revision,
        "generations": list(key_file.generations),
        "slots": [_slot_as_plain(slot) for slot in key_file.slots],
    }


def _slot_as_plain(slot: Slot) -> dict[str, object]:
    return {
        "person": slot.owner.person,
        "login": slot.owner.login,
        "kind": slot.owner.kind.value,
        "argon2id": [slot.cost.memory_kib, slot.cost.rounds, slot.cost.lanes],
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
        "locked": _text(slot.locked),
        "public": _text(slot.public),
        "sealed": [_text(box) for box in slot.sealed],
    }


def _read(plain: object) -> KeyFile:
    """Return the key file in plain values; whatever is not as it has to be raises an error of the standard library."""
    record = _record(plain, ("store", "revision", "generations", "slots", "proofs"))
    store_id, generations = _word(record["store"]), tuple(_number(each) for each in _list(record["generations"]))
    if len(generations) not in (1, 2) or sorted(set(generations), reverse=True) != list(generations):
        raise ValueError("generations")
    slots = tuple(_slot_from(each, store_id, len(generations)) for each in _list(record["slots"]))
    key_file = KeyFile(
        store_id=store_id,
        revision=_number(record["revision"]),
        generations=generations,
        proofs=tuple(_bytes(each, _PROOF_BYTES) for each in _list(record["proofs"])),
        slots=slots,
    )
    _require_one_slot_each(key_file)
    return key_file


def _require_one_slot_each(key_file: KeyFile) -> None:
    papers = sum(slot.owner.kind is SlotKind.PAPER for slot in key_file.slots)
    logins = {comparable(login) for login in key_file.people.values()}
    passwords = len(key_file.slots) - papers
    if len(key_file.proofs) != len(key_file.generations) or not 0 < passwords <= MOST_SLOTS:
        raise ValueError("proofs or slots")
    if papers > 1 or len(key_file.people) != passwords or len(logins) != passwords:
        raise ValueError("two slots for one person")


def _slot_from(plain: object, store_id: str, keys: int) -> Slot:
    names = ("person", "login", "kind", "argon2id", "salt", "nonce", "locked", "public", "sealed")
    record = _record(plain, names)
    memory_kib, rounds, lanes = (_number(each) for each in _list(record["argon2id"]))
    sealed = tuple(_bytes(box, SEALED_BYTES) for box in _list(record["sealed"]))
    if len(sealed) != keys:
        raise ValueError("sealed")
    return Slot(
        owner=SlotOwner(
            store_id, PersonId(_word(record["person"])), _word(record["login"]), SlotKind(_word(record["kind"]))
        ),
        cost=KdfCost(memory_kib, rounds, lanes),
        salt=_bytes(record["salt"], SALT_BYTES),
        nonce=_bytes(record["nonce"], NONCE_BYTES),
        locked=_bytes(record["locked"], LOCKED_BYTES),
        public=_bytes(record["public"], PUBLIC_BYTES),
        sealed=sealed,
    )


def _record(plain: object, names: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(plain, dict) or set(plain) != set(names):
        raise TypeError("fields")
    return plain


def _list(plain: object) -> list[object]:
    if not isinstance(plain, list):
        raise TypeError("list")
    return plain


def _word(plain: object) -> str:
    if not isinstance(plain, str):
        raise TypeError("text")
    return plain


def _number(plain: object) -> int:
    if type(plain) is not int or plain < 0:
        raise TypeError("number")
    return plain


def _bytes(plain: object, length: int) -> bytes:
    read = base64.b64decode(_word(plain), validate=True)
    if len(read) != length:
        raise ValueError("length")
    return read


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
