"""What is shown where no password helps: what happened, what is safe, what to do, and the newest good backup."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.gatekeeper import KeptCopy
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.widgets.label import Label

STEPS_LOST = "store.steps_lost"
_KEY_FILE = "keys.file_"
"""How the codes begin of trouble with the key file, which comes back alone: the store is sound."""


class TroublePage(CardPage):
    """Putting a backup back takes two presses: the second stands beside what it costs."""

    again_wanted = Signal()
    put_back_wanted = Signal(object)
    go_on_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        words: Wording,
        trouble: KnownTrouble,
        copy: KeptCopy | None,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent, lead_tone="plain")
        self._trouble = trouble
        self._copy = copy
        self._now = now
        self._frame = QFrame(self.card)
        self._frame.setProperty("ground", "strip")
        self._offer = Label(self._frame, bold=True)
        self._cost = Label(self._frame)
        for label in (self._offer, self._cost):
            label.setWordWrap(True)
        self.put_back, self.really, self.leave_it = self._button(), self._button("main"), self._button()
        self.again, self.go_on, self.quit = self._button(), self._button(), self._button()
        self.column.addWidget(self._frame)
        self._arrange()
        self.put_back.clicked.connect(lambda: self._ask(is_on=True))
        self.leave_it.clicked.connect(self.step_back)
        self.really.clicked.connect(lambda: self.put_back_wanted.emit(self._copy))
        self.again.clicked.connect(self.again_wanted)
        self.go_on.clicked.connect(self.go_on_wanted)
        self.quit.clicked.connect(self.quit_wanted)
        self._frame.setVisible(copy is not None)
        self.go_on.setVisible(trouble.code == STEPS_LOST)
        self._ask(is_on=False)
        self.first = self.put_back if copy is not None else self.again
        self.retranslate()

    def retranslate(self) -> None:
        words = self.words
        self.heading.setText(words.gettext("Der Datenspeicher öffnet sich nicht"))
        self.setAccessibleName(self.heading.text())
        self.lead.setText(sentence(words, self._trouble))
        self.put_back.setText(words.gettext("Sicherung &einsetzen …"))
        self.really.setText(words.gettext("&Jetzt einsetzen"))
        self.leave_it.setText(words.gettext("A&bbrechen"))
        self.again.setText(words.gettext("Noch ein&mal versuchen"))
        self.go_on.setText(words.gettext("Ohne die fehlenden Schritte &weiterarbeiten"))
        self.quit.setText(words.gettext("Bee&nden"))
        if self._copy is not None:
            self._offer.setText(
                words.gettext("Neueste gute Sicherung: {when}").format(when=self._when(self._copy.made_at))
            )
            self._cost.setText(self._lost(self._copy))

    def step_back(self) -> None:
        self._ask(is_on=False)

    def _arrange(self) -> None:
        within = QVBoxLayout(self._frame)
        within.setContentsMargins(16, 14, 16, 14)
        within.setSpacing(10)
        within.addWidget(self._offer)
        within.addWidget(self._cost)
        answers = QHBoxLayout()
        answers.setSpacing(10)
        for button in (self.put_back, self.really, self.leave_it):
            answers.addWidget(button)
        answers.addStretch(1)
        within.addLayout(answers)
        self.column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        for button in (self.again, self.quit):
            self.foot.addWidget(button)
        self.foot.addStretch(1)

    def _ask(self, *, is_on: bool) -> None:
        self.put_back.setVisible(not is_on)
        self.really.setVisible(is_on)
        self.leave_it.setVisible(is_on)
        if is_on:
            self.leave_it.setFocus()
        elif self.isVisible():
            self.put_back.setFocus()

    def _when(self, made_at: datetime) -> str:
        made, now = made_at.astimezone(self._now.tzinfo), self._now
        if made.date() == now.date():
            return self.words.gettext("heute um {time}").format(time=f"{made:%H:%M}")
        return self.words.gettext("{date} um {time}").format(date=f"{made:%d.%m.%Y}", time=f"{made:%H:%M}")

    def _lost(self, copy: KeptCopy) -> str:
        words = self.words
        if self._trouble.code.startswith(_KEY_FILE):
            return words.gettext(
                "Eingesetzt wird nur ihre Schlüsseldatei; alle Vorsprachen bleiben. Es gelten die Kennwörter "
                "von damals."
            )
        aside = words.gettext("Der jetzige Datenspeicher wird beiseitegelegt, nicht gelöscht.")
        if copy.visits_lost is None:
            return " ".join(
                (words.gettext("Was danach gespeichert wurde, fehlt dann; wie viel, lässt sich nicht lesen."), aside)
            )
        if copy.visits_lost == 0:
            return " ".join((words.gettext("Danach wurde keine Vorsprache gespeichert."), aside))
        lost = words.ngettext(
            "Danach wurde {count} Vorsprache gespeichert, die dann fehlt.",
            "Danach wurden {count} Vorsprachen gespeichert, die dann fehlen.",
            copy.visits_lost,
        ).format(count=copy.visits_lost)
        return f"{lost} {aside}"
