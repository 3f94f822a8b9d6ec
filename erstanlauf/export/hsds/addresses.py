"""One line of address as a row of `addresses` and back, where its parts are known. Knows German addresses."""

import re
from collections.abc import Mapping

from erstanlauf.domain.plain_text import LONGEST_LINE
from erstanlauf.export.hsds import values
from erstanlauf.export.tables import Row

_PLACED = re.compile(r"(?:(?P<inside>.+), )?(?P<street>[^,]*[0-9][^,]*), (?P<code>[0-9]{5}) (?P<city>[^,]+)")
_REGION = {"state_province": "NW", "country": "DE"}
"""What no line of ours says and the table demands; the towns of the catalogue lie in North Rhine-Westphalia."""


def address_row(text: str) -> Row | None:
    """Return the parts of an address, without ids; None where a part is missing that the table demands.

    What stands before the street (building, floor, room) is the second line.
    """
    found = _PLACED.fullmatch(text)
    if found is None:
        return None
    inside = {"address_2": found["inside"]} if found["inside"] else {}
    place = {"address_1": found["street"], "postal_code": found["code"], "city": found["city"]}
    return {**place, **inside, **_REGION, "address_type": "physical"}


def address_in(row: Mapping[str, object]) -> str | None:
    """Return a row as one line; None for a postbox, and for what makes no line."""
    if row.get("address_type", "physical") != "physical":
        return None
    parts = [values.line(row.get(column)) for column in ("address_2", "address_1", "postal_code", "city")]
    inside, street, code, city = parts
    town = " ".join(part for part in (code, city) if part)
    text = ", ".join(part for part in (inside, street, town) if part)
    return text if street and len(text) <= LONGEST_LINE else None
