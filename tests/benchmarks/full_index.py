"""A store with as many persons handed over as one likes, written straight into its tables."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from erstanlauf.domain.handover.content import HandoverContent, NamedPerson
from erstanlauf.domain.visit import VisitId
from erstanlauf.store import handover_rows
from erstanlauf.store.alike.keys import NO_YEAR, keys_of
from erstanlauf.store.alike.likeness import traits_of
from erstanlauf.store.cipher import Database
from erstanlauf.store.handover_codec import encode_content
from erstanlauf.store.open_store import OpenStore
from tests.store.handover_samples import a_handover

NOWHERE = VisitId(str(UUID(int=0)))
"""A visit nobody was handed over in."""

_ANYBODY = encode_content(HandoverContent(NamedPerson("FAMILY", "GIVEN", 4321))).decode()
_AT_ONCE = 100_000


def visit_of(number: int) -> VisitId:
    """Return the visit in which the person with a number of the list was handed over; the first has 1."""
    return VisitId(str(UUID(int=number)))


def hand_over(store: OpenStore, people: Iterable[NamedPerson]) -> None:
    """Keep a hand-over of each person, taken up already; their visits are those of `visit_of`."""
    numbered, sample = enumerate(people, start=1), a_handover(NOWHERE)
    with store.transactions.one() as db:
        handover_rows.write(db, sample)
        [handover] = db.query("SELECT * FROM handover WHERE id = ?", (sample.id,))
        [consent] = db.query("SELECT * FROM handover_consent WHERE handover = ?", (sample.id,))
        handover_rows.erase_row(db, sample.id)
        while some := list(islice(numbered, _AT_ONCE)):
            ids = [visit_of(number) for number, _ in some]
            _insert(
                db,
                "handover",
                [(*{**handover, "id": each, "reference": each, "visit": each}.values(),) for each in ids],
            )
            _insert(db, "handover_consent", [(*{**consent, "handover": each}.values(),) for each in ids])
            _insert(db, "handover_content", [(visit_of(number), _content_of(person)) for number, person in some])
            _insert_traits(db, some)
        db.execute("DELETE FROM handover_unread")


def _insert_traits(db: Database, people: Sequence[tuple[int, NamedPerson]]) -> None:
    rows, keys = [], list[tuple[str, int, int]]()
    for number, person in people:
        traits = traits_of(person)
        year = NO_YEAR if traits.birth_year is None else traits.birth_year
        rows.append((number, visit_of(number), " ".join(traits.family), " ".join(traits.given), year, traits.reach))
        keys += ((key, year, number) for key in keys_of(traits))
    _insert(db, "handover_traits", rows)
    _insert(db, "handover_key", sorted(keys))


def _insert(db: Database, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    db.conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' for _ in rows[0])})", rows)


def _content_of(person: NamedPerson) -> bytes:
    """Return the content of a person, made from that of anybody, which is faster than to encode each."""
    year = "null" if person.birth_year is None else str(person.birth_year)
    own = _ANYBODY.replace("FAMILY", person.family_name).replace("GIVEN", person.given_names).replace("4321", year)
    return own.encode()
