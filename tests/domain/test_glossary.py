"""German words in the code stand in the glossary with meaning and source, and none stands there for nothing."""

import tomllib
from enum import StrEnum

import pytest

from erstanlauf import paths
from erstanlauf.app import load_knowledge
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import Housing, Status
from tests.builders import TODAY

GLOSSARY = tomllib.loads((paths.resources() / "glossary.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("codes", [Topic, Flag, Status, Housing])
def test_every_code_of_a_german_list_is_explained_and_no_other(codes: type[StrEnum]) -> None:
    assert set(GLOSSARY[codes.__name__]) == set(codes)


def test_every_switch_of_the_rules_is_explained() -> None:
    assert {switch.name for switch in load_knowledge(TODAY).rulebook.switches} <= set(GLOSSARY["words"])


def test_every_entry_has_a_meaning_and_a_source() -> None:
    for entries in GLOSSARY.values():
        for word, entry in entries.items():
            assert set(entry) == {"meaning", "source"}, word
            assert all(entry.values()), word
