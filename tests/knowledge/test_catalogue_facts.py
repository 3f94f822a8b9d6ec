"""Cost, documents, the way there and access: read with their confidence, refused where they are not of their form."""

from pathlib import Path

import pytest

from erstanlauf.domain.catalogue import Catalogue, Confidence, Cost, OfferId, Stated, Transport
from erstanlauf.domain.plain_text import code_point
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.knowledge.faults import KnowledgeFault

STATED = """\
{indent}confidence: medium
{indent}sources: [HUC]
{indent}as_of: "2024"
"""
OF_OFFER, OF_CONTACT = STATED.format(indent=10 * " "), STATED.format(indent=12 * " ")
GOOD = f"""\
city: Bielefeld
as_of: "2026-11-22"
own_desk: mbe
sources: {{HUC: {{ref: "https://example.org/huc", date: "2023"}}}}
services:
  - id: mbe
    name: "Migrationsberatung"
    description: "Beratung für Erwachsene."
    topics: [sprache]
    legal_kind: free_welfare
    privacy: open
    certainty: {{existence: high, eligibility: high, contact: low}}
    sources: {{existence: [HUC], eligibility: [], contact: []}}
    offers:
      - id: mbe/drk
        organization: "DRK"
        confidence: medium
        sources: [HUC]
        cost:
          value: free
{OF_OFFER}\
        documents:
          value: [identity_document, payslips]
{OF_OFFER}\
        contact:
          address:
            value: "Niederwall 23, 33602 Bielefeld"
{OF_CONTACT}\
          transport:
            stop: "Rathaus"
            lines: ["1", "2"]
{OF_CONTACT}\
          step_free:
            value: true
{OF_CONTACT}\
"""
PLACE = "bielefeld.yaml, Zeile {line}, Eintrag mbe/drk: "


def load(text: str, folder: Path) -> Catalogue:
    path = folder / "bielefeld.yaml"
    path.write_text(text, "utf-8")
    return load_catalogue(path)


def refusal(text: str, folder: Path) -> str:
    with pytest.raises(KnowledgeFault) as caught:
        load(text, folder)
    return sentence(Wording("de"), caught.value)


def test_every_fact_carries_how_sure_it_is(tmp_path: Path) -> None:
    offer = load(GOOD, tmp_path).offer(OfferId("mbe/drk"))
    assert offer is not None
    evidence = (Confidence.MEDIUM, ("HUC",), "2024")
    assert offer.cost == Stated(Cost.FREE, *evidence)
    assert offer.documents == Stated(("identity_document", "payslips"), *evidence)
    assert offer.contact.transport == Stated(Transport("Rathaus", ("1", "2")), *evidence)
    assert offer.contact.step_free == Stated(True, *evidence)


def test_a_stop_may_be_known_without_its_lines(tmp_path: Path) -> None:
    offer = load(GOOD.replace('            lines: ["1", "2"]\n', ""), tmp_path).offer(OfferId("mbe/drk"))
    assert offer is not None
    assert offer.contact.transport is not None
    assert offer.contact.transport.value == Transport("Rathaus")


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("value: free", "value: cheap", 20, "Im Feld „cost.value“ steht „cheap“, das es nicht gibt"),
        ("value: free", "value: true", 20, "Im Feld „cost.value“ muss ein Text stehen"),
        (
            "payslips",
            "payslip",
            25,
            "Das Feld „documents.value“ nennt die Unterlage „payslip“, für die der Laufzettel keine Worte hat; "
            "geändert wurde nichts – die Schreibweise mit der Liste „document“ in catalogue.schema.json vergleichen.",
        ),
        ("payslips", "identity_document", 25, "Die Kennung „identity_document“ im Feld „documents.value“ ist schon"),
        ("[identity_document, payslips]", "[]", 25, "Die Liste „documents.value“ ist leer"),
        ("[identity_document, payslips]", "payslips", 25, "Im Feld „documents.value“ muss eine Liste stehen"),
        ('            stop: "Rathaus"\n', "", 36, "Das Feld „contact.transport.stop“ fehlt oder ist leer"),
        ('lines: ["1", "2"]', "lines: [1]", 37, "Im Feld „contact.transport.lines“ muss ein Text stehen"),
        ("stop: ", "halt: ", 36, "Das Feld „contact.transport.stop“ fehlt oder ist leer"),
        ("value: true", 'value: "ja"', 42, "Im Feld „contact.step_free.value“ muss true oder false stehen"),
    ],
)
def test_refuses_a_fact_that_is_not_of_its_form(old: str, new: str, line: int, told: str, tmp_path: Path) -> None:
    assert GOOD.count(old) == 1
    assert refusal(GOOD.replace(old, new), tmp_path).startswith(PLACE.format(line=line) + told)


