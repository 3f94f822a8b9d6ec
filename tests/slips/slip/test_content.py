"""What a slip says, by the confidence of its facts, in every language, and what a neutral slip keeps to itself."""

from dataclasses import replace

import pytest

from erstanlauf import paths
from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Confidence, Document, Kind
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.prerequisites import Urgency
from erstanlauf.domain.slip import Slip, SlipStep
from erstanlauf.i18n.languages import LANGUAGES, Language, language
from erstanlauf.i18n.phrases.services import DAYS_TO_GO, KIND_NAMES, TOPIC_REASONS
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.slips.slip.content import SlipWords, words_of
from erstanlauf.slips.slip.step_words import StepWords
from tests.builders import TODAY
from tests.slips.slips import (
    a_deadline,
    a_neutral_slip,
    a_phone_line,
    a_slip,
    a_step,
    a_step_to_ask_for,
    an_unsure_step,
    stated,
)

EACH_LANGUAGE = pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.tag)


def said(slip: Slip, spoken: Language | None = None) -> SlipWords:
    spoken = spoken or language("de")
    return words_of(slip, Voice(spoken, Wording(spoken.tag, "slips"), {}), "Bielefeld", language(slip.language))


def german_step(step: SlipStep) -> StepWords:
    return said(a_slip("de", step)).steps[0]


def lines(step: StepWords) -> dict[str, str]:
    return {line.label: line.value for line in step.lines}


def test_a_sure_step_says_where_when_and_that_it_was_checked() -> None:
    step = german_step(a_step())
    assert step.title == "Schulplatz für Kinder und Jugendliche (Schulberatung)"
    assert step.reason == "Es geht um Schule, Kita oder Studium."
    assert lines(step) == {
        "Wo": "Kommunales Integrationszentrum\nNeues Rathaus, Niederwall 23, 33602 Bielefeld",
        "Telefon": "0521 51-0",
        "Internet": "ki-bielefeld.de",
        "Wann": "Montag bis Freitag: 11:00\u00a0bis\u00a013:00\u00a0Uhr",
        "Sprachen": "Deutsch und Englisch",
    }
    assert step.note == "Geprüft am 3. November 2026"


@pytest.mark.parametrize(
    ("as_of", "note"),
    [
        ("2024-12", "Stand Dezember 2024. Rufen Sie vorher an."),
        ("2024-12 (Infopunkt notice)", "Stand Dezember 2024. Rufen Sie vorher an."),
        ("2022", "Stand 2022. Rufen Sie vorher an."),
        ("2026-11-03", "Stand 3. November 2026. Rufen Sie vorher an."),
        ("undated; inferred Dec 2024", "Diese Angaben können sich geändert haben. Rufen Sie vorher an."),
        ("", "Diese Angaben können sich geändert haben. Rufen Sie vorher an."),
    ],
)
def test_an_unsure_step_says_how_old_it_is_and_to_call_first(as_of: str, note: str) -> None:
    assert german_step(an_unsure_step(as_of=as_of)).note == note


def test_nobody_is_told_to_call_where_no_number_is_known() -> None:
    step = a_step(address=stated("Neumarkt", Confidence.MEDIUM, "2018"), phone=None, call_first=True)
    assert german_step(step).note == "Stand 2018. Fragen Sie vorher, ob das noch stimmt."


def test_a_step_of_which_nothing_is_known_sends_back_to_the_desk() -> None:
    step = german_step(a_step_to_ask_for())
    assert step.note == "Fragen Sie hier an der Erstanlaufstelle, wo Sie die Stelle finden."
    assert lines(step) == {"Wo": "Zugelassene Kursträger in Bielefeld"}


def test_a_phone_line_says_its_number_and_no_word_of_going_there() -> None:
    words = said(a_slip("de", a_phone_line()))
    assert lines(words.steps[0]) == {"Telefon": "110"}
    assert words.steps[0].note == ""
    assert words.bring is None


def test_hours_that_cannot_be_read_stay_german() -> None:
    step = said(a_slip("uk", a_step(hours=stated("Mo-Fr 8-12; Do auch 14:30-18"))), language("uk")).steps[0]
    hours = next(line for line in step.lines if line.label == "Коли")
    assert (hours.value, hours.is_german) == ("Mo-Fr 8-12; Do auch 14:30-18", True)


@pytest.mark.parametrize(
    ("kind", "urgency", "days", "words"),
    [
        ("ak_asyl", Urgency.AT_ONCE, None, "Sofort"),
        ("abh", Urgency.BEFORE_TITLE_EXPIRES, None, "Bevor Ihr Aufenthaltstitel abläuft"),
        ("buergerberatung", Urgency.WITHIN_DAYS, 14, "14 Tage nach dem Einzug"),
    ],
)
def test_a_deadline_is_said_before_the_way_there(kind: str, urgency: Urgency, days: int | None, words: str) -> None:
    step = german_step(a_step(kind, deadline=a_deadline(urgency, days)))
    assert (step.lines[0].label, step.lines[0].value) == ("Bis wann", words)


