"""Search over the whole catalogue for a clerk who knows already where the person should go ("direkt wählen").

Records and the port; the index itself lies in `store`. Must not know rules or the visit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.needs import Topic


@dataclass(frozen=True, slots=True)
class Found:
    """A service that was found, and the organization that was meant; the first of the service where none was."""

    kind: Kind
    name: str
    organization: str


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What people call things: words that find a kind, by language tag, and words that find all kinds of a topic.

    For finding only: nobody has reviewed them, so they are never shown or printed.
    """

    kinds: Mapping[Kind, Mapping[str, Sequence[str]]]
    topics: Mapping[Topic, Sequence[str]]


class ServiceSearch(Protocol):
    """Finds services of the catalogue it was given last."""

    def build(self, catalogue: Catalogue) -> None:
        """Take up a catalogue; until that is done, the one before answers. Takes its time, runs on any thread."""

    def find(self, text: str) -> Sequence[Found]:
        """Return the active services that hold every word of a text, best first and not more than a list can show.

        Any text is safe, and the answer comes within a keystroke. Services whose name or own words are meant come
        before those of an organization, and those before what only a description or a topic holds. Where there are few,
        those follow that may be meant, should there be a typing error.
        """
