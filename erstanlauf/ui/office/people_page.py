"""Who works at this desk: logins, roles, passwords, pauses. Knows what is shown of a person, no key."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from erstanlauf.domain.people import PersonId, Role
from erstanlauf.i18n import role_words, time_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.entry_form import EntryForm, secret_line, typed_twice
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import TextTable
from erstanlauf.ui.widgets.tick_box import TickBox
from erstanlauf.usecases.desk_users import DeskUser, DeskUsers


class PeoplePage(OfficePage):
    """A table of everybody; below it what can be done with the current person, and a form to let somebody in."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        users: DeskUsers,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._users = users
        self._now = now
        self._people: Sequence[DeskUser] = ()
        self.table = TextTable(self.content, least=2, most=10)
        self.step = SecondStep(words, self.content)
        self._person_title = self.title()
        self.roles = RoleBoxes(words, self.content)
        self.keep_roles, self.free, self.remove = self.button(), self.button(), self.button()
        self.password, self.again = secret_line(self.content), secret_line(self.content)
        self.set_password = self.button()
        self._new_title = self.title()
        self.login = QLineEdit(self.content)
        self.new_password, self.new_again = secret_line(self.content), secret_line(self.content)
        self.new_roles = RoleBoxes(words, self.content)
        self.add = self.button(is_main=True)
        self._change, self._entry = EntryForm(self.content), EntryForm(self.content)
        self._lay_out()
        self.first = self.table
        self._connect()
        self.retranslate()

    def load(self) -> None:
        self.errands.fetch(self._users.all, self._show)

    def forget(self) -> None:
        super().forget()
        for line in (self.password, self.again, self.login, self.new_password, self.new_again):
            line.clear()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Menschen am Tresen"),
            words.gettext("Wer sich an diesem Platz anmelden kann und wofür. Jede Änderung steht im Protokoll."),
        )
        self.table.setAccessibleName(words.gettext("Menschen am Tresen"))
        self.keep_roles.setText(words.gettext("Rollen überneh&men"))
        self.free.setText(words.gettext("Sperre au&fheben"))
        self.remove.setText(words.gettext("&Entfernen …"))
        self._change.name(self.password, words.gettext("Neues &Kennwort"))
        self._change.name(self.again, words.gettext("Neues Kennwort noch einmal"))
        self.set_password.setText(words.gettext("Kennwort &setzen"))
        self._new_title.setText(words.gettext("Jemanden hinzufügen"))
        self._entry.name(self.login, words.gettext("Anmel&dename"))
        self._entry.name(self.new_password, words.gettext("Ers&tes Kennwort"))
        self._entry.name(self.new_again, words.gettext("Erstes Kennwort noch einmal"))
        self.add.setText(words.gettext("Hinz&ufügen"))
        self.roles.retranslate(words.gettext("Rolle {role}"))
        self.new_roles.retranslate(words.gettext("Rolle {role} von Anfang an"))
        self._show(self._people)

    def _lay_out(self) -> None:
        steps = FlowLayout()
        steps.add(self.keep_roles, self.free, self.remove)
        self._change.add_lines(self.password, self.again)
        self._entry.add_lines(self.login, self.new_password, self.new_again)
        column = self.column
        column.addWidget(self.table)
        column.addWidget(self.step)
        column.addWidget(self._person_title)
        column.addWidget(self.roles)
        column.addLayout(steps)
        column.addLayout(self._change)
        column.addWidget(self.set_password, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(10)
        column.addWidget(self._new_title)
        column.addLayout(self._entry)
        column.addWidget(self.new_roles)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self.table.row_moved.connect(lambda _: self._show_person())
        self.keep_roles.clicked.connect(self._give_roles)
        self.free.clicked.connect(self._free)
        self.remove.clicked.connect(self._ask_to_remove)
        self.set_password.clicked.connect(self._set_password)
        self.add.clicked.connect(self._add)

    @property
    def _person(self) -> DeskUser | None:
        return self._people[self.table.row] if 0 <= self.table.row < len(self._people) else None

    def _show(self, people: Sequence[DeskUser], wanted: PersonId | None = None) -> None:
        words, before = self.words, wanted or (self._person.id if self._person else None)
        self._people = people
        headings = (words.gettext("Anmeldename"), words.gettext("Rollen"), words.gettext("Gesperrt bis"))
        rows = [(each.login, role_words.roles(words, each.roles), self._pause(each)) for each in people]
        here = next((at for at, each in enumerate(people) if each.id == before), 0)
        self.table.show_rows(headings, rows, here)
        self._show_person()

    def _pause(self, person: DeskUser) -> str:
        until = person.paused_until
        return time_words.moment(self.words, until, self._now()) if until else "–"

    def _show_person(self) -> None:
        person = self._person
        self.step.withdraw()
        name = person.login if person else "–"
        self._person_title.setText(self.words.gettext("{login} ändern").format(login=name))
        self.roles.show_roles(person.roles if person else frozenset())
        for button in (self.keep_roles, self.remove, self.set_password):
            button.setEnabled(person is not None)
        self.free.setEnabled(person is not None and person.paused_until is not None)

    def _give_roles(self) -> None:
        person, roles = self._person, self.roles.chosen
        if person is not None:
            self._do(
                lambda: self._users.give_roles(person.id, roles),
                self.words.gettext("Rollen von {login} geändert; sie gelten ab der nächsten Anmeldung.").format(
                    login=person.login
                ),
            )

    def _free(self) -> None:
        person = self._person
        if person is not None:
            told = self.words.gettext("{login} kann sich wieder anmelden.").format(login=person.login)
            self._do(lambda: self._users.free(person.id), told)

    def _set_password(self) -> None:
        person, password = self._person, self._twice(self.password, self.again)
        if person is not None and password:
            told = self.words.gettext("{login} hat ein neues Kennwort.").format(login=person.login)
            self._do(lambda: self._users.set_password(person.id, password), told)

    def _ask_to_remove(self) -> None:
        person, words = self._person, self.words
        if person is None:
            return
        told = words.gettext("{login} kann sich nicht mehr anmelden.").format(login=person.login)
        self.step.ask(
            words.gettext("{login} entfernen?").format(login=person.login),
            words.gettext(
                "Anmelden geht danach nicht mehr, und das lässt sich nicht rückgängig machen. Was die Person getan "
                "hat, bleibt im Protokoll, dort nur noch mit ihrer Kennung. Hat sie eine Kopie der Dateien dieses "
                "Platzes, wechseln Sie danach auch den Schlüssel."
            ),
            words.gettext("&Ja, entfernen"),
            lambda: self._do(lambda: self._users.remove(person.id), told),
        )

    def _add(self) -> None:
        login, roles = self.login.text(), self.new_roles.chosen
        password = self._twice(self.new_password, self.new_again)
        if not password:
            return
        told = self.words.gettext("{login} kann sich jetzt anmelden.").format(login=login)

        def added(person: PersonId) -> None:
            self.login.clear()
            self.new_roles.show_roles(frozenset())
            self.told.emit(told)
            self.errands.fetch(self._users.all, lambda people: self._show(people, person))

        self.errands.do(lambda: self._users.add(login, password, roles), added)

    def _twice(self, first: QLineEdit, second: QLineEdit) -> str:
        """Return a password that was typed twice and wipe it; nothing where the two differ, which is told."""
        password = typed_twice(first, second)
        if password is None:
            self.told.emit(self.words.gettext("Die beiden Kennwörter sind verschieden; beide noch einmal tippen."))
        return password or ""

    def _do(self, work: Callable[[], None], told: str) -> None:
        def done(_: None) -> None:
            self.told.emit(told)
            self.load()

        self.errands.do(work, done)


class RoleBoxes(QWidget):
    """A box to tick for each role, with what it means beside it."""

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.boxes = {role: TickBox(self) for role in Role}
        self._meanings = {role: Label(self, tone="quiet") for role in Role}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setColumnStretch(1, 1)
        for row, role in enumerate(Role):
            self._meanings[role].setWordWrap(True)
            grid.addWidget(self.boxes[role], row, 0)
            grid.addWidget(self._meanings[role], row, 1)

    @property
    def chosen(self) -> frozenset[Role]:
        return frozenset(role for role, box in self.boxes.items() if box.isChecked())

    def show_roles(self, roles: frozenset[Role]) -> None:
        for role, box in self.boxes.items():
            box.setChecked(role in roles)

    def retranslate(self, spoken: str) -> None:
        """Say everything in the language that now holds; `spoken` is how a screen reader calls a box of this group."""
        for role, box in self.boxes.items():
            name = role_words.role(self._words, role)
            box.setText(name)
            box.setAccessibleName(spoken.format(role=name))
            box.setAccessibleDescription(role_words.meaning(self._words, role))
            self._meanings[role].setText(role_words.meaning(self._words, role))
