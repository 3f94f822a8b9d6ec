"""The way to an open desk: asks the gatekeeper, one question at a time, and tells what came of it. Knows no widget."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.gatekeeper import KeptCopy
from erstanlauf.ui.flow.tasks import Tasks, Unexpected

T = TypeVar("T")


class WayIn(QObject):
    """While one question is open, another is not asked: Enter pressed twice is one log-in."""

    found = Signal(object)
    """The folder was looked at; carries the `Entrance`."""
    refused = Signal(object)
    """What was typed does not do; carries the trouble."""
    stopped = Signal(object, object)
    """The store does not open, whatever is typed; carries the trouble and the `KeptCopy` that helps, or None."""
    paper_made = Signal(str)
    paper_read = Signal(str)
    """A paper key is right; carries the login of the person it belongs to."""
    put_back_done = Signal(object)
    """A backup is in its place; carries its `KeptCopy`."""
    opened = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, backstage: Backstage, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = backstage.gatekeeper
        self._store = backstage.store
        self._tasks = tasks
        self._is_busy = False

    def look(self) -> None:
        """Find out what stands before the desk."""
        self._ask(self._keeper.entrance, self.found.emit, self._stop)

    def set_up(self, login: str, password: str, *, also_counter: bool) -> None:
        """Prepare the first person and the paper key."""
        self._ask(
            lambda: self._keeper.set_up(login, password, also_counter=also_counter), self.paper_made.emit, self._sort
        )

    def confirm_paper(self, typed: str) -> None:
        """Finish the set-up."""
        self._ask(lambda: self._keeper.confirm_paper(typed), self.opened.emit, self._sort)

    def log_in(self, login: str, password: str) -> None:
        """Open the desk."""
        self._ask(lambda: self._keeper.log_in(login, password), self.opened.emit, self._sort)

    def read_paper(self, typed: str) -> None:
        """Show the paper key in the place of a password."""
        self._ask(lambda: self._keeper.read_paper(typed), self.paper_read.emit, self._sort)

    def set_password(self, password: str) -> None:
        """Set the new password that a paper key asks for, and open the desk."""
        self._ask(lambda: self._keeper.set_password(password), self.opened.emit, self._sort)

    def put_back(self, copy: KeptCopy) -> None:
        """Put the newest good backup in the place of the store, then look again."""

        def done(_: None) -> None:
            self.put_back_done.emit(copy)
            self.look()

        self._ask(self._keeper.put_back, done, self._stop)

    def go_on_without(self) -> None:
        """Open the desk without the steps that are lost."""
        self._ask(self._keeper.go_on_without, self.opened.emit, self._stop)

    def _ask(self, work: Callable[[], T], then: Callable[[T], object], trouble: Callable[[KnownTrouble], None]) -> None:
        if self._is_busy:
            return
        self._turn(busy=True)

        def done(result: T) -> None:
            self._turn(busy=False)
            then(result)

        def failed(what: KnownTrouble) -> None:
            self._turn(busy=False)
            trouble(what)

        self._tasks.run(self._store, work, done, failed)

    def _turn(self, *, busy: bool) -> None:
        self._is_busy = busy
        self.busy_changed.emit(busy)

    def _sort(self, trouble: KnownTrouble) -> None:
        """Tell trouble with what was typed from trouble with what lies in the folder."""
        if _is_about_typing(trouble):
            self.refused.emit(trouble)
        else:
            self._stop(trouble)

    def _stop(self, trouble: KnownTrouble) -> None:
        """Look for a way back before the trouble is told; that there is none must not hide it."""
        self._ask(
            self._keeper.kept_copy,
            lambda copy: self.stopped.emit(trouble, copy),
            lambda _: self.stopped.emit(trouble, None),
        )


def _is_about_typing(trouble: KnownTrouble) -> bool:
    is_of_keys = trouble.code.startswith("keys.") and not trouble.code.startswith("keys.file_")
    return is_of_keys or isinstance(trouble, Unexpected)
