"""What a catalogue travels as, and what an import would do, as codes and values. Knows no words and no page.

The words stand in `i18n.exchange_words`.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.catalogue_difference import Change
from erstanlauf.domain.catalogue_edits import Edit


class Form(StrEnum):
    """What a catalogue is written as."""

    HSDS_JSON = "hsds-json"
    HSDS_CSV = "hsds-csv"
    OWN = "own"
    BUNDLE = "bundle"


class Said(StrEnum):
    """What a line of the report says; `Line` tells what its fields then hold."""

    NEW_OFFER = "new_offer"
    """`subject`: the offer; `value`: its name."""

    NEEDS_KIND = "needs_kind"
    """A service of others became a kind of its own that no rule knows. `subject`: the kind; `value`: its name."""

    MATCHED = "matched"
    """Known by organization, address and name, not by id. `subject`: the offer; `value`: the id in the file."""

    CHANGED_ELSEWHERE = "changed_elsewhere"
    """Somebody changed the rows of an offer of ours. `subject`: the offer."""

    HELD_BACK = "held_back"
    """What we know is surer or newer. `subject`: the offer; `field`; `value`: what the file says."""

    PRIVACY_KEPT = "privacy_kept"
    """The file would keep more of a visit than we do. `subject`: the kind; `value`: what it says."""

    SECRET_PLACE = "secret_place"
    """The file says where people hide; it is left out. `subject`: the offer; `field`."""

    PEOPLE_LEFT_OUT = "people_left_out"
    """The file names employees; that is not kept. `subject`: the table; `field`: the column; `value`: how many."""

    MISSING = "missing"
    """Came from here before and is not in the file any more. `subject`: the offer; `value`: its name."""

    REPEATED = "repeated"
    """A second service that would be the same offer; kept unread. `subject`: the offer; `value`: the id in the file."""

    ORPHAN = "orphan"
    """A row points to one that is not in the file. `subject`: table/id; `field`: its column; `value`: the id."""

    REFUSED_VALUE = "refused_value"
    """Not in the form of its fact; kept in the note. `subject`: table/id; `field`: column; `value`: the beginning."""

    UNREADABLE = "unreadable"
    """An attribute of ours that was damaged. `subject`: the offer; `field`: the term."""

    KEPT_UNREAD = "kept_unread"
    """Rows or columns that mean nothing here. `subject`: the table; `field`: the column or ""; `value`: how many."""

    UNKNOWN_SOURCE = "unknown_source"
    """An offer cites a source that the file does not tell. `subject`: the offer; `value`: the source."""

    TEXT_CLEANED = "text_cleaned"
    """Characters nobody sees were taken out. `subject`: table/id where first; `field`: column; `value`: how often."""

    ID_MADE = "id_made"
    """Rows had no id of their own and got one. `subject`: table/id of the first; `field`; `value`: how many."""

    REPEATED_DIFFERENTLY = "repeated_differently"
    """A row came again with another value; the first stands. `subject`: table/id; `field`; `value`: how often."""

    FILE_LEFT_OUT = "file_left_out"
    """A file of the folder has none of the official names. `subject`: its name."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report."""

    said: Said
    subject: str
    field: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import would do. `read` are the services of the file, `changes` what would differ, field by field."""

    file: str
    read: int
    lines: tuple[Line, ...]
    changes: tuple[Change, ...]

    def counts(self) -> Mapping[Said, int]:
        """Return how many lines there are of each sort; only those that occur, in the order of the sorts."""
        found = Counter(line.said for line in self.lines)
        return {said: found[said] for said in Said if found[said]}

    @property
    def missing(self) -> tuple[OfferId, ...]:
        """The offers that are not in the file any more."""
        return tuple(OfferId(line.subject) for line in self.lines if line.said is Said.MISSING)


@dataclass(frozen=True, slots=True)
class Imported:
    """The step that takes a file over, and what it does. City, date and own desk are those of the file, if it has any.

    They are not part of the step: a catalogue keeps its own.
    """

    edit: Edit
    report: Report
    city: str = ""
    as_of: str = ""
    own_desk: Kind | None = None
