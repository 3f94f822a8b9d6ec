"""The menu of sheets at the open desk: for the language of the visit in hand, or for one that is asked for.

What is kept of one visit is printed for the number on its slip. Knows window, visit and sheets; no part knows it.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QWidget

from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.desk_shell import DeskShell
from erstanlauf.ui.desk_window import Parts
from erstanlauf.ui.flow.backstage import Backstage
from erstanlauf.ui.flow.counter import Counter
from erstanlauf.ui.flow.sheet_flow import SheetFlow
from erstanlauf.ui.flow.tasks import Tasks
from erstanlauf.ui.flow.tools import Tools
from erstanlauf.usecases.own_data import OwnData

_NEWS_SECONDS = 6


class SheetsMenu(QObject):
    """Joins the functions of the menu to the printing of sheets."""

    def __init__(
        self,
        shell: DeskShell,
        parts: Parts,
        backstage: Backstage,
        tools: Tools,
        tasks: Tasks,
        counter: Counter,
        sheets: SheetFlow,
    ) -> None:
        super().__init__(shell)
        self._sheets = sheets
        self._tools = tools
        self._store = backstage.store
        self._tasks = tasks
        self._now = parts.now
        self._shell = shell
        self._words = words = parts.words
        self._counter = counter
        named = shell.actions_.named
        named["sheet_finder"].triggered.connect(lambda: sheets.print_finder())
        named["sheet_card"].triggered.connect(lambda: self._in_language(sheets.print_card))
        named["sheet_stored"].triggered.connect(lambda: self._in_language(sheets.print_stored))
        named["sheet_own_data"].triggered.connect(lambda: ask_for_number(shell, words, self._find_own_data))
        sheets.printed.connect(self._tell_printed)
        sheets.troubled.connect(shell.warn)

    def _in_language(self, then: Callable[[str], None]) -> None:
        session = self._counter.session
        if session is not None and session.visit.language is not None:
            then(session.visit.language)
        else:
            ask_for_language(self._shell, self._words, then)

    def _find_own_data(self, typed: str) -> None:
        own_data, knowledge = self._tools.office.own_data, replace(self._tools.knowledge)
        self._tasks.run(
            self._store,
            lambda: own_data.of_number(typed, knowledge, self._now()),
            self._offer_own_data,
            self._shell.warn,
        )

    def _offer_own_data(self, own: OwnData) -> None:
        if self._shell.isVisible():  # the desk may have been locked meanwhile
            self._in_language(lambda tag: self._sheets.print_own_data(own, tag))

    def _tell_printed(self) -> None:
        self._shell.strip.tell(self._words.gettext("Das Blatt ist beim Drucker."), seconds=_NEWS_SECONDS)


def ask_for_number(parent: QWidget, words: Wording, then: Callable[[str], None]) -> QInputDialog:
    """Ask for the number on a slip and hand on what was typed."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(words.gettext("Blätter"))
    dialog.setLabelText(words.gettext("Nummer oder Code auf dem Zettel, zum Beispiel K7-418-3:"))
    dialog.textValueSelected.connect(then)
    dialog.open()
    return dialog


def ask_for_language(parent: QWidget, words: Wording, then: Callable[[str], None]) -> QInputDialog:
    """Open a list of all languages, to be found by their first letters, and hand on the tag of the chosen one."""
    tags = {f"{each.german_name} · {each.own_name}": each.tag for each in LANGUAGES}
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(words.gettext("Blätter"))
    dialog.setLabelText(words.gettext("In welcher Sprache?"))
    dialog.setComboBoxItems(list(tags))
    dialog.textValueSelected.connect(lambda chosen: then(tags[chosen]))
    dialog.open()
    return dialog
