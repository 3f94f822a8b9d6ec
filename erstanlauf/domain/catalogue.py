"""The referral catalogue: kinds of service, who offers them where, and how sure each fact is.

Words follow Open Referral HSDS (organization, service, location, schedule, cost option, required document). A `Service`
is a kind of service; rules speak of kinds only. An `Offer` is one organization that offers the kind in this city. Each
fact carries its confidence, source and date, because only that decides whether it may be printed.

Why this way (2026-11): HSDS hangs cost and required documents on the service of an organization, the way there and the
access on its location. So the first two are facts of an `Offer`, the other two of its `Contact`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NewType, TypeVar

from erstanlauf.domain.needs import Topic
from erstanlauf.domain.situation import German, Span, Status

Kind = NewType("Kind", str)
"""Id of a kind of service, as in the rules."""

OfferId = NewType("OfferId", str)
"""Id of an offer, unique in the catalogue: the kind, a slash, a short name of the organization."""


Document = NewType("Document", str)
"""Id of a paper or number that a service asks for or hands out."""

Value = TypeVar("Value", covariant=True)

UNDATED = "ohne Datum"
"""`as_of` of a fact whose source carries no date; staff read it as it is, a slip puts it into words."""


class Confidence(StrEnum):
    """How sure a fact is: `HIGH` prints as it is, `MEDIUM` with date and "vorher anrufen", `LOW` not at all."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Privacy(StrEnum):
    """What may stay of the fact that a kind was chosen.

    `OPEN`: it stays in the visit's record. `DRAFT_ONLY`: it goes when the visit is closed, because it tells of
    health, debt or pregnancy. `NEUTRAL_SLIP`: the slip names no organization and carries no number or QR, and nothing
    stays.
    """

    OPEN = "open"
    DRAFT_ONLY = "draft_only"
    NEUTRAL_SLIP = "neutral_slip"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read and when, as the catalogue states it (many pages carry no exact date)."""

    ref: str
    date: str


@dataclass(frozen=True, slots=True)
class Stated(Generic[Value]):
    """One fact of the catalogue with its confidence, the sources it rests on and the date it holds for.

    `as_of` is a year, a month or a day ("2024", "2024-12", "2024-12-31") or `UNDATED`.
    """

    value: Value
    confidence: Confidence
    sources: tuple[str, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class Transport:
    """The stop of tram or bus to get off at, by its name, and the lines that call there; none are known if empty."""

    stop: str
    lines: tuple[str, ...] = ()


class Cost(StrEnum):
    """What the service itself costs the person; how much stands nowhere."""

    FREE = "free"
    NOT_FREE = "not_free"


@dataclass(frozen=True, slots=True)
class Contact:
    """How an offer is reached. A missing fact is None and is never filled by guess.

    `appointment_only`: nobody is served without an appointment. It is as sure as `appointment`, which is then there.
    `step_free`: whether a wheelchair or a pram gets in.
    """

    address: Stated[str] | None = None
    phone: Stated[str] | None = None
    email: Stated[str] | None = None
    url: Stated[str] | None = None
    hours: Stated[str] | None = None
    appointment: Stated[str] | None = None
    appointment_only: bool = False
    transport: Stated[Transport] | None = None
    step_free: Stated[bool] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One organization that offers a kind of service in this city.

    `documents` are those it asks of everybody who comes; what only some have to bring, the plan book knows.
    """

    id: OfferId
    organization: str
    contact: Contact
    languages: tuple[str, ...]
    confidence: Confidence
    sources: tuple[str, ...]
    note: str = ""
    cost: Stated[Cost] | None = None
    documents: Stated[tuple[Document, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """Hard limits of a kind: what a rule never lifts. None means: no limit of this sort.

    `status_soft` are statuses that may be served, so that a rule's "fits" becomes "could fit". `child_age` is met by
    a child of the visit or by the person's own age.
    """

    age: Span | None = None
    child_age: Span | None = None
    status_include: frozenset[Status] | None = None
    status_exclude: frozenset[Status] = frozenset()
    status_soft: frozenset[Status] = frozenset()
    german_min: German | None = None


@dataclass(frozen=True, slots=True)
class Certainty:
    """Confidence per field group of a kind."""

    existence: Confidence
    eligibility: Confidence
    contact: Confidence


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of service with its offers, best described first."""

    kind: Kind
    name: str
    description: str
    topics: tuple[Topic, ...]
    target: Target
    offers: tuple[Offer, ...]
    certainty: Certainty
    sources: tuple[str, ...]
    legal_kind: str
    privacy: Privacy = Privacy.OPEN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All kinds of a city by id in the order of the file, and the sources they cite. The clerk sits at `own_desk`."""

    city: str
    as_of: str
    services: Mapping[Kind, Service]
    sources: Mapping[str, Source]
    own_desk: Kind | None = None

    def offer(self, offer_id: OfferId) -> Offer | None:
        """Return the offer with this id, or None when this catalogue does not hold it (any more)."""
        service = self.services.get(Kind(offer_id.partition("/")[0]))
        if service is None:
            return None
        return next((each for each in service.offers if each.id == offer_id), None)

    def privacy_of(self, kind: Kind) -> Privacy:
        """Return what may stay of a choice of this kind; a kind this catalogue does not hold is kept back."""
        service = self.services.get(kind)
        return Privacy.DRAFT_ONLY if service is None else service.privacy
