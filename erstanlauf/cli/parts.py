"""What the commands are given by the composition root, each part made only when a command asks for it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.ports import ReviewSheetWriter, SheetWriter, SlipWriter
from erstanlauf.usecases.printers import Printer, PrintOrder

if TYPE_CHECKING:
    from erstanlauf.cli.log_in import Credentials
    from erstanlauf.domain.backups import Loss
    from erstanlauf.i18n.phrases.voices import Voices
    from erstanlauf.usecases.catalogue_exchange import CatalogueFiles
    from erstanlauf.usecases.office import Office
    from erstanlauf.usecases.towns import Unsealing


class FirstStart(Protocol):
    """Sets a desk up in two steps; nothing is written before the second."""

    def prepare(self, login: str, password: str, *, also_counter: bool) -> str:
        """Make keys and the first person in memory; return the key on paper."""

    def confirm(self, typed: str) -> None:
        """Write what was prepared once the key on paper was typed back."""


class Rescue(Protocol):
    """The way back for a store that does not open."""

    def loss(self) -> "Loss":
        """Return which backup would be put back, and what would be lost."""

    def put_back(self) -> None:
        """Put the newest good backup in the place of the store."""


@dataclass(frozen=True, slots=True)
class CommandParts:
    """Doors to the other packages. Functions, so that `suggest` pays for no PDF and `slip` for no store.

    `knowledge` is given the day on which its facts have to count.
    `office` lets somebody in to the store of a folder, without one that of the program, and closes it afterwards.
    `office_or_rescue` gives out the way back where the store does not open.
    `published` reads a catalogue file, without one that of the program; `unseal_nothing` trusts no town.
    `check_mapping` returns the rows of each file that a mapping file would write for an invented person.
    `voices` are told what keeps some reviews from being read, by `tell`.
    """

    knowledge: Callable[[date], Knowledge]
    check_knowledge: Callable[[Path | None], Catalogue]
    published: Callable[[Path | None], Catalogue]
    catalogue_files: "Callable[[], CatalogueFiles]"
    unseal_nothing: "Unsealing"
    check_mapping: Callable[[Path], Mapping[str, Sequence[Sequence[str]]]]
    office: "Callable[[Path | None, Credentials], AbstractContextManager[Office]]"
    office_or_rescue: "Callable[[Path | None, Credentials], AbstractContextManager[Office | Rescue]]"
    first_start: "Callable[[Path | None], FirstStart]"
    read_file: Callable[[Path], bytes]
    voices: "Callable[[Callable[[KnownTrouble], None]], Voices]"
    slip_writer: "Callable[[str, Voices], SlipWriter]"
    sheet_writer: "Callable[[str, Voices], SheetWriter]"
    review_sheet_writer: Callable[[], ReviewSheetWriter]
    write_file: Callable[[Path, bytes], None]
    demo: Callable[[Path | None, Path | None], int]
    now: Callable[[], datetime]
    list_printers: Callable[[], Sequence[Printer]]
    print_picture: Callable[[bytes, PrintOrder], None]

    def today(self) -> date:
        """Return the day on the desk's calendar."""
        return self.now().date()
