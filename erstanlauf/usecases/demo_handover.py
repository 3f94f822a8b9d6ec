"""An invented person handed to an invented recipient, for a demonstration. No real case.

The case is one of several problems at once: a man of middle age, recognised, without a home, with debts, unwell.
"""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from erstanlauf.domain import visit as change
from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import NamedPerson, Reach, ReachKind, content_of, fields_of
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import ENDLESS, German, Housing, Qualification, Situation, Span, Status, Work
from erstanlauf.domain.visit import Choice, Visit
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.handover.desk import Asked
from erstanlauf.usecases.handover.handing_over import HandingOver

_CASE_MANAGEMENT = Kind("cm_stadt")
_CHOSEN = (Kind("wohnungsnotfall"), Kind("schuldner"), _CASE_MANAGEMENT)
_NEEDS = (Topic.WOHNEN, Topic.EXISTENZSICHERUNG, Topic.SCHULDEN_ALLTAG, Topic.GESUNDHEIT)
_SAID = (Flag.OBDACHLOS, Flag.SCHULDEN, Flag.KRANK_PSYCHE, Flag.AEMTER_DREHTUER)
_SITUATION = Situation(
    age=Span(27, 66),
    status=Status.SCHUTZ,
    months_in_de=Span(60, ENDLESS),
    title_months=Span(12, ENDLESS),
    children=(),
    housing=Housing.KEINE,
    registered=True,
    work=Work.NONE,
    money_short=True,
    german=German.A2,
    qualification=Qualification.NONE,
)
_NOBODY = NamedPerson("Mustermann", "Erfunden", 1984, Reach(ReachKind.PHONE, "0521 000000"))
_LANGUAGE = "ar"
_WORDING = "demo"


def add_recipient(handing_over: HandingOver, catalogue: Catalogue, folder: Path) -> Recipient:
    """Let cases be handed to the Case Management; parcels lie in a folder, not encrypted, so that anybody can look."""
    offers = catalogue.services[_CASE_MANAGEMENT].offers
    recipient = Recipient(
        id=handing_over.recipients.new_id(),
        title="Case Management (Vorführung)",
        folder=str(folder.resolve()),
        offer=offers[0].id,
        is_plain=True,
    )
    folder.mkdir(parents=True, exist_ok=True)
    handing_over.recipients.put(recipient)
    return recipient


def hand_over_nobody(
    desk: Desk, handing_over: HandingOver, recipient: Recipient, catalogue: Catalogue, now: datetime
) -> Handover:
    """Let an invented person visit and be handed over, who agrees to all but what was said about being unwell.

    The parcel is sent as well. Runs on the thread that owns the store.
    """
    visit = _visited(desk.open_visit(now), catalogue, handing_over.desk.new_code())
    content = content_of(visit, visit.chosen, _NOBODY, catalogue)
    ticks = frozenset(fields_of(content)) - {DataField.HEALTH}
    assert visit.handover_code is not None
    asked = Asked(visit.id, visit.handover_code, {recipient.id: ticks}, content, _LANGUAGE, _WORDING, now)
    handing_over.desk.keep_draft(asked, now)
    handing_over.desk.send(visit.id, now)
    desk.save(visit, now)
    desk.close(visit, now)
    handing_over.outbox.send_all(now)
    return handing_over.desk.of_visit(visit.id)[0]


def _visited(visit: Visit, catalogue: Catalogue, code: WithdrawalCode) -> Visit:
    for need in _NEEDS:
        visit = change.with_need(visit, need, wanted=True)
    for flag in _SAID:
        visit = change.with_flag(visit, flag, said=True)
    for kind in _CHOSEN:
        visit = change.with_choice(visit, Choice(kind, catalogue.services[kind].offers[0].id))
    return change.in_language(replace(visit, situation=_SITUATION, handover_code=code), _LANGUAGE)
