"""`erstanlauf printers list` and `… print`: what the desk asks in a process of its own, and administrators by hand.

Qt waits for dead printers for minutes and stops a whole process meanwhile, so the desk never asks in its own.
"""

import argparse
import sys

from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.printers import PrintOrder, as_json

DONE = 0


def run(chosen: argparse.Namespace, parts: CommandParts, _words: Wording) -> int:
    """List the printers of this computer, or print a PDF from standard input on one of them."""
    if chosen.action == "list":
        say(as_json(parts.list_printers()))
    else:
        order = PrintOrder(chosen.printer, chosen.copies, Paper.A5, chosen.title)
        parts.print_picture(sys.stdin.buffer.read(), order)
    return DONE
