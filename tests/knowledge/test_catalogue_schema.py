"""The schema for editors fits the Bielefeld file and says the same as the loader; the loader is what counts.

The walker knows just the words of JSON Schema that the file uses and fails on any other, so that the schema cannot say
more than is tested here.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from erstanlauf import paths
from erstanlauf.domain.catalogue import Capacity, Confidence, Cost, OfferStatus, Privacy, ReferralMethod
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Role
from erstanlauf.domain.plain_text import LONGEST_LINE
from erstanlauf.domain.situation import German, Status
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.knowledge.catalogue_codec import catalogue_bytes
from erstanlauf.knowledge.yaml_files import read_mapping
from tests.knowledge.test_catalogue_codec import a_full_catalogue

SCHEMA: dict[str, Any] = json.loads((paths.resources() / "schemas" / "catalogue.schema.json").read_text("utf-8"))
FILE = paths.resources() / "catalogue" / "bielefeld.yaml"

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
CHECKS: dict[str, Callable[[Any, Any], bool]] = {
    "type": lambda value, name: isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool)),
    "enum": lambda value, allowed: value in allowed,
    "pattern": lambda value, pattern: re.search(pattern, value) is not None,
    "minLength": lambda value, least: len(value) >= least,
    "maxLength": lambda value, most: len(value) <= most,
    "minItems": lambda value, least: len(value) >= least,
    "minimum": lambda value, least: value >= least,
    "maximum": lambda value, most: value <= most,
    "required": lambda value, names: set(names) <= set(value),
}
WORDS_WITHOUT_A_CHECK = {"$schema", "$defs", "title", "description"}
WORDS_BELOW = {"$ref", "properties", "additionalProperties", "items"}


def faults(value: Any, schema: dict[str, Any], place: str = "") -> Iterator[str]:
    """Yield every place at which the value does not fit the schema."""
    assert set(schema) <= set(CHECKS) | WORDS_WITHOUT_A_CHECK | WORDS_BELOW, place
    if "$ref" in schema:
        yield from faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], place)
        return
    broken = next((word for word, check in CHECKS.items() if word in schema and not check(value, schema[word])), None)
    if broken:  # the type is looked at first: the other words make no sense for another one
        yield f"{place}: {broken}"
        return
    if "items" in schema and isinstance(value, list):
        for number, item in enumerate(value):
            yield from faults(item, schema["items"], f"{place}[{number}]")
    if schema.get("type") == "object" and isinstance(value, dict):
        for name, inner in value.items():
            below = schema.get("properties", {}).get(name, schema["additionalProperties"])
            yield from faults(inner, below, f"{place}.{name}") if below else [f"{place}.{name}: unknown"]


def test_the_bielefeld_file_fits() -> None:
    assert list(faults(read_mapping(FILE), SCHEMA)) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ({"confidence": "sicher"}, "offer.confidence: enum"),
        ({"id": "MBE"}, "offer.id: pattern"),
        ({"fax": "1"}, "offer.fax: unknown"),
        ({"languages": [True]}, "offer.languages[0]: type"),
        ({"organization": "D" * 301}, "offer.organization: maxLength"),
        ({"cost": {"value": "free"}}, "offer.cost: required"),
        ({"contact": {"transport": {"lines": ["1"]}}}, "offer.contact.transport: required"),
    ],
)
def test_finds_a_fault_in_an_offer(broken: dict[str, Any], fault: str) -> None:
    offer = {"id": "mbe/drk", "organization": "DRK", "confidence": "low", **broken}
    assert next(faults(offer, SCHEMA["$defs"]["offer"], "offer")) == fault


def test_whatever_the_program_writes_fits() -> None:
    written = json.loads(catalogue_bytes(a_full_catalogue()))
    assert list(faults(written, SCHEMA)) == []
    [offer] = written["services"][0]["offers"]
    known = SCHEMA["$defs"]["contact"]["properties"]
    assert set(offer["contact"]) | {"appointment_only"} == set(known)


def test_knows_the_same_words_as_the_program() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["topic"]["enum"] == list(Topic)
    assert definitions["status"]["enum"] == list(Status)
    assert definitions["confidence"]["enum"] == list(Confidence)
    assert definitions["document"]["enum"] == list(DOCUMENT_NAMES)
    assert definitions["verified_by"]["enum"] == list(Role)
    assert definitions["offer"]["properties"]["status"]["enum"] == list(OfferStatus)
    contact = definitions["contact"]["properties"]
    assert contact["capacity"]["properties"]["value"]["enum"] == list(Capacity)
    assert contact["referral_method"]["properties"]["value"]["enum"] == list(ReferralMethod)
    assert definitions["offer"]["properties"]["cost"]["properties"]["value"]["enum"] == list(Cost)
    assert definitions["offer"]["properties"]["organization"]["maxLength"] == LONGEST_LINE
    assert definitions["service"]["properties"]["privacy"]["enum"] == list(Privacy)
    assert definitions["target"]["properties"]["german_min"]["enum"] == list(German)
