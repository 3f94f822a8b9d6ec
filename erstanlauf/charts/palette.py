"""Colours of a chart by what they are for, and how dark each shade of them is. Knows no chart."""

from dataclasses import dataclass
from functools import cache

from erstanlauf.charts.marks import Tone

SHADES = 6
_MIXED = (0.06, 0.16, 0.28, 0.42, 0.8, 1.0)
"""How much of the accent is in each shade. None lies in the middle, where no ink could be read."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as "#rrggbb"."""

    paper: str
    ink: str
    quiet: str
    hairline: str
    accent: str

    def tone(self, tone: Tone) -> str:
        """Return the colour of a tone."""
        return {
            Tone.PAPER: self.paper,
            Tone.INK: self.ink,
            Tone.QUIET: self.quiet,
            Tone.HAIRLINE: self.hairline,
            Tone.ACCENT: self.accent,
        }[tone]

    @cache  # noqa: B019, there are four palettes in all
    def shade(self, shade: int) -> str:
        """Return the colour of a shade, 0 next to that of the paper."""
        share = _MIXED[shade]
        mixed = (
            round((1 - share) * paper + share * accent)
            for paper, accent in zip(_channels(self.paper), _channels(self.accent), strict=True)
        )
        return "#" + "".join(f"{each:02x}" for each in mixed)

    @cache  # noqa: B019
    def ink_on(self, shade: int) -> str:
        """Return the colour of text on a shade: the one of ink and paper that stands out more."""
        ground = self.shade(shade)
        return max(self.ink, self.paper, key=lambda colour: contrast(colour, ground))


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ, 1 to 21. Source: WCAG 2.1, contrast ratio."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
