"""Taking another catalogue over: the later word counts, fact by fact; nothing is lost; other towns stay at rest."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.ageing import GROUP_OF, with_fact
from erstanlauf.domain.catalogue import (
    UNDATED,
    Catalogue,
    Contact,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    Organization,
    OrganizationId,
    Privacy,
    Source,
)
from erstanlauf.domain.catalogue_difference import difference
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.catalogue_merge import taking_over
from erstanlauf.domain.people import Role
from tests.builders import a_catalogue, a_fact, a_service, an_offer

COURSE = OfferId("course/haus")
TODAY = date(2026, 11, 22)
DAYS = st.sampled_from([UNDATED, "2024", "2025-03", "2026-11-01", "2026-11-20"])


def with_phone(number: str, as_of: str) -> Offer:
    return an_offer(COURSE, contact=Contact(phone=a_fact(number, as_of=as_of)))


def town(*offers: Offer) -> Catalogue:
    return a_catalogue(a_service("course", offers=offers))


def phone_after(here: Catalogue, there: Catalogue) -> str:
    offer = edited(here, taking_over(here, there, TODAY).edit).offer(COURSE)
    assert offer is not None
    assert offer.contact.phone is not None
    return offer.contact.phone.value


def test_the_same_catalogue_changes_nothing() -> None:
    assert taking_over(town(with_phone("1", "2026")), town(with_phone("1", "2026")), TODAY).edit == Edit()


def test_the_fact_verified_later_counts() -> None:
    earlier, later = town(with_phone("1", "2026-11-01")), town(with_phone("2", "2026-11-20"))

    assert phone_after(earlier, later) == "2"
    assert phone_after(later, earlier) == "2"


@given(DAYS, DAYS)
def test_two_desks_that_take_each_other_over_agree_unless_both_asked_on_one_day(one: str, other: str) -> None:
    here, there = town(with_phone("1", one)), town(with_phone("2", other))

    if one != other:
        assert phone_after(here, there) == phone_after(there, here)
    else:
        assert phone_after(here, there) == "2"


def test_a_fact_that_only_one_knows_stays() -> None:
    here = town(an_offer(COURSE, contact=Contact(email=a_fact("rat@example.org"))))
    after = edited(here, taking_over(here, town(with_phone("2", "2024")), TODAY).edit).offer(COURSE)

    assert after is not None
    assert (after.contact.email, after.contact.phone) == (a_fact("rat@example.org"), a_fact("2", as_of="2024"))


def test_what_only_this_catalogue_holds_stays_and_is_named() -> None:
    mine = an_offer("course/verein")
    here, there = town(with_phone("1", "2026"), mine), town(with_phone("1", "2026"))

    taken = taking_over(here, there, TODAY)

    assert taken.only_here == (mine.id,)
    assert edited(here, taken.edit).offer(mine.id) == mine


def test_offers_of_another_town_come_in_at_rest_and_kinds_stay_as_they_are() -> None:
    here = town(with_phone("1", "2026"))
    service = replace(a_service("course", offers=(an_offer("course/dort"),)), description="Anders gemeint.")
    there = replace(a_catalogue(service), city="Nachbarstadt", sources={"N": Source("Nachbarstadt", "2026")})

    after = edited(here, taking_over(here, there, TODAY).edit)

    new = after.offer(OfferId("course/dort_nachbarstadt"))
    assert new is not None
    assert new.status is OfferStatus.INACTIVE
    assert after.services[Kind("course")].description == ""
    assert after.active().services == here.services
    assert "N" in after.sources


def test_nobody_is_sent_to_the_house_an_organization_has_in_another_town() -> None:
    here = town(with_phone("0521 1", "2026-11-01"))
    there = replace(
        town(with_phone("05241 2", "2026-11-20")),
        city="Nachbarstadt",
        organizations={OrganizationId("haus"): Organization(OrganizationId("haus"), "Haus in der Nachbarstadt")},
        foreign={"services/1": '{"@own":"course/haus"}'},
    )

    after = edited(here, taking_over(here, there, TODAY).edit)

    assert phone_after(here, there) == "0521 1"
    assert after.active().services == here.services
    assert (set(after.organizations), after.foreign) == ({"haus_nachbarstadt"}, {})


def test_what_rests_in_another_town_is_not_handed_back_and_forth() -> None:
    here, there = town(with_phone("1", "2026")), replace(town(with_phone("2", "2026")), city="Nachbarstadt")
    for _ in range(3):
        there = edited(there, taking_over(there, here, TODAY).edit)
        here = edited(here, taking_over(here, there, TODAY).edit)

    assert [each.id for each in here.services[Kind("course")].offers] == ["course/haus", "course/haus_nachbarstadt"]


def test_a_day_that_lies_ahead_counts_as_none() -> None:
    assert phone_after(town(with_phone("1", "2026-11-01")), town(with_phone("2", "2036-11-01"))) == "1"
    assert phone_after(town(with_phone("1", "2036-11-01")), town(with_phone("2", "2026-11-01"))) == "2"


def test_of_one_day_what_somebody_confirmed_stands_against_what_was_read() -> None:
    read = with_phone("2", "2026-11-20")
    phone = replace(a_fact("1", as_of="2026-11-20"), verified_by=Role.COUNTER)
    asked = town(with_fact(read, "phone", phone))

    assert phone_after(asked, town(read)) == "1"
    assert phone_after(town(read), asked) == "1"


def test_no_catalogue_loosens_what_may_stay_of_a_visit() -> None:
    def of(privacy: Privacy) -> Catalogue:
        return a_catalogue(replace(a_service("course", offers=(with_phone("1", "2026"),)), privacy=privacy))

    strict, loose = of(Privacy.NEUTRAL_SLIP), of(Privacy.OPEN)

    assert taking_over(strict, loose, TODAY).edit == Edit()
    assert edited(loose, taking_over(loose, strict, TODAY).edit) == strict


def test_a_source_of_another_town_never_takes_the_place_of_ours() -> None:
    here = replace(town(with_phone("1", "2026")), sources={"TEST": Source("unsere Prüfung", "2026")})
    there = replace(
        a_catalogue(a_service("course", offers=(an_offer("course/dort", contact=Contact(phone=a_fact("2"))),))),
        city="Nachbarstadt",
        sources={"TEST": Source("deren Prüfung", "2020")},
    )

    after = edited(here, taking_over(here, there, TODAY).edit)

    new = after.offer(OfferId("course/dort_nachbarstadt"))
    assert new is not None
    assert new.contact.phone is not None
    assert after.sources["TEST"].ref == "unsere Prüfung"
    assert after.sources["TEST_NACHBARSTADT"].ref == "deren Prüfung"
    assert new.contact.phone.sources == new.sources == ("TEST_NACHBARSTADT",)
    assert taking_over(after, there, TODAY).edit == Edit()


def test_an_offer_closed_by_either_side_is_closed() -> None:
    is_open, is_closed = with_phone("1", "2026"), replace(with_phone("1", "2026"), status=OfferStatus.DEFUNCT)

    for here, there in ((is_open, is_closed), (is_closed, is_open)):
        after = edited(town(here), taking_over(town(here), town(there), TODAY).edit).offer(COURSE)
        assert after is not None
        assert after.status is OfferStatus.DEFUNCT


def test_it_is_said_for_every_field_of_an_offer_whose_word_counts() -> None:
    said = {"id", "organization", "note", "confidence", "sources", "status", "contact", *GROUP_OF}
    assert {each.name for each in fields(Offer)} <= said


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), DAYS), max_size=3, unique_by=lambda each: each[0]))
def test_taking_over_twice_is_as_once_and_takes_nothing_away(phones: list[tuple[str, str]]) -> None:
    def offers(sign: str) -> tuple[Offer, ...]:
        return tuple(
            an_offer(f"course/{name}", contact=Contact(phone=a_fact(sign + name, as_of=day))) for name, day in phones
        )

    here, there = town(with_phone("1", "2026"), *offers("h")), town(*offers("t"), an_offer("course/neu"))
    once = edited(here, taking_over(here, there, TODAY).edit)

    assert edited(once, taking_over(once, there, TODAY).edit) == once
    assert not any(change.after is None for change in difference(here, once))
