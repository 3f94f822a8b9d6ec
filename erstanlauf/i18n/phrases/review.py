"""Which translations of the phrase bank a person has read; everything else is a draft and the slip says so.

Two places: `resources/phrases/review.toml` comes with the program, `phrases/<tag>.json` beside the store is the
office's own and wins. Knows German sentences and their translations, not what they are for.

Why this way: (2026-11) a review holds the exact words that were read, and these are what is said from then on, whatever
a later catalogue has. A changed German sentence is a new sentence, so its old review no longer applies. A file of
format 1 stays readable for ever.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from erstanlauf import paths
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.languages import GERMAN, LANGUAGES
from erstanlauf.i18n.phrases.fitness import faults_of

FORMAT = 1
FOLDER = "phrases"
LARGEST_BYTES = 4_000_000


class ReviewsDamaged(KnownTrouble):
    """A file of the office's reviews cannot be read; nothing in it counts, nothing is overwritten. Details: file,
    folder.
    """

    code: ClassVar[str] = "reviews.damaged"


class ReviewsNewer(KnownTrouble):
    """A file of the office's reviews has a form that only a newer program knows. Details: file, folder."""

    code: ClassVar[str] = "reviews.newer"


@dataclass(frozen=True, slots=True)
class Review:
    """That somebody read a translation: its exact words, the role of the reader (no name), the day."""

    of: str
    by: str
    on: date


Reviews = Mapping[str, Mapping[str, Review]]
"""Language tag → German sentence → review."""


class LoadedReviews(NamedTuple):
    """All reviews that could be read, and the trouble with those that could not; they never keep a slip from paper."""

    reviews: Reviews
    troubles: tuple[KnownTrouble, ...]


def load_reviews(shipped: Path, home: Path) -> LoadedReviews:
    """Read the program's reviews and those of the office below `home`; the office's win."""
    reviews = {tag: dict(table) for tag, table in shipped_reviews(shipped).items()}
    troubles: list[KnownTrouble] = []
    for each in LANGUAGES:
        if each == GERMAN:
            continue
        try:
            own = office_reviews(home, each.tag)
        except (ReviewsDamaged, ReviewsNewer) as trouble:
            troubles.append(trouble)
            continue
        if own:
            reviews.setdefault(each.tag, {}).update(own)
    return LoadedReviews(reviews, tuple(troubles))


def shipped_reviews(file: Path) -> Reviews:
    """Read the program's file; one that is not there means that nobody has read anything."""
    if not file.exists():
        return {}
    with file.open("rb") as stream:
        tables = tomllib.load(stream)
    return {tag: {sentence: Review(**entry) for sentence, entry in table.items()} for tag, table in tables.items()}


def office_reviews(home: Path, tag: str) -> dict[str, Review]:
    """Read the office's reviews of one language. Raises `ReviewsDamaged` or `ReviewsNewer`."""
    file = _office_file(home, tag)
    where = {"file": file.name, "folder": str(file.parent)}
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:  # not asked for beforehand: to ask whether it is there fails as well
        raise ReviewsDamaged(**where) from error
    import json

    try:
        kept = json.loads(content) if len(content) <= LARGEST_BYTES else None
        if isinstance(kept, dict) and isinstance(kept.get("format"), int) and kept["format"] > FORMAT:
            raise ReviewsNewer(**where)
        return _reviews_in(kept, tag)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReviewsDamaged(**where) from error


def keep_reviews(home: Path, tag: str, new: Mapping[str, Review]) -> None:
    """Add reviews of a language to the office's file; one sentence keeps its latest.

    Raises `ReviewsDamaged`, `ReviewsNewer` or `FileNotWritten`; the file is then as it was.
    """
    import json

    reviews = {**office_reviews(home, tag), **new}
    entries = {
        sentence: {"of": each.of, "by": each.by, "on": each.on.isoformat()} for sentence, each in reviews.items()
    }
    content = {"format": FORMAT, "language": tag, "reviews": entries}
    paths.write_whole(_office_file(home, tag), json.dumps(content, ensure_ascii=False, indent=1).encode())


def _office_file(home: Path, tag: str) -> Path:
    return home / FOLDER / f"{tag}.json"


def _reviews_in(kept: Any, tag: str) -> dict[str, Review]:
    """Take reviews from what a file held; a text that could break a slip spoils the file."""
    if (kept["format"], kept["language"]) != (FORMAT, tag):
        raise ValueError("another file")
    reviews = {}
    for sentence, entry in kept["reviews"].items():
        of, by = entry["of"], entry["by"]
        if any(faults_of(sentence, of)) or any(faults_of("", by)):
            raise ValueError("cannot be said")
        reviews[sentence] = Review(of, by, date.fromisoformat(entry["on"]))
    return reviews
