"""The left column of the visit page: language, needs, the next question, what was said, what is known.

Knows what a session holds; tells by one signal each what the clerk did.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.i18n import labels
from erstanlauf.i18n.languages import GERMAN, Language, find, language
from erstanlauf.i18n.phrases.voices import Share
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.needs_board import NeedsBoard
from erstanlauf.ui.pages.question_card import QuestionCard
from erstanlauf.ui.pages.said_unasked import SaidUnasked
from erstanlauf.ui.widgets.chips import Chip, ChipRow
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.search_field import Hit, SearchField
from erstanlauf.ui.widgets.section import Section
from erstanlauf.usecases.session import VisitSession

_SECTION_GAP = 18


class QuestionColumn(QWidget):
    """The focus goes on by itself: language, then needs, then the questions while there are any."""

    language_picked = Signal(str)
    need_toggled = Signal(Topic, bool)
    flag_toggled = Signal(Flag, bool)
    answered = Signal(str, object)
    finished = Signal()
    """Nothing is left to be asked here, so the focus may go on."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._session: VisitSession | None = None
        self._asked_again = ""
        self._shares: Mapping[str, Share] = {}
        self._build()
        self._connect()
        self.retranslate()

    def show_session(self, session: VisitSession) -> None:
        """Show the present state of a visit."""
        self._session = session
        visit = session.visit
        self.board.show_needs(visit.needs)
        self.said.show_flags(visit.flags)
        self._show_language(visit.language)
        self._show_question(session)
        purpose = self._words.gettext("noch einmal fragen")
        known = labels.known_facts(self._words, visit.situation)
        self.known.show_chips([Chip(fact, text, purpose) for fact, text in known])
        self._known_part.setVisible(not self.known.isHidden())

    def start_over(self) -> None:
        """Forget what was typed; a new visit begins at the language."""
        self._asked_again = ""
        self.card.ask("")
        self.language.empty()
        self.said.field.empty()

    def show_shares(self, shares: Mapping[str, Share]) -> None:
        """Show beside each language how far its phrases are reviewed; known a moment after the desk has opened."""
        self._shares = shares

    def take_language(self, tag: str) -> None:
        """Take the language the newcomer picked; a clerk who was at it is led on, anybody else is left alone."""
        focused = QApplication.focusWidget()
        is_here = focused is not None and self.language.isAncestorOf(focused)
        self.language_picked.emit(tag)
        if is_here:
            self.language.empty()
            self.board.take_focus()

    def leave_needs(self) -> None:
        """The newcomer has named everything; a clerk who was at it is led on, anybody else is left alone."""
        focused = QApplication.focusWidget()
        if focused is not None and self.board.isAncestorOf(focused):
            self._go_on()

    def close_hits(self) -> bool:
        """Close an open list of hits; False when none was open."""
        return self.language.close_hits() or self.said.field.close_hits()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._language_part.describe(words.gettext("Sprache des Zettels"), key="F4")
        self.language.describe(
            words.gettext("Sprache des Zettels"),
            words.gettext("zwei Buchstaben, dann Enter"),
            words.gettext("nichts gefunden"),
        )
        self._needs_part.describe(
            words.gettext("Worum geht es?"), note=words.gettext("nochmal drücken: habe ich schon")
        )
        self._said_part.describe(words.gettext("Von sich aus gesagt"), key="F5")
        self._known_part.describe(words.gettext("Bekannt"))
        self._not_asked.setText(words.gettext("Nicht gefragt: Name, Geburtsdatum, Staatsangehörigkeit, Fluchtweg"))
        for part in (self.board, self.card, self.said):
            part.retranslate()
        if self._session is not None:
            self.show_session(self._session)

    def _build(self) -> None:
        language_row = QWidget(self)
        self.language = SearchField(self._find_languages, language_row)
        self._picked = Label(language_row, factor=1.2, bold=True)
        row = QHBoxLayout(language_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.language, 1)
        row.addWidget(self._picked, 1)
        self.board = NeedsBoard(self._words, self)
        self.card = QuestionCard(self._words, self)
        self.said = SaidUnasked(self._words, self)
        self.known = ChipRow("chip", self)
        self._language_part = Section(language_row, self)
        self._needs_part = Section(self.board, self)
        self._question_part = Section(self.card, self)
        self._said_part = Section(self.said, self)
        self._known_part = Section(self.known, self)
        self._not_asked = Label(self, factor=0.9, tone="quiet")
        self._not_asked.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(_SECTION_GAP)
        for part in (self._language_part, self._needs_part, self._question_part, self._said_part, self._known_part):
            column.addWidget(part)
        column.addWidget(self._not_asked)
        column.addStretch(1)

    def _connect(self) -> None:
        self.language.picked.connect(self._pick_language)
        self.board.need_toggled.connect(self.need_toggled)
        self.board.confirmed.connect(self._go_on)
        self.said.flag_toggled.connect(self.flag_toggled)
        self.card.answered.connect(self._answer)
        self.known.pressed.connect(self._ask_again)

    def _find_languages(self, text: str) -> list[Hit]:
        return [Hit(each.tag, self._name_and_state(each), each.own_name) for each in find(text)]

    def _name_and_state(self, shown: Language) -> str:
        name = labels.language_name(self._words, shown.tag)
        if shown == GERMAN:
            return name
        return f"{name} · {labels.review_state(self._words, self._shares.get(shown.tag))}"

    def _pick_language(self, tag: str) -> None:
        self.language_picked.emit(tag)
        self.board.take_focus()

    def _show_language(self, tag: str | None) -> None:
        if tag is None:
            self._picked.setText("")
            return
        shown = language(tag)
        self._picked.setText(f"{labels.language_name(self._words, tag)} · {shown.own_name}")

    def _show_question(self, session: VisitSession) -> None:
        facts = session.answer.next_questions if session.visit.needs or session.visit.flags else ()
        fact = self._asked_again or (facts[0] if facts else "")
        self.card.ask(fact)
        self._question_part.setVisible(bool(fact))
        note = self._words.gettext("höchstens noch {count}").format(count=len(facts)) if facts else ""
        self._question_part.describe(self._words.gettext("Noch eine Frage"), note=note)

    def _answer(self, fact: str, value: object) -> None:
        self._asked_again = ""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.card.isAncestorOf(focused)
        self.answered.emit(fact, value)
        if had_focus and not self.card.fact:
            self.finished.emit()

    def _ask_again(self, fact: str) -> None:
        self._asked_again = fact
        if self._session is not None:
            self._show_question(self._session)
        self.card.take_focus()

    def _go_on(self) -> None:
        if self.card.fact:
            self.card.take_focus()
        else:
            self.finished.emit()
