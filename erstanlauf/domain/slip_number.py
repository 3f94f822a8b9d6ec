"""The number on a slip, "K7-418-3": desk code, running number, check digit. It is said aloud, typed, read from paper.

The desk code is a letter and a digit, the running number has at least three digits and no padding. The check digit
covers all before it; the letter counts as one digit. So every wrong mark and every swap of neighbours is noticed.
Knows the form of a number, not which numbers were given.
"""

import re
import unicodedata

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.visit import SlipNumber

FIRST_RUNNING_NUMBER = 100
"""Below it the number would have fewer than three digits."""

DESK_LETTERS = "AFJKMPRUXY"
"""Letters of desk codes: ten, one for each digit value; none looks like a digit, few sound alike in German."""

DESK_DIGITS = "23456789"
"""Digits of desk codes: without 0 and 1, which are read as O and I."""

_FORM = re.compile(rf"([{DESK_LETTERS}])([{DESK_DIGITS}])([1-9][0-9]{{2,8}})([0-9])")
_MEANT_LETTER = str.maketrans("V", "U")
_MEANT_DIGIT = str.maketrans("ODQILZSGB", "000112568")

# Totally anti-symmetric quasigroup of order 10. Source: H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004.
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


class SlipNumberUnreadable(KnownTrouble):
    """What was typed is no slip number. The typed text is not kept: it may be anything, even a name."""

    code = "slip_number.unreadable"


def slip_number(desk_code: str, running_number: int) -> SlipNumber:
    """Return the number of a desk's slip; `running_number` starts at `FIRST_RUNNING_NUMBER`."""
    body = f"{desk_code}{running_number}"
    if not _FORM.fullmatch(f"{body}0"):
        raise ValueError(f"no slip number can be made of {desk_code!r} and {running_number}")
    return SlipNumber(f"{desk_code}-{running_number}-{_check_digit(body)}")


def parse_slip_number(typed: str) -> SlipNumber:
    """Return the number that was meant: any case, any separators or none, digits of any script, O for 0 and the like.

    Raises `SlipNumberUnreadable` when the form or the check digit is wrong.
    """
    marks = "".join(mark for mark in unicodedata.normalize("NFKC", typed).upper() if mark.isalnum())
    meant = marks[:1].translate(_MEANT_LETTER) + _western(marks[1:]).translate(_MEANT_DIGIT)
    found = _FORM.fullmatch(meant)
    if found is None or _check_digit(meant[:-1]) != meant[-1]:
        raise SlipNumberUnreadable
    letter, digit, running_number, check = found.groups()
    return SlipNumber(f"{letter}{digit}-{running_number}-{check}")


def _western(digits: str) -> str:
    """Turn Arabic-Indic and other decimal digits into 0 to 9; other marks stay."""
    return "".join(str(unicodedata.decimal(mark, mark)) for mark in digits)


def _check_digit(body: str) -> str:
    interim = 0
    for mark in body:
        value = DESK_LETTERS.index(mark) if mark in DESK_LETTERS else int(mark)
        interim = int(_DAMM[interim][value])
    return str(interim)
