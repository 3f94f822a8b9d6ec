"""The common form of the administration's pages: heading, what the page is for, content below. Knows no content."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.label import Label


class OfficePage(QScrollArea):
    """Stands in the middle of the window until Esc.

    A subclass fills `column`, says its words in `retranslate` and reads what it shows in `load`. What cannot be undone
    is asked about in `step`, which Esc takes back first.
    """

    step: SecondStep
    """Made by the subclass, because the Tab key follows the order of making."""
    first: QWidget
    """What gets the focus when the page is entered. No focus proxy: that would pull the Tab order about."""
    told = Signal(str)
    """Something was done; good news for the line in which the desk speaks."""

    def __init__(self, words: Wording, errands: Errands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.errands = errands
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget(self)
        self.heading = Label(self.content, factor=1.3, bold=True)
        self.lead = Label(self.content, tone="quiet")
        self.lead.setWordWrap(True)
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(40, 30, 40, 30)
        self.column.setSpacing(14)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.lead)
        self.setWidget(self.content)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]  # there is one

    def load(self) -> None:
        """Read anew what the page shows."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        raise NotImplementedError

    def forget(self) -> None:
        """Wipe what was typed and take back what was asked: the page is left, by whatever way."""
        self.step.withdraw()

    def step_back(self) -> bool:
        """Take back one step inside the page; False where there is none."""
        return self.step.withdraw()

    def undo(self) -> bool:
        """Take back what was done last; False where the page takes nothing back."""
        return False

    def redo(self) -> bool:
        """Do again what was taken back last; False where the page does nothing again."""
        return False

    def enter(self, widget: QWidget) -> None:
        """Put the focus on something that may have appeared just now, and show it."""
        self.bring_into_view(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until something that may have appeared just now is to be seen."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # it has its place only then
        self.ensureWidgetVisible(widget)

    def name_page(self, heading: str, lead: str) -> None:
        """Set heading and what the page is for."""
        self.setAccessibleName(heading)
        self.heading.setText(heading)
        self.lead.setText(lead)

    def title(self, text: str = "") -> Label:
        """Make the heading of a part."""
        label = Label(self.content, factor=1.1, bold=True)
        label.setText(text)
        return label

    def quiet(self) -> Label:
        """Make a line that explains."""
        label = Label(self.content, tone="quiet")
        label.setWordWrap(True)
        return label

    def button(self, *, is_main: bool = False) -> QPushButton:
        """Make a button; the main one is what the page is for."""
        button = QPushButton(self.content)
        button.setAutoDefault(False)
        if is_main:
            button.setProperty("look", "main")
        return button

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to where Tab came from outside the page, which Qt does not."""
        if now is not None and self.content.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.bring_into_view(now)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # the window was not just put aside
            self.forget()
