"""Every function of the desk with its key: one table, from which the menus and the help are made. Knows no page.

Keys that belong to editing text (Ctrl+V, W, A) and everything with AltGr (Ctrl+Alt) are left alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.rules import Switch
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.ui.widgets.theme import Scheme


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its name in code, its words, its keys (the first is shown; none for what is seldom wanted)."""

    name: str
    words: str
    keys: tuple[str, ...]


_MENUS: tuple[tuple[str, tuple[Function, ...]], ...] = (
    (
        N_("&Vorsprache"),
        (
            Function("new_visit", N_("Neue Vorsprache"), ("F2",)),
            Function("return_visit", N_("Wiederkommen – Nummer oder QR"), ("Shift+F2",)),
            Function("case_management", N_("Case Management anbieten, danach übergeben"), ("F8",)),
            Function("show_slip", N_("Laufzettel ansehen"), ("F9",)),
            Function("print", N_("Drucken"), ("Ctrl+P",)),
            Function("print_dialog", N_("Drucken mit Auswahl …"), ("Ctrl+Shift+P",)),
            Function("printers", N_("Drucker einrichten"), ("F12",)),
            Function("save_pdf", N_("Als PDF sichern …"), ("Ctrl+S",)),
            Function("close_visit", N_("Abschließen"), ("Ctrl+Return", "Ctrl+Enter")),
            Function("lock", N_("Sperren"), ("Ctrl+L",)),
            Function("own_password", N_("Eigenes Kennwort ändern"), ()),
            Function("quit", N_("Beenden"), ("Ctrl+Q",)),
        ),
    ),
    (
        N_("&Bearbeiten"),
        (
            Function("undo", N_("Rückgängig"), ("Ctrl+Z",)),
            Function("redo", N_("Wiederholen"), ("Ctrl+Y", "Ctrl+Shift+Z")),
        ),
    ),
    (
        N_("&Gehe zu"),
        (
            Function("search", N_("Direkt wählen (Suche)"), ("F3",)),
            Function("language", N_("Sprache des Zettels"), ("F4",)),
            Function("said", N_("Von sich aus gesagt"), ("F5",)),
            Function("explain", N_("Warum? Vorschlag erklären"), ("F11",)),
            Function("next_area", N_("Nächster Bereich"), ("F6",)),
            Function("back", N_("Einen Schritt zurück"), ("Esc",)),
        ),
    ),
    (
        N_("&Übergabe"),
        (
            Function("hand_over", N_("Übergabe mit Daten"), ()),
            Function("follow_up", N_("Offen und überfällig"), ()),
            Function("withdrawal", N_("Widerruf"), ()),
            Function("recipients", N_("Empfänger"), ()),
        ),
    ),
    (N_("&Ansicht"), (Function("blank_screen", N_("Zweitbildschirm leeren oder zeigen"), ("F7",)),)),
    (N_("&Rechtsstand"), ()),
    (
        N_("Katal&og"),
        (
            Function("catalogue", N_("Katalog pflegen"), ()),
            Function("publishing", N_("Veröffentlichen und Fassungen"), ()),
            Function("calls", N_("Anrufliste"), ()),
            Function("exchange", N_("Mit anderen austauschen"), ()),
        ),
    ),
    (
        N_("Steuerung (&Q)"),
        (
            Function("figures", N_("Zahlen"), ("Ctrl+F9",)),
            Function("collecting", N_("Zahlen der Tresen"), ()),
        ),
    ),
    (
        N_("B&lätter"),
        (
            Function("sheet_finder", N_("Sprachen zum Zeigen drucken"), ()),
            Function("sheet_card", N_("Karte zum Zeigen drucken"), ()),
            Function("sheet_stored", N_("„Was speichern wir?“ drucken"), ()),
            Function("sheet_own_data", N_("„Was speichern wir über Sie?“ drucken …"), ()),
        ),
    ),
    (
        N_("Ver&waltung"),
        (
            Function("people", N_("Menschen am Tresen"), ()),
            Function("backups", N_("Sicherungen"), ()),
            Function("erasure", N_("Löschen"), ()),
            Function("audit", N_("Protokoll"), ()),
            Function("settings", N_("Einstellungen"), ()),
            Function("keys", N_("Schlüssel"), ()),
        ),
    ),
    (N_("&Hilfe"), (Function("help", N_("Tasten und Hilfe"), ("F1",)),)),
)
_NEEDS: Mapping[str, tuple[Action, ...]] = {
    **dict.fromkeys(("undo", "redo"), (Action.SERVE, Action.EDIT_CATALOGUE, Action.CALL_SERVICES)),
    **dict.fromkeys(
        (
            "new_visit",
            "return_visit",
            "case_management",
            "show_slip",
            "close_visit",
            "search",
            "language",
            "said",
            "explain",
            "next_area",
            "blank_screen",
        ),
        (Action.SERVE,),
    ),
    **dict.fromkeys(("print", "print_dialog", "save_pdf"), (Action.PRINT,)),
    "sheet_own_data": (Action.PRINT_OWN_DATA,),
    "printers": (Action.CHOOSE_PRINTER,),
    **dict.fromkeys(("catalogue", "publishing", "exchange"), (Action.EDIT_CATALOGUE,)),
    "calls": (Action.CALL_SERVICES,),
    **dict.fromkeys(("hand_over", "follow_up"), (Action.HAND_OVER,)),
    "withdrawal": (Action.WITHDRAW,),
    "recipients": (Action.MANAGE_RECIPIENTS,),
    "figures": (Action.SEE_FIGURES,),
    "collecting": (Action.COLLECT_FIGURES, Action.SEND_FIGURES),
    "people": (Action.MANAGE_PEOPLE,),
    "backups": (Action.BACK_UP,),
    "erasure": (Action.ERASE,),
    "audit": (Action.SEE_AUDIT,),
    "settings": (Action.CHANGE_SETTINGS,),
    "keys": (Action.CHANGE_KEY,),
}
"""What a function is part of, one of these; what is missing here is for everybody who is logged in."""
_BEFORE_LOG_IN = ("quit", "help", "back")
_REPEATED = ("undo", "redo", "next_area", "back")
"""What goes on while its key is held; a key held a moment too long must not print five slips."""
_VIEW_MENU = 4
_LAW_MENU = 5

