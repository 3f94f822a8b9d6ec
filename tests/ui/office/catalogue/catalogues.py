"""Work on the catalogue of an open desk, done beside the window on the store's thread."""

from collections.abc import Callable
from typing import TypeVar

from erstanlauf.domain.ageing import with_fact
from erstanlauf.domain.catalogue import Catalogue, Confidence, OfferId, Stated
from erstanlauf.domain.catalogue_difference import Change
from erstanlauf.domain.catalogue_edits import with_offer
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from tests.ui.desk import TestDesk

T = TypeVar("T")


def in_the_store(desk: TestDesk, work: Callable[[CatalogueDesk], T]) -> T:
    """Do something with the catalogue and return what came of it. Raises what went wrong."""
    found: list[T] = []
    troubles: list[KnownTrouble] = []
    office = desk.desk.catalogue._office
    desk.desk.catalogue.errands.attempt(lambda: work(office.catalogue), found.append, troubles.append)
    desk.settle()
    if troubles:
        raise troubles[0]
    return found[0]


def set_fact(desk: TestDesk, offer_id: OfferId, name: str, value: object) -> None:
    """Keep a step of work that confirms a fact."""

    def change(office: CatalogueDesk) -> None:
        catalogue = office.work().catalogue
        offer = catalogue.offer(offer_id)
        assert offer is not None
        fact = Stated(value, Confidence.HIGH, offer.sources[:1], "2026-11-20", office.role)
        office.change(with_offer(catalogue, with_fact(offer, name, fact)))

    in_the_store(desk, change)


def waiting(desk: TestDesk) -> tuple[Change, ...]:
    """Return what publishing would change."""
    return in_the_store(desk, CatalogueDesk.to_publish)


def present(desk: TestDesk) -> Catalogue:
    """Return the catalogue as it would be published."""
    return in_the_store(desk, lambda office: office.work().catalogue)
