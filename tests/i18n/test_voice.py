"""One language speaking: every day, month and name in its own script, whichever language was asked before."""

import itertools
from datetime import date

import pytest

from erstanlauf.domain.catalogue import Kind
from erstanlauf.i18n.languages import LANGUAGES, Language, language
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.services import KIND_NAMES
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.text.scripts import script_of

EACH = pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.tag)


def a_voice(spoken: Language, draft_mark: str = "") -> Voice:
    return Voice(spoken, Wording(spoken.tag, "slips"), {}, draft_mark)


@EACH
def test_says_days_and_months_in_its_own_script_after_any_other_language(spoken: Language) -> None:
    for other in ("ps", "zh", "hi", "el"):
        a_voice(language(other)).month(date(2026, 11, 1))
        a_voice(language(other)).weekday(0)
    voice = a_voice(spoken)
    words = [voice.weekday(number) for number in range(7)]
    words += [voice.day(date(2026, month, 24)) + voice.month(date(2026, month, 1)) for month in range(1, 13)]
    found = {script_of(letter) for letter in "".join(words)} - {None}
    assert found <= {spoken.script}


@EACH
def test_names_every_slip_language(spoken: Language) -> None:
    names = [a_voice(spoken).language_name(each.tag) for each in LANGUAGES]
    assert all(names)
    assert not {each.tag for each in LANGUAGES} & set(names)


@EACH
def test_keeps_a_date_and_its_weekday_in_the_order_of_the_language(spoken: Language) -> None:
    voice = a_voice(spoken)
    said = voice.say(phrases.WEEKDAY_AND_DATE, weekday=voice.weekday(1), date=voice.day(date(2026, 11, 24)))
    assert said.index(voice.weekday(1)) < said.index("2026")


@pytest.mark.parametrize(("tag", "kept"), [("ar", "\u2066JMD\u2069"), ("tr", "JMD")])
def test_german_words_of_a_sentence_keep_their_order_in_right_to_left_text(tag: str, kept: str) -> None:
    assert kept in a_voice(language(tag)).say(KIND_NAMES[Kind("jmd")])


def test_marks_drafts_only_where_it_is_asked_to_and_german_never() -> None:
    arabic, german = language("ar"), language("de")
    assert DRAFT_MARK not in a_voice(arabic).say(phrases.TITLE)
    assert a_voice(arabic, DRAFT_MARK).say(phrases.TITLE).endswith(DRAFT_MARK)
    assert DRAFT_MARK not in a_voice(german, DRAFT_MARK).say(phrases.TITLE)


def test_no_two_languages_share_a_tag_or_an_alias() -> None:
    names = list(itertools.chain.from_iterable((each.tag, *each.aliases) for each in LANGUAGES))
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("alias", "tag"),
    [
        ("kmr", "ku"),
        ("hr", "sh"),
        ("bs", "sh"),
        ("sr-Latn", "sh"),
        ("zh-Hans", "zh"),
        ("fa-AF", "prs"),
        ("dari", "prs"),
    ],
)
def test_usual_aliases_are_accepted(alias: str, tag: str) -> None:
    assert language(alias).tag == tag
