"""What can go wrong on the way to paper. The slip stays in every case. Knows names of printers, no slip."""

from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble


class NoPrinter(KnownTrouble):
    """No printer was named and the system has none of its own choice."""

    code: ClassVar[str] = "print.no_printer"


class PrinterGone(KnownTrouble):
    """There is no printer of this name any more. Details: printer."""

    code: ClassVar[str] = "print.printer_gone"


class QueueClosed(KnownTrouble):
    """The printer takes no jobs at present. Details: printer."""

    code: ClassVar[str] = "print.queue_closed"


class SystemSilent(KnownTrouble):
    """The printing system does not answer."""

    code: ClassVar[str] = "print.system_silent"


class PrintingFailed(KnownTrouble):
    """The printer did not take the pages."""

    code: ClassVar[str] = "print.failed"


class PrinterPaused(KnownTrouble):
    """The printer took the slip, but is paused: it waits there. Details: printer."""

    code: ClassVar[str] = "print.paused"


class JobLost(KnownTrouble):
    """The printer took the slip, but it was cancelled or went wrong there. Details: printer."""

    code: ClassVar[str] = "print.job_lost"
