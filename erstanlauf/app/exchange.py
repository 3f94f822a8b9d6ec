"""Fills the place of the files of the exchange: the guarded way in and out, with HSDS, the own form and bundles."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from erstanlauf.domain.catalogue import Catalogue, Service
from erstanlauf.domain.catalogue_difference import difference
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.catalogue_merge import taking_over
from erstanlauf.domain.exchange_report import Form, Imported, Line, Report, Said
from erstanlauf.export import bundle, parcel, signing
from erstanlauf.export.gathering import Note, NoteCode
from erstanlauf.export.hsds.incoming import catalogue_from_tables
from erstanlauf.export.hsds.kinds_in import limits_held_back
from erstanlauf.export.hsds.outgoing import tables_of
from erstanlauf.export.writing import write_csv, write_json
from erstanlauf.knowledge.catalogue import catalogue_in
from erstanlauf.knowledge.catalogue_codec import catalogue_bytes, catalogue_from
from erstanlauf.paths import write_whole
from erstanlauf.usecases.catalogue_exchange import Consignment, Ground, Incoming, Progress
from erstanlauf.usecases.towns import SignedContent, Signing

_READING_SHARE = 60
"""How much of a hundred the reading of a file takes; the rest is making sense of it."""

_SAID = {
    NoteCode.TEXT_CLEANED: Said.TEXT_CLEANED,
    NoteCode.ID_MADE: Said.ID_MADE,
    NoteCode.REPEATED_DIFFERENTLY: Said.REPEATED_DIFFERENTLY,
    NoteCode.FILE_LEFT_OUT: Said.FILE_LEFT_OUT,
}


class Files:
    """The files of the exchange. Holds nothing, so every thread may use it."""

    def read(self, path: Path, ground: Ground, progress: Progress | None, is_cancelled: Callable[[], bool]) -> Incoming:
        """Return what a file or a folder of CSV files would change."""
        found = parcel.read_parcel(path, _part(progress, 0, _READING_SHARE), is_cancelled)
        if found.form is parcel.Form.BUNDLE:
            signed = ground.unseal(found.content)
            whole = _whole(catalogue_from(signed.content, found.file), ground, found.file)
            return Incoming(Form.BUNDLE, ground, whole, signed)
        if found.form is parcel.Form.OWN:
            return Incoming(Form.OWN, ground, _whole(_own(found), ground, found.file))
        rest = _part(progress, _READING_SHARE, 100)
        imported = catalogue_from_tables(found.tables, ground.catalogue, ground.today, found.file, rest, is_cancelled)
        report = replace(imported.report, lines=(*imported.report.lines, *map(_line, found.notes)))
        imported = replace(imported, report=report)
        form = Form.HSDS_CSV if found.form is parcel.Form.HSDS_CSV else Form.HSDS_JSON
        return Incoming(form, ground, imported)

    def write(self, path: Path, consignment: Consignment) -> None:
        """Write a catalogue, whole or not at all."""
        catalogue = consignment.catalogue
        match consignment.form:
            case Form.HSDS_JSON:
                write_json(tables_of(catalogue), path)
            case Form.HSDS_CSV:
                write_csv(tables_of(catalogue), path)
            case Form.OWN:
                write_whole(path, catalogue_bytes(catalogue))
            case Form.BUNDLE:
                assert consignment.sealed is not None
                write_whole(path, consignment.sealed)

    def content(self, catalogue: Catalogue) -> bytes:
        """Return a catalogue as the bytes a bundle carries."""
        return catalogue_bytes(catalogue)


def signing_tools() -> Signing:
    """Return the cryptography of bundles."""
    return Signing(
        new_secret=signing.new_signing_key,
        id_of=lambda secret: signing.key_id(signing.public_key(signing.SigningKey(secret))),
        public_text=lambda secret: signing.public_key_text(signing.public_key(signing.SigningKey(secret))),
        read_public=_read_public,
        seal=lambda content, at, serial, city, secret: bundle.seal(
            content, at, serial, city, signing.SigningKey(secret)
        ),
        unseal=_unseal,
    )


def _read_public(text: str) -> tuple[str, bytes]:
    public = signing.read_public_key(text)
    return signing.key_id(public), public


def _unseal(data: bytes, trusted: Mapping[str, bytes], newest: Mapping[str, int]) -> SignedContent:
    keys = {signing.KeyId(name): signing.PublicKey(key) for name, key in trusted.items()}
    opened = bundle.open_bundle(data, keys, {signing.KeyId(name): serial for name, serial in newest.items()})
    return SignedContent(opened.content, opened.issued_at, opened.serial, opened.city, opened.key)


def _own(found: parcel.Parcel) -> Catalogue:
    is_json = found.content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return catalogue_from(found.content, found.file) if is_json else catalogue_in(found.content, found.file)


def _whole(other: Catalogue, ground: Ground, file: str) -> Imported:
    """Return what a whole catalogue of our own form would change, with the offers it does not hold."""
    taken = taking_over(ground.catalogue, other, ground.today)
    edit, held_back = _within_the_law(taken.edit, ground.catalogue)
    changes = difference(ground.catalogue, edited(ground.catalogue, edit))
    new = tuple(
        Line(Said.NEW_OFFER, offer.id, value=service.name)
        for service in edit.services
        for offer in service.offers
        if ground.catalogue.offer(offer.id) is None
    )
    names = {offer.id: service.name for service in ground.catalogue.services.values() for offer in service.offers}
    missing = tuple(Line(Said.MISSING, offer, value=names[offer]) for offer in taken.only_here)
    read = sum(len(service.offers) for service in other.services.values())
    report = Report(file, read, (*new, *held_back, *missing), changes)
    return Imported(edit, report, other.city, other.as_of, other.own_desk)


def _within_the_law(edit: Edit, here: Catalogue) -> tuple[Edit, tuple[Line, ...]]:
    """Return a step that leaves the limits of known kinds as they are, and what it would have changed in them."""
    services, lines = list[Service](), list[Line]()
    for service in edit.services:
        known = here.services.get(service.kind)
        if known is not None:
            lines.extend(limits_held_back(service, known))
            service = replace(service, target=known.target)
        if service != known:
            services.append(service)
    return replace(edit, services=tuple(services)), tuple(lines)


def _line(note: Note) -> Line:
    """Return what was mended in a file as a line of the report."""
    subject = f"{note.table}/{note.first}" if note.first else note.table
    return Line(_SAID[note.code], subject, note.field, str(note.times))


def _part(progress: Progress | None, start: int, end: int) -> Progress | None:
    """Return a progress that tells its share of a hundred, at most once for each."""
    if progress is None:
        return None
    told = -1

    def tell(done: int, whole: int) -> None:
        nonlocal told
        share = start + (end - start) * min(done, whole) // max(whole, 1)
        if share > told:
            told = share
            progress(share, 100)

    return tell
