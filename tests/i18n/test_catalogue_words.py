"""Every field and every value of a catalogue has words in both languages of the interface."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.domain.ageing import GROUP_OF, FieldGroup, facts_of
from erstanlauf.domain.catalogue import (
    UNDATED,
    Capacity,
    Catalogue,
    Closure,
    Confidence,
    Contact,
    Cost,
    Offer,
    OfferStatus,
    Organization,
    Privacy,
    ReferralMethod,
    Service,
    Source,
    Stated,
    Transport,
    Waiting,
)
from erstanlauf.domain.people import Role
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, Wording
from erstanlauf.knowledge.catalogue import load_catalogue

both = pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)


@pytest.fixture(scope="module")
def bielefeld() -> Catalogue:
    return load_catalogue(Path(paths.resources() / "catalogue" / "bielefeld.yaml"))


@both
@pytest.mark.parametrize("of", [Offer, Contact, Service, Organization, Source])
def test_every_field_has_a_name(tag: str, of: type) -> None:
    structure = {"id", "kind", "contact", "offers"}
    names = [each.name for each in fields(of) if each.name not in structure]
    assert all(catalogue_words.field_name(Wording(tag), name) for name in names)


@both
def test_every_group_and_every_code_has_words_of_its_own(tag: str) -> None:
    words = Wording(tag)
    assert len({catalogue_words.group_name(words, group) for group in FieldGroup}) == len(FieldGroup)
    for codes in (OfferStatus, Confidence, Cost, Capacity, ReferralMethod, Privacy):
        assert len({catalogue_words.code_name(words, code) for code in codes}) == len(codes)


@both
def test_everything_in_the_catalogue_of_a_city_can_be_said(tag: str, bielefeld: Catalogue) -> None:
    words = Wording(tag)
    for service in bielefeld.services.values():
        for each in fields(service):
            assert catalogue_words.value_text(words, each.name, getattr(service, each.name))
        for offer in service.offers:
            for name, fact in facts_of(offer):
                assert catalogue_words.value_text(words, name, fact)
                assert catalogue_words.sources_text(words, fact.sources, bielefeld.sources)


def test_names_every_fact_that_ages() -> None:
    assert all(catalogue_words.field_name(Wording(), name) for name in GROUP_OF)


def test_says_hours_in_words() -> None:
    said = catalogue_words.value_text(Wording(), "hours", "Mo-Do 9-12, 13:00-16:00; Fr 9-14")
    assert said == "Mo–Do 9:00–12:00 und 13:00–16:00; Fr 9:00–14:00"
    assert catalogue_words.hours_text(Wording(), "rund um die Uhr") == "Tag und Nacht"


def test_leaves_hours_it_cannot_read_as_they_are() -> None:
    assert catalogue_words.value_text(Wording(), "hours", "Mo sonst nach Vereinbarung") == "Mo sonst nach Vereinbarung"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("phone", None, "nichts bekannt"),
        ("cost", Cost.FREE, "kostenlos"),
        ("capacity", Waiting(Capacity.FREE), "Plätze frei"),
        ("capacity", Waiting(Capacity.WAITING_LIST, 6), "Warteliste, etwa 6 Wochen"),
        ("closures", (Closure(date(2026, 12, 24), date(2027, 1, 1)),), "24.12.2026–01.01.2027"),
        ("closures", (Closure(date(2026, 12, 24), date(2026, 12, 24)),), "24.12.2026"),
        ("transport", Transport("Rathaus", ("1", "2")), "Rathaus, Linien 1, 2"),
        ("step_free", False, "nein"),
        ("response_days", 1, "1 Tag"),
        ("spoken", ("ar", "rom"), "Arabisch, rom"),
        ("documents", ("duldung", "photo"), "Duldung, Passfoto (biometrisch)"),
    ],
)
def test_says_a_value(name: str, value: object, said: str) -> None:
    assert catalogue_words.value_text(Wording(), name, value) == said


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Stated("x", Confidence.HIGH, ("A",), "2026-11-22", Role.CATALOGUE), "bestätigt am 22.11.2026 (Katalog)"),
        (Stated("x", Confidence.HIGH, ("A",), "2024-12"), "sicher, Stand 12.2024"),
        (Stated("x", Confidence.MEDIUM, ("A",), UNDATED), "nicht bestätigt, ohne Datum"),
    ],
)
def test_says_how_far_a_fact_is_confirmed(fact: Stated[str], said: str) -> None:
    assert catalogue_words.standing(Wording(), fact) == said
    assert catalogue_words.value_text(Wording(), "note", fact) == f"x ({said})"
