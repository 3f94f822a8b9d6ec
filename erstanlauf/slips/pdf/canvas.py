"""The ReportLab canvas of a slip: compressed, only embedded fonts, the same bytes for the same input.

Knows how ReportLab 5.1 builds a page from inside; nothing of layout or of what a slip says.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from erstanlauf.slips.pdf.embedded_fonts import EmbeddedFont
from erstanlauf.slips.pdf.file import written
from erstanlauf.slips.pdf.tags import SECTION, StructureTree
from erstanlauf.slips.text.fonts import Font

# No canvas takes this as an argument: pages coded as plain text are a quarter larger and cost an eighth of the time.
rl_config.useA85 = 0


@lru_cache(64)
def colour_operands(colour: str) -> str:
    """Return a colour like "#0E5A78" as the operators of PDF want it."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))


class SlipCanvas(Canvas):
    """A canvas that `pdf_text.draw` can write on. Title, author and language are set as on any canvas."""

    def __init__(self, file: str | IO[bytes], page_size_pt: tuple[float, float]) -> None:
        self._embedded: dict[Font, EmbeddedFont] = {}
        # Not in the stubs of ReportLab: the document being built and the operators of this page.
        self._doc: Any
        self._code: list[str]
        super().__init__(file, pagesize=page_size_pt, pageCompression=1, invariant=1)
        self._structure = StructureTree(self._doc)

    def embedded(self, font: Font) -> EmbeddedFont:
        """Return the font of this document; the first call adds it."""
        if font not in self._embedded:
            self._embedded[font] = EmbeddedFont(font, self._doc)
        return self._embedded[font]

    def add_operators(self, operators: str) -> None:
        """Append to the content of the page."""
        self._code.append(operators)

    def open_section(self, kind: str = SECTION) -> None:
        """Begin a group of texts that belong together; texts are tagged in the section opened last."""
        self._structure.open_section(kind)

    def bookmark(self, title: str) -> None:
        """Add an entry to the list of contents that leads to where the origin is now."""
        key = f"{self.getPageNumber()}-{title}"
        self.bookmarkHorizontal(key, 0, 0)
        self.addOutlineEntry(title, key)

    @contextmanager
    def tagged(self, tag: str, language: str) -> Iterator[None]:
        """Draw inside as a heading, paragraph or cell ("H1", "H2", "P", "TD") in a language."""
        self.add_operators(self._structure.opening(tag, language))
        yield
        self.add_operators("EMC")

    @contextmanager
    def figure(self, language: str, alternative: str, box_pt: Sequence[float]) -> Iterator[None]:
        """Draw inside a picture that is heard as its `alternative`; the box is left, bottom, right, top on the page."""
        self.add_operators(self._structure.opening_figure(language, alternative, box_pt))
        yield
        self.add_operators("EMC")

    @contextmanager
    def ornament(self) -> Iterator[None]:
        """Draw inside what nobody needs to hear: frames, grounds, pictograms."""
        self.add_operators("/Artifact BMC")
        yield
        self.add_operators("EMC")

    def showPage(self) -> None:  # noqa: N802, ReportLab's name
        super().showPage()
        self._structure.end_page()

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._structure.write()
        self._doc.format = lambda: written(self._doc)
        super().save()

    def _make_preamble(self) -> None:
        """Begin a page without choosing Helvetica, which ReportLab's own hook does though no slip embeds it."""
        self._preamble = "1 0 0 1 0 0 cm"
