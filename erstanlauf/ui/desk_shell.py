"""What the window holds once it is painted: menus, today's list, the page in the middle, the message strip.

Knows every part that is always there; what stands before the desk is joined to it by `open_gate`, what a visit needs
by `open_desk`. Until somebody is let in, only the middle and a few menus are to be seen.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action, NotPermitted, Permit
from erstanlauf.domain.rules import RuleBook
from erstanlauf.i18n.sentences import sentence
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.pages.desk_panel import DeskPanel
from erstanlauf.ui.pages.idle_page import IdlePage
from erstanlauf.ui.widgets import fonts, theme
from erstanlauf.ui.widgets.desk_actions import PRINT, DeskActions
from erstanlauf.ui.widgets.focus_ring import FocusRing
from erstanlauf.ui.widgets.key_words import QtWords
from erstanlauf.ui.widgets.message_strip import MessageStrip
from erstanlauf.usecases.place_choices import PlaceChoices

if TYPE_CHECKING:
    from erstanlauf.ui.open_desk import OpenDesk
    from erstanlauf.ui.open_gate import OpenGate

_PANEL_LINES = 13
"""Width of the panel at the left edge, in line heights."""
_ROOM_FOR_PANEL_LINES = 62
"""So wide, in line heights, must the window be to show the panel beside a visit."""


class DeskShell(QWidget):
    """The window's content from the second paint on."""

    ready = Signal()
    """Somebody is logged in, knowledge and store are open: visits can begin."""
    locked = Signal(str)
    """The desk is locked and its store closed. Carries who was logged in."""
    second_screen_turned = Signal(bool)
    """The clerk wants a second screen, or no longer."""

    def __init__(self, window: QMainWindow, app: QApplication, parts: Parts) -> None:
        super().__init__(window)
        self._app = app
        self._parts = parts
        self._qt_words = QtWords(app)
        self._qt_words.switch_to(parts.words.language)
        self._permit: Permit | None = None
        self.gate: OpenGate | None = None
        self.desk: OpenDesk | None = None
        self.actions_ = DeskActions(parts.words, window.menuBar())
        layout = window.layout()
        assert layout is not None
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # large text scrolls, the window stays
        self._build()
        self._connect(window)
        window.setCentralWidget(self)
        self.ring = FocusRing(window)

    def let_in(self, permit: Permit) -> None:
        """Show the desk to somebody who has logged in, as far as they may see it."""
        self._permit = permit
        self.actions_.allow(permit)
        self.idle.show_for(serves=permit.may(Action.SERVE))
        self.show_idle()

    def show_idle(self) -> None:
        """Show the page between two visits, with the focus on what comes next."""
        self.show_page(self.idle)
        is_serving = self._permit is not None and self._permit.may(Action.SERVE)
        first = self.panel.new_visit if is_serving else self.idle.title
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Leave nothing unsaved and nothing to be seen: the window is closing."""
        if self.gate is not None:
            self.gate.shut()
        if self.desk is not None:
            self.desk.shut()

    def show_page(self, page: QWidget) -> None:
        """Show a page that is in the middle of the window already."""
        self.middle.setCurrentWidget(page)
        self._arrange()

    def warn(self, trouble: KnownTrouble) -> None:
        """Tell the clerk about trouble in one sentence."""
        self.strip.warn(sentence(self._parts.words, trouble))

    def offer_switches(self, rulebook: RuleBook) -> None:
        """Fill the menu of the law, which is there for those who may set it."""
        switches = self._parts.preferences.switches
        self.actions_.offer_switches(rulebook.switches, rulebook.switches_at(switches))
        for action in self.actions_.legal_drafts.actions():
            action.setChecked(action.data() == self._parts.preferences.legal_drafts)
        self.actions_.legal_drafts.triggered.connect(lambda action: self._choose_legal_drafts(action.data()))
        for name, group in self.actions_.switches.items():
            group.triggered.connect(lambda action, name=name: self._turn_switch(rulebook, name, action.data()))

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.actions_.retranslate()
        self.panel.retranslate()
        self.idle.retranslate()
        self.strip.retranslate()
        if self.gate is not None:
            self.gate.retranslate()
        if self.desk is not None:
            self.desk.retranslate()
        self._arrange()

    def _build(self) -> None:
        words = self._parts.words
        self.panel = DeskPanel(words, self)
        self.strip = MessageStrip(words, self)
        self.middle = QStackedWidget(self)
        self.idle = IdlePage(words, self.middle)
        self.middle.addWidget(self.idle)
        self.strip_room = QVBoxLayout()
        self.strip_room.setContentsMargins(20, 0, 20, 10)
        self.strip_room.addWidget(self.strip)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.middle, 1)
        right.addLayout(self.strip_room)
        self.right = right
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addLayout(right, 1)
        self._arrange()

    def _connect(self, window: QMainWindow) -> None:
        named = self.actions_.named
        named["quit"].triggered.connect(window.close)
        named["new_visit"].triggered.connect(self._new_visit)
        self.panel.new_visit.clicked.connect(self._new_visit)
        preferences = self._parts.preferences
        self.actions_.second_screen.setChecked(preferences.second_screen)
        self.actions_.second_screen.toggled.connect(self._turn_second_screen)
        for group, choice, choose in (
            (self.actions_.languages, preferences.language, self._choose_language),
            (self.actions_.schemes, preferences.scheme, self._choose_scheme),
            (self.actions_.zooms, str(preferences.zoom_percent), self._choose_zoom),
        ):
            for action in group.actions():
                action.setChecked(action.data() == choice)
            group.triggered.connect(lambda action, choose=choose: choose(action.data()))

    def _new_visit(self) -> None:
        if self.desk is not None:
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

    def _turn_second_screen(self, on: bool) -> None:
        self._parts.preferences.second_screen = on
        self._keep_preferences()
        self.second_screen_turned.emit(on)

    def _turn_switch(self, rulebook: RuleBook, name: str, position: str) -> None:
        if self.desk is None or not self._is_chosen(lambda choices: choices.turn_switch(name, position)):
            return
        self.desk.counter.turn_switches(rulebook.switches_at(self._parts.preferences.switches))

    def _choose_legal_drafts(self, choice: str) -> None:
        if self.desk is not None and self._is_chosen(lambda choices: choices.print_legal_drafts(choice)):
            self.desk.print_legal_drafts(on=choice == PRINT)

    def _is_chosen(self, choose: Callable[[PlaceChoices], None]) -> bool:
        """Whether a choice holds now; one that cannot be kept holds until the program ends."""
        assert self.desk is not None
        try:
            choose(self.desk.choices)
        except NotPermitted as trouble:
            self.warn(trouble)
            return False
        except KnownTrouble as trouble:
            self.warn(trouble)
        return True

    def _keep_preferences(self) -> None:
        try:
            self._parts.preferences.keep()
        except KnownTrouble as trouble:
            self.warn(trouble)

    def _arrange(self) -> None:
        """Give the panel its width; beside a visit it gives way where there is too little room for both."""
        line = QFontMetrics(self.font()).height()
        self.panel.setFixedWidth(_PANEL_LINES * line)
        is_serving = self._permit is not None and self._permit.may(Action.SERVE)
        is_idle = self.middle.currentWidget() is self.idle
        self.panel.setVisible(is_serving and (is_idle or self.width() >= _ROOM_FOR_PANEL_LINES * line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
