"""A line for a day, typed as it is written here: 24.12.2026. Knows no page."""

import re
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from erstanlauf.ui.widgets.search_field import LineEdit

_TYPED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})\s*")
_CENTURY = 2000
_LETTERS, _AIR = 11, 24


class DayLine(LineEdit):
    """Empty or not a day of the calendar: there is no day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(_LETTERS)
        self._follow_text_size()

    @property
    def day(self) -> date | None:
        """The day that was typed; two digits are a year of this century."""
        found = _TYPED.fullmatch(self.text())
        if found is None:
            return None
        day, month, year = map(int, found.groups())
        try:
            return date(year if year >= _CENTURY else _CENTURY + year, month, day)
        except ValueError:
            return None

    def show_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText(f"{day:%d.%m.%Y}" if day else "")

    def _follow_text_size(self) -> None:
        self.setFixedWidth(_LETTERS * self.fontMetrics().averageCharWidth() + _AIR)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_text_size()
