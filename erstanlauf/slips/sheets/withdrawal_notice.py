"""The notice to a recipient that consent was taken back: reference, what was taken back, what to do. German.

Names nobody: the recipient finds the person by the reference. Source: GDPR articles 7 (3), 17 (1) b and 19.
"""

from collections.abc import Iterator
from datetime import datetime

from erstanlauf.domain.handover.consent import SPECIAL, Consent, DataField
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.case_paper import CasePaper, Line, said
from erstanlauf.slips.text.fonts import Fonts

_ALL = "Die Person hat ihre Einwilligung ganz zurückgenommen."
_PART = "Die Person hat ihre Einwilligung für einen Teil zurückgenommen. Das Übrige gilt weiter."
_WHAT_TO_DO = (
    "Löschen Sie, was oben steht, auch in Kopien, auf Ausdrucken und in dem Ordner, in dem das Paket liegt.",
    "Haben Sie es weitergegeben, sagen Sie dort, dass es auch da zu löschen ist.",
    "Bestätigen Sie uns das Löschen: Schicken Sie dieses Blatt mit Datum und Unterschrift zurück.",
)
_BEFORE = "Was Sie vor dem {day} damit getan haben, war erlaubt. Müssen Sie etwas aufbewahren, schreiben Sie uns warum."
_SIGNATURE = "gelöscht am, Unterschrift"


def withdrawal_notice_pdf(
    handover: Handover, recipient: Recipient, at: datetime, fonts: Fonts, template: Template, desk: str
) -> bytes:
    """Return the notice as PDF; the same withdrawal gives the same bytes. `desk` is the name of the desk."""
    words, paper = Wording(), CasePaper(fonts, template, desk)
    day = f"{at.astimezone(LOCAL):%d.%m.%Y}"
    told = [
        Line("an", said(recipient.title)),
        Line("zurückgenommen am", day),
        *([Line("übergeben am", _day(handover.left_at))] if handover.left_at else []),
    ]
    body = [
        *paper.section("Was geschehen ist", [paper.paragraph(_PART if handover.consent.standing else _ALL)]),
        *paper.section("Zu löschen", paper.boxed(_to_erase(words, handover.consent))),
        *paper.section("Was zu tun ist", paper.steps(_WHAT_TO_DO)),
        *paper.section("Was nicht betroffen ist", [paper.paragraph(_BEFORE.format(day=day))]),
        paper.to_sign(_SIGNATURE),
    ]
    title = f"Widerruf {handover.reference}"
    head = paper.head("Widerruf einer Einwilligung", day, handover.reference, told)
    return paper.pdf(title, head, body, title)


def _to_erase(words: Wording, consent: Consent) -> Iterator[str]:
    """Yield what has to be erased: without its name nothing of a case stays."""
    if not consent.standing:
        yield "alles, was Sie unter diesem Bezug haben"
        return
    for field in DataField:
        if field in consent.taken_back:
            name = handover_words.field_name(words, field)
            yield f"alle Angaben zu: {name}" if field in SPECIAL else _named(words, field)


def _named(words: Wording, field: DataField) -> str:
    return f"{handover_words.field_name(words, field)} ({handover_words.field_meaning(words, field)})"


def _day(at: datetime) -> str:
    return f"{at.astimezone(LOCAL):%d.%m.%Y}"
