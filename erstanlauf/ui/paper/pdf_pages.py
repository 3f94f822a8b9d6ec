"""Pages of a finished PDF as pictures and as text, for preview and printer. Knows PDF bytes, no slip and no printer.

Why this way (2026-11): QtPdf comes with 160 MB of other modules in the Qt that runs on Python 3.11; PDFium alone, the
same engine, is 7 MB. PDFium may be used by one thread at a time, so every document is opened under one lock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_ONE_AT_A_TIME = Lock()


def page_sizes(pdf: bytes) -> list[QSizeF]:
    """Return the size of every page in points."""
    with _opened(pdf) as document:
        return [QSizeF(*page.get_size()) for page in document]


def page_picture(pdf: bytes, page: int, width: int) -> QImage:
    """Return a page on white ground, so many pixels wide."""
    with _opened(pdf) as document:
        drawn = document[page]
        bitmap = drawn.render(scale=width / drawn.get_width(), prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return picture.copy()  # the bitmap's memory ends with the document


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of every page, for those who do not see the picture."""
    with _opened(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
