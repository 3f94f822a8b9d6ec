"""Mapping files: the two examples work, a mistake is one sentence with its line, and nothing else comes through."""

import csv
import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.plain_text import hidden_character
from erstanlauf.domain.situation import NOTHING_KNOWN, Span
from erstanlauf.export.handover.cells import text_of
from erstanlauf.export.handover.document import document_of
from erstanlauf.export.handover.mapping import Mapping, mapping_of, read_mapping
from erstanlauf.export.handover.mapping_faults import MappingFault, MappingNotOpened, PlacedMappingFault
from erstanlauf.export.handover.preview import check_mapping
from erstanlauf.export.handover.sources import SOURCES, Kind
from erstanlauf.export.handover.tables import NEED_FILE, PERSON_FILE, csv_of, tables_of
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import resources
from tests.export.handover import broken_mappings
from tests.export.handover.broken_mappings import GOOD, BrokenMapping
from tests.export.handover.cases import a_case, a_content, a_handover, a_recipient
from tests.export.handover.contents import contents, ticks

ROOM = resources() / "handover"
EXAMPLES = sorted(ROOM.glob("*.toml"))
CASES = broken_mappings.cases()


def mapping_from(tmp_path: Path, text: str) -> Mapping:
    path = tmp_path / "spalten.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(path)


def one_column(tmp_path: Path, column: str, case: Any = None, rest: str = "") -> str:
    """Return the cell of the only column of a mapping."""
    head = 'format = "erstanlauf.mapping"\nversion = 1\n'
    mapping = mapping_from(tmp_path, f'{head}[[person]]\nheading = "x"\n{column}\n{rest}')
    return tables_of(document_of(a_case() if case is None else case), mapping)[PERSON_FILE][1][0]


