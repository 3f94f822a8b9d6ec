"""The referral catalogue: kinds of service, who offers them where, and how sure each fact is.

Words follow Open Referral HSDS (organization, service, location, schedule, cost option, required document). A `Service`
is a kind of service; rules speak of kinds only. An `Offer` is one organization that offers the kind in this city. Each
fact carries its confidence, source and date, because only that decides whether it may be printed.

Why this way (2026-11): HSDS hangs cost and required documents on the service of an organization, the way there and the
access on its location. So the first two are facts of an `Offer`, the other two of its `Contact`. A location is no
record of its own: offers in one building have floors and doors of their own, and each address is confirmed for its
offer. So a location is the offers that name the same address.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, NewType, TypeVar

from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Role
from erstanlauf.domain.situation import German, Span, Status

Kind = NewType("Kind", str)
"""Id of a kind of service, as in the rules."""

OfferId = NewType("OfferId", str)
"""Id of an offer, unique in the catalogue: the kind, a slash, a short name of the organization."""

OrganizationId = NewType("OrganizationId", str)
"""Short name of an organization: what stands after the slash in the ids of its offers."""

Document = NewType("Document", str)
"""Id of a paper or number that a service asks for or hands out."""

Value = TypeVar("Value", covariant=True)

_SECRET_PLACES = ("frauenhaus/", "maedchenhaus/zuflucht", "maedchenhaus/porto_amal", "nadeschda/")
"""Beginnings of the ids of offers whose address is never stored (design: violence; rules: R17, R35)."""

_SHELTERS = (
    *("frauenhaus", "frauenhaeuser", "frauenschutzhaus", "schutzwohnung", "zufluchtswohnung", "zufluchtshaus"),
    *("women_s_refuge", "womens_refuge", "women_s_shelter", "womens_shelter", "domestic_violence_shelter"),
)
"""What the ids of kinds hold that come from other towns and are such places, by how they are called there."""

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
    stays. Each keeps less than the one before.
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

    `as_of` is a year, a month or a day ("2024", "2024-12", "2024-12-31") or `UNDATED`. `verified_by` is the role of
    whoever confirmed it last; None where the fact stands as it was read.
    """

    value: Value
    confidence: Confidence
    sources: tuple[str, ...]
    as_of: str
    verified_by: Role | None = None


@dataclass(frozen=True, slots=True)
class Transport:
    """The stop of tram or bus to get off at, by its name, and the lines that call there; none are known if empty."""

    stop: str
    lines: tuple[str, ...] = ()


class Cost(StrEnum):
    """What the service itself costs the person; how much stands nowhere."""

    FREE = "free"
    NOT_FREE = "not_free"


class OfferStatus(StrEnum):
    """Whether an offer can be used; only an active one is suggested, found and printed. Nothing is ever deleted.

    Values as in `service.status` of Open Referral HSDS 3.
    """

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    CLOSED = "temporarily closed"


class Capacity(StrEnum):
    """Whether an offer takes new people."""

    FREE = "free"
    WAITING_LIST = "waiting_list"
    FULL = "full"