def test_days_that_nobody_put_into_words_are_not_printed() -> None:
    assert "Bis wann" not in lines(german_step(a_step("abh", deadline=a_deadline(Urgency.WITHIN_DAYS, 3))))


def test_every_deadline_in_days_has_words() -> None:
    known = load_knowledge(TODAY).plan_book.services.items()
    counted = {(kind, each.days) for kind, found in known for each in found.deadlines if each.days is not None}
    assert counted == set(DAYS_TO_GO)


def test_a_kind_without_phrase_prints_under_its_german_name() -> None:
    slip = a_slip("uk", a_step("etwas_neues", name="Etwas Neues"))
    assert said(slip, language("uk")).steps[0].title == "Etwas Neues"


def test_languages_that_are_no_tags_stay_as_they_are() -> None:
    step = german_step(a_step(languages=("möglichst Muttersprache",)))
    assert lines(step)["Sprachen"] == "möglichst Muttersprache"


def test_kurmanji_has_a_name() -> None:
    assert lines(german_step(a_step(languages=("kmr",))))["Sprachen"] == "Kurdisch"


@EACH_LANGUAGE
def test_the_four_numbers_always_print(spoken: Language) -> None:
    for slip in (a_slip(spoken.tag), a_neutral_slip(spoken.tag)):
        assert [each.number for each in said(slip, spoken).numbers] == ["110", "112", "116 117", "116 016"]


@EACH_LANGUAGE
def test_all_languages_say_the_same_lines(spoken: Language) -> None:
    slip = a_slip(spoken.tag, a_step(), an_unsure_step(), a_step_to_ask_for(), a_phone_line())
    german, other = said(slip), said(slip, spoken)
    assert [len(step.lines) for step in german.steps] == [len(step.lines) for step in other.steps]
    assert [bool(step.note) for step in german.steps] == [bool(step.note) for step in other.steps]


@EACH_LANGUAGE
def test_digits_stay_latin(spoken: Language) -> None:
    words = said(a_slip(spoken.tag, a_step("mbe"), a_step("jmd"), an_unsure_step()), spoken)
    assert not [letter for letter in repr(words) if letter.isdigit() and not letter.isascii()]


@EACH_LANGUAGE
def test_a_neutral_slip_tells_nothing_of_the_visit(spoken: Language) -> None:
    words = said(a_neutral_slip(spoken.tag), spoken)
    assert words.title
    assert (words.desk, words.issued_on, words.steps, words.bring, words.bring_back) == ("", "", (), None, "")
    everything = repr(words).casefold()
    harmful = ("bielefeld", "2026", "frau", "women", "gewalt", "нас", "жін", "kadın", "نساء", "زنان", "http")
    assert [each for each in harmful if each in everything] == []


@EACH_LANGUAGE
def test_a_neutral_slip_gives_sentences_for_the_phone_to_those_who_need_them(spoken: Language) -> None:
    assert len(said(a_neutral_slip(spoken.tag), spoken).sayings) == (0 if spoken.tag == "de" else 3)


def test_every_kind_of_the_catalogue_has_a_plain_name() -> None:
    assert set(KIND_NAMES) == set(load_catalogue(paths.resources() / "catalogue" / "bielefeld.yaml").services)


def test_every_topic_but_protection_has_a_reason() -> None:
    assert set(Topic) - set(TOPIC_REASONS) == {Topic.GEWALTSCHUTZ}


@pytest.mark.parametrize("kind", ["hilfetelefon", "frauenhaus", "frauenberatung", "maedchenhaus", "nadeschda"])
def test_names_of_protection_stay_harmless(kind: str) -> None:
    for spoken in LANGUAGES:
        name = Wording(spoken.tag, "slips").gettext(KIND_NAMES[Kind(kind)]).casefold()
        assert not [word for word in ("gewalt", "violence", "шкод", "насил", "şiddet", "عنف", "خشونت") if word in name]


def test_a_sure_step_never_claims_a_check_that_nobody_made() -> None:
    by_month = replace(a_step(), address=stated("Neues Rathaus", as_of="2024-12"), phone=None, url=None, hours=None)
    assert german_step(by_month).note == "Stand Dezember 2024."
    undated = replace(by_month, address=stated("Neues Rathaus", as_of="ohne Datum"))
    assert german_step(undated).note == ""


def test_where_one_step_has_a_list_of_papers_each_speaks_for_itself() -> None:
    listed = a_step("buergerberatung", bring=(Document("landlord_confirmation"),))
    ask = "Fragen Sie vorher, was Sie mitbringen sollen."
    words = said(a_slip("de", listed, a_step(), a_phone_line()))
    asked = [[line.value for line in step.lines].count(ask) for step in words.steps]
    assert (asked, words.bring) == ([0, 1, 0], None)


def test_without_any_list_the_slip_says_once_that_a_person_should_ask() -> None:
    words = said(a_slip("de", a_step(), a_phone_line()))
    assert words.bring is not None
    assert not any("mitbringen" in line.value for step in words.steps for line in step.lines)
