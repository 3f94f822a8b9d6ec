"""Receipts: good ones are read whatever lies beside them, each bad one is one sentence, none is lost or read twice."""

import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.plain_text import hidden_character
from erstanlauf.export.handover import receipt_faults as faults
from erstanlauf.export.handover import receipts
from erstanlauf.export.handover.folder import FolderChannel
from erstanlauf.export.handover.receipt_faults import (
    ReceiptFault,
    ReceiptNotMoved,
    ReceiptNotOpened,
    ReceiptsUnreachable,
    TooManyReceipts,
)
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import resources
from erstanlauf.usecases.handover.ports import FoundReceipt
from tests.export.handover import broken_receipts
from tests.export.handover.broken_receipts import GOOD, BrokenReceipt

CASES = broken_receipts.cases()
SCHEMA = json.loads((resources() / "schemas" / "receipt-1.schema.json").read_text("utf-8"))

BY_SCHEMA = (
    *(faults.ReceiptValueWrong, faults.ReceiptFieldUnknown, faults.ReceiptFieldMissing),
    *(faults.ReasonMissing, faults.ReasonNotHere, faults.NotAReceipt),
)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    folder = tmp_path / "share" / "quittungen"
    folder.mkdir(parents=True)
    return folder


def channel_of(box: Path) -> FolderChannel:
    return FolderChannel(str(box.parent), "desk01")


def lay(box: Path, name: str, **changes: object) -> None:
    (box / name).write_text(json.dumps({**GOOD, **changes}), encoding="utf-8")


def found(box: Path) -> Sequence[FoundReceipt]:
    return channel_of(box).receipts()


def test_there_are_more_than_a_hundred_broken_files() -> None:
    assert len(CASES) > 100
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_receipt_is_one_sentence_and_hides_no_good_one(case: BrokenReceipt, box: Path) -> None:
    (box / "b.json").write_bytes(case.content)
    lay(box, "a.json")
    lay(box, "c.json")
    first, bad, last = found(box)
    assert first.receipt is not None
    assert last.receipt is not None
    assert bad.receipt is None
    assert isinstance(bad.trouble, ReceiptFault)
    told = sentence(Wording(), bad.trouble)
    assert type(bad.trouble) is case.fault, told
    assert hidden_character(told) is None
    assert "\n" not in told
    assert "b.json" in told
    assert "am Stand der Übergabe" in told
    assert "Muster" not in told
    assert len(told) < 500
    assert (box / "b.json").read_bytes() == case.content


def test_the_schema_refuses_what_the_reader_refuses_in_sound_json_and_takes_what_it_takes(box: Path) -> None:
    validator = Draft202012Validator(SCHEMA)
    beyond_patterns = {"reference_1", "sha256_3", "at_6", "at_7", "at_8", "at_9", "at_12", "head_6"}
    """The end of a line, days and hours that do not exist; and 1.0 is 1 for a schema."""
    for case in CASES:
        if case.fault in BY_SCHEMA and case.name not in beyond_patterns:
            assert not validator.is_valid(json.loads(case.content)), case.name
    for state in SCHEMA["properties"]["status"]["enum"]:
        lay(box, "a.json", status=state, **({"reason": "other"} if state == "rejected" else {}))
        assert validator.is_valid(json.loads((box / "a.json").read_bytes()))
        assert found(box)[0].receipt is not None


def test_reads_what_a_receipt_says(box: Path) -> None:
    lay(box, "a.json", status="rejected", reason="not_responsible", at="2026-11-24T08:15:00+01:00")
    (one,) = found(box)
    assert one.file == "a.json"
    assert one.receipt is not None
    assert one.receipt.reference == "UE-WKRT-7M3P"
    assert one.receipt.sha256 == "0" * 64
    assert (one.receipt.state, one.receipt.why) == (HandoverState.REJECTED, Why.NOT_RESPONSIBLE)
    assert one.receipt.at == datetime(2026, 11, 24, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "reason", "why"),
    [
        ("not_reached", None, Why.NOT_REACHED),
        ("no_capacity", None, Why.NO_CAPACITY),
        ("no_capacity", "other", Why.OTHER),
        ("accepted", None, None),
        ("arrived", None, None),
        ("done", None, None),
    ],
)
def test_some_states_are_a_reason_themselves(status: str, reason: str | None, why: Why | None, box: Path) -> None:
    lay(box, "a.json", status=status, **({} if reason is None else {"reason": reason}))
    (one,) = found(box)
    assert one.receipt is not None
    assert (one.receipt.state.value, one.receipt.why) == (status, why)


@pytest.mark.parametrize("at", ["2026-11-24T08:15:00Z", "2026-11-24T08:15:00.123456-11:00"])
def test_moments_may_be_told_in_any_zone(at: str, box: Path) -> None:
    lay(box, "a.json", at=at)
    (one,) = found(box)
    assert one.receipt is not None
    assert one.receipt.at == datetime.fromisoformat(at)


def test_the_example_is_a_receipt(box: Path) -> None:
    content = (resources() / "handover" / "beispiel_quittung.json").read_bytes()
    Draft202012Validator(SCHEMA).validate(json.loads(content))
    (box / "a.json").write_bytes(b"\xef\xbb\xbf" + content)
    assert found(box)[0].receipt is not None


