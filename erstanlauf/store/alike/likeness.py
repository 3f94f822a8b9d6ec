"""How much speaks for two names being those of one person, in bits. Knows words, years and numbers, not where they lie.

Why this way (2026-11-22): words of both names are paired whatever order they stand in, for offices disagree which name
is the family's. A pair counts as many bits as the word is rare, times how alike the two are; words that have no partner
on either side count against it. Measured on FEBRL 2 and 3, which is where the numbers here are from; the benchmark
shows what they do on FEBRL 4.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from erstanlauf.domain.handover.content import NamedPerson, ReachKind
from erstanlauf.i18n.folding import folded
from erstanlauf.store.alike.names import name_words, sounds
from erstanlauf.store.near_words import most_errors

_NEAR, _SAME_SOUND, _SAME_CONSONANTS, _BEGINNING = 0.85, 0.7, 0.5, 0.3
"""How much of a word's bits count where it has a typing error, is spelled as it sounds, has the same skeleton but looks
otherwise, or is not typed to its end.
"""

_TELLING_CONSONANTS = 3
"""So long a skeleton tells enough, however the words look: "Zeynep" and "Zainab"."""

_ALIKE_FROM, _SOUNDS_SURELY_FROM, _SOUNDS_FROM = 0.92, 0.7, 0.6
"""Jaro-Winkler likeness from which words are alike whatever their skeletons, and from which with the same skeleton."""

_BEGINNING_LETTERS = 4
SHORTEST_BEGINNING = 3
"""Consonants from which on what is typed may be the beginning of a word that is spelled otherwise."""

_NO_PARTNER = -2.5
_YEAR_BITS = {0: 6.0, 1: 3.0}
_OTHER_YEAR = -4.0
_PHONE_DIGITS = 9
"""So many of the last digits of a telephone number are the same however it begins: 0, 0049 or +49."""

_FEWEST_DIGITS = 6


_Pair = tuple[float, str, str, int]
"""Bits against a pair of words, the two in alphabetical order, and where the one person has its word."""


@dataclass(frozen=True, slots=True, repr=False)
class Traits:
    """What of a person is compared: the words of the name, and how the person is reached.

    `reach` begins with "@"; it is empty where it tells nobody from others.
    """

    family: tuple[str, ...]
    given: tuple[str, ...]
    birth_year: int | None
    reach: str

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name."""
        return self.family + self.given


def traits_of(person: NamedPerson) -> Traits:
    """Return what is compared of a person."""
    return Traits(name_words(person.family_name), name_words(person.given_names), person.birth_year, _reach(person))


