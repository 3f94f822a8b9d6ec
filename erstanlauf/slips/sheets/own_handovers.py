"""What a person is told of hand-overs of their data: to whom, what they agreed to, where it stands, and all of it.

Part of the sheet of their own data. What the phrase bank has no words for stands in the words of the office, German and
English; what the person said stands as it was said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.handover.content import HandoverContent
from erstanlauf.domain.plain_text import without_hidden
from erstanlauf.domain.situation import NOTHING_KNOWN
from erstanlauf.i18n import handover_words, labels
from erstanlauf.i18n.phrases import consent as consent_phrases
from erstanlauf.i18n.phrases.services import KIND_NAMES
from erstanlauf.i18n.phrases.topics import TOPIC_NAMES
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.blocks import Block
from erstanlauf.slips.sheets.stored_parts import LINE, VALUE, Row, StoredPress
from erstanlauf.usecases.office_ports import HandedOver

Told = tuple[Row, Row]
"""What something is, and below it what it is of this person."""


def handovers(kit: StoredPress, told: Sequence[HandedOver], voices: Sequence[Voice]) -> list[Block]:
    """Return a line for everything that is kept of each hand-over."""
    return [kit.pictured("check", *rows) for each in told for rows in _lines(kit, each, voices)]


def _lines(kit: StoredPress, told: HandedOver, voices: Sequence[Voice]) -> Iterator[tuple[Row, ...]]:
    handover, consent = told.handover, told.handover.consent
    until = [voice.say(consent_phrases.CONSENT_UNTIL, date=voice.day(consent.kept_until)) for voice in voices]
    yield (
        kit.said(LINE, consent_phrases.CONSENT_TO, recipient=told.recipient),
        kit.in_english(VALUE, lambda words: f"{handover.reference}\n{_state(words, told)}"),
        kit.in_words(LINE, until),
    )
    yield (
        kit.said(LINE, consent_phrases.CONSENT_WHAT),
        kit.in_english(VALUE, lambda words: handover_words.fields(words, consent.standing) or "–"),
    )
    if told.content is not None:
        yield from _known(kit, told.content, voices)


def _state(words: Wording, told: HandedOver) -> str:
    state = handover_words.state_name(words, told.handover.state)
    why = told.handover.why
    return state if why is None else f"{state} ({handover_words.why_name(words, why)})"


def _known(kit: StoredPress, content: HandoverContent, voices: Sequence[Voice]) -> Iterator[Told]:
    """Yield what is known of the person, each with what it is called on the consent."""
    person = content.person
    name = " ".join(part for part in (person.given_names, person.family_name) if part)
    yield kit.said(LINE, consent_phrases.DATA_NAME), _as_said(kit, name, voices)
    if person.birth_year is not None:
        yield kit.said(LINE, consent_phrases.DATA_BIRTH_YEAR), _as_said(kit, str(person.birth_year), voices)
    if person.reach is not None:
        yield kit.said(LINE, consent_phrases.DATA_CONTACT), _as_said(kit, person.reach.value, voices)
    if content.language is not None:
        tag = content.language
        spoken = [voice.language_name(tag) for voice in voices]
        yield kit.said(LINE, consent_phrases.DATA_LANGUAGE), kit.in_words(VALUE, spoken)
    if content.needs:
        needs = ["\n".join(voice.say(TOPIC_NAMES[each]) for each in content.needs) for voice in voices]
        yield kit.said(LINE, consent_phrases.DATA_NEEDS), kit.in_words(VALUE, needs)
    answers = kit.in_english(VALUE, lambda words: _answers(words, content))
    if any(answers[1]):
        yield kit.said(LINE, consent_phrases.DATA_ANSWERS), answers
    if content.referrals:
        places = ["\n".join(_service(each.choice.kind, voice) for each in content.referrals) for voice in voices]
        yield kit.said(LINE, consent_phrases.DATA_REFERRALS), kit.in_words(VALUE, places)


def _answers(words: Wording, content: HandoverContent) -> str:
    asked = [f"{question} {answer}" for question, answer in labels.asked_and_answered(words, content.answers)]
    partner = content.answers.partner
    if partner is not None:
        known = replace(NOTHING_KNOWN, age=partner.age, status=partner.status, german=partner.german)
        facts = ", ".join(value for _, value in labels.known_facts(words, known))
        asked.append(f"{words.gettext('Zweite erwachsene Person')}: {facts or '–'}")
    return "\n".join([*asked, *(labels.flag(words, each) for each in content.said)])


def _as_said(kit: StoredPress, text: str, voices: Sequence[Voice]) -> Row:
    return kit.in_words(VALUE, [without_hidden(text) for _ in voices])


def _service(kind: Kind, voice: Voice) -> str:
    return voice.say(KIND_NAMES[kind]) if kind in KIND_NAMES else voice.german(kind)
