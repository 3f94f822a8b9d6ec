"""Cases, recipients and sheets for tests of parcels; all people in them are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime

from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId
from erstanlauf.domain.handover.consent import Consent, DataField, leaves_until
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Reference
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import ENDLESS, German, Housing, Partner, Situation, Span, Status, Work
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.usecases.handover.ports import ConsentSheet, ToPack
from tests.builders import a_catalogue, a_service, an_offer

AT = datetime(2026, 11, 23, 9, 30, 17, tzinfo=UTC)
EVERYTHING = frozenset(DataField)


class FakeSheets:
    """Sheets that say what they are of, and are no paper."""

    def handover_sheet(self, to_pack: ToPack) -> bytes:
        return f"%PDF-1.7 {to_pack.handover.reference}\n".encode()

    def consent_sheet(self, sheet: ConsentSheet) -> bytes:
        raise NotImplementedError

    def withdrawal_notice(self, handover: Handover, recipient: Recipient, at: datetime) -> bytes:
        raise NotImplementedError


def a_town() -> Catalogue:
    """Return a catalogue with a desk, a Case Management and a debt advice."""
    return replace(
        a_catalogue(
            a_service("case_management", offers=(an_offer("case_management/kim"),)),
            a_service("schuldnerberatung", offers=(an_offer("schuldnerberatung/awo"),)),
            a_service("willkommen"),
        ),
        own_desk=Kind("willkommen"),
    )


def a_recipient(**changes: object) -> Recipient:
    """Return a recipient without a key, for whom plain parcels are allowed."""
    recipient = Recipient(
        id=RecipientId("0a1b2c3d"),
        title="KIM Case Management",
        folder="/nirgends",
        offer=OfferId("case_management/kim"),
        is_plain=True,
    )
    return replace(recipient, **changes)  # type: ignore[arg-type]  # a test names fields as it likes


def a_content(**changes: object) -> HandoverContent:
    """Return the case of an invented person with something in every part."""
    content = HandoverContent(
        person=NamedPerson("Mustermann-Öz", "Ayşe", 1991, Reach(ReachKind.PHONE, "+49 521 000000")),
        language="ar",
        needs=(Topic.SPRACHE, Topic.SCHULDEN_ALLTAG, Topic.GESUNDHEIT),
        answers=Situation(
            age=Span(27, 66),
            status=Status.SCHUTZ,
            eu=False,
            months_in_de=Span(60, ENDLESS),
            children=(Span(0, 0), Span(3, 5)),
            housing=Housing.STAEDTISCHE_UNTERKUNFT,
            work=Work.SEEKING,
            money_short=True,
            german=German.A1,
            partner=Partner(age=Span.exactly(34), status=Status.DULDUNG),
        ),
        said=(Flag.TITEL_LAEUFT_AB, Flag.KRANK_PSYCHE),
        referrals=(
            Handed(Choice(Kind("schuldnerberatung"), OfferId("schuldnerberatung/awo")), DataField.DEBTS),
            Handed(Choice(Kind("sprachkurs"))),
        ),
    )
    return replace(content, **changes)  # type: ignore[arg-type]  # a test names fields as it likes


def a_handover(fields: frozenset[DataField] = EVERYTHING, **changes: object) -> Handover:
    """Return a hand-over that waits, with a consent to these fields."""
    handover = Handover(
        id=HandoverId("01900000-0000-7000-8000-000000000001"),
        reference=Reference("UE-WKRT-7M3P"),
        visit=VisitId("01900000-0000-7000-8000-000000000002"),
        recipient=RecipientId("0a1b2c3d"),
        code=WithdrawalCode("ABCD-EFGH"),
        made_at=AT,
        consent=Consent(fields, "ar", "2026-11", AT, leaves_until(AT), date(2027, 11, 23)),
        state=HandoverState.WAITING,
        state_at=AT,
        response_days=7,
    )
    return replace(handover, **changes)  # type: ignore[arg-type]  # a test names fields as it likes


def a_case(content: HandoverContent | None = None, **changes: object) -> ToPack:
    """Return all a parcel is made of."""
    case = ToPack(a_handover(), a_recipient(), a_content() if content is None else content, a_town())
    return replace(case, **changes)  # type: ignore[arg-type]  # a test names fields as it likes
