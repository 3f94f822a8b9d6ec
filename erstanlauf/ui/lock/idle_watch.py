"""Tells when nobody has touched the desk for long, or when the computer slept. Knows keys and clocks, no page.

Why this way (2026-11): a timer of minutes stands still while a computer sleeps, and so does the steady clock of Linux;
the wall clock goes on but may be set. So a short timer looks at both: the longer of the two distances counts, and a
gap between two looks that no busy moment explains means that the computer slept.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

WARNING_SECONDS = 60
_LOOK_MS = 1000
_SLEPT_SECONDS = 30
_SIGNS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # all that is heard of a key that is a shortcut
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    )
)

Clock = Callable[[], float]
"""Seconds since some moment."""


class IdleWatch(QObject):
    """Every key, mouse and touch on any window of the program counts, also on the newcomer's screen."""

    left = Signal(int)
    """So many seconds are left; told each second of the last minute, and once 0 when somebody is there again."""
    due = Signal()

    def __init__(self, idle_seconds: int, wall: Clock, steady: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.idle_seconds = idle_seconds
        self._wall = wall
        self._steady = steady
        self._touched_at = self._looked_at = (wall(), steady())
        self._is_warning = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_MS)
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def look(self) -> None:
        """See how long it has been."""
        if not self._timer.isActive():
            return
        slept = self._since(self._looked_at) >= _SLEPT_SECONDS
        self._looked_at = self._wall(), self._steady()
        left = self.idle_seconds - self._since(self._touched_at)
        if slept or left <= 0:
            self.stop()
            self.due.emit()
        elif left <= min(WARNING_SECONDS, self.idle_seconds / 2):
            self._is_warning = True
            self.left.emit(max(1, round(left)))

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def _since(self, then: tuple[float, float]) -> float:
        wall, steady = then
        return max(self._wall() - wall, self._steady() - steady)

    def _touch(self) -> None:
        self._touched_at = self._wall(), self._steady()
        if self._is_warning:
            self._is_warning = False
            self.left.emit(0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS and self._timer.isActive():
            self._touch()
        return False
