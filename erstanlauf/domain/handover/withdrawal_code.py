"""The code on a slip with which consent is taken back, "WKRT-7M3P", and the reference of a parcel, in the same letters.

It is said aloud, typed, read from paper, so letters and digits that look alike are not in it, and the last mark checks
the others. It is random: nobody can guess one, and it leads nowhere without the store.
"""

import unicodedata
from typing import ClassVar, NewType

from erstanlauf.domain.errors import KnownTrouble

WithdrawalCode = NewType("WithdrawalCode", str)

RANDOM_BYTES = 7
"""How much randomness a code takes."""

_MARKS = "ABCDEFGHJKLMNPQRSTUVWXYZ3456789"  # 31, a prime: every wrong mark and every swap is noticed
_DRAWN = 7
_MEANT = str.maketrans("01I2", "OLLZ")
_MEANT_OF_OURS = str.maketrans("O", "Q")


class CodeUnreadable(KnownTrouble):
    """What was typed is no such code; it is not kept, for it may be anything."""

    code: ClassVar[str] = "withdrawal_code.unreadable"


def withdrawal_code(randomness: bytes) -> WithdrawalCode:
    """Return the code made of `RANDOM_BYTES` random bytes."""
    return WithdrawalCode(_grouped(_drawn(randomness)))


def reference_code(randomness: bytes) -> str:
    """Return a reference made of `RANDOM_BYTES` random bytes."""
    return f"UE-{_grouped(_drawn(randomness))}"


def parse_withdrawal_code(typed: str) -> WithdrawalCode:
    """Return the code that was meant: any case, any separators or none, O for Q and the like.

    Raises `CodeUnreadable` when the length or the check is wrong.
    """
    marks = "".join(mark for mark in unicodedata.normalize("NFKC", typed[:64]).upper() if mark.isalnum())
    meant = marks.translate(_MEANT).translate(_MEANT_OF_OURS)
    if len(meant) != _DRAWN + 1 or not set(meant) <= set(_MARKS) or _check(meant[:-1]) != meant[-1]:
        raise CodeUnreadable
    return WithdrawalCode(_grouped(meant))


def _drawn(randomness: bytes) -> str:
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"a code needs {RANDOM_BYTES} random bytes")
    number = int.from_bytes(randomness) % len(_MARKS) ** _DRAWN
    marks = ""
    for _ in range(_DRAWN):
        number, mark = divmod(number, len(_MARKS))
        marks += _MARKS[mark]
    return marks + _check(marks)


def _check(marks: str) -> str:
    return _MARKS[sum(place * _MARKS.index(mark) for place, mark in enumerate(marks, start=2)) % len(_MARKS)]


def _grouped(marks: str) -> str:
    return f"{marks[:4]}-{marks[4:]}"
