"""Who may erase, what a number leads to, and that a clock nobody can believe erases nothing."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from erstanlauf.domain.handover.states import Handover, HandoverId
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode, withdrawal_code
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import NotPermitted, Permit, PersonId, Role
from erstanlauf.domain.retention import ClockDoubtful, CutOffs, Kept
from erstanlauf.domain.slip_number import SlipNumberUnreadable, slip_number
from erstanlauf.domain.visit import SlipNumber, VisitId
from erstanlauf.usecases.erasure import Erasure, NothingKeptOf, StillOpen
from erstanlauf.usecases.office_ports import ClockMarks, Due, HandedOver, KeptVisit
from tests.store.handover_samples import a_handover

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CLOSED, OPEN, NOBODYS, TOLD = (slip_number("K7", number) for number in (100, 101, 102, 103))
CODE_OF_CLOSED, CODE_OF_GONE, CODE_OF_NOTHING = (withdrawal_code(bytes([each] * 7)) for each in (1, 2, 3))
ADMINISTRATION, COUNTER = Role.ADMINISTRATION, Role.COUNTER


class KeptInMemory:
    """A store with one closed and one open visit that writes down what is asked of it."""

    def __init__(self, marks: ClockMarks) -> None:
        self.marks = marks
        self.erased: list[VisitId] = []
        self.stopped: list[HandoverId] = []
        self.told_erased: list[SlipNumber] = []
        self.cuts: list[CutOffs] = []

    def kept_visit(self, number: SlipNumber) -> KeptVisit | None:
        visit = KeptVisit(VisitId("closed"), CLOSED, NOW, NOW, (), (), (), 1, None, None)
        return visit if number == CLOSED else None

    def open_visit(self, number: SlipNumber) -> VisitId | None:
        return VisitId("open") if number == OPEN else None

    def visit_with_code(self, code: WithdrawalCode) -> tuple[VisitId, SlipNumber | None] | None:
        led_to = {CODE_OF_CLOSED: (VisitId("closed"), CLOSED), CODE_OF_GONE: (VisitId("gone"), None)}
        return led_to.get(code)

    def handovers(self, visit_id: VisitId) -> Sequence[Handover]:
        return [] if visit_id == "open" else [a_handover(visit_id)]

    def handed_over(self, visit_id: VisitId) -> Sequence[HandedOver]:
        raise NotImplementedError

    def erase(self, visit_id: VisitId) -> None:
        self.erased.append(visit_id)

    def has_told(self, number: SlipNumber) -> bool:
        return number == TOLD

    def erase_told(self, number: SlipNumber) -> None:
        self.told_erased.append(number)

    def due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        return [Due(Kept.VISIT, 3, date(2026, 1, 1), cut.visits.date())]

    def erase_due(self, cut: CutOffs, in_hand: Collection[VisitId], now: datetime) -> Sequence[Due]:
        self.cuts.append(cut)
        return self.due(cut, in_hand, now)

    def clock_marks(self) -> ClockMarks:
        return self.marks

    def note_own_data_printed(self, visit_id: VisitId) -> None:
        raise NotImplementedError


def an_erasure(
    *roles: Role, newest: datetime | None = None, trusted: datetime | None = None
) -> tuple[Erasure, KeptInMemory]:
    store = KeptInMemory(ClockMarks(newest, trusted))
    permit = Permit(PersonId("0a1b2c3d"), frozenset(roles))
    return Erasure(store, permit, lambda: OfficeSettings(visit_days=30), store.stopped.append), store


@pytest.mark.parametrize(("number", "visit"), [(CLOSED, "closed"), (OPEN, "open")])
def test_a_number_as_it_is_said_leads_to_its_visit(number: SlipNumber, visit: str) -> None:
    erasure, store = an_erasure(ADMINISTRATION)
    chosen = erasure.preview(number.lower().replace("-", " "))
    assert (chosen.id, chosen.number, chosen.kept is None) == (visit, number, visit == "open")
    erasure.erase(chosen, in_hand=())
    assert store.erased == [visit]


@pytest.mark.parametrize(("code", "visit"), [(CODE_OF_CLOSED, "closed"), (CODE_OF_GONE, "gone")])
def test_a_code_for_withdrawing_leads_to_its_visit_also_when_that_is_gone(code: WithdrawalCode, visit: str) -> None:
    erasure, store = an_erasure(ADMINISTRATION)
    chosen = erasure.preview(code.lower().replace("-", " "))
    assert (chosen.id, chosen.number, chosen.kept is None) == (visit, code, visit == "gone")
    assert not chosen.is_open
    erasure.erase(chosen, in_hand=())
    assert store.erased == [visit]
    assert store.stopped == [each.id for each in chosen.handovers]


def test_a_code_of_nothing_is_told() -> None:
    erasure, _ = an_erasure(ADMINISTRATION)
    with pytest.raises(NothingKeptOf) as told:
        erasure.preview(CODE_OF_NOTHING)
    assert told.value.details == {"number": CODE_OF_NOTHING}


def test_a_number_of_nothing_and_no_number_are_told_apart() -> None:
    erasure, _ = an_erasure(ADMINISTRATION)
    with pytest.raises(NothingKeptOf):
        erasure.preview(NOBODYS)
    with pytest.raises(SlipNumberUnreadable):
        erasure.preview("Müller")


def test_what_was_told_about_a_slip_of_another_desk_goes_by_its_number() -> None:
    erasure, store = an_erasure(ADMINISTRATION)
    chosen = erasure.preview(TOLD)
    assert (chosen.id, chosen.kept) == (None, None)
    erasure.erase(chosen, in_hand=())
    assert (store.told_erased, store.erased) == ([TOLD], [])


def test_the_visit_somebody_is_working_on_is_not_erased() -> None:
    erasure, store = an_erasure(ADMINISTRATION)
    with pytest.raises(StillOpen):
        erasure.erase(erasure.preview(OPEN), in_hand=[VisitId("open")])
    assert store.erased == []


@pytest.mark.parametrize("role", [COUNTER, Role.CATALOGUE, Role.STEERING])
def test_only_the_administration_erases(role: Role) -> None:
    chosen = an_erasure(ADMINISTRATION)[0].preview(CLOSED)
    erasure, store = an_erasure(role)
    for forbidden in (
        lambda: erasure.preview(CLOSED),
        lambda: erasure.erase(chosen, ()),
        lambda: erasure.preview_due((), NOW),
        lambda: erasure.erase_due_by_confirmed_clock((), NOW),
    ):
        with pytest.raises(NotPermitted):
            forbidden()
    assert (store.erased, store.cuts) == ([], [])


def test_what_is_out_of_date_goes_whoever_is_logged_in_by_the_periods_of_the_office() -> None:
    erasure, store = an_erasure(COUNTER, newest=NOW, trusted=NOW - timedelta(days=1))
    assert [each.count for each in erasure.erase_due((), NOW)] == [3]
    assert [cut.visits for cut in store.cuts] == [NOW - timedelta(days=30)]


@pytest.mark.parametrize("now", [NOW - timedelta(days=1), NOW + timedelta(days=46), datetime(2062, 1, 1, tzinfo=UTC)])
def test_a_doubtful_clock_erases_nothing_until_the_administration_has_looked(now: datetime) -> None:
    erasure, store = an_erasure(ADMINISTRATION, newest=NOW, trusted=NOW)
    with pytest.raises(ClockDoubtful):
        erasure.erase_due((), now)
    assert store.cuts == []
    assert erasure.preview_due((), now)
    erasure.erase_due_by_confirmed_clock((), now)
    assert len(store.cuts) == 1


def test_nobody_can_confirm_that_it_is_1970() -> None:
    erasure, store = an_erasure(ADMINISTRATION)
    with pytest.raises(ClockDoubtful):
        erasure.erase_due_by_confirmed_clock((), datetime(1970, 1, 2, tzinfo=UTC))
    assert store.cuts == []