def read_csv(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return [
        [text_of(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    ]


def test_there_are_more_than_a_hundred_broken_files() -> None:
    assert len(CASES) > 100
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_mapping_is_one_sentence_with_its_line(case: BrokenMapping, tmp_path: Path) -> None:
    path = case.make(tmp_path)
    with pytest.raises(MappingFault) as caught:
        check_mapping(path)
    told = sentence(Wording(), caught.value)
    assert type(caught.value) is case.fault, told
    assert case.line in (None, caught.value.details.get("line")), told
    assert hidden_character(told) is None
    assert "\n" not in told
    assert "weggegangen ist nichts – " in told
    assert "spalten.toml" in told
    assert str(tmp_path) not in told
    assert len(told) < 600
    if isinstance(caught.value, PlacedMappingFault):
        assert told.startswith(f"spalten.toml, Zeile {caught.value.details['line']}: ")


def test_every_fault_of_a_mapping_is_among_the_broken_files() -> None:
    def below(kind: type[MappingFault]) -> set[type[MappingFault]]:
        return {kind}.union(*map(below, kind.__subclasses__()))

    assert below(MappingFault) - {case.fault for case in CASES} == {MappingFault, PlacedMappingFault, MappingNotOpened}


@pytest.mark.parametrize("name", ["fehlt.toml", "ordner", "a\x00b", "x" * 300])
def test_what_is_no_file_is_not_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "ordner").mkdir()
    with pytest.raises(MappingNotOpened) as caught:
        read_mapping(tmp_path / name)
    assert hidden_character(sentence(Wording(), caught.value)) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(MappingNotOpened):
        read_mapping(tmp_path / "pipe.toml")


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_a_mapping_or_one_fault(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "x.toml"
    path.write_bytes(content)
    with pytest.raises(MappingFault) as caught:
        read_mapping(path)
    assert sentence(Wording(), caught.value)


@given(st.integers(0, len(GOOD)), st.integers(0, len(GOOD)), st.sampled_from(["", '"', "]", "=", "\n", "ä", "[", "x"]))
def test_any_change_of_a_good_file_is_a_mapping_or_one_fault_with_a_line_of_it(
    tmp_path_factory: pytest.TempPathFactory, one: int, other: int, put: str
) -> None:
    text = GOOD[: min(one, other)] + put + GOOD[max(one, other) :]
    path = tmp_path_factory.mktemp("changed") / "x.toml"
    path.write_text(text, encoding="utf-8")
    fault = fault_of(path)
    if fault is not None:
        assert sentence(Wording(), fault)
        assert 1 <= int(fault.details.get("line", 1)) <= text.count("\n") + 1


def fault_of(path: Path) -> MappingFault | None:
    try:
        read_mapping(path)
    except MappingFault as fault:
        return fault
    return None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_write_what_they_promise(path: Path) -> None:
    mapping = read_mapping(path)
    for name, rows in check_mapping(path).items():
        content = csv_of(rows)
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert read_csv(content) == [list(row) for row in rows]
        columns = mapping.person if name == PERSON_FILE else mapping.need
        assert list(rows[0]) == [each.heading for each in columns]
        assert len(rows) == (2 if name == PERSON_FILE else 4)


def test_one_example_has_code_lists_and_constants() -> None:
    rows = check_mapping(ROOM / "beispiel_fachverfahren.toml")
    person = dict(zip(*rows[PERSON_FILE], strict=True))
    assert person["SATZART"] == "P"
    assert person["SPRACHE"] == "10"
    assert person["ALTERSGRUPPE"] == "4"
    assert person["EINGANG"] == "20261123"
    assert person["TEL"] == "0049 521 000000"
    assert [row[-1] for row in rows[NEED_FILE]] == ["BEDARF", "110", "210", "230"]


def test_a_recipient_without_a_mapping_gets_the_general_one(tmp_path: Path) -> None:
    assert mapping_of(a_recipient()) == read_mapping(ROOM / "allgemein.toml")
    (tmp_path / "eigen.toml").write_text(GOOD, encoding="utf-8")
    assert len(mapping_of(a_recipient(mapping=str(tmp_path / "eigen.toml"))).person) == 5


@pytest.mark.parametrize("named", ["spalten.toml", "./spalten.toml", ".", "~/spalten.toml"])
def test_a_part_of_a_path_names_no_mapping(named: str) -> None:
    with pytest.raises(MappingNotOpened):
        mapping_of(a_recipient(mapping=named))


def test_a_byte_order_mark_and_other_ends_of_line_are_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "spalten.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_mapping(path) == mapping_from(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("TT.MM.JJJJ", "23.11.2026"),
        ("JJJJMMTT", "20261123"),
        ("JJJJ-MM-TTThh:mm:ss", "2026-11-23T10:30:17"),
        ("hh:mm, TT/MM/JJJJ", "10:30, 23/11/2026"),
        ("JJJJ", "2026"),
    ],
)
def test_dates_have_the_form_that_was_asked_for(form: str, shown: str, tmp_path: Path) -> None:
    assert one_column(tmp_path, f'source = "made_at"\ndate = "{form}"') == shown


def test_a_code_outside_a_list_gets_the_default_and_nothing_stays_nothing(tmp_path: Path) -> None:
    codes = '[lists.l]\ndefault = "99"\ncodes = { de = "1" }\n'
    column = 'source = "language"\nlist = "l"'
    assert one_column(tmp_path, column, rest=codes) == "99"
    assert one_column(tmp_path, column, a_case(a_content(language="de")), codes) == "1"
    assert one_column(tmp_path, column, a_case(a_content(language=None)), codes) == ""


def test_several_values_share_a_cell(tmp_path: Path) -> None:
    assert one_column(tmp_path, 'source = "needs"') == "sprache / schulden_alltag / gesundheit"
    assert one_column(tmp_path, 'source = "answer_children"') == "0 / 3-5"
    assert one_column(tmp_path, 'source = "consent_fields_words"').startswith("Name / Geburtsjahr / ")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("answer_age", "27-66"),
        ("answer_months_in_de", "60+"),
        ("answer_eu", "no"),
        ("answer_money_short", "short"),
        ("answer_status", "schutz"),
        ("answer_german", "A1"),
        ("answer_registered", ""),
        ("answer_partner_words", "Partnerin oder Partner: 34 Jahre, Papier: Duldung"),
        ("whole_name", "Mustermann-Öz, Ayşe"),
        ("response_days", "7"),
        ("birth_year", "1991"),
        ("reach_kind", "phone"),
        ("email", ""),
        ("phone_00", "0049 521 000000"),
        ("asked_for", "case_management"),
        ("referrals", "schuldnerberatung / sprachkurs"),
        ("said", "titel_laeuft_ab / krank_psyche"),
    ],
)
def test_a_source_gives_what_the_guide_says(source: str, shown: str, tmp_path: Path) -> None:
    assert one_column(tmp_path, f'source = "{source}"') == shown


