"""What every part of the report is set with: one language, one width, letters of one size. Knows no figure."""

from dataclasses import dataclass

from erstanlauf.i18n.languages import Language
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.blocks import Block, Box, Column, PlacedText, Typesetter
from erstanlauf.slips.layout.geometry import Role
from erstanlauf.slips.report.pieces import Piece
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.slips.text.paragraphs import Align


@dataclass(frozen=True, slots=True)
class Kit:
    """Sets texts in the width of the report; `words` are for what is not written in the report itself."""

    fonts: Fonts
    setter: Typesetter
    language: Language
    width_mm: float
    words: Wording

    def text(self, text: str, role: Role, y_mm: float = 0.0, left_mm: float = 0.0) -> PlacedText:
        """Set a text from there to the right edge."""
        return self.cell(text, role, y_mm, left_mm, self.width_mm - left_mm)

    def cell(
        self, text: str, role: Role, y_mm: float, left_mm: float, width_mm: float, align: Align = "start"
    ) -> PlacedText:
        """Set a text in a part of the width."""
        return self.setter.place(text, role, Column(self.language, left_mm, width_mm, align), y_mm)

    def text_mm(self, text: str, role: Role) -> float:
        """Measure a text on one line."""
        return self.setter.width_mm(text, role, self.language)

    def paragraph(self, text: str, role: Role, above_mm: float = 0.0, *, keeps_next: bool = False) -> Piece:
        """Return a text as wide as the report."""
        placed = self.text(text, role)
        return Piece(Block(placed.bottom_mm, (placed,)), above_mm, keeps_next)

    def rule(self, y_mm: float, colour: str, height_mm: float = 0.0) -> Box:
        """Return a line across, or a bar of that height."""
        if height_mm:
            return Box(0.0, y_mm, self.width_mm, height_mm, fill=colour)
        return Box(0.0, y_mm, self.width_mm, 0.0, frame=colour)
