"""A new offer of a kind, or a new kind with its first offer. Knows what is typed, not how an entry is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Kind, Service
from erstanlauf.domain.needs import Topic
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.field_editor import Passage, a_line
from erstanlauf.ui.office.catalogue.tick_editor import TickEditor
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.label import Label

_NEW = ""
_LETTERS_SHOWN = 30
_DESCRIPTION_LINES = 3


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What was typed; without a `kind` it is a new one with name, description and topics."""

    kind: Kind | None
    organization: str
    name: str
    description: str
    topics: tuple[Topic, ...]


class NewEntryForm(QFrame):
    """The fields of a new kind are there while no known one is chosen."""

    entered = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("ground", "card")
        self._title = Label(self, bold=True)
        self._names = [Label(self) for _ in range(5)]
        self.kind = ChoiceBox(self)
        self.kind.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_LETTERS_SHOWN)
        self.organization, self.name = a_line(self), a_line(self)
        self.description = Passage(self, lines=False)
        self.topics = TickEditor(words, self, "topics", list(Topic))
        self.never = Label(self, tone="caution")
        self.refused = Label(self, tone="caution")
        for label in (self.never, self.refused):
            label.setWordWrap(True)
        self._of_kind: Sequence[QWidget] = ()
        self._lay_out()
        self.kind.activated.connect(lambda _: self._arrange())
        for line in (self.organization, self.name):
            line.returnPressed.connect(self.entered)
        self.description.entered.connect(self.entered)

    @property
    def entry(self) -> NewEntry:
        """What was typed."""
        topics = self.topics.value
        return NewEntry(
            Kind(str(self.kind.currentData())) if self.kind.currentData() else None,
            self.organization.text().strip(),
            self.name.text().strip(),
            " ".join(self.description.toPlainText().split()),
            tuple(Topic(each) for each in topics) if isinstance(topics, tuple) else (),
        )

    @property
    def typed_in(self) -> QWidget | None:
        """The first field that something was typed into."""
        if self.organization.text():
            return self.organization
        if self.kind.currentData() != _NEW:
            return None
        return self.name if self.name.text() else self.description if self.description.toPlainText() else None

    def begin(self, services: Mapping[Kind, Service], kind: Kind | None) -> None:
        """Empty everything; `kind` is the one that is chosen at first."""
        self.kind.clear()
        for each in sorted(services.values(), key=lambda service: service.name):
            self.kind.addItem(each.name, each.kind)
        self.kind.addItem(self._words.gettext("neue Art …"), _NEW)
        self.kind.setCurrentIndex(max(self.kind.findData(kind), 0))
        for line in (self.organization, self.name, self.description):
            line.clear()
        self.topics.show_value(())
        self.refuse("")
        self._arrange()

    def refuse(self, why: str) -> None:
        """Say why nothing was made."""
        self.refused.setText(why)
        self.refused.setVisible(bool(why))
        if why:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._title.setText(words.gettext("Neues Angebot"))
        texts = (
            words.gettext("Art des neuen Angebots"),
            words.gettext("Wer es anbietet"),
            words.gettext("Name der neuen Art"),
            words.gettext("Was es dort gibt, in einfachem Deutsch"),
            words.gettext("Themen der neuen Art"),
        )
        fields = (self.kind, self.organization, self.name, self.description)
        for label, text in zip(self._names, texts, strict=True):
            label.setText(text)
        for widget, text in zip(fields, texts[:-1], strict=True):
            widget.setAccessibleName(text)
        self.topics.name(texts[-1])
        self.never.setText(
            words.gettext(
                "Keine Regel nennt eine neue Art: Sie wird nie vorgeschlagen, nur über die Suche gefunden. Dass sie "
                "gewählt wurde, bleibt nicht in der Vorsprache, bis das Regelwerk anderes sagt."
            )
        )

    def _lay_out(self) -> None:
        kind, organization, name, description, topics = self._names
        self._of_kind = (name, self.name, description, self.description, topics, self.topics, self.never)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(6)
        for widget in (self._title, kind, self.kind, *self._of_kind, organization, self.organization, self.refused):
            column.addWidget(widget)
        for label in self._names:
            label.setWordWrap(True)
        QWidget.setTabOrder(self.topics.list, self.organization)
        metrics = self.description.fontMetrics()
        self.description.setFixedHeight(_DESCRIPTION_LINES * metrics.lineSpacing() + 22)

    def _arrange(self) -> None:
        is_new = self.kind.currentData() == _NEW
        for widget in self._of_kind:
            widget.setVisible(is_new)

    def enter(self) -> None:
        """Put the focus on what is typed first."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
