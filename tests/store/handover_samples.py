"""Hand-overs for tests of the store: a person nobody knows, words to look for in files, and the ways of a hand-over."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.consent import Consent, DataField, leaves_until
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson, Reach, ReachKind, covered
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Reference, Why, moved
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode, reference_code
from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import Situation, Span, Work
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.store.open_store import OpenStore
from tests.store.samples import CODE, NOON

KIM, AWO = RecipientId("0a1b2c3d"), RecipientId("1a1b2c3d")

A_RECIPIENT = Recipient(
    id=KIM,
    title="KIM Case Management",
    folder="/srv/kim",
    offer=OfferId("case_management/kim"),
    key="age1invented",
    is_plain=True,
    mapping="/srv/kim.toml",
    keeps_months=6,
    response_days=5,
    is_active=False,
)
"""With every field other than its default."""

PARCEL = b"the parcel of somebody, as it leaves"

CONTENT = HandoverContent(
    person=NamedPerson("Großmann-Yıldız", "Özlem Ayşe", 1987, Reach(ReachKind.PHONE, "+49 176 1234 5678")),
    language="uk",
    needs=(Topic.WOHNEN, Topic.GESUNDHEIT, Topic.SCHULDEN_ALLTAG, Topic.GEWALTSCHUTZ),
    answers=Situation(age=Span(27, 66), children=(Span(0, 0),), work=Work.SELF_EMPLOYED),
    said=(Flag.SCHWANGER, Flag.MIETRUECKSTAND, Flag.ANALPHABET, Flag.GEWALT_FRUEHER),
    referrals=(
        Handed(Choice(Kind("mbe"), OfferId("mbe/awo"))),
        Handed(Choice(Kind("suchtberatung")), DataField.HEALTH),
    ),
)
"""A person with something for every field of a consent."""

TELLING: dict[DataField, tuple[str, ...]] = {
    DataField.NAME: ("Großmann", "Özlem"),
    DataField.BIRTH_YEAR: ('"birth_year":1987',),
    DataField.REACH: ("1234 5678",),
    DataField.NEEDS: ("wohnen",),
    DataField.ANSWERS: ("self_employed",),
    DataField.REFERRALS: ("mbe/awo",),
    DataField.HEALTH: ("schwanger", "suchtberatung"),
    DataField.PROTECTION: ("gewalt_frueher", "gewaltschutz"),
    DataField.DEBTS: ("mietrueckstand", "schulden_alltag"),
    DataField.LITERACY: ("analphabet",),
}
"""Words that stand in a store only by their field; a language also stands in the consent. None is made of digits a
checksum may have."""

_numbers = count(1)


def a_consent(fields: frozenset[DataField] = frozenset(DataField), given_at: datetime = NOON) -> Consent:
    return Consent(
        fields=fields,
        language="uk",
        wording="2026-11",
        given_at=given_at,
        leaves_until=leaves_until(given_at),
        kept_until=(given_at + timedelta(days=365)).date(),
    )


def a_handover(
    visit: VisitId,
    consent: Consent | None = None,
    state: HandoverState = HandoverState.WAITING,
    recipient: RecipientId = KIM,
    code: WithdrawalCode = CODE,
) -> Handover:
    """Return a hand-over with an id and a reference no other one has."""
    given = consent or a_consent()
    number = next(_numbers)
    return Handover(
        id=HandoverId(time_ordered_id(given.given_at, number.to_bytes(RANDOM_BYTES))),
        reference=Reference(reference_code(number.to_bytes(7))),
        visit=visit,
        recipient=recipient,
        code=code,
        made_at=given.given_at,
        consent=given,
        state=state,
        state_at=given.given_at,
        response_days=7,
    )


def kept(store: OpenStore, handover: Handover, content: HandoverContent = CONTENT) -> Handover:
    """Keep a hand-over with what its consent covers."""
    standing = handover.consent.standing
    store.handovers.put(handover, covered(content, standing) if standing else None)
    return handover


def leaving(store: OpenStore, handover: Handover, parcel: bytes = PARCEL) -> Handover:
    """Keep a parcel of a hand-over that is kept."""
    store.handovers.keep_parcel(handover, parcel)
    found = store.handovers.one(handover.id)
    assert found is not None
    return found


def issued(store: OpenStore, handover: Handover, at: datetime = NOON) -> Handover:
    """Let the parcel of a hand-over be gone."""
    gone = replace(moved(handover, HandoverState.ISSUED, at), left_at=at)
    store.handovers.drop_parcel(gone)
    return gone


def handed_over(
    store: OpenStore, handover: Handover, at: datetime = NOON, to: HandoverState = HandoverState.ISSUED
) -> Handover:
    """Lead a hand-over from the first step to a state behind `LEAVING`; a parcel of its like waits beside it."""
    there = issued(store, leaving(store, kept(store, handover)), at)
    if to is not HandoverState.ISSUED:
        there = moved(there, to, at, Why.NOT_RESPONSIBLE if to is HandoverState.REJECTED else None)
        store.handovers.put(there)
    return there


def withdrawn(handover: Handover, *fields: DataField, at: datetime = NOON) -> Handover:
    """Return a hand-over after fields of its consent were taken back, all of them where none is named."""
    after = replace(handover, consent=handover.consent.without(fields or tuple(DataField)))
    return after if after.consent.standing else moved(after, HandoverState.WITHDRAWN, at)