@pytest.mark.parametrize("field", ["cost", "documents"])
def test_a_fact_that_may_be_printed_needs_a_source(field: str, tmp_path: Path) -> None:
    before, mark, after = GOOD.partition(f"        {field}:\n")
    said = refusal(before + mark + after.replace("sources: [HUC]", "sources: []", 1), tmp_path)
    assert f"Die Angabe „{field}.sources“ hat keine Quelle" in said


def test_no_stop_leads_to_a_place_where_people_hide(tmp_path: Path) -> None:
    address = f'          address:\n            value: "Niederwall 23, 33602 Bielefeld"\n{OF_CONTACT}'
    assert address in GOOD
    said = refusal(GOOD.replace(address, "").replace("mbe", "frauenhaus"), tmp_path)
    assert "Im Feld „contact.transport“ steht eine Adresse, die geheim bleiben muss" in said
    assert "Rathaus" not in said


HOSTILE = {
    "escape": "\x1b[31m",
    "tabulator": "\t",
    "carriage return": "\r",
    "next line": "\x85",
    "line separator": "\u2028",
    "embedding left to right": "\u202a",
    "embedding right to left": "\u202b",
    "end of embedding": "\u202c",
    "override left to right": "\u202d",
    "override right to left": "\u202e",
    "isolate left to right": "\u2066",
    "isolate right to left": "\u2067",
    "isolate": "\u2068",
    "end of isolate": "\u2069",
    "mark right to left": "\u200f",
    "space without width": "\u200b",
    "joiner": "\u200d",
    "non-joiner": "\u200c",
    "word joiner": "\u2060",
    "soft hyphen": "\u00ad",
    "tag": "\U000e0041",
}
FIELDS = {
    '"DRK"': ("organization", 16),
    '"Niederwall 23, 33602 Bielefeld"': ("contact.address.value", 31),
    '"Rathaus"': ("contact.transport.stop", 36),
    '["1", "2"]': ("contact.transport.lines", 37),
}


@pytest.mark.parametrize("value", FIELDS)
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_text_that_hides_something_is_refused_with_its_place(kind: str, value: str, tmp_path: Path) -> None:
    field, line = FIELDS[value]
    escaped = "".join(f"\\U{ord(each):08x}" for each in f"a{HOSTILE[kind]}b")
    hostile = f'["{escaped}"]' if value.startswith("[") else f'"{escaped}"'
    assert refusal(GOOD.replace(value, hostile), tmp_path) == PLACE.format(line=line) + (
        f"Im Feld „{field}“ steht das unsichtbare Zeichen {code_point(HOSTILE[kind][0])}; geändert wurde nichts – den "
        "Wert neu tippen, statt ihn hineinzukopieren."
    )


@pytest.mark.parametrize("value", FIELDS)
def test_a_text_of_several_lines_or_without_an_end_is_refused_with_its_place(value: str, tmp_path: Path) -> None:
    field, line = FIELDS[value]
    for text, told in (("eins\\nzwei", "geht über mehrere Zeilen"), ("x" * 301, "hat mehr als 300 Zeichen")):
        hostile = f'["{text}"]' if value.startswith("[") else f'"{text}"'
        said = refusal(GOOD.replace(value, hostile), tmp_path)
        assert said.startswith(PLACE.format(line=line) + f"Der Text im Feld „{field}“ {told}; geändert wurde nichts – ")


def test_a_name_may_be_written_in_any_script(tmp_path: Path) -> None:
    catalogue = load(GOOD.replace('"DRK"', '"انجمن می\u200cخواهم – ማህበር 会"'), tmp_path)
    assert catalogue.offer(OfferId("mbe/drk")) is not None
