"""Where the commands print. Output that does not arrive is known trouble, and no console fails over an umlaut."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.plain_text import one_plain_line
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording


class OutputLost(KnownTrouble):
    """Standard output did not take what was printed."""

    code: ClassVar[str] = "cli.output_lost"


def say(text: str) -> None:
    """Print a text and send it off. Raises `OutputLost` when the disk behind is full or nobody reads any more.

    What the console has no letter for shows as its code. A caller that closed standard output wants no text.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        print(text, flush=True)
    except OSError as error:
        _drop_the_rest()
        raise OutputLost from error


def warn(words: Wording, trouble: KnownTrouble) -> None:
    """Print the sentence of a trouble as one line on standard error."""
    print(" ".join(sentence(words, trouble).split()), file=sys.stderr)  # a name may hold a line feed


def warn_of_file(words: Wording, name: str, trouble: KnownTrouble) -> None:
    """Print the sentence of a trouble with one of several files as one line on standard error."""
    print(f"{one_plain_line(name)}: {' '.join(sentence(words, trouble).split())}", file=sys.stderr)


def _drop_the_rest() -> None:
    """Python would try to send it once more at its end and report that on lines of its own."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
