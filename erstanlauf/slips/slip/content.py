"""What a slip says, in one language: steps as labelled lines, numbers, notices. No layout, no paper.

The same function speaks German and the person's language, so the lines of both stand side by side by construction.
"""

from dataclasses import dataclass, replace

from erstanlauf.domain.returning.code import holds_visit
from erstanlauf.domain.slip import Slip
from erstanlauf.domain.visit import SlipNumber
from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.i18n.phrases import consent
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.services import PHONE_LINES
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.slips.slip.step_words import LabelledLine, StepWords, step_in_words


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A phone number that always prints and who answers there."""

    number: str
    who: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a slip, and what stands in its QR code."""

    number: SlipNumber
    code: str


@dataclass(frozen=True, slots=True)
class SlipWords:
    """A whole slip in one language. A neutral slip has no desk, no date, no step and nothing to bring back.

    `bring` holds for all steps: none has a list of papers of its own. `withdrawal` is there where a case was handed
    over with data.
    """

    title: str
    numbers: tuple[NumberWords, ...]
    draft_notice: str
    desk: str = ""
    issued_on: str = ""
    steps: tuple[StepWords, ...] = ()
    bring: LabelledLine | None = None
    bring_back: str = ""
    withdrawal: str = ""
    numbers_heading: str = ""
    sayings_heading: str = ""
    sayings: tuple[str, ...] = ()

    @property
    def is_neutral(self) -> bool:
        return not self.desk


def numbered(slip: Slip) -> Numbered | None:
    """Return the number of a slip with what its QR code holds: the number alone where nobody has sealed the visit."""
    return Numbered(slip.number, slip.carried or slip.number) if slip.number else None


def words_of(slip: Slip, voice: Voice, city: str, newcomer: Language) -> SlipWords:
    """Say a slip in one language; `newcomer` is the language the slip is for, the other one beside German."""
    if slip.neutral:
        return _neutral(voice, newcomer)
    each_on_papers = any(step.bring for step in slip.steps)
    return SlipWords(
        title=voice.say(phrases.TITLE),
        desk=voice.say(phrases.DESK, city=city),
        issued_on=voice.day(slip.issued_on),
        steps=tuple(step_in_words(step, voice, slip.issued_on, each_on_papers) for step in slip.steps),
        bring=None if each_on_papers else _bring(slip, voice),
        numbers=_numbers(voice, phrases.WOMEN),
        bring_back=_bring_back(slip, voice),
        withdrawal=_withdrawal(slip, voice),
        draft_notice=voice.say(phrases.DRAFT_NOTICE),
    )


def _bring_back(slip: Slip, voice: Voice) -> str:
    if slip.number is None:
        return ""
    return voice.say(phrases.BRING_BACK_CODE if holds_visit(slip.carried) else phrases.BRING_BACK)


def _withdrawal(slip: Slip, voice: Voice) -> str:
    return "" if slip.withdrawal_code is None else voice.say(consent.CONSENT_CODE, code=slip.withdrawal_code)


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


def _bring(slip: Slip, voice: Voice) -> LabelledLine | None:
    """Say once for all places to go to that a person should ask."""
    if all(step.kind in PHONE_LINES for step in slip.steps):
        return None
    return LabelledLine(voice.say(phrases.LABEL_BRING), voice.say(phrases.ASK_WHAT_TO_BRING))
