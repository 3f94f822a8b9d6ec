"""Ids of the rows that are written: the same for ever, made from our own keys, or the id a row came in with.

An own key names what a row stands for ("service offered here", "its phone"), never how it is called: names change. It
is unique in a city; what is common to all cities, the taxonomy, is of none.
"""

import json
import uuid
from collections.abc import Mapping
from typing import NamedTuple

NAMESPACE = uuid.UUID("5d2c1f0e-8a53-5b6f-9d17-3f0c6a9e4b21")
"""Never to be changed: with it every id of every export would change."""

OWN = "@own"
FOR = "@for"

Json = dict[str, object]


class Kept(NamedTuple):
    """A row of others that stands for something of ours; `stood_for` is None where columns are compared one by one."""

    table: str
    id: str
    row: Json
    stood_for: str | None


def derived_id(table: str, key: str, city: str = "") -> str:
    """Return the id of a row that has none from elsewhere."""
    return str(uuid.uuid5(NAMESPACE, f"{city}:{table}:{key}"))


def as_json(value: object) -> str:
    """Return the one text of a JSON value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain_numbers(row: Mapping[str, object]) -> Json:
    """Return a row in which a whole number is an integer, however a file wrote it."""
    return {name: int(each) if isinstance(each, float) and each.is_integer() else each for name, each in row.items()}


class Ids:
    """The ids of a catalogue's rows, and the rows of others that stand for ours.

    `found` are ids just read for a table and a key; they come before those of `foreign`.
    """

    def __init__(
        self, city: str, foreign: Mapping[str, str], found: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self._city = city
        self._found = found or {}
        self._kept: dict[tuple[str, str], list[Kept]] = {}
        self._keys: dict[tuple[str, str], str] = {}
        for place, text in foreign.items():
            if OWN in text:
                self._take(place, text)

    def of(self, table: str, key: str) -> str:
        """Return the id of the row for a key."""
        found = self._found.get((table, key))
        if found is not None:
            return found
        kept = self._kept.get((table, key))
        return kept[0].id if kept else self.made(table, key)

    def made(self, table: str, key: str) -> str:
        """Return the id that is made from a key, whatever rows of others stand for it."""
        return derived_id(table, key, self._city)

    def kept(self, table: str, key: str) -> tuple[Kept, ...]:
        """Return the rows of others that stand for a key, in the order in which they came."""
        return tuple(self._kept.get((table, key), ()))

    def key_of(self, table: str, row_id: str) -> str | None:
        """Return the key for which a row of others stands."""
        return self._keys.get((table, row_id))

    def _take(self, place: str, text: str) -> None:
        row = read_row(text)
        table, _, row_id = place.partition("/")
        if row is None or not isinstance(key := row.pop(OWN, None), str):
            return
        stood_for = row.pop(FOR, None)
        kept = Kept(table, row_id, row, stood_for if isinstance(stood_for, str) else None)
        self._kept.setdefault((table, key), []).append(kept)
        self._keys[(table, row_id)] = key


def read_row(text: str) -> Json | None:
    """Return the row of a JSON text, or None where it is none."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):  # kept texts come from files, and a deep one would stop every export
        return None
    return row if isinstance(row, dict) else None
