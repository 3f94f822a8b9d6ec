"""Putting work on the catalogue in force, and all versions there ever were. Knows changes, no field of an offer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from erstanlauf.domain.catalogue_difference import Change
from erstanlauf.domain.people import PersonId
from erstanlauf.i18n.difference_words import Between
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.office.catalogue.difference_table import DifferenceTable
from erstanlauf.ui.office.catalogue.version_list import Compared, VersionList
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.ui.office.second_step import SecondStep
from erstanlauf.ui.widgets.flow_layout import FlowLayout
from erstanlauf.ui.widgets.label import Label
from erstanlauf.usecases.catalogue_desk import CatalogueDesk, InForce, Work
from erstanlauf.usecases.catalogue_ports import VersionHead
from erstanlauf.usecases.office_sheet import OfficeSheet


@dataclass(frozen=True, slots=True)
class _State:
    """What the page shows, read at once. `shipped` is what taking over the catalogue of the program would change."""

    work: Work
    changes: Sequence[Change]
    heads: Sequence[VersionHead]
    logins: Mapping[PersonId, str]
    shipped: Sequence[Change]


class PublishingPage(OfficePage):
    """What waits, what the program brings, what was in force."""

    published = Signal(object)
    """The catalogue that the counter serves from now on."""
    print_wanted = Signal(object)

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        desk: CatalogueDesk,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._desk = desk
        self._now = now
        self._state: _State | None = None
        self._asked = 0
        self._brought = QFrame(self.content)
        self._brought.setProperty("ground", "card")
        self._brought_title = Label(self._brought, factor=1.1, bold=True)
        self._brought_lead = Label(self._brought)
        self.brought = DifferenceTable(words, self._brought, most=6)
        self.take = self.button()
        self._waiting_title, self._waiting = self.title(), self.quiet()
        self.changes = DifferenceTable(words, self.content)
        self.publish, self.print = self.button(is_main=True), self.button()
        self.step = SecondStep(words, self.content)
        self.versions = VersionList(words, now, self.content)
        self.first = self.versions.table
        for button in (self.publish, self.print):  # nothing is known yet that could be published
            button.setEnabled(False)
        self._lay_out()
        self._connect()
        self.retranslate()

    def load(self) -> None:
        self.errands.fetch(self._read, self._show)

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Veröffentlichen und Fassungen"),
            words.gettext(
                "Was am Katalog geändert wurde, gilt am Tresen erst, wenn es veröffentlicht ist. Jede Fassung bleibt "
                "für immer lesbar und kann wieder in Kraft gesetzt werden."
            ),
        )
        self._brought_title.setText(words.gettext("Mit dem Programm kam ein neuerer Katalog"))
        self.take.setText(words.gettext("&Unterschiede übernehmen"))
        self._waiting_title.setText(words.gettext("Noch nicht veröffentlicht"))
        self.publish.setText(words.gettext("Veröffentli&chen …"))
        self.print.setText(words.gettext("L&iste drucken"))
        self.brought.retranslate(words.gettext("Was der neuere Katalog ändern würde"))
        self.changes.retranslate(words.gettext("Noch nicht veröffentlicht"))
        self.versions.retranslate()
        if self._state is not None:
            self._say(self._state)

    def undo(self) -> bool:
        """Take the newest step of work back, whoever made it."""
        if self._state is not None and self._state.work.steps:
            self.errands.do(self._desk.undo, lambda _: self._done(self.words.gettext("Ein Schritt zurückgenommen.")))
        return True

    def redo(self) -> bool:
        """Do the step again that was taken back last."""
        if self._state is not None and self._state.work.can_redo:
            self.errands.do(self._desk.redo, lambda _: self._done(self.words.gettext("Ein Schritt wiederholt.")))
        return True

    def _lay_out(self) -> None:
        inside, steps = QVBoxLayout(self._brought), FlowLayout()
        taking = FlowLayout()
        taking.add(self.take)
        inside.setContentsMargins(18, 14, 18, 16)
        inside.addWidget(self._brought_title)
        inside.addWidget(self._brought_lead)
        inside.addWidget(self.brought)
        inside.addLayout(taking)
        self._brought_lead.setWordWrap(True)
        self._brought.hide()
        steps.add(self.publish, self.print)
        for widget in (self._brought, self._waiting_title, self._waiting, self.changes):
            self.column.addWidget(widget)
        self.column.addLayout(steps)
        self.column.addWidget(self.step)
        self.column.addSpacing(10)
        self.column.addWidget(self.versions)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.publish.clicked.connect(self._ask_to_publish)
        self.print.clicked.connect(self._print_waiting)
        self.take.clicked.connect(self._take)
        self.versions.compare_wanted.connect(self._compare)
        self.versions.reinstate_wanted.connect(self._ask_to_reinstate)
        self.versions.print.clicked.connect(lambda: self._print(self.versions.sheet()))

    def _read(self) -> _State:
        work = self._desk.work()
        shipped = self._desk.from_shipped() if work.shipped_differs else ()
        return _State(work, self._desk.to_publish(), self._desk.heads(), self._desk.logins(), shipped)

    def _show(self, state: _State) -> None:
        self._state = state
        self.step.withdraw()  # what it asks about may be other than it was
        work = state.work
        self.changes.show_changes(state.changes, Between(work.published.catalogue, work.catalogue))
        self.brought.show_changes(state.shipped, Between(work.catalogue, work.catalogue))
        self.versions.show_versions(state.heads, state.logins)
        self._say(state)
        if state.changes and self.versions.table.hasFocus():
            self.enter(self.publish)

    def _say(self, state: _State) -> None:
        words, count, brought = self.words, len(state.changes), len(state.shipped)
        told = words.ngettext("{count} Angabe ist geändert.", "{count} Angaben sind geändert.", count)
        nothing = words.gettext("Nichts: Am Tresen gilt, was im Katalog steht.")
        self._waiting.setText(told.format(count=count) if count else nothing)
        told = words.ngettext(
            "{count} Angabe ist dort neuer. Was hier später bestätigt wurde, bleibt, wie es ist.",
            "{count} Angaben sind dort neuer. Was hier später bestätigt wurde, bleibt, wie es ist.",
            brought,
        )
        self._brought_lead.setText(told.format(count=brought))
        self._brought.setVisible(bool(brought))
        self.publish.setEnabled(bool(count))
        self.print.setEnabled(bool(count))

    def _ask_to_publish(self) -> None:
        assert self._state is not None
        words, count = self.words, len(self._state.changes)
        question = words.ngettext(
            "{count} Änderung als Fassung {number} veröffentlichen?",
            "{count} Änderungen als Fassung {number} veröffentlichen?",
            count,
        )
        self.step.ask(
            question.format(count=count, number=self._state.heads[0].number + 1),
            words.gettext(
                "Die neue Fassung gilt ab sofort am Tresen, auch für die offene Vorsprache. Die jetzige bleibt lesbar."
            ),
            words.gettext("&Ja, veröffentlichen"),
            lambda: self.errands.do(self._desk.publish, self._in_force),
        )

    def _ask_to_reinstate(self, number: int) -> None:
        assert self._state is not None
        words, newest = self.words, self._state.heads[0].number
        consequence = words.gettext(
            "Ihr Inhalt gilt dann ab sofort als Fassung {next}, auch für die offene Vorsprache. Die Fassung {newest} "
            "bleibt lesbar."
        )
        self.step.ask(
            words.gettext("Fassung {number} wieder in Kraft setzen?").format(number=number),
            consequence.format(next=newest + 1, newest=newest),
            words.gettext("&Ja, in Kraft setzen"),
            lambda: self.errands.do(lambda: self._desk.reinstate(number), self._in_force),
        )

    def _in_force(self, in_force: InForce) -> None:
        told = self.words.gettext("Fassung {number} gilt ab sofort.")
        self._done(told.format(number=in_force.published.head.number))
        self.published.emit(in_force.knowledge.catalogue)  # last: what it changes for a visit is said over this

    def _take(self) -> None:
        told = self.words.gettext("Übernommen als ein Schritt; es gilt, sobald es veröffentlicht ist.")
        self.errands.do(self._desk.take_shipped, lambda _: self._done(told))

    def _done(self, told: str) -> None:
        self.told.emit(told)
        self.load()

    def _compare(self, before: int, after: int) -> None:
        self._asked += 1
        asked = self._asked

        def compare() -> Compared:
            between = Between(self._desk.version(before), self._desk.version(after))
            return Compared(self._desk.between(before, after), between)

        def show(compared: Compared) -> None:
            if asked == self._asked:  # the answer to an earlier question comes too late
                self.versions.show_difference(compared)

        self.errands.fetch(compare, show)

    def _print_waiting(self) -> None:
        title = self.words.gettext("Katalog: noch nicht veröffentlichte Änderungen")
        self._print(self.changes.sheet(title, (f"{self._now():%d.%m.%Y %H:%M}", self._waiting.text())))

    def _print(self, make: Callable[[], OfficeSheet]) -> None:
        self.errands.do(make, self.print_wanted.emit)
