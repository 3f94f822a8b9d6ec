"""What can become of a receipt that a recipient laid down."""

from enum import StrEnum


class TakenAs(StrEnum):
    """What became of a receipt."""

    MOVED = "moved"
    KNOWN = "known"  # it says what is known already
    OLDER = "older"  # something newer is known
    WITHDRAWN = "withdrawn"  # consent was taken back before
    UNKNOWN = "unknown"  # no hand-over to this recipient has the reference
    OTHER_PARCEL = "other_parcel"  # the checksum is that of another parcel
    NO_WAY = "no_way"  # the state it tells cannot follow the present one
    UNREADABLE = "unreadable"


NOTED = frozenset((TakenAs.MOVED, TakenAs.KNOWN, TakenAs.OLDER, TakenAs.WITHDRAWN))
"""Receipts of these are put away; all others stay where they lie, for somebody to look at."""
