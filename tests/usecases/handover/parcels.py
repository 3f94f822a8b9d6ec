"""Reads parcels as a recipient would, and says of which fields they hold anything, by marks of the invented person."""

import io
import json
import zipfile
from collections.abc import Mapping

import pyrage

from erstanlauf.domain.handover.consent import DataField

_MARKS: Mapping[DataField, tuple[str, ...]] = {
    DataField.NAME: ("Beispiel",),
    DataField.BIRTH_YEAR: ('"1984"',),
    DataField.REACH: ("0521 51-0",),
    DataField.LANGUAGE: ('"ar"',),
    DataField.NEEDS: ('"sprache"',),
    DataField.ANSWERS: ('"value": "schutz"',),
    DataField.REFERRALS: ('"mbe"',),
    DataField.HEALTH: ('"gesundheit"', '"krank_koerper"', '"psz"'),
    DataField.PROTECTION: ('"gewaltschutz"',),
    DataField.DEBTS: ('"schulden"',),
    DataField.LITERACY: ('"analphabet"',),
}
"""What only one field of `fakes.CONTENT` brings into a case."""


def opened(parcel: bytes, identities: list[pyrage.x25519.Identity]) -> Mapping[str, bytes]:
    """Return the files of a parcel, encrypted or not."""
    if not parcel.startswith(b"PK"):
        parcel = pyrage.decrypt(parcel, identities)
    with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def fields_in(parcel: bytes, identities: list[pyrage.x25519.Identity]) -> frozenset[DataField]:
    """Return the fields a parcel tells anything of, apart from which ones the person agreed to."""
    document = json.loads(opened(parcel, identities)["handover.json"])
    del document["consent"]
    told = json.dumps(document, ensure_ascii=False)
    return frozenset(field for field, marks in _MARKS.items() if any(mark in told for mark in marks))
