"""The window on the second screen. Knows how to cover a screen and how to show a view, not when.

It takes no keyboard, cannot be closed, moved or left, and draws nothing but boards of `template`.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from erstanlauf.ui.newcomer import colours
from erstanlauf.ui.newcomer.boards import Script, TileBoard
from erstanlauf.ui.newcomer.consent_board import ConsentBoard
from erstanlauf.ui.newcomer.lettering import german, lettering
from erstanlauf.ui.newcomer.template import Shown, Touched, board_of, mark
from erstanlauf.ui.newcomer.view import NOTHING, View

_UNITS_HIGH = 52
_UNITS_WIDE = 84
"""The screen in units, whichever side is short of them; a unit is about a line of small text."""


class NewcomerWindow(QWidget):
    """Full screen; dark and empty while nothing is shown."""

    def __init__(self, touched: Touched, desk: QWidget) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setPalette(colours.palette())
        self.setAutoFillBackground(True)
        self.setWindowTitle("Erstanlauf")
        self.setAccessibleName("Erstanlauf")
        self._touched = touched
        self._desk = desk
        self.board: QWidget | None = None
        self._screen: QScreen | None = None
        self._shown: Shown | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # no board makes the window larger

    @property
    def view(self) -> View:
        """What stands on the screen now."""
        return self._shown.view if self._shown is not None else NOTHING

    @property
    def page_pixels(self) -> int:
        """How many pixels wide a page of a slip is to be drawn."""
        return round(0.5 * self.width() * self.devicePixelRatioF())

    def cover(self, screen: QScreen) -> None:
        """Fill a screen."""
        self._screen = screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # not showFullScreen, which takes the keyboard
        handle = self.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._stay, Qt.ConnectionType.UniqueConnection)

    def clear(self) -> None:
        """Show nothing, from the next moment on."""
        if self._shown is not None:
            self._shown = None
            self._put(None)
            self.repaint()

    def show_view(self, shown: Shown) -> None:
        """Show a view; where only marks have changed, the board stays."""
        before, self._shown = self._shown, shown
        if before == shown:
            return
        if self.board is not None and before is not None and _without_marks(before) == _without_marks(shown):
            mark(self.board, shown.view)
        else:
            self._rebuild()

    def type(self, character: str) -> bool:
        """Press the tile with this key; False where there are no tiles."""
        if not isinstance(self.board, TileBoard | ConsentBoard):
            return False
        self.board.grid.type(character)
        return True

    def _stay(self, screen: QScreen) -> None:
        """Show nothing on a screen that somebody else has put this window on."""
        if screen is not self._screen:
            self.clear()
            self.hide()

    def _rebuild(self) -> None:
        if self._shown is None:
            return
        own = lettering(self._shown.voices.own_language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if own.is_rtl else Qt.LayoutDirection.LeftToRight)
        unit_px = max(8.0, min(self.height() / _UNITS_HIGH, self.width() / _UNITS_WIDE))
        self._put(board_of(self._shown, Script(own, german(), unit_px), self._touched, self))

    def _put(self, board: QWidget | None) -> None:
        """Put a board in the place of the last, which may be the one that is being touched just now."""
        old, self.board = self.board, board
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        if board is not None:
            self._column.addWidget(board)
            board.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        """Give the keyboard back to the clerk where a system hands it over with a touch all the same."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._desk.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: the program itself hides this window and never closes it."""
        event.ignore()


def _without_marks(shown: Shown) -> Shown:
    return replace(shown, view=replace(shown.view, needs=(), picked=()))
