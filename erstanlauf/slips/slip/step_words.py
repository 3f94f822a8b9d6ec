"""What a slip says of one place to go, in one language: title, reason, labelled lines, and how sure all that is.

Knows no layout. What is not known is not said; what to ask for instead is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from erstanlauf.domain.catalogue import Confidence, Cost, Stated, Transport
from erstanlauf.domain.needs import TILE_TOPICS, Topic
from erstanlauf.domain.plain_text import one_plain_line
from erstanlauf.domain.prerequisites import Urgency
from erstanlauf.domain.slip import SlipStep
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.i18n.phrases.services import DAYS_TO_GO, KIND_NAMES, PHONE_LINES, TOPIC_REASONS
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.slips.slip.times_in_words import date_in_words, hours_in_words, is_dated, slot_in_words

_URGENCIES = {Urgency.AT_ONCE: phrases.AT_ONCE, Urgency.BEFORE_TITLE_EXPIRES: phrases.BEFORE_TITLE_EXPIRES}
_COSTS = {Cost.FREE: phrases.FREE, Cost.NOT_FREE: phrases.NOT_FREE}


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label and what belongs to it; the value may hold line feeds.

    `is_german` marks a name, an address or a number, the same in every language; `is_wide` a value that stands below
    its label; `ticked` something to tick off.
    """

    label: str
    value: str
    is_german: bool = False
    is_wide: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class StepWords:
    """One place to go: what it is for, why this person, how to get there, and what to know before going.

    `picture` is the pictogram of its topic, or that of orientation where the topic has no tile and so no pictogram.
    """

    picture: str
    title: str
    reason: str
    lines: tuple[LabelledLine, ...]
    note: str


def step_in_words(step: SlipStep, voice: Voice, today: date, on_papers: bool = False) -> StepWords:
    """Say one step of a slip that is printed on a day; `on_papers` where it has to speak of papers in any case, because
    another step of the slip has a list.
    """
    name = KIND_NAMES.get(step.kind)
    reason = TOPIC_REASONS.get(step.topic) if step.topic else None
    return StepWords(
        picture=(step.topic if step.topic in TILE_TOPICS else Topic.ORIENTIERUNG).value,
        title=voice.say(name) if name else voice.german(one_plain_line(step.name)),
        reason=voice.say(reason) if reason else "",
        lines=tuple(_lines(step, voice, today, on_papers)),
        note=_note(step, voice),
    )


def _lines(step: SlipStep, voice: Voice, today: date, on_papers: bool) -> Iterator[LabelledLine]:
    """Yield the lines of a step in the order in which a person needs them."""
    yield from _labelled(phrases.LABEL_FIRST, _first(step, voice), voice)
    deadline = _deadline(step)
    if deadline:
        yield LabelledLine(voice.say(phrases.LABEL_DEADLINE), voice.say(deadline))
    facts = [fact.value for fact in (step.building, step.address) if fact]
    place = [step.organization, *facts] if step.organization else facts
    if place:
        yield LabelledLine(voice.say(phrases.LABEL_WHERE), "\n".join(map(one_plain_line, place)), is_german=True)
    yield from _labelled(phrases.LABEL_ROUTE, _route(step, voice), voice)
    if step.phone:
        yield LabelledLine(voice.say(phrases.LABEL_PHONE), one_plain_line(step.phone.value), is_german=True)
    if step.kind not in PHONE_LINES:
        if step.url:
            yield LabelledLine(voice.say(phrases.LABEL_WEB), _short(step.url.value), is_german=True)
        yield from _when(step, voice, today)
    yield from _bring(step, voice, on_papers)
    if step.cost:
        yield LabelledLine(voice.say(phrases.LABEL_COST), voice.say(_COSTS[step.cost]))
    if step.languages:
        spoken = voice.all_of([voice.language_name(tag) for tag in step.languages])
        yield LabelledLine(voice.say(phrases.LABEL_LANGUAGES), spoken)


def _labelled(label: str, values: Iterable[str], voice: Voice) -> Iterator[LabelledLine]:
    """Yield one line for all values, none where there is none."""
    text = "\n".join(values)
    if text:
        yield LabelledLine(voice.say(label), text)


def _first(step: SlipStep, voice: Voice) -> Iterator[str]:
    """Yield what has to be done or to have come before."""
    if step.after:
        numbers = voice.all_of([str(number) for number in step.after])
        yield voice.say(phrases.AFTER_STEP, number=numbers)
    for document in step.waits_for:
        yield voice.say(phrases.WAIT_FOR, document=voice.say(DOCUMENT_NAMES[document]))


