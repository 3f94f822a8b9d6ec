"""Measures of the report: places on the sheet, and letters by what a text is. Millimetres, and shares of `BODY_PT`."""

from typing import Final

from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.pdf.tags import CELL, HEAD_OF_COLUMN, HEAD_OF_ROW

LEFT_MM: Final = 25.0
"""Wider than the right margin, for the holes of a file. Source: DIN 5008."""
RIGHT_MM: Final = 17.0
TOP_MM: Final = 12.0
BOTTOM_MM: Final = 11.0
FURNITURE_GAP_MM: Final = 5.0
"""Between what stands on every page and what is said."""

BODY_PT: Final = 9.8

PARAGRAPH_MM: Final = 1.6
SECTION_MM: Final = 8.0
TABLE_MM: Final = 5.0
"""Air above a paragraph, a section and a table."""

CELL_GAP_MM: Final = 2.2
ROW_AIR_MM: Final = 0.32
BAR_MM: Final = 2.5
BAR: Final = "#7FA9BC"
STRONG_LINE: Final = g.QUIET

TOWN: Final = Role(0.92, 1.35, bold=True)
ADDRESS: Final = Role(0.76, 1.1, g.QUIET)
KICKER: Final = Role(0.86, 1.5, g.ACCENT, bold=True)
TITLE: Final = Role(2.05, 2.5, bold=True, tag="H1")
SUBTITLE: Final = Role(1.2, 1.75, g.QUIET)
FACT_NAME: Final = Role(0.8, 1.3, g.QUIET)
FACT: Final = Role(0.95, 1.3)
SECTION: Final = Role(1.35, 1.8, g.ACCENT, bold=True, tag="H2")
TABLE_TITLE: Final = Role(0.98, 1.4, bold=True, tag="H3")
BODY: Final = Role(1.0, 1.4)
SMALL: Final = Role(0.9, 1.26)
EXPLAINED: Final = Role(0.84, 1.2, g.QUIET)
METHOD: Final = Role(0.7, 0.98, g.QUIET)
COLUMN_HEAD: Final = Role(0.76, 1.02, g.QUIET, bold=True, tag=HEAD_OF_COLUMN)
ROW_HEAD: Final = Role(0.86, 1.14, tag=HEAD_OF_ROW)
FIGURE: Final = Role(0.86, 1.14, tag=CELL)
SUM_HEAD: Final = Role(0.86, 1.14, bold=True, tag=HEAD_OF_ROW)
SUM: Final = Role(0.86, 1.14, bold=True, tag=CELL)
UNTOLD: Final = Role(0.78, 1.14, g.QUIET, tag=CELL)
FURNITURE: Final = Role(0.76, 1.1, g.QUIET)
MARK: Final = Role(0.86, 1.2, bold=True)
