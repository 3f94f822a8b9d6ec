"""Builders of hand-overs for the tests of their sheets; all of it invented."""

from collections.abc import Collection
from datetime import datetime

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.handover.consent import Consent, DataField, leaves_until
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Reference
from erstanlauf.domain.handover.withdrawal_code import reference_code, withdrawal_code
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.situation import German, Partner, Situation, Span, Status, Work
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.usecases.handover.ports import ToPack
from tests.builders import a_catalogue, a_service, an_offer

AT = datetime(2026, 11, 23, 10, 42, tzinfo=LOCAL)
CODE = withdrawal_code(b"abcdefg")
REFERENCE = Reference(reference_code(b"1234567"))
ALL_FIELDS = frozenset(DataField)
A_PERSON = NamedPerson("Musterfamilie", "Erika Beispiel", 1988, Reach(ReachKind.PHONE, "+49 1512 0000000"))
CATALOGUE = a_catalogue(
    a_service("sprachkurs", Topic.SPRACHE, offers=(an_offer("sprachkurs/vhs"),)),
    a_service("wohnhilfe", Topic.WOHNEN, offers=(an_offer("wohnhilfe/amt"),)),
)


def a_recipient(title: str = "Case Management Musterstadt", number: int = 1, keeps_months: int = 12) -> Recipient:
    return Recipient(RecipientId(f"{number:08x}"), title, "share", keeps_months=keeps_months)


def a_handover(
    recipient: Recipient | None = None, fields: Collection[DataField] = ALL_FIELDS, language: str = "ar"
) -> Handover:
    to = recipient or a_recipient()
    consent = Consent(frozenset(fields), language, "2026-11", AT, leaves_until(AT), to.kept_until(AT.date()))
    return Handover(
        HandoverId("01935a7e-0000-7000-8000-000000000000"),
        REFERENCE,
        VisitId("01935a7e-0000-7000-8000-000000000001"),
        to.id,
        CODE,
        AT,
        consent,
        HandoverState.WAITING,
        AT,
        to.response_days,
    )


def all_there_is(person: NamedPerson = A_PERSON) -> HandoverContent:
    """A content with something in every part."""
    return HandoverContent(
        person=person,
        language="ar",
        needs=(Topic.WOHNEN, Topic.SPRACHE, Topic.SCHULDEN_ALLTAG),
        answers=Situation(
            age=Span(27, 66),
            status=Status.SCHUTZ,
            children=(Span(3, 5), Span(6, 9)),
            work=Work.SEEKING,
            german=German.A1,
            partner=Partner(Span(27, 66), Status.SCHUTZ, German.NONE),
        ),
        said=(Flag.SCHULDEN, Flag.AEMTER_DREHTUER),
        referrals=(Handed(Choice(Kind("sprachkurs"), CATALOGUE.services[Kind("sprachkurs")].offers[0].id)),),
    )


def to_pack(content: HandoverContent, handover: Handover | None = None) -> ToPack:
    return ToPack(handover or a_handover(), a_recipient(), content, CATALOGUE)
