"""The page on which the catalogue is kept: all offers at the left, the fields of one at the right.

Each change is a step of work that the store keeps at once; nothing of it is seen at the counter before it is published.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n import catalogue_editor_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.catalogue.field_editor import a_line
from erstanlauf.ui.office.catalogue.new_entry_form import NewEntryForm
from erstanlauf.ui.office.catalogue.offer_content import OfferContent
from erstanlauf.ui.office.catalogue.offer_list import OfferList, Shown
from erstanlauf.ui.office.catalogue.offer_panel import Drawing, OfferPanel
from erstanlauf.ui.office.catalogue.proof_form import ProofForm
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.choice_box import ChoiceBox
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.catalogue_editing import CatalogueEditing, Overview

_ROOM_FOR_TWO_LINES = 50
"""So wide, in line heights, must the page be to show both sides beside each other."""
_LEFT, _RIGHT = 5, 9
_OFFERS_WHEN_NARROW = 4
_LAYOUTS_AROUND = 6
"""So many lie around the picture of a slip, one in the other."""


class EditorPage(OfficePage):
    """Search, list and fields are three stops of one way; Esc goes it back."""

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        editing: CatalogueEditing,
        drawing: Drawing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self.editing = editing
        self.overview: Overview | None = None
        self.state = Label(self.content)
        self.state.setWordWrap(True)
        self.undo_button, self.redo_button, self.new = self.button(), self.button(), self.button()
        self._left = QWidget(self.content)
        self.search = a_line(self._left)
        self.shown = ChoiceBox(self._left)
        self.offers = OfferList(words, self._left)
        self.nothing = self.quiet()
        self.panel = OfferPanel(words, errands, editing, drawing, self.content)
        self.form = NewEntryForm(words, self.content)
        self.form_proof = ProofForm(words, self.content)
        self.add, self.leave_form = self.button(is_main=True), self.button()
        self.step = SecondStep(words, self.content)
        self.first = self.search
        self._lay_out()
        self._connect()
        self._show_form(on=False)
        self.retranslate()

    def load(self) -> None:
        self.errands.fetch(self.editing.overview, self._show)

    def forget(self) -> None:
        """Begin anew next time, unless something is being typed: that is kept for the way back."""
        super().forget()
        self.first = self._typed_in or self.search
        if self.first is self.search:
            self._show_form(on=False)
            self.search.clear()
            self._search()

    def step_back(self) -> bool:
        if super().step_back():
            return True
        if not self.form.isHidden():
            self._show_form(on=False)
            self.offers.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self.panel.step_back() or self._leave_fields() or self._leave_search()

    def undo(self) -> bool:
        """Take the newest step back, whoever made it."""
        if self.overview is not None and self.overview.can_undo:
            self._step(self.editing.undo, self.words.gettext("Ein Schritt zurückgenommen."))
        return True

    def redo(self) -> bool:
        """Do the step again that was taken back last."""
        if self.overview is not None and self.overview.can_redo:
            self._step(self.editing.redo, self.words.gettext("Ein Schritt wiederholt."))
        return True

    def retranslate(self) -> None:
        words = self.words
        self.name_page(words.gettext("Katalog pflegen"), "")
        self.search.setPlaceholderText(words.gettext("Suchen: Stelle oder Angebot"))
        self.search.setAccessibleName(words.gettext("Angebote suchen"))
        chosen = max(self.shown.currentIndex(), 0)
        self.shown.clear()
        for each, text in (
            (Shown.ALL, words.gettext("alle Angebote")),
            (Shown.STALE, words.gettext("nur veraltete")),
            (Shown.CHANGED, words.gettext("nur geänderte")),
            (Shown.OUT_OF_USE, words.gettext("nur stillgelegte")),
        ):
            self.shown.addItem(text, each)
        self.shown.setCurrentIndex(chosen)
        self.shown.setAccessibleName(words.gettext("Welche Angebote gezeigt werden"))
        self.offers.setAccessibleName(words.gettext("Angebote"))
        self.undo_button.setText(words.gettext("Rückgängig (Strg+Z)"))
        self.redo_button.setText(words.gettext("Wiederholen (Strg+Y)"))
        self.new.setText(words.gettext("&Neues Angebot …"))
        self.add.setText(words.gettext("Anlegen"))
        self.leave_form.setText(words.gettext("Doch nicht"))
        self.nothing.setText(words.gettext("Dazu gibt es hier kein Angebot. Esc zeigt wieder alle."))
        self.form.retranslate()
        self.form_proof.retranslate()
        self.panel.retranslate()
        if self.overview is not None:
            self._show(self.overview)

    # making

    def _lay_out(self) -> None:
        steps, form_steps = FlowLayout(), FlowLayout()
        steps.add(self.undo_button, self.redo_button, self.new)
        form_steps.add(self.add, self.leave_form)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        for widget in (self.search, self.shown, self.nothing):
            left.addWidget(widget)
        left.addWidget(self.offers, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        for part in (self.panel, self.form, self.form_proof):
            right.addWidget(part)
        right.addLayout(form_steps)
        right.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(24)
        self._sides.addWidget(self._left, _LEFT)
        self._sides.addLayout(right, _RIGHT)
        self.column.setContentsMargins(30, 18, 30, 20)
        self.column.setSpacing(10)
        self.column.addWidget(self.state)
        self.column.addLayout(steps)
        self.column.addWidget(self.step)
        self.column.addLayout(self._sides, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._search())
        self.search.returnPressed.connect(lambda: self.offers.setFocus(Qt.FocusReason.OtherFocusReason))
        self.shown.activated.connect(lambda _: self._search())
        self.offers.chosen.connect(self._open)
        self.offers.opened.connect(lambda: self.panel.fields.setFocus(Qt.FocusReason.OtherFocusReason))
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.new.clicked.connect(self._begin_new)
        self.add.clicked.connect(self._add)
        self.form.entered.connect(self._add)
        self.leave_form.clicked.connect(self.step_back)
        self.panel.kept.connect(self._show)
        self.panel.told.connect(self.told)
        self.panel.room_wanted.connect(self._make_room)

    # showing

    def _show(self, overview: Overview, wanted: OfferId | None = None) -> None:
        words, share = self.words, overview.share
        self.overview = overview
        told = words.gettext("{confirmed} von {all} Angaben bestätigt ({percent} %), {stale} veraltet.")
        self.lead.setText(
            told.format(confirmed=share.confirmed, all=share.all, percent=share.percent, stale=share.stale)
        )
        changes = words.ngettext(
            "{count} Änderung, noch nicht veröffentlicht.",
            "{count} Änderungen, noch nicht veröffentlicht.",
            overview.changes,
        )
        nothing = words.gettext("Nichts geändert: Am Tresen gilt, was hier steht.")
        self.state.setText(changes.format(count=overview.changes) if overview.changes else nothing)
        self.undo_button.setEnabled(overview.can_undo)
        self.redo_button.setEnabled(overview.can_redo)
        self.offers.show_rows(overview.rows, wanted or self.offers.current)
        self._say_nothing()

    def _open(self, offer_id: str) -> None:
        overview = self.overview
        offer = overview.catalogue.offer(OfferId(offer_id)) if overview and offer_id else None
        self.panel.setVisible(offer is not None and self.form.isHidden())
        if overview is not None and offer is not None:
            content = OfferContent(self.words, overview.catalogue, offer, self.editing.limits, self.editing.today)
            self.panel.show_offer(content, overview.hints.get(offer.id))

    def _search(self) -> None:
        self.panel.drop()
        self.offers.want(self.search.text(), Shown(self.shown.currentData() or Shown.ALL))
        self._say_nothing()

    def _say_nothing(self) -> None:
        self.nothing.setVisible(not self.offers.offers.rows)

    # stepping

    @property
    def _typed_in(self) -> QWidget | None:
        """Where something stands that was typed and not kept."""
        if not self.form.isHidden():
            return self.form.typed_in
        editor = self.panel.card.editor
        return editor.first if editor is not None and self.panel.is_edited else None

    def _leave_fields(self) -> bool:
        if not self.panel.fields.hasFocus():
            return False
        self.offers.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _leave_search(self) -> bool:
        if not self.search.text() and self.shown.currentIndex() == 0:
            return False
        self.shown.setCurrentIndex(0)
        self.search.clear()
        self._search()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _step(self, step: Callable[[], Overview], told: str) -> None:
        """Take a step back or do it again; what was typed and not kept is dropped, for it was typed over the rest."""

        def done(overview: Overview) -> None:
            self._show(overview)
            self.told.emit(told)

        self.panel.drop()
        self.errands.do(step, done)

    # new entries

    def _begin_new(self) -> None:
        if self.overview is None:
            return
        self.panel.drop()
        current = self.offers.current
        catalogue = self.overview.catalogue
        self.form.begin(catalogue.services, Kind(current.partition("/")[0]) if current else None)
        self.form_proof.offer_sources(catalogue, (), self.editing.today)
        self._show_form(on=True)
        self.form.enter()

    def _show_form(self, *, on: bool) -> None:
        for widget in (self.form, self.form_proof, self.add, self.leave_form):
            widget.setVisible(on)
        self.panel.setVisible(not on and self.offers.current is not None)

    def _add(self) -> None:
        entry, proof = self.form.entry, self.form_proof.proof(self.editing.role)

        def add() -> tuple[Overview, OfferId] | KnownTrouble:
            try:
                if entry.kind is not None:
                    return self.editing.add_offer(entry.kind, entry.organization, proof)
                return self.editing.add_kind(entry.name, entry.description, entry.topics, entry.organization, proof)
            except KnownTrouble as trouble:
                if not trouble.code.startswith(catalogue_editor_words.REFUSED_HERE):
                    raise
                return trouble

        def added(outcome: tuple[Overview, OfferId] | KnownTrouble) -> None:
            if isinstance(outcome, KnownTrouble):
                self.form.refuse(catalogue_editor_words.refusal(self.words, None, outcome))
                return
            overview, offer_id = outcome
            self._show_form(on=False)
            self.search.clear()
            self.shown.setCurrentIndex(0)
            self._search()
            self._show(overview, offer_id)
            self.panel.fields.setFocus(Qt.FocusReason.OtherFocusReason)
            self.told.emit(self.words.gettext("Angelegt, noch nicht veröffentlicht. Jetzt die Angaben eintragen."))

        self.errands.do(add, added)

    # size

    def _make_room(self, part: QWidget) -> None:
        """Scroll to a part that may have changed its size just now: each layout around it passes that on in turn."""
        for _ in range(_LAYOUTS_AROUND):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.ensureWidgetVisible(part)

    def _arrange(self) -> None:
        """Put the sides beside each other where there is room, else below each other."""
        line = QFontMetrics(self.font()).height()
        is_wide = self.viewport().width() >= _ROOM_FOR_TWO_LINES * line
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(direction)
        self.offers.setMinimumHeight(_OFFERS_WHEN_NARROW * max(self.offers.sizeHintForRow(0), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
