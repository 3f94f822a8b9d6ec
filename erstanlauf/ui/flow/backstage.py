"""What the window is given by the composition root: threads, printer and who opens the store, as Protocols and records.

Imported after the first paint only; the window itself opens without any of it.
"""

from dataclasses import dataclass
from typing import Protocol

from erstanlauf.ui.flow.gatekeeper import Gatekeeper
from erstanlauf.ui.flow.tasks import Worker
from erstanlauf.usecases.printers import JobState, Printer, PrintJob, PrintOrder


class SlipPrinter(Protocol):
    """Puts a finished PDF on paper. Runs on workers' threads; each call may take as long as a printer takes."""

    def found(self) -> tuple[Printer, ...]:
        """Return the printers of this computer. Raises a trouble of printing."""

    def wait_for_answer(self) -> None:
        """Return when the system answers, so that its own dialog does not hang the window. Raises a trouble."""

    def print_pdf(self, pdf: bytes, order: PrintOrder) -> PrintJob:
        """Print all pages. Raises a trouble of printing; then nothing was printed."""

    def state_of(self, job: PrintJob) -> JobState:
        """Return what became of a job. Raises a trouble of printing."""

    def take_back(self, job: PrintJob) -> None:
        """Cancel a job that has not come out yet. Raises a trouble of printing."""


@dataclass(frozen=True, slots=True)
class Backstage:
    """The threads and what is done on them.

    `store` is the one thread that owns the database, `printing` the one that waits for printers, `background` any
    other. `gatekeeper` is called on `store` alone.
    """

    store: Worker
    background: Worker
    gatekeeper: Gatekeeper
    printer: SlipPrinter
    printing: Worker
