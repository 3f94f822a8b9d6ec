"""The page of a visit: questions at the left, suggestions, an explanation or the slip at the right.

The only place where what the clerk did becomes a change of the visit.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from erstanlauf.domain.case_management import AGAINST_OFFERING, FOR_OFFERING
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.i18n.phrases.voices import Share
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.stage import Stage
from erstanlauf.ui.pages.explanation_page import ExplanationPage
from erstanlauf.ui.pages.explanation_words import ExplanationWriter
from erstanlauf.ui.pages.question_column import QuestionColumn
from erstanlauf.ui.pages.reason_menu import ReasonMenu
from erstanlauf.ui.pages.slip_preview import SlipPreview
from erstanlauf.ui.pages.suggestion_cards import Card, CardWriter
from erstanlauf.ui.pages.suggestion_column import SuggestionColumn
from erstanlauf.ui.widgets.fitted_list import FittedList
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.service_search import ServiceSearch
from erstanlauf.usecases.session import VisitSession


class VisitPage(QWidget):
    """Shows the visit in hand and hands every change to the counter."""

    stage_reached = Signal(Stage)
    """The clerk has gone to what belongs to this stage."""

    def __init__(
        self,
        words: Wording,
        knowledge: Knowledge,
        services: ServiceSearch,
        writer: CardWriter,
        counter: Counter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._counter = counter
        self._left = _scrolling_page(self)
        self._right = QStackedWidget(self)
        self._suggestions = _scrolling_page(self._right)
        self.questions = QuestionColumn(words, self._left)
        self.answers = SuggestionColumn(words, services, writer, self._suggestions)
        self.preview = SlipPreview(words, self._right)
        self.reasons = ReasonMenu(words, self)
        self.explanation = ExplanationPage(words, self._right)
        self._explanations = ExplanationWriter(words, knowledge)
        self._explained = ""
        self._asked_from: QWidget | None = None
        self._left.setWidget(self.questions)
        self._suggestions.setWidget(self.answers)
        self._right.addWidget(self._suggestions)
        self._right.addWidget(self.preview)
        self._right.addWidget(self.explanation)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 10)
        row.addWidget(self._right, 11)
        self._connect()

    @property
    def shows_slip(self) -> bool:
        """Whether the slip stands where the suggestions were."""
        return self._right.currentWidget() is self.preview

    @property
    def shows_explanation(self) -> bool:
        """Whether an explanation stands where the suggestions were."""
        return self._right.currentWidget() is self.explanation

    def start_visit(self) -> None:
        """Show a visit that was just opened, with the focus in the language field."""
        self.questions.start_over()
        self.answers.start_over()
        self.show_suggestions()
        self.refresh()
        self.questions.language.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the present state of the visit in hand."""
        if self._counter.session is not None:
            self.questions.show_session(self._counter.session)
            self.answers.show_session(self._counter.session)
            if self.shows_explanation:
                self._write_explanation(self._counter.session)

    def show_slip(self, pictures: Sequence[QImage], texts: Sequence[str], reviewed: Share) -> None:
        """Put the slip in the place of the suggestions."""
        self._right.setCurrentWidget(self.preview)
        self.preview.show_pages(pictures, texts, reviewed)
        self.preview.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def explain(self, kind: str) -> None:
        """Put the explanation of a kind in the place of the suggestions."""
        if self._counter.session is None or not kind:
            return
        self._explained = kind
        self._asked_from = self.answers.misses if self.answers.misses.hasFocus() else None
        self._write_explanation(self._counter.session)
        self._right.setCurrentWidget(self.explanation)
        self.explanation.take_focus()

    def explain_current(self) -> None:
        """Explain the service of the keyboard's row, or go back from its explanation."""
        if self.shows_explanation:
            self.show_suggestions()
        else:
            self.explain(self.answers.current_kind())

    def show_suggestions(self) -> None:
        """Put the suggestions back in their place."""
        if self.shows_slip or self.shows_explanation:
            self._right.setCurrentWidget(self._suggestions)
            self._focus_suggestions()

    def areas(self) -> list[QWidget]:
        """Return the areas between which F6 goes, in reading order, those that can take the focus now."""
        left: list[QWidget] = [self.questions.language, self.questions.board, self.questions.card, self.questions.said]
        right: list[QWidget] = [self.answers.search, self.answers.suggestions, self.answers.misses]
        if self.shows_slip or self.shows_explanation:
            right = [self.preview if self.shows_slip else self.explanation]
        return [area for area in (*left, *right) if area.isVisible()]

    def enter(self, area: QWidget) -> None:
        """Move the focus into one of the areas."""
        inside: dict[QWidget, Callable[[], None]] = {
            self.questions.board: self.questions.board.take_focus,
            self.questions.card: self.questions.card.take_focus,
            self.questions.said: self.questions.said.field.setFocus,
            self.preview: self.preview.print_button.setFocus,
            self.explanation: self.explanation.take_focus,
        }
        inside.get(area, area.setFocus)()

    def step_back(self) -> bool:
        """Go one step back within the page; False when this was its first."""
        if self.questions.close_hits() or self.answers.search.close_hits():
            return True
        if self.shows_slip or self.shows_explanation:
            self.show_suggestions()
            return True
        areas = self.areas()
        place = _index_of_focus(areas)
        if place <= 0:
            return False
        self.enter(areas[place - 1])
        return True

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self.questions.retranslate()
        self.answers.retranslate()
        self.preview.retranslate()
        self.explanation.retranslate()

    def _connect(self) -> None:
        change = self._counter.change
        self.questions.language_picked.connect(lambda tag: change(lambda visit: visit.pick_language(tag)))
        self.questions.need_toggled.connect(lambda topic, on: change(lambda visit: visit.set_need(topic, on)))
        self.questions.flag_toggled.connect(lambda flag, on: change(lambda visit: visit.set_flag(flag, on)))
        self.questions.answered.connect(lambda fact, to: change(lambda visit: visit.answer_question(fact, to)))
        self.questions.finished.connect(self._focus_suggestions)
        self.answers.toggled.connect(self._toggle)
        self.answers.unsuitable.connect(lambda card: self._drop(card.kind))
        self.answers.picked.connect(self._pick)
        self.answers.explanation_wanted.connect(self.explain)
        self.explanation.left.connect(self.show_suggestions)
        self.answers.suggestions.current_moved.connect(lambda: self._reveal_row(self.answers.suggestions))
        self.answers.misses.current_moved.connect(lambda: self._reveal_row(self.answers.misses))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reveal)  # a bound method: Qt lets go of it with the page
            application.focusChanged.connect(self._tell_stage)

    def _toggle(self, card: Card) -> None:
        if card.chosen:
            self._counter.change(lambda visit: visit.unchoose(card.kind))
        else:
            self._counter.change(lambda visit: visit.choose(card.kind, card.offer))

    def decide_case_management(self) -> None:
        """Offer Case Management, with a reason where the rules do not; take it off again where it is on the slip."""
        session, change = self._counter.session, self._counter.change
        if session is None:
            return
        standing = session.case_management
        if session.has_case_management:
            change(lambda visit: visit.leave_case_management_out())
        elif standing.verdict is Verdict.NOT and standing.kind is not None:
            question = self._words.gettext("Nach der Regel noch nicht. Warum trotzdem?")
            self.reasons.ask(
                question, FOR_OFFERING, self._right, lambda why: change(lambda visit: visit.offer_case_management(why))
            )
        else:
            change(lambda visit: visit.offer_case_management())

    def _drop(self, kind: Kind) -> None:
        session, change = self._counter.session, self._counter.change
        if session is None or not session.wants_reason_to_drop(kind):
            change(lambda visit: visit.mark_unsuitable(kind))
            return
        question = self._words.gettext("Die Regel bietet es an. Warum nicht?")
        self.reasons.ask(
            question,
            AGAINST_OFFERING,
            self._right,
            lambda why: change(lambda visit: visit.leave_case_management_out(why)),
        )

    def _pick(self, kind: str) -> None:
        session = self._counter.session
        if session is not None and session.knows(Kind(kind)):  # the search may be a moment behind a new catalogue
            self._counter.change(lambda visit: visit.choose(Kind(kind)))
        self._focus_suggestions()

    def _write_explanation(self, session: VisitSession) -> None:
        self.explanation.show_explanation(self._explanations.write(session, Kind(self._explained)))

    def _focus_suggestions(self) -> None:
        """Focus the near misses where an explanation was asked for there."""
        asked_from, self._asked_from = self._asked_from, None
        if asked_from is not None and asked_from.isVisible():
            asked_from.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.answers.suggestions.isVisible():
            self.answers.suggestions.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.answers.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reveal(self, _left: QWidget | None, widget: QWidget | None) -> None:
        """Scroll the column so that what has the focus is seen, a question as a whole, a list by its current row."""
        if widget is None:
            return
        if self.questions.isAncestorOf(widget):
            is_answer = self.questions.card.isAncestorOf(widget)
            self._left.ensureWidgetVisible(self.questions.card if is_answer else widget, 0, 12)
        elif isinstance(widget, FittedList) and self.answers.isAncestorOf(widget):
            self._reveal_row(widget)
        elif self.answers.isAncestorOf(widget):
            self._suggestions.ensureWidgetVisible(widget, 0, 12)

    def _tell_stage(self, left: QWidget | None, widget: QWidget | None) -> None:
        """Tell where the clerk is now; not when the window has only come to the front again."""
        if left is None or widget is None:
            return
        questions = self.questions
        areas = {
            questions.language: Stage.LANGUAGE,
            questions.board: Stage.NEEDS,
            questions.card: Stage.QUESTION,
            self.preview: Stage.SLIP,
        }
        for area, stage in areas.items():
            if area is widget or area.isAncestorOf(widget):
                self.stage_reached.emit(stage)

    def _reveal_row(self, rows: FittedList) -> None:
        """Scroll the column so that the row of the keyboard is seen: the list itself never scrolls."""
        row = rows.visualRect(rows.currentIndex())
        if rows.hasFocus() and row.isValid():
            corner = rows.mapTo(self.answers, row.center())
            self._suggestions.ensureVisible(corner.x(), corner.y(), 0, row.height() // 2 + 8)


def _scrolling_page(parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area


def _index_of_focus(areas: list[QWidget]) -> int:
    focused = QApplication.focusWidget()
    if focused is None:
        return -1
    return next((place for place, area in enumerate(areas) if area is focused or area.isAncestorOf(focused)), -1)
