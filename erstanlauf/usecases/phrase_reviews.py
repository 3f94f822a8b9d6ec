"""Taking reviewed translations over for a desk. Asks the permit; a review sheet is read by `review_reading`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.people import Action, Permit
from erstanlauf.usecases.office_ports import Audit

if TYPE_CHECKING:
    from erstanlauf.i18n.phrases.review import Review


class PhraseReviews:
    """Reviews that this desk speaks by. `keep` adds those of a language to the ones that are kept."""

    def __init__(self, permit: Permit, audit: Audit, keep: "Callable[[str, Mapping[str, Review]], None]") -> None:
        self._permit = permit
        self._audit = audit
        self._keep = keep

    def take_over(self, tag: str, reviews: "Mapping[str, Review]") -> None:
        """Keep reviews of a language, by German sentence. Raises `NotPermitted` and what cannot be written."""
        self._permit.require(Action.REVIEW_PHRASES)
        self._keep(tag, reviews)
        self._audit.note_alone(AuditAction.PHRASES_REVIEWED, tag, len(reviews))