def _deadline(step: SlipStep) -> str | None:
    """Return the phrase for the deadline of a step, None where it has none or nobody has put it into words."""
    if step.deadline is None:
        return None
    if step.deadline.days is not None:
        return DAYS_TO_GO.get((step.kind, step.deadline.days))
    return _URGENCIES[step.deadline.urgency]


def _route(step: SlipStep, voice: Voice) -> Iterator[str]:
    if step.same_building_as:
        yield voice.say(phrases.SAME_BUILDING, number=str(step.same_building_as))
    if step.transport:
        yield _stop(step.transport.value, voice)
    if step.step_free:
        yield voice.say(phrases.STEP_FREE)


def _stop(transport: Transport, voice: Voice) -> str:
    if not transport.lines:
        return voice.say(phrases.STOP, stop=one_plain_line(transport.stop))
    lines = one_plain_line(", ".join(transport.lines))
    return voice.say(phrases.LINE_AND_STOP, line=lines, stop=one_plain_line(transport.stop))


def _when(step: SlipStep, voice: Voice, today: date) -> Iterator[LabelledLine]:
    """Yield when to go: the next slot, then opening hours in words where they can be read for sure."""
    label = voice.say(phrases.LABEL_WHEN)
    if step.slot is not None:
        yield LabelledLine(label, slot_in_words(step.slot, today, voice))
        label = ""
    if step.hours is not None:
        said = hours_in_words(step.hours.value, voice)
        yield LabelledLine(label, said or one_plain_line(step.hours.value), is_german=not said)
        label = ""
    if step.appointment_only:
        yield LabelledLine(label, voice.say(phrases.APPOINTMENT_ONLY))
    elif step.hours is None and not step.ask_where:
        yield LabelledLine(label, voice.say(phrases.ASK_HOURS))


def _bring(step: SlipStep, voice: Voice, on_papers: bool) -> Iterator[LabelledLine]:
    """Yield each paper to bring with a box to tick, and the advice to ask for more: no list is known to be whole."""
    label = voice.say(phrases.LABEL_BRING)
    for document in step.bring:
        yield LabelledLine(label, voice.say(DOCUMENT_NAMES[document]), is_wide=True, ticked=True)
        label = ""
    if step.bring:
        yield LabelledLine("", voice.say(phrases.ASK_WHAT_ELSE), is_wide=True)
    elif on_papers and step.kind not in PHONE_LINES:
        yield LabelledLine(label, voice.say(phrases.ASK_WHAT_TO_BRING), is_wide=True)


def _note(step: SlipStep, voice: Voice) -> str:
    """Say how to be sure: facts checked, facts of some age with a word to ask first, or nothing known but to ask."""
    told: list[Stated[Any]] = [
        fact
        for fact in (step.address, step.building, step.phone, step.url, step.hours, step.transport)
        if fact is not None
    ]
    if step.kind in PHONE_LINES:
        return ""
    if step.ask_where:
        return "\n".join([voice.say(phrases.ASK_WHERE), *_doubt_beside_the_place(step, voice)])
    unsure = [fact.as_of for fact in told if fact.confidence is Confidence.MEDIUM] + list(step.doubts_as_of)
    as_of = _oldest(unsure or [fact.as_of for fact in told])
    if not step.call_first:
        is_a_day = len(as_of) == len("2026-11-22")
        phrase = phrases.CHECKED_ON if is_a_day else phrases.AS_OF
        return voice.say(phrase, date=date_in_words(as_of, voice)) if as_of else ""
    if as_of:
        phrase = phrases.CALL_FIRST_AS_OF if step.phone else phrases.ASK_FIRST_AS_OF
        return voice.say(phrase, date=date_in_words(as_of, voice))
    return voice.say(phrases.CALL_FIRST if step.phone else phrases.ASK_FIRST)


def _doubt_beside_the_place(step: SlipStep, voice: Voice) -> Iterator[str]:
    """Yield what may have changed of a step whose place has to be asked for at the desk anyway."""
    if step.doubts_as_of:
        age = date_in_words(_oldest(step.doubts_as_of), voice)
        yield voice.say(phrases.ASK_FIRST_AS_OF, date=age) if age else voice.say(phrases.ASK_FIRST)
    elif step.url and step.call_first:
        yield voice.say(phrases.WEB_MAY_HAVE_CHANGED)


def _oldest(dates: Sequence[str]) -> str:
    """Return the earliest of the dates of facts, as the catalogue states it; empty when one of them has none."""
    dated = [as_of for as_of in dates if is_dated(as_of)]
    return min(dated) if dated and len(dated) == len(dates) else ""


def _short(url: str) -> str:
    """Leave out what nobody types."""
    return re.sub(r"^https?://", "", one_plain_line(url)).rstrip("/")
