"""OpenStore for tests of the store: a clock of their own, ids without chance, one visit with every field filled."""

from datetime import date, datetime, timedelta, timezone
from itertools import count

from hypothesis import strategies as st

from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.withdrawal_code import withdrawal_code
from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import (
    FACTS,
    Assigned,
    German,
    Housing,
    Partner,
    Qualification,
    Situation,
    Span,
    Status,
    Work,
)
from erstanlauf.domain.visit import (
    Choice,
    Earlier,
    EarlierReferral,
    Outcome,
    ReferralOutcome,
    SlipNumber,
    Visit,
    VisitId,
    VisitRecord,
)
from erstanlauf.store.open_store import OpenStore

NOON = datetime(2026, 11, 23, 12, 0, 0, 123_456, tzinfo=timezone(timedelta(hours=1)))

CODE = withdrawal_code(bytes(range(7)))

_numbers = count()


def a_new_visit(store: OpenStore, opened_at: datetime = NOON) -> Visit:
    """Open a visit with an id no other one has."""
    chance = next(_numbers).to_bytes(RANDOM_BYTES)
    return store.visits.open_visit(VisitId(time_ordered_id(opened_at, chance)), opened_at)


def filled(visit: Visit) -> Visit:
    """Return the visit with every field filled; it tells of violence, so that nothing of it may stay."""
    return Visit(
        id=visit.id,
        number=visit.number,
        opened_at=visit.opened_at,
        language="uk",
        needs=(Topic.GEWALTSCHUTZ, Topic.SPRACHE, Topic.WOHNEN),
        flags=frozenset({Flag.GEWALT_AKUT, Flag.SCHWANGER, Flag.SCHULDEN, Flag.ANALPHABET, Flag.KRANK_PSYCHE}),
        situation=Situation(
            age=Span(27, 66),
            status=Status.UKRAINE24,
            eu=False,
            months_in_de=Span(3, 36),
            title_months=Span.exactly(5),
            children=(Span(0, 0), Span(6, 9)),
            housing=Housing.BEI_ANDEREN,
            registered=True,
            work=Work.MINIJOB,
            money_short=True,
            german=German.NONE,
            qualification=Qualification.HEALTH,
            partner=Partner(age=Span(18, 24), status=Status.DULDUNG, german=German.A1),
            title_before_2025_04=False,
            application_made=True,
            assigned=Assigned.NRW,
            work_forbidden=True,
        ),
        skipped=frozenset({"district", "age"}),
        chosen=(Choice(Kind("frauenhaus")), Choice(Kind("mbe"), OfferId("mbe/awo"))),
        unsuitable=frozenset({Kind("jmd"), Kind("schuldnerberatung")}),
        slips_issued=2,
        overruling=Overruling.WISHED,
        handover_code=CODE,
        earlier=Earlier(
            SlipNumber("K7-211-3"),
            date(2026, 11, 11),
            (
                EarlierReferral(Kind("mbe"), OfferId("mbe/awo"), ReferralOutcome.NOT_RESPONSIBLE),
                EarlierReferral(Kind("jmd")),
            ),
        ),
        handover_refused=True,
    )


def an_open_record(visit: Visit, closed_at: datetime = NOON) -> VisitRecord:
    """Return a record of an ordinary visit with two topics and two referrals."""
    return VisitRecord(
        id=visit.id,
        number=visit.number,
        day=visit.opened_at.date(),
        opened_at=visit.opened_at,
        closed_at=closed_at,
        topics=(Topic.WOHNEN, Topic.SPRACHE),
        gaps=(Topic.WOHNEN,),
        referrals=(
            (Kind("mbe"), OfferId("mbe/awo"), Outcome.CHOSEN),
            (Kind("jmd"), None, Outcome.UNSUITABLE),
        ),
        slips_issued=1,
        overruling=Overruling.SUPPORTED,
    )


def a_violence_record(visit: Visit, closed_at: datetime = NOON) -> VisitRecord:
    """Return the record of a violence visit: that there was one."""
    return VisitRecord(visit.id, None, visit.opened_at.date(), visit.opened_at, closed_at, (), (), (), 0, None)


def _maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


_SPANS = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda ends: Span(min(ends), max(ends)))
_CODES = st.text(st.characters(categories=["Ll", "Lo"]), min_size=1, max_size=12)
_TIMES = st.datetimes(timezones=st.integers(-14 * 60, 14 * 60).map(lambda ahead: timezone(timedelta(minutes=ahead))))

_SITUATIONS = st.builds(
    Situation,
    age=_maybe(_SPANS),
    status=_maybe(st.sampled_from(Status)),
    eu=_maybe(st.booleans()),
    months_in_de=_maybe(_SPANS),
    title_months=_maybe(_SPANS),
    children=_maybe(st.lists(_SPANS, max_size=4).map(tuple)),
    housing=_maybe(st.sampled_from(Housing)),
    registered=_maybe(st.booleans()),
    work=_maybe(st.sampled_from(Work)),
    money_short=_maybe(st.booleans()),
    german=_maybe(st.sampled_from(German)),
    qualification=_maybe(st.sampled_from(Qualification)),
    partner=_maybe(
        st.builds(Partner, _maybe(_SPANS), _maybe(st.sampled_from(Status)), _maybe(st.sampled_from(German)))
    ),
)

VISITS = st.builds(
    Visit,
    id=_CODES.map(VisitId),
    number=_CODES.map(SlipNumber),
    opened_at=_TIMES,
    language=st.none() | _CODES,
    needs=st.lists(st.sampled_from(Topic), unique=True).map(tuple),
    flags=st.frozensets(st.sampled_from(Flag)),
    situation=_SITUATIONS,
    skipped=st.frozensets(st.sampled_from(FACTS)),
    chosen=st.lists(st.builds(Choice, _CODES.map(Kind), st.none() | _CODES.map(OfferId)), max_size=4).map(tuple),
    unsuitable=st.frozensets(_CODES.map(Kind), max_size=4),
    slips_issued=st.integers(0, 99),
    overruling=_maybe(st.sampled_from(Overruling)),
    handover_code=st.none() | st.binary(min_size=7, max_size=7).map(withdrawal_code),
    earlier=_maybe(
        st.builds(
            Earlier,
            _CODES.map(SlipNumber),
            st.dates(),
            st.lists(
                st.builds(
                    EarlierReferral,
                    _CODES.map(Kind),
                    st.none() | _CODES.map(OfferId),
                    _maybe(st.sampled_from(ReferralOutcome)),
                ),
                max_size=3,
            ).map(tuple),
        )
    ),
    handover_refused=st.booleans(),
)
"""Any visit, also ones the desk would not produce."""
