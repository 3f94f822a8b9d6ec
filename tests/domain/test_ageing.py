"""Facts age by group: what is past its limit counts as unconfirmed, and what nobody dated was never confirmed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.ageing import (
    GROUP_OF,
    AgeLimits,
    FieldGroup,
    OfferAge,
    aged,
    ages,
    fact_of,
    facts_of,
    is_confirmed,
    is_stale,
    share_confirmed,
    stale_facts,
    stale_groups,
    verified_on,
    with_fact,
)
from erstanlauf.domain.catalogue import UNDATED, Catalogue, Confidence, Contact, Cost, Kind, Offer, Stated
from tests.builders import LIMITS, TODAY, a_catalogue, a_fact, a_service, an_offer

A_YEAR = 365
FRESH, OLD = "2026-10", "2024"
PHONE = Contact(phone=a_fact("0521 51-0", as_of=FRESH))


def at_the(counter: Catalogue) -> Offer:
    [service] = counter.services.values()
    return service.offers[0]


def catalogue_of(offer: Offer) -> Catalogue:
    return a_catalogue(a_service("course", offers=(offer,)))


@pytest.mark.parametrize(
    ("as_of", "day"),
    [("2026-11-22", date(2026, 11, 22)), ("2026-11", date(2026, 11, 1)), ("2026", date(2026, 1, 1)), (UNDATED, None)],
)
def test_a_month_or_a_year_counts_from_its_first_day(as_of: str, day: date | None) -> None:
    assert verified_on(as_of) == day


@pytest.mark.parametrize(
    ("as_of", "stale"),
    [
        ("2025-11-23", False),  # 365 days before
        ("2025-11-22", True),
        ("2025-12", False),
        ("2025-11", True),
        ("2026", False),
        ("2025", True),
        (UNDATED, True),
    ],
)
def test_a_fact_is_fresh_up_to_the_last_day_of_its_limit(as_of: str, stale: bool) -> None:
    assert is_stale(a_fact("x", as_of=as_of), FieldGroup.REACH, LIMITS, TODAY) is stale


@pytest.mark.parametrize("as_of", ["2026-11-24", "2026-12", "2027", "2036-11-22"])
def test_a_day_that_lies_ahead_confirms_nothing(as_of: str) -> None:
    assert is_stale(a_fact("x", as_of=as_of), FieldGroup.REACH, LIMITS, TODAY)


def test_a_kind_may_have_limits_of_its_own() -> None:
    limits = replace(LIMITS, by_kind={Kind("course"): {FieldGroup.TIMES: 30}})
    contact = Contact(hours=a_fact("Mo 9-12", as_of="2026-09"), phone=a_fact("1", as_of="2026-09"))
    assert stale_groups(an_offer("course/x", contact=contact), limits, TODAY) == (FieldGroup.TIMES,)
    assert stale_groups(an_offer("office/x", contact=contact), limits, TODAY) == ()
    counted = aged(catalogue_of(an_offer("course/x", contact=contact)), limits, TODAY)
    assert confidences(at_the(counted)) == {"hours": Confidence.MEDIUM, "phone": Confidence.HIGH}


def confidences(offer: Offer) -> dict[str, Confidence]:
    return {name: fact.confidence for name, fact in facts_of(offer)}


def test_what_is_confirmed_and_past_its_limit_counts_as_unconfirmed_and_keeps_all_else() -> None:
    old = a_fact("Beispielweg 1", as_of=OLD)
    counted = at_the(aged(catalogue_of(an_offer("course/x", contact=replace(PHONE, address=old))), LIMITS, TODAY))
    assert counted.contact.address == replace(old, confidence=Confidence.MEDIUM)
    assert counted.contact.phone == PHONE.phone


def test_numbers_of_the_whole_country_never_age() -> None:
    offer = an_offer("notruf/polizei", contact=Contact(phone=a_fact("110", as_of=UNDATED)))
    limits = replace(LIMITS, ageless=frozenset({Kind("notruf")}))
    catalogue = a_catalogue(a_service("notruf", offers=(offer,)))
    assert aged(catalogue, limits, TODAY) == catalogue
    assert stale_groups(offer, limits, TODAY) == ()
    assert is_confirmed(offer, limits, TODAY)


def test_stale_facts_are_named_by_their_field() -> None:
    offer = an_offer("course/x", contact=PHONE, cost=a_fact(Cost.FREE, as_of=OLD))
    assert [name for name, _ in stale_facts(offer, LIMITS, TODAY)] == ["cost"]


@pytest.mark.parametrize(
    ("contact", "confirmed"),
    [
        (PHONE, True),
        (Contact(), False),
        (Contact(url=a_fact("https://example.org")), False),
        (replace(PHONE, url=a_fact("https://example.org", Confidence.LOW, UNDATED)), True),
        (replace(PHONE, url=a_fact("https://example.org", Confidence.MEDIUM)), False),
        (replace(PHONE, hours=a_fact("Mo 9-12", as_of=OLD)), False),
        (Contact(phone=a_fact("1", Confidence.LOW)), False),
    ],
    ids=["phone", "nothing", "only web", "beside what is not printed", "beside a doubt", "beside age", "not sure"],
)
def test_an_offer_is_confirmed_when_one_can_reach_it_and_all_that_prints_is(contact: Contact, confirmed: bool) -> None:
    assert is_confirmed(an_offer("course/x", contact=contact), LIMITS, TODAY) is confirmed


def test_the_share_of_confirmed_offers_is_counted() -> None:
    offers = (an_offer("course/a", contact=PHONE), an_offer("course/b"), an_offer("course/c"))
    assert share_confirmed(offers, LIMITS, TODAY) == (1, 3)


def days() -> st.SearchStrategy[date]:
    return st.dates(date(2015, 1, 1), date(2035, 12, 31))


def dates_of_facts() -> st.SearchStrategy[str]:
    written = st.tuples(days(), st.sampled_from((4, 7, 10))).map(lambda pair: pair[0].isoformat()[: pair[1]])
    return st.one_of(written, st.just(UNDATED))


def facts(values: st.SearchStrategy[str]) -> st.SearchStrategy[Stated[str]]:
    return st.builds(a_fact, values, st.sampled_from(Confidence), dates_of_facts())


def offers() -> st.SearchStrategy[Offer]:
    maybe = st.one_of(st.none(), facts(st.text(max_size=3)))
    contacts = st.builds(Contact, address=maybe, phone=maybe, hours=maybe, consultation=maybe, building=maybe)
    return st.builds(lambda contact: an_offer("course/x", contact=contact), contacts)


def limits() -> st.SearchStrategy[AgeLimits]:
    return st.builds(AgeLimits, st.fixed_dictionaries({group: st.integers(1, 2000) for group in FieldGroup}))


@given(offer=offers(), limits=limits(), on=days())
def test_ageing_only_ever_lowers_what_is_confirmed(offer: Offer, limits: AgeLimits, on: date) -> None:
    counted = at_the(aged(catalogue_of(offer), limits, on))
    stale = {name for name, _ in stale_facts(offer, limits, on)}
    assert confidences(counted).keys() == confidences(offer).keys()
    for name, fact in facts_of(offer):
        is_lowered = fact.confidence is Confidence.HIGH and name in stale
        expected = replace(fact, confidence=Confidence.MEDIUM) if is_lowered else fact
        assert fact_of(counted, name) == expected


@given(offer=offers(), limits=limits(), on=days())
def test_what_has_aged_once_does_not_age_again_on_that_day(offer: Offer, limits: AgeLimits, on: date) -> None:
    once = aged(catalogue_of(offer), limits, on)
    assert aged(once, limits, on) == once


@given(as_of=dates_of_facts(), on=days(), later=st.integers(0, 4000), days_allowed=st.integers(1, 2000))
def test_what_is_stale_once_it_was_verified_stays_stale(as_of: str, on: date, later: int, days_allowed: int) -> None:
    limits = AgeLimits(dict.fromkeys(FieldGroup, days_allowed))
    verified = verified_on(as_of)
    fact = a_fact("x", as_of=as_of)
    if (verified is None or verified <= on) and is_stale(fact, FieldGroup.PLACE, limits, on):
        assert is_stale(fact, FieldGroup.PLACE, limits, on + timedelta(days=later))


@given(as_of=dates_of_facts(), on=days(), days_allowed=st.integers(1, 2000), more=st.integers(0, 2000))
def test_a_longer_limit_makes_nothing_stale(as_of: str, on: date, days_allowed: int, more: int) -> None:
    fact = a_fact("x", as_of=as_of)
    longer, shorter = (AgeLimits(dict.fromkeys(FieldGroup, days)) for days in (days_allowed + more, days_allowed))
    if is_stale(fact, FieldGroup.ROOM, longer, on):
        assert is_stale(fact, FieldGroup.ROOM, shorter, on)


@pytest.mark.parametrize("name", GROUP_OF)
def test_every_fact_can_be_put_in_and_taken_out_by_its_name(name: str) -> None:
    offer = an_offer("course/x")
    fact = a_fact("x")
    assert fact_of(with_fact(offer, name, fact), name) == fact
    assert with_fact(with_fact(offer, name, fact), name, None) == offer


def test_every_offer_has_one_age_and_the_oldest_of_its_facts_decides() -> None:
    contacts = {
        OfferAge.FRESH: PHONE,
        OfferAge.DUE: Contact(phone=a_fact("1", as_of="2025-12-10")),
        OfferAge.STALE: replace(PHONE, address=a_fact("Beispielweg 1", as_of=OLD)),
        OfferAge.UNCONFIRMED: Contact(phone=a_fact("1", confidence=Confidence.MEDIUM, as_of=FRESH)),
    }
    offers = [an_offer(f"course/{age}", contact=contact) for age, contact in contacts.items()]

    assert ages(catalogue_of(offers[0]), LIMITS, TODAY) == {age: int(age is OfferAge.FRESH) for age in OfferAge}
    assert ages(a_catalogue(a_service("course", offers=tuple(offers))), LIMITS, TODAY) == dict.fromkeys(OfferAge, 1)
