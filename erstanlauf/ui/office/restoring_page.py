"""What is seen while a backup takes the place of the store, and when that came to nothing. Knows words only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.label import Label


class RestoringPage(OfficePage):
    """There is no way out of it but a new log-in: the store is closed."""

    log_in_wanted = Signal()

    def __init__(self, words: Wording, errands: Errands, parent: QWidget | None = None) -> None:
        super().__init__(words, errands, parent)
        self.step = SecondStep(words, self.content)
        self.failure = Label(self.content, tone="caution")
        self.failure.setWordWrap(True)
        self.failure.hide()
        self.log_in = self.button(is_main=True)
        self.log_in.hide()
        self.first = self.heading
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the focus must be somewhere while one waits
        self.log_in.clicked.connect(self.log_in_wanted)
        self.column.addWidget(self.failure)
        self.column.addWidget(self.log_in, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.retranslate()

    def load(self) -> None:
        return

    def step_back(self) -> bool:
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Die Sicherung wird zurückgeholt"),
            words.gettext("Das dauert einen Augenblick. Danach startet der Platz neu; bis dahin nicht ausschalten."),
        )
        self.log_in.setText(words.gettext("&Neu anmelden"))

    def tell_failure(self, trouble: KnownTrouble) -> None:
        """Say why it came to nothing, and offer the way back."""
        self.heading.setText(self.words.gettext("Die Sicherung wurde nicht zurückgeholt"))
        self.lead.hide()
        self.failure.setText(sentence(self.words, trouble))
        self.failure.show()
        self.log_in.show()
        self.enter(self.log_in)
