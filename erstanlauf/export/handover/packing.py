"""Makes the parcel of a case: one ZIP with document, tables, sheet and manifest, encrypted to its recipient.

The same case gives the same ZIP, byte by byte. Writes nothing; where the parcel goes is the channel's matter.
"""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from erstanlauf import __version__
from erstanlauf.domain.handover.content import covered
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import Handover
from erstanlauf.export.handover import document
from erstanlauf.export.handover.faults import KeyMissing
from erstanlauf.export.handover.mapping import mapping_of
from erstanlauf.export.handover.tables import csv_of, tables_of
from erstanlauf.export.sealing import ENDING, sealed
from erstanlauf.usecases.handover.ports import HandoverSheets, ToPack

DOCUMENT = "handover.json"
MANIFEST = "manifest.json"
MANIFEST_FORMAT = "erstanlauf.handover-manifest"
MANIFEST_VERSION = 1

_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3
_MEDIA_TYPES = {".json": "application/json", ".csv": "text/csv; charset=utf-8", ".pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class ParcelPacker:
    """Fills `Packer`."""

    sheets: HandoverSheets

    def pack(self, to_pack: ToPack) -> bytes:
        """Return the parcel as it leaves. Raises `KeyMissing`, `KeyUnreadable`, `KeyIsSecret` and `MappingFault`s."""
        recipient = to_pack.recipient
        if not recipient.key and not recipient.is_plain:
            raise KeyMissing(recipient=recipient.title)
        archive = self.archive(to_pack)
        return sealed(archive, recipient.key, recipient.title) if recipient.key else archive

    def file_name(self, handover: Handover, recipient: Recipient) -> str:
        """Return the reference with the ending of what it is."""
        return f"{handover.reference}.zip{ENDING if recipient.key else ''}"

    def archive(self, to_pack: ToPack) -> bytes:
        """Return the ZIP before it is encrypted."""
        handover = to_pack.handover
        held = replace(to_pack, content=covered(to_pack.content, handover.consent.standing))
        case = document.document_of(held)
        tables = tables_of(case, mapping_of(to_pack.recipient))
        files = {
            DOCUMENT: _json(case),
            **{name: csv_of(rows) for name, rows in tables.items()},
            f"{handover.reference}.pdf": self.sheets.handover_sheet(held),
        }
        files[MANIFEST] = _json(_manifest(handover, files))
        return _zip(files, handover.made_at)


def _manifest(handover: Handover, files: dict[str, bytes]) -> document.Json:
    return {
        "format": MANIFEST_FORMAT,
        "version": MANIFEST_VERSION,
        "reference": handover.reference,
        "program": {"name": "erstanlauf", "version": __version__},
        "files": [_entry(name, content) for name, content in files.items()],
    }


def _entry(name: str, content: bytes) -> document.Json:
    ending = name[name.rindex(".") :]
    entry: document.Json = {
        "name": name,
        "mediaType": _MEDIA_TYPES[ending],
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return {**entry, "format": document.FORMAT, "formatVersion": document.VERSION} if name == DOCUMENT else entry


def _json(data: document.Json) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"


def _zip(files: dict[str, bytes], made_at: datetime) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, made_at.astimezone(UTC).timetuple()[:6])
            member.create_system = _UNIX
            member.external_attr = _ORDINARY_FILE
            archive.writestr(member, content)
    return packed.getvalue()
