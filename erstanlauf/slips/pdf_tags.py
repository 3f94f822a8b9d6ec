"""The structure of a PDF file for those who hear it or copy from it: sections of headings and paragraphs, each in its
language, in reading order (ISO 32000-1, 14.7 and 14.8).

Knows how ReportLab 5.1 builds a document from inside: it has no way of its own to tag what is drawn.
"""

from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString


class _Text(NamedTuple):
    """A piece of text on the page that is being drawn."""

    tag: str
    language: str
    section: int


class StructureTree:
    """Collects what is drawn and adds it to the document when that is saved."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._whole = self._element("Document", document.Reference(self._root))
        self._sections: list[PDFDictionary] = []
        self._kids: list[list[Any]] = []
        self._on_page: list[_Text] = []
        self._parents: list[Any] = []

    def open_section(self) -> None:
        """Begin what belongs together, like all lines of one step."""
        self._sections.append(self._element("Sect", self._document.Reference(self._whole)))
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
        page.Tabs = PDFName("S")
        place = self._document.Reference(page)
        leaves = [self._leaf(text, number, place) for number, text in enumerate(self._on_page)]
        self._parents.append(self._document.Reference(PDFArray(leaves)))
        self._on_page = []

    def write(self) -> None:
        """Add the tree to the document; to be called once, before it is saved."""
        for section, kids in zip(self._sections, self._kids, strict=True):
            section["K"] = PDFArray(kids)
        self._whole["K"] = PDFArray([self._document.Reference(section) for section in self._sections])
        self._root["K"] = PDFArray([self._document.Reference(self._whole)])
        numbered = [each for pair in enumerate(self._parents) for each in pair]
        self._root["ParentTree"] = self._document.Reference(PDFDictionary({"Nums": PDFArray(numbered)}))
        catalog = self._document.Catalog
        catalog.StructTreeRoot = self._document.Reference(self._root)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})

    def _leaf(self, text: _Text, number: int, page: Any) -> Any:
        leaf = self._element(text.tag, self._document.Reference(self._sections[text.section]))
        leaf["Lang"] = PDFString(text.language)
        leaf["Pg"] = page
        leaf["K"] = number
        reference = self._document.Reference(leaf)
        self._kids[text.section].append(reference)
        return reference

    def _element(self, tag: str, parent: Any) -> PDFDictionary:
        return PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(tag), "P": parent})
