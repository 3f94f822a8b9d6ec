"""Figures for the steering group: one view of a period at a time, as picture and table. Knows published figures alone.

Everything asked is asked of the one door (`domain.figures.disclosure`) on the store's thread, and so is what is copied:
the clipboard gets what stands here and nothing else.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.figures.views import Question
from erstanlauf.i18n.figure_words import period_name
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.newest import Newest
from erstanlauf.ui.flow.report_writing import ReportWriting
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.steering import answers, copied
from erstanlauf.ui.steering.answer_panel import AnswerPanel, Shown
from erstanlauf.ui.steering.entries import Extra
from erstanlauf.ui.steering.entry_list import EntryList
from erstanlauf.ui.steering.period_chooser import PeriodChooser
from erstanlauf.ui.steering.sheets import sheet_of
from erstanlauf.ui.steering.split_box import SplitBox
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.keyed_button import ActionButton, action, name_action
from erstanlauf.usecases.figures.figures import Figures

_Key = Qt.Key
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier)
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_SHOWN = {Shown.BOTH: N_("Bild und Tabelle"), Shown.PICTURE: N_("nur Bild"), Shown.TABLE: N_("nur Tabelle")}
_ROOM_FOR_BOTH_LINES = 46
"""So wide, in line heights, must the page be to have the list beside what it leads to."""
_ROWS_ABOVE = 7
"""How many rows of the list are seen where it stands above."""
_CUT_ROW = 0.5


class FiguresPage(OfficePage):
    """Up and down choose what, left and right of which period; letters are the buttons below the list."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        figures: Figures,
        newest: Newest,
        writing: ReportWriting,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._figures = figures
        self._newest = newest
        self._writing = writing
        self._offer: answers.Offer | None = None
        self._answer: answers.Answer | None = None
        self._trouble: KnownTrouble | None = None
        self.chooser = PeriodChooser(words, self.content)
        self.split = SplitBox(words, self.content)
        self.shown = ChoiceBox(self.content)
        self.entries = EntryList(words, self.content)
        self.copy_table, self.copy_picture = (action(self.content, key) for key in "TB")
        self.half_year, self.year, self.report = (action(self.content, key) for key in "HJR")
        self.writing_note = self.quiet()
        self.panel = AnswerPanel(words, self.content)
        self.step = SecondStep(words, self.content)
        self.first = self.entries
        self._keys: Mapping[_Key, ActionButton] = {
            _Key.Key_Left: self.chooser.older,
            _Key.Key_Right: self.chooser.newer,
            **{_Key(ord(button.key)): button for button in self._letter_buttons},
        }
        self._lay_out()
        self._connect()
        self.retranslate()

    def load(self) -> None:
        self._newest.ask(lambda: answers.offer(self._figures), self._take_offer, self._tell_trouble)

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Zahlen"),
            words.gettext(
                "Bedarfe und Lücken, ohne dass jemand zu erkennen ist. Auswählen mit ↑ und ↓, den Zeitraum mit ← und →."
            ),
        )
        self.shown.setAccessibleName(words.gettext("Anzeigen als"))
        at = max(self.shown.currentIndex(), 0)
        self.shown.clear()
        for shown, text in _SHOWN.items():
            self.shown.addItem(words.gettext(text), shown)
        self.shown.setCurrentIndex(at)
        self.chooser.retranslate()
        self.split.retranslate()
        self.entries.retranslate(words.gettext("Zahlen"))
        self.panel.retranslate()
        name_action(words, self.copy_table, words.gettext("Tabelle kopieren"))
        name_action(words, self.copy_picture, words.gettext("Bild kopieren"))
        self.writing_note.setText(words.gettext("Der Bericht wird geschrieben …"))
        self._name_reports()
        self._show_again()

    def forget(self) -> None:
        """Show no figure any more, and wait for none."""
        super().forget()
        self._newest.drop()
        self._answer = self._trouble = None
        self.panel.clear()
        self._enable()

    @property
    def _letter_buttons(self) -> tuple[ActionButton, ...]:
        return (self.copy_table, self.copy_picture, self.half_year, self.year, self.report)

    def _lay_out(self) -> None:
        choices, buttons, chooser = FlowLayout(), QVBoxLayout(), self.chooser
        choices.add(chooser.kind, chooser.which, chooser.older, chooser.newer, self.split, self.shown)
        buttons.setSpacing(8)
        for button in self._letter_buttons:
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.writing_note)
        buttons.addStretch(1)
        self._side = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._side.setSpacing(14)
        self._side.addWidget(self.entries, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._side.addLayout(buttons, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(28)
        self._body.addLayout(self._side)
        self._body.addWidget(self.panel, 1)
        self.column.addLayout(choices)
        self.column.addSpacing(6)
        self.column.addLayout(self._body)
        self.column.addWidget(self.step)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.entries.chosen.connect(self._ask)
        self.chooser.chosen.connect(self._ask)
        self.split.chosen.connect(self._ask)
        self.shown.activated.connect(lambda _: self.panel.turn(Shown(self.shown.currentData())))
        self.copy_table.clicked.connect(self._copy_table)
        self.copy_picture.clicked.connect(self._copy_picture)
        self.half_year.clicked.connect(lambda: self._write_report(self.chooser.newest(PeriodKind.HALF_YEAR)))
        self.year.clicked.connect(lambda: self._write_report(self.chooser.newest(PeriodKind.YEAR)))
        self.report.clicked.connect(lambda: self._write_report(self.chooser.period))
        self._newest.busy_changed.connect(self.panel.show_waiting)
        self._writing.busy_changed.connect(lambda _: self._enable())
        self._writing.written.connect(self._tell_written)

    def _arrange(self) -> None:
        """Put the list beside what it leads to, or above it where there is too little room for both."""
        line = QFontMetrics(QApplication.font()).height()
        is_wide = self.viewport().width() >= _ROOM_FOR_BOTH_LINES * line
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._side.setDirection(direction.TopToBottom if is_wide else direction.LeftToRight)
        self.entries.limit_height(None if is_wide else _ROWS_ABOVE + _CUT_ROW)
        buttons = max(button.sizeHint().width() for button in self._letter_buttons)
        width = max(self.entries.wished_width(), buttons)
        for each in (self.entries, *self._letter_buttons):
            each.setFixedWidth(width)

    # what is asked and what comes of it

    def _take_offer(self, offer: answers.Offer) -> None:
        self._offer = offer
        self.chooser.show_offered(offer.periods)
        self._name_reports()
        self._ask()

    def _ask(self) -> None:
        offer, entry, period = self._offer, self.entries.entry, self.chooser.period
        if offer is None:
            return
        self.split.show_offered(answers.splits(entry, offer.shortest), period)
        if entry is Extra.CATALOGUE_AGE:
            self._newest.ask(lambda: answers.age_answer(self._figures), self._show, self._tell_trouble)
        elif period is None:
            self._newest.drop()
            self._answer = self._trouble = None
            self._show_again()
        else:
            across = self.split.across
            self._newest.ask(
                lambda: answers.answer(self._figures, entry, period, across), self._show, self._tell_trouble
            )

    def _show(self, answer: answers.Answer) -> None:
        self._answer, self._trouble = answer, None
        self._show_again()

    def _tell_trouble(self, trouble: KnownTrouble) -> None:
        self._answer, self._trouble = None, trouble
        self._show_again()

    def _show_again(self) -> None:
        """Show what came last, in the language that now holds."""
        if self._trouble is not None:
            self.panel.say(sentence(self.words, self._trouble))
        elif self._offer is not None and self._answer is not None:
            self.panel.show_sheet(sheet_of(self.words, self._offer.names, self._answer), self.split.why_not())
        elif self._offer is not None and self.chooser.period is None:
            self.panel.say(self._from_when(self._offer))
        self._enable()

    def _from_when(self, offer: answers.Offer) -> str:
        if offer.first_on is None:
            return self.words.gettext(
                "Noch keine Zahlen: Bis gestern wurde hier keine Vorsprache gezählt. Zahlen gibt es, sobald der erste "
                "Zeitraum mit Vorsprachen vorbei ist."
            )
        return self.words.gettext(
            "Noch keine Zahlen: Der erste Zeitraum mit Vorsprachen ist noch nicht vorbei. Zahlen gibt es ab dem {day}."
        ).format(day=f"{offer.first_on:%d.%m.%Y}")

    def _enable(self) -> None:
        sheet, is_writing = self.panel.sheet, self._writing.is_busy
        self.copy_table.setEnabled(sheet is not None)
        self.copy_picture.setEnabled(sheet is not None and sheet.chart is not None)
        self.half_year.setEnabled(not is_writing and self.chooser.newest(PeriodKind.HALF_YEAR) is not None)
        self.year.setEnabled(not is_writing and self.chooser.newest(PeriodKind.YEAR) is not None)
        self.report.setEnabled(not is_writing and self.chooser.period is not None)
        self.writing_note.setVisible(is_writing)

    # what leaves the page

    def _copy_table(self) -> None:
        sheet = self.panel.sheet
        if sheet is not None:
            text = copied.text_of(sheet)
            self._copy(lambda: QGuiApplication.clipboard().setText(text), self.words.gettext("Tabelle kopiert."))

    def _copy_picture(self) -> None:
        sheet = self.panel.sheet
        if sheet is not None and sheet.chart is not None:
            picture = copied.picture_of(sheet, self.panel.chart.image_for(copied.PICTURE_PIXELS))
            self._copy(lambda: QGuiApplication.clipboard().setImage(picture), self.words.gettext("Bild kopiert."))

    def _copy(self, put: Callable[[], None], told: str) -> None:
        """Put something on the clipboard once it is written down that it leaves."""

        def noted(_: None) -> None:
            put()
            self.told.emit(told)

        what = self._what_leaves()
        if what is None:
            noted(None)
        else:
            self.errands.in_turn(lambda: self._figures.reports.note_copied(what), noted)

    def _what_leaves(self) -> Question | Period | None:
        """Return what is written down where something is copied; None where no figure is of a visit."""
        if isinstance(self._answer, answers.TableAnswer):
            return self._answer.table.question
        return self._answer.minutes[0][0] if isinstance(self._answer, answers.MinutesAnswer) else None

    def _name_reports(self) -> None:
        words = self.words
        for button, kind, plain in (
            (self.half_year, PeriodKind.HALF_YEAR, words.gettext("Halbjahresbericht …")),
            (self.year, PeriodKind.YEAR, words.gettext("Jahresbericht …")),
        ):
            newest = self.chooser.newest(kind)
            named = words.gettext("Bericht {period} …")
            name_action(words, button, plain if newest is None else named.format(period=period_name(words, newest)))
        name_action(words, self.report, words.gettext("Bericht zum Zeitraum …"))
        if self.isVisible():
            self._arrange()

    def _write_report(self, period: Period | None) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_folder

        if period is not None:
            title = self.words.gettext("Ordner für den Bericht")
            ask_which_folder(self, title, lambda folder: self._writing.write(period, folder))

    def _tell_written(self, folder: Path) -> None:
        told = self.words.gettext("Der Bericht liegt als PDF, Excel-Mappe und CSV-Tabellen in {folder}.")
        self.told.emit(told.format(folder=folder))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, focused = _Key(event.key()), QApplication.focusWidget()
        button = self._keys.get(key) if event.modifiers() in _PLAIN else None
        if isinstance(focused, ActionButton) and key in _ENTER:
            button = focused  # somebody who has gone to a button means that button
        if event.matches(QKeySequence.StandardKey.Copy):
            button = self.copy_table
        if button is None:
            super().keyPressEvent(event)
        elif button.isEnabled() and not (event.isAutoRepeat() and button in self._letter_buttons):
            button.click()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
