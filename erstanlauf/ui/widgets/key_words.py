"""Writes keys as the keyboard in front of the clerk names them ("Strg+P", "Ctrl+P"). Knows Qt's translations only."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication


class QtWords:
    """Qt's own words (keys, the system print dialog) in the language of the interface."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._translator = QTranslator()

    def switch_to(self, language: str) -> None:
        """Load Qt's catalogue of this language; English needs none."""
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self._translator.load(f"qtbase_{language}", folder):
            self._app.installTranslator(self._translator)


def spoken(keys: QKeySequence | str) -> str:
    """Return a key sequence in the words of the current language; the big key is called Enter, as people do."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter")
