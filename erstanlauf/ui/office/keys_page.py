"""Keys: the one of the store, the one on paper, the one of the house. Shows a paper key once, keeps nothing of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from erstanlauf import paths
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.entry_form import EntryForm, secret_line, typed_twice
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.paper.paper_key_sheet import key_in_lines, paper_key_sheet
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.fonts import FAMILIES
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.desk_users import DeskUsers

_HOUSE_KEY_FILE = "erstanlauf-hausschluessel.json"


class KeysPage(OfficePage):
    """`print_wanted` carries the sheet with a paper key, made in memory."""

    print_wanted = Signal(bytes)

    def __init__(self, words: Wording, errands: Errands, users: DeskUsers, parent: QWidget | None = None) -> None:
        super().__init__(words, errands, parent)
        self._users = users
        self._key = ""
        self._store_title, self._store_lead = self.title(), self.quiet()
        self.change = self.button()
        self.step = SecondStep(words, self.content)
        self._paper_title, self._paper_lead = self.title(), self.quiet()
        self.new_paper = self.button()
        self._frame = QFrame(self.content)
        self._frame.setProperty("ground", "strip")
        self.key = Label(self._frame, factor=1.4, bold=True)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)  # not into the clipboard
        self.print, self.go_on = self.button(is_main=True), self.button()
        self.typed = QLineEdit(self.content)
        self.confirm, self.back = self.button(is_main=True), self.button()
        self._house_title, self._house_lead = self.title(), self.quiet()
        self.passphrase, self.again = secret_line(self.content), secret_line(self.content)
        self.carry_out, self.carry_in = self.button(), self.button()
        self._back_form, self._house_form = EntryForm(self.content), EntryForm(self.content)
        self._lay_out()
        self.first = self.change
        self._connect()
        self._show_paper_step()
        self.retranslate()

    def load(self) -> None:
        self._show_paper_step()

    def forget(self) -> None:
        super().forget()
        self._forget_key()
        self.passphrase.clear()
        self.again.clear()

    def step_back(self) -> bool:
        if super().step_back():
            return True
        if not self._key:
            return False
        self._forget_key()
        self.enter(self.new_paper)
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Schlüssel"),
            words.gettext("Womit der Datenspeicher und die Zettel geschützt sind. Jede Änderung steht im Protokoll."),
        )
        self._store_title.setText(words.gettext("Schlüssel des Datenspeichers"))
        self._store_lead.setText(
            words.gettext(
                "Wechseln Sie ihn, wenn jemand gegangen ist oder Dateien dieses Platzes abhandengekommen sind. Alle "
                "behalten ihr Kennwort."
            )
        )
        self.change.setText(words.gettext("Schlüssel w&echseln …"))
        self._paper_title.setText(words.gettext("Papier-Schlüssel"))
        self._paper_lead.setText(
            words.gettext(
                "Sind alle Kennwörter vergessen, öffnet nur noch er den Datenspeicher. Der alte gilt, bis der neue "
                "abgetippt ist; danach vernichten Sie den alten."
            )
        )
        self.new_paper.setText(words.gettext("Neuer &Papier-Schlüssel …"))
        self.print.setText(words.gettext("&Drucken"))
        self.go_on.setText(words.gettext("&Zum Abtippen"))
        self._back_form.name(self.typed, words.gettext("Vom Papier abti&ppen"))
        self.confirm.setText(words.gettext("Diesen Papier-Schlüssel überneh&men"))
        self.back.setText(words.gettext("Noch einmal &zeigen"))
        self._house_title.setText(words.gettext("Hausschlüssel"))
        self._house_lead.setText(
            words.gettext(
                "Den Hausschlüssel haben alle Plätze eines Hauses gemeinsam, damit sie die Zettel voneinander lesen "
                "können. Er kommt in einer Datei mit eigenem Kennwort von Platz zu Platz; das Kennwort sagen Sie dem "
                "anderen Platz auf einem anderen Weg."
            )
        )
        self._house_form.name(self.passphrase, words.gettext("&Kennwort der Datei"))
        self._house_form.name(self.again, words.gettext("Noch einmal, nur zum Mitgeben"))
        self.carry_out.setText(words.gettext("In einer Datei mi&tgeben …"))
        self.carry_in.setText(words.gettext("Aus einer Datei auf&nehmen …"))

    def _lay_out(self) -> None:
        within = QVBoxLayout(self._frame)
        within.setContentsMargins(18, 14, 18, 14)
        within.addWidget(self.key)
        shown, back, house = FlowLayout(), FlowLayout(), FlowLayout()
        shown.add(self.print, self.go_on)
        back.add(self.confirm, self.back)
        house.add(self.carry_out, self.carry_in)
        self._back_form.add_lines(self.typed)
        self._house_form.add_lines(self.passphrase, self.again)
        left = Qt.AlignmentFlag.AlignLeft
        column = self.column
        column.addWidget(self._store_title)
        column.addWidget(self._store_lead)
        column.addWidget(self.change, 0, left)
        column.addWidget(self.step)
        column.addSpacing(10)
        column.addWidget(self._paper_title)
        column.addWidget(self._paper_lead)
        column.addWidget(self.new_paper, 0, left)
        column.addWidget(self._frame, 0, left)
        column.addLayout(shown)
        column.addLayout(self._back_form)
        column.addLayout(back)
        column.addSpacing(10)
        column.addWidget(self._house_title)
        column.addWidget(self._house_lead)
        column.addLayout(self._house_form)
        column.addLayout(house)
        column.addStretch(1)

    def _connect(self) -> None:
        self.change.clicked.connect(self._ask_to_change)
        self.new_paper.clicked.connect(lambda: self.errands.do(self._users.new_paper_key, self._show_key))
        self.print.clicked.connect(lambda: self.print_wanted.emit(paper_key_sheet(self.words, self._key, FAMILIES)))
        self.go_on.clicked.connect(self._type_back)
        self.back.clicked.connect(lambda: self._show_key(self._key))
        self.confirm.clicked.connect(self._confirm)
        self.typed.returnPressed.connect(self._confirm)
        self.carry_out.clicked.connect(self._carry_out)
        self.carry_in.clicked.connect(self._carry_in)

    # the key of the store

    def _ask_to_change(self) -> None:
        words = self.words
        self.step.ask(
            words.gettext("Den Schlüssel des Datenspeichers wechseln?"),
            words.gettext(
                "Der ganze Datenspeicher wird neu verschlüsselt, das dauert bei vielen Vorsprachen einige Sekunden. "
                "Wer entfernt wurde, kommt danach auch mit einer alten Kopie der Schlüsseldatei nicht mehr an die "
                "neuen Daten. Ältere Sicherungen bleiben lesbar, bis ihre Frist um ist."
            ),
            words.gettext("&Ja, wechseln"),
            lambda: self._do(self._users.change_key, words.gettext("Der Datenspeicher hat einen neuen Schlüssel.")),
        )

    # the key on paper

    def _show_key(self, key: str) -> None:
        if not self.isVisible():  # left meanwhile; whoever opens the page next is not to find it there
            return
        self._key = key
        self.key.setText("\n".join(key_in_lines(key)))
        self.typed.clear()
        self._show_paper_step()
        self.enter(self.print)

    def _type_back(self) -> None:
        self._show_paper_step(is_typing=True)
        self.enter(self.typed)

    def _confirm(self) -> None:
        typed = self.typed.text()
        if not typed.strip():
            self.enter(self.typed)
            return

        def confirmed(_: None) -> None:
            self._forget_key()
            self.enter(self.new_paper)
            self.told.emit(self.words.gettext("Der neue Papier-Schlüssel gilt. Vernichten Sie den alten."))

        self.errands.do(lambda: self._users.confirm_paper_key(typed), confirmed)

    def _forget_key(self) -> None:
        self._key = ""
        self.key.clear()
        self.typed.clear()
        self._show_paper_step()

    def _show_paper_step(self, *, is_typing: bool = False) -> None:
        """Show the key or the line to type it into, never both: it is to be typed from the paper."""
        is_drawn = bool(self._key)
        for widget in (self._frame, self.print, self.go_on):
            widget.setVisible(is_drawn and not is_typing)
        for widget in (self.confirm, self.back):
            widget.setVisible(is_drawn and is_typing)
        self._back_form.show_line(self.typed, on=is_drawn and is_typing)
        self.new_paper.setVisible(not is_drawn)

    # the key of the house

    def _carry_out(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_for_file

        passphrase = typed_twice(self.passphrase, self.again)
        if passphrase is None:
            self.told.emit(self.words.gettext("Die beiden Kennwörter sind verschieden; beide noch einmal tippen."))
        if not passphrase:
            return

        def write(file: Path) -> None:
            told = self.words.gettext("Der Hausschlüssel liegt in {file}.").format(file=file.name)
            self._do(lambda: paths.write_whole(file, self._users.export_house_key(passphrase)), told)

        ask_for_file(self, self.words.gettext("Hausschlüssel mitgeben"), _HOUSE_KEY_FILE, write)

    def _carry_in(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_file

        passphrase = self.passphrase.text()
        if not passphrase:
            self.enter(self.passphrase)
            return
        self.passphrase.clear()
        self.again.clear()

        def read(file: Path) -> None:
            told = self.words.gettext("Dieser Platz benutzt jetzt den Hausschlüssel aus {file}.").format(file=file.name)
            self._do(lambda: self._users.take_over_house_key(paths.read_limited(file), passphrase), told)

        ask_which_file(self, self.words.gettext("Hausschlüssel aufnehmen"), (Path(_HOUSE_KEY_FILE).suffix[1:],), read)

    def _do(self, work: Callable[[], None], told: str) -> None:
        self.errands.do(work, lambda _: self.told.emit(told))
