"""A page that takes the paper key, typed from the paper. What it is for is said by its two kinds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.gate.fields import Field


class TypedKeyPage(CardPage):
    """One field, a way on and a way back. A subclass says its words in `retranslate`."""

    wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.key = Field(self.card)
        self.go_on, self.back = self._button("main"), self._button()
        self.column.addWidget(self.key)
        self.foot.addWidget(self.go_on)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.key.edit.returnPressed.connect(self._send)
        self.go_on.clicked.connect(self._send)
        self.back.clicked.connect(self.step_back)
        self.first = self.key

    def step_back(self) -> None:
        self.key.edit.clear()
        self.refuse("")
        self.back_wanted.emit()

    def _send(self) -> None:
        if self.key.edit.text().strip():
            self.refuse("")
            self.wanted.emit(self.key.edit.text())
        else:
            self.key.setFocus()
