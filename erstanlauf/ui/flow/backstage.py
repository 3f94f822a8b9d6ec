"""What the window is given by the composition root: threads, knowledge, store and printer, as Protocols and records.

Imported after the first paint only; the window itself opens without any of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from erstanlauf.ui.flow.tasks import Worker
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import SheetWriter, SlipWriter

Squares = tuple[tuple[bool, ...], ...]
"""A QR code: rows from the top, True for a dark square."""


class SlipPrinter(Protocol):
    """Puts a finished PDF on paper. Runs on a worker's thread and may take as long as a printer takes."""

    def print_pdf(self, pdf: bytes, title: str) -> None:
        """Print to the set printer. Raises `NoPrinter` or `PrintingFailed`."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a desk works with once it is open; `qr_squares` makes the code of a slip number and takes its time."""

    knowledge: Knowledge
    desk: Desk
    writer: SlipWriter
    sheets: SheetWriter
    qr_squares: Callable[[str], Squares]


@dataclass(frozen=True, slots=True)
class Backstage:
    """The threads and what has to be opened on them.

    `store` is the one thread that owns the database, `background` any other. `open_tools` is run on `store` and raises
    `KnownTrouble` when the store or the knowledge cannot be opened.
    """

    store: Worker
    background: Worker
    open_tools: Callable[[], Tools]
    printer: SlipPrinter
