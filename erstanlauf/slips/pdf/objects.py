"""Objects of a PDF file whose content is put together here: ReportLab's own dictionaries take ten times as long.

Knows how ReportLab 5.1 numbers objects.
"""

import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc


class WrittenObject(pdfdoc.PDFObject):
    """An object with its content as it stands in the file; `reference` is how others name it."""

    __RefOnly__ = 1

    def __init__(self, document: Any, content: str = "") -> None:
        self.content = content
        self.reference: str = document.Reference(self).format(document).decode()

    def format(self, document: Any) -> bytes:
        return self.content.encode("latin-1")


# A slip is written for the preview and again for the printer.
_compressed = lru_cache(16)(zlib.compress)


class WrittenStream(pdfdoc.PDFObject):
    """A compressed stream; `reference` is how others name it."""

    __RefOnly__ = 1

    def __init__(self, document: Any, content: bytes, entries: str = "") -> None:
        self._body = _compressed(content)
        self._entries = entries
        self.reference: str = document.Reference(self).format(document).decode()

    def format(self, document: Any) -> bytes:
        head = f"<</Filter/FlateDecode/Length {len(self._body)}{self._entries}>>\nstream\n"
        return b"%s%s\nendstream" % (head.encode("latin-1"), self._body)
