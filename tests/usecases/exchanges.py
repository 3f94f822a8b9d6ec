"""Desks that exchange catalogues: real stores, real files, real signatures."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from erstanlauf.app import catalogue_file, knowledge_of
from erstanlauf.app.catalogue import FORM
from erstanlauf.app.exchange import Files, signing_tools
from erstanlauf.domain.ageing import with_fact
from erstanlauf.domain.catalogue import Catalogue, Confidence, OfferId, Stated
from erstanlauf.domain.catalogue_edits import Edit, with_offer
from erstanlauf.domain.exchange_report import Form
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.catalogue_desk import CatalogueDesk
from erstanlauf.usecases.catalogue_draft import CatalogueDraft, Shipped
from erstanlauf.usecases.catalogue_exchange import Exchange, Incoming
from erstanlauf.usecases.towns import Towns
from tests.builders import TODAY
from tests.store.desks import EVERYTHING, opened
from tests.store.samples import NOON

OFFICE = OfferId("abh/stadt_bielefeld")


@dataclass(frozen=True)
class ExchangingDesk:
    """One desk with its own store."""

    store: OpenStore
    catalogue: CatalogueDesk
    exchange: Exchange

    @property
    def towns(self) -> Towns:
        return self.exchange.towns

    def read(self, file: Path) -> Incoming:
        """Read a file to the end."""
        return self.exchange.files.read(file, self.exchange.ground(), None, lambda: False)

    def write(self, form: Form, file: Path) -> Path:
        """Write the catalogue in force."""
        self.exchange.files.write(file, self.exchange.consignment(form))
        return file

    def publish_hours(self, text: str, verified_on: str = "2026-11-20") -> None:
        """Correct the opening hours of an office and publish."""
        self.catalogue.change(new_hours(self.catalogue.work().catalogue, text, verified_on))
        self.catalogue.publish()


def a_desk_in(folder: Path) -> ExchangingDesk:
    """Open a desk; its catalogue is the one of the program."""
    store = opened(folder)
    draft = CatalogueDraft(store.catalogue, FORM, Shipped("shipped", catalogue_of_the_program), lambda: NOON)
    towns = Towns(EVERYTHING, store.towns, signing_tools, lambda: NOON)
    desk = CatalogueDesk(EVERYTHING, draft, lambda each: knowledge_of(each, TODAY), dict)
    return ExchangingDesk(store, desk, Exchange(EVERYTHING, draft, towns, Files, lambda: NOON))


@cache
def catalogue_of_the_program() -> Catalogue:
    """Read the catalogue of the program once for all tests."""
    return load_catalogue(catalogue_file())


def hours(catalogue: Catalogue) -> str | None:
    """Return the opening hours of the office."""
    offer = catalogue.offer(OFFICE)
    assert offer is not None
    return offer.contact.hours.value if offer.contact.hours else None


def new_hours(catalogue: Catalogue, text: str, verified_on: str = "2026-11-20") -> Edit:
    """Return the step that corrects the opening hours of the office."""
    offer = catalogue.offer(OFFICE)
    assert offer is not None
    return with_offer(
        catalogue, with_fact(offer, "hours", Stated(text, Confidence.HIGH, offer.sources[:1], verified_on))
    )


def without(catalogue: Catalogue, offer_id: OfferId) -> Catalogue:
    """Return a catalogue that does not hold an offer."""
    services = {
        kind: replace(each, offers=tuple(offer for offer in each.offers if offer.id != offer_id))
        for kind, each in catalogue.services.items()
    }
    return replace(catalogue, services={kind: each for kind, each in services.items() if each.offers})
