"""What a slip carries of its visit so that another desk can go on from it, in as few bytes as can be.

No more than `record_of` lets stay and the slip says in words: number, day, topics, where the person was sent. Nothing
of a violence visit, no answer, no language. Knows no key and no QR code.

Why this way (2026-11): offers are named by a short hash of their id and not by a place in a list, for every town edits
its catalogue and two desks need not have the same one; three bytes are a sixth of an id. Where a catalogue knows no
offer of a hash, or two, nobody guesses: it is an offer this catalogue does not know. The topics have codes of their
own here, for the order of the tiles may change.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from typing import ClassVar, NewType

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.slip_number import DESK_DIGITS, DESK_LETTERS, slip_number
from erstanlauf.domain.visit import Choice, Outcome, SlipNumber, Visit, VisitRecord, record_of

ReferralTag = NewType("ReferralTag", int)
"""Short hash of an offer's id, or of a kind where no offer was named."""

CARRIED_TOPICS = (
    *(Topic.SPRACHE, Topic.ARBEIT_AUSBILDUNG, Topic.WOHNEN, Topic.EXISTENZSICHERUNG, Topic.AUFENTHALT_RECHT),
    *(Topic.DOKUMENTE_ANMELDUNG, Topic.BILDUNG_SCHULE_KITA, Topic.GESUNDHEIT, Topic.FAMILIE_KINDER, Topic.ANERKENNUNG),
    *(Topic.SCHULDEN_ALLTAG, Topic.EINBUERGERUNG, Topic.PARTIZIPATION_ANTIDISKRIMINIERUNG, Topic.SPORT_KULTUR),
    *(Topic.ORIENTIERUNG, Topic.CASE_MANAGEMENT),
)
"""The place of a topic is its code on paper: new ones go to the end, none is ever taken out. No topic of violence."""

MOST_REFERRALS = 15

_TAG_BYTES = 3
_TAGS = 256**_TAG_BYTES
_TOPIC_CODES = 32
_RUNNING_NUMBERS = 10**9
_FIRST_DAY = date(2026, 1, 1)
_DAYS = 2**15


class CarriedUnreadable(KnownTrouble):
    """What a slip carries is not in the form this program writes."""

    code: ClassVar[str] = "return.content_unreadable"


@dataclass(frozen=True, slots=True)
class CarriedVisit:
    """A visit as its slip carries it: `topics` in the order they were said, `referrals` in the order of the slip."""

    number: SlipNumber
    day: date
    topics: tuple[Topic, ...]
    referrals: tuple[ReferralTag, ...]


def carried_of(visit: Visit, choices: tuple[Choice, ...], catalogue: Catalogue) -> CarriedVisit | None:
    """Return what the slip with these choices carries; None for a violence visit, whose slip carries nothing."""
    return carried_of_record(record_of(replace(visit, chosen=choices), catalogue, visit.opened_at, gaps=()))


def carried_of_record(record: VisitRecord) -> CarriedVisit | None:
    """Return what the slip of a record carries."""
    if record.number is None:
        return None
    chosen = [Choice(kind, offer) for kind, offer, outcome in record.referrals if outcome is Outcome.CHOSEN]
    tags = tuple(tag_of(each) for each in chosen[:MOST_REFERRALS])
    return CarriedVisit(record.number, record.day, record.topics, tags)


def may_be_of(carried: CarriedVisit, day: date, topics: Collection[Topic], chosen: Iterable[Choice]) -> bool:
    """Whether a slip can be of a visit that has its number: desks draw their codes by chance, so two may have one.

    A slip may have been printed before the last thing was added to its visit.
    """
    tags = {tag_of(each) for each in chosen}
    return carried.day == day and tags.issuperset(carried.referrals) and frozenset(topics).issuperset(carried.topics)


def tag_of(choice: Choice) -> ReferralTag:
    """Return the short hash by which a slip names a choice."""
    name = (choice.offer or choice.kind).encode()
    return ReferralTag(int.from_bytes(blake2b(name, digest_size=_TAG_BYTES, person=b"erstanlauf offer").digest()))


def choices_by_tag(catalogue: Catalogue) -> dict[ReferralTag, Choice]:
    """Return what each hash means in a catalogue; one that two offers share means nothing."""
    kinds = [Choice(kind) for kind in catalogue.services]
    offers = [Choice(Kind(kind), each.id) for kind, service in catalogue.services.items() for each in service.offers]
    found: dict[ReferralTag, list[Choice]] = {}
    for choice in (*kinds, *offers):
        found.setdefault(tag_of(choice), []).append(choice)
    return {tag: same[0] for tag, same in found.items() if len(same) == 1}


def is_dated(carried: CarriedVisit) -> bool:
    """Whether the day of a visit can be put on a slip: not by a clock that fell back to before this program."""
    return 0 <= (carried.day - _FIRST_DAY).days < _DAYS


def packed(carried: CarriedVisit) -> bytes:
    """Return the bytes of what a slip carries, whose day `is_dated`."""
    desk, running_number, _ = carried.number.split("-")
    fields = [
        (DESK_LETTERS.index(desk[0]), len(DESK_LETTERS)),
        (DESK_DIGITS.index(desk[1]), len(DESK_DIGITS)),
        (int(running_number), _RUNNING_NUMBERS),
        ((carried.day - _FIRST_DAY).days, _DAYS),
        (len(carried.topics), _TOPIC_CODES),
        (len(carried.referrals), MOST_REFERRALS + 1),
        *((CARRIED_TOPICS.index(each), _TOPIC_CODES) for each in carried.topics),
        *((each, _TAGS) for each in carried.referrals),
    ]
    return _bytes_of(fields)


def unpacked(content: bytes) -> CarriedVisit:
    """Return what was packed. Raises `CarriedUnreadable`."""
    reader = _Reader(int.from_bytes(content))
    try:
        desk = DESK_LETTERS[reader.next(len(DESK_LETTERS))] + DESK_DIGITS[reader.next(len(DESK_DIGITS))]
        number = slip_number(desk, reader.next(_RUNNING_NUMBERS))
        day = _FIRST_DAY + timedelta(days=reader.next(_DAYS))
        topic_count, referral_count = reader.next(_TOPIC_CODES), reader.next(MOST_REFERRALS + 1)
        topics = tuple(CARRIED_TOPICS[reader.next(_TOPIC_CODES)] for _ in range(topic_count))
        carried = CarriedVisit(
            number, day, topics, tuple(ReferralTag(reader.next(_TAGS)) for _ in range(referral_count))
        )
    except (ValueError, IndexError) as error:
        raise CarriedUnreadable from error
    if packed(carried) != content:  # something is left over: not what this program writes
        raise CarriedUnreadable
    return carried


def _bytes_of(fields: Sequence[tuple[int, int]]) -> bytes:
    """Put numbers, each below its bound, into one: the first is read first."""
    whole = 0
    for value, bound in reversed(fields):
        if not 0 <= value < bound:
            raise ValueError("a value does not fit on a slip")
        whole = whole * bound + value
    return whole.to_bytes((whole.bit_length() + 7) // 8)


class _Reader:
    def __init__(self, whole: int) -> None:
        self._rest = whole

    def next(self, bound: int) -> int:
        self._rest, value = divmod(self._rest, bound)
        return value