class ReferralMethod(StrEnum):
    """How an offer wants people to be sent."""

    COME = "come"
    CALL = "call"
    WRITE = "write"
    FORM = "form"
    THROUGH_US = "through_us"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whether there is room, and about how many weeks one waits; None where nobody says."""

    capacity: Capacity
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which an offer is closed once, the first and the last included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"closed from {self.first} to {self.last}")


@dataclass(frozen=True, slots=True)
class Contact:
    """How an offer is reached. A missing fact is None and is never filled by guess.

    `hours` is when the house is open, `consultation` when somebody there gives advice; who comes for advice goes by the
    second where there is one. Both are in the short German form of `domain.hours`.
    `appointment_only`: nobody is served without an appointment. It is as sure as `appointment`, which is then there.
    `step_free`: whether a wheelchair or a pram gets in. `response_days`: within how many days the offer answers.
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
    consultation: Stated[str] | None = None
    closures: Stated[tuple[Closure, ...]] | None = None
    building: Stated[str] | None = None
    capacity: Stated[Waiting] | None = None
    response_days: Stated[int] | None = None
    referral_method: Stated[ReferralMethod] | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """One organization that offers a kind of service in this city.

    `documents` are those it asks of everybody who comes; what only some have to bring, the plan book knows.
    """

    id: OfferId
    organization: str
    contact: Contact
    confidence: Confidence
    sources: tuple[str, ...]
    note: str = ""
    cost: Stated[Cost] | None = None
    documents: Stated[tuple[Document, ...]] | None = None
    spoken: Stated[tuple[str, ...]] | None = None
    status: OfferStatus = OfferStatus.ACTIVE

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of the languages spoken there, as far as anybody says."""
        return self.spoken.value if self.spoken else ()

    @property
    def organization_id(self) -> OrganizationId:
        """The organization that offers the kind."""
        return OrganizationId(self.id.partition("/")[2])


@dataclass(frozen=True, slots=True)
class Organization:
    """What is known of an organization apart from its offers."""

    id: OrganizationId
    name: str
    description: str = ""
    url: str = ""


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
class Grounds:
    """The sources of a kind, by what they speak of."""

    existence: tuple[str, ...] = ()
    eligibility: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


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
    grounds: Grounds
    legal_kind: str
    privacy: Privacy = Privacy.OPEN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All kinds of a city by id in the order of the file, and the sources they cite. The clerk sits at `own_desk`.

    `organizations` holds those of which more is known than their offers say. `foreign` is what files of others held and
    this program has no word for: JSON texts by "table/id", kept for the way back, and looked at by the exchange alone.
    `out_of_use` says what may stay of a choice of the kinds that `active` left out: a draft of yesterday may still hold
    one.
    """

    city: str
    as_of: str
    services: Mapping[Kind, Service]
    sources: Mapping[str, Source]
    own_desk: Kind | None = None
    organizations: Mapping[OrganizationId, Organization] = field(default_factory=lambda: MappingProxyType({}))
    foreign: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    out_of_use: Mapping[Kind, Privacy] = field(default_factory=lambda: MappingProxyType({}))

    def offer(self, offer_id: OfferId) -> Offer | None:
        """Return the offer with this id, or None when this catalogue does not hold it (any more)."""
        service = self.services.get(Kind(offer_id.partition("/")[0]))
        if service is None:
            return None
        return next((each for each in service.offers if each.id == offer_id), None)

    def privacy_of(self, kind: Kind) -> Privacy:
        """Return what may stay of a choice of this kind; a kind this catalogue does not hold is kept back."""
        service = self.services.get(kind)
        return self.out_of_use.get(kind, Privacy.DRAFT_ONLY) if service is None else service.privacy

    def active(self) -> "Catalogue":
        """Return what can be suggested, found and printed: active offers, and the kinds that have any."""
        services = {kind: _active(service) for kind, service in self.services.items()}
        left_out = {kind: each.privacy for kind, each in services.items() if not each.offers}
        used = {kind: each for kind, each in services.items() if each.offers}
        return replace(self, services=used, out_of_use={**self.out_of_use, **left_out})


def stricter(one: Privacy, other: Privacy) -> Privacy:
    """Return the privacy that keeps less of a visit."""
    return max(one, other, key=tuple(Privacy).index)


def is_secret_place(offer_id: OfferId) -> bool:
    """Whether people hide there, so that nothing that leads there is ever stored."""
    kind = offer_id.partition("/")[0]
    return offer_id.startswith(_SECRET_PLACES) or any(word in kind for word in _SHELTERS)


def _active(service: Service) -> Service:
    if all(offer.status is OfferStatus.ACTIVE for offer in service.offers):
        return service
    return replace(service, offers=tuple(each for each in service.offers if each.status is OfferStatus.ACTIVE))
