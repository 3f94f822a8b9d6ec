"""Invented persons, as many as one likes: names of syllables, a few of them common and most rare, as real ones are."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from random import Random

from erstanlauf.domain.handover.content import NamedPerson

_BEGINNINGS = ("ka", "mo", "scha", "ju", "al", "ibra", "dem", "ni", "wo", "chi", "ta", "re", "os", "fer", "yil", "gre")
_MIDDLES = ("ha", "ri", "men", "su", "li", "tar", "dschi", "no", "be", "ra", "mu", "kow", "se", "wan", "")
_ENDS = ("med", "sohn", "enko", "ova", "maz", "din", "i", "zadeh", "ski", "oglu", "ez", "n", "ler", "tsch", "a", "rov")
_GIVEN_NAMES = 2_000
_YEARS = (1940, 2010)


def invented_people(count: int, seed: int = 7) -> Iterator[NamedPerson]:
    """Yield persons; the same seed gives the same ones."""
    random = Random(seed)
    family_names, given_names = _names(random, None), _names(random, _GIVEN_NAMES)
    for family, given in zip(_drawn(random, family_names, count), _drawn(random, given_names, count), strict=True):
        yield NamedPerson(family, given, random.randint(*_YEARS))


def _names(random: Random, most: int | None) -> Sequence[str]:
    names = ["".join(parts).title() for parts in product(_BEGINNINGS, _MIDDLES, _MIDDLES, _ENDS)]
    random.shuffle(names)
    return list(dict.fromkeys(names))[:most]


def _drawn(random: Random, names: Sequence[str], count: int) -> Sequence[str]:
    """Return names of which the tenth is half as common as the first, and so on."""
    weights = accumulate(1 / (place + 10) for place in range(len(names)))
    return random.choices(names, cum_weights=list(weights), k=count)
