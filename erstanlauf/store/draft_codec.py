"""An open visit as text for the store and back: whole, and read strictly (`typed_json`).

A renamed field or code needs a migration: the test with a kept sample notices.
"""

from erstanlauf.domain.visit import Visit
from erstanlauf.store.trouble import DraftUnreadable
from erstanlauf.store.typed_json import decoded, encoded

FORMAT = 1


def encode(visit: Visit) -> str:
    """Return a visit as JSON. Raises ValueError for a time without zone."""
    return encoded("visit", FORMAT, visit)


def decode(text: str) -> Visit:
    """Return the visit that was encoded, equal in every field. Raises `DraftUnreadable`."""
    visit = decoded(text, "visit", FORMAT, Visit)
    if visit is None:
        raise DraftUnreadable
    assert isinstance(visit, Visit)
    return visit
