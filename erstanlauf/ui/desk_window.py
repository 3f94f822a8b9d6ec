"""The window and its first paint. Imports only what that needs: everything else comes right after it.

Why this way (2026-11): the first painted window may take a fifth longer than an empty one, no more. The `Qt` namespace
alone, with its 120 enums, is most of that fifth; so neither this module nor `start_page`, `fonts` and `theme` touch it,
and menus and lists are made after the first paint (`desk_shell`), then what stands before the desk (`open_gate`), and
once somebody has logged in, the desk itself (`open_desk`).
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.start_page import StartPage
from erstanlauf.ui.widgets import fonts, theme

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from erstanlauf.domain.errors import KnownTrouble
    from erstanlauf.ui.desk_shell import DeskShell
    from erstanlauf.ui.flow.backstage import Backstage


class Preferences(Protocol):
    """How this clerk likes the window; `keep` writes what was changed and may raise a `KnownTrouble`."""

    language: str
    scheme: str
    zoom_percent: int
    second_screen: bool
    legal_drafts: str
    switches: dict[str, str]
    printer: str
    copies: int
    papers: dict[str, str]

    def keep(self) -> None: ...


class Parts(NamedTuple):
    """What the window is made of. `backstage` is called once, on the GUI thread, right after the first paint."""

    words: Wording
    preferences: Preferences
    now: "Callable[[], datetime]"
    backstage: "Callable[[], Backstage]"


def application(program: str) -> QApplication:
    """Make the application in Fusion. Asked for as an argument it is free; asked for by name it costs a start 6 ms."""
    return QApplication([program, "-style", "Fusion"])


def dress(app: QApplication, preferences: Preferences) -> None:
    """Set fonts and colours; call it before any window is made."""
    fonts.load_first()
    fonts.apply(app, preferences.zoom_percent)
    theme.apply(app, theme.Scheme(preferences.scheme))


class DeskWindow(QMainWindow):
    """The desk's only window."""

    first_painted = Signal()
    locked = Signal(str)
    """The desk is locked and its store closed: this process has to end. Carries who was logged in."""

    def __init__(self, app: QApplication, parts: Parts) -> None:
        super().__init__()
        self._app = app
        self._parts = parts
        self._was_painted = False
        self.shell: DeskShell | None = None
        self.setMinimumSize(960, 600)
        self.resize(1440, 900)
        self.setWindowTitle("Erstanlauf")
        self.setCentralWidget(StartPage())

    def warn(self, trouble: "KnownTrouble") -> None:
        """Tell the clerk about trouble that no page knows of."""
        if self.shell is not None:
            self.shell.warn(trouble)

    def come_to_front(self) -> None:
        """Be seen and get the keys: somebody has started the program once more."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Return where the window stands and how large it is, for `restore_place`."""
        return bytes(self.saveGeometry().toHex().data()).decode("ascii")

    def restore_place(self, place: str) -> None:
        """Stand where a window stood before; what cannot be read changes nothing."""
        self.restoreGeometry(QByteArray.fromHex(QByteArray(place.encode("ascii", "ignore"))))

    def _open(self) -> None:
        self.first_painted.emit()
        from erstanlauf.ui.desk_shell import DeskShell
        from erstanlauf.ui.open_gate import open_gate

        fonts.load_others()
        self.shell = DeskShell(self, self._app, self._parts)
        self.shell.locked.connect(self.locked)
        open_gate(self.shell, self._parts)

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._open)

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self.shell is not None:
            self.shell.shut()
        super().closeEvent(event)
