"""A file with something wrong in it, and what the way in has to say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from erstanlauf.export.faults import ParcelFault


@dataclass(frozen=True, slots=True)
class Broken:
    """`make` puts the file into a folder and returns what to open; `line` is where the fault is, where it has one."""

    name: str
    fault: type[ParcelFault]
    make: Callable[[Path], Path]
    line: int | None = None


def broken(name: str, fault: type[ParcelFault], file: str, content: bytes | str, line: int | None = None) -> Broken:
    """Return a broken file with just this content."""
    data = content.encode() if isinstance(content, str) else content

    def make(folder: Path) -> Path:
        path = folder / file
        path.write_bytes(data)
        return path

    return Broken(name, fault, make, line)
