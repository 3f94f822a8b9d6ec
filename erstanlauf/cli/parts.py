"""What the commands are given by the composition root, each part made only when a command asks for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import ReviewSheetWriter, SheetWriter, SlipWriter, StoreReport
from erstanlauf.usecases.printers import Printer, PrintOrder

if TYPE_CHECKING:
    from erstanlauf.i18n.phrases.review import Review
    from erstanlauf.i18n.phrases.voices import Voices


@dataclass(frozen=True, slots=True)
class CommandParts:
    """Doors to the other packages. Functions, so that `suggest` pays for no PDF and `slip` for no store.

    `voices` are told what keeps some reviews from being read, by `tell`; `keep_reviews` adds reviews of a language.
    """

    knowledge: Callable[[], Knowledge]
    check_knowledge: Callable[[Path | None], Catalogue]
    check_store: Callable[[Path | None], StoreReport]
    voices: "Callable[[Callable[[KnownTrouble], None]], Voices]"
    slip_writer: "Callable[[str, Voices], SlipWriter]"
    sheet_writer: "Callable[[str, Voices], SheetWriter]"
    review_sheet_writer: Callable[[], ReviewSheetWriter]
    keep_reviews: "Callable[[str, Mapping[str, Review]], None]"
    write_file: Callable[[Path, bytes], None]
    demo: Callable[[Path | None], int]
    now: Callable[[], datetime]
    list_printers: Callable[[], Sequence[Printer]]
    print_picture: Callable[[bytes, PrintOrder], None]

    def today(self) -> date:
        """Return the day on the desk's calendar."""
        return self.now().date()
