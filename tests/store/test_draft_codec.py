"""A recovered draft is what was saved, in every field; what a program does not know it refuses."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from erstanlauf.domain.situation import FACTS, NOTHING_KNOWN
from erstanlauf.domain.visit import SlipNumber, Visit, VisitId
from erstanlauf.store.draft_codec import decode, encode
from erstanlauf.store.trouble import DraftUnreadable
from tests.store.samples import NOON, VISITS, filled

BLANK = Visit(VisitId("01a20272-00bf-7e0c-89f1-530f82a5a9a2"), SlipNumber("K7-418-3"), NOON)
FULL = filled(BLANK)
KEPT = Path(__file__).with_name("draft_format_1.json")


@given(VISITS)
def test_any_visit_comes_back_as_it_was(visit: Visit) -> None:
    assert decode(encode(visit)) == visit


def test_the_full_sample_leaves_no_field_out() -> None:
    blank_fields = [name for name in Visit.__dataclass_fields__ if getattr(FULL, name) == getattr(BLANK, name)]

    assert blank_fields == ["id", "number", "opened_at"]
    assert [fact for fact in FACTS if getattr(FULL.situation, fact) is None] == []


def test_a_draft_of_the_first_format_is_still_read() -> None:
    """Where this fails, drafts out there can no longer be read: write a migration, do not touch the sample."""
    kept = KEPT.read_text(encoding="utf-8")

    assert _holds(json.loads(encode(decode(kept))), json.loads(kept))


def test_a_field_that_an_older_program_did_not_know_has_its_default() -> None:
    document = json.loads(encode(FULL))
    del document["visit"]["situation"], document["visit"]["slips_issued"]

    read = decode(json.dumps(document))

    assert (read.situation, read.slips_issued, read.flags) == (NOTHING_KNOWN, 0, FULL.flags)


def _holds(found: object, expected: object) -> bool:
    """Whether all that is expected was found; later fields may have come to an object."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(name in found and _holds(found[name], value) for name, value in expected.items())
    return found == expected


def _set(*path: str, to: object) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        for name in path[:-1]:
            document = document[name]
        document[path[-1]] = to

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("format", to=2),
        _set("visit", "surname", to="x"),
        _set("visit", "situation", "nationality", to="x"),
        _set("visit", "needs", to=["unknown_topic"]),
        _set("visit", "needs", to="sprache"),
        _set("visit", "flags", to=[None]),
        _set("visit", "language", to=7),
        _set("visit", "opened_at", to="2026-11-23T12:00:00"),
        _set("visit", "opened_at", to=None),
        _set("visit", "slips_issued", to=True),
        _set("visit", "situation", "age", to={"low": 9, "high": 3}),
        _set("visit", "situation", "age", to={"low": 9}),
        _set("visit", "situation", "eu", to=0),
        _set("visit", "id", to=None),
        lambda document: document.pop("visit"),
        lambda document: document["visit"].pop("number"),
    ],
)
def test_refuses_what_it_does_not_know(change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(encode(FULL))
    change(document)

    with pytest.raises(DraftUnreadable):
        decode(json.dumps(document))


@pytest.mark.parametrize("text", ["", "null", "[]", "7", '"x"', "{", "[" * 100_000])
def test_refuses_what_is_no_draft_at_all(text: str) -> None:
    with pytest.raises(DraftUnreadable):
        decode(text)


def test_does_not_save_a_time_without_zone() -> None:
    naive = Visit(BLANK.id, BLANK.number, datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001 the mistake to be noticed

    with pytest.raises(ValueError, match="without zone"):
        encode(naive)
