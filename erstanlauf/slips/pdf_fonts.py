"""The fonts inside one PDF file: cut down to the glyphs drawn, each glyph with the exact text it stands for.

Knows how ReportLab 5.1 builds a document from inside: there is no public way to give it a font that is already shaped.
The release is pinned for that, and the tests of `pdf_text` read the files back with other programs.
"""

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

from erstanlauf.slips.fonts import Font

_CHARACTERS_PER_BLOCK = 100  # the most that one bfchar block may hold (Adobe Technical Note 5014)
_SYMBOLIC = 4


class EmbeddedFont:
    """One font of one document, written as Type0 with Identity-H.

    Codes are given out per glyph and text, not per glyph, because one glyph may stand for different texts; CIDToGIDMap
    leads all of them back to the one outline.
    """

    def __init__(self, font: Font, document: Any) -> None:
        number = len(document.fontMapping) + 1
        self.resource_name = f"S{number}"
        # ReportLab's own list of fonts, by the name that it would look them up with.
        self.fontName = f"slip-{font.name}-{number}"
        self._font = font
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        document.fontMapping[self.fontName] = f"/{self.resource_name}"
        document.delayedFonts.append(self)

    def code(self, glyph: int, text: str) -> int:
        """Return the two-byte code that draws this glyph and reads as this text."""
        return self._codes.setdefault((glyph, text), len(self._codes))

    def addObjects(self, document: Any) -> None:  # noqa: N802, called by ReportLab when it writes the file
        """Put the font's objects into the document."""
        content, new_glyph = self._font.subset(glyph for glyph, _ in self._codes)
        name = pdfdoc.PDFName(f"{self._subset_tag()}+{self._font.name}")
        outlines = _stream(document, content, Length1=len(content))
        descriptor = _dictionary(
            Type=pdfdoc.PDFName("FontDescriptor"),
            FontName=name,
            Flags=_SYMBOLIC,
            FontBBox=pdfdoc.PDFArray([-1000, round(self._font.descent), 2000, round(self._font.ascent)]),
            ItalicAngle=0,
            Ascent=round(self._font.ascent),
            Descent=round(self._font.descent),
            CapHeight=700,
            StemV=80,
            FontFile2=outlines,
        )
        widths = [round(self._font.advance(glyph) / self._font.scale, 3) for glyph, _ in self._codes]
        glyph_of_code = b"".join(new_glyph[glyph].to_bytes(2, "big") for glyph, _ in self._codes)
        descendant = _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("CIDFontType2"),
            BaseFont=name,
            CIDSystemInfo=_dictionary(
                Registry=pdfdoc.PDFString("Adobe"), Ordering=pdfdoc.PDFString("Identity"), Supplement=0
            ),
            FontDescriptor=document.Reference(descriptor),
            DW=0,
            W=pdfdoc.PDFArray([0, pdfdoc.PDFArray(widths)]),
            CIDToGIDMap=_stream(document, glyph_of_code),
        )
        composite = _dictionary(
            Type=pdfdoc.PDFName("Font"),
            Subtype=pdfdoc.PDFName("Type0"),
            BaseFont=name,
            Encoding=pdfdoc.PDFName("Identity-H"),
            DescendantFonts=pdfdoc.PDFArray([document.Reference(descendant)]),
            ToUnicode=_stream(document, self._to_unicode()),
        )
        document.idToObject["BasicFonts"].dict[self.resource_name] = document.Reference(composite)

    def _subset_tag(self) -> str:
        """Six letters that differ between different subsets of one font, as PDF asks for."""
        checksum = zlib.crc32(repr(list(self._codes)).encode())
        return "".join(chr(ord("A") + (checksum >> (4 * position)) % 16) for position in range(6))

    def _to_unicode(self) -> bytes:
        texts = [(code, text) for (_, text), code in self._codes.items() if text]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(texts), _CHARACTERS_PER_BLOCK):
            block = texts[start : start + _CHARACTERS_PER_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in block]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode()


def _dictionary(**entries: Any) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(entries)


def _stream(document: Any, content: bytes, **entries: int) -> Any:
    stream = pdfdoc.PDFStream()
    stream.content = content
    for key, value in entries.items():
        stream.dictionary[key] = value
    if document.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return document.Reference(stream)
