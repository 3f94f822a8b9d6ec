"""All functions with their keys, made from the menus: no key is in the help that is not built, and none that whoever is
logged in may not press. Knows actions.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.widgets.desk_actions import DeskActions
from erstanlauf.ui.widgets.key_cap import KeyCap
from erstanlauf.ui.widgets.key_words import spoken
from erstanlauf.ui.widgets.label import Label

_WITHIN = (
    ("1 … U", N_("Bedarf wählen, nochmal: habe ich schon (im Feld der Kacheln)")),
    ("0 … 9", N_("Antwort geben, 0 ist keine Angabe (in der Frage)")),
    ("1 … Q", N_("Ja, Nein und jedes einzelne Kreuz (in der Einwilligung)")),
    ("Return", N_("Weiter zum nächsten Bereich, Treffer übernehmen")),
    ("Space", N_("Vorschlag auf den Zettel nehmen oder wieder herunter")),
    ("Delete", N_("Vorschlag passt nicht")),
    ("W", N_("Warum? Vorschlag oder Absage erklären (in den Listen)")),
    ("P", N_("Zettel noch einmal drucken (in „Heute“)")),
    ("+", N_("Aus den Vorschlägen in die Suche")),
)


class HelpPage(QScrollArea):
    """Stands in the middle of the window until Esc."""

    def __init__(self, words: Wording, actions: DeskActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._actions = actions
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the page anew in the language that now holds."""
        words = self._words
        self.setAccessibleName(words.gettext("Tasten und Hilfe"))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(40, 30, 40, 30)
        column.setSpacing(14)
        heading = _heading(content, words.gettext("Überall"))
        heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrow keys go on to the scrolling page around it
        self.setFocusProxy(heading)
        column.addWidget(heading)
        keyed = (each for each in self._actions.named.values() if each.isVisible() and not each.shortcut().isEmpty())
        everywhere = [(spoken(each.shortcut()), each.text()) for each in keyed]
        column.addLayout(_table(content, everywhere))
        if self._actions.named["new_visit"].isVisible():
            column.addSpacing(10)
            column.addWidget(_heading(content, words.gettext("In den Bereichen")))
            column.addLayout(_table(content, [(_key(keys), words.gettext(text)) for keys, text in _WITHIN]))
        column.addStretch(1)
        self.setWidget(content)


def _key(keys: str) -> str:
    return keys if "…" in keys else spoken(keys)


def _heading(parent: QWidget, text: str) -> Label:
    label = Label(parent, factor=1.3, bold=True)
    label.setText(text)
    return label


def _table(parent: QWidget, lines: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(1, 1)
    for row, (key, text) in enumerate(lines):
        cap, label = KeyCap(parent), Label(parent)
        cap.setText(key)
        label.setText(text)
        label.setWordWrap(True)
        grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label, row, 1)
    return grid
