"""What figures need from the outside, as Protocols; adapters in `store`, `export` and `slips` fill them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from erstanlauf.domain.figures.counted import By, Cells, Counted, DeskCounts, DeskSource
from erstanlauf.domain.figures.report import Report


class Counts(Protocol):
    """Exact counts of this desk and of those whose files were taken. Runs on the thread that owns the store."""

    def cells(self, counted: Counted, first: date, last: date, by: By) -> Cells:
        """Return what was counted from a first to a last day, all desks together.

        By weeks and weekdays only what is kept by day (`BY_DAY`), the rest of whole months.
        """

    def sources(self) -> Sequence[DeskSource]:
        """Return the desks whose counts are here, this one first where it has any."""

    def rounding_key(self) -> bytes:
        """Return the secret that figures are rounded with; it is drawn when it is asked for the first time."""

    def of_this_desk(self, made_at: datetime) -> DeskCounts:
        """Return all counts of this desk for the days that are over, under the next serial."""

    def take(self, counts: DeskCounts, now: datetime) -> bool:
        """Keep the counts of a desk in the place of those that are here of it; False where nothing is new in them."""

    def note_seen(self, subject: str) -> None:
        """Write down that figures were asked for: the subject is a view and a period, no figure."""

    def note_exported(self, subject: str) -> None:
        """Write down that figures or counts were written to a file."""


class FigureKeys(Protocol):
    """What the store keeps of keys for files with counts. Runs on the thread that owns the store."""

    def signing_key(self) -> bytes:
        """Return the 32 secret bytes this desk signs its counts with, and is known by."""

    def identity(self) -> str | None:
        """Return the secret key that counts are sealed to for this desk; None before the first was kept."""

    def keep_identity(self, identity: str) -> None:
        """Read the counts of other desks with this key from now on."""

    def house_keys(self) -> Sequence[bytes]:
        """Return the secrets that the desks of this house share, the one in use first."""


class SealedCounts(Protocol):
    """Files in which exact counts go from desk to desk: signed, and readable at the steering desk alone.

    Runs on the thread that owns the store, but for what `opener` returns. A desk is named in a file by the fingerprint
    of its key, so that no desk can send in the name of another; `DeskCounts.desk` comes out so, whatever went in.
    """

    def require(self, to: str) -> None:
        """Raise what keeps this desk from sealing to a public key: it is none, or no house key is here."""

    def sealed(self, counts: DeskCounts, to: str) -> bytes:
        """Return a file for the steering desk with this public key. Raises what is wrong with it."""

    def file_name(self, counts: DeskCounts) -> str:
        """Return what such a file of this desk is called; `CountsFolder` knows by it what it makes needless."""

    def opened(self, content: bytes) -> DeskCounts:
        """Return the counts in a file. Raises a known trouble where it is not for this desk or not of this house."""

    def opener(self) -> Callable[[bytes], DeskCounts]:
        """Return what opens files as `opened` does, on any thread: for many or large ones, beside the window."""

    def public_key(self) -> str:
        """Return the key that counts are sealed to for this desk; it is drawn when it is asked for the first time."""


@dataclass(frozen=True, slots=True)
class Sent:
    """When counts of this desk were last laid into a folder, and up to which day."""

    at: datetime
    last: date


class SentCounts(Protocol):
    """What the store remembers of sending. Runs on the thread that owns it."""

    def last_sent(self) -> Sent | None:
        """Return what was sent last; None before the first time."""

    def note_sent(self, sent: Sent) -> None:
        """Remember that counts were laid down."""


class ReportFiles(Protocol):
    """Puts a report into files; runs beside the store."""

    def pdf(self, report: Report) -> bytes:
        """Return the report as PDF, in the form of a paper for a committee."""

    def workbook(self, report: Report) -> bytes:
        """Return its tables as XLSX, no cell a formula or a link."""

    def tables(self, report: Report) -> dict[str, bytes]:
        """Return its tables as CSV, by file name."""


class CountsFolder(Protocol):
    """Where files with counts are laid down and found. Runs beside the window."""

    def require(self, folder: Path) -> None:
        """Raise a known trouble where a folder is not there."""

    def lay_down(self, folder: Path, name: str, content: bytes) -> Path:
        """Write a file by rename, return where it is, and remove the older files of the same desk.

        `name` is that of `SealedCounts.file_name`. The folder must be there: a share that is not connected is none.
        """

    def found(self, folder: Path) -> Sequence[Path]:
        """Return the files with counts in a folder."""

    def content(self, path: Path) -> bytes:
        """Return what is in a file. Raises where it is none or too large."""
