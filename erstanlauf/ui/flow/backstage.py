"""What the window is given by the composition root: threads, knowledge, store and printer, as Protocols and records.

Imported after the first paint only; the window itself opens without any of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.ui.flow.tasks import Worker
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import SheetWriter, SlipWriter
from erstanlauf.usecases.printers import JobState, Printer, PrintJob, PrintOrder

Squares = tuple[tuple[bool, ...], ...]
"""A QR code: rows from the top, True for a dark square."""


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
class Tools:
    """What a desk works with once it is open; `qr_squares` makes the code of a slip number and takes its time,
    `troubles` did not keep the desk from opening.
    """

    knowledge: Knowledge
    desk: Desk
    writer: SlipWriter
    sheets: SheetWriter
    qr_squares: Callable[[str], Squares]
    voices: Voices
    troubles: tuple[KnownTrouble, ...] = ()


@dataclass(frozen=True, slots=True)
class Backstage:
    """The threads and what has to be opened on them.

    `store` is the one thread that owns the database, `printing` the one that waits for printers, `background` any
    other. `open_tools` is run on `store` and raises `KnownTrouble` when the store or the knowledge cannot be opened.
    """

    store: Worker
    background: Worker
    open_tools: Callable[[], Tools]
    printer: SlipPrinter
    printing: Worker
