"""The direct search over the real catalogue and the real words, and over small invented ones."""

import threading
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from erstanlauf.app import load_published
from erstanlauf.app.searching import load_words
from erstanlauf.domain.catalogue import Catalogue, Kind, OfferStatus, Service
from erstanlauf.domain.needs import Topic
from erstanlauf.i18n.folding import folded, words
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.store.service_index import FEW, MOST_FOUND, ServiceIndex
from erstanlauf.usecases.service_search import Found, SearchWords
from tests.builders import a_catalogue, a_service, an_offer

ANY_TEXT = st.text(st.characters(), max_size=80)  # halves of pairs and NUL too
OPERATORS = ('"', "'", "*", "(", ")", "-x", "a:b", "NEAR(a b)", "a AND", "OR", "NOT a", "^a", "{name}:a", "+", "\x00")
ODD_TEXTS = ("a" * 10_000, "ab " * 5_000, "\ud800", "\u202e", " ", "", "ﷺ" * 200, "学" * 999)
NO_WORDS = SearchWords({}, {})


@cache
def catalogue() -> Catalogue:
    return load_published()


@cache
def search_words() -> SearchWords:
    return load_words()


@cache
def index() -> ServiceIndex:
    return index_of(catalogue(), search_words())


def index_of(held: Catalogue, said: SearchWords = NO_WORDS) -> ServiceIndex:
    made = ServiceIndex(lambda: said)
    made.build(held)
    return made


def kinds(found: object) -> list[str]:
    assert isinstance(found, list | tuple)
    return [each.kind for each in found]


def named(name: str, kind: str = "kind", *, organizations: tuple[str, ...] = ("Träger",), about: str = "") -> Service:
    """Return a service with these words and an offer of each organization."""
    offers = tuple(
        replace(an_offer(f"{kind}/o{number}"), organization=each) for number, each in enumerate(organizations)
    )
    return replace(a_service(kind, Topic.SPORT_KULTUR, offers=offers), name=name, description=about)


@pytest.mark.parametrize(
    "typed", ["kindergarten", "детский сад", "حضانة", "anaokulu", "дитячий садок", "مهدکودک", "幼儿园"]
)
def test_a_kindergarten_is_found_first_in_any_language(typed: str) -> None:
    assert index().find(typed)[0].kind == "kita"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("hartz 4", "jobcenter"),
        ("Bürgergeld", "jobcenter"),
        ("jobcenter", "jobcenter"),
        ("ausländeramt", "abh"),
        ("auslaenderamt", "abh"),
        ("auslanderamt", "abh"),
        ("krankenkasse", "krankenkasse"),
        ("schule", "ki_schule"),
        ("OKUL", "ki_schule"),
        ("wohnung", "wohnhilfen"),
        ("dolmetscher", "ki_sprachmittlung"),
        ("переводчик", "ki_sprachmittlung"),
        ("مدرسة", "ki_schule"),
        ("schulden", "schuldner"),
        ("kindergeld", "familienkasse"),
        ("112", "notruf"),
        ("١١٢", "notruf"),
        ("ki", "ki"),
    ],
)
def test_what_people_call_a_service_finds_it_first(typed: str, kind: str) -> None:
    assert index().find(typed)[0].kind == kind


@pytest.mark.parametrize("kind", list(load_published().services))
def test_every_kind_is_found_first_by_its_name(kind: str) -> None:
    service = catalogue().services[Kind(kind)]
    assert index().find(service.name)[0] == Found(service.kind, service.name, service.offers[0].organization)


@pytest.mark.parametrize("tag", [language.tag for language in LANGUAGES])
def test_every_kind_is_found_by_each_of_its_words(tag: str) -> None:
    missed = [
        (kind, word)
        for kind, said in search_words().kinds.items()
        for word in said.get(tag, ())
        if kind not in kinds(index().find(word))
    ]
    assert not missed


def test_the_words_name_no_kind_that_the_catalogue_does_not_hold() -> None:
    assert search_words().kinds.keys() == catalogue().services.keys()


