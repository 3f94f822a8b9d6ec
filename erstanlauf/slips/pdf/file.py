"""Writes the objects of a ReportLab document as a compact file: all that is no stream lies in one compressed stream.

ReportLab 5.1 writes each object as plain text with a table of offsets. A tagged slip has a hundred small ones, which
took two fifths of the file. Form of the file: PDF 1.5 (ISO 32000-1, 7.5.7 and 7.5.8).
"""

import zlib
from hashlib import sha256
from typing import Any

from reportlab.pdfbase import pdfdoc

from erstanlauf.slips.pdf.objects import WrittenStream

_HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
_PLAIN, _IN_STREAM = 1, 2
_OFFSET_BYTES = 4


def written(document: Any) -> bytes:
    """Return the file; to be called in the place of ReportLab's `PDFDocument.format`."""
    document.encrypt.prepare(document)
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    streams, others = _formatted(document)
    file = bytearray(_HEADER)
    places = {0: (0, 0, 255)}
    pack_number = len(streams) + len(others) + 1
    for number, content in (*streams, (pack_number, _packed(others))):
        places[number] = (_PLAIN, len(file), 0)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    for index, (number, _) in enumerate(others):
        places[number] = (_IN_STREAM, pack_number, index)
    places[pack_number + 1] = (_PLAIN, len(file), 0)
    start = len(file)
    fingerprint = sha256(file).hexdigest()[:32].encode()
    named = b"/Root %s /Info %s /ID [<%s> <%s>]" % (
        _bytes_of(root, document),
        _bytes_of(info, document),
        fingerprint,
        fingerprint,
    )
    file += b"%d 0 obj\n%s\nendobj\n" % (pack_number + 1, _table(places, named))
    file += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(file)


def _formatted(document: Any) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
    """Return streams and all other objects with their numbers; writing one may still add others."""
    streams: list[tuple[int, bytes]] = []
    others: list[tuple[int, bytes]] = []
    number = 1
    while number in document.numberToId:
        content = document.idToObject[document.numberToId[number]]
        found = streams if isinstance(content, pdfdoc.PDFStream | WrittenStream) else others
        found.append((number, _bytes_of(content, document)))
        number += 1
    return streams, others


def _bytes_of(content: Any, document: Any) -> bytes:
    written: bytes = pdfdoc.pdfdocEnc(pdfdoc.format(content, document, toplevel=1))
    return written.strip(b"\n")


def _packed(objects: list[tuple[int, bytes]]) -> bytes:
    offset, heads = 0, []
    for number, content in objects:
        heads.append(b"%d %d" % (number, offset))
        offset += len(content) + 1
    head = b" ".join(heads) + b"\n"
    body = zlib.compress(head + b"\n".join(content for _, content in objects))
    entries = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d" % (len(objects), len(head), len(body))
    return b"<<%s>>\nstream\n%s\nendstream" % (entries, body)


def _table(places: dict[int, tuple[int, int, int]], named: bytes) -> bytes:
    rows = b"".join(
        kind.to_bytes(1, "big") + place.to_bytes(_OFFSET_BYTES, "big") + index.to_bytes(2, "big")
        for _, (kind, place, index) in sorted(places.items())
    )
    body = zlib.compress(rows)
    entries = b"/Type /XRef /Size %d /W [1 %d 2] /Filter /FlateDecode /Length %d %s"
    return b"<<%s>>\nstream\n%s\nendstream" % (entries % (len(places), _OFFSET_BYTES, len(body), named), body)
