"""What a desk knows apart from its visits: catalogue of the city, rules, what comes before what, switches, ages,
groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from erstanlauf.domain.ageing import AgeLimits, aged
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.figures.target_groups import TargetGroup
from erstanlauf.domain.prerequisites import PlanBook
from erstanlauf.domain.rules import RuleBook


@dataclass(slots=True)
class Knowledge:
    """Catalogue, rules and plan book that belong together; `switches` holds a position for every switch.

    `catalogue` is that of the counter, `groups` are those the steering group counts by. Rules and plan book may name
    kinds it does not hold: those out of use. One object serves all of a window, so that a newly published catalogue and
    a turned switch are seen everywhere at once. It belongs to one thread: another one works with a copy
    (`dataclasses.replace`).
    """

    catalogue: Catalogue
    rulebook: RuleBook
    switches: Mapping[str, str]
    plan_book: PlanBook
    limits: AgeLimits
    groups: tuple[TargetGroup, ...] = ()


def counter_catalogue(published: Catalogue, limits: AgeLimits, on: date) -> Catalogue:
    """Return what suggestions, search and slips of a day see of a published catalogue."""
    return aged(published.active(), limits, on)
