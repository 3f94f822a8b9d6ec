"""The structure of a PDF file for those who hear it or copy from it: sections of headings and paragraphs, each in its
language, in reading order (ISO 32000-1, 14.7 and 14.8).

Knows how ReportLab 5.1 builds a document from inside: it has no way of its own to tag what is drawn.
"""

from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

from erstanlauf.slips.pdf.objects import WrittenObject


class _Text(NamedTuple):
    """A piece of text on the page that is being drawn."""

    tag: str
    language: str
    section: int


class StructureTree:
    """Collects what is drawn and adds it to the document when that is saved."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root, self._whole = WrittenObject(document), WrittenObject(document)
        self._sections: list[WrittenObject] = []
        self._kids: list[list[str]] = []
        self._on_page: list[_Text] = []
        self._parents: list[WrittenObject] = []

    def open_section(self) -> None:
        """Begin what belongs together, like all lines of one step."""
        self._sections.append(WrittenObject(self._document))
        self._kids.append([])

    def opening(self, tag: str, language: str) -> str:
        """Return the operator that begins a heading or paragraph of the open section."""
        self._on_page.append(_Text(tag, language, len(self._sections) - 1))
        return f"/{tag} <</MCID {len(self._on_page) - 1}>> BDC"

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
        for section, kids in zip(self._sections, self._kids, strict=True):
            section.content = f"<</S/Sect/P {whole}/K[{' '.join(kids)}]>>"
        self._whole.content = f"<</S/Document/P {root}/K[{' '.join(each.reference for each in self._sections)}]>>"
        numbered = " ".join(f"{number} {each.reference}" for number, each in enumerate(self._parents))
        self._root.content = f"<</Type/StructTreeRoot/K[{whole}]/ParentTree<</Nums[{numbered}]>>>>"
        catalog = self._document.Catalog
        catalog.StructTreeRoot = self._document.Reference(self._root)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})

    def _leaf(self, text: _Text, number: int, page: str) -> str:
        parent = self._sections[text.section].reference
        content = f"<</S/{text.tag}/P {parent}/Lang({text.language})/Pg {page}/K {number}>>"
        leaf = WrittenObject(self._document, content)
        self._kids[text.section].append(leaf.reference)
        return leaf.reference
