"""Ids made at the desk: they need no server, never collide between desks and sort by the time they were made.

Must not know a clock or a source of chance: both come in as arguments, so that a test can say what an id will be.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

RANDOM_BYTES = 8
"""How much randomness an id takes."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


def time_ordered_id(made_at: datetime, randomness: bytes) -> str:
    """Return a UUID of version 7 as text; ids sorted as text are in the order of their times.

    `made_at` is aware and not before 1970, `randomness` has `RANDOM_BYTES` bytes, of which two bits are not used.
    Source: RFC 9562, section 5.7, with the fraction of a millisecond in rand_a (section 6.2, method 3).
    """
    if made_at.tzinfo is None or len(randomness) != RANDOM_BYTES:
        raise ValueError("an id needs an aware time and eight random bytes")
    milliseconds, rest = divmod(made_at - _EPOCH, _MILLISECOND)
    if milliseconds < 0:
        raise ValueError("an id needs a time after 1970")
    fraction = (rest.microseconds * 4096) // 1000
    tail = int.from_bytes(randomness) & ((1 << 62) - 1)
    return str(UUID(int=milliseconds << 80 | _VERSION_7 | fraction << 64 | _VARIANT | tail))
