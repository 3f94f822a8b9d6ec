"""Parcels: the same case makes the same bytes, nothing unticked is in them, and only the key's owner reads them."""

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta, timezone

import pyrage
import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.export.handover.faults import KeyMissing
from erstanlauf.export.handover.packing import ParcelPacker
from erstanlauf.export.sealing import KeyIsSecret, KeyUnreadable
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from tests.export.handover.cases import FakeSheets, a_case, a_handover, a_recipient

PACKER = ParcelPacker(FakeSheets())


def files_of(parcel: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_case_makes_the_same_bytes_whatever_its_state_and_time_zone() -> None:
    case = a_case()
    later = replace(
        case.handover,
        state=HandoverState.LEAVING,
        left_at=case.handover.made_at,
        made_at=case.handover.made_at.astimezone(timezone(timedelta(hours=-7))),
    )
    assert PACKER.pack(case) == PACKER.pack(replace(case, handover=later))


def test_the_manifest_tells_size_and_hash_of_every_other_file() -> None:
    files = files_of(PACKER.pack(a_case()))
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["reference"] == "UE-WKRT-7M3P"
    assert {each["name"]: (each["size"], each["sha256"]) for each in manifest["files"]} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in files.items()
    }


def test_packs_nothing_that_was_taken_back_since() -> None:
    consent = a_handover().consent.without([DataField.HEALTH, DataField.REACH, DataField.DEBTS])
    parcel = PACKER.pack(a_case(handover=a_handover(consent=consent)))
    for gone in (b"+49 521", b"gesundheit", b"krank_psyche", b"schuldnerberatung", b"schulden_alltag", b"Gesundheit"):
        assert gone not in parcel
    with pytest.raises(ValueError, match="without the name"):
        PACKER.pack(a_case(handover=a_handover(consent=consent.without([DataField.NAME]))))


def test_neither_visit_nor_withdrawal_code_go_to_the_recipient() -> None:
    parcel, handover = PACKER.pack(a_case()), a_handover()
    assert handover.visit.encode() not in parcel
    assert handover.code.encode() not in parcel


def test_only_the_owner_of_the_key_reads_an_encrypted_parcel() -> None:
    ours, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    case = a_case(recipient=a_recipient(key=str(ours.to_public())))
    parcel = PACKER.pack(case)
    assert pyrage.decrypt(parcel, [ours]) == PACKER.pack(replace(case, recipient=a_recipient()))
    for plain in (b"Mustermann", b"handover.json", b"UE-WKRT", b"PK\x03\x04"):
        assert plain not in parcel
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(parcel, [other])
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(parcel[:-1] + bytes([parcel[-1] ^ 1]), [ours])


def test_the_name_of_the_file_tells_the_reference_and_what_it_is() -> None:
    assert PACKER.file_name(a_handover(), a_recipient()) == "UE-WKRT-7M3P.zip"
    assert PACKER.file_name(a_handover(), a_recipient(key="age1…")) == "UE-WKRT-7M3P.zip.age"


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("", KeyMissing),
        ("age1", KeyUnreadable),
        ("age1" + "q" * 58, KeyUnreadable),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ", KeyUnreadable),
        ("Schlüssel", KeyUnreadable),
        ("age1" + "q" * 100_000, KeyUnreadable),
        ("AGE-SECRET-KEY-1QQQ", KeyIsSecret),
        (" age-secret-key-1qqq", KeyIsSecret),
    ],
    ids=["none", "short", "wrong_sum", "ssh", "word", "endless", "secret", "secret_small"],
)
def test_a_wrong_key_is_one_sentence_and_no_parcel(key: str, fault: type[KnownTrouble]) -> None:
    with pytest.raises(KnownTrouble) as caught:
        PACKER.pack(a_case(recipient=a_recipient(key=key, is_plain=False)))
    assert type(caught.value) is fault
    told = sentence(Wording(), caught.value)
    assert "KIM Case Management" in told
    assert "weggegangen ist nichts" in told
    assert len(key) < 10 or key not in told
