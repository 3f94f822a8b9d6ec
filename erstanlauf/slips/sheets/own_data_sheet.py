"""The sheet that tells a person what is kept of one visit (GDPR article 15), German beside the person's language.

Knows the sentences and their order; what was handed over stands in `own_handovers`. Why Case Management was decided on
and what the figures need stand in the words of the office, German and English: the phrase bank has none for it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from erstanlauf.domain.figures.views import View
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.retention import longest_backup_days
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.visit import CaseStep, ForFigures
from erstanlauf.i18n import labels
from erstanlauf.i18n.figure_words import row_name
from erstanlauf.i18n.phrases import consent, screen, stored
from erstanlauf.i18n.phrases.services import KIND_NAMES
from erstanlauf.i18n.phrases.topics import TOPIC_NAMES
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.return_words import outcome_name
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.blocks import Block
from erstanlauf.slips.layout.geometry import Sheet
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.template import Template
from erstanlauf.slips.sheets.own_handovers import handovers
from erstanlauf.slips.sheets.stored_parts import (
    LEAD,
    LINE,
    TITLE,
    VALUE,
    MadeSheet,
    Row,
    StoredPress,
    below,
    desk_head,
    handed_periods,
    pages_in_largest_letters,
    spoken,
)
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.own_data import OwnData, Place, Told


def own_data_pages(
    voices: Sequence[Voice], city: str, fonts: Fonts, template: Template, sheet: Sheet, own: OwnData
) -> list[Page]:
    """Put the sheet on one page where it fits, in the largest letters; `voices` are German and the person's."""
    both = spoken(voices)
    speaking = voices[: len(both.languages)]
    return pages_in_largest_letters(both, fonts, sheet, partial(_made, city, template, own, speaking))


def _made(city: str, template: Template, own: OwnData, voices: Sequence[Voice], kit: StoredPress) -> MadeSheet:
    until_when = kit.in_words(LINE, [_until_when(own, voice) for voice in voices])
    body = [
        below(kit.set(kit.said(TITLE, stored.STORED_TITLE)), kit.section_mm / 2),
        *([] if own.handovers else [below(kit.set(kit.said(LEAD, stored.NO_PERSON)), kit.section_mm / 2)]),
        *kit.headed(kit.heading(stored.WE_KEEP), [*_visit(kit, own, voices), *handovers(kit, own.handovers, voices)]),
        *([_handed_until(kit, own)] if own.handovers else kit.not_kept()),
        *kit.rights(until_when),
    ]
    head = desk_head(kit, city, own.asked_on.strftime("%d.%m.%Y"), template)
    return MadeSheet(kit, head, body, kit.foot(city, template.data_protection_authority))


def _visit(kit: StoredPress, own: OwnData, voices: Sequence[Voice]) -> Sequence[Block]:
    """Return a line for everything that is kept: what it is, and below it in bold what it is of this visit."""
    kept = own.kept
    if kept is None:
        return ()
    lines = [
        (kit.said(LINE, stored.KEPT_NUMBER), kit.in_words(VALUE, [kept.number for _ in voices])),
        (
            kit.said(LINE, stored.KEPT_DAY),
            _each(kit, voices, lambda voice: _times(kept.opened_at, kept.closed_at, voice)),
        ),
        (kit.said(LINE, stored.SLIPS_PRINTED), kit.in_words(VALUE, [str(kept.slips_issued) for _ in voices])),
    ]
    if kept.topics:
        lines.append((kit.said(LINE, screen.WHAT_ABOUT), _each(kit, voices, partial(_topics, kept.topics))))
    suited = [each for each in own.places if each.suited]
    if suited:
        lines.append((kit.said(LINE, stored.KEPT_SERVICES), _each(kit, voices, partial(_places, suited))))
    unsuited = [each for each in own.places if not each.suited]
    if unsuited:
        lines.append((kit.said(LINE, stored.NOT_SUITABLE), _each(kit, voices, partial(_places, unsuited))))
    if kept.gaps:
        lines.append((kit.said(LINE, stored.KEPT_GAPS), _each(kit, voices, partial(_topics, kept.gaps))))
    if kept.language is not None:
        tag = kept.language
        named = _each(kit, voices, lambda voice: voice.language_name(tag))
        lines.append((kit.said(LINE, stored.LANGUAGE_TODAY), named))
    if kept.overruling is not None:
        why = kept.overruling
        reason = kit.in_english(VALUE, lambda words: labels.overruling(words, why))
        lines.append((kit.said(LINE, stored.OVERRULED), reason))
    lines += _for_figures(kit, own, kept.figures)
    if own.told:
        lines.append((kit.said(LINE, stored.KEPT_RETURN), _outcomes(kit, own.told)))
    return [kit.pictured("check", label, value) for label, value in lines]


