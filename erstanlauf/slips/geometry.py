"""Measures of the slip: paper, places and text styles by name. Lengths in millimetres, letters in points."""

from dataclasses import dataclass
from typing import Final

from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import Language
from erstanlauf.slips.text import Align, TextStyle

POINTS_PER_MM: Final = 72 / 25.4

INK: Final = "#1B2327"
QUIET: Final = "#55636B"
ACCENT: Final = "#0E5A78"
TINT: Final = "#E6F0F4"
HAIRLINE: Final = "#C3CFD5"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper and the places on it; `body_sizes_pt` are the letter sizes
    to choose from, largest first, the usual one second."""

    width_mm: float
    height_mm: float
    side_mm: float
    top_mm: float
    bottom_mm: float
    number_strip_mm: float
    padding_mm: float
    column_gap_mm: float
    label_gap_mm: float
    widest_label_mm: float
    block_gap_mm: float
    qr_mm: float
    body_sizes_pt: tuple[float, ...]

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - 2 * self.side_mm


SHEETS: Final = {
    Paper.A5: Sheet(
        width_mm=148,
        height_mm=210,
        side_mm=9,
        top_mm=9,
        bottom_mm=7,
        number_strip_mm=8,
        padding_mm=2,
        column_gap_mm=4,
        label_gap_mm=2,
        widest_label_mm=19,
        block_gap_mm=2,
        qr_mm=19,
        body_sizes_pt=(9.2, 8.4, 7.9, 7.2),
    ),
    Paper.A4: Sheet(
        width_mm=210,
        height_mm=297,
        side_mm=16,
        top_mm=15,
        bottom_mm=12,
        number_strip_mm=11,
        padding_mm=3,
        column_gap_mm=7,
        label_gap_mm=3,
        widest_label_mm=28,
        block_gap_mm=4,
        qr_mm=27,
        body_sizes_pt=(11.6, 10.6, 9.6, 8.4),
    ),
}


@dataclass(frozen=True, slots=True)
class Role:
    """What a text is on the slip: its size and leading as shares of the body size."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False


TITLE: Final = Role(1.65, 2.2, bold=True)
DESK: Final = Role(0.86, 1.4, QUIET)
STEP_NUMBER: Final = Role(1.5, 1.6, ACCENT, bold=True)
STEP_TITLE: Final = Role(1.12, 1.5, bold=True)
LABEL: Final = Role(0.88, 1.42, QUIET, bold=True)
BODY: Final = Role(1.0, 1.42)
REASON: Final = Role(0.94, 1.42, QUIET)
NOTE: Final = Role(0.94, 1.42)
NOTICE: Final = Role(0.86, 1.4, QUIET)
HEADING: Final = Role(1.0, 1.6, ACCENT, bold=True)
SMALL: Final = Role(0.94, 1.4)
SMALL_NUMBER: Final = Role(0.94, 1.4, bold=True)
SLIP_NUMBER: Final = Role(2.4, 2.7, bold=True)
NEUTRAL_NUMBER: Final = Role(1.5, 1.7, bold=True)
NEUTRAL_BODY: Final = Role(1.2, 1.7)

_LARGER_SCRIPTS: Final = {"Arab": 1.1}
"""Scripts whose letters are small for their size."""


def text_style(role: Role, language: Language, body_pt: float, align: Align = "start") -> TextStyle:
    """Return the style of a role; the leading is the same for all scripts, so that lines side by side stand level."""
    size_pt = body_pt * role.size * _LARGER_SCRIPTS.get(language.script, 1.0)
    return TextStyle(size_pt, body_pt * role.leading, role.bold, align, role.colour)
