"""The first start in three steps: who it is, the paper key, the paper key typed back. There is no way round the third.

The same steps take over a store of an earlier version.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.gate.fields import Field, NewPassword
from erstanlauf.ui.gate.typed_key_page import TypedKeyPage
from erstanlauf.ui.paper.paper_key_sheet import key_in_lines
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.tick_box import TickBox


class WhoPage(CardPage):
    """Step 1: login and password of the person who will administer this desk."""

    wanted = Signal(str, str, bool)
    """Login, password, whether this person also works at the counter."""

    def __init__(self, words: Wording, *, is_take_over: bool, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._is_take_over = is_take_over
        self._step = Label(self.card, bold=True)
        self.login = Field(self.card)
        self.password = NewPassword(words, self.card)
        self.also_counter = TickBox(self.card)
        self.also_counter.setChecked(True)
        self.go_on = self._button("main")
        for widget in (self._step, self.login, self.password, self.also_counter):
            self.column.addWidget(widget)
        self.foot.addWidget(self.go_on)
        self.foot.addStretch(1)
        self.login.edit.returnPressed.connect(self.password.setFocus)
        self.password.ready.connect(self._send)
        self.go_on.clicked.connect(self._send)
        self.first = self.login
        self.retranslate()

    def retranslate(self) -> None:
        words = self.words
        if self._is_take_over:
            self.heading.setText(words.gettext("Den Schlüssel schützen"))
            self.lead.setText(
                words.gettext(
                    "Eine frühere Fassung hat den Schlüssel offen neben dem Datenspeicher aufbewahrt. Er wird jetzt "
                    "durch einen neuen, geschützten ersetzt; von den Daten geht nichts verloren."
                )
            )
        else:
            self.heading.setText(words.gettext("Erstanlauf einrichten"))
            self.lead.setText(
                words.gettext("Alles, was hier gespeichert wird, ist verschlüsselt. Ohne Kennwort liest es niemand.")
            )
        self.setAccessibleName(self.heading.text())
        self._step.setText(words.gettext("Schritt 1 von 3: Wer verwaltet diesen Arbeitsplatz?"))
        self.login.call(words.gettext("Anmelde&name"))
        self.password.retranslate()
        self.also_counter.setText(words.gettext("arbeitet auch am &Tresen"))
        self.go_on.setText(words.gettext("&Weiter"))

    def _send(self) -> None:
        if not self.login.edit.text().strip():
            self.login.setFocus()
            return
        password = self.password.take()
        self.password.setFocus()
        if password is None:
            self.refuse(self.words.gettext("Die beiden Kennwörter sind verschieden. Tippen Sie beide noch einmal."))
        elif password:
            self.refuse("")
            self.wanted.emit(self.login.edit.text(), password, self.also_counter.isChecked())


class PaperKeyPage(CardPage):
    """Step 2: shows the paper key, to print it or to write it down."""

    print_wanted = Signal()
    done = Signal()

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._step = Label(self.card, bold=True)
        frame = QFrame(self.card)
        frame.setProperty("ground", "strip")
        self.key = Label(frame, factor=1.6, bold=True)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # not into the clipboard
        self.news = Label(self.card, tone="quiet")
        self.news.setWordWrap(True)
        self.news.hide()
        within = QVBoxLayout(frame)
        within.setContentsMargins(12, 14, 12, 14)
        within.addWidget(self.key)
        self.print, self.go_on = self._button("main"), self._button()
        self.column.addWidget(self._step)
        self.column.addWidget(frame)
        self.column.addWidget(self.news)
        self.foot.addWidget(self.print)
        self.foot.addWidget(self.go_on)
        self.foot.addStretch(1)
        self.print.clicked.connect(self.print_wanted)
        self.go_on.clicked.connect(self.done)
        self.first = self.print
        self.retranslate()

    def show_key(self, key: str) -> None:
        """Show a key in lines of a few groups."""
        self.key.setText("\n".join(key_in_lines(key)))
        self.news.hide()

    def tell_printed(self) -> None:
        """Say that the sheet is on its way."""
        self.news.setText(self.words.gettext("Das Blatt ist beim Drucker. Holen Sie es, bevor Sie weitergehen."))
        self.news.show()

    def retranslate(self) -> None:
        words = self.words
        self.heading.setText(words.gettext("Papier-Schlüssel"))
        self.setAccessibleName(self.heading.text())
        self._step.setText(words.gettext("Schritt 2 von 3: Drucken oder abschreiben"))
        self.lead.setText(
            words.gettext(
                "Sind alle Kennwörter vergessen, öffnet nur noch dieser Schlüssel den Datenspeicher. Er gehört in "
                "einen verschlossenen Umschlag, nicht an den Bildschirm. Er wird hier nur dieses eine Mal gezeigt."
            )
        )
        self.print.setText(words.gettext("&Drucken"))
        self.go_on.setText(words.gettext("&Weiter zum Abtippen"))


class TypeBackPage(TypedKeyPage):
    """Step 3: takes the paper key back, from the paper."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._step = Label(self.card, bold=True)
        self.column.insertWidget(0, self._step)
        self.retranslate()

    def retranslate(self) -> None:
        words = self.words
        self.heading.setText(words.gettext("Papier-Schlüssel abtippen"))
        self.setAccessibleName(self.heading.text())
        self._step.setText(words.gettext("Schritt 3 von 3: Vom Papier abtippen"))
        self.lead.setText(
            words.gettext(
                "So ist sicher, dass der Schlüssel lesbar auf dem Papier steht. Groß oder klein, Leerzeichen und "
                "Striche sind gleichgültig."
            )
        )
        self.key.call(words.gettext("Papier-&Schlüssel"))
        self.go_on.setText(words.gettext("Einrichtung abs&chließen"))
        self.back.setText(words.gettext("&Zurück zum Schlüssel"))
