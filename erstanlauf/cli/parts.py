"""What the commands are given by the composition root, each part made only when a command asks for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import SheetWriter, SlipWriter, StoreReport
from erstanlauf.usecases.printers import Printer, PrintOrder


@dataclass(frozen=True, slots=True)
class CommandParts:
    """Doors to the other packages. Functions, so that `suggest` pays for no PDF and `slip` for no store."""

    knowledge: Callable[[], Knowledge]
    check_knowledge: Callable[[Path | None], Catalogue]
    check_store: Callable[[Path | None], StoreReport]
    slip_writer: Callable[[str], SlipWriter]
    sheet_writer: Callable[[str], SheetWriter]
    write_file: Callable[[Path, bytes], None]
    demo: Callable[[Path | None], int]
    now: Callable[[], datetime]
    list_printers: Callable[[], Sequence[Printer]]
    print_picture: Callable[[bytes, PrintOrder], None]

    def today(self) -> date:
        """Return the day on the desk's calendar."""
        return self.now().date()