class Likeness:
    """Compares one person with others; which of two is the one makes no difference to the bits."""

    def __init__(
        self,
        one: Traits,
        others: Iterable[Traits],
        bits: Callable[[str], float],
        sounds: Callable[[str], frozenset[str]] = sounds,
    ) -> None:
        """Take the person, all it will be compared with, and what tells how rare a word or a way to be reached is.

        A bit is what every second person has; two, every fourth. `sounds` may remember what it was asked before.
        """
        from rapidfuzz.distance import OSA, JaroWinkler
        from rapidfuzz.process import extract

        self._errors, self._jaro_winkler, self._extract = OSA.distance, JaroWinkler.similarity, extract
        self._one = one
        self._sorted_words = sorted(one.words)
        self._bits = cache(bits)
        self._sounds = sounds
        self._partners = self._partners_among({word for other in others for word in other.words})

    def bits(self, other: Traits) -> float:
        """Return what speaks for the other being the same person, less what speaks against it."""
        reach = self._bits(other.reach) if other.reach and other.reach == self._one.reach else 0.0
        return self._names(other) + _year(self._one, other) + reach

    def is_same_name(self, other: Traits) -> bool:
        """Whether the other has the same words in any order, and no year of birth speaks against it."""
        return sorted(other.words) == self._sorted_words and _year(self._one, other) >= 0

    def _names(self, other: Traits) -> float:
        one = self._one
        by_words, all_paired = self._paired(other.words)
        if all_paired or max(map(len, (one.family, one.given, other.family, other.given))) < 2:
            return by_words
        straight = self._joined(one.family, other.family) + self._joined(one.given, other.given)
        swapped = self._joined(one.family, other.given) + self._joined(one.given, other.family)
        return max(by_words, straight, swapped)

    def _paired(self, others: Sequence[str]) -> tuple[float, bool]:
        """Return the bits of the best pairs of words, and whether none is left without."""
        pairs = [(*pair, place) for place, other in enumerate(others) for pair in self._partners.get(other, ())]
        total, taken, taken_there = 0.0, set[int](), set[int]()
        for against, _, _, place, place_there in sorted(pairs):
            if place not in taken and place_there not in taken_there:
                taken.add(place)
                taken_there.add(place_there)
                total -= against
        left, left_there = len(self._one.words) - len(taken), len(others) - len(taken)
        return total + _NO_PARTNER * min(left, left_there), left == left_there == 0

    def _partners_among(self, others: Collection[str]) -> Mapping[str, Sequence[_Pair]]:
        """Return for words of others what each may be paired with."""
        partners = defaultdict[str, list[_Pair]](list)
        scorer: Any = self._jaro_winkler  # its stub and that of `extract` do not go together
        for place, one in enumerate(self._one.words):
            near = self._extract(one, others, scorer=scorer, score_cutoff=_SOUNDS_FROM, limit=None)
            alike, heard = {other: likeness for other, likeness, _ in near}, self._sounds(one)
            for other in others:
                if other not in alike and heard.isdisjoint(self._sounds(other)):
                    continue
                if share := self._share(one, other, alike.get(other, 0.0)):
                    bits = share * min(self._bits(one), self._bits(other))
                    partners[other].append((-bits, min(one, other), max(one, other), place))
        return partners

    def _joined(self, ones: Sequence[str], others: Sequence[str]) -> float:
        """Return the bits of names that are one word here and several there: "Abdel Rahman" and "Abdelrahman"."""
        if not ones or not others:
            return 0.0
        one, other = "".join(ones), "".join(others)
        share = self._share(one, other, self._jaro_winkler(one, other))
        if share <= _BEGINNING:
            return _NO_PARTNER
        return share * min(sum(map(self._bits, words)) for words in (ones, others))

    def _share(self, one: str, other: str, alike: float) -> float:
        """Return how much of a word's bits count."""
        if one == other:
            return 1.0
        errors = most_errors(max(len(one), len(other)))
        if errors and self._errors(one, other, score_cutoff=errors) <= errors:
            return _NEAR
        if alike >= _ALIKE_FROM:
            return _SAME_SOUND
        return self._share_heard(one, other, alike)

    def _share_heard(self, one: str, other: str, alike: float) -> float:
        """Return how much counts of words that sound alike, or of which one is not typed to its end."""
        heard, other_heard = self._sounds(one), self._sounds(other)
        if common := heard & other_heard:
            if alike >= _SOUNDS_SURELY_FROM:
                return _SAME_SOUND
            is_telling = alike >= _SOUNDS_FROM or max(map(len, common)) >= _TELLING_CONSONANTS
            return _SAME_CONSONANTS if is_telling and _begin_alike(one, other) else 0.0
        if alike < _SOUNDS_FROM:
            return 0.0
        if _begins(one, other):
            return _BEGINNING * min(1.0, min(len(one), len(other)) / _BEGINNING_LETTERS)
        sounds_on = any(
            _begins(first, second) and min(len(first), len(second)) >= SHORTEST_BEGINNING
            for first, second in product(heard, other_heard)
        )
        return _BEGINNING if sounds_on else 0.0


def _begin_alike(one: str, other: str) -> bool:
    """Whether both words begin with a vowel or both with a consonant, as far as one can tell: "Oksana", "Hussein"."""
    kinds = {"vowel" if word[0] in "aeiou" else "consonant" for word in (one, other) if word[0] not in "jwy"}
    return len(kinds) < 2


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _year(one: Traits, other: Traits) -> float:
    if one.birth_year is None or other.birth_year is None:
        return 0.0
    return _YEAR_BITS.get(abs(one.birth_year - other.birth_year), _OTHER_YEAR)


def _reach(person: NamedPerson) -> str:
    """Return a telephone number or e-mail address in a form that is the same however it is written.

    Letters on paper reach whole houses, so an address tells nothing.
    """
    if person.reach is None or person.reach.kind is ReachKind.POST:
        return ""
    text = folded(person.reach.value)
    if person.reach.kind is ReachKind.EMAIL:
        return f"@{''.join(text.split())}" if "@" in text else ""
    digits = "".join(filter(str.isdecimal, text))
    return f"@{digits[-_PHONE_DIGITS:]}" if len(digits) >= _FEWEST_DIGITS else ""
