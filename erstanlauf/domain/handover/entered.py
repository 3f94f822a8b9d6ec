"""What was typed or pasted about a person, made into lines that can be kept and printed. Tells what it took away.

Any script, any order of names; nothing is spelled anew. A phone number stays the text it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from erstanlauf.domain.handover.content import LONGEST_NAME, Reach, ReachKind
from erstanlauf.domain.plain_text import without_hidden

EARLIEST_BIRTH_YEAR = 1900

_OF_A_NUMBER = frozenset("0123456789+()/-.– ")
_FEWEST_DIGITS = 3


class Removed(StrEnum):
    """What was taken away from a line."""

    HIDDEN = "hidden"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True, repr=False)
class Entered:
    """A line as it is kept, and what it lost on the way."""

    text: str
    removed: tuple[Removed, ...] = ()


def line_entered(typed: str) -> Entered:
    """Return a line without what nobody sees and with single spaces, cut where no name is that long."""
    on_one_line = " ".join(typed.split())
    text = " ".join(without_hidden(on_one_line).split())
    removed = [Removed.HIDDEN] if text != on_one_line else []
    if len(text) > LONGEST_NAME:
        text = text[:LONGEST_NAME].rstrip()
        removed.append(Removed.TOO_LONG)
    return Entered(text, tuple(removed))


def birth_year_entered(typed: str, this_year: int) -> int | None:
    """Return a year of birth, None for an empty line. Raises ValueError for anything else.

    Digits of any script: they are what the person writes.
    """
    text = line_entered(typed).text
    if not text:
        return None
    if len(text) != 4 or not text.isdecimal() or not EARLIEST_BIRTH_YEAR <= int(text) <= this_year:
        raise ValueError("no year of birth")
    return int(text)


def reach_entered(text: str) -> Reach | None:
    """Return the way to reach somebody that a clean line tells: what has an @, what is a number, else an address."""
    if not text:
        return None
    if "@" in text and " " not in text:
        return Reach(ReachKind.EMAIL, text)
    digits = sum(each.isdecimal() for each in text)
    is_number = digits >= _FEWEST_DIGITS and all(each in _OF_A_NUMBER or each.isdecimal() for each in text)
    return Reach(ReachKind.PHONE if is_number else ReachKind.POST, text)
