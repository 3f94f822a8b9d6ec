"""Ids that stay, hours, addresses and numbers: how single rows are written and read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf import paths
from erstanlauf.domain.ageing import fact_of, facts_of
from erstanlauf.domain.catalogue import Catalogue, Confidence
from erstanlauf.domain.hours import OpenTimes, hours_text, lines_of, week_of
from erstanlauf.domain.plain_text import LONGEST_LINE
from erstanlauf.domain.town_names import short_name
from erstanlauf.export.hsds import values
from erstanlauf.export.hsds.addresses import address_in, address_row
from erstanlauf.export.hsds.ids import read_row
from erstanlauf.export.hsds.outgoing import tables_of
from erstanlauf.export.hsds.schedules import hours_in, is_over, schedule_rows
from erstanlauf.export.tables import Row
from erstanlauf.knowledge.catalogue import load_catalogue

TODAY = date(2026, 11, 22)
WEEKLY: Row = {"id": "1", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}

PINNED = {
    ("services", "0e946b4d-4fc1-5d98-8bc6-06c1ceb976e8"): "willkommen_buero/stadt_bielefeld",
    ("organizations", "f9e7c395-3d57-5047-b7bc-44623c4471df"): "stadt_bielefeld",
    ("phones", "ea94334f-4628-5269-aa27-f779d19e4dba"): "abh/stadt_bielefeld",
    ("schedules", "287fdf1a-3a37-5e30-b662-4e8466e71d37"): "bibliothek/stadtbibliothek/hours/0",
    ("locations", "8337c9d5-1644-53cd-8e6f-5d622a76a109"): "Neues Rathaus, Niederwall 23, 33602 Bielefeld",
    ("taxonomy_terms", "ff26f8eb-fc38-50de-9547-ce585117a8ec"): "kind",
}
"""Ids of rows as they went out first. They may never change: others know our services by them."""


@pytest.fixture(scope="module")
def bielefeld() -> Catalogue:
    return load_catalogue(paths.resources() / "catalogue" / "bielefeld.yaml")


def test_ids_are_the_same_for_ever(bielefeld: Catalogue) -> None:
    ids = {(table, str(row["id"])) for table, rows in tables_of(bielefeld).items() for row in rows}
    assert ids >= set(PINNED)


def test_the_same_catalogue_is_always_the_same_rows(bielefeld: Catalogue) -> None:
    assert tables_of(bielefeld) == tables_of(bielefeld)


def test_no_id_comes_twice(bielefeld: Catalogue) -> None:
    for rows in tables_of(bielefeld).values():
        assert len({row["id"] for row in rows}) == len(rows)


def test_what_must_not_be_printed_stands_in_no_table_of_the_standard(bielefeld: Catalogue) -> None:
    offers = [offer for service in bielefeld.services.values() for offer in service.offers]
    tables = tables_of(bielefeld)
    for name, table, column in (("phone", "phones", "number"), ("email", "services", "email")):
        told = [fact for offer in offers if (fact := fact_of(offer, name)) and fact.confidence is not Confidence.LOW]
        assert len([row for row in tables[table] if column in row]) == len(told)


def test_a_day_of_assurance_needs_all_that_is_told_to_be_confirmed(bielefeld: Catalogue) -> None:
    by_id = {str(row["id"]): row for row in tables_of(bielefeld)["services"]}
    assured = [row for row in by_id.values() if "assured_date" in row]
    for service in bielefeld.services.values():
        for offer in service.offers:
            told = [fact for _, fact in facts_of(offer) if fact.confidence is not Confidence.LOW]
            if told and all(fact.confidence is Confidence.HIGH and len(fact.as_of) == 10 for fact in told):
                assert min(fact.as_of for fact in told) in [row["assured_date"] for row in assured]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Mo-Mi 9-12", [("MO,TU,WE", "09:00", "12:00")]),
        ("Mo 9-12, 13-16; Fr 8-24", [("MO", "09:00", "12:00"), ("MO", "13:00", "16:00"), ("FR", "08:00", "23:59")]),
        ("rund um die Uhr", [("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
    ],
)
def test_plain_hours_become_weekly_rows(text: str, rows: list[tuple[str, str, str]]) -> None:
    written = list(schedule_rows("hours", text))
    assert [(row["byday"], row["opens_at"], row["closes_at"]) for row in written] == rows
    assert {(row["freq"], row["description"], row["notes"]) for row in written} == {("WEEKLY", "Öffnungszeiten", text)}
    assert not any("timezone" in row for row in written)


def test_hours_that_are_not_plain_become_one_row_of_words() -> None:
    (row,) = schedule_rows("consultation", "Mo 8-12; sonst nach Vereinbarung")
    assert row == {"description": "Beratungszeiten", "notes": "Mo 8-12; sonst nach Vereinbarung"}


SPANS = st.sampled_from((("8:00", "12:00"), ("13:00", "16:30"), ("18:00", "24:00")))
WEEKS = st.lists(st.lists(SPANS, max_size=3, unique=True).map(tuple), min_size=7, max_size=7).map(tuple)


@given(WEEKS)
def test_weekly_rows_say_the_hours_they_were_made_of(week: tuple[tuple[tuple[str, str], ...], ...]) -> None:
    text = hours_text(lines_of(week))
    assert hours_in(list(schedule_rows("hours", text)) if text else [], TODAY) == (text or None)


def test_lines_of_one_day_add_up() -> None:
    rows: list[Row] = [{**WEEKLY, "byday": "MO,TU"}, {**WEEKLY, "opens_at": "14:00", "closes_at": "18:00"}]
    assert hours_in(rows, TODAY) == hours_text(
        lines_of(week_of((OpenTimes(((0, 1),), (("9:00", "12:00"),)), OpenTimes(((0, 0),), (("14:00", "18:00"),)))))
    )


@pytest.mark.parametrize(
    "row",
    [
        {**WEEKLY, "freq": "MONTHLY"},
        {**WEEKLY, "interval": 2},
        {**WEEKLY, "bymonthday": "1"},
        {**WEEKLY, "count": 3},
        {**WEEKLY, "byday": "1MO"},
        {**WEEKLY, "byday": ""},
        {**WEEKLY, "opens_at": "09:00Z"},
        {**WEEKLY, "opens_at": "9 Uhr"},
        {**WEEKLY, "opens_at": "13:00"},
        {**WEEKLY, "valid_from": "2027-01-01"},
        {"id": "1", "description": "täglich"},
    ],
)
def test_what_is_more_than_weekly_hours_is_refused(row: Row) -> None:
    assert hours_in([row], TODAY) is None


def test_an_offset_of_germany_and_seconds_are_let_pass() -> None:
    assert hours_in([{**WEEKLY, "opens_at": "09:00:00+01:00", "closes_at": "12:00+02:00"}], TODAY) == "Mo 9:00-12:00"


def test_a_row_that_held_until_a_day_gone_is_over() -> None:
    assert is_over({**WEEKLY, "valid_to": "2026-11-21"}, TODAY)
    assert not is_over({**WEEKLY, "valid_to": "2026-11-22"}, TODAY)


def test_an_address_is_written_in_parts_where_they_are_known() -> None:
    text = "Neues Rathaus, Flur B, Niederwall 23, 33602 Bielefeld"
    row = address_row(text)
    assert row is not None
    assert (row["address_2"], row["address_1"]) == ("Neues Rathaus, Flur B", "Niederwall 23")
    assert (row["postal_code"], row["city"]) == ("33602", "Bielefeld")
    assert address_in(row) == text
    assert address_row("Campus Handwerk, Bielefeld") is None


def test_a_postbox_is_no_place_to_go() -> None:
    assert (
        address_in({"address_1": "Postfach 1", "postal_code": "33602", "city": "B", "address_type": "postal"}) is None
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(0521) 51-0", "0521 51-0"),
        ("+49 (0)521 51-0", "+49 521 51-0"),
        ('"+44 1234 234567"', "+44 1234 234567"),
        ("0521.51.0", "0521 51 0"),
        ("0521 / 51 – 0", "0521/51-0"),
        ("0521 51-0 (Zentrale)", None),
        ("", None),
        (110, None),
    ],
)
def test_a_number_is_read_as_it_is_dialled(text: object, number: str | None) -> None:
    assert values.phone(text) == number


@given(st.text())
def test_any_text_makes_a_sound_line_or_none(text: str) -> None:
    found = values.line(text)
    assert found is None or values.is_line(found)
    passage = values.passage(text)
    if passage is not None:
        assert 0 < len(values.beginning(passage)) <= LONGEST_LINE


@pytest.mark.parametrize(
    ("code", "tag"), [("ukr", "uk"), ("DE", "de"), ("prs", "prs"), ("zh-Hans", "zh-Hans"), ("x", None)]
)
def test_languages_are_known_by_two_or_three_letters(code: str, tag: str | None) -> None:
    assert values.language(code) == tag


def test_short_names_are_made_of_any_script() -> None:
    assert short_name("Übergangs-Café 24/7!") == "uebergangs_cafe"
    assert short_name("مركز") == ""


def test_a_kept_text_that_is_too_deep_is_no_row() -> None:
    assert read_row("[" * 50_000) is None
