"""Where somebody logs in. Knows a login and a password for as long as they are being typed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.gatekeeper import Entrance
from erstanlauf.ui.gate.card_page import CardPage
from erstanlauf.ui.gate.fields import Field, PasswordField
from erstanlauf.ui.widgets.label import Label

_SECOND_MS = 1000


class LogInPage(CardPage):
    """After too many tries the page counts the pause down and takes nothing for this login until it is over.

    Another login is taken meanwhile: whoever can end the pause has to get in, and colleagues have to work.
    """

    wanted = Signal(str, str)
    """Login and password."""
    paper_wanted = Signal()

    def __init__(self, words: Wording, entrance: Entrance, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._entrance = entrance
        self._seconds = 0
        self._sent = self._paused = ""
        self.login = Field(self.card)
        self.login.edit.setText(entrance.login)
        self.password = PasswordField(words, self.card)
        self._shown = Label(self.card, tone="quiet")
        self._shown.setWordWrap(True)
        self._shown.setVisible(bool(entrance.shown_password))
        self.enter = self._button("main")
        self.paper = self._button()
        self.paper.setVisible(not entrance.shown_password)
        for widget in (self._shown, self.login, self.password):
            self.column.addWidget(widget)
        self.foot.addWidget(self.enter)
        self.foot.addWidget(self.paper)
        self.foot.addStretch(1)
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._count)
        self.login.edit.textChanged.connect(self._follow_login)
        self.login.edit.returnPressed.connect(self.password.setFocus)
        self.password.edit.returnPressed.connect(self._send)
        self.enter.clicked.connect(self._send)
        self.paper.clicked.connect(self.paper_wanted)
        self.first = self.password if entrance.login else self.login
        self.retranslate()

    @property
    def is_paused(self) -> bool:
        """Whether nothing is taken for now for the login that stands there."""
        return self._tick.isActive() and _plain(self.login.edit.text()) == self._paused

    def pause(self, seconds: int) -> None:
        """Take nothing for so long for the login that was sent last."""
        self._seconds, self._paused = seconds, self._sent
        self._tick.start()
        self._follow_login()

    def rest(self, *, is_on: bool) -> None:
        super().rest(is_on=is_on)
        self.enter.setEnabled(not is_on and not self.is_paused)

    def retranslate(self) -> None:
        words = self.words
        self.setAccessibleName(words.gettext("Anmelden"))
        self.heading.setText(words.gettext("Gesperrt") if self._entrance.was_locked else words.gettext("Anmelden"))
        self.lead.setText(
            words.gettext("Was offen war, ist gesichert.")
            if self._entrance.was_locked
            else words.gettext("Der Datenspeicher dieses Arbeitsplatzes ist verschlüsselt.")
        )
        self._shown.setText(
            words.gettext("Vorführung mit erfundenen Daten. Anmeldename: {login}, Kennwort: {password}").format(
                login=self._entrance.login, password=self._entrance.shown_password
            )
        )
        self.login.call(words.gettext("Anmelde&name"))
        self.password.call(words.gettext("&Kennwort"))
        self.enter.setText(words.gettext("An&melden"))
        self.paper.setText(words.gettext("&Papier-Schlüssel benutzen …"))
        if self.is_paused:
            self._say_pause()

    def _send(self) -> None:
        if self.is_paused or not self.enter.isEnabled():
            return
        login = self.login.edit.text()
        if not login.strip():
            self.login.setFocus()
            return
        if not self.password.edit.text():
            self.password.setFocus()
            return
        self.refuse("")
        self._sent = _plain(login)
        self.wanted.emit(login, self.password.take())
        self.password.setFocus()

    def _count(self) -> None:
        self._seconds -= 1
        was_paused = self.is_paused
        if self._seconds <= 0:
            self._tick.stop()
            self._let_type(is_on=True)
        if was_paused and self.is_paused:
            self._say_pause()
        elif was_paused:
            self.refuse("")
            self.password.setFocus()

    def _follow_login(self) -> None:
        if not self._tick.isActive():
            return
        self._let_type(is_on=not self.is_paused)
        self.refuse("")
        if self.is_paused:
            self._say_pause()

    def _let_type(self, *, is_on: bool) -> None:
        self.password.edit.setReadOnly(not is_on)
        self.enter.setEnabled(is_on)

    def _say_pause(self) -> None:
        """Written each second, read out only once."""
        minutes, seconds = divmod(self._seconds, 60)
        text = self.words.gettext(
            "Nach mehreren falschen Eingaben ist jetzt Pause: noch {time}. Eine andere Person aus der Verwaltung kann "
            "sie aufheben; der Papier-Schlüssel gilt weiter."
        ).format(time=f"{minutes}:{seconds:02d}")
        if self.told.isHidden():
            self.refuse(text)
        else:
            self.told.setText(text)


def _plain(login: str) -> str:
    """Return a login as one is told from another; the key file compares with more care."""
    return login.strip().casefold()
