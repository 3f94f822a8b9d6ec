"""Scales with round steps, and how dark a figure is. Knows figures, no places."""

from dataclasses import dataclass
from itertools import count

from erstanlauf.charts.palette import SHADES

_STEPS = (5, 10, 20)
"""Round steps, then ten times these and so on; figures are multiples of 5."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to a round figure no smaller than the largest, with a tick at each step."""

    step: int
    steps: int

    @property
    def most(self) -> int:
        return self.step * self.steps

    @property
    def ticks(self) -> tuple[int, ...]:
        return tuple(range(0, self.most + 1, self.step))

    def share(self, figure: int) -> float:
        """Return where a figure stands, 0 to 1."""
        return figure / self.most


def scale_to(largest: int, most_steps: int) -> Scale:
    """Return the scale with the smallest round step that has no more steps than that."""
    for power in count():
        for step in _STEPS:
            size = step * 10**power
            steps = max(-(-largest // size), 1)
            if steps <= most_steps:
                return Scale(size, steps)
    raise AssertionError("counting never ends")


def largest_shown(largest: int) -> int:
    """Return a figure no smaller than the largest that makes the bounds of all shades multiples of 5."""
    step = _STEPS[0] * (SHADES - 1)
    return max(-(-largest // step), 1) * step


def shade_of(figure: int, largest: int) -> int:
    """Return how dark a figure is beside the largest one; the lightest shade is that of 0 alone."""
    if figure <= 0:
        return 0
    return min(-(-figure * (SHADES - 1) // largest), SHADES - 1)
