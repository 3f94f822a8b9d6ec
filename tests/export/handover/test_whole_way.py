"""The whole way of one case: real sheet, real key, a folder, and back by the hands of the recipient."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from pypdf import PdfReader

from erstanlauf.domain.handover.content import NamedPerson, covered
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.export.handover.channels import FolderChannels
from erstanlauf.export.handover.packing import ParcelPacker
from erstanlauf.slips.sheets.handover_writer import PdfHandoverSheets
from tests.export.handover.cases import FakeSheets, a_case, a_content, a_handover, a_recipient
from tests.export.handover.test_document import VALIDATOR, read_back


@pytest.mark.slow
def test_a_case_goes_out_sealed_is_read_by_its_recipient_alone_and_answered(tmp_path: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    recipient = a_recipient(key=str(identity.to_public()), folder=str(tmp_path), is_plain=False)
    case, packer = a_case(recipient=recipient), ParcelPacker(PdfHandoverSheets("Musterstadt"))
    channel = FolderChannels("desk01").of(recipient)
    parcel, name = packer.pack(case), packer.file_name(case.handover, recipient)

    channel.put(name, parcel, lambda: True)

    arrived = (tmp_path / name).read_bytes()
    with zipfile.ZipFile(io.BytesIO(pyrage.decrypt(arrived, [identity]))) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    manifest = json.loads(files["manifest.json"])
    assert list(files) == ["handover.json", "person.csv", "bedarfe.csv", "UE-WKRT-7M3P.pdf", "manifest.json"]
    assert [each["name"] for each in manifest["files"]] == list(files)[:-1]
    assert all(hashlib.sha256(files[each["name"]]).hexdigest() == each["sha256"] for each in manifest["files"])
    data = json.loads(files["handover.json"])
    VALIDATOR.validate(data)
    is_equal = read_back(data) == covered(case.content, case.handover.consent.standing)
    assert is_equal
    sheet = PdfReader(io.BytesIO(files["UE-WKRT-7M3P.pdf"])).pages[0].extract_text()
    assert "UE-WKRT-7M3P" in sheet
    assert "Mustermann-Öz" in sheet
    receipt = {
        "format": "erstanlauf.receipt",
        "version": 1,
        "reference": manifest["reference"],
        "sha256": hashlib.sha256(arrived).hexdigest(),
        "status": "accepted",
        "at": "2026-11-24T08:15:00+01:00",
    }
    (tmp_path / "quittungen").mkdir()
    (tmp_path / "quittungen" / "1.json").write_text(json.dumps(receipt), encoding="utf-8")

    (found,) = channel.receipts()

    assert found.receipt is not None
    assert found.receipt.state is HandoverState.ACCEPTED
    assert found.receipt.sha256 == hashlib.sha256(parcel).hexdigest()
    assert channel.holds(name, found.receipt.sha256)


@pytest.mark.slow
def test_the_same_case_makes_the_same_bytes_with_its_sheet_too() -> None:
    case = a_case()
    packed = [ParcelPacker(PdfHandoverSheets("Musterstadt")).pack(case) for _ in range(2)]
    assert packed[0] == packed[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["Ab\ud800c", "\x00", "", "=1+1", "\u202eabc", "a\r\nb", "محمد", "𠮷", "👩🏽‍⚕️", "x" * 300],
    ids=["half", "nul", "none", "formula", "turned", "lines", "arabic", "rare", "joined", "long"],
)
def test_no_name_keeps_a_parcel_from_being_made(name: str) -> None:
    case = a_case(a_content(person=NamedPerson(name, "A")))
    parcel = ParcelPacker(PdfHandoverSheets("Musterstadt")).pack(replace(case, handover=a_handover()))
    with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
        assert len(archive.namelist()) == 5


@pytest.mark.skipif(shutil.which("age") is None, reason="age, the program of the format's authors, is not here")
def test_another_program_opens_the_parcel(tmp_path: Path) -> None:
    key = tmp_path / "key.txt"
    subprocess.run(["age-keygen", "-o", str(key)], capture_output=True, check=True)
    public = next(line.split()[-1] for line in key.read_text().splitlines() if "public key:" in line)
    case = a_case(recipient=a_recipient(key=public))
    (tmp_path / "parcel.age").write_bytes(ParcelPacker(FakeSheets()).pack(case))
    opened = subprocess.run(
        ["age", "-d", "-i", str(key), str(tmp_path / "parcel.age")], capture_output=True, check=True
    ).stdout
    assert opened == ParcelPacker(FakeSheets()).pack(a_case())
