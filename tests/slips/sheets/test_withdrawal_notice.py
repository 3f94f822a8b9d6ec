"""The notice to a recipient that consent was taken back: what it has to erase, by its reference, and nobody's name."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.slips.sheets.handover_writer import PdfHandoverSheets
from tests.slips.sheets.handed import AT, REFERENCE, a_handover, a_recipient


def text_of(fields: set[DataField], folder: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of the notice was NOT read back")
    handover = a_handover()
    withdrawn = replace(handover, consent=handover.consent.without(fields), left_at=AT)
    pdf = PdfHandoverSheets("Musterstadt").withdrawal_notice(withdrawn, a_recipient(), AT)
    (folder / "notice.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(folder / "notice.pdf"), "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode("utf-8"))


def test_a_part_is_named_field_by_field(tmp_path: Path) -> None:
    text = text_of({DataField.HEALTH, DataField.REACH}, tmp_path)
    assert REFERENCE in text
    assert "alle Angaben zu: Gesundheit" in text
    assert "Erreichbarkeit (Telefon, E-Mail oder Adresse)" in text
    assert "Schulden" not in text
    assert "für einen Teil zurückgenommen" in text
    assert "übergeben am 23.11.2026" in text


def test_without_the_name_all_has_to_be_erased(tmp_path: Path) -> None:
    text = text_of({DataField.NAME}, tmp_path)
    assert "alles, was Sie unter diesem Bezug haben" in text
    assert "ganz zurückgenommen" in text
    assert "Gesundheit" not in text


def test_the_same_withdrawal_gives_the_same_bytes() -> None:
    one, other = (PdfHandoverSheets("Musterstadt").withdrawal_notice(a_handover(), a_recipient(), AT) for _ in range(2))
    assert one == other
