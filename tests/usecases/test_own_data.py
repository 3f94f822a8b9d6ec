"""What a person is told about one visit: all that is kept of it, until when, and only by those who may."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode, withdrawal_code
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import NotPermitted, Permit, PersonId, Role
from erstanlauf.domain.retention import CutOffs, due
from erstanlauf.domain.returning.outcome import NotedOutcome
from erstanlauf.domain.slip_number import slip_number
from erstanlauf.domain.visit import Choice, ForFigures, Outcome, ReferralOutcome, SlipNumber, VisitId
from erstanlauf.usecases.office_ports import ClockMarks, Due, HandedOver, KeptVisit
from erstanlauf.usecases.own_data import NothingKeptToTell, OwnDataDesk, TellWhenClosed
from tests.store.handover_samples import CONTENT, a_consent, a_handover

CLOSED_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
CLOSED, OPEN, NOBODYS = (slip_number("K7", number) for number in (100, 101, 102))
CODE_OF_CLOSED, CODE_OF_GONE, CODE_OF_NOTHING = (withdrawal_code(bytes([each] * 7)) for each in (1, 2, 3))
SETTINGS = OfficeSettings(visit_days=30)
KNOWLEDGE = load_knowledge(date(2026, 11, 23))
MBE = KNOWLEDGE.catalogue.services[Kind("mbe")]
KEPT = KeptVisit(
    VisitId("closed"),
    CLOSED,
    CLOSED_AT,
    CLOSED_AT,
    (),
    (),
    (
        (MBE.kind, MBE.offers[0].id, Outcome.CHOSEN),
        (Kind("long_gone"), OfferId("long_gone/a"), Outcome.UNSUITABLE),
    ),
    1,
    None,
    None,
    ForFigures("refugees", frozenset({"R05"})),
)


class KeptInMemory:
    """A store with one closed and one open visit."""

    def __init__(self) -> None:
        self.noted: list[VisitId] = []

    def kept_visit(self, number: SlipNumber) -> KeptVisit | None:
        return KEPT if number == CLOSED else None

    def open_visit(self, number: SlipNumber) -> VisitId | None:
        return VisitId("open") if number == OPEN else None

    def visit_with_code(self, code: WithdrawalCode) -> tuple[VisitId, SlipNumber | None] | None:
        led_to = {CODE_OF_CLOSED: (VisitId("closed"), CLOSED), CODE_OF_GONE: (VisitId("gone"), None)}
        return led_to.get(code)

    def handovers(self, visit_id: VisitId) -> Sequence[Handover]:
        raise NotImplementedError

    def handed_over(self, visit_id: VisitId) -> Sequence[HandedOver]:
        return [HandedOver(a_handover(visit_id, a_consent(given_at=CLOSED_AT)), "KIM", CONTENT)]

    def note_own_data_printed(self, visit_id: VisitId) -> None:
        self.noted.append(visit_id)

    def erase(self, visit_id: VisitId) -> None:
        raise NotImplementedError

    def has_told(self, number: SlipNumber) -> bool:
        raise NotImplementedError

    def erase_told(self, number: SlipNumber) -> None:
        raise NotImplementedError

    def due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        raise NotImplementedError

    def erase_due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        raise NotImplementedError

    def clock_marks(self) -> ClockMarks:
        raise NotImplementedError


def a_desk(*roles: Role) -> tuple[OwnDataDesk, KeptInMemory]:
    store = KeptInMemory()
    return OwnDataDesk(store, Permit(PersonId("0a1b2c3d"), frozenset(roles)), lambda: SETTINGS), store


@pytest.mark.parametrize("role", [Role.COUNTER, Role.ADMINISTRATION])
def test_all_that_is_kept_is_told_and_that_it_was_told_is_written_down(role: Role) -> None:
    desk, store = a_desk(role)
    own = desk.of_number("k7 100 " + CLOSED[-1], KNOWLEDGE, CLOSED_AT)
    assert own.kept is KEPT
    assert [(each.name, each.organization, each.suited) for each in own.places] == [
        (MBE.name, MBE.offers[0].organization, True),
        ("long_gone", "", False),
    ]
    assert own.names.groups["refugees"]["de"] == "Geflüchtete"
    assert own.names.rules["R05"]["en"].startswith("Integration course")
    assert store.noted == ["closed"]


def test_what_was_told_on_coming_back_is_told_as_well() -> None:
    noted = NotedOutcome(Choice(MBE.kind, MBE.offers[0].id), ReferralOutcome.NOT_RESPONSIBLE, date(2026, 12, 1))
    permit = Permit(PersonId("0a1b2c3d"), frozenset((Role.COUNTER,)))
    desk = OwnDataDesk(KeptInMemory(), permit, lambda: SETTINGS, {CLOSED: [noted]}.__getitem__)
    [told] = desk.of_number(CLOSED, KNOWLEDGE, CLOSED_AT).told
    assert (told.place.organization, told.outcome) == (MBE.offers[0].organization, ReferralOutcome.NOT_RESPONSIBLE)
    assert told.on == date(2026, 12, 1)


def test_the_day_it_is_told_to_be_gone_by_is_never_too_early() -> None:
    own = a_desk(Role.COUNTER)[0].of_number(CLOSED, KNOWLEDGE, CLOSED_AT)
    assert own.erased_on == date(2026, 12, 24)
    first_look_that_day = datetime(2026, 12, 24, tzinfo=UTC)
    assert due(SETTINGS, first_look_that_day).visits >= CLOSED_AT
    assert due(SETTINGS, first_look_that_day - timedelta(days=1)).visits < CLOSED_AT


@pytest.mark.parametrize("asked_by", [CLOSED, CODE_OF_CLOSED])
def test_what_was_handed_over_is_told_whole(asked_by: str) -> None:
    own = a_desk(Role.COUNTER)[0].of_number(asked_by, KNOWLEDGE, CLOSED_AT)
    assert own.kept is KEPT
    [told] = own.handovers
    assert (told.recipient, told.content is CONTENT) == ("KIM", True)


def test_where_the_visit_is_gone_the_code_leads_to_what_was_handed_over() -> None:
    desk, store = a_desk(Role.COUNTER)
    own = desk.of_number(CODE_OF_GONE, KNOWLEDGE, CLOSED_AT)
    assert (own.kept, own.places, len(own.handovers)) == (None, (), 1)
    assert own.erased_on == date(2029, 11, 24)
    assert due(SETTINGS, datetime(2029, 11, 24, tzinfo=UTC)).consents >= CLOSED_AT
    assert store.noted == ["gone"]


def test_a_code_of_nothing_is_told() -> None:
    with pytest.raises(NothingKeptToTell):
        a_desk(Role.COUNTER)[0].of_number(CODE_OF_NOTHING, KNOWLEDGE, CLOSED_AT)


@pytest.mark.parametrize(("number", "trouble"), [(OPEN, TellWhenClosed), (NOBODYS, NothingKeptToTell)])
def test_an_open_visit_and_an_unknown_number_are_told_apart(number: SlipNumber, trouble: type[KnownTrouble]) -> None:
    desk, store = a_desk(Role.COUNTER)
    with pytest.raises(trouble):
        desk.of_number(number, KNOWLEDGE, CLOSED_AT)
    assert store.noted == []


@pytest.mark.parametrize("role", [Role.CATALOGUE, Role.STEERING])
def test_who_does_not_serve_tells_nothing(role: Role) -> None:
    desk, store = a_desk(role)
    with pytest.raises(NotPermitted):
        desk.of_number(CLOSED, KNOWLEDGE, CLOSED_AT)
    assert store.noted == []
