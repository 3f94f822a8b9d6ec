"""Finds the words that may be meant by a word with a typing error. Knows folded words, not what they stand for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

_FIRST_LETTERS = 4
"""Letters from which on an error is looked for; in shorter words, too many would be near."""

_TWO_ERRORS_FROM = 8
_PART_LETTERS = 3
_MOST = 100
"""Words that may be meant by one; more are no help to anybody."""


def most_errors(letters: int) -> int:
    """Return how many typing errors are looked for in a word of so many letters."""
    return 0 if letters < _FIRST_LETTERS else 1 if letters < _TWO_ERRORS_FROM else 2


class NearWords:
    """A list of words that can be asked for those near to a word."""

    def __init__(self, words: Iterable[str]) -> None:
        # Here and not with the first error typed: the import takes 30 ms, and a window would wait for it.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        self._osa, self._extract = OSA, extract
        self._by_length = defaultdict[int, list[str]](list)
        self._by_letter = defaultdict[str, list[str]](list)
        ordered = sorted(words)
        for word in ordered:
            self._by_length[len(word)].append(word)
            self._by_letter[word[0]].append(word)
        self._lines = "\n".join(("", *ordered, ""))

    def holding(self, part: str) -> Sequence[str]:
        """Return words that hold a part of three letters or more anywhere."""
        if len(part) < _PART_LETTERS:
            return ()
        found: list[str] = []
        place = self._lines.find(part)
        while place >= 0 and len(found) < _MOST:
            begin, end = self._lines.rfind("\n", 0, place) + 1, self._lines.find("\n", place)
            found.append(self._lines[begin:end])
            place = self._lines.find(part, end)
        return found

    def near(self, typed: str) -> Sequence[str]:
        """Return the words and the beginnings of words that are the fewest errors away, but not the word itself.

        A letter too many, too few or wrong is an error, and so are two that stand in each other's place. One error is
        looked for from four letters on, two from eight.
        """
        for errors in range(1, most_errors(len(typed)) + 1):
            lengths = range(len(typed) - errors, len(typed) + errors + 1)
            alike = (*(self._by_length.get(length, ()) for length in lengths), self._beginnings(typed))
            near = dict.fromkeys(word for words in alike for word in self._within(errors, typed, words))
            if near:
                return list(near)[:_MOST]
        return ()

    def _beginnings(self, typed: str) -> set[str]:
        """Return what longer words begin with: whoever types has not come to their end. The first letter is right."""
        lengths = (len(typed) - 1, len(typed), len(typed) + 1)
        alike = self._by_letter.get(typed[0], ())
        return {word[:length] for length in lengths for word in alike if len(word) > length}

    def _within(self, errors: int, typed: str, words: Iterable[str]) -> Sequence[str]:
        scorer: Any = self._osa.distance  # its stub and that of `extract` do not go together
        near = self._extract(typed, words, scorer=scorer, score_cutoff=errors, limit=None)
        return [word for word, _, _ in near if word != typed]
