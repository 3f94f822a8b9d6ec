"""Public holidays of North Rhine-Westphalia, on which offices are closed, and two eves. Knows no office.

Why no package (2026-11): the law is one paragraph, last changed in 1994, and the domain knows the standard library
alone. The package `holidays` weighs 8.7 MB for it, lists for "Germany" leave Fronleichnam and Allerheiligen out, and a
change of the law takes a release of this program either way. A test holds the days against that package.
"""

from datetime import date, timedelta
from functools import lru_cache

_FIXED = ((1, 1), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26))
"""Month and day: Neujahr, Tag der Arbeit, Tag der Deutschen Einheit, Allerheiligen, both days of Christmas."""

_DAYS_FROM_EASTER = (-2, 1, 39, 50, 60)
"""Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag, Fronleichnam."""

_EVES = ((12, 24), (12, 31))
"""Christmas Eve and New Year's Eve."""


@lru_cache(maxsize=16)
def public_holidays(year: int) -> frozenset[date]:
    """Return the public holidays of a year; sundays without a holiday's name are not among them.

    Holds from 1995 on, but for the Reformationstag that was a holiday once, in 2017.
    Source: Feiertagsgesetz NW § 2 Abs. 1 (last amended 1994-12-20).
    """
    sunday = easter_sunday(year)
    movable = (sunday + timedelta(days=days) for days in _DAYS_FROM_EASTER)
    return frozenset([*movable, *(date(year, month, day) for month, day in _FIXED)])


def is_public_holiday(day: date) -> bool:
    """Whether the day is a public holiday."""
    return day in public_holidays(day.year)


def is_eve(day: date) -> bool:
    """Whether the day is no public holiday, but one on which offices are mostly closed.

    Source: TVöD § 6 Abs. 3 Satz 1, free where the service allows it.
    """
    return (day.month, day.day) in _EVES


def easter_sunday(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar.

    Source: J. Meeus, Astronomical Algorithms, 2nd edition (1998), chapter 8; its letters are kept.
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    length = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * length) // 451
    month, day = divmod(h + length - 7 * m + 114, 31)
    return date(year, month, day + 1)
