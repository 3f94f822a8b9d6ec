"""Plain data comes out of a knowledge file, and nothing is read into it that an editor did not write."""

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.knowledge import yaml_files
from erstanlauf.knowledge.faults import AliasUsed, KnowledgeFault, NotYaml, TooDeep
from erstanlauf.knowledge.yaml_files import Block, read_mapping


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The C parser is not in every build of PyYAML; both have to read the same."""
    monkeypatch.setattr(yaml_files, "_LOADER", getattr(yaml, request.param))


def read(folder: Path, text: str) -> Block:
    path = folder / "a.yaml"
    path.write_text(text, "utf-8")
    return read_mapping(path)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("27", 27),
        ("-3", -3),
        ("true", True),
        ("null", None),
        ("", None),
        ('""', ""),
        ('"27"', "27"),
        ("'no'", "no"),
        ("0521", "0521"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1.5", "1.5"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("[a, 1]", ["a", 1]),
        ("{a: 1}", {"a": 1}),
        ("|-\n  eins\n  zwei", "eins\nzwei"),
    ],
)
def test_reads_a_value_as_it_is_written(written: str, meant: object, tmp_path: Path) -> None:
    assert read(tmp_path, f"feld: {written}\n") == {"feld": meant}


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "y", "N", "True", "FALSE", "Null"])
def test_refuses_words_that_programs_read_differently(word: str, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeFault) as caught:
        read(tmp_path, f"eins: 1\nfeld: {word}\n")
    assert (caught.value.code, caught.value.details["line"]) == ("knowledge.ambiguous_value", 2)


@pytest.mark.parametrize("key", ["1", "null", "[a, b]", "{a: b}"])
def test_refuses_a_field_name_that_is_no_text(key: str, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeFault):
        read(tmp_path, f"? {key}\n: wert\n")


def test_refuses_a_field_name_that_no_line_could_hold(tmp_path: Path) -> None:
    with pytest.raises(NotYaml):
        read(tmp_path, f"? {'x' * 100_000}\n: wert\n")


@pytest.mark.parametrize(
    "text", ["a: &x 1\n", "a: *x\n", "a: !!str 1\n", "a: !eigen [1]\n", "&x a: 1\n", "!!map\na: 1\n"]
)
def test_refuses_anchors_aliases_and_tags(text: str, tmp_path: Path) -> None:
    with pytest.raises(AliasUsed):
        read(tmp_path, text)


def test_remembers_the_lines_of_blocks_and_fields(tmp_path: Path) -> None:
    block = read(tmp_path, "# Kopf\n\neins: 1\nzwei:\n  - drei: 3\n")
    assert (block.line, block.lines) == (3, {"eins": 3, "zwei": 4})
    inner = block["zwei"]
    assert isinstance(inner, list)
    assert inner[0].lines == {"drei": 5}


def test_refuses_depth_before_building_it(tmp_path: Path) -> None:
    with pytest.raises(TooDeep):
        read(tmp_path, "a: " + "[" * 20_000)


def test_a_merge_key_is_just_a_field_name(tmp_path: Path) -> None:
    assert read(tmp_path, "a:\n  <<: {b: 1}\n") == {"a": {"<<": {"b": 1}}}


def test_a_file_that_stops_in_the_middle_is_no_yaml(tmp_path: Path) -> None:
    with pytest.raises(NotYaml):
        read(tmp_path, 'a: {b: "c')


@given(content=st.binary(max_size=200) | st.text(alphabet="ab:-[]{}&*!|>\"'#\n\t %?", max_size=60).map(str.encode))
def test_whatever_a_file_holds_the_answer_is_data_or_a_fault(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    with suppress(KnowledgeFault):
        assert isinstance(read_mapping(path), dict)