def test_only_receipts_are_looked_at_and_in_order(box: Path) -> None:
    for name in ("b.json", "A.JSON", "c.json"):
        lay(box, name)
    for name in (".d.json", "e.json.tmp", "f.txt", "json", "g.json~"):
        (box / name).write_bytes(b"{")
    (box / "gelesen").mkdir()
    (box / "gelesen" / "h.json").write_bytes(b"{")
    assert [each.file for each in found(box)] == ["A.JSON", "b.json", "c.json"]


def test_opens_no_link_no_folder_and_no_pipe(box: Path, tmp_path: Path) -> None:
    secret = tmp_path / "elsewhere.json"
    secret.write_text(json.dumps(GOOD), encoding="utf-8")
    (box / "link.json").symlink_to(secret)
    (box / "lost.json").symlink_to(tmp_path / "nowhere")
    (box / "folder.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(box / "pipe.json")
    assert all(type(each.trouble) is ReceiptNotOpened for each in found(box))
    assert len(found(box)) >= 3


def test_names_nobody_can_read_are_told_without_what_is_hidden(box: Path) -> None:
    for name in ("\u202egpj.json", "a\nb.json", "\x1b[31m.json", "x" * 250 + ".json"):
        (box / name).write_bytes(b"")
    for each in found(box):
        assert isinstance(each.trouble, ReceiptFault)
        assert hidden_character(sentence(Wording(), each.trouble)) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no such names")
def test_a_name_that_is_no_unicode_can_be_told_and_put_away(box: Path) -> None:
    raw = os.fsencode(box) + b"/\xff\xfe.json"
    Path(os.fsdecode(raw)).write_text(json.dumps(GOOD), encoding="utf-8")
    (one,) = found(box)
    assert one.receipt is not None
    channel_of(box).put_receipt_away(one.file)
    assert found(box) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no such names")
@pytest.mark.parametrize("name", ["a:1.json", "a\\b.json", "\\\\server\\share\\a.json"])
def test_a_name_that_leads_elsewhere_on_windows_is_refused_and_hides_no_good_one(box: Path, name: str) -> None:
    lay(box, name)
    lay(box, "good.json")

    by_name = {each.file: each for each in found(box)}

    assert isinstance(by_name[name].trouble, ReceiptNotOpened)
    assert by_name["good.json"].receipt is not None


def test_no_more_than_two_thousand_are_read_at_once(box: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receipts, "MOST_FILES", 5)
    for number in range(7):
        lay(box, f"{number}.json")
    *good, last = found(box)
    assert [each.file for each in good] == ["0.json", "1.json", "2.json", "3.json", "4.json"]
    assert isinstance(last.trouble, TooManyReceipts)
    assert "mehr als 5" in sentence(Wording(), last.trouble)
    for each in good:
        channel_of(box).put_receipt_away(each.file)
    assert [each.file for each in found(box)] == ["5.json", "6.json"]


def test_a_folder_without_receipts_has_none(tmp_path: Path) -> None:
    assert FolderChannel(str(tmp_path), "desk01").receipts() == ()


@pytest.mark.parametrize("folder", ["", "quittungen", "/nirgends/hier"])
def test_a_missing_folder_is_named(folder: str) -> None:
    with pytest.raises(ReceiptsUnreachable) as caught:
        FolderChannel(folder, "desk01").receipts()
    assert folder in sentence(Wording(), caught.value)


def test_reading_receipts_clears_what_a_crash_left(box: Path) -> None:
    (box.parent / ".UE-AAAA-AAAA.zip.desk01.part").write_bytes(b"half")
    found(box)
    assert [each.name for each in box.parent.iterdir()] == ["quittungen"]


def test_a_receipt_is_put_away_beside_all_of_its_name(box: Path) -> None:
    channel = channel_of(box)
    for state in ("accepted", "arrived", "done"):
        lay(box, "a.json", status=state)
        channel.put_receipt_away("a.json")
    channel.put_receipt_away("a.json")  # gone already
    away = box / "gelesen"
    assert sorted(each.name for each in away.iterdir()) == ["a-2.json", "a-3.json", "a.json"]
    assert [json.loads((away / name).read_bytes())["status"] for name in ("a.json", "a-2.json", "a-3.json")] == [
        *("accepted", "arrived", "done")
    ]
    assert found(box) == []


@pytest.mark.parametrize("name", ["../a.json", "gelesen/a.json", "", "..", "C:\\a.json", ".a.json"])
def test_a_name_out_of_the_folder_is_a_bug(name: str, box: Path) -> None:
    with pytest.raises(ValueError, match="one plain name"):
        channel_of(box).put_receipt_away(name)


def test_a_receipt_that_cannot_be_put_away_stays(box: Path) -> None:
    lay(box, "a.json")
    (box / "gelesen").write_bytes(b"no folder")
    with pytest.raises(ReceiptNotMoved) as caught:
        channel_of(box).put_receipt_away("a.json")
    assert "a.json" in sentence(Wording(), caught.value)
    assert found(box)[0].receipt is not None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.binary(max_size=300) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_one_fault(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "quittungen"
    path.mkdir()
    (path / "a.json").write_bytes(content)
    (one,) = found(path)
    assert isinstance(one.trouble, ReceiptFault)
    assert sentence(Wording(), one.trouble)


@given(st.sampled_from(sorted(GOOD)), VALUES)
def test_any_value_in_any_field_is_a_receipt_or_one_fault(
    tmp_path_factory: pytest.TempPathFactory, field: str, value: object
) -> None:
    path = tmp_path_factory.mktemp("any") / "quittungen"
    path.mkdir()
    lay(path, "a.json", **{field: value})
    (one,) = found(path)
    assert (one.receipt is None) == isinstance(one.trouble, ReceiptFault)
