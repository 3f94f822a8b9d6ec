"""The catalogue and others: reading theirs, giving the own one away, whose signature counts. Knows no file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.errands import Errands
from erstanlauf.ui.flow.exchanging import Exchanging
from erstanlauf.ui.office.catalogue.incoming_part import IncomingPart
from erstanlauf.ui.office.catalogue.outgoing_part import OutgoingPart
from erstanlauf.ui.office.catalogue.towns_part import TownsPart
from erstanlauf.ui.office.office_page import OfficePage
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.towns import Town

_BETWEEN_PARTS = 16


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the page shows of the store."""

    city: str
    version: int
    own: str
    public_text: str
    towns: Sequence[Town]


class ExchangePage(OfficePage):
    """Three parts below each other; `publishing_wanted` leads to the page where taken-over work is published."""

    publishing_wanted = Signal()

    def __init__(
        self,
        words: Wording,
        errands: Errands,
        office: Office,
        exchanging: Exchanging,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, errands, parent)
        self._office = office
        self._now = now
        self._standing: _Standing | None = None
        self.incoming = IncomingPart(words, errands, office, exchanging, self.content)
        self.outgoing = OutgoingPart(words, exchanging, self.content)
        self.towns = TownsPart(words, errands, office.exchange.towns, self.content)
        self.step = self.towns.step
        self.first = self.incoming.read_file
        for part in (self.incoming, self.outgoing, self.towns):
            self.column.addWidget(part)
            self.column.addSpacing(_BETWEEN_PARTS)
            part.told.connect(self.told)
        self.column.addStretch(1)
        for part in (self.incoming, self.towns):
            part.entered.connect(self._reach)
        self.incoming.publishing_wanted.connect(self.publishing_wanted)
        self.towns.changed.connect(self.load)
        self.retranslate()

    def load(self) -> None:
        self.errands.fetch(self._look, self._show)

    def forget(self) -> None:
        super().forget()
        self.incoming.forget()
        self.towns.forget()

    def step_back(self) -> bool:
        return self.towns.step_back() or self.incoming.step_back()

    def undo(self) -> bool:
        return self.incoming.undo()

    def retranslate(self) -> None:
        words = self.words
        self.name_page(
            words.gettext("Mit anderen austauschen"),
            words.gettext(
                "Den Katalog anderer Stellen einlesen und den eigenen weitergeben. Über Besucherinnen und Besucher "
                "steht in einem Katalog nichts."
            ),
        )
        for part in (self.incoming, self.outgoing, self.towns):
            part.retranslate()
        if self._standing is not None:
            self._show(self._standing)

    def _look(self) -> _Standing:
        published, towns = self._office.catalogue.work().published, self._office.exchange.towns
        return _Standing(published.catalogue.city, published.head.number, *towns.own_key(), towns.trusted())

    def _reach(self, focus: QWidget, shown: QWidget) -> None:
        self.enter(focus)
        self.ensureWidgetVisible(shown)

    def _show(self, standing: _Standing) -> None:
        self._standing = standing
        self.incoming.know_towns(standing.towns)
        self.outgoing.know_version(standing.city, standing.version, self._now().date())
        self.towns.show_keys(standing.own, standing.public_text, standing.towns)
