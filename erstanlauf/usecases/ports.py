"""What use cases need from the outside, as Protocols; adapters in `store` and `slips` fill them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.domain.visit import Choice, SlipNumber, Visit, VisitId, VisitRecord
from erstanlauf.i18n.wording import Wording

if TYPE_CHECKING:  # what a suggestion alone must not pay for
    from erstanlauf.i18n.phrases.voices import Share
    from erstanlauf.usecases.office_sheet import OfficeSheet
    from erstanlauf.usecases.own_data import OwnData
    from erstanlauf.usecases.review_sheet import ReviewSheet


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A line of today's list: number, time and topics of a closed visit, nothing else. A violence visit has no
    number.
    """

    id: VisitId
    number: SlipNumber | None
    opened_at: datetime
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class KeptSlip:
    """What may be kept of a closed visit's slip until the day is over: enough to print it again, nothing sensitive."""

    number: SlipNumber
    opened_at: datetime
    language: str | None
    topics: tuple[Topic, ...]
    chosen: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """An open visit found in the store, and when it was last saved."""

    visit: Visit
    saved_at: datetime


class VisitStore(Protocol):
    """Keeps visits. Each method is one transaction; all of them run on the thread that owns the store."""

    def open_visit(self, visit_id: VisitId, opened_at: datetime) -> Visit:
        """Give the visit the desk's next slip number, save it as a draft and return it."""

    def save_draft(self, visit: Visit, saved_at: datetime) -> None:
        """Keep the whole state of an open visit; a later call replaces it."""

    def drafts(self) -> Sequence[SavedDraft]:
        """Return open visits, newest first: what a crash or a closed window left behind."""

    def close_visit(self, record: VisitRecord) -> None:
        """Replace the draft by what may stay, in one transaction. The same record a second time changes nothing."""

    def discard_draft(self, visit_id: VisitId) -> None:
        """Forget an open visit."""

    def reopen(self, visit: Visit, saved_at: datetime) -> None:
        """Turn a visit that was closed moments ago back into a draft (undo of closing)."""

    def entries_of(self, day: date) -> Sequence[DayEntry]:
        """Return the closed visits of a day, newest first."""

    def forget_details_before(self, day: date) -> None:
        """Forget which visits of earlier days had which slip language and which rules; the counts stay."""

    def kept_slip(self, visit_id: VisitId) -> KeptSlip | None:
        """Return what is kept of a closed visit's slip; None where nothing may be, or the visit is not closed."""

    def count_reprint(self, visit_id: VisitId) -> None:
        """Count one more slip of a closed visit; of one that is not closed, nothing."""

    def note_print(self, visit_id: VisitId) -> None:
        """Write down that a slip of an open visit went to paper."""

    def note_read(self, visit_ids: Sequence[VisitId]) -> None:
        """Write down that somebody read what is kept of visits; reading does not fail where that cannot be kept."""

    def note_law_change(self, switches: Sequence[str]) -> None:
        """Write down that switches of the law were turned, each by its name."""


class UnfinishedBackup(Protocol):
    """A copy of the store that nobody has checked yet."""

    @property
    def name(self) -> str: ...


class Backups(Protocol):
    """Copies of the open store. `copy` and `note` run on the thread that owns the store; the rest on any thread."""

    def all(self) -> Sequence[Backup]:
        """Return the backups there are, the newest first."""

    def has_changed(self) -> bool:
        """Whether the store has taken a step since the newest backup; runs on the thread of the store."""

    def copy(self, now: datetime) -> UnfinishedBackup:
        """Copy the store. Nothing else happens in it meanwhile."""

    def finish(self, copy: UnfinishedBackup) -> Backup:
        """Check a copy against what the store was, and only then give it its name."""

    def note(self, backup: Backup) -> None:
        """Write down that a backup was made."""

    def loss(self, backup: Backup) -> Loss:
        """Return what the store has that a backup has not; runs on the thread of the store."""

    def carry(self, backup: Backup, place: str) -> None:
        """Copy a backup to a second place."""

    def remove_old(self, now: datetime, longest_days: int, newest_days: int, second_place: str) -> None:
        """Remove the backups that may not stay, here and in the second place; the clock was looked at before."""


class SlipWriter(Protocol):
    """Puts a slip on paper."""

    def pdf(self, slip: Slip, paper: Paper) -> bytes:
        """Return the slip as PDF; the same slip and paper give the same bytes."""

    def reviewed(self, slip: Slip) -> "Share":
        """Tell how many of the sentences in the person's language somebody has reviewed; (0, 0) for German."""


class ReviewSheetWriter(Protocol):
    """Puts a review sheet on paper and knows which letters can be printed."""

    def review_sheet(self, sheet: "ReviewSheet", words: Wording) -> bytes:
        """Return the review sheet of a language as PDF, with headings in the words of the office."""

    def missing_glyphs(self, text: str) -> str:
        """Return the letters of a text that cannot be printed, each once."""


class SheetWriter(Protocol):
    """Puts sheets on paper; none but `own_data` tells anything of a visit. The same sheet gives the same bytes."""

    def language_finder(self) -> bytes:
        """Return the sheet on which a person points at a language."""

    def pointing_card(self, tag: str) -> bytes:
        """Return the card with topics, sentences and questions to point at, in the language of this tag."""

    def office_sheet(self, sheet: "OfficeSheet") -> bytes:
        """Return a sheet of the administration."""

    def stored(self, tag: str, paper: Paper) -> bytes:
        """Return the sheet that says what is kept of a visit."""

    def own_data(self, own: "OwnData", tag: str, paper: Paper) -> bytes:
        """Return the sheet that tells a person what is kept of one visit."""


class StoreReport(Protocol):
    """What a check of a store found. Figures and names of steps, no record of a visit."""

    @property
    def file(self) -> str: ...
    @property
    def size_bytes(self) -> int: ...
    @property
    def steps_taken(self) -> tuple[str, ...]: ...
    @property
    def steps_missing(self) -> tuple[str, ...]: ...
    @property
    def page_faults(self) -> tuple[str, ...]: ...
    @property
    def structure_faults(self) -> tuple[str, ...]: ...
    @property
    def orphans(self) -> int: ...
    @property
    def rows(self) -> Mapping[str, int]: ...
    @property
    def is_sound(self) -> bool: ...
