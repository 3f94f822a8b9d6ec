"""The window: menus, today's list, the page in the middle, the message strip. Imports only what the first paint needs.

Everything that works (knowledge, store, printer, the visit page) is fetched after the first paint, see `open_desk`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui import fonts, theme
from erstanlauf.ui.desk_actions import DeskActions
from erstanlauf.ui.desk_panel import DeskPanel
from erstanlauf.ui.focus_ring import FocusRing
from erstanlauf.ui.idle_page import IdlePage
from erstanlauf.ui.key_words import QtWords
from erstanlauf.ui.message_strip import MessageStrip

if TYPE_CHECKING:
    from erstanlauf.ui.backstage import Backstage
    from erstanlauf.ui.open_desk import OpenDesk

_PANEL_LINES = 13
_ROOM_FOR_PANEL_LINES = 62
"""Widths in line heights: so wide is the panel, and so wide must the window be to show it beside a visit."""


_SMALLEST = QSize(960, 600)


class Preferences(Protocol):
    """How this clerk likes the window; `keep` writes what was changed and may raise a `KnownTrouble`."""

    language: str
    scheme: str
    zoom_percent: int

    def keep(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What the window is made of. `backstage` is called once, on the GUI thread, right after the first paint."""

    words: Wording
    preferences: Preferences
    now: Callable[[], datetime]
    backstage: "Callable[[], Backstage]"


def dress(app: QApplication, preferences: Preferences) -> None:
    """Set fonts and colours; call it before any window is made."""
    fonts.load()
    fonts.apply(app, preferences.zoom_percent)
    theme.apply(app, theme.Scheme(preferences.scheme))


class DeskWindow(QMainWindow):
    """The desk's only window."""

    first_painted = Signal()
    ready = Signal()
    """Knowledge and store are open: visits can begin."""

    def __init__(self, app: QApplication, parts: Parts) -> None:
        super().__init__()
        self._app = app
        self._parts = parts
        self._qt_words = QtWords(app)
        self._qt_words.switch_to(parts.words.language)
        self._was_painted = False
        self.is_new_visit_wanted = False
        self.desk: OpenDesk | None = None
        self.actions_ = DeskActions(parts.words, self.menuBar())
        self._build()
        self._connect()
        layout = self.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # large text scrolls, the window stays
        self.setMinimumSize(_SMALLEST)
        self.resize(1440, 900)
        self.setWindowTitle("Erstanlauf")
        self.panel.new_visit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ring = FocusRing(self)

    def show_page(self, page: QWidget) -> None:
        """Show a page that is in the middle of the window already."""
        self.middle.setCurrentWidget(page)
        self._arrange()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.actions_.retranslate()
        self.panel.retranslate()
        self.idle.retranslate()
        self.strip.retranslate()
        if self.desk is not None:
            self.desk.retranslate()
        self._arrange()

    def _build(self) -> None:
        words = self._parts.words
        center = QWidget(self)
        self.panel = DeskPanel(words, center)
        self.strip = MessageStrip(words, center)
        self.middle = QStackedWidget(center)
        self.idle = IdlePage(words, self.middle)
        self.middle.addWidget(self.idle)
        strip_room = QVBoxLayout()
        strip_room.setContentsMargins(20, 0, 20, 10)
        strip_room.addWidget(self.strip)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.middle, 1)
        right.addLayout(strip_room)
        self.right = right
        row = QHBoxLayout(center)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addLayout(right, 1)
        self.setCentralWidget(center)
        self._arrange()

    def _connect(self) -> None:
        named = self.actions_.named
        named["quit"].triggered.connect(self.close)
        named["new_visit"].triggered.connect(self._new_visit)
        self.panel.new_visit.clicked.connect(self._new_visit)
        preferences = self._parts.preferences
        for group, choice, choose in (
            (self.actions_.languages, preferences.language, self._choose_language),
            (self.actions_.schemes, preferences.scheme, self._choose_scheme),
            (self.actions_.zooms, str(preferences.zoom_percent), self._choose_zoom),
        ):
            for action in group.actions():
                action.setChecked(action.data() == choice)
            group.triggered.connect(lambda action, choose=choose: choose(action.data()))

    def _new_visit(self) -> None:
        """Begin a visit, or as soon as the desk is open: a key pressed early is not lost."""
        if self.desk is None:
            self.is_new_visit_wanted = True
        else:
            self.desk.counter.new_visit()

    def _choose_language(self, language: str) -> None:
        self._parts.words.switch_to(language)
        self._qt_words.switch_to(language)
        self._parts.preferences.language = language
        self._keep_preferences()
        self.retranslate()

    def _choose_scheme(self, scheme: str) -> None:
        theme.apply(self._app, theme.Scheme(scheme))
        self._parts.preferences.scheme = scheme
        self._keep_preferences()

    def _choose_zoom(self, percent: str) -> None:
        fonts.apply(self._app, int(percent))
        self._parts.preferences.zoom_percent = int(percent)
        self._keep_preferences()
        self.retranslate()

    def _keep_preferences(self) -> None:
        try:
            self._parts.preferences.keep()
        except KnownTrouble as trouble:
            self.strip.warn(sentence(self._parts.words, trouble))

    def _arrange(self) -> None:
        """Give the panel its width; beside a visit it gives way where there is too little room for both."""
        line = QFontMetrics(self.font()).height()
        self.panel.setFixedWidth(_PANEL_LINES * line)
        is_idle = self.middle.currentWidget() is self.idle
        self.panel.setVisible(is_idle or self.width() >= _ROOM_FOR_PANEL_LINES * line)

    def _open(self) -> None:
        self.first_painted.emit()
        from erstanlauf.ui.open_desk import open_desk

        open_desk(self, self._parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.desk is not None:
            self.desk.counter.keeper.flush()
        super().closeEvent(event)
