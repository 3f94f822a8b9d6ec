"""One person's way to the store's key, by password or by paper, and the only place with ciphers of the key file.

A slot has a pair of X25519 keys. The private half is locked with a key made of what the person knows; whatever is
sealed for the public half only that person can open, and it can be sealed without them. Must not know files.
"""

import json
import os
from dataclasses import dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from erstanlauf.domain.people import PersonId
from erstanlauf.store.keys.kdf import SALT_BYTES, KdfCost, derived_key
from erstanlauf.store.keys.store_key import KEY_BYTES, StoreKey

FORM = "erstanlauf-keys-1"
NONCE_BYTES = 12
PUBLIC_BYTES = 32
LOCKED_BYTES = 32 + 16
SEALED_BYTES = 32 + KEY_BYTES + 16 + 16

_SEALING = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)  # Source: RFC 9180, HPKE base mode


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSWORD = "password"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, repr=False)
class SlotOwner:
    """Whose slot of which store it is; bound to everything locked or sealed in it. A paper has no login."""

    store_id: str
    person: PersonId
    login: str
    kind: SlotKind


@dataclass(frozen=True, slots=True, repr=False)
class Slot:
    """A slot as it is kept. `sealed` has one box for each store key of the key file, in its order."""

    owner: SlotOwner
    cost: KdfCost
    salt: bytes
    nonce: bytes
    locked: bytes
    public: bytes
    sealed: tuple[bytes, ...]


def new_slot(owner: SlotOwner, known: bytes, cost: KdfCost) -> Slot:
    """Return a slot that opens with what the person knows; nothing is sealed in it yet."""
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    lock = AESGCM(derived_key(known, salt, cost))
    locked = lock.encrypt(nonce, private.private_bytes_raw(), _bound(owner, cost, public))
    return Slot(owner, cost, salt, nonce, locked, public, sealed=())


def sealed_for(slot: Slot, key: StoreKey, generation: int) -> bytes:
    """Return a box with a store key that only the owner of the slot can open."""
    public = X25519PublicKey.from_public_bytes(slot.public)
    return _SEALING.encrypt(key.key + key.salt, public, info=_named(slot, generation))


def private_half(slot: Slot, known: bytes) -> X25519PrivateKey | None:
    """Return the private key of a slot, or None where what somebody knows does not open it."""
    lock = AESGCM(derived_key(known, slot.salt, slot.cost))
    try:
        private = lock.decrypt(slot.nonce, slot.locked, _bound(slot.owner, slot.cost, slot.public))
    except InvalidTag:
        return None
    return X25519PrivateKey.from_private_bytes(private)


def unsealed(slot: Slot, private: X25519PrivateKey, generations: tuple[int, ...]) -> tuple[StoreKey, ...]:
    """Return the store keys sealed in a slot. Raises InvalidTag where a box is not the one of this slot."""
    both = [
        _SEALING.decrypt(box, private, info=_named(slot, generation))
        for box, generation in zip(slot.sealed, generations, strict=True)
    ]
    return tuple(StoreKey(secret[:KEY_BYTES], secret[KEY_BYTES:]) for secret in both)


def _bound(owner: SlotOwner, cost: KdfCost, public: bytes) -> bytes:
    bound = [FORM, owner.store_id, owner.person, owner.login, owner.kind.value, public.hex()]
    return json.dumps([*bound, cost.memory_kib, cost.rounds, cost.lanes]).encode("ascii")


def _named(slot: Slot, generation: int) -> bytes:
    return _bound(slot.owner, slot.cost, slot.public) + f" {generation}".encode("ascii")
