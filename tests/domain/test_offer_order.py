"""Which offer of a kind comes first: each thing that decides, and that the greater goes before the less."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.ageing import aged
from erstanlauf.domain.catalogue import UNDATED, Capacity, Confidence, Contact, Kind, Offer, Waiting
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.offer_order import OfferOrder, ordered_offers
from erstanlauf.domain.schedule import LOCAL
from tests.builders import (
    LIMITS,
    TODAY,
    a_case,
    a_catalogue,
    a_fact,
    a_rule,
    a_rulebook,
    a_service,
    an_effect,
    an_offer,
)

MONDAY_AT_TEN = datetime(2026, 11, 23, 10, tzinfo=LOCAL)
ORDER = OfferOrder(LIMITS, MONDAY_AT_TEN)
PHONE = Contact(phone=a_fact("0521 51-0"))
OLD_PHONE = Contact(phone=a_fact("0521 51-0", Confidence.MEDIUM, "2024"))
FULL = a_fact(Waiting(Capacity.FULL))


def open_on(hours: str) -> Contact:
    return replace(PHONE, hours=a_fact(hours))


def in_order(*offers: Offer, leaves_at: datetime = MONDAY_AT_TEN) -> list[str]:
    """Return the short names of the offers, best first for somebody who speaks Arabic."""
    return [each.partition("/")[2] for each in ordered_offers(offers, "ar", OfferOrder(LIMITS, leaves_at))]


@pytest.mark.parametrize(
    ("last", "first"),
    [
        (an_offer("k/last", contact=replace(PHONE, capacity=FULL)), an_offer("k/first", contact=PHONE)),
        (an_offer("k/last", contact=PHONE), an_offer("k/first", contact=PHONE, languages=("ar",))),
        (an_offer("k/last", contact=PHONE, confidence="medium"), an_offer("k/first", contact=PHONE)),
        (an_offer("k/last", contact=OLD_PHONE), an_offer("k/first", contact=PHONE)),
        (an_offer("k/last"), an_offer("k/first", contact=OLD_PHONE)),
        (an_offer("k/last", contact=open_on("Di 9-12")), an_offer("k/first", contact=open_on("Mo 14-16"))),
        (an_offer("k/last", contact=open_on("Mo 14-16")), an_offer("k/first", contact=open_on("Mo 9-12"))),
        (an_offer("k/last", contact=PHONE), an_offer("k/first", contact=open_on("Fr 9-12"))),
    ],
    ids=["full", "language", "not as sure", "old", "nothing known", "tomorrow", "later today", "times unknown"],
)
def test_what_decides_between_two_offers(last: Offer, first: Offer) -> None:
    assert in_order(last, first) == ["first", "last"]
    assert in_order(first, last) == ["first", "last"]


def test_the_greater_goes_before_the_less() -> None:
    speaks = an_offer("k/speaks", contact=OLD_PHONE, languages=("ar",), confidence="medium")
    full = an_offer("k/full", contact=replace(open_on("Mo 9-12"), capacity=FULL), languages=("ar",))
    sure_but_old = an_offer("k/sure", contact=OLD_PHONE)
    open_but_unsure = an_offer("k/open", contact=open_on("Mo 9-12"), confidence="medium")
    fresh = an_offer("k/fresh", contact=PHONE)
    found = in_order(full, open_but_unsure, sure_but_old, fresh, speaks)
    assert found == ["speaks", "fresh", "sure", "open", "full"]


def test_offers_that_are_open_now_stand_as_in_the_file() -> None:
    assert in_order(an_offer("k/a", contact=open_on("Mo 10-12")), an_offer("k/b", contact=open_on("Mo 8-18"))) == [
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    "capacity", [replace(FULL, confidence=Confidence.LOW), replace(FULL, as_of="2024"), replace(FULL, as_of=UNDATED)]
)
def test_who_was_full_long_ago_or_by_hearsay_may_have_room(capacity: object) -> None:
    perhaps = an_offer("k/perhaps", contact=replace(PHONE, capacity=capacity))  # type: ignore[arg-type]
    assert in_order(perhaps, an_offer("k/other", contact=PHONE)) == ["perhaps", "other"]


def test_a_language_one_only_heard_of_puts_nobody_first() -> None:
    rumour = replace(an_offer("k/rumour", contact=PHONE), spoken=a_fact(("ar",), Confidence.LOW))
    assert in_order(an_offer("k/other", contact=PHONE), rumour) == ["other", "rumour"]


def test_without_a_moment_only_language_and_sureness_count() -> None:
    offers = (an_offer("k/full", contact=replace(PHONE, capacity=FULL)), an_offer("k/open", contact=open_on("Mo 9-12")))
    assert ordered_offers(offers, None) == ("k/full", "k/open")


def test_suggestions_name_the_offer_first_that_is_open_next() -> None:
    offers = (an_offer("course/late", contact=open_on("Di 9-12")), an_offer("course/soon", contact=open_on("Mo 14-16")))
    catalogue = a_catalogue(a_service("course", offers=offers))
    matcher = Matcher(catalogue, a_rulebook(a_rule(an_effect("course"))), TODAY, ORDER)
    [suggestion] = matcher.answer(a_case(Topic.SPRACHE)).suggestions
    assert suggestion.offers == ("course/soon", "course/late")


def test_what_ages_over_night_sinks() -> None:
    ageing = an_offer("course/ageing", contact=replace(PHONE, hours=a_fact("Mo-Fr 9-12", as_of="2025-11-23")))
    fresh = an_offer("course/fresh", contact=open_on("Fr 9-12"))
    for day, first in ((23, "ageing"), (24, "fresh")):
        morning = datetime(2026, 11, day, 8, tzinfo=LOCAL)
        catalogue = aged(a_catalogue(a_service("course", offers=(ageing, fresh))), LIMITS, TODAY.replace(day=day))
        assert in_order(*catalogue.services[Kind("course")].offers, leaves_at=morning)[0] == first


def offers() -> st.SearchStrategy[list[Offer]]:
    contacts = st.sampled_from(
        [Contact(), PHONE, OLD_PHONE, open_on("Mo 9-12"), open_on("Sa 9-12"), replace(PHONE, capacity=FULL)]
    )
    tongues = st.sampled_from([(), ("ar",), ("de", "uk")])
    parts = st.lists(st.tuples(contacts, tongues, st.sampled_from(["high", "medium", "low"])), min_size=1, max_size=6)
    return parts.map(
        lambda found: [
            an_offer(f"k/{number}", contact=contact, languages=languages, confidence=confidence)
            for number, (contact, languages, confidence) in enumerate(found)
        ]
    )


@given(listed=offers(), minutes=st.integers(0, 7 * 24 * 60))
def test_the_order_is_the_same_every_time_and_loses_nobody(listed: list[Offer], minutes: int) -> None:
    moment = datetime.fromtimestamp(MONDAY_AT_TEN.timestamp() + 60 * minutes, UTC)
    once = ordered_offers(listed, "ar", OfferOrder(LIMITS, moment))
    assert sorted(once) == sorted(offer.id for offer in listed)
    by_id = {offer.id: offer for offer in listed}
    again = ordered_offers([by_id[each] for each in once], "ar", OfferOrder(LIMITS, moment))
    assert again == once
