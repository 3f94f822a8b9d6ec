"""Which printer slips go to at once, how many and on what paper: what the clerk set, else what the office did, met
with what was found.

Knows names of printers, no printing.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.slip import Paper
from erstanlauf.usecases.place_choices import PlaceChoices
from erstanlauf.usecases.printers import Printer, PrintOrder


class PrintPreferences(Protocol):
    """What is kept of the choice."""

    printer: str
    copies: int
    papers: dict[str, str]


class PrinterChoice(QObject):
    """The choice as it stands. A printer that was set and is not found stays set: it may be back tomorrow."""

    changed = Signal()

    def __init__(
        self,
        preferences: PrintPreferences,
        choices: PlaceChoices,
        office: Callable[[], OfficeSettings],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self.found: tuple[Printer, ...] = ()
        self._preferences = preferences
        self._choices = choices

    @property
    def name(self) -> str:
        """The printer that was set here, else by the office; empty for the system's default."""
        return self._preferences.printer or self._office().printer

    @property
    def copies(self) -> int:
        return self._preferences.copies

    @property
    def printer(self) -> Printer | None:
        """The printer that slips go to, None where it was not found (yet)."""
        set_here = (each for each in self.found if (each.name == self.name if self.name else each.is_default))
        return next(set_here, None)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What slips can be laid out for here; both where the printer does not say."""
        return (self.printer.papers if self.printer else ()) or tuple(Paper)

    @property
    def paper(self) -> Paper:
        """What was set for this printer, else by the office, else what it is set to itself."""
        kept = self._preferences.papers.get(self.name) or self._office().paper
        return next((paper for paper in self.papers if paper == kept), self.papers[0])

    def order(self, title: str) -> PrintOrder:
        """Return what to print where, for a job of this title."""
        return PrintOrder(self.name, self.copies, self.paper, title)

    def take_found(self, found: tuple[Printer, ...]) -> None:
        """Go by the printers that were found."""
        self.found = found
        self.changed.emit()

    def set_printer(self, name: str) -> None:
        """Let slips go to this printer and keep that. Raises what `PlaceChoices` raises."""
        self._told(lambda: self._choices.set_printer(name))

    def set_paper(self, paper: Paper) -> None:
        """Lay slips out for this paper on the printer that is set, and keep that; raises the same.

        The system's own printer has an entry of its own, whichever it is: so it holds before any list has come.
        """
        self._told(lambda: self._choices.set_paper(self.name, paper.value))

    def set_copies(self, copies: int) -> None:
        """Print so many of each slip, and keep that; raises the same."""
        self._told(lambda: self._choices.set_copies(copies))

    def _told(self, change: Callable[[], None]) -> None:
        try:
            change()
        finally:  # what cannot be kept holds until the program ends
            self.changed.emit()
