"""What a desk works with once its store is open, as a record made by the composition root. Knows no thread."""

from collections.abc import Callable
from dataclasses import dataclass

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Permit
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.usecases.desk import Desk
from erstanlauf.usecases.handover.ports import HandoverSheets
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.ports import SheetWriter, SlipWriter
from erstanlauf.usecases.service_search import ServiceSearch

Squares = tuple[tuple[bool, ...], ...]
"""A QR code: rows from the top, True for a dark square."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a desk works with once it is open; `qr_squares` makes the QR code of a slip and takes its time,
    `permit` says who is logged in, `office` is what the administration works with, `services` finds
    nothing until it has been given a catalogue, `troubles` did not keep the desk from opening.
    """

    knowledge: Knowledge
    desk: Desk
    writer: SlipWriter
    sheets: SheetWriter
    handover_sheets: HandoverSheets
    qr_squares: Callable[[str], Squares]
    voices: Voices
    permit: Permit
    office: Office
    services: ServiceSearch
    troubles: tuple[KnownTrouble, ...] = ()