@pytest.mark.parametrize("topic", list(Topic))
def test_the_words_of_a_tile_find_its_services(topic: Topic) -> None:
    of_topic = {service.kind for service in catalogue().services.values() if topic in service.topics}
    for word in search_words().topics[topic]:
        assert of_topic <= set(kinds(index().find(word)))


def test_words_find_their_beginnings_from_the_second_letter_on() -> None:
    held = index_of(a_catalogue(named("Xylofon")))
    assert kinds(held.find("xy")) == ["kind"]
    assert kinds(held.find("x")) == []


def test_a_word_inside_a_compound_is_found() -> None:
    assert "mbe" in kinds(index().find("beratung"))
    assert "jugendamt" in kinds(index().find("amt"))
    assert "sportbund" in kinds(index().find("bund"))


def test_whole_words_come_first_then_name_own_words_organization_and_the_rest() -> None:
    services = (
        named("Rest", "about", about="Gutes Fechten"),
        named("Bund", "organization", organizations=("Fechtverband",)),
        named("Säbel", "own"),
        named("Fechtschule", "beginning"),
        named("Hier ficht man: Fecht", "whole"),
        named("Tango", "topic"),
    )
    said = SearchWords({Kind("own"): {"de": ["Fechten lernen"]}}, {})
    assert kinds(index_of(a_catalogue(*services), said).find("fecht")) == [
        *("whole", "beginning", "own", "organization", "about")
    ]


def test_words_of_a_topic_find_after_all_others() -> None:
    services = (named("Tango", "topic"), named("Kultur", "name"))
    said = SearchWords({}, {Topic.SPORT_KULTUR: ["Kultur"]})
    assert kinds(index_of(a_catalogue(*services), said).find("kultur")) == ["name", "topic"]


def test_all_words_must_be_there() -> None:
    held = index_of(a_catalogue(named("Rad fahren", "both"), named("Rad", "one")))
    assert kinds(held.find("fahren rad")) == ["both"]
    assert kinds(held.find("rad rudern")) == []


def test_a_single_letter_beside_a_word_waits_for_the_next() -> None:
    held = index_of(a_catalogue(named("Rad fahren")))
    assert kinds(held.find("rad f")) == ["kind"]
    assert kinds(held.find("rad x")) == ["kind"]


def test_the_organization_is_named_that_was_meant() -> None:
    held = index_of(a_catalogue(named("Beratung für alle", organizations=("Caritas", "Diakonie für alle", "AWO"))))
    for typed, meant in (("beratung für", "Caritas"), ("beratung dia", "Diakonie für alle"), ("awo", "AWO")):
        assert held.find(typed)[0].organization == meant


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kindergaten", "Kindergarten"),
        ("kindregarten", "Kindergarten"),
        ("kindergardden", "Kindergarten"),
        ("kidregarten", "Kindergarten"),
        ("kindregar", "Kindergarten"),
        ("shcule", "Schule"),
        ("schulle", "Schule"),
        ("brger", "Bürger"),
        ("strae", "Straße"),
        ("bertung", "Migrationsberatung"),
        ("школла", "Школа"),
        ("مدسرة", "مدرسة"),
    ],
)
def test_a_typing_error_is_forgiven(typed: str, name: str) -> None:
    known = index_of(a_catalogue(named(name), named("Beratung", "other")))
    assert "kind" in kinds(known.find(typed))


@pytest.mark.parametrize("typed", ["shlu", "kta", "kindrgrtn", "xyzw"])
def test_what_is_too_far_off_is_not_found(typed: str) -> None:
    assert kinds(index_of(a_catalogue(named("Schule Kita Kindergarten"))).find(typed)) == []


def test_what_is_only_near_comes_after_what_is_there() -> None:
    held = index_of(a_catalogue(named("Maler", "near"), named("Muster", "other"), named("Malen", "there")))
    assert kinds(held.find("malen")) == ["there", "near"]


