"""Short names made of what towns and organizations are called, and how ids of another town are kept apart from ours.

Why this way (2026-11): organizations such as the AWO work in many towns, so their offers have the same ids there. Who
is sent to "mbe/awo" has to get the address of this town whatever file was read, so all of another town has an ending.
"""

import re
import unicodedata

ENDING_ELSEWHERE = "_andernorts"
"""Of a town whose name nobody tells, or has no letters that an id can hold."""

_LONGEST_NAME = 40
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def short_name(text: str) -> str:
    """Return a name as part of an id: small letters, digits and underscores; empty where none is left."""
    spelled = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", spelled).strip("_0123456789")[:_LONGEST_NAME].rstrip("_")


def ending_of(city: str, own_city: str) -> str:
    """Return what keeps ids of another town apart from ours; nothing for our own and where no town is told."""
    if city in ("", own_city):
        return ""
    name = short_name(city)
    return f"_{name}" if name else ENDING_ELSEWHERE
