"""One offer at work: its fields, one of them to be changed or confirmed, the proof for it, and what it prints.

Knows the use case; which offer it is, the page says.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue_fields import Proof
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.returning.hints import Hint
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n import catalogue_editor_words
from erstanlauf.i18n.return_words import hint_text
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.catalogue.entry_preview import WIDEST, Drawn, EntryPreview
from erstanlauf.ui.office.catalogue.field_card import FieldCard
from erstanlauf.ui.office.catalogue.field_list import FieldList
from erstanlauf.ui.office.catalogue.offer_content import OfferContent
from erstanlauf.ui.office.catalogue.proof_form import ProofForm
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.catalogue_editing import CatalogueEditing, Overview
from erstanlauf.usecases.entry_preview import entry_slip
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import SlipWriter

_Outcome = Overview | KnownTrouble
_Run = Callable[[Callable[[], _Outcome], Callable[[_Outcome], None]], None]
"""How work is run that was begun with a key: one thing at a time, or one after the other."""


class Drawing(NamedTuple):
    """What draws the preview, and the thread on which it does."""

    errands: Errands
    writer: SlipWriter
    knowledge: Knowledge


class OfferPanel(QWidget):
    """Enter changes the current field, Space confirms it, T takes the telephone call of today as the source."""

    kept = Signal(object)
    """A change is kept; carries the `Overview` after it."""
    told = Signal(str)
    room_wanted = Signal(object)
    """A part of the panel that has to be seen now."""

    def __init__(
        self, words: Wording, errands: Errands, editing: CatalogueEditing, drawing: Drawing, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._errands = errands
        self._editing = editing
        self._drawing = drawing
        self._shown: OfferContent | None = None
        self.title, self.subtitle = Label(self, factor=1.1, bold=True), Label(self)
        self.hint = Label(self, bold=True, tone="caution")
        self.fields = FieldList(self)
        self.keys = Label(self, factor=0.92, tone="quiet")
        self.card = FieldCard(words, self)
        self.proof = ProofForm(words, self)
        self.take_over, self.confirm, self.confirm_group = self._button(), self._button(), self._button()
        self.take_over.setProperty("look", "main")
        self.show_preview = self._button()
        self.preview = EntryPreview(words, self)
        self.preview.hide()
        self._lay_out()
        self._connect()

    @property
    def is_edited(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._shown is not None and self.card.is_edited

    def show_offer(self, shown: OfferContent, hint: Hint | None) -> None:
        """Show an offer and what hints at it; where it is the same as before, field, source and what was typed stay."""
        self.hint.setText(hint_text(self._words, hint) if hint else "")
        self.hint.setVisible(hint is not None)
        is_other = self._shown is None or self._shown.offer.id != shown.offer.id
        if is_other:
            self.drop()
        field, is_edited = self.fields.current, self.is_edited
        self._shown = shown
        self.title.setText(shown.offer.organization)
        self.subtitle.setText(shown.service.name)
        if is_other:
            self.proof.offer_sources(shown.catalogue, shown.cited, self._editing.today)
        else:
            self.proof.follow(shown.catalogue)
        self.fields.show_rows(shown.rows())
        if is_other:
            self.fields.choose(None)
        if is_edited and field is not None and field == self.fields.current:
            self.card.say_anew(shown.card(field))
            self._say_steps()
        else:
            self._show_field()
        self._draw_preview()

    def drop(self) -> None:
        """Forget what was typed and not kept; that it is lost is told."""
        if self.is_edited:
            self.told.emit(self._words.gettext("Was geändert, aber nicht übernommen war, ist verworfen."))
        self._show_field()

    def step_back(self) -> bool:
        """Drop what was typed, or go from the field back to the list; False where there is nothing to leave."""
        focus = QApplication.focusWidget()
        is_inside = focus is not None and self.isAncestorOf(focus) and focus is not self.fields
        if not is_inside and not self.is_edited:
            return False
        self._show_field()
        self.fields.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def retranslate(self) -> None:
        """Say everything in the language that now holds."""
        words = self._words
        self.fields.setAccessibleName(words.gettext("Angaben"))
        self.keys.setText(
            words.gettext(
                "Eingabetaste: ändern · Leertaste: stimmt so · Umschalt+Leertaste: die ganze Gruppe stimmt · T: "
                "Quelle ist das Telefonat heute"
            )
        )
        self.take_over.setText(words.gettext("Übernehmen"))
        self.confirm.setText(words.gettext("Stimmt so"))
        self.confirm_group.setText(words.gettext("Ganze Gruppe stimmt"))
        self.proof.retranslate()
        self.preview.retranslate()
        self._say_preview()

    # making

    def _button(self) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        for label in (self.title, self.subtitle, self.hint, self.keys):
            label.setWordWrap(True)
        steps = FlowLayout()
        steps.add(self.take_over, self.confirm, self.confirm_group, self.show_preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.subtitle, self.hint, self.fields, self.keys, self.card, self.proof):
            column.addWidget(widget)
        column.addLayout(steps)
        column.addWidget(self.preview)
        column.addStretch(1)

    def _connect(self) -> None:
        self.fields.chosen.connect(self._field_moved)
        self.fields.opened.connect(self._enter_card)
        self.fields.confirmed.connect(lambda group: self._confirm(whole_group=group))
        self.fields.phoned.connect(self.proof.choose_call)
        self.proof.phoned.connect(lambda: self.card.refuse(""))
        self.card.entered.connect(self._take_over)
        self.card.edited.connect(self._say_steps)
        self.take_over.clicked.connect(self._take_over)
        self.confirm.clicked.connect(lambda: self._confirm(whole_group=False))
        self.confirm_group.clicked.connect(lambda: self._confirm(whole_group=True))
        self.show_preview.clicked.connect(self._turn_preview)
        self.preview.wanted.connect(self._draw_preview)

    # showing

    def _field_moved(self) -> None:
        field = self.fields.current
        if self.card.content is not None and field != self.card.content.field and self.is_edited:
            self.told.emit(self._words.gettext("Was geändert, aber nicht übernommen war, ist verworfen."))
        self._show_field()

    def _show_field(self) -> None:
        field = self.fields.current
        if self._shown is not None and field is not None:
            self.card.show_field(self._shown.card(field))
            self._say_steps()

    def _say_steps(self) -> None:
        field = self.fields.current
        may_change = field is not None and not field.is_fixed
        is_edited = self.is_edited
        self.proof.setVisible(may_change)
        self.take_over.setEnabled(may_change and is_edited)
        may_confirm = field is not None and field.is_fact and not is_edited
        is_known = self.card.content is not None and self.card.content.value is not None
        self.confirm.setEnabled(may_confirm and is_known)
        self.confirm_group.setEnabled(may_confirm and bool(field and self._names_of_group()))

    def _enter_card(self) -> None:
        if self.card.editor is not None:
            self.room_wanted.emit(self.take_over)
            self.room_wanted.emit(self.card.title)
            self.card.editor.first.setFocus(Qt.FocusReason.TabFocusReason)  # so a line is marked and typing replaces it

    def _names_of_group(self) -> list[str]:
        field = self.fields.current
        return self._shown.names_of_group(field) if self._shown and field else []

    # changing

    def _take_over(self) -> None:
        field, editor, shown = self.fields.current, self.card.editor, self._shown
        if field is None or editor is None or shown is None:
            return
        if editor.fault:
            self.card.refuse(editor.fault)
            return
        if not self.card.is_edited:
            self.fields.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        value, also, proof = editor.value, tuple(self.card.also), self._proof()
        told = self._words.gettext("„{field}“ gespeichert, noch nicht veröffentlicht.")
        self._keep(
            lambda: self._editing.change(shown.offer.id, field, value, proof, also),
            proof,
            told.format(field=catalogue_editor_words.row_name(self._words, field)),
            self._errands.do,
        )

    def _confirm(self, *, whole_group: bool) -> None:
        field, shown, words = self.fields.current, self._shown, self._words
        if field is None or shown is None or not field.is_fact:
            return
        if self.is_edited:
            self.card.refuse(words.gettext("Hier ist etwas geändert; zuerst übernehmen oder mit Esc verwerfen."))
            return
        known = self._names_of_group()
        names = [name for name in known if whole_group or name == field.name]
        if not names:
            self.card.refuse(words.gettext("Hier ist noch nichts bekannt; mit der Eingabetaste eintragen."))
            return
        proof = self._proof()
        told = words.ngettext("{count} Angabe bestätigt.", "{count} Angaben bestätigt.", len(names))
        self._keep(
            lambda: self._editing.confirm(shown.offer.id, names, proof),
            proof,
            told.format(count=len(names)),
            self._errands.in_turn,
        )

    def _proof(self) -> Proof | None:
        return self.proof.proof(self._editing.role)

    def _keep(self, change: Callable[[], Overview], proof: Proof | None, told: str, run: _Run) -> None:
        """Do it on the store's thread; what is refused is said at the field, with what was typed still there."""
        field = self.fields.current
        if self.proof.verified.day is None:
            wrong = self._words.gettext("„{day}“ ist kein Tag; so schreiben: 24.12.2026.")
            self.card.refuse(wrong.format(day=self.proof.verified.text()))
            return

        def done(outcome: _Outcome) -> None:
            if isinstance(outcome, KnownTrouble):
                self.card.refuse(catalogue_editor_words.refusal(self._words, field, outcome))
                return
            if proof is not None:
                self.proof.follow(outcome.catalogue, proof.source_id)
            self._shown = None if self._shown is None else self._shown.in_catalogue(outcome.catalogue)
            if self.fields.current == field:  # else something is typed elsewhere already
                focus = QApplication.focusWidget()
                if focus is None or self.card.isAncestorOf(focus):
                    self.fields.setFocus(Qt.FocusReason.OtherFocusReason)
                self._show_field()
            self.kept.emit(outcome)
            self.told.emit(told)

        run(lambda: attempted(change), done)

    # preview

    def _turn_preview(self) -> None:
        self.preview.setVisible(self.preview.isHidden())
        self._say_preview()
        self._draw_preview()
        if not self.preview.isHidden():
            self.preview.shown_anew.connect(self._show_preview, Qt.ConnectionType.SingleShotConnection)

    def _show_preview(self) -> None:
        self.room_wanted.emit(self.preview.page)
        self.room_wanted.emit(self.preview.language)

    def _say_preview(self) -> None:
        words = self._words
        is_hidden = self.preview.isHidden()
        self.show_preview.setText(words.gettext("&Zettel ansehen") if is_hidden else words.gettext("&Zettel zuklappen"))

    def _draw_preview(self) -> None:
        if self._shown is None or self.preview.isHidden():
            return
        shown, writer = self._shown, self._drawing.writer
        slip = entry_slip(
            shown.catalogue,
            shown.offer.id,
            self._drawing.knowledge,
            self._editing.limits,
            self._editing.today,
            self.preview.tag,
        )
        width = round(WIDEST * self.devicePixelRatioF())

        def draw() -> Drawn:
            from erstanlauf.ui.paper.pdf_pages import page_picture, page_texts

            pdf = writer.pdf(slip, Paper.A5)
            texts = page_texts(pdf)
            return [page_picture(pdf, page, width) for page in range(len(texts))], texts

        self._drawing.errands.fetch(draw, self.preview.expect())


def attempted(change: Callable[[], Overview]) -> Overview | KnownTrouble:
    """Return what came of a change: the overview, or trouble that is about what was typed. Raises other trouble."""
    try:
        return change()
    except KnownTrouble as trouble:
        if not trouble.code.startswith(catalogue_editor_words.REFUSED_HERE):
            raise
        return trouble
