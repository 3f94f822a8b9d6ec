"""Colours and shapes of the window: three palettes and one style sheet. Knows no page.

All colours travel in the roles of the application palette, also those Fusion has no name for; painting code asks the
palette and follows a switch by itself:

- `Light` ground of the side panel, `Base` ground of cards, `AlternateBase` ground of accented chips,
  `Midlight` ground of plain chips and key caps
- `Mid` hairlines (decoration), `Dark` borders of controls (3 : 1 at least)
- `Highlight` the accent, `PlaceholderText` secondary text, `BrightText` caution, `LinkVisited` reassurance
"""

from enum import StrEnum

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Role = QPalette.ColorRole


class Scheme(StrEnum):
    """A palette to work with; the value is what settings keep."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_COLOURS: dict[Scheme, dict[Role, str]] = {
    Scheme.LIGHT: {
        Role.Window: "#f4f2ec",
        Role.WindowText: "#1c2326",
        Role.Base: "#ffffff",
        Role.Text: "#1c2326",
        Role.AlternateBase: "#e1eff3",
        Role.Button: "#ffffff",
        Role.ButtonText: "#1c2326",
        Role.Light: "#fbfaf6",
        Role.Midlight: "#ebe8df",
        Role.Mid: "#d9d6cb",
        Role.Dark: "#767a75",
        Role.Shadow: "#4a4e4c",
        Role.Highlight: "#0b5a75",
        Role.Accent: "#0b5a75",
        Role.HighlightedText: "#ffffff",
        Role.PlaceholderText: "#545f65",
        Role.BrightText: "#854800",
        Role.Link: "#0b5a75",
        Role.LinkVisited: "#1d6632",
        Role.ToolTipBase: "#1c2326",
        Role.ToolTipText: "#ffffff",
    },
    Scheme.DARK: {
        Role.Window: "#1a1e20",
        Role.WindowText: "#e9edee",
        Role.Base: "#24292c",
        Role.Text: "#e9edee",
        Role.AlternateBase: "#1c3a45",
        Role.Button: "#24292c",
        Role.ButtonText: "#e9edee",
        Role.Light: "#1f2426",
        Role.Midlight: "#343b3e",
        Role.Mid: "#3b4347",
        Role.Dark: "#8b9699",
        Role.Shadow: "#0c0e0f",
        Role.Highlight: "#6cc3dc",
        Role.Accent: "#6cc3dc",
        Role.HighlightedText: "#07191f",
        Role.PlaceholderText: "#adb7bb",
        Role.BrightText: "#f0b866",
        Role.Link: "#7fcde3",
        Role.LinkVisited: "#84d89e",
        Role.ToolTipBase: "#e9edee",
        Role.ToolTipText: "#1a1e20",
    },
    Scheme.CONTRAST: {
        Role.Window: "#000000",
        Role.WindowText: "#ffffff",
        Role.Base: "#000000",
        Role.Text: "#ffffff",
        Role.AlternateBase: "#00303f",
        Role.Button: "#000000",
        Role.ButtonText: "#ffffff",
        Role.Light: "#000000",
        Role.Midlight: "#262626",
        Role.Mid: "#ffffff",
        Role.Dark: "#ffffff",
        Role.Shadow: "#000000",
        Role.Highlight: "#ffd800",
        Role.Accent: "#ffd800",
        Role.HighlightedText: "#000000",
        Role.PlaceholderText: "#f2f2f2",
        Role.BrightText: "#ffb057",
        Role.Link: "#8fe3ff",
        Role.LinkVisited: "#8dff9f",
        Role.ToolTipBase: "#ffffff",
        Role.ToolTipText: "#000000",
    },
}

STYLE_SHEET = """
QLineEdit { border: 1px solid palette(dark); border-radius: 6px; padding: 6px 10px; background: palette(base); }
QComboBox { border: 1px solid palette(dark); border-radius: 6px; padding: 6px 10px; background: palette(base); }
QComboBox::drop-down { border: none; width: 2em; }
QComboBox QAbstractItemView {
    background: palette(base); border: 1px solid palette(highlight); outline: none;
    selection-background-color: palette(highlight); selection-color: palette(highlighted-text);
}
QPushButton { border: 1px solid palette(dark); border-radius: 6px; padding: 6px 14px; background: palette(button); }
QPushButton:pressed { background: palette(midlight); }
QPushButton:disabled { color: palette(placeholder-text); background: palette(window); border-color: palette(mid); }
QPushButton[look="main"] {
    background: palette(highlight); color: palette(highlighted-text); border-color: palette(highlight);
    font-weight: bold;
}
QPushButton[look="main"]:disabled {
    color: palette(placeholder-text); background: palette(window); border-color: palette(mid);
}
QMenuBar { background: palette(light); border-bottom: 1px solid palette(mid); padding: 2px 8px; }
QMenuBar::item { padding: 5px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QFrame[ground="card"] { background: palette(base); border: 1px solid palette(mid); border-radius: 8px; }
QFrame[ground="active"] { background: palette(base); border: 2px solid palette(highlight); border-radius: 8px; }
QFrame[ground="panel"] { background: palette(light); border: none; border-right: 1px solid palette(mid); }
QFrame[ground="bar"] { background: palette(light); border: none; border-top: 1px solid palette(mid); }
QFrame[ground="warning"] { background: palette(base); border: 2px solid palette(bright-text); border-radius: 8px; }
QFrame[ground="strip"] {
    background: palette(alternate-base); border: 1px solid palette(highlight); border-radius: 6px;
}
QListView { background: transparent; border: none; }
QListView[ground="hits"] {
    background: palette(base); border: 1px solid palette(highlight); border-radius: 6px; padding: 3px;
}
QTableView {
    background: palette(base); border: 1px solid palette(dark); border-radius: 6px; outline: none;
    selection-background-color: palette(highlight); selection-color: palette(highlighted-text);
}
QTableView::item { padding: 2px 10px; border-bottom: 1px solid palette(mid); }
QTableView::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QHeaderView { background: palette(base); border: none; }
QHeaderView::section {
    background: palette(midlight); color: palette(text); border: none; padding: 5px 13px; font-weight: bold;
}
QProgressBar { border: 1px solid palette(dark); border-radius: 6px; background: palette(base); max-height: 1em; }
QProgressBar::chunk { background: palette(highlight); border-radius: 5px; }
QSpinBox { border: 1px solid palette(dark); border-radius: 6px; padding: 6px 10px; background: palette(base); }
QSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QPlainTextEdit { border: 1px solid palette(dark); border-radius: 6px; padding: 4px 6px; background: palette(base); }
QPushButton[look="main"] {
    background: palette(highlight); color: palette(highlighted-text); border-color: palette(highlight);
    font-weight: bold;
}
QPushButton[look="main"]:disabled {
    color: palette(placeholder-text); background: palette(window); border-color: palette(mid);
}
QPushButton[look="chip"] {
    background: palette(midlight); border: 1px solid palette(midlight); border-radius: 11px; padding: 2px 10px;
}
QPushButton[look="chip"]:hover { border-color: palette(dark); }
QPushButton[look="said"] {
    background: palette(alternate-base); border: 1px solid palette(highlight); border-radius: 11px; padding: 2px 10px;
}
QScrollBar:vertical { width: 12px; background: transparent; margin: 2px; }
QScrollBar::handle:vertical { background: palette(dark); border-radius: 4px; min-height: 32px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 2px; }
QScrollBar::handle:horizontal { background: palette(dark); border-radius: 4px; min-width: 32px; }
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal { width: 0; }
QScrollBar::add-page:horizontal, QScrollBar::sub-page:horizontal { background: transparent; }
QScrollArea { background: transparent; border: none; }
QLabel[tone="quiet"] { color: palette(placeholder-text); }
QLabel[tone="caution"] { color: palette(bright-text); }
QLabel[tone="alarm"] {
    background: palette(bright-text); color: palette(window); border-radius: 6px; padding: 4px 10px;
}
"""


def palette(scheme: Scheme) -> QPalette:
    """Return the palette of a scheme; what is disabled is written in the secondary text colour."""
    made = QPalette()
    for role, colour in _COLOURS[scheme].items():
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, made.color(Role.PlaceholderText))
    return made


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dress the whole program; may be called again at any time."""
    app.setPalette(palette(scheme))
    app.setStyleSheet(STYLE_SHEET)
