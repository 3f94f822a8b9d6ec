"""Whoever has the schema alone reads a case back as it was; nothing else stands in it."""

import io
import json
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson, Reach, ReachKind, covered
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.handover.withdrawal_code import reference_code
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import (
    ENDLESS,
    FACTS,
    Assigned,
    German,
    Housing,
    Partner,
    Qualification,
    Situation,
    Span,
    Status,
    Work,
)
from erstanlauf.domain.visit import Choice
from erstanlauf.export.handover.document import document_of
from erstanlauf.export.handover.packing import ParcelPacker
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.paths import resources
from tests.export.handover.cases import FakeSheets, a_case, a_content, a_handover, a_recipient
from tests.export.handover.contents import contents, ticks

SCHEMAS = {
    name: json.loads((resources() / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    for name in ("handover-1", "handover-manifest-1", "receipt-1")
}
SCHEMA = SCHEMAS["handover-1"]
VALIDATOR = Draft202012Validator(SCHEMA)
_CODES: dict[str, type[StrEnum]] = {
    "status": Status,
    "housing": Housing,
    "work": Work,
    "german": German,
    "qualification": Qualification,
    "assigned": Assigned,
}


def read_back(data: Mapping[str, Any]) -> HandoverContent:
    """Rebuild a content, knowing what the schema says and nothing of the program that wrote it."""
    patient, request = data["patient"], data["serviceRequest"]
    info = request["supportingInfo"]
    reach = None
    if "telecom" in patient:
        reach = Reach(ReachKind(patient["telecom"]["system"]), patient["telecom"]["value"])
    if "address" in patient:
        reach = Reach(ReachKind.POST, patient["address"]["text"])
    year = patient.get("birthDate")
    language = patient.get("communication", {}).get("language", {}).get("code")
    return HandoverContent(
        person=NamedPerson(
            patient["name"]["family"], patient["name"]["given"], None if year is None else int(year), reach
        ),
        language=language,
        needs=tuple(Topic(each["code"]) for each in request["reasonCode"]),
        answers=Situation(**{fact: _value(fact, each["value"]) for fact, each in info["answers"].items()}),
        said=tuple(Flag(each["code"]) for each in info["said"]),
        referrals=tuple(_handed(each) for each in info["referrals"]),
    )


def _value(fact: str, value: Any) -> Any:
    if fact in _CODES:
        return _CODES[fact](value)
    if fact == "partner":
        return Partner(**{name: _value(name, each) for name, each in value.items()})
    if isinstance(value, list):
        return tuple(_value(fact, each) for each in value)
    return Span(value["low"], value.get("high", ENDLESS)) if isinstance(value, dict) else value


def _handed(referral: Mapping[str, Any]) -> Handed:
    offer = referral.get("offer", {}).get("code")
    special = DataField(referral["consent"])
    return Handed(
        Choice(Kind(referral["service"]["code"]), None if offer is None else OfferId(offer)),
        None if special is DataField.REFERRALS else special,
    )


def packed(content: HandoverContent, fields: frozenset[DataField]) -> dict[str, Any]:
    parcel = ParcelPacker(FakeSheets()).pack(a_case(content, handover=a_handover(fields)))
    with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        Draft202012Validator(SCHEMAS["handover-manifest-1"]).validate(manifest)
        data: dict[str, Any] = json.loads(archive.read("handover.json"))
        return data


@given(contents, ticks)
def test_any_case_holds_against_the_schema_and_reads_back_as_it_was(
    content: HandoverContent, fields: frozenset[DataField]
) -> None:
    holds_and_reads_back(content, fields)


@pytest.mark.long
@settings(max_examples=5_000)
@given(contents, ticks)
def test_five_thousand_cases_hold_against_the_schema_and_read_back(
    content: HandoverContent, fields: frozenset[DataField]
) -> None:
    holds_and_reads_back(content, fields)


def holds_and_reads_back(content: HandoverContent, fields: frozenset[DataField]) -> None:
    data = packed(content, fields)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    is_equal = read_back(data) == covered(content, fields)
    assert is_equal  # the values themselves stay out of the report
    assert {each["code"] for each in data["consent"]["provision"]["data"]} == set(fields)


@given(contents, ticks)
def test_all_there_is_names_a_field_that_was_ticked(content: HandoverContent, fields: frozenset[DataField]) -> None:
    request = packed(content, fields)["serviceRequest"]
    info = request["supportingInfo"]
    named = {each["consent"] for each in (*request["reasonCode"], *info["said"], *info["referrals"])}
    assert named <= set(fields)


def test_words_are_german_and_codes_are_those_of_the_domain() -> None:
    data = document_of(a_case())
    assert data["task"] == {
        "identifier": "UE-WKRT-7M3P",
        "status": "requested",
        "intent": "order",
        "code": "fulfill",
        "focus": "serviceRequest",
        "for": "patient",
        "authoredOn": "2026-11-23T10:30:17+01:00",
        "requester": {"display": "Willkommen", "city": "Musterstadt"},
        "owner": {"identifier": "0a1b2c3d", "display": "KIM Case Management", "offer": "case_management/kim"},
        "responseDays": 7,
    }
    info: Any = data["serviceRequest"]
    answers = info["supportingInfo"]["answers"]
    assert answers["age"] == {"value": {"low": 27, "high": 66}, "display": "27–66 Jahre"}
    assert answers["months_in_de"] == {"value": {"low": 60}, "display": "in Deutschland: 5 Jahre und länger"}
    assert answers["partner"]["display"] == "Partnerin oder Partner: 34 Jahre, Papier: Duldung"
    assert info["code"] == {"code": "case_management", "display": "Case_Management"}
    assert [each["display"] for each in info["reasonCode"]] == ["Deutsch lernen", "Schulden, Alltag", "Gesundheit"]


def test_half_a_letter_becomes_the_mark_for_one_and_breaks_nothing() -> None:
    person = NamedPerson("Ab\ud800c", "\ud83d\ude00")
    name = packed(a_content(person=person), frozenset({DataField.NAME}))["patient"]["name"]
    assert name == {"family": "Ab\ufffdc", "given": "😀"}


def test_a_recipient_outside_the_catalogue_is_asked_for_case_management() -> None:
    data: Any = document_of(a_case(recipient=a_recipient(offer=None)))
    assert data["serviceRequest"]["code"] == {"code": "case_management", "display": "Case Management"}
    assert VALIDATOR.is_valid(data)


def test_closed_lists_are_those_of_the_domain() -> None:
    request = SCHEMA["properties"]["serviceRequest"]["properties"]
    info, defs = request["supportingInfo"]["properties"], SCHEMA["$defs"]
    answers = defs["answers"]["properties"]
    fields = SCHEMA["properties"]["consent"]["properties"]["provision"]["properties"]["data"]["items"]
    assert _codes(request["reasonCode"]["items"]) == list(Topic)
    assert _codes(info["said"]["items"]) == list(Flag)
    assert _codes(fields) == list(DataField)
    assert tuple(answers) == FACTS
    assert defs["status"]["enum"] == list(Status)
    assert defs["german"]["enum"] == list(German)
    for fact in ("housing", "work", "qualification", "assigned"):
        assert answers[fact]["properties"]["value"]["enum"] == list(_CODES[fact])
    language = SCHEMA["properties"]["patient"]["properties"]["communication"]["properties"]["language"]
    assert _codes(language) == [each.tag for each in LANGUAGES]
    receipt = SCHEMAS["receipt-1"]["properties"]
    assert receipt["reason"]["enum"] == list(Why)
    assert {HandoverState(each) for each in receipt["status"]["enum"]} == {
        *(HandoverState.ACCEPTED, HandoverState.REJECTED, HandoverState.NOT_REACHED),
        *(HandoverState.NO_CAPACITY, HandoverState.ARRIVED, HandoverState.DONE),
    }


def _codes(coded: Mapping[str, Any]) -> list[str]:
    codes: list[str] = coded["properties"]["code"]["enum"]
    return codes


def test_references_have_the_form_the_schemas_ask_for() -> None:
    form = Draft202012Validator(SCHEMA["$defs"]["reference"])
    assert all(form.is_valid(reference_code(bytes([number] * 7))) for number in range(256))
    assert not form.is_valid("UE-OOOO-1111")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_sound_strict_and_fetches_nothing(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].startswith("urn:")
    assert "http" not in json.dumps({**schema, "$schema": ""})
    objects = [each for each in _inside(schema) if each.get("type") == "object"]
    assert objects
    assert all(each["additionalProperties"] is False for each in objects)
    assert all("title" in each for each in objects)
    assert all(each["$ref"].startswith("#/$defs/") for each in _inside(schema) if "$ref" in each)


def _inside(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [each for inner in value for each in _inside(inner)]
    if not isinstance(value, dict):
        return []
    return [value, *(each for inner in value.values() for each in _inside(inner))]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("format",), "other"),
        (("task", "status"), "erledigt"),
        (("patient", "name", "family"), None),
        (("patient", "name", "middle"), "x"),
        (("patient", "birthDate"), "1991-05-01"),
        (("serviceRequest", "reasonCode"), [{"code": "geld", "display": "x", "consent": "needs"}]),
        (("serviceRequest", "supportingInfo", "answers", "religion"), {"value": "x", "display": "x"}),
        (("serviceRequest", "supportingInfo", "answers", "age", "value"), 34),
        (("consent", "provision", "data"), []),
        (("note",), "x"),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)
def test_the_schema_refuses_what_is_not_in_it(path: tuple[str, ...], value: object) -> None:
    data = document_of(a_case())
    place: Any = data
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(data)


def test_recipient_and_handover_bring_nothing_else_along() -> None:
    recipient: Recipient = a_recipient(folder="/geheimer/ordner", mapping="zuordnung.toml", key="age1geheim")
    text = json.dumps(document_of(a_case(recipient=recipient)))
    assert not any(each in text for each in ("geheim", "zuordnung", "ABCD-EFGH", "01900000"))


def test_in_which_language_was_asked_goes_only_where_the_language_goes() -> None:
    fields = frozenset((DataField.NAME, DataField.NEEDS))
    case = a_case(covered(a_content(), fields), handover=a_handover(fields))
    document = document_of(case)
    assert list(VALIDATOR.iter_errors(document)) == []
    assert "language" not in json.dumps(document)
    ticked: Any = document_of(a_case())
    assert ticked["consent"]["source"]["language"] == "ar"
