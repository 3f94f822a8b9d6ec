"""Finds services while somebody types: a full-text index in memory, built from a catalogue.

It holds nothing of a person and nothing of it reaches the disk. Any thread may ask.

Why this way (2026-11): a service has a row in each of five shelves. On the first lie the words of its name and its own
words and are found as a whole only; each of the others holds more of its words than the one before. SQLite gives rows
out in the order of their numbers, so the best come first and the rest is never looked at. Weighing hits instead (bm25)
looks at every one of them: 2 to 4 ms for 5,000 offers, this takes a tenth or less. The first three shelves are a table
of their own, so that the longer texts of the others are not even opened while there is enough in front. Rows hold the
ends of long words too ("beratung" of "Migrationsberatung"), because German writes together what people look for alone.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from erstanlauf.domain.catalogue import Catalogue, Service
from erstanlauf.i18n.folding import spellings, typed_words
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.store.cipher import in_memory
from erstanlauf.store.near_words import NearWords
from erstanlauf.usecases.service_search import Found, SearchWords

MOST_FOUND = 50
FEW = 5
"""Below so many exact hits a typing error is looked for."""

_SHELVES = {"front": (0, 1, 2), "back": (3, 4)}
"""Which shelves a table holds; the tables are asked in this order."""

_WHOLE = "\u00b7"
"""Before a word that is found as a whole only: no folded word holds this character, and to SQLite it is a letter."""

_LONGEST_TEXT = 200
_MOST_WORDS = 8
_LONGEST_WORD = 40
_SHORTEST_END = 3
_FROM_LETTERS = 6
"""Letters a word must have for its ends to be words of their own."""

_CHINESE = frozenset(map(chr, range(0x4E00, 0xA000)))

_TABLE = """
    CREATE VIRTUAL TABLE {table} USING fts5 (
        words, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '2 3'
    )
