"""The consent to handing over, to be read and signed: German beside the person's language, a card for each recipient.

Boxes are ticked as the person said; nothing of the person is printed, the name is written by hand. Knows the sentences
and their order. Source: GDPR articles 7 and 13.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from erstanlauf.domain.handover.consent import SPECIAL, DataField
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import Handover
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.i18n.phrases import consent
from erstanlauf.i18n.phrases.both_voices import BothVoices
from erstanlauf.i18n.phrases.consent import PHRASE_OF_FIELD, SENTENCE_OF_SPECIAL
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.slips.layout import geometry as g
from erstanlauf.slips.layout.blocks import Block, Box, Picture
from erstanlauf.slips.layout.geometry import Role, Sheet
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.press import Cell
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.parts import below_each_other
from erstanlauf.slips.sheets.stored_parts import (
    LINE,
    PARAGRAPH_GAP_MM,
    TITLE,
    MadeSheet,
    StoredPress,
    below,
    desk_head,
    handed_periods,
    pages_in_largest_letters,
    ruled,
)
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.handover.ports import ConsentSheet

_RECIPIENT: Final = Role(1.12, 1.55, bold=True, tag="H2")
_STRONG: Final = Role(1.0, 1.5, bold=True)
_CODE: Final = Role(1.2, 1.8, bold=True)
_UNDER_A_LINE: Final = Role(0.86, 1.4, g.QUIET)
_PADDING_MM: Final = 2.4
_ROW_GAP_MM: Final = 0.7
_GROUP_GAP_MM: Final = 2.0
_TO_WRITE: Final = 0.75
"""Room to write on, in millimetres for each point of the largest usual letters."""

_FIRST: Final = (consent.CONSENT_WHY, consent.CONSENT_VOLUNTARY, consent.CONSENT_NO_HARM)
_LAST: Final = (consent.CONSENT_RIGHTS, consent.CONSENT_BASIS)


def consent_pages(
    voices: Sequence[Voice],
    city: str,
    fonts: Fonts,
    template: Template,
    sheet: Sheet,
    asked: ConsentSheet,
    settings: OfficeSettings,
) -> list[Page]:
    """Put the sheet on one page where it fits, in the largest letters; `voices` are German and the person's.

    German alone where the sentences of the other language are legal drafts that are kept back.
    """
    speaking = voices if any(voices[-1].say(phrase) for phrase in _FIRST) else voices[:1]
    made = partial(_made, city, template, asked, settings, speaking)
    return pages_in_largest_letters(BothVoices(speaking), fonts, sheet, made)


def _made(
    city: str,
    template: Template,
    asked: ConsentSheet,
    settings: OfficeSettings,
    voices: Sequence[Voice],
    kit: StoredPress,
) -> MadeSheet:
    body = [
        below(kit.set(kit.said(TITLE, consent.CONSENT_TITLE)), kit.section_mm / 2),
        *(kit.set(kit.said(LINE, phrase)) for phrase in _FIRST),
        *(
            below(_card(kit, voices, recipient, handover, asked.asked[recipient.id]), kit.section_mm / 2)
            for recipient, handover in asked.handovers
        ),
        *_rights(kit, asked, settings),
    ]
    day = f"{asked.at.astimezone(LOCAL):%d.%m.%Y}"
    foot = [_to_write(kit, (consent.DATA_NAME, consent.CONSENT_SIGNATURE)), *_who_answers(kit, city, template)]
    return MadeSheet(kit, desk_head(kit, city, day, template), body, foot)


def _card(
    kit: StoredPress, voices: Sequence[Voice], to: Recipient, handover: Handover, asked: Sequence[DataField]
) -> Block:
    """Return what one recipient would get, each part with its box, and the yes and the no to all of it."""
    given = handover.consent.standing
    until = [voice.say(consent.CONSENT_UNTIL, date=voice.day(handover.consent.kept_until)) for voice in voices]
    boxes = {each: _boxed(kit, _asked_for(voices, each, to), each in given) for each in asked}
    groups = [
        [
            _row(kit, _RECIPIENT, _each(voices, lambda voice: _told(voice, consent.CONSENT_TO, to))),
            _row(kit, LINE, kit.both.side_by_side(consent.CONSENT_WHAT)),
            *(box for each, box in boxes.items() if each not in SPECIAL),
        ],
        [box for each, box in boxes.items() if each in SPECIAL],
        [_row(kit, LINE, until)],
        [
            _boxed(kit, kit.both.side_by_side(consent.CONSENT_YES), bool(given), _STRONG),
            _boxed(kit, kit.both.side_by_side(consent.CONSENT_NO), False, _STRONG),
        ],
    ]
    inner = below_each_other([below_each_other(each, _ROW_GAP_MM) for each in groups if each], _GROUP_GAP_MM)
    inner = inner.moved(0.0, _PADDING_MM / 2)
    height_mm = inner.height_mm + _PADDING_MM
    frame = Box(0.0, 0.0, kit.press.sheet.text_width_mm, height_mm, frame=g.HAIRLINE)
    return replace(inner, height_mm=height_mm, boxes=(frame, *inner.boxes))


def _asked_for(voices: Sequence[Voice], field: DataField, to: Recipient) -> list[str]:
    """Say what one box stands for: a word for what is ordinary, a whole sentence for what is special."""
    if field in SENTENCE_OF_SPECIAL:
        return _each(voices, lambda voice: _told(voice, SENTENCE_OF_SPECIAL[field], to))
    return _each(voices, lambda voice: voice.say(PHRASE_OF_FIELD[field]))


def _rights(kit: StoredPress, asked: ConsentSheet, settings: OfficeSettings) -> list[Block]:
    """How to take it back, with the code, and the rest of the full text, below a rule."""
    withdraw = below_each_other(
        [
            kit.set(kit.said(LINE, consent.CONSENT_WITHDRAW)),
            kit.set(kit.said(_CODE, consent.CONSENT_CODE, code=asked.code)),
            kit.set(kit.said(LINE, consent.CONSENT_WITHDRAW_EFFECT)),
        ],
        _ROW_GAP_MM,
    )
    kept = kit.set(kit.said(LINE, consent.CONSENT_KEPT_HERE, **handed_periods(settings)))
    rest = [kit.set(kit.said(LINE, phrase)) for phrase in _LAST]
    return [ruled(kit.press, withdraw), *(below(each, PARAGRAPH_GAP_MM) for each in (kept, *rest))]


def _to_write(kit: StoredPress, labels: Sequence[str]) -> Block:
    """Leave room to write on, a line and below it what is to be written, in both languages."""
    press = kit.press
    room_mm = _TO_WRITE * press.sheet.body_sizes_pt[0]
    parts = []
    for label in labels:
        text = kit.set(kit.said(_UNDER_A_LINE, label)).moved(0.0, room_mm)
        line = Box(0.0, room_mm, press.sheet.text_width_mm, 0.0, frame=g.INK)
        parts.append(Block(text.height_mm + room_mm, text.texts, (line,)))
    return below_each_other(parts, 0.0)


def _who_answers(kit: StoredPress, city: str, template: Template) -> Iterator[Block]:
    yield from kit.foot(city, template.data_protection_authority)
    german = kit.press.columns()[0]
    if template.footer:
        yield kit.press.stacked([[Cell(line, g.NOTICE, german)] for line in template.footer], 0.0)


def _row(kit: StoredPress, role: Role, texts: Sequence[str]) -> Block:
    return kit.set((role, texts, kit.press.columns(_PADDING_MM, _PADDING_MM)))


def _boxed(kit: StoredPress, texts: Sequence[str], is_ticked: bool, role: Role = LINE) -> Block:
    """Set a row with a box before it in each language, with a tick in it where the person said so."""
    columns = kit.press.columns(_PADDING_MM, _PADDING_MM)
    cells = [Cell(text, role, column, ticked=True) for text, column in zip(texts, columns, strict=True)]
    block = kit.press.stacked([cells], 0.0)
    ticks = [Picture("check", box.x_mm, box.y_mm, box.width_mm, g.INK) for box in block.boxes]
    return replace(block, pictures=tuple(ticks) if is_ticked else ())


def _each(voices: Sequence[Voice], say: Callable[[Voice], str]) -> list[str]:
    return [say(voice) for voice in voices]


def _told(voice: Voice, phrase: str, to: Recipient) -> str:
    return voice.say(phrase, recipient=voice.german(to.title))
