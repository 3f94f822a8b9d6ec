"""The way in where a password is lost: the key on paper, then a new password for the person it belongs to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.gate.fields import NewPassword
from erstanlauf.ui.gate.typed_key_page import TypedKeyPage


class PaperEntryPage(TypedKeyPage):
    """Takes the paper key in the place of a password."""

    def __init__(self, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.retranslate()

    def retranslate(self) -> None:
        words = self.words
        self.heading.setText(words.gettext("Mit dem Papier-Schlüssel öffnen"))
        self.setAccessibleName(self.heading.text())
        self.lead.setText(
            words.gettext(
                "Tippen Sie den Schlüssel vom Papier ab. Groß oder klein, Leerzeichen und Striche sind gleichgültig. "
                "Danach wählen Sie ein neues Kennwort."
            )
        )
        self.key.call(words.gettext("Papier-&Schlüssel"))
        self.go_on.setText(words.gettext("&Weiter"))
        self.back.setText(words.gettext("&Zurück"))


class NewPasswordPage(CardPage):
    """Takes the password that is to hold from now on."""

    wanted = Signal(str)

    def __init__(self, words: Wording, login: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._login = login
        self.password = NewPassword(words, self.card)
        self.enter = self._button("main")
        self.column.addWidget(self.password)
        self.foot.addWidget(self.enter)
        self.foot.addStretch(1)
        self.password.ready.connect(self._send)
        self.enter.clicked.connect(self._send)
        self.first = self.password
        self.retranslate()

    def retranslate(self) -> None:
        words = self.words
        self.heading.setText(words.gettext("Neues Kennwort"))
        self.setAccessibleName(self.heading.text())
        self.lead.setText(
            words.gettext("Der Papier-Schlüssel stimmt. Das neue Kennwort gilt für „{login}“.").format(
                login=self._login
            )
        )
        self.password.retranslate()
        self.enter.setText(words.gettext("Setzen und an&melden"))

    def _send(self) -> None:
        password = self.password.take()
        self.password.setFocus()
        if password is None:
            self.refuse(self.words.gettext("Die beiden Kennwörter sind verschieden. Tippen Sie beide noch einmal."))
        elif password:
            self.refuse("")
            self.wanted.emit(password)
