"""Catalogues and the steps of work on them as JSON bytes: what the store keeps and what a signed bundle carries.

The same fields as in a catalogue file, read by the same reader, so that nothing unchecked comes in. Knows no store.
"""

import gc
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from erstanlauf.domain.catalogue import Catalogue, Source
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.knowledge.catalogue import (
    HEAD,
    read_catalogue,
    read_foreign,
    read_organizations,
    read_services,
    read_sources,
)
from erstanlauf.knowledge.catalogue_writer import (
    written_catalogue,
    written_organizations,
    written_service,
    written_sources,
)
from erstanlauf.knowledge.faults import DuplicateKey, NotAMapping, NotUtf8, NotYaml, TooDeep
from erstanlauf.knowledge.record import Record, shown
from erstanlauf.knowledge.yaml_files import DEPTH_LIMIT, Block

_FIRST_LINE = 1


def catalogue_bytes(catalogue: Catalogue) -> bytes:
    """Return a catalogue as JSON in UTF-8; the same catalogue is always the same bytes."""
    with _no_collection():
        return _json(written_catalogue(catalogue))


def catalogue_from(content: bytes, name: str) -> Catalogue:
    """Return the catalogue of JSON bytes; `name` is what they are called in a fault. Raises a `KnowledgeFault`."""
    with _no_collection():
        return read_catalogue(_record(content, name))


def edit_bytes(edit: Edit) -> bytes:
    """Return a step as JSON in UTF-8."""
    with _no_collection():
        services = {"services": [written_service(service) for service in edit.services]} if edit.services else {}
        return _json(
            {
                **services,
                "sources": written_sources(edit.sources),
                "organizations": written_organizations(edit.organizations),
                "foreign": dict(edit.foreign),
            }
        )


def edit_from(content: bytes, name: str, known: Mapping[str, Source]) -> Edit:
    """Return the step of JSON bytes; it may cite the sources known before and its own. Raises a `KnowledgeFault`."""
    with _no_collection():
        return _edit(_record(content, name), known)


def _edit(record: Record, known: Mapping[str, Source]) -> Edit:
    sources = read_sources(record.record("sources"))
    services = read_services(record.optional_records("services"), {**known, **sources})
    organizations = read_organizations(record.optional_record("organizations"))
    return Edit(
        tuple(services.values()),
        sources,
        tuple(organizations.values()),
        read_foreign(record.optional_record("foreign")),
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Work without looking for garbage: among hundred thousands of new objects, none of it, that is half the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _json(data: Mapping[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _record(content: bytes, name: str) -> Record:
    """Return the block of JSON bytes; a bundle is signed, but who signed may be wrong or mean harm."""

    def block(pairs: list[tuple[str, object]]) -> Block:
        found = Block(_FIRST_LINE)
        found.update(pairs)
        if len(found) < len(pairs):
            names = [key for key, _ in pairs]
            raise DuplicateKey(file=name, line=_FIRST_LINE, field=shown(next(k for k in names if names.count(k) > 1)))
        return found

    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise NotUtf8(file=name, line=_FIRST_LINE) from error
    try:
        data = json.loads(text, object_pairs_hook=block)
    except RecursionError as error:
        raise TooDeep(file=name, line=_FIRST_LINE, limit=DEPTH_LIMIT) from error
    except ValueError as error:  # no JSON, or a number of thousands of figures
        raise NotYaml(file=name, line=getattr(error, "lineno", _FIRST_LINE)) from error
    if not isinstance(data, Block):
        raise NotAMapping(file=name)
    return Record(name, HEAD, data)
