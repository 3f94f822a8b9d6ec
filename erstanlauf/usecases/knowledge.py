"""What a desk knows apart from its visits: catalogue of the city, rules, what comes before what, switches."""

from collections.abc import Mapping
from dataclasses import dataclass

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.prerequisites import PlanBook
from erstanlauf.domain.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Catalogue, rules and plan book that belong together; `switches` holds a position for every switch."""

    catalogue: Catalogue
    rulebook: RuleBook
    switches: Mapping[str, str]
    plan_book: PlanBook
