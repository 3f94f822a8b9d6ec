"""Everybody's own password. The present one is asked for: a desk left open must not give it away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.entry_form import EntryForm, secret_line, typed_twice
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.usecases.desk_users import DeskUsers


class OwnPasswordPage(OfficePage):
    """Three lines and a button."""

    def __init__(self, words: Wording, errands: Errands, users: DeskUsers, parent: QWidget | None = None) -> None:
        super().__init__(words, errands, parent)
        self._users = users
        self.present, self.new, self.again = (secret_line(self.content) for _ in range(3))
        self.change = self.button(is_main=True)
        self.step = SecondStep(words, self.content)  # nothing here needs one
        self._form = EntryForm(self.content)
        self._form.add_lines(self.present, self.new, self.again)
        self.column.addLayout(self._form)
        self.column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.step)
        self.column.addStretch(1)
        self.first = self.present
        self.change.clicked.connect(self._change)
        self.again.returnPressed.connect(self._change)
        self.retranslate()

    def load(self) -> None:
        return

    def forget(self) -> None:
        super().forget()
        for line in (self.present, self.new, self.again):
            line.clear()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Eigenes Kennwort ändern"),
            words.gettext("Es gilt ab der nächsten Anmeldung. Mindestens 10 Zeichen; ein kurzer Satz merkt sich gut."),
        )
        self._form.name(self.present, words.gettext("&Jetziges Kennwort"))
        self._form.name(self.new, words.gettext("Neues &Kennwort"))
        self._form.name(self.again, words.gettext("Neues Kennwort noch einmal"))
        self.change.setText(words.gettext("Kennwort änd&ern"))

    def _change(self) -> None:
        present, new = self.present.text(), typed_twice(self.new, self.again)
        if new is None:
            self.told.emit(self.words.gettext("Die beiden Kennwörter sind verschieden; beide noch einmal tippen."))
        elif new:
            self.errands.do(lambda: self._users.change_own_password(present, new), lambda _: self._changed())

    def _changed(self) -> None:
        self.forget()
        self.told.emit(self.words.gettext("Ihr neues Kennwort gilt ab der nächsten Anmeldung."))
