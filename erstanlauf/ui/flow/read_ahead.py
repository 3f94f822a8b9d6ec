"""Imports the desk's modules while somebody types a password. Knows their names, nothing of what they do.

Why this way (2026-11): reading them takes a third of a second, half a second on a slow PC, and all of it used to lie
between the right password and the desk. One after the other, with the window's own events in between, nobody notices.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 10
_OFFICE = ("audit_page", "backups_page", "erasure_page", "keys_page", "people_page", "settings_page")
_PAGES = (
    *("suggestion_cards", "explanation_words", "explanation_page", "needs_board", "question_card", "said_unasked"),
    *("question_column", "near_miss_list", "card_painter", "suggestion_list", "suggestion_column", "visit_page"),
)
MODULES = (
    "erstanlauf.ui.desk_duties",
    "erstanlauf.ui.newcomer.guide",
    *(f"erstanlauf.ui.office.{name}" for name in _OFFICE),
    "erstanlauf.ui.office_desk",
    *(f"erstanlauf.ui.pages.{name}" for name in _PAGES),
    "erstanlauf.ui.locking",
    "erstanlauf.ui.printing_desk",
    "erstanlauf.ui.open_desk",
)
"""In small steps: whatever a module itself imports comes before it, and the last leaves nothing to be read."""


class ReadAhead(QObject):
    """Begins at once and ends with its parent; whoever is faster waits for the rest only."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = iter(MODULES)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(_PAUSE_MS)

    def _step(self) -> None:
        name = next(self._left, None)
        if name is None:
            self._timer.stop()
        else:
            import_module(name)
