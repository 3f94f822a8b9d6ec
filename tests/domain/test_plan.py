"""The plan on invented places: order, deadlines, trips and slots, and what holds for every plan."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.catalogue import Document, Kind
from erstanlauf.domain.conditions import Condition, FactIsOneOf, FlagSaid
from erstanlauf.domain.needs import Flag
from erstanlauf.domain.plan import PlanStep, Stop, building_of, make_plan
from erstanlauf.domain.prerequisites import (
    Arrival,
    Deadline,
    Handout,
    PlanBook,
    Precedence,
    Prerequisites,
    Requirement,
    Urgency,
    first_cycle,
)
from erstanlauf.domain.schedule import LOCAL, OpenSpan, Schedule, Slot
from erstanlauf.domain.situation import NOTHING_KNOWN, Situation
from tests.builders import ALWAYS, a_case

MONDAY_AT_NINE = datetime(2026, 11, 23, 9, tzinfo=LOCAL)
HALF_AN_HOUR = timedelta(minutes=30)
IS_NOT_REGISTERED = FactIsOneOf("registered", frozenset({False}))
NOT_REGISTERED = Situation(registered=False)
WEEKDAYS = Schedule(tuple(OpenSpan(weekday, time(8), time(12)) for weekday in range(5)))
TUESDAYS = Schedule((OpenSpan(1, time(8), time(12)),))


def needs(document: str, when: Condition = ALWAYS) -> Prerequisites:
    return Prerequisites(needs=(Requirement(Document(document), when, ()),))


def gives(document: str, arrival: Arrival = Arrival.ON_THE_SPOT, when: Condition = ALWAYS) -> Prerequisites:
    return Prerequisites(gives=(Handout(Document(document), arrival, when, ()),))


def after(*kinds: str, when: Condition = ALWAYS) -> Prerequisites:
    return Prerequisites(after=(Precedence(tuple(map(Kind, kinds)), when, ()),))


def due(urgency: Urgency, when: Condition = ALWAYS, days: int | None = None) -> Prerequisites:
    return Prerequisites(deadlines=(Deadline(urgency, days, when, ()),))


def a_book(services: Mapping[str, Prerequisites]) -> PlanBook:
    return PlanBook(date(2026, 8, 19), date(2027, 2, 19), {Kind(kind): known for kind, known in services.items()}, {})


def plan(
    stops: Iterable[Stop | str],
    book: Mapping[str, Prerequisites] | None = None,
    ranking: str = "abcdef",
    situation: Situation = NOTHING_KNOWN,
    flags: frozenset[Flag] = frozenset(),
) -> tuple[PlanStep, ...]:
    places = [Stop(Kind(stop)) if isinstance(stop, str) else stop for stop in stops]
    case = a_case(situation=situation, flags=flags)
    return make_plan(places, [Kind(each) for each in ranking], a_book(book or {}), case, MONDAY_AT_NINE, HALF_AN_HOUR)


def order(steps: tuple[PlanStep, ...]) -> str:
    return "".join(step.kind for step in steps)


def step(steps: tuple[PlanStep, ...], kind: str) -> PlanStep:
    return next(each for each in steps if each.kind == kind)


def slot(day: int, opens: int = 8, closes: int = 12) -> Slot:
    return Slot(datetime(2026, 11, day, opens, tzinfo=LOCAL), datetime(2026, 11, day, closes, tzinfo=LOCAL))


def test_without_prerequisites_the_order_of_the_suggestions_is_kept() -> None:
    assert order(plan("cab", ranking="bca")) == "bca"


def test_what_was_not_suggested_comes_last_by_id() -> None:
    assert order(plan("zya", ranking="a")) == "ayz"


def test_nothing_chosen_is_an_empty_plan() -> None:
    assert plan(()) == ()


def test_who_hands_out_a_document_comes_before_who_asks_for_it() -> None:
    steps = plan("ab", {"a": needs("paper"), "b": gives("paper")})
    assert order(steps) == "ba"
    assert step(steps, "a").after == ("b",)
    assert step(steps, "a").bring == ("paper",)


def test_what_a_step_needs_comes_as_early_as_the_step_would_have() -> None:
    book = {"a": needs("paper"), "c": gives("paper")}
    assert order(plan("abc", book)) == "cab"


def test_a_chain_of_prerequisites_is_kept_whole() -> None:
    book = {
        "a": needs("second"),
        "c": Prerequisites(needs=needs("first").needs, gives=gives("second").gives),
        "d": gives("first"),
    }
    assert order(plan("abcd", book)) == "dcab"


def test_many_ways_to_the_same_prerequisite_are_followed_once() -> None:
    kinds = [f"k{number:02}" for number in range(40)]
    book = {kind: after(*kinds[number + 1 :]) for number, kind in enumerate(kinds[:-1])}
    places = [Stop(Kind(kind)) for kind in kinds]
    steps = make_plan(places, (), a_book(book), a_case(), MONDAY_AT_NINE, HALF_AN_HOUR)
    assert [each.kind for each in steps] == kinds[::-1]


def test_a_document_that_no_chosen_service_hands_out_is_only_brought() -> None:
    (only,) = plan("a", {"a": needs("paper"), "b": gives("paper")})
    assert (only.after, only.bring) == ((), ("paper",))


def test_advice_comes_before_the_office() -> None:
    steps = plan("ab", {"a": after("b")})
    assert order(steps) == "ba"
    assert step(steps, "a").bring == ()


def test_an_unknown_fact_keeps_the_cautious_order_but_asks_for_no_paper() -> None:
    book = {"a": needs("paper", IS_NOT_REGISTERED), "b": gives("paper")}
    unknown, decided = plan("ab", book), plan("ab", book, situation=Situation(registered=True))
    assert (order(unknown), step(unknown, "a").bring) == ("ba", ())
    assert (order(decided), step(decided, "a").after) == ("ab", ())


def test_what_comes_by_post_is_waited_for() -> None:
    book = {"a": needs("number"), "b": gives("number", Arrival.BY_POST)}
    steps = plan((Stop(Kind("a"), schedule=WEEKDAYS), Stop(Kind("b"), schedule=WEEKDAYS)), book)
    assert step(steps, "a").waits_for == ("number",)
    assert (step(steps, "b").slot, step(steps, "a").slot) == (slot(23), None)


def test_what_one_service_sends_and_another_hands_over_is_not_waited_for() -> None:
    book = {"a": needs("number"), "b": gives("number", Arrival.BY_POST), "c": gives("number")}
    assert step(plan("abc", book), "a").waits_for == ()


def test_a_deadline_counts_when_its_condition_is_met_and_not_before() -> None:
    book = {"a": due(Urgency.WITHIN_DAYS, IS_NOT_REGISTERED, days=14)}
    (known,) = plan("a", book, situation=NOT_REGISTERED)
    (unknown,) = plan("a", book)
    assert known.deadline is not None
    assert (known.deadline.urgency, known.deadline.days) == (Urgency.WITHIN_DAYS, 14)
    assert unknown.deadline is None


def test_of_several_deadlines_the_first_that_holds_is_said() -> None:
    refused = due(Urgency.AT_ONCE, FlagSaid(frozenset({Flag.ABLEHNUNG_ASYL}))).deadlines
    ends = due(Urgency.BEFORE_TITLE_EXPIRES, FlagSaid(frozenset({Flag.TITEL_LAEUFT_AB}))).deadlines
    book = {"a": Prerequisites(deadlines=(*refused, *ends))}
    (both,) = plan("a", book, flags=frozenset({Flag.ABLEHNUNG_ASYL, Flag.TITEL_LAEUFT_AB}))
    (second,) = plan("a", book, flags=frozenset({Flag.TITEL_LAEUFT_AB}))
    assert (both.deadline, second.deadline) == (refused[0], ends[0])


def town_hall(kind: str) -> Stop:
    return Stop(Kind(kind), building="town hall")


def test_steps_in_one_building_stand_together() -> None:
    steps = plan((town_hall("a"), "b", town_hall("c"), "d", town_hall("e")))
    assert order(steps) == "acebd"
    assert [each.same_trip for each in steps] == [False, True, True, False, False]


def test_unknown_buildings_are_not_one_building() -> None:
    assert not any(each.same_trip for each in plan("ab"))


def test_a_prerequisite_is_stronger_than_a_trip() -> None:
    assert order(plan((town_hall("a"), "b", town_hall("c")), {"c": after("b")})) == "abc"


def test_nothing_comes_forward_past_a_deadline() -> None:
    stops = (town_hall("a"), "b", town_hall("c"))
    assert order(plan(stops, {"b": due(Urgency.AT_ONCE)})) == "abc"
    assert order(plan(stops, {"c": due(Urgency.AT_ONCE)})) == "acb"


def test_nothing_comes_forward_past_what_a_deadline_waits_for() -> None:
    stops = (town_hall("a"), "b", town_hall("c"), "d")
    pressed = Prerequisites(after=after("b").after, deadlines=due(Urgency.AT_ONCE).deadlines)
    assert order(plan(stops, {"d": pressed}, ranking="abdc")) == "abdc"


def test_who_waits_for_the_post_saves_no_trip() -> None:
    book = {"c": needs("number"), "a": gives("number", Arrival.BY_POST)}
    steps = plan((town_hall("a"), "b", town_hall("c")), book)
    assert order(steps) == "abc"
    assert not step(steps, "c").same_trip


def test_each_step_has_the_next_slot_it_can_be_reached_in() -> None:
    steps = plan((Stop(Kind("a"), schedule=WEEKDAYS), Stop(Kind("b"), schedule=TUESDAYS), "c"))
    assert [each.slot for each in steps] == [slot(23), slot(24), None]


def test_a_place_closed_today_is_planned_for_the_next_day_it_opens() -> None:
    closed = Schedule(WEEKDAYS.spans, closed_on=frozenset({date(2026, 11, 23)}))
    (only,) = plan((Stop(Kind("a"), schedule=closed),))
    assert only.slot == slot(24)


def test_a_holiday_is_passed_over() -> None:
    (only,) = make_plan(
        (Stop(Kind("a"), schedule=WEEKDAYS),), (), a_book({}), a_case(),
        datetime(2026, 12, 24, 18, tzinfo=LOCAL), HALF_AN_HOUR,
    )  # fmt: skip
    assert only.slot is not None
    assert only.slot.opens_at == datetime(2026, 12, 28, 8, tzinfo=LOCAL)


def test_by_appointment_there_is_no_slot() -> None:
    (only,) = plan((Stop(Kind("a"), schedule=Schedule((), appointment_only=True)),))
    assert only.slot is None


def test_a_step_is_not_planned_before_the_one_it_comes_after() -> None:
    stops = (Stop(Kind("a"), schedule=WEEKDAYS), Stop(Kind("b"), schedule=TUESDAYS))
    assert step(plan(stops, {"a": after("b")}), "a").slot == slot(24)


def test_a_step_after_one_of_unknown_hours_has_no_slot() -> None:
    steps = plan((Stop(Kind("a"), schedule=WEEKDAYS), "b"), {"a": after("b")})
    assert step(steps, "a").slot is None


def test_a_way_after_the_earlier_step_can_lead_to_the_next_day() -> None:
    late = Schedule((OpenSpan(0, time(11, 45), time(12)),))
    stops = (Stop(Kind("a"), schedule=WEEKDAYS), Stop(Kind("b"), schedule=late))
    steps = plan(stops, {"a": after("b")})
    assert step(steps, "a").slot == slot(24)


@pytest.mark.parametrize(
    ("address", "building"),
    [
        ("Neues Rathaus, 1. Etage, Flur C, Zimmer C 100-C 113, Musterwall 23, 33602 Bielefeld", True),
        ("Musterwall 23, 33602  Bielefeld", True),
        ("Musterwall 24, 33602 Bielefeld", False),
        ("Musterwall 23, 33330 Gütersloh", False),
    ],
)
def test_a_building_is_street_number_and_town_without_floor_and_room(address: str, building: bool) -> None:
    assert (building_of(address) == "musterwall 23, 33602 bielefeld") is building


def test_a_street_may_be_written_short_or_long() -> None:
    assert building_of("Musterstraße 4a, 33602 Bielefeld") == building_of("Musterstr. 4a, 33602 Bielefeld") is not None


@pytest.mark.parametrize("address", ["", "Dortmund", "Neues Rathaus, Erdgeschoss, Flur B", "Haus, Zimmer 12, Flur 3"])
def test_an_address_without_street_number_and_postcode_is_no_known_building(address: str) -> None:
    assert building_of(address) is None


def test_a_cycle_is_found_with_its_way_round() -> None:
    book = a_book({"a": needs("x"), "b": gives("x"), "c": after("b")})
    assert first_cycle(book.services) == ()
    turning = {**book.services, Kind("b"): Prerequisites(gives=gives("x").gives, after=after("a").after)}
    assert set(first_cycle(turning)) == {"a", "b"}


def test_a_service_that_asks_for_what_it_hands_out_itself_is_a_cycle() -> None:
    itself = Prerequisites(needs=needs("x").needs, gives=gives("x").gives)
    assert first_cycle({Kind("a"): itself}) == ("a", "a")


KINDS = "abcdefgh"


@st.composite
def acyclic_books(draw: st.DrawFn) -> dict[str, Prerequisites]:
    """Draw books whose services wait only for services further back in a drawn order."""
    line = draw(st.permutations(KINDS))
    book = {}
    for number, kind in enumerate(line):
        earlier = draw(st.sets(st.sampled_from(line[:number]), max_size=2)) if number else set()
        told = draw(st.sets(st.sampled_from(line[:number]), max_size=1)) if number else set()
        urgent = draw(st.booleans())
        book[kind] = Prerequisites(
            needs=tuple(Requirement(Document(f"from {each}"), ALWAYS, ()) for each in sorted(earlier)),
            gives=gives(f"from {kind}", draw(st.sampled_from(Arrival))).gives,
            after=after(*sorted(told)).after,
            deadlines=due(Urgency.AT_ONCE).deadlines if urgent else (),
        )
    return book


def stops() -> st.SearchStrategy[list[Stop]]:
    places = st.builds(
        Stop,
        st.sampled_from(KINDS).map(Kind),
        st.sampled_from((None, "town hall", "market")),
        st.sampled_from((None, WEEKDAYS, TUESDAYS, Schedule((), appointment_only=True))),
    )
    return st.lists(places, unique_by=lambda stop: stop.kind)


@given(chosen=stops(), book=acyclic_books(), ranking=st.permutations(KINDS), data=st.data())
def test_every_permutation_of_the_choices_gives_the_same_plan(
    chosen: list[Stop], book: dict[str, Prerequisites], ranking: list[str], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(chosen))
    assert plan(chosen, book, "".join(ranking)) == plan(mixed, book, "".join(ranking))


@given(chosen=stops(), book=acyclic_books(), ranking=st.permutations(KINDS))
def test_nothing_is_lost_or_doubled_and_a_prerequisite_always_stands_before(
    chosen: list[Stop], book: dict[str, Prerequisites], ranking: list[str]
) -> None:
    steps = plan(chosen, book, "".join(ranking))
    assert sorted(order(steps)) == sorted(stop.kind for stop in chosen)
    for number, each in enumerate(steps):
        before = {earlier.kind for earlier in steps[:number]}
        wanted = {need.document.removeprefix("from ") for need in book[each.kind].needs}
        wanted |= {kind for precedence in book[each.kind].after for kind in precedence.kinds}
        assert set(each.after) == wanted & {stop.kind for stop in chosen}
        assert set(each.after) <= before


@given(chosen=stops(), book=acyclic_books(), ranking=st.permutations(KINDS))
def test_only_prerequisites_and_a_shared_building_bring_a_step_forward(
    chosen: list[Stop], book: dict[str, Prerequisites], ranking: list[str]
) -> None:
    steps = plan([Stop(stop.kind, None, stop.schedule) for stop in chosen], book, "".join(ranking))
    free = [each.kind for each in steps if not any(each.kind in other.after for other in steps) and not each.after]
    assert free == sorted(free, key=ranking.index)


@given(chosen=stops(), book=acyclic_books(), ranking=st.permutations(KINDS))
def test_a_slot_is_never_before_the_slot_of_what_comes_first(
    chosen: list[Stop], book: dict[str, Prerequisites], ranking: list[str]
) -> None:
    steps = plan(chosen, book, "".join(ranking))
    slots = {each.kind: each.slot for each in steps}
    for each in steps:
        if each.slot is None:
            continue
        for earlier in each.after:
            first = slots[earlier]
            assert first is not None
            assert first.opens_at < each.slot.closes_at
