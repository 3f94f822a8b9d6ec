"""The sheet of a hand-over for the recipient's file: who it is, what for, what was said, where to, what was agreed to.

German, whatever the person speaks: it goes into a German file. Holds what the consent covers and nothing else; the
words for it are those of the interface. Knows no file and no parcel.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.handover.consent import SPECIAL, DataField
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.situation import NOTHING_KNOWN, Partner
from erstanlauf.i18n import handover_words, labels
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.blocks import Block
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.case_paper import CasePaper, Line, said
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.handover.ports import ToPack

_NOT_SHOWN = (
    "Einige Zeichen kann dieses Blatt nicht zeigen; an ihrer Stelle steht ein leeres Kästchen. Vollständig stehen sie "
    "in handover.json."
)
_NOTHING_ELSE = "Mehr hat die Person nicht freigegeben. Was Sie sonst brauchen, fragen Sie sie selbst."
_ANSWER = (
    "Antworten Sie innerhalb von {days} Tagen: Legen Sie eine Quittung mit dem Bezug {reference} in den Ordner "
    "„quittungen“, mit einem dieser Wörter: angenommen (accepted), abgelehnt (rejected), Person nicht erreicht "
    "(not_reached), zurzeit kein Platz (no_capacity), Person war da (arrived), abgeschlossen (done)."
)
_WITHDRAWN = (
    "Die Person kann ihr Ja jederzeit zurücknehmen. Dann bekommen Sie eine Mitteilung mit diesem Bezug und löschen, "
    "was sie zurückgenommen hat."
)


def handover_sheet_pdf(to_pack: ToPack, fonts: Fonts, template: Template, desk: str) -> bytes:
    """Return the sheet as PDF; the same parcel gives the same bytes. `desk` is the name of the desk."""
    return _Sheet(to_pack, CasePaper(fonts, template, desk)).pdf()


class _Sheet:
    """One hand-over on paper."""

    def __init__(self, to_pack: ToPack, paper: CasePaper) -> None:
        self._handover = to_pack.handover
        self._recipient = to_pack.recipient
        self._content = to_pack.content
        self._catalogue = to_pack.catalogue
        self._paper = paper
        self._words = Wording()

    def pdf(self) -> bytes:
        handover, paper = self._handover, self._paper
        told = (
            Line("an", said(self._recipient.title)),
            Line("übergeben am", _moment(handover.made_at)),
            Line("Antwort", f"innerhalb von {handover.response_days} Tagen"),
        )
        head = paper.head("Übergabe mit Einwilligung", _day(handover.made_at), handover.reference, told)
        body = [
            *paper.section("Person", self._person()),
            *paper.section(
                "Anliegen", paper.numbered([labels.topic(self._words, each)] for each in self._content.needs)
            ),
            *paper.section("Angaben", self._answers()),
            *paper.section("Wohin die Person geschickt wurde", paper.numbered(self._ways())),
            *paper.section("Wozu die Person Ja gesagt hat", self._consent()),
            *paper.section("Ihre Antwort an uns", self._answer_hint()),
        ]
        return paper.pdf(f"Übergabe {handover.reference}", head, body, f"Übergabe {handover.reference}")

    def _person(self) -> list[Block]:
        lines = list(_person_lines(self._words, self._content.person))
        if self._content.language is not None:
            lines.append(Line("Sprache", _language(self._words, self._content.language)))
        blocks = self._paper.lines(lines)
        if any(self._paper.cannot_show(said(each.value)) for each in lines):
            blocks.append(self._paper.note(_NOT_SHOWN))
        return blocks

    def _answers(self) -> list[Block]:
        asked = labels.asked_and_answered(self._words, self._content.answers)
        lines = [Line(question, answer) for question, answer in asked]
        partner = self._content.answers.partner
        if partner is not None:
            lines.append(Line("Zweite erwachsene Person", _partner(self._words, partner)))
        if self._content.said:
            told = "\n".join(labels.flag(self._words, each) for each in self._content.said)
            lines.append(Line("Außerdem gesagt", told))
        return self._paper.lines(lines)

    def _ways(self) -> Iterator[Sequence[str]]:
        for each in self._content.referrals:
            yield [
                _service_name(each, self._catalogue),
                *_way_details(self._words, each, self._content, self._catalogue),
            ]

    def _consent(self) -> list[Block]:
        consent = self._handover.consent
        own_yes = handover_words.fields(self._words, consent.standing & SPECIAL)
        lines = [
            Line("Ja zu", handover_words.fields(self._words, consent.standing - SPECIAL)),
            *([Line("eigenes Ja zu", own_yes)] if own_yes else []),
            Line("gegeben", self._asked()),
            Line("zu löschen bis", f"{consent.kept_until:%d.%m.%Y}"),
        ]
        return [*self._paper.lines(lines), self._paper.paragraph(_NOTHING_ELSE), self._paper.paragraph(_WITHDRAWN)]

    def _asked(self) -> str:
        """Say when consent was given; in which language only where the language itself may be told."""
        consent = self._handover.consent
        given = f"{_moment(consent.given_at)}, Fassung {consent.wording}"
        if DataField.LANGUAGE not in consent.standing:
            return given
        return f"{given}, gefragt auf {_language(self._words, consent.language)}"

    def _answer_hint(self) -> list[Block]:
        handover = self._handover
        return [self._paper.paragraph(_ANSWER.format(days=handover.response_days, reference=handover.reference))]


def _person_lines(words: Wording, person: NamedPerson) -> Iterator[Line]:
    if person.family_name:
        yield Line("Familienname", _one_line(person.family_name), is_strong=True, is_said=True)
    if person.given_names:
        yield Line("Vornamen", _one_line(person.given_names), is_strong=True, is_said=True)
    if person.birth_year is not None:
        yield Line(handover_words.field_name(words, DataField.BIRTH_YEAR), str(person.birth_year))
    if person.reach is not None:
        yield Line(handover_words.reach_name(words, person.reach.kind), person.reach.value, is_said=True)


def _partner(words: Wording, partner: Partner) -> str:
    known = replace(NOTHING_KNOWN, age=partner.age, status=partner.status, german=partner.german)
    return ", ".join(value for _, value in labels.known_facts(words, known)) or "dabei"


def _service_name(handed: Handed, catalogue: Catalogue) -> str:
    service = catalogue.services.get(handed.choice.kind)
    return said(service.name) if service else handed.choice.kind


def _way_details(words: Wording, handed: Handed, content: HandoverContent, catalogue: Catalogue) -> Iterator[str]:
    """Yield who offers it, and because of which needs of this hand-over."""
    offer = catalogue.offer(handed.choice.offer) if handed.choice.offer is not None else None
    if offer is not None:
        yield said(offer.organization)
    service = catalogue.services.get(handed.choice.kind)
    because = [each for each in content.needs if service is not None and each in service.topics]
    if because:
        yield f"weil: {_topics(words, because)}"


def _topics(words: Wording, topics: Sequence[Topic]) -> str:
    return ", ".join(labels.topic(words, each) for each in topics)


def _language(words: Wording, tag: str) -> str:
    return labels.language_name(words, tag) if labels.knows_language(tag) else tag


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _moment(at: datetime) -> str:
    return f"{at.astimezone(LOCAL):%d.%m.%Y, %H:%M} Uhr"


def _day(at: datetime) -> str:
    return f"{at.astimezone(LOCAL):%d.%m.%Y}"
