"""The panel at the left edge: today's visits, what is overdue, and the button that opens the next visit. Part of the
first paint, so it knows no domain.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.today_list import TodayList
from erstanlauf.ui.widgets.keyed_button import ActionButton
from erstanlauf.ui.widgets.label import Label


class DeskPanel(QFrame):
    """Today's list with its heading and count."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("ground", "panel")
        self._title = Label(self, factor=1.15, bold=True)
        self._count = Label(self, factor=1.15, tone="quiet")
        self._empty = Label(self, tone="quiet")
        self._empty.setWordWrap(True)
        self.list = TodayList(words, self)
        self.overdue = QPushButton(self)
        self.overdue.setProperty("look", "said")
        self.overdue.setAutoDefault(False)
        self._overdue = 0
        self.new_visit = ActionButton(self, emphasized=True)
        self.new_visit.key = "F2"
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.overdue, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.new_visit)
        self.show_count(0)
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Show how many visits there were today."""
        self._count.setText(str(count) if count else "")
        self._empty.setVisible(not count)
        self.list.setVisible(bool(count))

    def show_overdue(self, count: int) -> None:
        """Show how many hand-overs are overdue; nothing where there is none."""
        words = self._words
        told = words.ngettext("{count} Übergabe überfällig", "{count} Übergaben überfällig", count)
        self._overdue = count
        self.overdue.setText(told.format(count=count))
        self.overdue.setVisible(bool(count))

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        self._title.setText(self._words.gettext("Heute"))
        self._empty.setText(self._words.gettext("Heute noch keine Vorsprache. F2 beginnt die erste."))
        self.new_visit.setText(self._words.gettext("Neue Vorsprache"))
        self.new_visit.setAccessibleName(self._words.gettext("Neue Vorsprache"))
        self.new_visit.updateGeometry()
        self.list.retranslate()
        self.show_overdue(self._overdue)
