"""Where a desk opens, as a record. Knows nothing that a start would pay for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from erstanlauf.ui.desk_window import DeskWindow
    from erstanlauf.ui.flow.backstage import SlipPrinter


class Stage(NamedTuple):
    """Where a desk opens and what is special about it: a demonstration shows its password, prints and plays in its own
    way, and waits for the process that follows a lock.
    """

    home: Path
    shown_login: str = ""
    shown_password: str = ""
    printer: "SlipPrinter | None" = None
    play: "Callable[[DeskWindow], None] | None" = None
    next_command: Sequence[str] = ()
    waits_for_next: bool = False