def _for_figures(kit: StoredPress, own: OwnData, figures: ForFigures) -> Sequence[tuple[Row, Row]]:
    """Return what is kept for the figures of the steering group alone."""
    lines = []
    if figures.group is not None:
        lines.append((stored.KEPT_GROUP, partial(_group, own, figures.group, figures.case)))
    if figures.near_misses:
        lines.append((stored.RULES_TODAY, partial(_rules, own, sorted(figures.near_misses))))
    return [(kit.said(LINE, phrase), kit.in_english(VALUE, say)) for phrase, say in lines]


def _outcomes(kit: StoredPress, told: Sequence[Told]) -> Row:
    """Say what became of each place in the words of the office, which the phrase bank does not have."""

    def say(words: Wording) -> str:
        return "\n".join(
            f"{each.place.organization or each.place.name}: {outcome_name(words, each.outcome)} ({each.on:%d.%m.%Y})"
            for each in told
        )

    return kit.in_english(VALUE, say)


def _group(own: OwnData, group: str, step: CaseStep | None, words: Wording) -> str:
    """Say the group and, where there was an offer, what became of Case Management."""
    name = row_name(words, own.names, View.GROUPS, group)
    return name if step is None else f"{name}\nCase Management: {row_name(words, own.names, View.CASES, step)}"


def _rules(own: OwnData, rules: Sequence[str], words: Wording) -> str:
    return "\n".join(row_name(words, own.names, View.NEAR_MISSES, rule) for rule in rules)


def _handed_until(kit: StoredPress, own: OwnData) -> Block:
    """How long the desk keeps what it handed over; where it did, its answers are kept as well."""
    return below(kit.set(kit.said(LINE, consent.CONSENT_KEPT_HERE, **handed_periods(own.settings))), kit.section_mm)


def _until_when(own: OwnData, voice: Voice) -> str:
    return voice.say(
        stored.UNTIL_WHEN,
        day=voice.day(own.erased_on),
        copies=str(longest_backup_days(own.settings)),
        months=str(own.settings.audit_months),
    )


def _each(kit: StoredPress, voices: Sequence[Voice], say: Callable[[Voice], str]) -> Row:
    return kit.in_words(VALUE, [say(voice) for voice in voices])


def _times(opened_at: datetime, closed_at: datetime, voice: Voice) -> str:
    start, end = opened_at.astimezone(LOCAL), closed_at.astimezone(LOCAL)
    return f"{voice.day(start.date())}\n{start:%H:%M} – {end:%H:%M}"


def _topics(topics: Sequence[Topic], voice: Voice) -> str:
    return "\n".join(voice.say(TOPIC_NAMES[topic]) for topic in topics)


def _places(places: Sequence[Place], voice: Voice) -> str:
    return "\n".join(_place(each, voice) for each in places)


def _place(place: Place, voice: Voice) -> str:
    name = voice.say(KIND_NAMES[place.kind]) if place.kind in KIND_NAMES else voice.german(place.name)
    return f"{name}, {voice.german(place.organization)}" if place.organization else name
