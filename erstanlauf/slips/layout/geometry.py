"""Measures of the slip: places on the paper and text styles by name. Lengths in millimetres, letters in points."""

from dataclasses import dataclass
from typing import Final

from erstanlauf.i18n.languages import Language
from erstanlauf.slips.text.paragraphs import Align, TextStyle

POINTS_PER_MM: Final = 72 / 25.4

PAPER: Final = "#FFFFFF"
INK: Final = "#1B2327"
QUIET: Final = "#55636B"
ACCENT: Final = "#0E5A78"
TINT: Final = "#E6F0F4"
HAIRLINE: Final = "#C3CFD5"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper and the places on it; `body_sizes_pt` are the letter sizes to choose from, largest first, the usual one
    second.
    """

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
    tick_mm: float
    picture_mm: float
    qr_mm: float
    body_sizes_pt: tuple[float, ...]

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - 2 * self.side_mm


@dataclass(frozen=True, slots=True)
class Role:
    """What a text is on the slip: its size and leading as shares of the body size, its tag in the document."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False
    tag: str = "P"


TITLE: Final = Role(1.65, 2.2, bold=True, tag="H1")
DESK: Final = Role(0.86, 1.4, QUIET)
STEP_NUMBER: Final = Role(1.5, 1.6, ACCENT, bold=True)
STEP_TITLE: Final = Role(1.12, 1.5, bold=True, tag="H2")
LABEL: Final = Role(0.88, 1.42, QUIET, bold=True)
BODY: Final = Role(1.0, 1.42)
REASON: Final = Role(0.94, 1.42, QUIET)
NOTE: Final = Role(0.94, 1.42)
NOTICE: Final = Role(0.86, 1.4, QUIET)
HEADING: Final = Role(1.0, 1.6, ACCENT, bold=True, tag="H2")
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
