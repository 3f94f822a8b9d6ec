"""An invented town whose services have names: as many different words as real ones have, the same at every run.

German writes words together, so most words are of two known parts; names of people and places make up the rest, and
of those nearly every one is another word. Own words stand in three scripts, as in the real file.
"""

from dataclasses import replace
from random import Random

from erstanlauf.app.searching import load_words
from erstanlauf.domain.catalogue import Catalogue, Kind, Service
from erstanlauf.domain.needs import TILE_TOPICS
from erstanlauf.usecases.service_search import SearchWords
from tests.builders import a_catalogue, a_service, an_offer

_FIRST = (
    *("migrations", "sprach", "familien", "kinder", "jugend", "schul", "wohn", "sozial", "arbeits", "berufs"),
    *("gesundheits", "frauen", "senioren", "stadtteil", "integrations", "bildungs", "rechts", "schulden", "sucht"),
    *("pflege", "kultur", "sport", "garten", "musik", "lese", "fahrrad", "nachbar", "eltern", "mieter", "verbraucher"),
    *("trauma", "ehrenamts", "studien", "ausbildungs", "kirchen", "moschee", "vereins", "begegnungs", "krisen"),
)
_SECOND = (
    *("beratung", "hilfe", "stelle", "kurs", "treff", "zentrum", "dienst", "haus", "schule", "gruppe", "werkstatt"),
    *("begleitung", "agentur", "netz", "projekt", "büro", "verein", "telefon", "sprechstunde", "förderung", "angebot"),
    *("betreuung", "vermittlung", "training", "café", "lotsen", "fonds", "bund", "verband", "initiative", "börse"),
)
_SMALL = ("für", "und", "der", "im", "bei", "mit", "von", "zur", "am", "ohne", "nach", "ab")
_SYLLABLES = {
    "latin": [
        first + rest for first in "bdfghklmnprstwz" for rest in ("a", "e", "i", "o", "u", "ei", "er", "en", "ol")
    ],
    "cyrillic": [first + rest for first in "бвгдзклмнпрст" for rest in ("а", "е", "и", "о", "у", "ов")],
    "arabic": [first + rest for first in "بتجدرسشفقكلمنه" for rest in ("ا", "ي", "و", "")],
}


def a_named_town(offers: int) -> tuple[Catalogue, SearchWords]:
    """Return a town with so many offers, four to three kinds, and the words that find its kinds."""
    chance = Random(3)
    services: list[Service] = []
    kinds: dict[Kind, dict[str, list[str]]] = {}
    left = offers
    while left > 0:
        here = min(left, 2 if len(services) % 3 == 0 else 1)
        left -= here
        service = _a_service(chance, len(services), here)
        services.append(service)
        kinds[service.kind] = {
            "de": [_compound(chance) for _ in range(4)],
            "ru": [_name(chance, "cyrillic") for _ in range(2)],
            "ar": [_name(chance, "arabic") for _ in range(2)],
        }
    return a_catalogue(*services), SearchWords(kinds, load_words().topics)


def _a_service(chance: Random, number: int, offers: int) -> Service:
    topics = chance.sample(TILE_TOPICS, chance.choice((1, 1, 2)))
    mine = tuple(
        replace(an_offer(f"kind{number}/at{each}"), organization=f"{_compound(chance)} {_name(chance).title()} e. V.")
        for each in range(offers)
    )
    name = f"{_compound(chance).title()} {chance.choice(_SMALL)} {_compound(chance).title()} {_name(chance).title()}"
    return replace(
        a_service(f"kind{number}", *topics, offers=mine),
        name=name,
        description=" ".join(_word(chance) for _ in range(22)),
    )


def _word(chance: Random) -> str:
    sort = chance.random()
    if sort < 0.3:
        return chance.choice(_SMALL)
    return _compound(chance) if sort < 0.8 else _name(chance)


def _compound(chance: Random) -> str:
    if chance.random() < 0.3:
        return chance.choice(_SECOND)
    return chance.choice(_FIRST) + chance.choice(_SECOND)


def _name(chance: Random, script: str = "latin") -> str:
    return "".join(chance.choice(_SYLLABLES[script]) for _ in range(chance.choice((2, 3, 3, 4))))
