"""One field to be changed: what it is, how far it is confirmed, and a place to type. Knows no offer and no store."""

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import OfferId, Stated
from erstanlauf.domain.catalogue_fields import CatalogueField
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.editors import SHAPES, make_editor, shape_of
from erstanlauf.ui.office.catalogue.field_editor import FieldEditor
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.tick_box import TickBox


@dataclass(frozen=True, slots=True)
class CardContent:
    """What the card shows of a field. `same_address` are the other offers there, as ids and in words."""

    field: CatalogueField
    name: str
    value: object
    standing: str
    remark: str = ""
    same_address: Sequence[OfferId] = dataclass_field(default_factory=tuple)
    same_address_text: str = ""


"""A fact comes as its `Stated`."""


class FieldCard(QFrame):
    """Has an editor of each sort; all are made at once, because the Tab key follows the order of making."""

    edited = Signal()
    entered = Signal()

    def __init__(self, words: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("ground", "card")
        self.content: CardContent | None = None
        self.title = Label(self, bold=True)
        self.title.setWordWrap(True)
        self.standing = Label(self, factor=0.92, tone="quiet")
        self.value = Label(self)
        self.remark = Label(self, tone="quiet")
        self.refused = Label(self, tone="caution")
        self._editors = {shape: make_editor(shape, words, self) for shape in SHAPES}
        self.elsewhere = TickBox(self)
        self.same_address = Label(self, factor=0.92, tone="quiet")
        for label in (self.standing, self.value, self.remark, self.refused, self.same_address):
            label.setWordWrap(True)
        self._place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        upper: tuple[QWidget, ...] = (self.title, self.standing, self.value)
        for part in upper:
            column.addWidget(part)
        column.addLayout(self._place)
        for part in (self.remark, self.elsewhere, self.same_address, self.refused):
            column.addWidget(part)
        for editor in self._editors.values():
            self._place.addWidget(editor)
            editor.hide()
            editor.edited.connect(self._typed)
            editor.entered.connect(self.entered)

    @property
    def editor(self) -> FieldEditor | None:
        """The editor that is shown; None where nothing may be changed."""
        if self.content is None or self.content.field.is_fixed:
            return None
        return self._editors[shape_of(self.content.field)]

    @property
    def is_edited(self) -> bool:
        """Whether something else was typed than what stands there."""
        editor = self.editor
        return editor is not None and (bool(editor.fault) or not _same(editor.value, self._plain))

    @property
    def also(self) -> Sequence[OfferId]:
        """The offers at the same address that a change is for too."""
        return self.content.same_address if self.content and self.elsewhere.isChecked() else ()

    def show_field(self, content: CardContent) -> None:
        """Show a field and forget what was typed into another."""
        self.elsewhere.setChecked(False)
        self.refuse("")
        self._say(content)
        self._show_editor(content)

    def say_anew(self, content: CardContent) -> None:
        """Say everything about the same field once more; what was typed stays."""
        self._say(content)
        if self.editor is not None:
            self.editor.name(content.name)

    def refuse(self, why: str) -> None:
        """Say why what was typed is not kept; nothing takes it back."""
        self.refused.setText(why)
        self.refused.setVisible(bool(why))
        if why:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))

    @property
    def _plain(self) -> object:
        value = self.content.value if self.content else None
        return value.value if isinstance(value, Stated) else value

    def _say(self, content: CardContent) -> None:
        self.content = content
        self.title.setText(content.name)
        self.standing.setText(content.standing)
        self.standing.setVisible(bool(content.standing))
        self.remark.setText(content.remark)
        self.remark.setVisible(bool(content.remark))
        self.elsewhere.setText(self._words.gettext("auch bei den anderen an dieser Adresse ändern"))
        self.elsewhere.setAccessibleDescription(content.same_address_text)
        self.same_address.setText(content.same_address_text)
        for widget in (self.elsewhere, self.same_address):
            widget.setVisible(bool(content.same_address))

    def _show_editor(self, content: CardContent) -> None:
        shown = self.editor
        for editor in self._editors.values():
            editor.setVisible(editor is shown)
        self.value.setVisible(shown is None)
        if shown is None:
            self.value.setText(str(content.value))
            return
        shown.name(content.name)
        shown.show_value(self._plain)

    def _typed(self) -> None:
        self.refuse("")
        self.edited.emit()


def _same(one: object, other: object) -> bool:
    """Whether two values say the same; nothing typed is nothing known."""
    return (one or None) == (other or None) if not isinstance(one, bool) else one == other
