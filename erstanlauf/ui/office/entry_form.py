"""Lines to type into, each with its name before it or, where there is little room, above it. Knows no page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSizePolicy, QWidget

from erstanlauf.ui.widgets.label import Label

_LONGEST = 1000
_WIDEST_LETTERS = 34


class EntryForm(QFormLayout):
    """Lines with names; a name with & gives the line its key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self._parent = parent
        self._names: dict[QWidget, Label] = {}
        self.setHorizontalSpacing(18)
        self.setVerticalSpacing(8)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.setFormAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def add_lines(self, *lines: QWidget) -> None:
        """Add lines at the end."""
        for line in lines:
            self._names[line] = Label(self._parent)
            if isinstance(line, QLineEdit):
                line.setMaxLength(_LONGEST)
                line.setMinimumWidth(_WIDEST_LETTERS * line.fontMetrics().averageCharWidth())
                line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.addRow(self._names[line], line)

    def name(self, line: QWidget, name: str) -> None:
        """Set the name of a line."""
        self._names[line].setText(name)
        self._names[line].setBuddy(line)
        line.setAccessibleName(name.replace("&", ""))

    def show_line(self, line: QWidget, *, on: bool) -> None:
        """Show a line with its name, or take both away."""
        self.setRowVisible(line, on)


def typed_twice(first: QLineEdit, second: QLineEdit) -> str | None:
    """Return what was typed into both lines and wipe them; None where they differ.

    Where something has to be typed again, the focus goes to the first.
    """
    typed, again = first.text(), second.text()
    first.clear()
    second.clear()
    if not typed or typed != again:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
    return typed if typed == again else None


def secret_line(parent: QWidget) -> QLineEdit:
    """Return a line that shows no letters."""
    line = QLineEdit(parent)
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
