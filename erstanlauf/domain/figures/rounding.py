"""Rounding of one count to a multiple of five (or more), always the same for the same count of the same thing.

Why this way (2026-11): rounding to the nearest five, as Destatis does it, has no error above 2, and that is how it is
undone: four cells of 2 print as 0 and their sum 8 as 10, so each must be 2. Here a secret of the steering desk shifts
the grid of each figure by -2 to 2 before it is rounded, mostly by one or not at all. The grid of a figure stays where
it is, so the same question has the same answer, and one person more moves a figure by one step at most.

What remains for a reader who knows this code and not the key: a count below 5 follows for sure only where figures with
the greatest error there can be, all to one side, add up to it. All other bounds he has are multiples of 5 (nothing is
below 0, what stands among the rest is at most 5, what stands for itself at least 5), so with errors up to 4 it takes
five such figures, or ten: each drawn with a chance of 1 in 32, and of just the count for it. With a shift of one at
most, 1 in 4, it was once for some thousand sums of such counts. All else is likelihood: four cells of 2 and their sum
8, printed as 0 and 10, fit 498 worlds, of which the likeliest has a chance of 1 in 38. Tables are tried on this in
`tests/domain/figures/test_attack.py`. What was weighed and left: taking a shift away where a sum would tell; figures
of a year would then depend on each other, and those of its months are out before the year is over.

Sources: rounding to 5, Statistisches Bundesamt (SGB XII from Q1 2020, ICEland from 2018); random rounding to base 5,
Statistics Canada.
"""

import hmac
from dataclasses import dataclass
from hashlib import sha256

from erstanlauf.domain.figures.periods import Period

BASES = (5, 10, 20)
"""To what a house may round; the first is the least."""

LEAST_ERROR = 4
"""How far a figure may be from its count where a house rounds to the least base."""

KEY_BYTES = 32

_SHIFTS = (8, -2), (72, -1), (184, 0), (248, 1), (256, 2)  # of 256: below this, the grid is shifted by so much


@dataclass(frozen=True, slots=True)
class Thing:
    """What a count is of, in whatever table it stands: a period (or a week of it) and up to two codes."""

    of: str
    period: str
    a: str = ""
    b: str = ""


def thing(of: str, period: Period, a: str = "", b: str = "") -> Thing:
    """Return what a count of a period is of."""
    return Thing(of, period.id, a, b)


@dataclass(frozen=True, slots=True, repr=False)
class Rounding:
    """How one steering desk rounds. `key` is its secret of `KEY_BYTES` bytes."""

    key: bytes
    base: int = BASES[0]

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES or self.base not in BASES:
            raise ValueError("no rounding")

    @property
    def most_error(self) -> int:
        """How far a figure may be from its count."""
        return LEAST_ERROR if self.base == BASES[0] else LEAST_ERROR + self.base // 2

    def rounded(self, count: int, of: Thing) -> int:
        """Return the figure for a count.

        A larger base rounds what the least base gives, so whoever has a figure of both has learnt nothing by it.
        """
        drawn = self._drawn(of)
        shift = next(shift for below, shift in _SHIFTS if drawn[0] < below)
        fine = (count + BASES[0] // 2 + shift) // BASES[0] * BASES[0]
        if self.base == BASES[0]:
            return fine
        return (fine + self.base // 2 - drawn[2] % 2 * BASES[0]) // self.base * self.base

    def is_shown(self, count: int, of: Thing) -> bool:
        """Whether a category stands for itself and not among the rest: at the base, or for half of all one above.

        Which of the two it is holds for a code, in every table and period of a year. If it did not, a category shown
        for a month and not for its year would have told that the other months had none.
        """
        return count >= self.base + self._drawn(Thing("stands for itself", of.period[:4], of.a))[1] % 2

    def _drawn(self, of: Thing) -> bytes:
        text = "\x1f".join((of.of, of.period, of.a, of.b))
        return hmac.digest(self.key, text.encode(), sha256)
