"""Target groups of the council paper: which one a visit counts for. The groups and their conditions are data.

Nobody is asked anything for the figures. Only what a rule needed to know decides, and of that only the facts that the
council paper tells its groups by; who gave no answer counts for no group.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NewType

from erstanlauf.domain.conditions import Case, Condition
from erstanlauf.domain.situation import Situation, Status
from erstanlauf.domain.truth import Truth

GroupId = NewType("GroupId", str)
"""Id of a target group in its file."""

NOT_KNOWN = GroupId("not_known")
"""Counts whoever met the condition of no group for sure: nobody is asked anything for the figures."""

GROUP_FACTS = frozenset({"age", "children", "eu", "months_in_de", "status", "work"})
"""The facts a group may be told by. Not who is short of money, where somebody lives, or what concerns a partner."""

MOST_GROUPS = 20
"""More groups than this would tell people apart and not groups."""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """One group: its name in German and English, and when somebody counts for it."""

    id: GroupId
    names: Mapping[str, str]
    when: Condition


def group_of(situation: Situation, groups: tuple[TargetGroup, ...]) -> GroupId:
    """Return the first group whose condition is met for sure. Only facts count: nothing said unasked, no need.

    A status deliberately left open is none that anybody could be counted by.
    """
    answered = replace(situation, status=None) if situation.status is Status.OFFEN else situation
    case = Case(answered, (), frozenset(), {})
    return next((each.id for each in groups if each.when.holds(case) is Truth.MET), NOT_KNOWN)
