"""Persons of hand-overs who may be the one whose name is typed: the adapter for the port `KnownPeople`.

Knows rows; keys and comparing have modules of their own. Contents that are new or changed are taken up when somebody
asks, so that handing over itself neither waits for this nor can fail with it.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from heapq import nlargest

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.content import NamedPerson
from erstanlauf.domain.handover.states import HandoverId
from erstanlauf.domain.visit import VisitId
from erstanlauf.store import handover_rows
from erstanlauf.store.alike.keys import NO_YEAR, keys_of, numbers_near, persons_with
from erstanlauf.store.alike.likeness import Likeness, Traits, traits_of
from erstanlauf.store.alike.names import sounds
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.cipher import Database
from erstanlauf.store.handover_codec import decode_content
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.trouble import HandoverUnreadable
from erstanlauf.usecases.handover.alike import Lookalike

LEAST_SCORE = -3.0
"""Bits from which on somebody is shown. At 0, as many as one other in the store may be as like by chance."""

_TAKEN_UP_AT_ONCE = 50
_COUNTED_TO = 5000
_OTHERS = 5000
"""Persons there are besides those in the store, so that in a young store no name is taken for a rare one."""

_LOOKED_AT = 30
_WORDS_IN_MIND = 20_000
"""Words of names whose skeletons are remembered, for this session and no longer."""


class PeopleHandedOver:
    """Whoever is in the hand-overs of one desk, for one session."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit
        self._shown: set[HandoverId] = set()
        self._sounds = lru_cache(_WORDS_IN_MIND)(sounds)

    def like(self, person: NamedPerson, but: VisitId, most: int) -> Sequence[Lookalike]:
        """Return who may be the same person, the surest first, one for each visit and none of the visit `but`."""
        with suppress(KnownTrouble):  # on a full disk those are found who were taken up before
            self._take_up(but)
        with self._transactions.reading() as db:
            found = list(_one_each(db, _likely(db, traits_of(person), self._sounds), but, most))
        self._note([each.handover.id for each in found])
        return found

    def _take_up(self, but: VisitId) -> None:
        """Make keys for contents that are new or changed, the newest first; those of `but` may change any moment."""
        wanted = (
            "SELECT unread.handover, content FROM handover_unread AS unread JOIN handover ON id = unread.handover"
            " JOIN handover_content USING (handover) WHERE visit <> ? ORDER BY unread.handover DESC LIMIT ?"
        )
        with self._transactions.reading() as db:
            waiting = db.execute(wanted, (but, _TAKEN_UP_AT_ONCE)).fetchall()
        if not waiting:
            return
        with self._transactions.one() as db:
            for handover, content in waiting:
                db.execute("DELETE FROM handover_unread WHERE handover = ?", (handover,))
                with suppress(HandoverUnreadable):
                    _keep(db, handover, traits_of(decode_content(bytes(content)).person))

    def _note(self, handovers: Sequence[HandoverId]) -> None:
        """Write down whose data was shown, once in a session: names are typed letter by letter."""
        new = [each for each in handovers if each not in self._shown]
        if new:
            with suppress(KnownTrouble), self._transactions.one():
                for each in new:
                    self._audit.note(AuditAction.HANDOVER_READ, each)
                self._shown.update(new)


def _keep(db: Database, handover: str, traits: Traits) -> None:
    year = NO_YEAR if traits.birth_year is None else traits.birth_year
    row = (handover, " ".join(traits.family), " ".join(traits.given), year, traits.reach)
    number = db.execute("INSERT INTO handover_traits VALUES (NULL, ?, ?, ?, ?, ?)", row).lastrowid
    db.conn.executemany("INSERT INTO handover_key VALUES (?, ?, ?)", ((key, year, number) for key in keys_of(traits)))


def _likely(
    db: Database, wanted: Traits, sounds: Callable[[str], frozenset[str]]
) -> Sequence[tuple[float, int, HandoverId]]:
    """Return score, number and hand-over of those who are likely enough, the surest and newest first."""
    persons = db.execute("SELECT coalesce(max(number), 0) FROM handover_traits").fetchone()[0]  # at most so many
    by_chance = math.log2(persons + _OTHERS)

    def bits(trait: str) -> float:
        return math.log2((persons + _OTHERS) / max(1, persons_with(db, trait, most=_COUNTED_TO)))

    kept = list(_kept(db, numbers_near(db, wanted)))
    likeness = Likeness(wanted, (traits for _, _, traits in kept), bits, sounds)
    likely = []
    for number, handover, traits in kept:
        score = likeness.bits(traits) - by_chance
        if score >= LEAST_SCORE or likeness.is_same_name(traits):
            likely.append((score, number, handover))
    return nlargest(_LOOKED_AT, likely)


def _kept(db: Database, numbers: set[int]) -> Iterator[tuple[int, HandoverId, Traits]]:
    rows = db.execute(
        "SELECT number, handover, family, given, year, reach FROM handover_traits"
        f" WHERE number IN ({', '.join(map(str, numbers))})"
    )
    for number, handover, family, given, year, reach in rows:
        birth_year = None if year == NO_YEAR else year
        yield number, HandoverId(handover), Traits(tuple(family.split()), tuple(given.split()), birth_year, reach)


def _one_each(
    db: Database, likely: Sequence[tuple[float, int, HandoverId]], but: VisitId, most: int
) -> Iterator[Lookalike]:
    """Yield one hand-over of each visit, the surest, until there are enough."""
    visits, yielded = {but}, 0
    for score, _, handover_id in likely:
        handover = next(handover_rows.read(db, "id = ?", handover_id), None)
        content = handover_rows.stored_content(db, handover_id)
        if handover is not None and content is not None and handover.visit not in visits and yielded < most:
            visits.add(handover.visit)
            yielded += 1
            yield Lookalike(handover, decode_content(content).person, score)
