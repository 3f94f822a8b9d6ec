"""Every code of the domain has careful words in both languages of the interface."""

import pytest

from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.questions import is_asked, question
from erstanlauf.domain.situation import FACTS, Situation, Span, Status
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.i18n import labels
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, Wording

ASKED = [fact for fact in FACTS if is_asked(fact)]
MUST_NOT_BE_ASKED = ("ohne papiere", "illegal", "legal", "religion", "nationalität", "herkunftsland", "undocumented")

both = pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)


def every_word(words: Wording) -> list[str]:
    said = [labels.topic(words, topic) for topic in Topic] + [labels.flag(words, flag) for flag in Flag]
    said += [labels.verdict(words, verdict) for verdict in Verdict]
    said += [labels.language_name(words, language.tag) for language in LANGUAGES]
    for fact in ASKED:
        said += [labels.question(words, fact), labels.why_asked(words, fact)]
        said += [labels.answer(words, fact, option.code) for option in question(fact).options]
    return said


@both
def test_every_code_has_words(tag: str) -> None:
    assert all(text.strip() for text in every_word(Wording(tag)))


@both
def test_no_word_asks_what_must_not_be_asked(tag: str) -> None:
    said = " | ".join(every_word(Wording(tag))).casefold()
    assert [word for word in MUST_NOT_BE_ASKED if word in said] == []


@both
@pytest.mark.parametrize("fact", ASKED)
def test_the_answers_of_a_question_differ_and_no_answer_comes_first(tag: str, fact: str) -> None:
    words = Wording(tag)
    said = [labels.answer(words, fact, option.code) for option in question(fact).options]
    assert len(set(said)) == len(said)
    assert said[0] == words.gettext("keine Angabe")


def test_known_facts_read_on_their_own() -> None:
    known = Situation(
        age=Span(27, 66), status=Status.OFFEN, children=(Span(3, 5), Span(6, 9)), money_short=True, registered=False
    )
    assert dict(labels.known_facts(Wording(), known)) == {
        "age": "27–66 Jahre",
        "status": "Papier: keine Angabe",
        "children": "Kinder: 3–5, 6–9",
        "registered": "angemeldet: nein",
        "money_short": "Geld reicht: nein, es reicht nicht",
    }


def test_exact_numbers_from_files_read_like_bands() -> None:
    assert dict(labels.known_facts(Wording(), Situation(age=Span.exactly(34), children=()))) == {
        "age": "34 Jahre",
        "children": "keine Kinder",
    }
