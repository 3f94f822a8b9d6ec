"""What a desk knows apart from its visits: the catalogue of the city, the rules, and how the switches stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.rules import RuleBook


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Catalogue and rules that belong together; `switches` holds a position for every switch of the rule book."""

    catalogue: Catalogue
    rulebook: RuleBook
    switches: Mapping[str, str]
