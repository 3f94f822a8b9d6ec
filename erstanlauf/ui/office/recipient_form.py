"""Fields of one recipient of hand-overs: typed, chosen, checked while one types. Knows no store.

What is typed holds only when the page keeps it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Catalogue, Confidence, Offer, OfferId
from erstanlauf.domain.handover.recipient import MOST_KEPT_MONTHS, MOST_RESPONSE_DAYS, Recipient, RecipientId
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.entry_form import EntryForm
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.number_box import NumberBox
from erstanlauf.ui.widgets.tick_box import TickBox

BLANK = Recipient(RecipientId(""), title="", folder="")
"""Where a new one begins."""
_LONGEST_TITLE = 120
_CASE_MANAGEMENT = "case_management"


class RecipientForm(QWidget):
    """Shows one recipient; what was typed is in `typed`."""

    changed = Signal()
    key_typed = Signal()
    """Another key, or none: it has to be looked at."""
    plain_wanted = Signal()
    """The box for parcels without encryption was ticked; it is ticked by `allow_plain` alone."""
    mapping_check_wanted = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._shown = BLANK
        self._response_days: dict[OfferId, int] = {}
        self.title, self.offer = QLineEdit(self), ChoiceBox(self)
        self.folder, self.choose_folder = QLineEdit(self), QPushButton(self)
        self.key, self.key_state = QLineEdit(self), Label(self, tone="quiet")
        self.plain = TickBox(self)
        self.mapping = QLineEdit(self)
        self.choose_mapping, self.check_mapping = QPushButton(self), QPushButton(self)
        self.keeps_months = NumberBox(1, MOST_KEPT_MONTHS, self)
        self.response_days = NumberBox(1, MOST_RESPONSE_DAYS, self)
        self.active = TickBox(self)
        self._entry = EntryForm(self)
        self._lay_out()
        self._connect()

    @property
    def typed(self) -> Recipient:
        """What the fields hold now, with the id of the one that is shown."""
        return replace(
            self._shown,
            title=self.title.text().strip(),
            offer=self.offer.currentData(),
            folder=self.folder.text().strip(),
            key=self.key.text().strip(),
            is_plain=self.plain.isChecked(),
            mapping=self.mapping.text().strip(),
            keeps_months=self.keeps_months.value(),
            response_days=self.response_days.value(),
            is_active=self.active.isChecked(),
        )

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what holds."""
        return self.typed != self._shown

    def know_offers(self, catalogue: Catalogue) -> None:
        """Offer the entries of a catalogue, those that manage cases first."""
        offers = sorted(_offers(catalogue), key=lambda one: (one[0].id.partition("/")[0] != _CASE_MANAGEMENT, one[1]))
        chosen = self.offer.currentData()
        self.offer.clear()
        self.offer.addItem("", None)
        for offer, name in offers:
            self.offer.addItem(name, offer.id)
        self.offer.setCurrentIndex(max(self.offer.findData(chosen), 0))
        self._response_days = {offer.id: days for offer, _ in offers if (days := _response_days(offer)) is not None}
        self._name_no_offer()

    def show_recipient(self, recipient: Recipient) -> None:
        """Show a recipient as it holds; `BLANK` for a new one."""
        self._shown = recipient
        self.title.setText(recipient.title)
        if recipient.offer is not None and self.offer.findData(recipient.offer) < 0:
            self.offer.addItem(recipient.offer, recipient.offer)  # out of use: it stays until somebody changes it
        self.offer.setCurrentIndex(max(self.offer.findData(recipient.offer), 0))
        self.folder.setText(recipient.folder)
        self.key.setText(recipient.key)
        self.plain.setChecked(recipient.is_plain)
        self.mapping.setText(recipient.mapping)
        self.keeps_months.setValue(recipient.keeps_months)
        self.response_days.setValue(recipient.response_days)
        self.active.setChecked(recipient.is_active)
        for line in (self.title, self.folder, self.key, self.mapping):
            line.setCursorPosition(0)
        self.key_typed.emit()

    def allow_plain(self) -> None:
        """Tick the box for parcels without encryption: it was asked about."""
        self.plain.setChecked(True)
        self.changed.emit()

    def show_key_state(self, told: str, tone: str) -> None:
        """Say whether the key can be used."""
        self.key_state.setText(told)
        self.key_state.set_tone(tone)
        self.key_state.setVisible(bool(told))

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words, entry = self._words, self._entry
        entry.name(self.title, words.gettext("Nam&e, wie er auf der Einwilligung steht"))
        entry.name(self.offer, words.gettext("Eintrag im &Katalog"))
        entry.name(self.folder, words.gettext("Or&dner oder Freigabe"))
        entry.name(self.key, words.gettext("Öffentlicher S&chlüssel (age1 …)"))
        entry.name(self.mapping, words.gettext("S&paltendatei für die CSV-Tabelle"))
        entry.name(self.keeps_months, words.gettext("Speichert höchstens (&Monate)"))
        entry.name(self.response_days, words.gettext("An&twortet binnen (Tagen)"))
        self.mapping.setPlaceholderText(words.gettext("leer: die mitgelieferte"))
        self.choose_folder.setText(words.gettext("Ordner wählen …"))
        self.plain.setText(words.gettext("unverschlüsselte Pakete erlauben"))
        self.choose_mapping.setText(words.gettext("Datei wählen …"))
        self.check_mapping.setText(words.gettext("Spaltendate&i prüfen"))
        self.active.setText(words.gettext("nimmt zurzeit Fälle an"))
        self._name_no_offer()

    def _lay_out(self) -> None:
        entry = self._entry
        self.key_state.setWordWrap(True)
        entry.add_lines(self.title, self.offer, self.folder)
        self._add_below(self.choose_folder)
        entry.add_lines(self.key)
        entry.addRow(self.key_state)
        self._add_below(self.plain)
        entry.add_lines(self.mapping)
        self._add_below(self.choose_mapping, self.check_mapping)
        entry.add_lines(self.keeps_months, self.response_days)
        self._add_below(self.active)
        for wide in (self.title, self.folder, self.key, self.mapping):
            policy = wide.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            wide.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(entry)

    def _add_below(self, *widgets: QWidget) -> None:
        """Put widgets below the line added last, under the line and not under its name."""
        if len(widgets) == 1:
            self._entry.addRow(Label(self), widgets[0])
            return
        beside = QWidget(self)
        flow = FlowLayout()
        flow.add(*widgets)
        beside.setLayout(flow)
        self._entry.addRow(Label(self), beside)

    def _connect(self) -> None:
        for line in (self.title, self.folder, self.key, self.mapping):
            line.textChanged.connect(lambda _: self.changed.emit())
        self.title.setMaxLength(_LONGEST_TITLE)
        self.key.textEdited.connect(lambda _: self.key_typed.emit())
        self.offer.activated.connect(lambda _: self._follow_offer())
        self.plain.clicked.connect(self._follow_plain)
        for number in (self.keeps_months, self.response_days):
            number.valueChanged.connect(lambda _: self.changed.emit())
        self.active.toggled.connect(lambda _: self.changed.emit())
        self.choose_folder.clicked.connect(self._ask_for_folder)
        self.choose_mapping.clicked.connect(self._ask_for_mapping)
        self.check_mapping.clicked.connect(self.mapping_check_wanted)

    def _follow_offer(self) -> None:
        """Take over what the catalogue says of a new recipient, where nothing was typed yet."""
        days = self._response_days.get(self.offer.currentData())
        if not self._shown.id and days is not None:
            self.response_days.setValue(days)
        if not self.title.text().strip() and self.offer.currentData() is not None:
            self.title.setText(self.offer.currentText()[:_LONGEST_TITLE])
        self.changed.emit()

    def _follow_plain(self, is_on: bool) -> None:
        if is_on:
            self.plain.setChecked(False)
            self.plain_wanted.emit()
        self.changed.emit()

    def _name_no_offer(self) -> None:
        if self.offer.count():
            self.offer.setItemText(0, self._words.gettext("kein Eintrag"))

    def _ask_for_folder(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_folder

        ask_which_folder(self, self._words.gettext("Ordner für Übergaben"), self._line_filler(self.folder))

    def _ask_for_mapping(self) -> None:
        from erstanlauf.ui.paper.print_dialogs import ask_which_file

        told = self._words.gettext("Spaltendatei")
        ask_which_file(self, told, ("toml",), self._line_filler(self.mapping))

    def _line_filler(self, line: QLineEdit) -> Callable[[Path], None]:
        return lambda path: line.setText(str(path))


def _offers(catalogue: Catalogue) -> Iterator[tuple[Offer, str]]:
    for service in catalogue.services.values():
        for offer in service.offers:
            yield offer, f"{offer.organization} – {service.name}"


def _response_days(offer: Offer) -> int | None:
    days = offer.contact.response_days
    is_sure = days is not None and days.confidence is not Confidence.LOW
    return min(days.value, MOST_RESPONSE_DAYS) if days is not None and is_sure else None


def rows_of(words: Wording, recipients: Sequence[Recipient]) -> list[tuple[str, str, str, str]]:
    """Return title, folder, how parcels are closed, and whether cases are taken, of each recipient."""
    return [
        (
            each.title,
            each.folder,
            words.gettext("verschlüsselt") if each.key else words.gettext("unverschlüsselt"),
            words.gettext("nimmt Fälle an") if each.is_active else words.gettext("ruht"),
        )
        for each in recipients
    ]
