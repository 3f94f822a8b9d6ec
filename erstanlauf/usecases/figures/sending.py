"""Sending the counts of this desk to the steering desk: exact, sealed, readable there alone.

Runs on the store's thread and asks the permit. Where a file goes, and that it gets there, is for `CountsFolder`.

Why this way (2026-11-23): a desk that is reminded to send is a desk whose figures are missing. So it sends by itself,
at the first log-in of a week, whoever logs in: the administration wanted it when it set key and folder, nobody at the
desk can read what goes, and at most counters the administration logs in too rarely. Only those who may send hear of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.retention import CLOCK_TOLERANCE
from erstanlauf.usecases.figures.ports import Counts, SealedCounts, Sent, SentCounts

LATE = timedelta(days=35)
"""A month is over, and a week more: by then its counts should be at the steering desk."""


class SteeringKeyMissing(KnownTrouble):
    """Nobody has set the key of the steering desk, so there is nobody to seal counts to."""

    code: ClassVar[str] = "figures.key_missing"


class NothingToSend(KnownTrouble):
    """This desk has no visit of a day that is over."""

    code: ClassVar[str] = "figures.nothing_to_send"


@dataclass(frozen=True, slots=True, repr=False)
class Prepared:
    """A file for the steering desk: its name, which tells desk and days, its content, and its last day."""

    name: str
    content: bytes
    last: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a desk is with sending. `hindrance` is what keeps it from that; `folder` is empty where none is set."""

    hindrance: KnownTrouble | None
    folder: str
    sent: Sent | None
    is_late: bool


class Sending:
    """Seals the counts of this desk. `settings` return what holds now."""

    def __init__(
        self,
        permit: Permit,
        counts: Counts,
        sealed: SealedCounts,
        settings: Callable[[], OfficeSettings],
        sent: SentCounts,
    ) -> None:
        self._permit = permit
        self._counts = counts
        self._sealed = sealed
        self._settings = settings
        self._sent = sent

    @property
    def is_mine(self) -> bool:
        """Whether whoever is logged in may send, and is to hear what came of it."""
        return self._permit.may(Action.SEND_FIGURES)

    def standing(self, now: datetime) -> Standing:
        """Return how far this desk is with sending. Raises `NotPermitted`."""
        self._permit.require(Action.SEND_FIGURES)
        settings, sent = self._settings(), self._sent.last_sent()
        key = settings.figures_key
        is_late = bool(key) and (sent is None or not -CLOCK_TOLERANCE <= now - sent.at <= LATE)
        return Standing(self._hindrance(key), settings.figures_folder, sent, is_late)

    def prepare(self, now: datetime) -> Prepared:
        """Return the file with all counts of the days that are over.

        Raises `NotPermitted`, `SteeringKeyMissing`, `NothingToSend`, and what is wrong with the key.
        """
        self._permit.require(Action.SEND_FIGURES)
        key = self._settings().figures_key
        if not key:
            raise SteeringKeyMissing
        return self._prepared(key, now)

    def due_folder(self, now: datetime) -> str:
        """Return where a file is to go by itself, "" where none is: key and folder are set, and nothing was sent in
        this week.

        What a wrong clock dated after now does not count as sent, for the steering desk refuses such a file.
        """
        settings, sent = self._settings(), self._sent.last_sent()
        monday = now.date() - timedelta(days=now.weekday())
        is_done = sent is not None and monday <= sent.at.astimezone(now.tzinfo).date() <= now.date()
        return settings.figures_folder if settings.figures_key and not is_done else ""

    def prepare_due(self, now: datetime) -> tuple[str, Prepared] | None:
        """Return folder and file where it is time and there is something to send.

        A duty of the desk, so nobody's permit is asked. Raises what is wrong with the key.
        """
        folder = self.due_folder(now)
        try:
            return (folder, self._prepared(self._settings().figures_key, now)) if folder else None
        except NothingToSend:
            return None

    def note_sent(self, prepared: Prepared, now: datetime) -> None:
        """Remember that a file was laid down."""
        self._sent.note_sent(Sent(now, prepared.last))

    def _hindrance(self, key: str) -> KnownTrouble | None:
        if not key:
            return SteeringKeyMissing()
        try:
            self._sealed.require(key)
        except KnownTrouble as trouble:
            return trouble
        return None

    def _prepared(self, key: str, now: datetime) -> Prepared:
        counts = self._counts.of_this_desk(now)
        if not counts.counts:
            raise NothingToSend
        content = self._sealed.sealed(counts, key)
        return Prepared(self._sealed.file_name(counts), content, counts.last)