def test_nothing_near_is_looked_for_where_enough_is_there() -> None:
    there = [named("Malen", f"there{number}") for number in range(FEW)]
    assert "near" not in kinds(index_of(a_catalogue(named("Maler", "near"), *there)).find("malen"))


def test_a_part_of_a_word_in_a_description_is_found_where_there_is_little_else() -> None:
    assert kinds(index_of(a_catalogue(named("Hilfe", about="bei Wohnungsverlust"))).find("sverlu")) == ["kind"]


def test_no_more_is_returned_than_a_list_can_show() -> None:
    held = index_of(a_catalogue(*(named("Malen", f"kind{number}") for number in range(MOST_FOUND + 9))))
    assert kinds(held.find("malen")) == [f"kind{number}" for number in range(MOST_FOUND)]


@pytest.mark.parametrize("status", [status for status in OfferStatus if status is not OfferStatus.ACTIVE])
def test_what_is_not_active_is_not_found(status: OfferStatus) -> None:
    service = named("Malen", organizations=("Caritas", "Diakonie"))
    first, second = service.offers
    gone = replace(service, offers=(first, replace(second, status=status)))
    all_gone = replace(service, kind=Kind("gone"), offers=tuple(replace(each, status=status) for each in gone.offers))

    held = index_of(a_catalogue(gone, all_gone))

    assert kinds(held.find("malen")) == ["kind"]
    assert kinds(held.find("diakonie")) == []


def test_the_former_catalogue_answers_until_the_next_is_there() -> None:
    reached, go_on = threading.Event(), threading.Event()

    def read_words() -> SearchWords:
        reached.set()
        assert go_on.wait(60)
        return NO_WORDS

    searched = ServiceIndex(read_words)
    go_on.set()
    searched.build(a_catalogue(named("Malen", "old")))
    reached.clear()
    go_on.clear()
    builder = threading.Thread(target=lambda: searched.build(a_catalogue(named("Malen", "new"))))
    builder.start()
    assert reached.wait(60)
    assert kinds(searched.find("malen")) == ["old"]
    go_on.set()
    builder.join()
    assert kinds(searched.find("malen")) == ["new"]


def test_nothing_is_found_before_the_first_catalogue_and_in_an_empty_one() -> None:
    assert ServiceIndex(lambda: NO_WORDS).find("malen") == ()
    assert kinds(index_of(a_catalogue()).find("malen")) == []


@pytest.mark.parametrize("text", [*OPERATORS, *ODD_TEXTS])
def test_odd_input_is_safe(text: str) -> None:
    index().find(text)
    index().find(f"beratung {text}")
    index().find(f"{text}beratung{text}")


@given(ANY_TEXT)
def test_any_input_is_safe(text: str) -> None:
    assert len(index().find(text)) <= MOST_FOUND


@st.composite
def misspelt(draw: st.DrawFn) -> tuple[Kind, str]:
    """Return a kind, and a word of its name with one letter left out, doubled or in its neighbour's place."""
    known = [
        (service.kind, word)
        for service in catalogue().services.values()
        for word in words(folded(service.name))
        if len(word) >= 5
    ]
    kind, word = draw(st.sampled_from(known))
    place = draw(st.integers(0, len(word) - 2))
    one, other = word[place], word[place + 1]
    written = draw(st.sampled_from([other, one + one + other, other + one]))
    return kind, word[:place] + written + word[place + 2 :]


@given(misspelt())
def test_every_name_is_found_with_one_typing_error(case: tuple[Kind, str]) -> None:
    kind, typed = case
    found = kinds(index().find(typed))
    exactly = [each for each in catalogue().services.values() if has(each, typed)]
    assume(len(exactly) < FEW)  # else the wrong word is one that many services have
    assert kind in found


def has(service: Service, typed: str) -> bool:
    said = search_words()
    own = [word for words_ in said.kinds[service.kind].values() for word in words_]
    topics = [word for topic in service.topics for word in said.topics[topic]]
    organizations = [offer.organization for offer in service.offers]
    everything = " ".join((service.name, service.description, *own, *topics, *organizations))
    return any(typed in word for word in words(folded(everything)))
