"""The ReportLab canvas of a slip: compressed, only embedded fonts, the same bytes for the same input.

Knows how ReportLab 5.1 builds a page from inside; nothing of layout or of what a slip says.
"""

from typing import IO, Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from erstanlauf.slips.fonts import Font
from erstanlauf.slips.pdf_fonts import EmbeddedFont

# No canvas takes this as an argument: pages coded as plain text are a quarter larger and cost an eighth of the time.
rl_config.useA85 = 0


class SlipCanvas(Canvas):
    """A canvas that `pdf_text.draw` can write on. Title, author and language are set as on any canvas."""

    def __init__(self, file: str | IO[bytes], page_size_pt: tuple[float, float]) -> None:
        self._embedded: dict[Font, EmbeddedFont] = {}
        # Not in the stubs of ReportLab: the document being built and the operators of this page.
        self._doc: Any
        self._code: list[str]
        super().__init__(file, pagesize=page_size_pt, pageCompression=1, invariant=1)

    def embedded(self, font: Font) -> EmbeddedFont:
        """Return the font of this document; the first call adds it."""
        if font not in self._embedded:
            self._embedded[font] = EmbeddedFont(font, self._doc)
        return self._embedded[font]

    def add_operators(self, operators: str) -> None:
        """Append to the content of the page."""
        self._code.append(operators)

    def _make_preamble(self) -> None:
        """Begin a page without choosing Helvetica, which ReportLab's own hook does though no slip embeds it."""
        self._preamble = "1 0 0 1 0 0 cm"
