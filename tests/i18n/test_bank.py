"""The phrase bank as a list: whole, in order, with ids that stay."""

import subprocess
import sys

from babel.messages.pofile import read_po

from erstanlauf import paths
from erstanlauf.i18n.languages import GERMAN, LANGUAGES
from erstanlauf.i18n.phrases.bank import SECTIONS, phrase_id, phrases
from erstanlauf.i18n.phrases.fitness import faults_of, placeholders
from erstanlauf.i18n.wording import UNSURE, Wording


def test_the_list_holds_what_the_catalogues_hold_each_sentence_once() -> None:
    with (paths.translations() / "tr" / "LC_MESSAGES" / "slips.po").open("rb") as stream:
        translated = {entry.id for entry in read_po(stream) if entry.id}
    listed = [phrase.german for phrase in phrases()]
    assert set(listed) == translated
    assert len(listed) == len(set(listed))


def test_every_phrase_says_in_english_what_it_is_for() -> None:
    assert [phrase.german for phrase in phrases() if not phrase.comment] == []


def test_a_sentence_of_two_sections_stands_in_the_first_with_both_comments() -> None:
    [duldung] = [phrase for phrase in phrases() if phrase.german == "Duldung"]
    assert duldung.section == "documents"
    assert "a paper to bring along" in duldung.comment
    assert "an answer to point at" in duldung.comment


def test_the_sections_stand_together_in_their_order() -> None:
    assert list(dict.fromkeys(phrase.section for phrase in phrases())) == list(SECTIONS)


def test_ids_are_unique_and_stay_the_same_in_every_version() -> None:
    ids = [phrase.id for phrase in phrases()]
    assert len(set(ids)) == len(ids)
    assert (phrase_id("Polizei"), phrase_id("Ihre nächsten Schritte")) == ("mnwxkm", "frkfzc")


def test_no_spreadsheet_takes_an_id_for_something_else() -> None:
    assert [phrase.id for phrase in phrases() if not phrase.id.isalpha() or set(phrase.id) & set("aeiou")] == []


def test_every_draft_could_be_accepted_as_it_is() -> None:
    languages = [each for each in LANGUAGES if each != GERMAN]
    drafts = [(each.tag, phrase.german) for each in languages for phrase in phrases()]
    wordings = {each.tag: Wording(each.tag, "slips") for each in languages}
    assert [each for each in drafts if any(faults_of(each[1], wordings[each[0]].gettext(each[1])))] == []


def test_what_a_translator_was_unsure_of_is_in_the_catalogue() -> None:
    doubt = Wording("ti", "slips").pgettext(UNSURE, "Duldung")
    assert doubt.startswith("No fixed Tigrinya term for Duldung")


def test_placeholders_are_plain_names_or_none() -> None:
    assert placeholders("{b} und {a} und {a}") == ("a", "b")
    assert placeholders("ohne") == ()
    assert [placeholders(text) for text in ("{", "}", "{}", "{0}", "{a!r}", "{a:>9}", "{a.b}", "{a[0]}")] == [None] * 8


def test_speaking_does_not_need_the_list() -> None:
    code = (
        "import sys; from erstanlauf.i18n.phrases.voices import Voices; from erstanlauf.i18n.languages import language;"
        "Voices({}); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
