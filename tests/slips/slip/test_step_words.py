"""What a slip says of a place to go: the way, the slot, papers to bring, the cost, and what comes first."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from erstanlauf import paths
from erstanlauf.domain.catalogue import Confidence, Cost, Document, Stated, Transport
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.schedule import LOCAL, Slot
from erstanlauf.domain.slip import SlipStep
from erstanlauf.i18n.languages import LANGUAGES, Language, language
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.slip.step_words import StepWords, step_in_words
from tests.slips.slips import a_step, a_step_to_ask_for, steps_with_all_there_is

TODAY = date(2026, 11, 22)
SUNDAY_SLOT = Slot(datetime(2026, 11, 22, 9, 5, tzinfo=LOCAL), datetime(2026, 11, 22, 12, tzinfo=LOCAL))


def said(step: SlipStep, tag: str = "de") -> StepWords:
    return step_in_words(step, Voice(language(tag), Wording(tag, "slips"), {}), TODAY)


def lines_of(step: SlipStep) -> dict[str, str]:
    return {line.label: line.value.replace("\u00a0", " ") for line in said(step).lines if line.label}


def test_says_the_next_slot_before_the_usual_hours() -> None:
    first, _ = steps_with_all_there_is()
    whens = [line.value.replace("\u00a0", " ") for line in said(first).lines]
    slot = whens.index("Als Nächstes geöffnet: Montag, 23. November 2026, 8:00 bis 12:00 Uhr")
    assert whens[slot + 1] == "Montag bis Freitag: 11:00 bis 13:00 Uhr"


def test_says_today_for_a_slot_of_the_same_day() -> None:
    assert lines_of(a_step(slot=SUNDAY_SLOT))["Wann"] == "Heute geöffnet: 9:05 bis 12:00 Uhr"


def test_a_slot_until_midnight_ends_on_the_day_it_began() -> None:
    night = Slot(datetime(2026, 11, 22, 18, tzinfo=LOCAL), datetime(2026, 11, 23, tzinfo=LOCAL))
    assert lines_of(a_step(slot=night))["Wann"] == "Heute geöffnet: 18:00 bis 24:00 Uhr"


def test_names_stop_and_lines_and_the_house_where_the_person_already_is() -> None:
    first, second = steps_with_all_there_is()
    assert lines_of(first)["Weg"] == "Linie 1, 2, Haltestelle Rathaus\nZugang ohne Stufen"
    assert lines_of(second)["Weg"] == "Im selben Haus wie Schritt 1"


def test_the_building_stands_between_organization_and_address() -> None:
    building = Stated("Haus C", Confidence.HIGH, ("TEST",), "2026-11-03")
    without = lines_of(a_step())["Wo"].split("\n")
    assert lines_of(a_step(building=building))["Wo"].split("\n") == [without[0], "Haus C", *without[1:]]


def test_a_stop_without_lines_is_named_alone() -> None:
    stop = Stated(Transport("Rathaus"), Confidence.HIGH, ("TEST",), "2026-11-03")
    assert lines_of(a_step(transport=stop))["Weg"] == "Haltestelle Rathaus"


def test_says_what_comes_first_and_what_to_wait_for() -> None:
    _, second = steps_with_all_there_is()
    assert lines_of(second)["Zuerst"] == "Erst nach Schritt 1\nWarten Sie, bis Sie das haben: Steuer-Nummer (Steuer-ID)"


def test_each_paper_to_bring_can_be_ticked_off_and_the_list_is_never_said_to_be_whole() -> None:
    first, _ = steps_with_all_there_is()
    wide = [line for line in said(first).lines if line.is_wide]
    assert [(line.label, line.ticked) for line in wide] == [("Mitbringen", True), ("", True), ("", False)]
    assert wide[-1].value == "Fragen Sie vorher, ob Sie noch mehr mitbringen sollen."


@pytest.mark.parametrize(
    ("cost", "words"), [(Cost.FREE, "kostenlos"), (Cost.NOT_FREE, "Es kostet etwas. Fragen Sie vorher, wie viel.")]
)
def test_says_what_is_known_of_the_cost(cost: Cost, words: str) -> None:
    assert lines_of(a_step(cost=cost))["Kosten"] == words


def test_says_nothing_of_a_cost_that_nobody_knows() -> None:
    assert "Kosten" not in lines_of(a_step())


@pytest.mark.parametrize(
    ("doubts", "note"),
    [
        (("2023-11",), "Stand November 2023. Rufen Sie vorher an."),
        (("2025-01-31", "2022"), "Stand 2022. Rufen Sie vorher an."),
        (("ohne Datum",), "Diese Angaben können sich geändert haben. Rufen Sie vorher an."),
    ],
)
def test_an_unsure_cost_or_paper_is_told_with_its_own_age(doubts: tuple[str, ...], note: str) -> None:
    assert said(replace(a_step(), call_first=True, doubts_as_of=doubts)).note == note


def test_an_unsure_cost_is_told_also_where_the_place_has_to_be_asked_for() -> None:
    step = replace(a_step_to_ask_for("mbe"), cost=Cost.FREE, call_first=True, doubts_as_of=("2023-11",))
    assert said(step).note == (
        "Fragen Sie hier an der Erstanlaufstelle, wo Sie die Stelle finden.\n"
        "Stand November 2023. Fragen Sie vorher, ob das noch stimmt."
    )


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.tag)
def test_every_language_says_as_many_lines_as_german(spoken: Language) -> None:
    for step in steps_with_all_there_is():
        german, other = said(step), said(step, spoken.tag)
        kinds = [(line.is_german, line.is_wide, line.ticked, bool(line.label)) for line in german.lines]
        assert [(line.is_german, line.is_wide, line.ticked, bool(line.label)) for line in other.lines] == kinds


def test_a_date_in_arabic_runs_from_right_to_left() -> None:
    first, _ = steps_with_all_there_is()
    slot = next(line.value for line in said(first, "ar").lines if "2026" in line.value)
    assert "\u2068" not in slot
    assert slot.index("\u2067") < slot.index("2026")


def test_every_document_has_a_name() -> None:
    assert Document("identity_document") in DOCUMENT_NAMES


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_has_a_pictogram(topic: Topic) -> None:
    assert (paths.resources() / "icons" / f"{said(a_step(topic=topic)).picture}.svg").exists()
