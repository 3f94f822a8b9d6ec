"""The visit file a command was given, from disk or standard input."""

import sys
from pathlib import Path

from erstanlauf.usecases.visit_file import SIZE_LIMIT, VisitFile, VisitFileMissing, read_visit

STANDARD_INPUT = "-"


def visit_from(name: str) -> VisitFile:
    """Read a visit file; "-" is standard input. Raises a `VisitFileFault`."""
    if name == STANDARD_INPUT:
        if sys.stdin is None:  # closed by the caller
            raise VisitFileMissing(file=STANDARD_INPUT)
        return read_visit(sys.stdin.buffer.read(SIZE_LIMIT + 1), STANDARD_INPUT)
    path = Path(name)
    try:
        with path.open("rb") as stream:
            return read_visit(stream.read(SIZE_LIMIT + 1), path.name)
    except OSError as error:
        raise VisitFileMissing(file=path.name or str(path)) from error