@pytest.mark.parametrize("kind", ReachKind)
def test_a_way_to_reach_somebody_stands_in_its_own_column(kind: ReachKind, tmp_path: Path) -> None:
    case = a_case(a_content(person=NamedPerson("A", reach=Reach(kind, "x"))))
    for column, of in (("phone", ReachKind.PHONE), ("email", ReachKind.EMAIL), ("post", ReachKind.POST)):
        assert one_column(tmp_path, f'source = "{column}"', case) == ("x" if kind is of else "")
    assert one_column(tmp_path, 'source = "reach"', case) == "x"
    assert one_column(tmp_path, 'source = "reach_kind"', case) == kind.value


def test_exact_ages_of_files_have_a_code_too(tmp_path: Path) -> None:
    answers = a_content().answers
    for span, shown in ((Span(34, 34), "34-34"), (Span(0, 11), "0-11"), (Span(30, 1000), "30+")):
        case = a_case(a_content(answers=type(answers)(age=span, children=())))
        assert one_column(tmp_path, 'source = "answer_age"', case) == shown
        assert one_column(tmp_path, 'source = "answer_children"', case) == "none"


@given(contents, ticks)
def test_every_source_can_show_any_case_and_keeps_to_its_codes(
    content: HandoverContent, fields: frozenset[DataField]
) -> None:
    case = document_of(a_case(content, handover=a_handover(fields)))
    needs: Any = case["serviceRequest"]
    for name, source in SOURCES.items():
        for need in [{**each, "number": 1} for each in needs["reasonCode"]] if source.of_need else [{}]:
            values = source.read(case, need)
            if source.kind is Kind.CODE:
                assert all(isinstance(value, str) for value in values), name
            if source.is_closed:
                assert set(values) <= set(source.codes or ()), name


@given(contents, ticks)
def test_any_case_comes_back_from_its_tables_as_it_was(content: HandoverContent, fields: frozenset[DataField]) -> None:
    case = document_of(a_case(content, handover=a_handover(fields)))
    for rows in tables_of(case, mapping_of(a_recipient())).values():
        is_same = read_csv(csv_of(rows)) == [list(row) for row in rows]
        assert is_same  # the values themselves stay out of the report


def test_a_case_without_needs_has_a_heading_alone() -> None:
    content = HandoverContent(person=NamedPerson("A"), answers=NOTHING_KNOWN)
    tables = tables_of(document_of(a_case(content)), mapping_of(a_recipient()))
    assert len(tables[NEED_FILE]) == 1
    assert len(tables[PERSON_FILE]) == 2


def test_the_guide_explains_every_source_and_code() -> None:
    guide = (ROOM / "LIESMICH.md").read_text("utf-8")
    explained = set(re.findall(r"`([^`\s]+)`", guide))
    facts = {name for name in SOURCES if name.startswith("answer_")}
    assert set(SOURCES) - facts <= explained
    assert {name.removesuffix("_words") for name in facts} - {"answer_partner"} <= explained
    codes = {code for source in SOURCES.values() for code in source.codes or ()}
    assert codes <= explained
    assert {each.value for each in Topic} <= explained
