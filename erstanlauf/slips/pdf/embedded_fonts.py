"""The fonts inside one PDF file: cut down to the glyphs drawn, each glyph with the exact text it stands for.

Knows how ReportLab 5.1 builds a document from inside: there is no public way to give it a font that is already shaped.
The release is pinned for that, and the tests of `pdf_text` read the files back with other programs.
"""

import zlib
from typing import Any

from erstanlauf.slips.pdf.objects import WrittenObject, WrittenStream
from erstanlauf.slips.text.fonts import Font

_CHARACTERS_PER_BLOCK = 100  # the most that one bfchar block may hold (Adobe Technical Note 5014)
_SYMBOLIC = 4


class _Codes(dict[tuple[int, str], str]):
    """Two-byte codes, in hexadecimal, by the glyph they draw and the text they read as; a new pair gets the next."""

    def __missing__(self, drawn: tuple[int, str]) -> str:
        self[drawn] = f"{len(self):04X}"
        return self[drawn]


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
        self.codes = _Codes({(0, ""): "0000"})
        document.fontMapping[self.fontName] = f"/{self.resource_name}"
        document.delayedFonts.append(self)

    def addObjects(self, document: Any) -> None:  # noqa: N802, called by ReportLab when it writes the file
        """Put the font's objects into the document."""
        content, new_glyph = self._font.subset(frozenset(glyph for glyph, _ in self.codes))
        name, font = f"{self._subset_tag()}+{self._font.name}", self._font
        outlines = WrittenStream(document, content, f"/Length1 {len(content)}")
        descriptor = WrittenObject(
            document,
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_SYMBOLIC}/ItalicAngle 0/CapHeight 700/StemV 80"
            f"/FontBBox[-1000 {font.descent:.0f} 2000 {font.ascent:.0f}]"
            f"/Ascent {font.ascent:.0f}/Descent {font.descent:.0f}/FontFile2 {outlines.reference}>>",
        )
        widths = " ".join(f"{font.advance(glyph) / font.scale:.6g}" for glyph, _ in self.codes)
        glyph_of_code = WrittenStream(
            document, b"".join(new_glyph[glyph].to_bytes(2, "big") for glyph, _ in self.codes)
        )
        descendant = WrittenObject(
            document,
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW 0/W[0[{widths}]]"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor.reference}/CIDToGIDMap {glyph_of_code.reference}>>",
        )
        composite = WrittenObject(
            document,
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant.reference}]"
            f"/ToUnicode {WrittenStream(document, self._to_unicode()).reference}>>",
        )
        document.idToObject["BasicFonts"].dict[self.resource_name] = document.Reference(composite)

    def _subset_tag(self) -> str:
        """Six letters that differ between different subsets of one font, as PDF asks for."""
        checksum = zlib.crc32(repr(list(self.codes)).encode())
        return "".join(chr(ord("A") + (checksum >> (4 * position)) % 16) for position in range(6))

    def _to_unicode(self) -> bytes:
        texts = [(code, text) for (_, text), code in self.codes.items() if text]
        lines = [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
        ]
        for start in range(0, len(texts), _CHARACTERS_PER_BLOCK):
            block = texts[start : start + _CHARACTERS_PER_BLOCK]
            lines.append(f"{len(block)} beginbfchar")
            lines += [f"<{code}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in block]
            lines.append("endbfchar")
        lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
        return "\n".join(lines).encode()
