"""Recipients come back as they were put, in every field; what a program does not know it refuses."""

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.store.handover_codec import decode_recipient, encode_recipient
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.trouble import HandoverUnreadable
from erstanlauf.usecases.handover.ports import Recipients
from tests.store.handover_samples import A_RECIPIENT, AWO, KIM

KEPT = Path(__file__).with_name("recipient_format_1.json")
PLAIN = Recipient(AWO, "AWO Übergangsberatung", "//server/awo")


def test_the_store_fills_the_port(store: OpenStore) -> None:
    port: Recipients = store.recipients
    assert port.all() == []


def test_recipients_come_back_by_title_also_those_at_rest(store: OpenStore) -> None:
    for each in (A_RECIPIENT, PLAIN):
        store.recipients.put(each)
    assert store.recipients.all() == [PLAIN, A_RECIPIENT]


def test_a_change_takes_the_place_of_what_was_and_is_written_down(store: OpenStore) -> None:
    store.recipients.put(A_RECIPIENT)
    changed = replace(A_RECIPIENT, folder="/srv/new", is_active=True)
    store.recipients.put(changed)
    assert store.recipients.all() == [changed]
    assert [(each.action, each.subject) for each in store.audit.entries(2)] == [
        (AuditAction.RECIPIENT_CHANGED, KIM)
    ] * 2


def test_the_sample_leaves_no_field_at_its_default() -> None:
    blank = Recipient(AWO, "", "")
    assert [
        each.name for each in fields(Recipient) if getattr(A_RECIPIENT, each.name) == getattr(blank, each.name)
    ] == []


def test_a_recipient_of_the_first_format_is_still_read() -> None:
    """Where this fails, recipients out there can no longer be read: write a migration, do not touch the sample."""
    kept = KEPT.read_text(encoding="utf-8")
    assert decode_recipient(kept) == A_RECIPIENT
    assert json.loads(encode_recipient(A_RECIPIENT)).keys() == json.loads(kept).keys()


def test_a_field_that_an_older_program_did_not_know_has_its_default() -> None:
    document = json.loads(encode_recipient(A_RECIPIENT))
    for name in ("mapping", "keeps_months", "is_active"):
        del document["recipient"][name]
    assert decode_recipient(json.dumps(document)) == replace(A_RECIPIENT, mapping="", keeps_months=12, is_active=True)


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"more": 1},
        {"recipient": {"id": "x"}},
        {"recipient": {"id": "x", "title": "t", "folder": "f", "owner": "o"}},
        {"recipient": {"id": "x", "title": "t", "folder": "f", "is_plain": 1}},
        {"recipient": []},
    ],
)
def test_refuses_what_it_does_not_know(change: dict[str, object]) -> None:
    document = json.loads(encode_recipient(PLAIN)) | change
    with pytest.raises(HandoverUnreadable):
        decode_recipient(json.dumps(document))
