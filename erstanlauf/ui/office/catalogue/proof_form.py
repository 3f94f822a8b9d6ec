"""On what a change or a confirmation rests: source, day, whether it was checked. Holds for one offer at a time."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Catalogue, Source
from erstanlauf.domain.catalogue_edits import call_source
from erstanlauf.domain.catalogue_fields import Proof, new_source_id
from erstanlauf.domain.people import Role
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.day_line import DayLine
from erstanlauf.ui.office.catalogue.field_editor import a_line
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.tick_box import TickBox

_LETTERS_SHOWN = 44
_NONE, _NEW = "", "*"


class ProofForm(QWidget):
    """Nothing is chosen at first: nobody shall attest a call that never was."""

    phoned = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._catalogue: Catalogue | None = None
        self._cited: Sequence[str] = ()
        self._used: tuple[str, ...] = ()
        self._today = date.min
        self._names = [Label(self) for _ in range(4)]
        self.source = ChoiceBox(self)
        self.source.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.source.setMinimumContentsLength(_LETTERS_SHOWN // 2)
        self.phone = QPushButton(self)
        self.phone.setAutoDefault(False)
        self._new = QWidget(self)
        self.ref, self.date = a_line(self._new), a_line(self._new)
        self.verified = DayLine(self)
        self.checked = TickBox(self)
        self.checked.setChecked(True)
        self._lay_out()
        self.source.activated.connect(lambda _: self._arrange())
        self.phone.clicked.connect(self.choose_call)

    @property
    def chosen(self) -> str:
        """The id of the chosen source; empty for none."""
        chosen = str(self.source.currentData() or _NONE)
        return _NONE if chosen == _NEW else chosen

    def proof(self, by: Role) -> Proof | None:
        """Return what was chosen and typed; None where a source or the day is missing."""
        day, source_id = self.verified.day, str(self.source.currentData() or _NONE)
        if self._catalogue is None or day is None or source_id == _NONE:
            return None
        source = None
        if source_id == _NEW:
            ref = self.ref.text().strip()
            if not ref:
                return None
            source = Source(ref, self.date.text().strip() or day.isoformat())
            source_id = new_source_id(source, self._today)
        elif source_id not in self._catalogue.sources:
            source = call_source(self._today)[1]
        return Proof(source_id, day, by, source, is_checked=self.checked.isChecked())

    def offer_sources(self, catalogue: Catalogue, cited: Sequence[str], today: date) -> None:
        """Offer the sources of an entry and those used before, a call of today and a new one; nothing is chosen."""
        self._catalogue, self._cited, self._today = catalogue, cited, today
        self.verified.show_day(today)
        self.checked.setChecked(True)
        self.ref.clear()
        self.date.clear()
        self._fill(_NONE)

    def follow(self, catalogue: Catalogue, used: str = _NONE) -> None:
        """Go on with another state of the catalogue, and with a source that was just used if one was.

        A source that is no longer there, because its step was taken back, is chosen no more.
        """
        self._catalogue = catalogue
        if used:
            self._used = tuple(dict.fromkeys((used, *self._used)))
            self.ref.clear()
            self.date.clear()
        self._fill(used or self.source.currentData() or _NONE)

    def choose_call(self) -> None:
        """Choose the call of today."""
        self.source.setCurrentIndex(self.source.findData(call_source(self._today)[0]))
        self.verified.show_day(self._today)
        self._arrange()
        self.phoned.emit()

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        texts = (
            words.gettext("Quelle"),
            words.gettext("Geprüft am"),
            words.gettext("Fundstelle der neuen Quelle (Adresse im Netz, Schreiben, Name der Stelle)"),
            words.gettext("Datum der neuen Quelle, wenn eines dasteht"),
        )
        for label, line, text in zip(
            self._names, (self.source, self.verified, self.ref, self.date), texts, strict=True
        ):
            label.setText(text)
            line.setAccessibleName(text)
        self.phone.setText(words.gettext("&Telefonat heute"))
        self.checked.setText(words.gettext("bei der Stelle geprüft"))
        self.checked.setAccessibleDescription(
            words.gettext("Ohne Haken wird die Angabe mit ihrem Stand und „vorher anrufen“ gedruckt.")
        )
        self._fill(str(self.source.currentData() or _NONE))

    def _lay_out(self) -> None:
        source_name, verified_name, ref_name, date_name = self._names
        new = QVBoxLayout(self._new)
        new.setContentsMargins(0, 0, 0, 0)
        for widget in (ref_name, self.ref, date_name, self.date):
            widget.setParent(self._new)
            new.addWidget(widget)
        for label in (ref_name, date_name):
            label.setWordWrap(True)
        sources, days = FlowLayout(), FlowLayout()
        sources.add(source_name, self.source, self.phone)
        days.add(verified_name, self.verified, self.checked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(sources)
        column.addWidget(self._new)
        column.addLayout(days)

    def _fill(self, chosen: str) -> None:
        words = self._words
        call, _ = call_source(self._today)
        entries = [(_NONE, words.gettext("– noch keine –")), (call, words.gettext("Telefonat heute"))]
        entries.append((_NEW, words.gettext("neue Quelle …")))
        known = self._catalogue.sources if self._catalogue else {}
        others = [each for each in dict.fromkeys((*self._used, *self._cited)) if each in known and each != call]
        entries.extend((each, self._source_text(known[each])) for each in others)
        self.source.clear()
        for data, text in entries:
            self.source.addItem(text, data)
        self.source.setCurrentIndex(max(self.source.findData(chosen), 0))
        self._arrange()

    def _source_text(self, source: Source) -> str:
        text = catalogue_words.source_text(self._words, source)
        return text if len(text) <= _LETTERS_SHOWN else f"{text[: _LETTERS_SHOWN - 1]}…"

    def _arrange(self) -> None:
        is_new = self.source.currentData() == _NEW
        was_hidden = self._new.isHidden()
        self._new.setVisible(is_new)
        if is_new and was_hidden and self.source.hasFocus():
            self.ref.setFocus(Qt.FocusReason.OtherFocusReason)
