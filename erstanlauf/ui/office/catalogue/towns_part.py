"""Keys for signed bundles: the own one to read out, and those of the towns whose bundles are taken. Knows no secret."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from erstanlauf import paths
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.entry_form import EntryForm
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.text_table import TextTable
from erstanlauf.usecases.towns import Town, Towns

_KEY_FILE = "erstanlauf-katalog-schluessel.txt"


class TownsPart(QWidget):
    """`told` carries good news, `changed` says that the towns are others now.

    `entered` carries what is to get the focus and what is to be seen then.
    """

    told = Signal(str)
    changed = Signal()
    entered = Signal(QWidget, QWidget)

    def __init__(self, words: Wording, errands: Errands, towns: Towns, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._errands = errands
        self._use = towns
        self._towns: Sequence[Town] = ()
        self._public_text = ""
        self._offered_text = ""
        self._title, self._lead = Label(self, factor=1.1, bold=True), Label(self, tone="quiet")
        self._own_frame, self._own_name = QFrame(self), Label(self)
        self.own = Label(self._own_frame, factor=1.4, bold=True)
        self.save_own = QPushButton(self)
        self._towns_name = Label(self)
        self.table = TextTable(self, least=2, most=6)
        self.step = SecondStep(words, self)
        self.add, self.remove = QPushButton(self), QPushButton(self)
        self._offer = QFrame(self)
        self.offered = Label(self._offer, factor=1.4, bold=True)
        self._compare = Label(self._offer)
        self.town = QLineEdit(self._offer)
        self.trust, self.drop = QPushButton(self._offer), QPushButton(self._offer)
        self.trust.setProperty("look", "main")
        self._entry = EntryForm(self._offer)
        self._lay_out()
        self._connect()
        self._show_offer("", "")

    def show_keys(self, own: str, public_text: str, towns: Sequence[Town]) -> None:
        """Show the own fingerprint and who is trusted; `public_text` is what others need of the own key."""
        self._public_text = public_text
        self.own.setText(own)
        self.show_towns(towns)

    def show_towns(self, towns: Sequence[Town]) -> None:
        """Show who is trusted."""
        words, self._towns = self._words, towns
        headings = (
            words.gettext("Stadt"),
            words.gettext("Zeichen des Schlüssels"),
            words.gettext("Seit"),
            words.gettext("Zuletzt übernommen"),
        )
        self.table.show_rows(headings, [self._row(each) for each in towns], max(self.table.row, 0))
        self.remove.setEnabled(bool(towns))

    def forget(self) -> None:
        """Take back what was begun."""
        self.step.withdraw()
        self._show_offer("", "")

    def step_back(self) -> bool:
        """Take back one step; False where there is none."""
        if self.step.withdraw():
            return True
        if not self._offered_text:
            return False
        self._drop_offer()
        return True

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._title.setText(words.gettext("Schlüssel für Bündel"))
        self._lead.setText(
            words.gettext(
                "Ein Bündel gilt nur, wenn es mit dem Schlüssel einer Stadt signiert ist, der dieser Platz vertraut. "
                "Wem ein Schlüssel gehört, sagt nur ein Anruf."
            )
        )
        self._own_name.setText(words.gettext("Schlüssel dieses Platzes, zum Vorlesen am Telefon:"))
        self.save_own.setText(words.gettext("E&igenen Schlüssel sichern …"))
        self._towns_name.setText(words.gettext("Städte, deren Bündel angenommen werden:"))
        self.table.setAccessibleName(words.gettext("Städte, deren Bündel angenommen werden"))
        self.add.setText(words.gettext("Schlüssel einer anderen S&tadt …"))
        self.remove.setText(words.gettext("Vertrauen ent&ziehen …"))
        self._compare.setText(
            words.gettext(
                "Rufen Sie bei der anderen Stelle an und lassen Sie sich die Zeichen am Telefon vorlesen. Nur wenn "
                "alle übereinstimmen, gehört der Schlüssel ihr."
            )
        )
        self._entry.name(self.town, words.gettext("Stadt oder &Kreis"))
        self.trust.setText(words.gettext("S&timmt überein …"))
        self.drop.setText(words.gettext("Nicht aufnehmen"))
        self.show_towns(self._towns)

    def _lay_out(self) -> None:
        for label in (self._lead, self.own, self.offered, self._compare):
            label.setWordWrap(True)
        for frame, parts in ((self._own_frame, (self.own,)), (self._offer, (self.offered, self._compare))):
            frame.setProperty("ground", "strip")
            within = QVBoxLayout(frame)
            within.setContentsMargins(18, 14, 18, 14)
            within.setSpacing(10)
            for part in parts:
                within.addWidget(part)
        self._entry.add_lines(self.town)
        answers, keys = FlowLayout(), FlowLayout()
        answers.add(self.trust, self.drop)
        keys.add(self.add, self.remove)
        offer = self._offer.layout()
        assert isinstance(offer, QVBoxLayout)
        offer.addLayout(self._entry)
        offer.addLayout(answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addWidget(self._own_name)
        column.addWidget(self._own_frame)
        column.addWidget(self.save_own, 0, left)
        column.addSpacing(6)
        column.addWidget(self._towns_name)
        column.addWidget(self.table)
        column.addWidget(self.step)
        column.addLayout(keys)
        column.addWidget(self._offer)

    def _connect(self) -> None:
        self.save_own.clicked.connect(self._save_own)
        self.add.clicked.connect(self._ask_for_key)
        self.remove.clicked.connect(self._ask_to_remove)
        self.trust.clicked.connect(self._ask_to_trust)
        self.town.returnPressed.connect(self._ask_to_trust)
        self.drop.clicked.connect(self._drop_offer)
        self.table.row_moved.connect(lambda _: self.step.withdraw())

    def _row(self, town: Town) -> tuple[str, ...]:
        newest = self._words.gettext("Bündel Nr. {serial}").format(serial=town.newest_serial)
        return town.town, town.id, f"{town.since.astimezone():%d.%m.%Y}", newest if town.newest_serial else "–"

    # the own key

    def _save_own(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_for_file

        def write(file: Path) -> None:
            told = self._words.gettext("Der Schlüssel dieses Platzes liegt in {file}.").format(file=file.name)
            text = self._public_text
            self._do(lambda: paths.write_whole(file, text.encode()), lambda: self.told.emit(told))

        ask_for_file(self, self._words.gettext("Eigenen Schlüssel sichern"), _KEY_FILE, write)

    # keys of others

    def _ask_for_key(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_file

        def read(file: Path) -> None:
            def look() -> tuple[str, str]:
                text = paths.read_limited(file).decode("utf-8", "replace")
                return self._use.fingerprint_of(text), text

            def show(found: tuple[str, str]) -> None:
                if self.isVisible():  # left meanwhile; whoever opens the page next did not choose this key
                    self._show_offer(*found)

            self._errands.do(look, show)

        ask_which_file(self, self._words.gettext("Schlüssel einer anderen Stadt"), (Path(_KEY_FILE).suffix[1:],), read)

    def _show_offer(self, fingerprint: str, text: str) -> None:
        """Show a key that is not trusted yet, or none."""
        self._offered_text = text
        self.offered.setText(fingerprint)
        self.town.clear()
        self._offer.setVisible(bool(text))
        for button in (self.add, self.remove):
            button.setVisible(not text)
        if text:
            self.entered.emit(self.town, self._offer)

    def _drop_offer(self) -> None:
        self._show_offer("", "")
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_to_trust(self) -> None:
        words, text, town = self._words, self._offered_text, self.town.text().strip()
        if not town:
            self.town.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def trusted() -> None:
            self._drop_offer()
            self.told.emit(words.gettext("Bündel von {town} werden jetzt angenommen.").format(town=town))
            self.changed.emit()

        self.step.ask(
            words.gettext("Bündeln von {town} vertrauen?").format(town=town),
            words.gettext(
                "Was mit {key} signiert ist, kann danach eingelesen werden. Übernommen und veröffentlicht wird auch "
                "dann nichts von selbst. Der Vorgang steht im Protokoll."
            ).format(key=self.offered.text()),
            words.gettext("&Ja, die Zeichen stimmen"),
            lambda: self._do(lambda: self._use.trust(text, town), trusted),
        )

    def _ask_to_remove(self) -> None:
        if not 0 <= self.table.row < len(self._towns):
            return
        words, town = self._words, self._towns[self.table.row]

        def removed() -> None:
            self.told.emit(words.gettext("Bündel von {town} werden nicht mehr angenommen.").format(town=town.town))
            self.changed.emit()

        self.step.ask(
            words.gettext("Bündel von {town} nicht mehr annehmen?").format(town=town.town),
            words.gettext(
                "Was schon übernommen ist, bleibt im Katalog. Um wieder Bündel anzunehmen, vergleichen Sie den "
                "Schlüssel noch einmal am Telefon."
            ),
            words.gettext("&Ja, nicht mehr annehmen"),
            lambda: self._do(lambda: self._use.distrust(town.id), removed),
        )

    def _do(self, work: Callable[[], None], then: Callable[[], None]) -> None:
        self._errands.do(work, lambda _: then())
