"""The colours of the second screen, white on dark whatever the clerk likes; chosen is dark on white. Know no board."""

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole

_COLOURS = {
    Role.Window: "#0e2a35",
    Role.WindowText: "#ffffff",
    Role.Button: "#17394a",
    Role.ButtonText: "#ffffff",
    Role.Mid: "#6f93a3",
    Role.PlaceholderText: "#c3d5dd",
    Role.Highlight: "#ffffff",
    Role.HighlightedText: "#0e2a35",
    Role.Midlight: "#245065",
    Role.Dark: "#44606d",
}
"""`Button` and `ButtonText` are a tile, `Midlight` its ground while touched, `Mid` its border; `PlaceholderText` is
German beside other words, on a chosen tile (`Highlight`) it is `Dark`."""


def palette() -> QPalette:
    """Return the palette of the second screen."""
    made = QPalette()
    for role, colour in _COLOURS.items():
        made.setColor(role, QColor(colour))
    return made
