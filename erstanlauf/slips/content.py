"""What a slip says, in one language: steps as labelled lines, numbers, notices. No layout, no paper.

The same function speaks German and the person's language, so the lines of both stand side by side by construction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from erstanlauf.domain.catalogue import Confidence, Stated
from erstanlauf.domain.hours import OpenTimes, is_always_open, read_hours
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.prerequisites import Urgency
from erstanlauf.domain.slip import Slip, SlipStep
from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.services import DAYS_TO_GO, KIND_NAMES, PHONE_LINES, TOPIC_REASONS
from erstanlauf.i18n.phrases.voice import Voice

_URGENCIES = {Urgency.AT_ONCE: phrases.AT_ONCE, Urgency.BEFORE_TITLE_EXPIRES: phrases.BEFORE_TITLE_EXPIRES}
_NO_BREAK_SPACE = "\u00a0"
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A label and what belongs to it; the value may hold line feeds.

    `is_german` marks a name, an address or a number, the same in every language; `ticked` something to tick off.
    """

    label: str
    value: str
    is_german: bool = False
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class StepWords:
    """One place to go: what it is for, why this person, how to get there, and what to know before going.

    `picture` is the pictogram of its topic.
    """

    picture: str
    title: str
    reason: str
    lines: tuple[LabelledLine, ...]
    note: str


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A phone number that always prints and who answers there."""

    number: str
    who: str


@dataclass(frozen=True, slots=True)
class SlipWords:
    """A whole slip in one language. A neutral slip has no desk, no date, no step and nothing to bring back.

    `bring` holds for all steps: no catalogue says yet which papers a service wants.
    """

    title: str
    numbers: tuple[NumberWords, ...]
    draft_notice: str
    desk: str = ""
    issued_on: str = ""
    steps: tuple[StepWords, ...] = ()
    bring: LabelledLine | None = None
    bring_back: str = ""
    numbers_heading: str = ""
    sayings_heading: str = ""
    sayings: tuple[str, ...] = ()

    @property
    def is_neutral(self) -> bool:
        return not self.desk


def words_of(slip: Slip, voice: Voice, city: str, newcomer: Language) -> SlipWords:
    """Say a slip in one language; `newcomer` is the language the slip is for, the other one beside German."""
    if slip.neutral:
        return _neutral(voice, newcomer)
    return SlipWords(
        title=voice.say(phrases.TITLE),
        desk=voice.say(phrases.DESK, city=city),
        issued_on=voice.day(slip.issued_on),
        steps=tuple(_step(step, voice) for step in slip.steps),
        bring=_bring(slip, voice),
        numbers=_numbers(voice, phrases.WOMEN),
        bring_back=voice.say(phrases.BRING_BACK) if slip.number else "",
        draft_notice=voice.say(phrases.DRAFT_NOTICE),
    )


def _neutral(voice: Voice, newcomer: Language) -> SlipWords:
    """Say what anybody may read: nothing tells why this was printed, for whom, where or when (rules, R17).

    The helpline stands among the numbers that every slip has, without a word of whose it is; the desk says that aloud.
    """
    sheet = SlipWords(
        title=voice.say(phrases.NEUTRAL_TITLE),
        numbers_heading=voice.say(phrases.NUMBERS),
        numbers=_numbers(voice, phrases.ADVICE),
        draft_notice=voice.say(phrases.DRAFT_NOTICE),
    )
    if newcomer == GERMAN:
        return sheet
    own = voice.language_name(newcomer.tag)
    sayings = [voice.say(phrases.MY_LANGUAGE, language=own)]
    sayings += [voice.say(each) for each in (phrases.I_NEED_HELP, phrases.SPEAK_SLOWLY)]
    return replace(sheet, sayings_heading=voice.say(phrases.SAY_ON_PHONE), sayings=tuple(sayings))


def _numbers(voice: Voice, helpline: str) -> tuple[NumberWords, ...]:
    """The four nationwide numbers; they always print."""
    answering = (
        ("110", phrases.POLICE),
        ("112", phrases.AMBULANCE),
        ("116 117", phrases.DOCTOR),
        ("116 016", helpline),
    )
    return tuple(NumberWords(number, voice.say(who)) for number, who in answering)


def _step(step: SlipStep, voice: Voice) -> StepWords:
    name = KIND_NAMES.get(step.kind)
    return StepWords(
        picture=(step.topic or Topic.ORIENTIERUNG).value,
        title=voice.say(name) if name else voice.german(step.name),
        reason=_reason(step, voice),
        lines=tuple(_lines(step, voice)),
        note=_note(step, voice),
    )


def _reason(step: SlipStep, voice: Voice) -> str:
    reason = TOPIC_REASONS.get(step.topic) if step.topic else None
    return voice.say(reason) if reason else ""


def _bring(slip: Slip, voice: Voice) -> LabelledLine | None:
    if all(step.kind in PHONE_LINES for step in slip.steps):
        return None
    return LabelledLine(voice.say(phrases.LABEL_BRING), voice.say(phrases.ASK_WHAT_TO_BRING))


def _lines(step: SlipStep, voice: Voice) -> Iterator[LabelledLine]:
    """Yield the lines of a step in the order in which a person needs them."""
    deadline = _deadline(step)
    if deadline:
        yield LabelledLine(voice.say(phrases.LABEL_DEADLINE), voice.say(deadline))
    place = [each for each in (step.organization, step.address and step.address.value) if each]
    if place:
        yield LabelledLine(voice.say(phrases.LABEL_WHERE), "\n".join(place), is_german=True)
    if step.phone:
        yield LabelledLine(voice.say(phrases.LABEL_PHONE), step.phone.value, is_german=True)
    if step.kind not in PHONE_LINES:
        if step.url:
            yield LabelledLine(voice.say(phrases.LABEL_WEB), _short(step.url.value), is_german=True)
        yield from _when(step, voice)
    if step.languages:
        spoken = voice.all_of([voice.language_name(tag) for tag in step.languages])
        yield LabelledLine(voice.say(phrases.LABEL_LANGUAGES), spoken)


def _deadline(step: SlipStep) -> str | None:
    """Return the phrase for the deadline of a step, None where it has none or nobody has put it into words."""
    if step.deadline is None:
        return None
    if step.deadline.days is not None:
        return DAYS_TO_GO.get((step.kind, step.deadline.days))
    return _URGENCIES[step.deadline.urgency]


def _when(step: SlipStep, voice: Voice) -> Iterator[LabelledLine]:
    """Yield when to go: opening hours in words where they can be read for sure, otherwise as they are."""
    label = voice.say(phrases.LABEL_WHEN)
    if step.hours is not None:
        said = _hours(step.hours.value, voice)
        yield LabelledLine(label, said or step.hours.value, is_german=not said)
        label = ""
    if step.appointment_only:
        yield LabelledLine(label, voice.say(phrases.APPOINTMENT_ONLY))
    elif step.hours is None and not step.ask_where:
        yield LabelledLine(label, voice.say(phrases.ASK_HOURS))


def _hours(text: str, voice: Voice) -> str:
    if is_always_open(text):
        return voice.say(phrases.DAY_AND_NIGHT)
    return "\n".join(_open_times(line, voice) for line in read_hours(text) or ())


def _open_times(line: OpenTimes, voice: Voice) -> str:
    days = voice.all_of([_days(first, last, voice) for first, last in line.days])
    times = voice.all_of([_time_span(start, end, voice) for start, end in line.times])
    return voice.say(phrases.HOURS, days=days[:1].upper() + days[1:], times=times)


def _time_span(start: str, end: str, voice: Voice) -> str:
    return voice.say(phrases.TIME_RANGE, start=start, end=end).replace(" ", _NO_BREAK_SPACE)


def _days(first: int, last: int, voice: Voice) -> str:
    if first == last:
        return voice.weekday(first)
    return voice.say(phrases.DAY_RANGE, first=voice.weekday(first), last=voice.weekday(last))


def _note(step: SlipStep, voice: Voice) -> str:
    """Say how to be sure: facts checked, facts of some age with a word to ask first, or nothing known but to ask."""
    told = [fact for fact in (step.address, step.phone, step.url, step.hours) if fact]
    if step.kind in PHONE_LINES:
        return ""
    if step.ask_where:
        doubt = [voice.say(phrases.WEB_MAY_HAVE_CHANGED)] if step.url and step.call_first else []
        return "\n".join([voice.say(phrases.ASK_WHERE), *doubt])
    unsure = [fact for fact in told if fact.confidence is Confidence.MEDIUM]
    as_of = _oldest(unsure or told)
    if not unsure:
        is_a_day = len(as_of) == len("2026-11-22")
        phrase = phrases.CHECKED_ON if is_a_day else phrases.AS_OF
        return voice.say(phrase, date=_date_in_words(as_of, voice)) if as_of else ""
    if as_of:
        phrase = phrases.CALL_FIRST_AS_OF if step.phone else phrases.ASK_FIRST_AS_OF
        return voice.say(phrase, date=_date_in_words(as_of, voice))
    return voice.say(phrases.CALL_FIRST if step.phone else phrases.ASK_FIRST)


def _oldest(facts: list[Stated[str]]) -> str:
    """Return the earliest date of the facts, as the catalogue states it; empty when one of them has none."""
    dated = [fact.as_of for fact in facts if _PARTIAL_DATE.match(fact.as_of)]
    return min(dated) if dated and len(dated) == len(facts) else ""


def _date_in_words(text: str, voice: Voice) -> str:
    """Return what a catalogue text begins with ("2026-11-22", "2024-12", "2024") in words, empty for another text."""
    found = _PARTIAL_DATE.match(text)
    if found is None:
        return ""
    year, month, day = found.groups()
    if month is None:
        return year
    on = date(int(year), int(month), int(day or 1))
    return voice.day(on) if day else voice.month(on)


def _short(url: str) -> str:
    """Leave out what nobody types."""
    return re.sub(r"^https?://", "", url).rstrip("/")
