"""What the engine answers: suggestions, near misses and information, each with reasons as codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId, Privacy
from erstanlauf.domain.needs import Topic


class Verdict(StrEnum):
    """How a kind stands: "not" is never a suggestion, at most a near miss."""

    FITS = "fits"
    COULD_FIT = "could_fit"
    NOT = "not"


class Adult(StrEnum):
    """Which adult of the visit a reason speaks of."""

    PERSON = "person"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the rule that speaks and the code of its wording in the rule file. `facts` are the unknown facts it waits
    for.

    A reason with such facts is a condition and not yet true. The rule "catalogue" stands for a hard limit of the kind
    in the catalogue, with the codes of `LimitCode`; `LimitCode.OPEN` is also how a guard says that it waits.
    """

    rule: str
    code: str
    facts: tuple[str, ...] = ()
    adult: Adult = Adult.PERSON


LIMITS = "catalogue"
"""Rule id of reasons that come from a hard limit in the catalogue."""


class LimitCode(StrEnum):
    """Hard limits of a kind, as reason codes."""

    AGE = "limit.age"
    CHILD_AGE = "limit.child_age"
    STATUS = "limit.status"
    STATUS_SOFT = "limit.status_soft"
    GERMAN = "limit.german"
    OPEN = "limit.open"


FALLBACK = "fallback"
"""Reason code of a suggestion made because no rule spoke for any."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A kind of service worth going to. `offers` are ids, best first; `printable` is False while a question must come
    first.
    """

    kind: Kind
    verdict: Verdict
    primary: bool
    reasons: tuple[Reason, ...]
    offers: tuple[OfferId, ...]
    printable: bool = True


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A kind of a chosen topic that does not fit, with why; `would_change` are the facts that would change it."""

    kind: Kind
    reasons: tuple[Reason, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Information:
    """A hint of a rule that the screen must show."""

    rule: str
    code: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The whole answer for one visit, ordered."""

    suggestions: tuple[Suggestion, ...]
    near_misses: tuple[NearMiss, ...]
    information: tuple[Information, ...]
    next_questions: tuple[str, ...]
    """Facts worth asking for, most useful first."""
    barred: Mapping[Kind, Reason]
    """Kinds that may not be printed, however they are chosen, and why."""
    gaps: tuple[Topic, ...] = ()
    """Needs that no suggestion answers: told to the steering group."""


MOST_PRINTED = 3
FEWEST_PRINTED = 2
"""How many suggestions a slip takes while the clerk has chosen none: as many as fit in one head, and not a single
one where a second could help. What only could fit is printed to fill up, never beside enough that fits."""


def printed(answer: Suggestions, catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Return what a slip would hold of an answer nobody chose from: the first that fit, then the first that could.

    What would make the whole slip neutral is not put on it for a mere possibility.
    """
    printable = [each for each in answer.suggestions if each.printable]
    fitting = [each for each in printable if each.verdict is Verdict.FITS][:MOST_PRINTED]
    possible = [
        each
        for each in printable
        if each.verdict is Verdict.COULD_FIT and catalogue.privacy_of(each.kind) is not Privacy.NEUTRAL_SLIP
    ]
    return tuple(fitting + possible[: max(0, FEWEST_PRINTED - len(fitting))])
