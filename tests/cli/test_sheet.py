"""`erstanlauf sheet`: each sheet in a file, and one line where the call is wrong."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from erstanlauf.app import main


@pytest.mark.parametrize(
    ("arguments", "of"),
    [
        (["finder"], "de"),
        (["card", "--language", "kmr"], "ku"),
        (["stored", "--language", "ar"], "ar"),
        (["stored", "--language", "zh", "--paper", "A4-large"], "zh"),
    ],
)
def test_a_sheet_is_written_in_its_language(
    arguments: list[str], of: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new folder" / "sheet.pdf"
    assert main(["sheet", *arguments, "--out", str(out)]) == 0
    reader = PdfReader(BytesIO(out.read_bytes()))
    assert str(reader.root_object["/Lang"]) == of
    assert [round(float(side) * 25.4 / 72) for side in reader.pages[0].mediabox[2:]] == [210, 297]
    assert capsys.readouterr().out == f"Blatt: {out}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "„action“"),
        (["burn", "--out", "{out}"], "„action“"),
        (["finder"], "„--out“"),
        (["finder", "--out", "{out}", "--language", "de"], "„--language“"),
        (["card", "--out", "{out}"], "„--language“"),
        (["card", "--language", "xx", "--out", "{out}"], "„xx“"),
        (["stored", "--language", "ar", "--paper", "A6", "--out", "{out}"], "„--paper“"),
        (["finder", "--out", "/"], "ließ sich nicht"),
    ],
)
def test_a_wrong_call_is_one_line_and_writes_nothing(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "sheet.pdf"
    assert main(["sheet", *(argument.format(out=out) for argument in arguments)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert told in printed.err
    assert not out.exists()
