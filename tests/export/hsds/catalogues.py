"""Catalogues of all shapes for the exchange: every fact an offer can have, rows of others, organizations, limits."""

import string
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from erstanlauf.domain.ageing import GROUP_OF, with_fact
from erstanlauf.domain.catalogue import (
    UNDATED,
    Capacity,
    Catalogue,
    Certainty,
    Closure,
    Confidence,
    Contact,
    Cost,
    Document,
    Grounds,
    Kind,
    Offer,
    OfferId,
    OfferStatus,
    Organization,
    OrganizationId,
    Privacy,
    ReferralMethod,
    Service,
    Source,
    Stated,
    Target,
    Transport,
    Waiting,
)
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Role
from erstanlauf.domain.situation import ENDLESS, German, Span, Status
from erstanlauf.export.hsds.ids import as_json
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES

CITY = "Musterstadt"
SOURCES = {name: Source(f"https://example.org/{name}", "undated") for name in ("A", "B_2", "HSDS_ALT_20260101")}

_LETTERS = string.ascii_letters + "äöüßÄéşığДнعدم字 .,-/;:'\"=+@#"
LINES = st.text(_LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
_PASSAGES = st.lists(LINES, max_size=3).map("\n".join)
_DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
_AS_OF = st.just(UNDATED) | st.builds(lambda day, letters: str(day)[:letters], _DAYS, st.sampled_from((4, 7, 10)))
_TAGS = st.sampled_from(("de", "ar", "uk", "tr", "zh-Hans", "sq", "xx"))
_HOURS = st.sampled_from(
    (
        *("Mo-Fr 10-12", "Mo-Do 9:00-12:00, 13:00-16:00; Fr 9-14", "Mo, Di 8-24", "rund um die Uhr"),
        *("Mo 8-12; sonst nach Vereinbarung", "telefonisch Mo-Fr 8-18 Uhr", "Mo-Fr 9-12 (Stand 2024)", "Sa  10 - 12"),
    )
)
_ADDRESSES = st.sampled_from(
    (
        *("Niederwall 23, 33602 Bielefeld", "Neues Rathaus, Flur B, Niederwall 23, 33602 Bielefeld"),
        *("Campus Handwerk, Bielefeld", "Dortmund", "Weg 1, 33602 Bielefeld, Hinterhaus"),
    )
)
_VALUES: dict[str, st.SearchStrategy[object]] = {
    "address": _ADDRESSES,
    "building": LINES,
    "transport": st.builds(Transport, LINES, st.lists(LINES, max_size=2).map(tuple)),
    "step_free": st.booleans(),
    "phone": st.sampled_from(("110", "+49 521 51-0", "0521 51-0", "0521/51-0 12")),
    "email": st.sampled_from(("rat@example.org", "A.b-c@x.example.org")),
    "url": st.sampled_from(("https://example.org/rat?a=1,2", "http://example.org")),
    "hours": _HOURS,
    "consultation": _HOURS,
    "closures": st.lists(
        st.builds(lambda first, length: Closure(first, first + timedelta(length)), _DAYS, st.integers(0, 20)),
        min_size=1,
        max_size=2,
    ).map(tuple),
    "appointment": LINES,
    "cost": st.sampled_from(Cost),
    "documents": st.lists(st.sampled_from(sorted(DOCUMENT_NAMES)), min_size=1, max_size=3, unique=True).map(
        lambda names: tuple(map(Document, names))
    ),
    "capacity": st.builds(Waiting, st.sampled_from(Capacity), st.none() | st.integers(0, 104)),
    "response_days": st.integers(0, 366),
    "referral_method": st.sampled_from(ReferralMethod),
    "spoken": st.lists(_TAGS, max_size=3, unique=True).map(tuple),
}
assert _VALUES.keys() == GROUP_OF.keys()

_CITED = st.lists(st.sampled_from(sorted(SOURCES)), min_size=1, max_size=2, unique=True).map(tuple)
_ENDS = st.none() | st.integers(0, 40)
_SPANS = st.none() | st.builds(
    lambda low, more: Span(low, ENDLESS if more is None else low + more), st.integers(0, 60), _ENDS
)
_STATUSES = st.frozensets(st.sampled_from(Status), min_size=1, max_size=3)


@st.composite
def _facts(draw: st.DrawFn, offer: Offer) -> Offer:
    for name in draw(st.sets(st.sampled_from(sorted(_VALUES)))):
        value = draw(_VALUES[name])
        role = draw(st.none() | st.sampled_from(Role))
        fact = Stated(value, draw(st.sampled_from(Confidence)), draw(_CITED), draw(_AS_OF), role)
        offer = with_fact(offer, name, fact)
    return offer


@st.composite
def _offers(draw: st.DrawFn, offer_id: OfferId) -> Offer:
    offer = Offer(
        offer_id,
        draw(LINES),
        Contact(),
        draw(st.sampled_from(Confidence)),
        draw(_CITED),
        note=draw(_PASSAGES),
        status=draw(st.sampled_from(OfferStatus)),
    )
    offer = draw(_facts(offer))
    only = offer.contact.appointment is not None and draw(st.booleans())
    return replace(offer, contact=replace(offer.contact, appointment_only=only))


@st.composite
def _targets(draw: st.DrawFn) -> Target:
    include, rest = draw(st.none() | _STATUSES), draw(st.frozensets(st.sampled_from(Status), max_size=3))
    return Target(
        age=draw(_SPANS),
        child_age=draw(_SPANS),
        status_include=include,
        status_exclude=rest - (include or frozenset()),
        german_min=draw(st.none() | st.sampled_from(German)),
    )


@st.composite
def _services(draw: st.DrawFn, kind: Kind) -> Service:
    names = draw(st.lists(st.sampled_from(("awo", "stadt", "drk_2")), min_size=1, max_size=2, unique=True))
    return Service(
        kind=kind,
        name=draw(LINES).replace("  ", " "),
        description=" ".join(draw(LINES).split()),
        topics=tuple(draw(st.lists(st.sampled_from(Topic), min_size=1, max_size=3, unique=True))),
        target=draw(_targets()),
        offers=tuple(draw(_offers(OfferId(f"{kind}/{name}"))) for name in names),
        certainty=Certainty(*(draw(st.sampled_from(Confidence)) for _ in range(3))),
        grounds=Grounds(draw(_CITED), (), draw(_CITED)),
        legal_kind="municipal",
        privacy=draw(st.sampled_from(Privacy)),
        note=draw(_PASSAGES),
    )


_ORGANIZATIONS = st.builds(
    lambda name, description, url: Organization(OrganizationId("awo"), name, description, url),
    LINES.map(lambda text: " ".join(text.split())),
    _PASSAGES,
    st.sampled_from(("", "https://example.org")),
)
_JSON = st.recursive(
    st.booleans() | st.integers(-5, 5) | LINES, lambda inner: st.lists(inner, max_size=2), max_leaves=4
)
_ROWS = st.dictionaries(
    st.sampled_from(("name", "description", "x_note", "organization_id", "amount")), _JSON, min_size=1, max_size=3
)
_FOREIGN = st.dictionaries(
    st.builds("{}/{}".format, st.sampled_from(("programs", "contacts", "funding", "eligibility")), st.uuids()),
    _ROWS.map(as_json) | LINES,
    max_size=3,
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Any catalogue that the own form can hold."""
    kinds = draw(st.lists(st.sampled_from(("rat", "kita", "sprachkurs")), min_size=1, max_size=2, unique=True))
    services = {Kind(kind): draw(_services(Kind(kind))) for kind in kinds}
    organizations = draw(st.lists(_ORGANIZATIONS, max_size=1))
    return Catalogue(
        CITY,
        "2026-11-22",
        services,
        SOURCES,
        draw(st.none() | st.sampled_from(list(services))),
        {each.id: each for each in organizations},
        draw(_FOREIGN),
    )
