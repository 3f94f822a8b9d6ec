"""The right column of the visit page: what fits, what to know, what does not fit and why, and the direct search.

Knows cards and the session they are written from; tells by one signal each what the clerk did.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Kind
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.near_miss_list import NearMissList
from erstanlauf.ui.pages.suggestion_cards import Card, CardWriter
from erstanlauf.ui.pages.suggestion_list import SuggestionList
from erstanlauf.ui.widgets.label import Label
from erstanlauf.ui.widgets.search_field import Hit, SearchField
from erstanlauf.ui.widgets.section import Section
from erstanlauf.usecases.service_search import ServiceSearch
from erstanlauf.usecases.session import VisitSession

_FIRST_LETTERS = 2
"""Letters from which on services are looked for; with one, nearly all begin."""


class SuggestionColumn(QWidget):
    """Follows every change at once."""

    toggled = Signal(object)
    """A card was chosen, or taken off the slip again."""
    unsuitable = Signal(object)
    """A card was marked as not fitting."""
    picked = Signal(str)
    """A kind was chosen in the search."""
    explanation_wanted = Signal(str)
    """The kind that is to be explained."""

    def __init__(self, words: Wording, services: ServiceSearch, writer: CardWriter, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._words = words
        self._services = services
        self._writer = writer
        self._session: VisitSession | None = None
        self._way_on = ""
        self._build()
        self.retranslate()

    def show_session(self, session: VisitSession) -> None:
        """Show the answer to the present state of a visit."""
        self._session = session
        cards = self._writer.cards(session)
        self.suggestions.show_cards(cards)
        self.suggestions.setVisible(bool(cards))
        self._empty.setVisible(not cards)
        facts = self._writer.information(session)
        self._information.setText("\n".join(f"• {fact}" for fact in facts))
        self._information_part.setVisible(bool(facts))
        case_management = self._writer.case_management(session)
        self.case_management.setText(case_management)
        self._case_management_part.setVisible(bool(case_management or self._way_on))
        misses = self._writer.near_misses(session)
        self.misses.show_misses(misses)
        self._misses_part.setVisible(bool(misses))

    def show_way_on(self, line: str) -> None:
        """Say that what is on the slip can be handed over, and by which key; an empty line says nothing."""
        self._way_on = line
        self.way_on.setText(line)
        self.way_on.setVisible(bool(line))
        self._case_management_part.setVisible(bool(line or self.case_management.text()))
        self.case_management.setVisible(bool(self.case_management.text()))

    def start_over(self) -> None:
        """Forget what was typed."""
        self.search.empty()

    def current_card(self) -> Card | None:
        """Return the card of the keyboard's row."""
        index = self.suggestions.currentIndex()
        return self.suggestions.cards.card(index) if index.isValid() else None

    def current_kind(self) -> str:
        """Return the kind of the keyboard's row, of the near misses where the focus is there; "" when there is none."""
        row = self.misses.currentIndex()
        if self.misses.hasFocus() and row.isValid():
            return self.misses.misses.miss(row).kind
        card = self.current_card()
        return card.kind if card is not None else ""

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self._search_part.describe(words.gettext("Direkt wählen"), key="F3")
        self.search.describe(
            words.gettext("Direkt wählen"), words.gettext("Stelle oder Stichwort"), words.gettext("nichts gefunden")
        )
        hint = words.gettext("Leertaste: auf den Zettel · Entf: passt nicht · W: warum?")
        self._suggestions_part.describe(words.gettext("Passt jetzt"), note=hint)
        self._empty.setText(words.gettext("Vorschläge erscheinen hier, sobald ein Bedarf gewählt ist."))
        self._information_part.describe(words.gettext("Gut zu wissen"))
        self._case_management_part.describe(words.gettext("Case Management"), key="F8")
        self._misses_part.describe(words.gettext("Warum nicht?"), note=words.gettext("W: warum genau?"))
        self._as_of.setText(words.gettext("Rechtsstand der Regeln: {date}").format(date=self._writer.law_as_of()))
        self.suggestions.retranslate()
        self.misses.retranslate()
        if self._session is not None:
            self.show_session(self._session)

    def _build(self) -> None:
        self.search = SearchField(self._find, self, letters=_FIRST_LETTERS)
        self.search.picked.connect(self.picked)
        shown = QWidget(self)
        self.suggestions = SuggestionList(self._words, shown)
        self.suggestions.toggled.connect(self.toggled)
        self.suggestions.unsuitable.connect(self.unsuitable)
        self.suggestions.search_wanted.connect(self.search.setFocus)
        self.suggestions.explanation_wanted.connect(self.explanation_wanted)
        self._empty = Label(shown, tone="quiet")
        self._empty.setWordWrap(True)
        inner = QVBoxLayout(shown)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.suggestions)
        inner.addWidget(self._empty)
        self._information = Label(self)
        self._information.setWordWrap(True)
        standing = QWidget(self)
        self.case_management = Label(standing)
        self.way_on = Label(standing, bold=True)
        offered = QVBoxLayout(standing)
        offered.setContentsMargins(0, 0, 0, 0)
        for label in (self.case_management, self.way_on):
            label.setWordWrap(True)
            offered.addWidget(label)
        self.misses = NearMissList(self._words, self)
        self.misses.explanation_wanted.connect(self.explanation_wanted)
        self._suggestions_part = Section(shown, self)
        self._information_part = Section(self._information, self)
        self._case_management_part = Section(standing, self)
        self._misses_part = Section(self.misses, self)
        self._search_part = Section(self.search, self)
        self._as_of = Label(self, factor=0.9, tone="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        for part in (
            self._search_part,
            self._suggestions_part,
            self._case_management_part,
            self._information_part,
            self._misses_part,
        ):
            column.addWidget(part)
        column.addWidget(self._as_of)
        column.addStretch(1)

    def _find(self, text: str) -> list[Hit]:
        chosen: set[Kind] = set()
        if self._session is not None:
            chosen = {choice.kind for choice in self._session.visit.chosen}
        return [
            Hit(found.kind, found.name, found.organization, marked=found.kind in chosen)
            for found in self._services.find(text)
        ]
