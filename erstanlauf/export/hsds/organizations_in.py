"""Which organization of ours each organization of a file is: by its own word, by id, by name, or a new one."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from erstanlauf.domain.catalogue import Catalogue, Organization, OrganizationId
from erstanlauf.domain.town_names import short_name
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.columns import headline
from erstanlauf.export.hsds.ids import Ids
from erstanlauf.export.hsds.native_rows import organization_row
from erstanlauf.export.hsds.own_words import Words, told_organization
from erstanlauf.export.tables import Row
from erstanlauf.i18n.folding import folded

NAMELESS = "ohne Namen"
_HASH_LETTERS = 6


class Organizations:
    """The organizations of a file as ours. `ending` is what keeps those of another town apart, empty for our own."""

    def __init__(self, base: Catalogue, ids: Ids, ending: str) -> None:
        offers = [offer for service in base.services.values() for offer in service.offers]
        known = dict.fromkeys([offer.organization_id for offer in offers] + list(base.organizations))
        self._base = base
        self._ids = ids
        self._ending = ending
        self._by_id = {ids.of("organizations", key): key for key in known}
        self._by_name = {folded(offer.organization): offer.organization_id for offer in offers}
        self._by_name |= {folded(each.name): each.id for each in base.organizations.values()}
        self._names: dict[OrganizationId, str] = {}
        self.records: dict[OrganizationId, Organization] = {}
        self.keys: dict[str, OrganizationId] = {}
        self.own: set[str] = set()

    def take(self, row: Row, words: Words) -> None:
        """Take an organization in; `words` are what attributes of ours tell of it."""
        row_id = str(row["id"])
        name = headline(row.get("name")) or NAMELESS
        key, record = told_organization(words)
        if key is not None and self._ending:
            key = self._by_id.get(row_id) or OrganizationId(key + self._ending)
            record = replace(record, id=key) if record else None
        if key is None:
            key = self._known(row_id, name) or self._new(row_id, name)
            if key in self._base.organizations or not self._is_ours(key):
                self.records[key] = _record(key, name, row, self._base.organizations.get(key))
        else:
            self.own.add(row_id)
            if record is not None:
                self.records[key] = _as_changed(record, row)
        self.keys[row_id] = key
        self._names[key] = name

    def of(self, row: Row) -> tuple[OrganizationId, str]:
        """Return the organization of a service and what it is called; an unknown one where the row names none."""
        row_id = str(row.get("organization_id", ""))
        if row_id in self.keys:
            key = self.keys[row_id]
            return key, self._names[key]
        return self._new(row_id, NAMELESS), NAMELESS

    def changed(self) -> Iterator[Organization]:
        """Yield the records that are not in the catalogue as they are."""
        return (each for each in self.records.values() if self._base.organizations.get(each.id) != each)

    def _known(self, row_id: str, name: str) -> OrganizationId | None:
        key = self._ids.key_of("organizations", row_id)
        if key is not None:
            return OrganizationId(key)
        return self._by_id.get(row_id) or self._by_name.get(folded(name))

    def _is_ours(self, key: OrganizationId) -> bool:
        return key in self._by_id.values()

    @staticmethod
    def _new(row_id: str, name: str) -> OrganizationId:
        mark = hashlib.sha256(row_id.encode()).hexdigest()[:_HASH_LETTERS]
        return OrganizationId(f"{short_name(name) or 'stelle'}_{mark}")


def _record(key: OrganizationId, name: str, row: Row, known: Organization | None) -> Organization:
    description, url = values.passage(row.get("description")) or "", values.url(row.get("website")) or ""
    if description == name:
        description = ""
    if known is None:
        return Organization(key, name, description, url)
    return Organization(key, name, description or known.description, url or known.url)


def _as_changed(record: Organization, row: Row) -> Organization:
    """Return a record of ours with what somebody else changed in its row."""
    written = organization_row(record)
    if all(row.get(column) == value for column, value in written.items()):
        return record
    changed = _record(record.id, headline(row.get("name")) or record.name, row, record)
    return replace(changed, id=record.id)
