"""Files that are no catalogue at all, folders that deceive, and files too large to be looked at."""

import os
from collections.abc import Iterator
from pathlib import Path

from erstanlauf.export import faults, limits
from tests.export.broken import Broken, broken

MEGABYTE = 1_000_000
OTHER_KINDS = {
    "bild.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "foto.jpg": b"\xff\xd8\xff\xe0" + bytes(100),
    "brief.pdf": b"%PDF-1.7\n",
    "daten.gz": b"\x1f\x8b\x08" + bytes(20),
    "daten.7z": b"7z\xbc\xaf\x27\x1c" + bytes(20),
    "daten.rar": b"Rar!\x1a\x07" + bytes(20),
    "daten.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "daten.sqlite": b"SQLite format 3\0" + bytes(100),
    "programm.exe": b"MZ\x90" + bytes(100),
    "programm": b"\x7fELF" + bytes(100),
    "notiz.txt": b"Beratung Montag 8 Uhr",
    "katalog": b"id;name\n1;a\n",
    "katalog.zip": b"not an archive",
    "katalog.tar": b"services.csv" + bytes(500),
    "blanks.txt": b" \n ",
}
XML = {
    "plain": '<?xml version="1.0"?><services/>',
    "with_mark": '\ufeff<?xml version="1.0"?><services/>',
    "blanks_before": "\n  <airs/>",
    "page": "<!DOCTYPE html><html></html>",
    "picture": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "laughs": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
    "external": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
}


def cases() -> Iterator[Broken]:
    """Yield every file that is none of ours, and every folder that is no catalogue."""
    for name, content in OTHER_KINDS.items():
        yield broken(f"kind-{name}", faults.OtherFileKind, name, content)
    for name, text in XML.items():
        for file in ("katalog.xml", "katalog.json", "services.csv"):
            yield broken(f"xml-{name}-{file}", faults.XmlRefused, file, text)
    for file in ("katalog.json", "katalog.zip", "services.csv", "katalog.yaml", "buendel.erstanlauf"):
        yield broken(f"nothing-in-{file}", faults.FileEmpty, file, b"")
    yield Broken("missing", faults.FileNotOpened, lambda folder: folder / "fehlt.json")
    yield Broken("name-with-nul", faults.FileNotOpened, lambda folder: folder / "a\0b.json")
    yield from _too_large()
    yield from _folders()
    if os.name == "posix":
        yield from _of_posix()


def _too_large() -> Iterator[Broken]:
    sizes = {
        "katalog.json": (b"[  ", limits.PLAIN_BYTES),
        "services.csv": (b"id\n", limits.PLAIN_BYTES),
        "katalog.zip": (b"PK\x03\x04", limits.PACKED_BYTES),
        "katalog.yaml": (b"city: x\n", limits.OWN_FORM_BYTES),
        "buendel": (b"erstanlauf-bundle-1\n", limits.PACKED_BYTES),
    }
    for file, (begin, limit) in sizes.items():
        yield Broken(f"large-{file}", faults.FileTooLarge, _grown(file, begin, limit + 1))


class _grown:  # noqa: N801 - used like a function
    """Makes a file that seems large and takes no room on the disk."""

    def __init__(self, file: str, begin: bytes, size: int) -> None:
        self.file, self.begin, self.size = file, begin, size

    def __call__(self, folder: Path) -> Path:
        path = folder / self.file
        with path.open("wb") as stream:
            stream.write(self.begin)
            stream.truncate(self.size)
        return path


def _folders() -> Iterator[Broken]:
    def empty(folder: Path) -> Path:
        return folder

    def others_only(folder: Path) -> Path:
        (folder / "LIESMICH.txt").write_text("id,name\n1,a\n")
        (folder / "csv").mkdir()
        (folder / "csv" / "services.csv").write_text("id,name\n1,a\n")
        return folder

    def folder_as_table(folder: Path) -> Path:
        (folder / "services.csv").mkdir()
        return folder

    def ragged(folder: Path) -> Path:
        (folder / "services.csv").write_text("id,name\n1\n")
        return folder

    def many(folder: Path) -> Path:
        for number in range(limits.FILES + 1):
            (folder / f"{number}.txt").touch()
        return folder

    yield Broken("folder-empty", faults.FileEmpty, empty)
    yield Broken("folder-of-others", faults.FileEmpty, others_only)
    yield Broken("folder-as-table", faults.NotAFile, folder_as_table)
    yield Broken("folder-ragged", faults.RowWidth, ragged, 2)
    yield Broken("folder-of-many", faults.TooManyFiles, many)


def _of_posix() -> Iterator[Broken]:
    def link(folder: Path) -> Path:
        (folder / "locations.csv").write_text("id,name\n1,a\n")
        (folder / "services.csv").symlink_to(folder / "locations.csv")
        return folder

    def dangling(folder: Path) -> Path:
        (folder / "services.csv").symlink_to(folder / "fehlt.csv")
        return folder

    def loop(folder: Path) -> Path:
        (folder / "a.json").symlink_to(folder / "a.json")
        return folder / "a.json"

    def pipe(folder: Path) -> Path:
        os.mkfifo(folder / "katalog.json")
        return folder / "katalog.json"

    def pipe_as_table(folder: Path) -> Path:
        os.mkfifo(folder / "services.csv")
        return folder

    def other_case(folder: Path) -> Path:
        (folder / "services.csv").write_text("id,name\n1,a\n")
        (folder / "Services.csv").write_text("id,name\n1,a\n")
        return folder

    yield Broken("folder-link", faults.NotAFile, link)
    yield Broken("folder-dangling-link", faults.NotAFile, dangling)
    yield Broken("link-to-itself", faults.FileNotOpened, loop)
    yield Broken("pipe", faults.FileNotOpened, pipe)
    yield Broken("folder-pipe", faults.NotAFile, pipe_as_table)
    yield Broken("folder-other-case", faults.NameTwice, other_case)
    yield Broken("device", faults.FileNotOpened, lambda _: Path("/dev/zero"))
