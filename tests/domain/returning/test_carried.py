"""What a slip carries: no more than may stay of a visit, in few bytes, and the same again when it is read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Kind, OfferId, Privacy
from erstanlauf.domain.needs import DRAFT_ONLY_TOPICS, Flag, Topic
from erstanlauf.domain.returning.carried import (
    CARRIED_TOPICS,
    MOST_REFERRALS,
    CarriedUnreadable,
    CarriedVisit,
    ReferralTag,
    carried_of,
    choices_by_tag,
    packed,
    tag_of,
    unpacked,
)
from erstanlauf.domain.slip_number import DESK_DIGITS, DESK_LETTERS, slip_number
from erstanlauf.domain.visit import Choice, SlipNumber
from tests.builders import TODAY, a_catalogue, a_service, a_visit, an_offer

NUMBERS = st.builds(
    slip_number,
    st.builds("{}{}".format, st.sampled_from(DESK_LETTERS), st.sampled_from(DESK_DIGITS)),
    st.integers(100, 999_999_999),
)
CARRIED = st.builds(
    CarriedVisit,
    NUMBERS,
    st.integers(0, 2**15 - 1).map(lambda days: date(2026, 1, 1) + timedelta(days=days)),
    st.lists(st.sampled_from(CARRIED_TOPICS), unique=True).map(tuple),
    st.lists(st.integers(0, 2**24 - 1).map(ReferralTag), max_size=MOST_REFERRALS).map(tuple),
)
CATALOGUE = a_catalogue(
    a_service("course", offers=(an_offer("course/awo"), an_offer("course/drk"))),
    a_service("clinic", privacy=Privacy.DRAFT_ONLY),
    a_service("shelter", privacy=Privacy.NEUTRAL_SLIP),
)


@given(CARRIED)
def test_what_is_packed_is_read_back(carried: CarriedVisit) -> None:
    assert unpacked(packed(carried)) == carried


@given(st.binary(max_size=80))
def test_bytes_from_nowhere_are_refused_or_are_what_would_be_packed(content: bytes) -> None:
    try:
        carried = unpacked(content)
    except CarriedUnreadable:
        return
    assert packed(carried) == content


def test_the_codes_of_topics_on_paper_never_change() -> None:
    """Where this fails, slips out there bring back the wrong needs: new topics go to the end."""
    assert [str(topic) for topic in CARRIED_TOPICS] == [
        "sprache", "arbeit_ausbildung", "wohnen", "existenzsicherung", "aufenthalt_recht", "dokumente_anmeldung",
        "bildung_schule_kita", "gesundheit", "familie_kinder", "anerkennung", "schulden_alltag", "einbuergerung",
        "partizipation_antidiskriminierung", "sport_kultur", "orientierung", "case_management",
    ]  # fmt: skip
    assert set(CARRIED_TOPICS) == set(Topic) - DRAFT_ONLY_TOPICS


def test_a_slip_of_before_is_still_read() -> None:
    """Where this fails, slips out there can no longer be read: give the form a new digit, do not touch the sample."""
    content = bytes.fromhex("20d7393a946e8a8172815bd4adc2d5")
    carried = CarriedVisit(
        SlipNumber("K7-418-3"),
        date(2026, 11, 11),
        (Topic.WOHNEN, Topic.SPRACHE),
        (tag_of(Choice(Kind("mbe"), OfferId("mbe/awo"))), tag_of(Choice(Kind("jmd")))),
    )
    assert unpacked(content) == carried


def test_needs_keep_their_order_and_what_may_not_stay_is_not_carried() -> None:
    visit = a_visit(needs=(Topic.WOHNEN, Topic.SPRACHE), flags=frozenset({Flag.SCHULDEN}), language="ar")
    choices = (Choice(Kind("course"), OfferId("course/drk")), Choice(Kind("clinic")))

    carried = carried_of(visit, choices, CATALOGUE)

    assert carried is not None
    assert (carried.number, carried.day) == (visit.number, visit.opened_at.date())
    assert carried.topics == (Topic.WOHNEN, Topic.SPRACHE)
    assert carried.referrals == (tag_of(choices[0]),)


@pytest.mark.parametrize(
    ("changes", "choices"),
    [
        ({"needs": (Topic.GEWALTSCHUTZ, Topic.SPRACHE)}, (Choice(Kind("course")),)),
        ({"flags": frozenset({Flag.ZWANGSHEIRAT})}, (Choice(Kind("course")),)),
        ({}, (Choice(Kind("course")), Choice(Kind("shelter")))),
    ],
)
def test_the_slip_of_a_violence_visit_carries_nothing(changes: dict[str, object], choices: tuple[Choice, ...]) -> None:
    assert carried_of(a_visit(**changes), choices, CATALOGUE) is None


def test_every_offer_of_the_catalogue_is_known_by_its_hash() -> None:
    catalogue = load_knowledge(TODAY).catalogue
    meaning = choices_by_tag(catalogue)

    for kind, service in catalogue.services.items():
        assert meaning[tag_of(Choice(kind))] == Choice(kind)
        for offer in service.offers:
            assert meaning[tag_of(Choice(kind, offer.id))] == Choice(kind, offer.id)


def test_a_hash_that_two_offers_share_means_neither() -> None:
    many = [an_offer(f"course/{number}") for number in range(12_000)]
    meaning = choices_by_tag(a_catalogue(a_service("course", offers=tuple(many))))
    shared = len(many) + 1 - len(meaning)

    assert shared > 0  # of so many, some share one
    assert all(tag_of(choice) == tag for tag, choice in meaning.items())
