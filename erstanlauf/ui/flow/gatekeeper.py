"""Who lets people in to the store: what the window asks before anybody works, as Protocol and records.

The window knows no key and no store; whoever fills this place does. Every call runs on the store's thread, because
making a key of a password takes a tenth of a second and opening a store may take longer. Nothing here has a repr, so
that no password and no paper key gets into a log.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from erstanlauf.ui.flow.tools import Tools


class Door(StrEnum):
    """What stands before the desk."""

    FIRST_START = "first_start"
    TAKE_OVER = "take_over"
    """A store of an earlier version, whose key lies beside it without protection."""
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Entrance:
    """How the desk is found at the start. `login` is whom to expect, empty where nobody can tell.

    `was_locked` says that this start follows a lock. `shown_password` is shown beside the field: the demonstration
    keeps no secret.
    """

    door: Door
    login: str = ""
    was_locked: bool = False
    shown_password: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """An open desk: what there is to work with, and after how long without a key it locks."""

    tools: Tools
    idle_minutes: int


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """The newest good backup, as what can be put in the place of a store that does not open.

    `visits_lost` is how many visits were written after it, None where the present store cannot be read.
    """

    name: str
    made_at: datetime
    visits_lost: int | None


class Gatekeeper(Protocol):
    """Keeps the keys. Every method may raise a `KnownTrouble`; after one nothing has changed.

    Codes that begin with `keys.`, but for `keys.file_…`, concern what was typed and are told beside the field; one
    with a detail `seconds` means: not before so many seconds. Every other trouble gets a page of its own.
    """

    def entrance(self) -> Entrance:
        """Look at the folder. Raises the trouble of a folder that no password can open, also a network drive, a newer
        store, or another computer that works with it."""

    def set_up(self, login: str, password: str, *, also_counter: bool) -> str:
        """Prepare key and first person, who administers; return the paper key in groups.

        Nothing is written until `confirm_paper`; a second call replaces the first.
        """

    def confirm_paper(self, typed: str) -> Opened:
        """Make key file and store, or take the old store over, and open it."""

    def log_in(self, login: str, password: str) -> Opened:
        """Open the store."""

    def read_paper(self, typed: str) -> str:
        """Check a paper key; return the login of the person it belongs to, for whom a new password is due."""

    def set_password(self, password: str) -> Opened:
        """Give the person of the last `read_paper` a new password and open the store."""

    def kept_copy(self) -> KeptCopy | None:
        """Return what `put_back` would use after the trouble raised last; None where that is no remedy."""

    def put_back(self) -> None:
        """Set the present store aside and put the newest good backup in its place; then somebody logs in."""

    def go_on_without(self) -> Opened:
        """After `store.steps_lost` alone: open the store as it is, without the steps that are missing."""

    def lock(self) -> None:
        """Note the lock, close the store and let go of its key; called after the last write, also when none is open."""
