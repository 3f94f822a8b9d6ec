"""The QR code of a slip as digits, and back from what a scanner typed. Knows neither keys nor pages.

A hand scanner types like a keyboard, and the one thing that keyboards of German and American layout have in common are
digits and Enter; a run of digits also takes the fewest squares. First a digit for the form, then four that check the
rest, then the rest: the number alone where the house has no key yet, else sealed bytes.

Why this way (2026-11): the check is the remainder by a prime above all wrong digits, so one wrong digit, two swapped
and nearly every cut are told as a scan that went wrong, and only what passes it and cannot be opened was tampered with.
"""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip_number import DESK_DIGITS, DESK_LETTERS, parse_slip_number, slip_number
from erstanlauf.domain.visit import SlipNumber

MOST_SEALED_BYTES = 128
"""More would not fit into a code that a cheap scanner reads."""

LONGEST_TYPED = 2000
"""Marks of anything that could be meant; more was not typed by a scanner and is not looked at."""

_NUMBER_ALONE, _SEALED = "0", "1"
_FORMS = _NUMBER_ALONE + _SEALED
_CHECK_DIGITS = 4
_PRIME = 9973
_BEGINNING = len(_SEALED) + _CHECK_DIGITS
_SHORTEST = _BEGINNING + 5
_WIDTHS = {len(str(256**count - 1)): count for count in range(1, MOST_SEALED_BYTES + 1)}
"""How many bytes there are in a run of so many digits; no two lengths are the same."""


class CodeMisread(KnownTrouble):
    """The digits are not what stands on a slip: the scan went wrong or was cut short."""

    code: ClassVar[str] = "return.misread"


class CodeNewer(KnownTrouble):
    """A newer program wrote this code."""

    code: ClassVar[str] = "return.newer"


class WrongKeyboard(KnownTrouble):
    """The scanner types for a keyboard of another country: where digits should be there are other marks."""

    code: ClassVar[str] = "return.wrong_keyboard"


class TypedTooLong(KnownTrouble):
    """What was typed or pasted is far too long for anything on a slip."""

    code: ClassVar[str] = "return.too_long"


def digits_of_number(number: SlipNumber) -> str:
    """Return the digits of a slip number that carries nothing else."""
    desk, running_number, _ = number.split("-")
    return _checked(_NUMBER_ALONE, f"{DESK_LETTERS.index(desk[0])}{DESK_DIGITS.index(desk[1])}{running_number}")


def digits_of_sealed(sealed: bytes) -> str:
    """Return the digits of sealed bytes, at most `MOST_SEALED_BYTES`."""
    if not 0 < len(sealed) <= MOST_SEALED_BYTES:
        raise ValueError("that much does not fit on a slip")
    width = len(str(256 ** len(sealed) - 1))
    return _checked(_SEALED, f"{int.from_bytes(sealed):0{width}}")


def holds_visit(digits: str) -> bool:
    """Whether these digits hold a sealed visit, not a number alone or nothing at all."""
    return digits.startswith(_SEALED)


def read_typed(typed: str) -> SlipNumber | bytes:
    """Return the slip number that was typed or scanned, or the sealed bytes that were scanned.

    Raises `SlipNumberUnreadable`, `CodeMisread`, `CodeNewer`, `WrongKeyboard` and `TypedTooLong`.
    """
    if len(typed) > LONGEST_TYPED:
        raise TypedTooLong
    marks = "".join(typed.split())
    if marks.isascii() and marks.isdecimal():
        return _read_digits(marks)
    if _is_of_other_keyboard(marks):
        raise WrongKeyboard
    return parse_slip_number(typed)


def _read_digits(digits: str) -> SlipNumber | bytes:
    form, check, rest = digits[:1], digits[1:_BEGINNING], digits[_BEGINNING:]
    if len(digits) < _SHORTEST or int(form + rest) % _PRIME != int(check):
        raise CodeMisread
    if form not in _FORMS:
        raise CodeNewer
    return _number(rest) if form == _NUMBER_ALONE else _sealed(rest)


def _number(rest: str) -> SlipNumber:
    try:
        return slip_number(DESK_LETTERS[int(rest[0])] + DESK_DIGITS[int(rest[1])], int(rest[2:]))
    except (ValueError, IndexError) as error:
        raise CodeMisread from error


def _sealed(rest: str) -> bytes:
    count, value = _WIDTHS.get(len(rest)), int(rest)
    if count is None or value >= 256**count:
        raise CodeMisread
    return value.to_bytes(count)


def _checked(form: str, rest: str) -> str:
    return f"{form}{int(form + rest) % _PRIME:0{_CHECK_DIGITS}}{rest}"


def _is_of_other_keyboard(marks: str) -> bool:
    """Whether these are at most ten different marks where a long row of digits should be, as on a French keyboard."""
    has_letters = any(mark.isascii() and mark.isalpha() for mark in marks)
    return len(marks) >= _SHORTEST and not has_letters and len(set(marks)) <= len("0123456789")
