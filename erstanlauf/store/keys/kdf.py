"""Makes a key of what somebody knows: Argon2id, whose cost stands beside each use so that it can grow later.

The limits keep a file from asking for a key that is guessed in no time or for all the memory of the computer.
Source of the default: RFC 9106 section 4, second recommended option.
"""

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SALT_BYTES = 16

_KEY_BYTES = 32
_MEMORY_KIB = range(19_456, 1_048_576 + 1)
_ROUNDS = range(1, 10 + 1)
_LANES = range(1, 8 + 1)
_MOST_CHARACTERS = 4_000  # a password has at most a quarter of it; typed in parts of letters it may be longer


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs. Raises ValueError outside the limits."""

    memory_kib: int
    rounds: int
    lanes: int

    def __post_init__(self) -> None:
        within = self.memory_kib in _MEMORY_KIB and self.rounds in _ROUNDS and self.lanes in _LANES
        if not within:
            raise ValueError("cost of the key derivation out of its limits")


USUAL_COST = KdfCost(memory_kib=65_536, rounds=3, lanes=4)
"""About 0.1 s on an office computer."""


def derived_key(known: bytes, salt: bytes, cost: KdfCost) -> bytes:
    """Return the 32 bytes of key for what somebody knows."""
    derivation = Argon2id(
        salt=salt, length=_KEY_BYTES, iterations=cost.rounds, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return derivation.derive(known)


def password_bytes(password: str) -> bytes:
    """Return a typed password as bytes that are the same from every keyboard and system."""
    return unicodedata.normalize("NFKC", password[:_MOST_CHARACTERS]).encode("utf-8", "surrogatepass")
