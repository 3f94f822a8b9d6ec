"""Case Management for people with several problems at once: whether the rules offer it, and what the clerk decides.

The clerk may go against the rules either way and says why from a closed list, so that the threshold can be judged
later and nothing about the person is written down. Source: rules, R23.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import Case, problems_said
from erstanlauf.domain.needs import Flag
from erstanlauf.domain.rules import RuleBook
from erstanlauf.domain.suggestion import Suggestions, Verdict
from erstanlauf.domain.truth import Truth


class Overruling(StrEnum):
    """Why the clerk decided otherwise than the rules."""

    WISHED = "wished"
    RECOMMENDED = "recommended"
    ENTANGLED = "entangled"
    DECLINED = "declined"
    SUPPORTED = "supported"
    ONE_SERVICE = "one_service"


FOR_OFFERING = (Overruling.WISHED, Overruling.RECOMMENDED, Overruling.ENTANGLED)
AGAINST_OFFERING = (Overruling.DECLINED, Overruling.SUPPORTED, Overruling.ONE_SERVICE)


@dataclass(frozen=True, slots=True)
class CaseManagement:
    """How Case Management stands for a visit.

    `criteria`: of each row that counts, what was said. `kind` is who would take the case, None where a guard or a pause
    leaves nobody.
    """

    verdict: Verdict
    criteria: tuple[frozenset[Flag], ...]
    kind: Kind | None

    @property
    def offered(self) -> bool:
        """Whether the rules offer it, so that leaving it out wants a reason."""
        return self.verdict is Verdict.FITS


def case_management_of(answer: Suggestions, case: Case, rulebook: RuleBook, kinds: Collection[Kind]) -> CaseManagement:
    """Return how Case Management stands, given the answer to the same case and the kinds that are in use."""
    takers = [each for each in answer.suggestions if each.kind in rulebook.case_management and each.printable]
    criteria = problems_said(rulebook.problem_flags, case.flags)
    if takers:
        return CaseManagement(takers[0].verdict, criteria, takers[0].kind)
    return CaseManagement(Verdict.NOT, criteria, _taker_against_the_rules(answer.barred, case, rulebook, kinds))


def _taker_against_the_rules(
    barred: Collection[Kind], case: Case, rulebook: RuleBook, kinds: Collection[Kind]
) -> Kind | None:
    """Return who takes a case the rules do not send; what is not known counts as not met."""
    return next(
        (
            kind
            for kind, when in rulebook.case_management.items()
            if kind in kinds and kind not in barred and when.holds(case) is Truth.MET
        ),
        None,
    )