"""
_FILL = "INSERT INTO {table} (rowid, words) VALUES (?, ?)"
_PUT_IN_ORDER = "INSERT INTO {table} ({table}) VALUES ('optimize')"
_LOOK = "SELECT rowid FROM {table} WHERE {table} MATCH ?"

Wanted = Sequence[Sequence[str]]
"""The words that were typed, each in all its spellings."""


class ServiceIndex:
    """Answers from the catalogue it was given last, and finds nothing before the first."""

    def __init__(self, words: Callable[[], SearchWords]) -> None:
        """Ask for the words with every build, on its thread."""
        self._words = words
        self._lock = Lock()
        self._built: _Built | None = None

    def build(self, catalogue: Catalogue) -> None:
        """Take up a catalogue; until that is done, the one before answers. Raises what is wrong with the words."""
        built = _Built(catalogue, self._words())
        with self._lock:
            former, self._built = self._built, built
        if former is not None:
            former.close()

    def find(self, text: str) -> Sequence[Found]:
        """Return the active services that hold every word of a text, best first, at most `MOST_FOUND`."""
        wanted = _wanted(text)
        with self._lock:
            return self._built.find(wanted) if self._built is not None and wanted else ()


class _Term(NamedTuple):
    """A word that may be meant, or the beginning of one."""

    word: str
    is_beginning: bool

    def is_in(self, words: Iterable[str]) -> bool:
        """Whether one of the words is meant."""
        return any(word.startswith(self.word) if self.is_beginning else word == self.word for word in words)

    def asked_of(self, table: str) -> str:
        """Return the term in SQLite's query language; quoted, no word there is an operator."""
        asked = f'"{self.word}"*' if self.is_beginning else f'"{self.word}"'
        return f'"{_WHOLE}{self.word}" OR {asked}' if table == "front" else asked


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is told of a service; where it has several organizations, the words of each, and of the name."""

    first: Found
    organizations: tuple[tuple[Found, set[str]], ...]
    name: set[str]

    def found(self, meant: Sequence[Sequence[_Term]]) -> Found:
        """Return this service with the organization that was meant by words that are not of the name."""
        if self.organizations:
            unnamed = [term for terms in meant if not any(term.is_in(self.name) for term in terms) for term in terms]
            for found, words in self.organizations:
                if any(term.is_in(words) for term in unnamed):
                    return found
        return self.first


class _Built:
    """The index of one catalogue."""

    def __init__(self, catalogue: Catalogue, words: SearchWords) -> None:
        texts = _Texts(words)
        rows: list[tuple[str, ...]] = []
        self._entries: list[_Entry] = []
        for service in catalogue.active().services.values():
            rows.append(texts.of(service))
            self._entries.append(_entry(service))
        self._connection = in_memory()
        for table, shelves in _SHELVES.items():
            self._connection.execute(_TABLE.format(table=table))
            self._connection.execute("BEGIN")
            numbered = enumerate(row[shelf] for shelf in shelves for row in rows)
            self._connection.executemany(_FILL.format(table=table), numbered)
            self._connection.execute(_PUT_IN_ORDER.format(table=table))
            self._connection.execute("COMMIT")
        self._near = NearWords(texts.known)

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def find(self, wanted: Wanted) -> Sequence[Found]:
        """Return what holds every word, and where there is little, what may be meant."""
        meant: Sequence[Sequence[_Term]] = [[_Term(word, len(word) > 1) for word in forms] for forms in wanted]
        places = self._places(meant)
        if len(places) < FEW:
            meant = [[*terms, *self._may_be(forms)] for terms, forms in zip(meant, wanted, strict=True)]
            places = list(dict.fromkeys((*places, *self._places(meant))))[:MOST_FOUND]
        return [self._entries[place].found(meant) for place in places]

    def _may_be(self, forms: Sequence[str]) -> Sequence[_Term]:
        """Return what else may be meant by a word: words that hold it, and words near to it."""
        inside = (_Term(word, is_beginning=False) for form in forms for word in self._near.holding(form))
        near = (_Term(word, is_beginning=True) for form in forms for word in self._near.near(form))
        return list(dict.fromkeys((*inside, *near)))

    def _places(self, meant: Sequence[Sequence[_Term]]) -> Sequence[int]:
        """Return the places of the services that hold one term of each word, best first."""
        places: dict[int, None] = {}
        for table in _SHELVES:
            query = " AND ".join(f"({' OR '.join(term.asked_of(table) for term in terms)})" for terms in meant)
            for (number,) in self._connection.execute(_LOOK.format(table=table), (query,)):
                places[number % len(self._entries)] = None
                if len(places) == MOST_FOUND:
                    return list(places)
        return list(places)


class _OwnWords:
    """The words people use for a kind."""

    def __init__(self, said: Mapping[str, Sequence[str]]) -> None:
        phrases = [phrase for each in said.values() for phrase in each]
        self.all = _spelled(phrases)
        self.whole = _spelled(phrase for phrase in phrases if " " not in phrase)
        self.ends = _ends(_spelled(said.get(GERMAN.tag, ()))) | _chinese_ends(self.all)


class _Texts:
    """Writes the rows of services, and remembers all words but the ends."""

    def __init__(self, words: SearchWords) -> None:
        self._kinds = words.kinds
        self._topics = {topic: _spelled(said) for topic, said in words.topics.items()}
        self.known: set[str] = set()

    def of(self, service: Service) -> tuple[str, ...]:
        """Return the words of a service, shelf by shelf."""
        said = _OwnWords(self._kinds.get(service.kind, {}))
        name = spellings(service.name)
        own = name | said.all
        ends = _ends(name) | said.ends
        organizations = _spelled(offer.organization for offer in service.offers)
        about = spellings(service.description).union(*(self._topics.get(topic, ()) for topic in service.topics))
        everything = own | organizations | about
        self.known |= everything
        whole = {_WHOLE + word for word in name | said.whole}
        shelves = (whole, name, own | ends, own | organizations, everything | ends | _ends(organizations))
        return tuple(map(" ".join, shelves))


def _spelled(texts: Iterable[str]) -> set[str]:
    return spellings(" ".join(texts))


def _ends(words: Iterable[str]) -> set[str]:
    """Return the ends of long words, which German may have written together of several."""
    long = (word for word in words if len(word) >= _FROM_LETTERS and word.isascii())
    return {word[begin:] for word in long for begin in range(1, len(word) - _SHORTEST_END + 1)}


def _chinese_ends(words: Iterable[str]) -> set[str]:
    """Return the ends of Chinese words from each character on: nothing stands between the words there."""
    return {word[begin:] for word in words if word[0] in _CHINESE for begin in range(1, len(word))}


def _entry(service: Service) -> _Entry:
    organizations = dict.fromkeys(offer.organization for offer in service.offers)
    found = [Found(service.kind, service.name, organization) for organization in organizations]
    if len(found) == 1:
        return _Entry(found[0], (), set())
    named = tuple((each, spellings(each.organization)) for each in found)
    return _Entry(found[0], named, spellings(service.name))


def _wanted(text: str) -> Wanted:
    """Return the words of a text; single letters beside longer words are on their way to become one."""
    forms = [tuple(form[:_LONGEST_WORD] for form in word) for word in typed_words(text[:_LONGEST_TEXT])]
    return ([word for word in forms if len(word[0]) > 1] or forms)[:_MOST_WORDS]
