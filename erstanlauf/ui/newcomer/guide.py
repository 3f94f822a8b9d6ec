"""Leads the second screen through a visit: what it shows, when it is dark, when it is there at all. Knows no page.

What was touched is told by `touched`; what it does to the visit is for the clerk's page, which does the same for keys.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QScreen
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.returning.carried import carried_of
from erstanlauf.domain.visit import is_violence_visit
from erstanlauf.i18n.phrases.both_voices import BothVoices
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.stage import Stage
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Squares, Tools
from erstanlauf.ui.newcomer.attention import Attention
from erstanlauf.ui.newcomer.supplies import Supplies
from erstanlauf.ui.newcomer.template import Shown, Touched
from erstanlauf.ui.newcomer.view import NOTHING, Board, ConsentAsked, View, view_of
from erstanlauf.ui.newcomer.window import NewcomerWindow

IDLE_SECONDS = 60
_AT_ONCE = (Board.BLANK, Board.MOMENT)
"""What hides what was seen before must not wait."""


class Guide(QObject):
    """Dark between visits, while the clerk wants it so, and when nobody has done anything for a minute."""

    showing = Signal(object)
    """The board that is to be seen from now on, None when there is no second screen any more."""

    def __init__(
        self,
        desk: QWidget,
        language: QWidget,
        counter: Counter,
        tools: Tools,
        backstage: Backstage,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        """`desk` is the clerk's window, `language` the field in it that the board of languages stands for."""
        super().__init__(parent)
        self.touched = Touched(self)
        self.window: NewcomerWindow | None = None
        self._desk = desk
        self._language = language
        self._counter = counter
        self._knowledge = tools.knowledge
        self._voices: Supplies[BothVoices] = Supplies(tasks, backstage.background, tools.voices.both, self)
        self._codes: Supplies[Squares] = Supplies(tasks, backstage.background, tools.qr_squares, self)
        self._carrier = tools.office.returning.carrier
        self._stage = Stage.LANGUAGE
        self._fact = ""
        self._picked: tuple[int, ...] = ()
        self._asked: ConsentAsked | None = None
        self._pages: Sequence[QImage] = ()
        self._is_blank = False
        self._is_asleep = False
        self._is_over = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.setInterval(IDLE_SECONDS * 1000)
        self.idle.timeout.connect(self._fall_asleep)
        self._connect()

    def appear_on(self, screen: QScreen) -> None:
        """Cover this screen from now on."""
        if self.window is None:
            self.window = NewcomerWindow(self.touched, self._desk)
            Attention(self._desk, self._language, self.window).noticed.connect(self.wake)
        self.window.cover(screen)
        self.wake()
        self.refresh()

    def vanish(self) -> None:
        """Leave the second screen; nothing of it is to be seen any more when this returns."""
        window, self.window = self.window, None
        self.idle.stop()
        if window is not None:
            window.clear()
            window.hide()
            window.deleteLater()
            self.showing.emit(None)

    def reach(self, stage: Stage) -> None:
        """Follow the conversation to where it stands now."""
        self._stage = stage
        self.refresh()

    def ask(self, fact: str, picked: Sequence[int]) -> None:
        """Follow the clerk's question, empty for none, and the answers that are marked in it."""
        self._fact, self._picked = fact, tuple(picked)
        self.refresh()

    def ask_consent(self, asked: ConsentAsked | None) -> None:
        """Follow what consent is being asked for, tick by tick."""
        self._asked = asked
        self.refresh()

    def offer_to_read(self, pages: Sequence[QImage]) -> None:
        """Let the slip of the visit in hand be read here: it could not be printed."""
        self._pages = pages
        self.reach(Stage.SLIP)

    def blank(self) -> None:
        """Show nothing until `show_again`, whatever happens."""
        self._is_blank = True
        self.refresh()

    def end(self) -> None:
        """Show nothing ever again: nobody may change a visit here any more, and no late outcome may light it up."""
        self._is_over = True
        self.refresh()

    def show_again(self) -> None:
        """Show what belongs to the visit in hand."""
        self._is_blank = self._is_asleep = False
        self.idle.start()
        self.refresh()

    def toggle_blank(self) -> None:
        """Make dark what is to be seen, or show what is not."""
        if self._is_blank or self._is_asleep:
            self.show_again()
        else:
            self.blank()

    def wake(self) -> None:
        """Somebody is there."""
        self.idle.start()
        if self._is_asleep:
            self._is_asleep = False
            self.refresh()

    def refresh(self) -> None:
        """Show what is to be seen now: nothing at once, anything else when all that one step tells has been told."""
        if self._view().board in _AT_ONCE:
            self._show()
        else:
            self._soon.start()

    def _show(self) -> None:
        """While something for a view is still being made, show nothing."""
        self._soon.stop()
        if self.window is None:
            return
        view = self._view()
        shown = self._supplied(view)
        if shown is None:
            self.window.clear()
        else:
            self.window.show_view(shown)
        self.showing.emit(self.window.view.board)

    def _connect(self) -> None:
        for supplies in (self._voices, self._codes):
            supplies.arrived.connect(self.refresh)
            supplies.troubled.connect(self._counter.troubled)
        self._counter.visit_opened.connect(self._begin)
        self._counter.visit_changed.connect(self._follow)
        self._counter.visit_answered.connect(self._follow)
        self._counter.visit_left.connect(self._end)
        self._counter.recovered.connect(self.blank)  # whose visit that is may have gone home yesterday

    def _begin(self) -> None:
        session = self._counter.session
        has_language = session is not None and session.visit.language is not None
        self._stage = Stage.NEEDS if has_language else Stage.LANGUAGE
        self._pages = ()
        self.show_again()

    def _follow(self) -> None:
        """The visit has changed, so a slip drawn earlier is not the slip any more."""
        self._pages = ()
        self.refresh()

    def _end(self) -> None:
        self._pages = ()
        self._asked = None
        self._codes.forget()
        self.refresh()

    def _fall_asleep(self) -> None:
        self._is_asleep = True
        self.refresh()

    def _view(self) -> View:
        session = self._counter.session
        if session is None or self._is_over or self._is_blank or self._is_asleep:
            return NOTHING
        return view_of(
            session.visit,
            self._stage,
            self._fact,
            self._picked,
            self._asked,
            is_violence=is_violence_visit(session.visit, self._knowledge.catalogue),
            is_unprinted=bool(self._pages),
        )

    def _supplied(self, view: View) -> Shown | None:
        """Return a view with all that it takes to draw it, or None as long as that is not there."""
        if view.board is Board.BLANK:
            return None
        voices = self._voices.get(view.language)
        code = self._code() if view.board is Board.SLIP else ""
        squares = self._codes.get(code) if code else ()
        if voices is None or squares is None:
            return None
        return Shown(view, voices, squares, self._pages if view.board is Board.READING else ())

    def _code(self) -> str:
        """Return what the code on the slip holds, for a photograph of the screen is as good as paper."""
        session = self._counter.session
        carried = carried_of(session.visit, session.steps(), self._knowledge.catalogue) if session is not None else None
        return self._carrier.digits(carried) if carried is not None else ""
