"""Every broken or hostile file ends in one fault with one sentence that names the place, and nothing else happens."""

from pathlib import Path

import pytest

from erstanlauf.domain.plain_text import hidden_character
from erstanlauf.export.faults import ParcelFault, PlacedFault
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from tests.export import broken_archives, broken_csv, broken_files, broken_json
from tests.export.broken import Broken
from tests.export.towns import read

CASES = [
    *broken_json.cases(),
    *broken_csv.cases(),
    *broken_archives.cases(),
    *broken_files.cases(),
]


def test_there_are_more_than_three_hundred() -> None:
    assert len(CASES) > 300
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_malformed_file_is_refused_with_one_sentence(case: Broken, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    path = case.make(inbox)
    before = listing(tmp_path)

    with pytest.raises(ParcelFault) as caught:
        read(path)

    told = sentence(Wording(), caught.value)
    assert type(caught.value) is case.fault, told
    assert hidden_character(told) is None
    assert "\n" not in told
    assert "der Katalog gilt unverändert weiter" in told
    assert str(tmp_path) not in told
    assert str(caught.value.details["file"]) in told
    if isinstance(caught.value, PlacedFault):
        assert f"Zeile {caught.value.details['line']}:" in told
        assert case.line in (None, caught.value.details["line"])
    assert listing(tmp_path) == before


def listing(folder: Path) -> list[tuple[str, int]]:
    """Return every path below a folder with the size of what is there."""
    return sorted((str(path), path.lstat().st_size) for path in folder.rglob("*"))
