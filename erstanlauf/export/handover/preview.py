"""Shows what a mapping file would write for an invented person, before anything real goes through it.

For the check on the command line: the file is read as strictly as when a parcel is packed. Knows no real case.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.handover.consent import Consent, DataField, leaves_until
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import Handover, HandoverId, HandoverState, Reference
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import German, Housing, Situation, Span, Status, Work
from erstanlauf.domain.visit import Choice, VisitId
from erstanlauf.export.handover.document import Json, document_of
from erstanlauf.export.handover.mapping import read_mapping
from erstanlauf.export.handover.tables import Rows, tables_of
from erstanlauf.usecases.handover.ports import ToPack

_AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def check_mapping(path: Path) -> dict[str, Rows]:
    """Return the rows of each file for an invented person, the headings first. Raises a `MappingFault`."""
    return tables_of(invented_case(), read_mapping(path))


def invented_case() -> Json:
    """Return the document of a person who does not exist, with something in every part."""
    handover = Handover(
        id=HandoverId(""),
        reference=Reference("UE-MUST-ER34"),
        visit=VisitId(""),
        recipient=RecipientId("00000000"),
        code=WithdrawalCode(""),
        made_at=_AT,
        consent=Consent(frozenset(DataField), "ar", "1", _AT, leaves_until(_AT), date(2027, 11, 23)),
        state=HandoverState.WAITING,
        state_at=_AT,
        response_days=7,
    )
    recipient = Recipient(RecipientId("00000000"), "Musterstelle", folder="")
    content = HandoverContent(
        person=NamedPerson("Muster", "Mina", 1990, Reach(ReachKind.PHONE, "+49 521 000000")),
        language="ar",
        needs=(Topic.SPRACHE, Topic.WOHNEN, Topic.SCHULDEN_ALLTAG),
        answers=Situation(
            age=Span(27, 66),
            status=Status.SCHUTZ,
            months_in_de=Span(3, 35),
            children=(Span(3, 5), Span(6, 9)),
            housing=Housing.STAEDTISCHE_UNTERKUNFT,
            registered=True,
            work=Work.SEEKING,
            money_short=True,
            german=German.A1,
        ),
        said=(Flag.TITEL_LAEUFT_AB, Flag.SCHULDEN),
        referrals=(Handed(Choice(Kind("musterberatung"))),),
    )
    return document_of(ToPack(handover, recipient, content, Catalogue("Musterstadt", "", {}, {})))
