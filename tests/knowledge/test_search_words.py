"""The file of words for the search: groups of words join, and what is misspelt is refused with its place."""

from pathlib import Path

import pytest

from erstanlauf.domain.catalogue import Kind
from erstanlauf.knowledge.faults import EmptyList, MissingField, RecordFault, TextExpected, UnknownField
from erstanlauf.knowledge.search_words import load_search_words


def written(folder: Path, text: str) -> Path:
    path = folder / "words.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_words_of_all_groups_of_a_kind_join(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        words:
          - kinds: [kita]
            de: [Krippe, Hort]
            ar: [حضانة]
          - kinds: [kita, jugendamt]
            de: [Kind]
        """,
    )
    assert load_search_words(path) == {
        Kind("kita"): {"de": ["Krippe", "Hort", "Kind"], "ar": ["حضانة"]},
        Kind("jugendamt"): {"de": ["Kind"]},
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("words:\n  - kinds: []\n    de: [Krippe]", EmptyList),
        ("words:\n  - de: [Krippe]", EmptyList),
        ("words:\n  - kinds: [kita]\n    xx: [Krippe]", UnknownField),
        ("words:\n  - kinds: [kita]\n    de: [7]", TextExpected),
        ("words:\n  - kinds: [kita]\n    de: [Krippe]\nword: 1", UnknownField),
        ("words: []", EmptyList),
        ("other: 1", MissingField),
    ],
)
def test_a_fault_is_refused_with_its_place(text: str, fault: type[RecordFault], tmp_path: Path) -> None:
    with pytest.raises(fault) as caught:
        load_search_words(written(tmp_path, text))
    assert caught.value.details["file"] == "words.yaml"
    assert caught.value.details["line"]
