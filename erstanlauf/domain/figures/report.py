"""A report to the committees: the published tables of a period, and what else is said with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from erstanlauf.domain.figures.changes import changes
from erstanlauf.domain.figures.counted import DeskSource
from erstanlauf.domain.figures.disclosure import Published
from erstanlauf.domain.figures.periods import Period
from erstanlauf.domain.figures.views import View


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says of a period, in figures that may leave and nothing else.

    `tables` are the answers in the order of the paper, `before` those of the period before for the same views where
    there are any. `catalogue_age` counts offers by how old their facts are: it is about services, not about visits.
    `sources` are the desks whose counts are in it, `missing` those whose counts end before the period does.
    """

    period: Period
    made_on: date
    tables: tuple[Published, ...]
    before: Mapping[View, Published]
    minutes: int | None
    catalogue_age: tuple[tuple[str, int], ...]
    sources: tuple[DeskSource, ...]
    missing: tuple[DeskSource, ...]
    is_invented: bool

    def table(self, view: View) -> Published:
        """Return the table of a view."""
        return next(each for each in self.tables if each.question.view is view)

    def change(self, view: View) -> Mapping[str, int]:
        """Return by how much the rows of a view rose or fell since the period before; empty where nothing compares."""
        return changes(self.table(view), self.before[view]) if view in self.before else {}
