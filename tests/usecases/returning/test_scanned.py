"""Which visit a scanned slip belongs to: its own, and never one that got the same number later."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.returning.carried import CarriedVisit, packed, tag_of
from erstanlauf.domain.returning.code import digits_of_number, digits_of_sealed
from erstanlauf.domain.visit import Choice, Outcome, SlipNumber, VisitId
from erstanlauf.usecases.office_ports import KeptVisit
from erstanlauf.usecases.returning.scanned import ScannedSlips
from tests.store.samples import NOON

NUMBER = SlipNumber("K7-418-3")
CHOSEN = Outcome.CHOSEN
KEPT, OPEN = VisitId("kept"), VisitId("open")
TODAY = NOON.date()


class OpenSeal:
    """Seals nothing: what a slip carries stands there as it is."""

    def sealed(self, content: bytes) -> bytes:
        return content

    def opened(self, sealed: bytes) -> bytes:
        return sealed


@dataclass
class FakeVisits:
    """One closed visit with the number, or an open one."""

    kept: KeptVisit | None = None
    open: VisitId | None = None

    def kept_visit(self, number: SlipNumber) -> KeptVisit | None:
        return self.kept if number == NUMBER else None

    def open_visit(self, number: SlipNumber) -> VisitId | None:
        return self.open if number == NUMBER else None


def slip_of(day: date) -> str:
    return digits_of_sealed(packed(CarriedVisit(NUMBER, day, (), ())))


def a_kept_visit() -> KeptVisit:
    return KeptVisit(KEPT, NUMBER, NOON, NOON, (), (), (), 1, None, None)


def test_a_slip_leads_to_its_visit_and_to_none_that_has_its_number_now() -> None:
    slips = ScannedSlips(FakeVisits(kept=a_kept_visit()), OpenSeal())
    assert slips.visit(slip_of(TODAY), TODAY) == KEPT
    assert slips.visit(slip_of(TODAY - timedelta(days=40)), TODAY) is None


def test_a_visit_that_is_still_open_is_found_on_its_day() -> None:
    slips = ScannedSlips(FakeVisits(open=OPEN), OpenSeal())
    assert slips.visit(slip_of(TODAY), TODAY) == OPEN
    assert slips.visit(slip_of(TODAY), TODAY + timedelta(days=1)) is None


def test_a_slip_that_carries_its_number_alone_leads_nowhere() -> None:
    assert ScannedSlips(FakeVisits(kept=a_kept_visit()), OpenSeal()).visit(digits_of_number(NUMBER), TODAY) is None


def test_a_slip_of_another_desk_that_drew_the_same_code_leads_to_nobody_elses_visit() -> None:
    kept = replace(a_kept_visit(), topics=(Topic.SPRACHE, Topic.WOHNEN), referrals=((Kind("mbe"), None, CHOSEN),))
    slips = ScannedSlips(FakeVisits(kept=kept), OpenSeal())

    def scanned(topics: tuple[Topic, ...], *chosen: Choice) -> VisitId | None:
        carried = CarriedVisit(NUMBER, TODAY, topics, tuple(tag_of(each) for each in chosen))
        return slips.visit(digits_of_sealed(packed(carried)), TODAY)

    assert scanned((Topic.SPRACHE,), Choice(Kind("mbe"))) == KEPT  # printed before the last need was added
    assert scanned((Topic.SPRACHE, Topic.GESUNDHEIT), Choice(Kind("mbe"))) is None
    assert scanned((Topic.SPRACHE,), Choice(Kind("jmd"))) is None
