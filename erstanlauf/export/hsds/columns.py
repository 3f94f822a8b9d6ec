"""Columns of `services` and `organizations` that mean something here: what each says in the form of the catalogue."""

from collections.abc import Callable, Mapping

from erstanlauf.domain.catalogue import OfferStatus
from erstanlauf.export.hsds import values

MOST_YEARS = 120
"""The highest age that is taken for one."""


def stays(table: str, column: str, theirs: object, ours: object) -> bool:
    """Whether a value of others goes out again: it says the same as ours, or nothing that is read here.

    A value that was refused gives way to ours as soon as there is one. What is made for others from several of our
    facts never replaces their own words.
    """
    read = _READ.get((table, column))
    said = read(theirs) if read else None
    if said is None:
        return ours is None or column in _MADE_FOR_OTHERS
    return read is not None and said == read(ours)


def read_column(table: str, column: str, value: object) -> object:
    """Return what a value says here; None where it says nothing or is refused."""
    return _READ[(table, column)](value)


def is_read(table: str, column: str) -> bool:
    """Whether a column means something here."""
    return (table, column) in _READ


def years(value: object) -> int | None:
    """Return an age in whole years."""
    number = values.whole_number(value)
    return number if number is not None and number <= MOST_YEARS else None


def status(value: object) -> OfferStatus | None:
    """Return a status that HSDS knows, in whatever letters."""
    told = value.strip().casefold() if isinstance(value, str) else value
    return next((each for each in OfferStatus if each == told), None)


def headline(value: object) -> str | None:
    """Return a text as one line, with a mark where there is more of it."""
    text = values.passage(value)
    return None if text is None else values.beginning(text)


_MADE_FOR_OTHERS = frozenset(("eligibility_description", "fees_description", "wait_time", "alert"))

_READ: Mapping[tuple[str, str], Callable[[object], object]] = {
    ("services", "name"): headline,
    ("services", "description"): headline,
    ("services", "url"): values.url,
    ("services", "email"): values.email,
    ("services", "application_process"): values.line,
    ("services", "status"): status,
    ("services", "minimum_age"): years,
    ("services", "maximum_age"): years,
    ("organizations", "name"): headline,
    ("organizations", "description"): values.passage,
    ("organizations", "website"): values.url,
}
