"""What stands on the card to point at, in words: topics, sentences, all questions with their answers. No layout.

Every topic and every answer has the key that it has at the counter and on the second screen.
"""

from dataclasses import dataclass
from typing import Final

from erstanlauf.domain.keys import ANSWER_KEYS, TILE_KEYS
from erstanlauf.domain.needs import TILE_TOPICS
from erstanlauf.domain.questions import question
from erstanlauf.i18n.phrases import screen
from erstanlauf.i18n.phrases.both_voices import BothVoices, Said
from erstanlauf.i18n.phrases.questions import NO, NO_ANSWER_GIVEN, QUESTIONS, YES, answer_phrase
from erstanlauf.i18n.phrases.topics import TOPIC_NAMES

PERSON_SAYS: Final = (
    screen.I_DO_NOT_UNDERSTAND,
    screen.PLEASE_REPEAT,
    screen.I_NEED_AN_INTERPRETER,
    screen.I_CANNOT_READ,
    screen.I_HAVE_A_LETTER,
    screen.I_WANT_TO_SPEAK_ALONE,
    screen.I_AM_NOT_WELL,
    screen.WHERE_IS_THE_TOILET,
)
DESK_SAYS: Final = (
    screen.NO_NAME_NEEDED,
    screen.HELP_IS_FREE,
    screen.SHOW_ME_THE_LETTER,
    screen.TAKE_A_SEAT,
    screen.ONE_MOMENT,
    screen.GOODBYE,
)

_MANY_ANSWERS: Final = 10
_YES_NO: Final = ((YES, "check"), (NO, "dismiss"), (NO_ANSWER_GIVEN, ""))


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words to point at, their key and their pictogram, each of the two perhaps empty."""

    words: Said
    key: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answers; `hint` says that several may be chosen, or is None."""

    words: Said
    hint: Said | None
    answers: tuple[Pointed, ...]


@dataclass(frozen=True, slots=True)
class CardWords:
    """The whole card."""

    topics: tuple[Pointed, ...]
    yes_no: tuple[Pointed, ...]
    person_says: tuple[Pointed, ...]
    desk_says: tuple[Pointed, ...]
    questions: tuple[Asked, ...]


def card_words(both: BothVoices) -> CardWords:
    """Say everything that stands in the boxes of the card."""
    keyed_topics = zip(TILE_TOPICS, TILE_KEYS, strict=False)
    return CardWords(
        topics=tuple(Pointed(both.say(TOPIC_NAMES[topic]), key, topic.value) for topic, key in keyed_topics),
        yes_no=tuple(Pointed(both.say(phrase), picture=picture) for phrase, picture in _YES_NO),
        person_says=tuple(Pointed(both.say(phrase)) for phrase in PERSON_SAYS),
        desk_says=tuple(Pointed(both.say(phrase)) for phrase in DESK_SAYS),
        questions=tuple(_asked(fact, both) for fact in sorted(QUESTIONS, key=_has_long_list)),
    )


def _has_long_list(fact: str) -> bool:
    """Whether a question comes after the others: its answers fill a page, and a page begun would stay empty."""
    return len(question(fact).options) > _MANY_ANSWERS


def _asked(fact: str, both: BothVoices) -> Asked:
    asked = question(fact)
    answers = []
    for option, key in zip(asked.options, ANSWER_KEYS, strict=False):
        answer, parts = answer_phrase(fact, option.code)
        answers.append(Pointed(both.say(answer, **parts), key))
    hint = both.say(screen.SEVERAL_ANSWERS) if asked.several else None
    return Asked(both.say(QUESTIONS[fact]), hint, tuple(answers))
