"""The structure of a PDF file for those who hear it or copy from it: sections of headings and paragraphs, rows of
tables, each in its language, in reading order (ISO 32000-1, 14.7 and 14.8).

Knows how ReportLab 5.1 builds a document from inside: it has no way of its own to tag what is drawn.
"""

from collections.abc import Sequence
from itertools import chain, groupby
from typing import Any, Final, NamedTuple

from reportlab.pdfbase import pdfdoc

from erstanlauf.slips.pdf.objects import WrittenObject

SECTION: Final = "Sect"
ROW: Final = "TR"
HEAD_OF_COLUMN: Final = "THc"
HEAD_OF_ROW: Final = "THr"
CELL: Final = "TD"

_SCOPES = {HEAD_OF_COLUMN: "TH/A<</O/Table/Scope/Column>>", HEAD_OF_ROW: "TH/A<</O/Table/Scope/Row>>"}
"""What stands in the file for heads of a table, so that each cell is heard with those it belongs to."""


class _Text(NamedTuple):
    """A piece of text or a figure on the page that is being drawn; `more` are entries only figures have."""

    tag: str
    language: str
    section: int
    more: str


class StructureTree:
    """Collects what is drawn and adds it to the document when that is saved."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root, self._whole = WrittenObject(document), WrittenObject(document)
        self._sections: list[WrittenObject] = []
        self._kinds: list[str] = []
        self._kids: list[list[str]] = []
        self._on_page: list[_Text] = []
        self._parents: list[WrittenObject] = []

    def open_section(self, kind: str) -> None:
        """Begin what belongs together, like all lines of one step; rows that follow each other make one table."""
        self._sections.append(WrittenObject(self._document))
        self._kinds.append(kind)
        self._kids.append([])

    def opening(self, tag: str, language: str) -> str:
        """Return the operator that begins a heading or paragraph of the open section."""
        return self._opened(tag, language, "")

    def opening_figure(self, language: str, alternative: str, box_pt: Sequence[float]) -> str:
        """Return the operator that begins a picture with the words in its place; the box is on its page, y upwards."""
        words = alternative.encode("utf-16-be").hex().upper()
        box = " ".join(f"{each:.1f}" for each in box_pt)
        return self._opened("Figure", language, f"/Alt<FEFF{words}>/A<</O/Layout/BBox[{box}]>>")

    def end_page(self) -> None:
        """Tie what was drawn to the page that has just been added to the document."""
        page = self._document.Pages.pages[-1]
        # For this page alone: ReportLab's own list of what a page may hold does not know them.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._parents)
        page.Tabs = pdfdoc.PDFName("S")
        place = self._document.Reference(page).format(self._document).decode()
        leaves = [self._leaf(text, number, place) for number, text in enumerate(self._on_page)]
        self._parents.append(WrittenObject(self._document, f"[{' '.join(leaves)}]"))
        self._on_page = []

    def write(self) -> None:
        """Add the tree to the document; to be called once, before it is saved."""
        root, whole = self._root.reference, self._whole.reference
        parts = [self._part(list(group), whole) for _, group in groupby(range(len(self._sections)), self._run)]
        self._whole.content = f"<</S/Document/P {root}/K[{' '.join(chain.from_iterable(parts))}]>>"
        numbered = " ".join(f"{number} {each.reference}" for number, each in enumerate(self._parents))
        self._root.content = f"<</Type/StructTreeRoot/K[{whole}]/ParentTree<</Nums[{numbered}]>>>>"
        catalog = self._document.Catalog
        catalog.StructTreeRoot = self._document.Reference(self._root)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})

    def _run(self, section: int) -> object:
        """Return the same for rows that follow each other and for nothing else."""
        return ROW if self._kinds[section] == ROW else section

    def _part(self, sections: list[int], whole: str) -> list[str]:
        """Write sections, or the rows of one table; return what the document names."""
        is_table = self._kinds[sections[0]] == ROW
        table = WrittenObject(self._document) if is_table else None
        parent = table.reference if table else whole
        for each in sections:
            self._sections[each].content = f"<</S/{self._kinds[each]}/P {parent}/K[{' '.join(self._kids[each])}]>>"
        references = [self._sections[each].reference for each in sections]
        if table is None:
            return references
        table.content = f"<</S/Table/P {whole}/K[{' '.join(references)}]>>"
        return [table.reference]

    def _opened(self, tag: str, language: str, more: str) -> str:
        name = "TH" if tag in _SCOPES else tag
        self._on_page.append(_Text(tag, language, len(self._sections) - 1, more))
        return f"/{name} <</MCID {len(self._on_page) - 1}>> BDC"

    def _leaf(self, text: _Text, number: int, page: str) -> str:
        parent = self._sections[text.section].reference
        content = (
            f"<</S/{_SCOPES.get(text.tag, text.tag)}/P {parent}/Lang({text.language}){text.more}/Pg {page}/K {number}>>"
        )
        leaf = WrittenObject(self._document, content)
        self._kids[text.section].append(leaf.reference)
        return leaf.reference
