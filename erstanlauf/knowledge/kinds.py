"""Kinds of service as rule files and the plan book name them, held against the catalogue in use."""

from collections.abc import Collection

from erstanlauf.domain.catalogue import Kind
from erstanlauf.knowledge.faults import UnknownKind
from erstanlauf.knowledge.record import Record


def kind_in(record: Record, field: str, kinds: Collection[Kind]) -> Kind:
    """Return the kind a field names; refuse one that the catalogue does not hold."""
    return _known(record, field, record.text(field), kinds)


def kinds_in(record: Record, field: str, kinds: Collection[Kind]) -> tuple[Kind, ...]:
    """Return the kinds a field lists, in its order; refuse one that the catalogue does not hold."""
    return tuple(_known(record, field, text, kinds) for text in record.texts(field))


def _known(record: Record, field: str, text: str, kinds: Collection[Kind]) -> Kind:
    kind = Kind(text)
    if kind not in kinds:
        record.refuse(field, UnknownKind, value=kind)
    return kind
