"""The Bielefeld catalogue: complete against its sources, printable where it should be, silent where it must be."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from erstanlauf import paths
from erstanlauf.domain.catalogue import Catalogue, Confidence, Cost, Kind, Offer, OfferId, Privacy, Service, Stated
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.knowledge.catalogue import load_catalogue
from erstanlauf.knowledge.yaml_files import read_mapping

FILE = paths.resources() / "catalogue" / "bielefeld.yaml"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "domain"
FACTS = ("address", "phone", "email", "url", "hours", "appointment")
PRINTABLE = (Confidence.HIGH, Confidence.MEDIUM)
SHELTERS = ("frauenhaus/", "maedchenhaus/zuflucht", "maedchenhaus/porto_amal", "nadeschda/")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(FILE)


@pytest.fixture(scope="module")
def researched() -> dict[str, Any]:
    """The research file that the catalogue was made from, by kind."""
    return {service["id"]: service for service in _shared("catalogue.yaml")["services"]}


def test_holds_all_sixty_kinds_in_the_order_of_the_research(catalogue: Catalogue, researched: dict[str, Any]) -> None:
    assert len(catalogue.services) == 60
    assert list(catalogue.services) == list(researched)


def test_keeps_every_source_of_the_research(catalogue: Catalogue) -> None:
    research = _shared("catalogue.yaml")
    kept = {key: (source.ref, source.date) for key, source in catalogue.sources.items()}
    assert {key: (source["ref"], str(source["date"])) for key, source in research["sources"].items()}.items() <= (
        kept.items()
    )
    for service in research["services"]:
        cited = {key for keys in service["source"].values() if isinstance(keys, list) for key in keys}
        grounds = catalogue.services[Kind(service["id"])].grounds
        assert cited <= {*grounds.existence, *grounds.eligibility, *grounds.contact}


def test_keeps_every_source_of_the_contact_research(catalogue: Catalogue) -> None:
    kept = " ".join(source.ref for source in catalogue.sources.values())
    refs = {entry["source"]["ref"] for entry in _shared("contacts.yaml")}
    assert [ref for ref in refs if not ref.startswith("stored") and ref not in kept] == []


def test_keeps_every_confidence_of_the_research(catalogue: Catalogue, researched: dict[str, Any]) -> None:
    for kind, service in catalogue.services.items():
        certainty = service.certainty
        groups = {group: str(getattr(certainty, group)) for group in ("existence", "eligibility", "contact")}
        assert groups == researched[kind]["confidence"], kind


def test_takes_names_topics_and_limits_as_researched(catalogue: Catalogue, researched: dict[str, Any]) -> None:
    for kind, service in catalogue.services.items():
        source = researched[kind]
        assert (service.name, service.description) == (source["name"], source["description_de"])
        assert [str(topic) for topic in service.topics] == source["fields"]
        assert _limits(service) == _researched_limits(source["target"]), kind


def test_every_provider_is_an_offer_of_its_own(catalogue: Catalogue, researched: dict[str, Any]) -> None:
    for kind in ("mbe", "integrationsagentur", "integrationskurs", "kammern", "schwangerschaft"):
        providers = researched[kind]["providers"]
        offers = catalogue.services[Kind(kind)].offers
        assert [offer.organization for offer in offers] == [provider["name"] for provider in providers]
        assert [offer.confidence for offer in offers] == [provider["confidence"] for provider in providers]
    assert catalogue.offer(OfferId("mbe/drk")) == catalogue.services[Kind("mbe")].offers[0]


def test_never_prints_what_the_contact_research_keeps_off_paper(catalogue: Catalogue) -> None:
    for entry in _shared("contacts.yaml"):
        if "print" not in entry:
            continue
        printable = {fact.value for offer in catalogue.services[Kind(entry["id"])].offers for fact in _stated(offer)}
        assert printable.isdisjoint({entry.get("address"), entry.get("phone"), entry.get("email"), entry.get("hours")})


@pytest.mark.parametrize(
    ("offer_id", "field", "value", "confidence"),
    [
        ("notruf/polizei", "phone", "110", "high"),
        ("notruf/feuerwehr", "phone", "112", "high"),
        ("notruf/bereitschaftsdienst", "phone", "116 117", "high"),
        ("hilfetelefon/hilfetelefon", "phone", "116 016", "high"),
        ("abh/stadt_bielefeld", "phone", "0521 51-0", "high"),
        ("abh/stadt_bielefeld", "appointment", "nur nach Terminvereinbarung", "medium"),
        ("kita/stadt_bielefeld", "phone", "0521 51-50060", "high"),
        ("bibliothek/stadtbibliothek", "address", "Neumarkt 1, Bielefeld", "high"),
        ("anerkennung/mozaik", "phone", "0521 329-709-0", "low"),
    ],
)
def test_states_the_fact_with_its_confidence(
    catalogue: Catalogue, offer_id: str, field: str, value: str, confidence: str
) -> None:
    offer = catalogue.offer(OfferId(offer_id))
    assert offer is not None
    fact: Stated[str] = getattr(offer.contact, field)
    assert (fact.value, fact.confidence) == (value, confidence)


def test_states_what_the_research_says_of_cost_documents_and_the_way(catalogue: Catalogue) -> None:
    offers = list(_offers(catalogue))
    free = {offer.id.partition("/")[0] for offer in offers if offer.cost and offer.cost.confidence in PRINTABLE}
    asked = {offer.id: offer.documents.value for offer in offers if offer.documents}
    assert free == {
        *("awo_ad", "but_pass", "mbe", "verfahrensberatung", "kammern", "faire_integration", "faire_mobilitaet"),
        *("schwangerschaft", "notruf", "hilfetelefon", "maedchenhaus"),
    }
    assert asked == {
        "buergerberatung/stadt_bielefeld": ("identity_documents_all", "landlord_confirmation"),
        "sozialamt_sgb12/stadt_bielefeld": (
            *("identity_document", "application_form", "asset_declaration", "rent_costs", "pension_papers"),
        ),
        "but_pass/stadt_bielefeld": ("identity_document", "benefit_notice"),
    }
    ways = [offer.contact.transport for offer in offers if offer.contact.transport]
    assert [(way.value.stop, way.value.lines, way.confidence) for way in ways] == [("Gersteinring", ("354",), "low")]


def test_what_costs_nothing_says_so_in_the_research(catalogue: Catalogue, researched: dict[str, Any]) -> None:
    free = re.compile(r"(?i)kostenlos|kostenfrei|unentgeltlich|\bfree\b")
    said = Counter(entry["id"] for entry in _shared("contacts.yaml") if free.search(str(entry)))
    for offer in _offers(catalogue):
        kind = offer.id.partition("/")[0]
        if offer.cost and offer.cost.value is Cost.FREE:
            assert said[kind] or free.search(researched[kind]["description_de"]), offer.id


def test_stores_no_address_where_people_hide(catalogue: Catalogue) -> None:
    hidden = [offer for offer in _offers(catalogue) if offer.id.startswith(SHELTERS)]
    assert len(hidden) == 4
    assert [offer.id for offer in hidden if offer.contact.address] == []
    street = re.compile(r"(?i)(straße|strasse|str\.|weg|platz|allee)\s*\d")
    kinds = {Kind(offer.id.partition("/")[0]) for offer in hidden if not offer.id.startswith("maedchenhaus/")}
    for kind in kinds:
        notes = [catalogue.services[kind].note, *(offer.note for offer in catalogue.services[kind].offers)]
        assert not any(street.search(note) for note in notes)


def test_names_no_member_of_staff() -> None:
    text = FILE.read_text("utf-8")
    assert re.findall(r"\b(?:Frau|Herr|Herrn|Dr\.|Ansprechpartnerin|Ansprechpartner:)\s+[A-ZÄÖÜ][a-zäöüß]+", text) == []
    boxes = {match.partition("@")[0].lower() for match in re.findall(r"[\w.-]+@[\w.-]+", text)}
    assert {box for box in boxes if "." in box} == {"freiwilligen.agentur", "stadtbibliothek.information"}


def test_printed_facts_are_german_dated_and_sourced(catalogue: Catalogue) -> None:
    english = re.compile(r"(?i)\b(the|and|by|of|from|with|only|closed|street|not)\b")
    for offer in _offers(catalogue):
        for fact in _stated(offer):
            assert fact.sources, offer.id
            assert not english.search(fact.value), fact.value
            assert "unverified" not in fact.value
            assert "belegt" not in fact.value


def test_keeps_back_what_tells_of_health_debt_and_violence(catalogue: Catalogue) -> None:
    def kinds(privacy: Privacy) -> set[str]:
        return {kind for kind, service in catalogue.services.items() if service.privacy is privacy}

    assert kinds(Privacy.NEUTRAL_SLIP) == {"hilfetelefon", "frauenhaus", "frauenberatung", "maedchenhaus", "nadeschda"}
    assert kinds(Privacy.DRAFT_ONLY) == {
        *("psz", "schuldner", "schwangerschaft", "clearing_kv", "med_fluechtlingshilfe"),
    }


def test_knows_the_own_desk(catalogue: Catalogue) -> None:
    assert catalogue.own_desk == "willkommen_buero"


def test_a_reader_of_yaml_1_1_sees_the_same_values() -> None:
    assert yaml.safe_load(FILE.read_text("utf-8")) == read_mapping(FILE)


def test_no_vignette_asks_for_a_service_outside_its_limits(catalogue: Catalogue) -> None:
    for vignette in _shared("vignettes.yaml")["vignettes"]:
        required = [must["service"] for must in vignette.get("must", [])]
        required += [kind for group in vignette.get("must_any", []) for kind in group["one_of"]]
        people = [vignette["inputs"], *filter(None, [vignette["inputs"].get("partner")])]
        for kind in required:
            service = catalogue.services[Kind(kind)]
            assert any(_may_be_served(person, service) for person in people), (vignette["id"], kind)


def _shared(name: str) -> Any:  # research files of many shapes
    path = SHARED / name
    if not path.exists():
        pytest.skip("the research files are not beside this checkout")
    return yaml.safe_load(path.read_text("utf-8"))


def _offers(catalogue: Catalogue) -> Iterator[Offer]:
    for service in catalogue.services.values():
        yield from service.offers


def _stated(offer: Offer) -> list[Stated[str]]:
    facts = [getattr(offer.contact, field) for field in FACTS]
    return [fact for fact in facts if fact is not None and fact.confidence in PRINTABLE]


def _limits(service: Service) -> dict[str, object]:
    target = service.target
    return {
        "age": target.age,
        "child_age": target.child_age,
        "include": target.status_include,
        "exclude": target.status_exclude,
        "soft": target.status_soft,
        "german": target.german_min,
    }


def _researched_limits(target: object) -> dict[str, object]:
    assert isinstance(target, dict)
    ages = (target.get("age_min"), target.get("age_max"))
    child_ages = target.get("child_age")
    include = target.get("status_include")
    excluded = target.get("status_exclude") or target.get("status_no_access") or []
    german = target.get("german_min")
    return {
        "age": None if ages == (None, None) else Span(ages[0] or 0, ages[1] or ENDLESS),
        "child_age": Span(*map(int, child_ages.split("-"))) if child_ages else None,
        "include": None if include is None else frozenset(map(Status, include)),
        "exclude": frozenset(map(Status, excluded)),
        "soft": frozenset(map(Status, target.get("status_soft", []))),
        "german": German(german) if german else None,
    }


def _may_be_served(person: dict[str, object], service: Service) -> bool:
    """Whether what is known of the person does not break a limit; unknown facts break none."""
    target = service.target
    age, status, level = person.get("age"), person.get("status"), person.get("german")
    if isinstance(age, int) and target.age and not target.age.low <= age <= target.age.high:
        return False
    if isinstance(status, str) and status != "nk":
        included = target.status_include is None or status in target.status_include | target.status_soft
        if status in target.status_exclude or not included:
            return False
    levels = list(German)
    if target.german_min and level not in (None, "nk"):
        return levels.index(German(str(level))) >= levels.index(target.german_min)
    return True
