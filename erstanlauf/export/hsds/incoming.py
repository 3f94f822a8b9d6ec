"""The tables of a file become a step of work on a catalogue, and a report of what it would do. Nothing is changed here.

Own files come back as they went out. What others wrote becomes kinds of its own that no rule names: they are found and
never suggested, until somebody looks at them. Nothing is ever taken away, and no value is dropped without a line.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from erstanlauf.domain.catalogue import (
    Catalogue,
    OfferId,
    Source,
    is_secret_place,
)
from erstanlauf.domain.catalogue_difference import difference
from erstanlauf.domain.catalogue_edits import Edit, edited
from erstanlauf.domain.exchange_report import Imported, Line, Report, Said
from erstanlauf.domain.town_names import ENDING_ELSEWHERE, ending_of
from erstanlauf.export.faults import ReadingCancelled
from erstanlauf.export.hsds.entries import Entries
from erstanlauf.export.hsds.foreign_rows import Claimed, claimed_rows, unclaimed_rows, unread
from erstanlauf.export.hsds.ids import Ids
from erstanlauf.export.hsds.kinds_in import first_of_each, is_cited, merged_kinds
from erstanlauf.export.hsds.matching import file_source, known_ids, known_places, missing_offers
from erstanlauf.export.hsds.organizations_in import Organizations
from erstanlauf.export.hsds.orphans import orphans
from erstanlauf.export.hsds.own_words import Head, Words, told_head, told_key
from erstanlauf.export.hsds.services_in import Arrival, ServiceReader
from erstanlauf.export.hsds.terms import own_words
from erstanlauf.export.hsds.withheld import without_people, without_places
from erstanlauf.export.tables import Row, Tables

Progress = Callable[[int, int], None]

_ROUNDS = 2
"""Each service is looked at twice: for what it is, and for what of its rows is kept."""

_STEP = 200
"""Services between two looks at progress and cancelling."""

_NO_HEAD = Head("", "", None, {}, {})


def catalogue_from_tables(
    tables: Tables,
    base: Catalogue,
    today: date,
    file: str,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Imported:
    """Return what the tables of a file would change in a catalogue, and what is to be said about it.

    `progress` is told how much is done and how much there is. Raises `ReadingCancelled`.
    """
    tables, withheld = without_people(tables)
    watch = _Watch(file, _ROUNDS * len(tables.get("services", ())), progress, is_cancelled)
    words = _words(tables)
    head = _head(tables, words)
    ending = ending_of(head.city, base.city)
    if ending:
        head = replace(head, foreign={})  # tied to the ids that offers have there, which are those of ours here
    ids = Ids(base.city, {**base.foreign, **head.foreign})
    if not head.city and _is_from_elsewhere(tables, words, ids):
        ending = ENDING_ELSEWHERE
    organizations = Organizations(base, ids, ending)
    for row in tables.get("organizations", ()):
        organizations.take(row, words.get(str(row["id"]), {}))
    source_id, source = file_source(file, today)
    sources = _new_sources(head, base, ending)
    entries = Entries(tables)
    reader = ServiceReader(
        base,
        entries,
        organizations,
        {**({} if ending else base.sources), **_same_sources(head, base), **sources, source_id: source},
        source_id,
        known_ids(base, ids),
        known_places(base),
        Ids(head.city or base.city, {}),
        ending,
        today,
    )
    services = tables.get("services", ())
    arrivals, lines = first_of_each(watch.over(reader.read(row, words.get(str(row["id"]), {})) for row in services))
    merged = tuple(merged_kinds(arrivals, base, lines))
    step = Edit(merged, sources, tuple(organizations.changed()))
    if is_cited(step, source_id):
        step = replace(step, sources={**sources, source_id: source})
    told = without_places(tables, entries, _secret(arrivals))
    claimed = tuple(_claims(watch.over(arrivals), organizations, told))
    kept = _kept(told, claimed, base.city, head)
    watch.look()
    step = replace(step, foreign={place: text for place, text in kept.items() if base.foreign.get(place) != text})
    present = frozenset(arrival.offer.id for arrival in arrivals)
    lines.extend(_missing(base, file, ending, present))
    lines.extend(Line(Said.ORPHAN, f"{table}/{row}", column, gone) for table, row, column, gone in orphans(tables))
    lines.extend(_of_the_rows(told, claimed, arrivals, organizations))
    lines.extend(withheld)
    report = Report(file, len(services), tuple(lines), difference(base, edited(base, step)))
    return Imported(step, report, head.city, head.as_of, head.own_desk)


def _words(tables: Tables) -> Mapping[str, Words]:
    """Return what attributes of ours tell, by the id of the row they belong to."""
    by_link: dict[str, list[Row]] = {}
    for row in tables.get("attributes", ()):
        by_link.setdefault(str(row.get("link_id")), []).append(row)
    return {link: own_words(rows) for link, rows in by_link.items()}


def _head(tables: Tables, words: Mapping[str, Words]) -> Head:
    heads = (told_head(words.get(str(row["id"]), {})) for row in tables.get("organizations", ()))
    return next((head for head in heads if head is not None), _NO_HEAD)


def _is_from_elsewhere(tables: Tables, words: Mapping[str, Words], ids: Ids) -> bool:
    """Whether a part of a file, which tells no town, has offers of another one: by their ids, which a town is part of.

    The offers of organizations that work in many towns are called the same in all of them.
    """
    for row in tables.get("services", ()):
        row_id = str(row["id"])
        key = told_key(words.get(row_id, {}))
        if key is not None and row_id not in (ids.of("services", key), ids.made("services", key)):
            return True
    return False


def _new_sources(head: Head, base: Catalogue, ending: str) -> Mapping[str, Source]:
    """Return the sources of a file that are new here.

    One of another town that has the id of one of ours is none of them: our facts would cite it.
    """
    return {
        each: source
        for each, source in head.sources.items()
        if base.sources.get(each) != source and not (ending and each in base.sources)
    }


def _same_sources(head: Head, base: Catalogue) -> Mapping[str, Source]:
    return {each: source for each, source in head.sources.items() if base.sources.get(each) == source}


@dataclass(slots=True)
class _Watch:
    """Tells how far the work is, and stops it when asked to."""

    file: str
    total: int
    progress: Progress | None
    is_cancelled: Callable[[], bool]
    done: int = 0

    def over(self, found: Iterable[Arrival]) -> Iterator[Arrival]:
        """Yield what is found, with a look now and then."""
        for arrival in found:
            if self.done % _STEP == 0:
                self.look()
            self.done += 1
            yield arrival

    def look(self) -> None:
        if self.is_cancelled():
            raise ReadingCancelled(file=self.file)
        if self.progress:
            self.progress(self.done, self.total)


def _secret(arrivals: Iterable[Arrival]) -> frozenset[str]:
    """Return the ids of the services of a file that are places where people hide."""
    return frozenset(str(arrival.row["id"]) for arrival in arrivals if is_secret_place(arrival.offer.id))


def _claims(arrivals: Iterable[Arrival], organizations: Organizations, tables: Tables) -> Iterator[Claimed]:
    for row in tables.get("organizations", ()):
        yield Claimed("organizations", organizations.keys[str(row["id"])], "", row)
    for arrival in arrivals:
        offer_id = arrival.offer.id
        yield Claimed("services", offer_id, "", arrival.row)
        for claim in arrival.claims:
            is_place = claim.table in ("locations", "addresses", "accessibility")
            key = claim.part if is_place else f"{offer_id}/{claim.part}".rstrip("/")
            yield Claimed(claim.table, key, claim.value, claim.row)


def _kept(tables: Tables, claimed: tuple[Claimed, ...], city: str, head: Head) -> dict[str, str]:
    """Return the rows that are kept for the way back; what a file of ours carried along stands as it was."""
    places = frozenset((claim.table, str(claim.row["id"])) for claim in claimed)
    return {
        **dict(claimed_rows(claimed, Ids(city, {}))),
        **dict(unclaimed_rows(tables, places)),
        **head.foreign,
    }


def _missing(base: Catalogue, file: str, ending: str, present: frozenset[OfferId]) -> Iterator[Line]:
    for service, offer in missing_offers(base, file, ending, present):
        yield Line(Said.MISSING, offer.id, value=service.name)


def _of_the_rows(
    tables: Tables, claimed: tuple[Claimed, ...], arrivals: Sequence[Arrival], organizations: Organizations
) -> Iterator[Line]:
    ours = {("services", str(arrival.row["id"])) for arrival in arrivals if arrival.is_own}
    ours |= {("organizations", row_id) for row_id in organizations.own}
    for table, column, number in unread(tables, claimed, frozenset(ours)):
        yield Line(Said.KEPT_UNREAD, table, column, str(number))