_SCHEMES = {Scheme.LIGHT: N_("Hell"), Scheme.DARK: N_("Dunkel"), Scheme.CONTRAST: N_("Hoher Kontrast")}
_ZOOMS = {
    "100": N_("Schriftgröße 100 %"),
    "125": N_("Schriftgröße 125 %"),
    "150": N_("Schriftgröße 150 %"),
    "200": N_("Schriftgröße 200 %"),
}
PRINT, GERMAN_ONLY = "print", "german_only"
"""What may be chosen for legal phrases whose translation is a draft; the same words stand in the preferences."""
_LEGAL_DRAFTS_TITLE = N_("Entwürfe rechtlicher Sätze drucken")
_LEGAL_DRAFTS = {PRINT: N_("ja, neben dem deutschen Satz"), GERMAN_ONLY: N_("nein, bis zur Prüfung nur Deutsch")}
_OWN_NAMES = {"de": "Deutsch", "en": "English"}  # a language is always offered in its own words


class DeskActions(QObject):
    """All actions by name in `named`; the rest has no key: the choices of the view menu, whether there is a second
    screen, and the choices of the law by switch in `switches`. `legal_drafts` is there once the menu of the law is.
    """

    def __init__(self, words: Wording, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._words = words
        self._titles: list[tuple[QMenu, str]] = []
        self._texts: list[tuple[QAction, str]] = []
        self.named: dict[str, QAction] = {}
        for title, functions in _MENUS:
            menu = bar.addMenu("")
            self._titles.append((menu, title))
            for function in functions:
                self._add(menu, function)
        view = self._titles[_VIEW_MENU][0]
        self.second_screen = view.addAction("")
        self.second_screen.setCheckable(True)
        self._texts.append((self.second_screen, N_("Zweitbildschirm benutzen")))
        view.addSeparator()
        self.schemes = self._choices(view, {scheme.value: text for scheme, text in _SCHEMES.items()})
        view.addSeparator()
        self.zooms = self._choices(view, _ZOOMS)
        view.addSeparator()
        self.languages = self._choices(view, _OWN_NAMES)
        self._law = self._titles[_LAW_MENU][0]
        self._law_texts: list[tuple[QAction, Mapping[str, str]]] = []
        self.switches: dict[str, QActionGroup] = {}
        self.allow(None)
        self.retranslate()

    def allow(self, permit: Permit | None) -> None:
        """Show what somebody may do, and nothing else; None while nobody is logged in.

        What is not shown has no key either. The use cases refuse it all the same.
        """
        for name, action in self.named.items():
            if permit is None:
                action.setVisible(name in _BEFORE_LOG_IN)
            else:
                action.setVisible(name not in _NEEDS or any(permit.may(each) for each in _NEEDS[name]))
        self.second_screen.setVisible(permit is not None and permit.may(Action.SERVE))
        self._hide_empty_menus()
        self._law.menuAction().setVisible(permit is not None and permit.may(Action.SET_LAW))

    def allow_leaving_only(self) -> None:
        """Show nothing but the way out: the desk has no store any more, or will have none in a moment."""
        self.allow(None)
        for name, action in self.named.items():
            action.setVisible(name == "quit")
        self._hide_empty_menus()
        self._law.menuAction().setVisible(False)

    def retranslate(self) -> None:
        """Say menus and functions in the language that now holds."""
        for menu, title in self._titles:
            menu.setTitle(self._words.gettext(title))
        for action, text in self._texts:
            action.setText(self._words.gettext(text))
        for action, texts in self._law_texts:
            action.setText(texts[self._words.language])

    def offer_switches(self, switches: Iterable[Switch], positions: Mapping[str, str]) -> None:
        """Fill the menu of the law once the rules are read; `positions` are how the switches stand."""
        for switch in switches:
            self._law_texts.append((self._law.addSection(""), switch.title))
            group = self._choices(self._law, dict.fromkeys(switch.positions, ""))
            for action in group.actions():
                action.setChecked(action.data() == positions[switch.name])
                self._law_texts.append((action, switch.words[action.data()]))
            self.switches[switch.name] = group
        self._texts.append((self._law.addSection(""), _LEGAL_DRAFTS_TITLE))
        self.legal_drafts = self._choices(self._law, _LEGAL_DRAFTS)
        self.retranslate()

    def _hide_empty_menus(self) -> None:
        for menu, _ in self._titles:
            menu.menuAction().setVisible(any(each.isVisible() and not each.isSeparator() for each in menu.actions()))

    def _add(self, menu: QMenu, function: Function) -> None:
        action = menu.addAction("")
        action.setShortcuts([QKeySequence(key) for key in function.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(function.name in _REPEATED)
        self.named[function.name] = action
        self._texts.append((action, function.words))

    def _choices(self, menu: QMenu, values: dict[str, str]) -> QActionGroup:
        """Add one checkable action for each value; the action's data is the value."""
        group = QActionGroup(self)
        for value, text in values.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
            if text:
                self._texts.append((action, text))
        return group
