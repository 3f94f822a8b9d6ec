"""Which translations of the phrase bank a person has read; everything else is a draft and the slip says so.

Reads `resources/phrases/review.toml`. Knows German sentences and their translations, not what they are for.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody read a translation: its exact words, the role of the reader, the day."""

    of: str
    by: str
    on: date


Reviews = Mapping[str, Mapping[str, Review]]
"""Language tag → German sentence → review."""


def load_reviews(file: Path) -> Reviews:
    """Read the review file; a file that is not there means that nobody has read anything."""
    if not file.exists():
        return {}
    with file.open("rb") as stream:
        tables = tomllib.load(stream)
    return {tag: {sentence: Review(**entry) for sentence, entry in table.items()} for tag, table in tables.items()}


def is_draft(reviews: Reviews, tag: str, sentence: str, translation: str) -> bool:
    """Whether nobody has read this translation, or it was changed after somebody did."""
    review = reviews.get(tag, {}).get(sentence)
    return review is None or review.of != translation
