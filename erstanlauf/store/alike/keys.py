"""The keys under which a person is found again, and which rows of them may be the one that is looked for.

Knows the tables of the keys, not what they belong to, and judges nobody.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product

from erstanlauf.store.alike.likeness import SHORTEST_BEGINNING, Traits
from erstanlauf.store.alike.names import skeletons
from erstanlauf.store.cipher import Database

NO_YEAR = 0

_PAIRED_SKELETONS = 3
_MOST_PAIRS = 24
_BEGINNING_LETTERS = 2
_RARE = 100
"""So many persons may have a word and are all looked at; of more, those of about the same age."""

_MOST_OF_AN_AGE = 150


def keys_of(traits: Traits) -> frozenset[str]:
    """Return the keys a person is kept under.

    Skeletons of the words, "+" and two of them, two letters and "~", and how the person is reached.
    """
    spelled = [skeletons(word) for word in traits.words]
    keys = {key for each in spelled for key in each}.union(_pairs(spelled), _reached(traits))
    return frozenset(keys if traits.birth_year is None else keys.union(_beginnings(traits)))


def numbers_near(db: Database, traits: Traits) -> set[int]:
    """Return the numbers of those who may be the person, some hundreds at most."""
    spelled = [skeletons(word) for word in traits.words]
    found = set()
    for key in (*_pairs(spelled), *_reached(traits)):
        found |= _numbers(db, "key = ?", key, most=_RARE)
    for key in dict.fromkeys(key for each in spelled for key in each):
        found |= _with_word(db, key, traits.birth_year)
    if traits.birth_year is not None:
        for key in _beginnings(traits):
            found |= _numbers(db, "key = ? AND year = ?", key, traits.birth_year, most=_MOST_OF_AN_AGE)
    return found


def persons_with(db: Database, trait: str, most: int) -> int:
    """Return how many persons have a word in its likeliest spelling, or are reached so, counted up to `most`."""
    key = trait if trait.startswith("@") else skeletons(trait)[0]
    counted = db.execute("SELECT count(*) FROM (SELECT 1 FROM handover_key WHERE key = ? LIMIT ?)", (key, most))
    return int(counted.fetchone()[0])


def _with_word(db: Database, key: str, year: int | None) -> set[int]:
    numbers = _numbers(db, "key = ?", key, most=_RARE + 1)
    if not numbers and len(key) >= SHORTEST_BEGINNING:
        return _numbers(db, "key BETWEEN ? AND ?", key, f"{key}Z", most=_RARE)  # it may not be typed to its end
    if len(numbers) <= _RARE:
        return numbers
    if year is None:
        return set()
    near = _numbers(db, "key = ? AND year BETWEEN ? AND ?", key, year - 1, year + 1, most=_MOST_OF_AN_AGE)
    return near | _numbers(db, "key = ? AND year = ?", key, NO_YEAR, most=_RARE)


def _numbers(db: Database, where: str, *values: object, most: int) -> set[int]:
    rows = db.execute(f"SELECT number FROM handover_key WHERE {where} LIMIT ?", (*values, most))
    return {number for (number,) in rows}


def _pairs(spelled: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return two words of the name at a time, in an order that does not depend on which is the family's."""
    few = sorted(list(each[:_PAIRED_SKELETONS]) for each in spelled)
    pairs = ("+".join(("", *sorted(pair))) for words in combinations(few, 2) for pair in product(*words))
    return list(dict.fromkeys(islice(pairs, _MOST_PAIRS)))


def _beginnings(traits: Traits) -> Iterator[str]:
    return (f"{word[:_BEGINNING_LETTERS]}~" for word in dict.fromkeys(traits.words))


def _reached(traits: Traits) -> Sequence[str]:
    return [traits.reach] if traits.reach else []
