"""The difference of two catalogues: every field that differs, and nothing that does not."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.catalogue import (
    Catalogue,
    Contact,
    Kind,
    OfferStatus,
    Organization,
    OrganizationId,
    Source,
)
from erstanlauf.domain.catalogue_difference import Change, Sort, difference
from erstanlauf.domain.catalogue_edits import Edit, at_the_same_address, edited, with_offer
from tests.builders import a_catalogue, a_fact, a_service, an_offer

HERE = Contact(address=a_fact("Beispielweg 1, 12345 Musterstadt"))


def two_kinds() -> Catalogue:
    course = a_service("course", offers=(an_offer("course/haus", contact=HERE), an_offer("course/amt")))
    return a_catalogue(course, a_service("advice", offers=(an_offer("advice/haus", contact=HERE),)))


def test_a_catalogue_does_not_differ_from_itself() -> None:
    assert difference(two_kinds(), two_kinds()) == ()


def test_a_changed_fact_is_named_by_offer_and_field() -> None:
    before = two_kinds()
    offer = before.services[Kind("course")].offers[1]
    after = edited(before, with_offer(before, replace(offer, contact=HERE)))

    assert difference(before, after) == (Change(Sort.OFFER, "course/amt", "address", None, HERE.address),)
    assert difference(after, before) == (Change(Sort.OFFER, "course/amt", "address", HERE.address, None),)


def test_what_is_new_is_told_whole_and_what_is_gone_as_well() -> None:
    before = two_kinds()
    offer = an_offer("course/verein")
    added = edited(before, with_offer(before, offer))
    service = a_service("law")
    added = edited(added, Edit((service,), {"TEL": Source("Telefonat", "2026")}))

    changes = difference(before, added)

    assert changes[0] == Change(Sort.OFFER, "course/verein", "", None, offer)
    assert Change(Sort.KIND, "law", "", None, service) in changes
    assert Change(Sort.SOURCE, "TEL", "", None, Source("Telefonat", "2026")) in changes
    gone = {(each.subject, each.after) for each in difference(added, before)}
    assert gone == {("course/verein", None), ("law", None), ("TEL", None)}


def test_an_organization_is_told_by_its_fields() -> None:
    haus = Organization(OrganizationId("haus"), "Haus")
    before = replace(two_kinds(), organizations={haus.id: haus})
    after = edited(before, Edit(organizations=(replace(haus, url="https://example.org"),)))

    assert difference(before, after) == (Change(Sort.ORGANIZATION, "haus", "url", "", "https://example.org"),)


def test_offers_at_one_address_are_found() -> None:
    catalogue = two_kinds()
    offer = catalogue.services[Kind("course")].offers[0]

    assert [each.id for each in at_the_same_address(catalogue, offer)] == ["advice/haus"]
    assert at_the_same_address(catalogue, catalogue.services[Kind("course")].offers[1]) == ()


@given(st.lists(st.sampled_from(list(OfferStatus)), min_size=2, max_size=2))
def test_there_is_a_difference_exactly_where_something_differs(statuses: list[OfferStatus]) -> None:
    before = two_kinds()
    course = before.services[Kind("course")]
    offers = tuple(replace(each, status=status) for each, status in zip(course.offers, statuses, strict=True))
    after = edited(before, Edit((replace(course, offers=offers),)))

    assert bool(difference(before, after)) == (before != after)
    assert len(difference(before, after)) == sum(status is not OfferStatus.ACTIVE for status in statuses)
