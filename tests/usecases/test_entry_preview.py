"""What an entry prints today: facts by how far they are confirmed, and nothing at all of a place to hide."""

from dataclasses import replace

from erstanlauf.domain.catalogue import Catalogue, Confidence, Contact, Kind, OfferId, OfferStatus, Privacy
from erstanlauf.usecases.entry_preview import entry_slip
from erstanlauf.usecases.knowledge import Knowledge
from tests.builders import LIMITS, TODAY, a_catalogue, a_fact, a_plan_book, a_rulebook, a_service, an_offer

OFFER = OfferId("mbe/awo")


def knowing(catalogue: Catalogue) -> Knowledge:
    return Knowledge(catalogue, a_rulebook(), {}, a_plan_book(), LIMITS)


def a_town(contact: Contact, privacy: Privacy = Privacy.OPEN) -> Catalogue:
    return a_catalogue(a_service("mbe", offers=(an_offer(OFFER, contact=contact),), privacy=privacy))


def test_facts_print_by_how_far_they_are_confirmed() -> None:
    contact = Contact(
        address=a_fact("Markt 1"),
        phone=a_fact("0521 1", as_of="2020-01"),
        url=a_fact("https://awo.de", Confidence.LOW),
    )
    town = a_town(contact)
    (step,) = entry_slip(town, OFFER, knowing(town), LIMITS, TODAY, "ar").steps
    assert step.address is not None
    assert step.address.confidence is Confidence.HIGH
    assert step.phone is not None
    assert step.phone.confidence is Confidence.MEDIUM  # past its limit
    assert step.url is None
    assert step.call_first


def test_a_preview_belongs_to_no_visit() -> None:
    town = a_town(Contact())
    slip = entry_slip(town, OFFER, knowing(town), LIMITS, TODAY, "ar")
    assert (slip.language, slip.number, slip.steps[0].slot, slip.steps[0].deadline) == ("ar", None, None, None)


def test_an_offer_out_of_use_can_be_looked_at() -> None:
    town = a_town(Contact(address=a_fact("Markt 1")))
    paused = replace(town.services[Kind("mbe")].offers[0], status=OfferStatus.INACTIVE)
    town = replace(town, services={Kind("mbe"): replace(town.services[Kind("mbe")], offers=(paused,))})
    assert entry_slip(town, OFFER, knowing(town), LIMITS, TODAY, "de").steps


def test_of_a_place_to_hide_the_neutral_slip_is_shown() -> None:
    town = a_town(Contact(phone=a_fact("0521 1")), Privacy.NEUTRAL_SLIP)
    slip = entry_slip(town, OFFER, knowing(town), LIMITS, TODAY, "de")
    assert (slip.neutral, slip.steps) == (True, ())
