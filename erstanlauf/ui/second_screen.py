"""Joins the newcomer's screen to the desk: it follows the clerk's page, and a touch does what the clerk's key does.

Imported after the first paint. Knows both sides; neither knows the other.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from erstanlauf.i18n.phrases.voices import Share
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.slip_flow import SlipFlow
from erstanlauf.ui.flow.stage import Stage
from erstanlauf.ui.handover_desk import HandoverDesk
from erstanlauf.ui.newcomer.guide import Guide
from erstanlauf.ui.newcomer.screens import ScreenWatch
from erstanlauf.ui.newcomer.view import Board
from erstanlauf.ui.pages.action_bar import ActionBar
from erstanlauf.ui.pages.visit_page import VisitPage

_BOARDS = {
    Board.BLANK: N_("Zweitbildschirm: dunkel"),
    Board.LANGUAGES: N_("Zweitbildschirm: Sprachen"),
    Board.TOPICS: N_("Zweitbildschirm: Themen"),
    Board.QUESTION: N_("Zweitbildschirm: Frage"),
    Board.SLIP: N_("Zweitbildschirm: Code"),
    Board.READING: N_("Zweitbildschirm: Zettel"),
    Board.CONSENT: N_("Zweitbildschirm: Einwilligung"),
    Board.MOMENT: N_("Zweitbildschirm: Moment"),
}


class SecondScreen(QObject):
    """There while there is a screen for it and the clerk wants it; the clerk's bar says what it shows."""

    def __init__(
        self,
        shell: DeskShell,
        words: Wording,
        guide: Guide,
        page: VisitPage,
        bar: ActionBar,
        counter: Counter,
        slips: SlipFlow,
    ) -> None:
        super().__init__(shell)
        self._words = words
        self._showing: Board | None = None
        self._bar = bar
        self._guide = guide
        self._counter = counter
        self._slips = slips
        self._wanted = shell.actions_.second_screen
        self._watch = ScreenWatch(shell.window())
        self._watch.changed.connect(self._settle)
        shell.second_screen_turned.connect(self._settle)
        shell.actions_.named["blank_screen"].triggered.connect(guide.toggle_blank)
        guide.showing.connect(self._tell)
        self._follow(page)
        self._take_touches(page)
        self._watch.look()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self._tell(self._showing)

    def follow_handover(self, handover: HandoverDesk) -> None:
        """Show what consent is asked for, and take the answers that are pointed at."""
        handover.asks.connect(self._guide.ask_consent)
        handover.stage_reached.connect(self._guide.reach)
        self._guide.touched.consent_answered.connect(handover.answer)
        self._guide.touched.consent_ticked.connect(handover.tick)

    def _tell(self, board: Board | None) -> None:
        self._showing = board
        self._bar.show_second_screen(self._words.gettext(_BOARDS[board]) if board is not None else "")

    def _settle(self) -> None:
        """Appear where there is a screen, else vanish."""
        if self._watch.screen is not None and self._wanted.isChecked():
            self._guide.appear_on(self._watch.screen)
        else:
            self._guide.vanish()

    def _follow(self, page: VisitPage) -> None:
        page.stage_reached.connect(self._guide.reach)
        page.questions.card.shown.connect(self._guide.ask)
        self._slips.printed.connect(self._show_code)
        self._slips.unprinted.connect(self._let_read)

    def _take_touches(self, page: VisitPage) -> None:
        touched, questions = self._guide.touched, page.questions
        touched.language_picked.connect(questions.take_language)
        touched.language_picked.connect(lambda _tag: self._guide.reach(Stage.NEEDS))
        touched.need_toggled.connect(questions.need_toggled)
        touched.topics_done.connect(questions.leave_needs)
        touched.topics_done.connect(lambda: self._guide.reach(Stage.QUESTION))
        touched.answer_touched.connect(questions.card.press)
        touched.answers_done.connect(questions.card.confirm)

    def _show_code(self, number: str) -> None:
        """Show the slip's code to the person whose slip it is; the next one may sit there by now."""
        session = self._counter.session
        if session is not None and session.visit.number == number:
            self._guide.reach(Stage.SLIP)

    def _let_read(self, visit_id: str) -> None:
        """Show the slip itself to a person who got no paper; one who has gone meanwhile is not shown anything."""
        session, window = self._counter.session, self._guide.window
        if session is None or session.visit.id != visit_id or window is None:
            return
        drawn = session.visit

        def show(pages: Sequence[QImage], _texts: Sequence[str], _reviewed: Share) -> None:
            if self._counter.session is session and session.visit == drawn:
                self._guide.offer_to_read(pages)

        self._slips.draw(window.page_pixels, show)
