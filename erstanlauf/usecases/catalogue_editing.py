"""The work of somebody who keeps the catalogue by hand: an overview of all offers, and one change after another.

Runs on the store's thread. Each call returns the overview as it is afterwards, so that a page never has to guess.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from operator import attrgetter

from erstanlauf.domain.ageing import AgeLimits, facts_of, stale_facts
from erstanlauf.domain.catalogue import Catalogue, Confidence, Kind, Offer, OfferId, OfferStatus, Service
from erstanlauf.domain.catalogue_edits import Edit
from erstanlauf.domain.catalogue_entries import new_kind, new_offer
from erstanlauf.domain.catalogue_fields import CatalogueField, Proof, VerifiedAhead, changed, confirmed
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Role
from erstanlauf.domain.returning.hints import Hint
from erstanlauf.i18n.folding import folded, search_text
from erstanlauf.usecases.call_list import Confirmed
from erstanlauf.usecases.catalogue_desk import CatalogueDesk, Work
from erstanlauf.usecases.returning.hints import Hints


class Mark(StrEnum):
    """What is worth knowing of an offer before one opens it."""

    CHANGED = "changed"
    STALE = "stale"
    OUT_OF_USE = "out_of_use"


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer in the list. Of its `known` facts `confirmed` are sure and fresh, and `stale` past their limit.

    `order` is by what the list is sorted, `sought` what a search looks in.
    """

    id: OfferId
    organization: str
    service: str
    status: OfferStatus
    confirmed: int
    stale: int
    known: int
    marks: frozenset[Mark]
    order: tuple[str, str, str]
    sought: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The catalogue as it would be published, its offers by organization, and how far the work has come.

    `hints` are of offers that were not responsible for people who had been sent there.
    """

    catalogue: Catalogue
    rows: tuple[OfferRow, ...]
    share: Confirmed
    changes: int
    can_undo: bool
    can_redo: bool
    hints: Mapping[OfferId, Hint]


class CatalogueEditing:
    """What the page of the editor works with. Limits and clock are given, rights are asked by the desk."""

    def __init__(self, desk: CatalogueDesk, limits: AgeLimits, hints: Hints, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self.limits = limits
        self._hints = hints
        self._now = now
        self._known: dict[Kind, tuple[Service, Service | None, date, tuple[OfferRow, ...]]] = {}

    @property
    def role(self) -> Role:
        """The role in which facts are verified."""
        return self._desk.role

    @property
    def today(self) -> date:
        """The day it is."""
        return self._now().date()

    def overview(self) -> Overview:
        """Return how things stand."""
        return self._of(self._desk.work())

    def change(
        self,
        offer_id: OfferId,
        field: CatalogueField,
        value: object,
        proof: Proof | None,
        also: Sequence[OfferId] = (),
    ) -> Overview:
        """Set a field, of a fact also at the offers in `also`.

        Raises `OfferMissing`, `SourceWanted`, `VerifiedAhead` and a `KnowledgeFault`; then nothing has changed.
        """
        self._check(proof)
        return self._keep(changed(self._desk.work().catalogue, offer_id, field, value, proof, also))

    def confirm(self, offer_id: OfferId, names: Collection[str], proof: Proof | None) -> Overview:
        """Confirm facts as they are. Raises as `change`."""
        self._check(proof)
        return self._keep(confirmed(self._desk.work().catalogue, offer_id, names, proof))

    def add_offer(self, kind: Kind, organization: str, proof: Proof | None) -> tuple[Overview, OfferId]:
        """Add an offer of a kind and return its id too. Raises as `change`, and `NameWanted`."""
        self._check(proof)
        edit, offer_id = new_offer(self._desk.work().catalogue, kind, organization, proof)
        return self._keep(edit), offer_id

    def add_kind(
        self, name: str, description: str, topics: tuple[Topic, ...], organization: str, proof: Proof | None
    ) -> tuple[Overview, OfferId]:
        """Add a kind with its first offer and return that one's id too. Raises as `add_offer`, and `TopicWanted`."""
        self._check(proof)
        edit, offer_id = new_kind(self._desk.work().catalogue, name, description, topics, organization, proof)
        return self._keep(edit), offer_id

    def undo(self) -> Overview:
        """Take the newest step back."""
        return self._of(self._desk.undo())

    def redo(self) -> Overview:
        """Do the step again that was taken back last."""
        return self._of(self._desk.redo())

    def _check(self, proof: Proof | None) -> None:
        if proof is not None and proof.verified_on > self.today:
            raise VerifiedAhead(day=f"{proof.verified_on:%d.%m.%Y}")

    def _keep(self, edit: Edit) -> Overview:
        return self._of(self._desk.change(edit))

    def _of(self, work: Work) -> Overview:
        today, published = self.today, work.published.catalogue
        rows: list[OfferRow] = []
        for kind, service in work.catalogue.services.items():
            rows.extend(self._rows_of(service, published.services.get(kind), today))
        renamed = _changed_organizations(work.catalogue, published)
        if renamed:
            rows = [_marked(row) if row.id.partition("/")[2] in renamed else row for row in rows]
        rows.sort(key=attrgetter("order"))
        return Overview(
            work.catalogue,
            tuple(rows),
            _share(rows),
            len(self._desk.to_publish()),
            bool(work.steps),
            work.can_redo,
            self._hints(work.catalogue, today),
        )

    def _rows_of(self, service: Service, published: Service | None, today: date) -> tuple[OfferRow, ...]:
        """Return the rows of a kind: those of before where neither it nor what is in force nor the day has changed."""
        known = self._known.get(service.kind)
        if known is not None and known[0] is service and known[1] is published and known[2] == today:
            return known[3]
        of_kind = search_text(service.name, service.description)
        rows = tuple(self._row(offer, service, published, today, of_kind) for offer in service.offers)
        self._known[service.kind] = (service, published, today, rows)
        return rows

    def _row(self, offer: Offer, service: Service, published: Service | None, today: date, of_kind: str) -> OfferRow:
        facts = dict(facts_of(offer))
        stale = {name for name, _ in stale_facts(offer, self.limits, today)}
        marks = set()
        if service is not published and _is_changed(offer, service, published):
            marks.add(Mark.CHANGED)
        if stale:
            marks.add(Mark.STALE)
        if offer.status is not OfferStatus.ACTIVE:
            marks.add(Mark.OUT_OF_USE)
        return OfferRow(
            offer.id,
            offer.organization,
            service.name,
            offer.status,
            sum(fact.confidence is Confidence.HIGH and name not in stale for name, fact in facts.items()),
            len(stale),
            len(facts),
            frozenset(marks),
            (folded(offer.organization), folded(service.name), offer.id),
            f"{search_text(offer.organization)}\n{of_kind}",
        )


def _share(rows: Sequence[OfferRow]) -> Confirmed:
    """Return how much of what is in use is confirmed and fresh, as `share_confirmed` does, from the rows there are."""
    used = [row for row in rows if row.status is OfferStatus.ACTIVE]
    counts = ((row.confirmed, row.stale, row.known) for row in used)
    return Confirmed(*(sum(each) for each in zip(*counts, strict=True))) if used else Confirmed(0, 0, 0)


def _is_changed(offer: Offer, service: Service, published: Service | None) -> bool:
    """Whether an offer, or the kind it is of, is not as it is in force."""
    if published is None or replace(service, offers=()) != replace(published, offers=()):
        return True
    return next((each for each in published.offers if each.id == offer.id), None) != offer


def _changed_organizations(present: Catalogue, published: Catalogue) -> frozenset[str]:
    return frozenset(name for name, each in present.organizations.items() if published.organizations.get(name) != each)


def _marked(row: OfferRow) -> OfferRow:
    return replace(row, marks=row.marks | {Mark.CHANGED})
