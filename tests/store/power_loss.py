"""Replays what a process did to a folder up to a power cut: only what was synced is sure to be there.

What was written and not synced survives or not by chance, torn at sectors; so do new, renamed and deleted names whose
folder was not synced. The log comes from power_loss.c, which stands before libc in the process.
"""

import os
import shutil
import struct
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

SOURCE = Path(__file__).with_name("power_loss.c")
CONFIRMED = "CONFIRMED"
"""Name of the file into which the process writes what it takes for confirmed."""

_HEAD = struct.Struct("<ciqq")
_SECTOR = 512


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing the process did; `what` is a letter of power_loss.c, `path` lies in the folder."""

    what: str
    path: str
    offset: int
    content: bytes


@dataclass(slots=True)
class _File:
    synced: bytearray
    pending: list[Deed] = field(default_factory=list)


def compiled(place: Path) -> Path | None:
    """Return the library that writes down what a process does; None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    library = place / "power_loss.so"
    subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, SOURCE, "-lpthread"], check=True)
    return library


def environment(library: Path, folder: Path, log: Path) -> dict[str, str]:
    """Return the environment of a process that is to be written down."""
    watched = {"LD_PRELOAD": str(library), "POWER_LOSS_FOLDER": str(folder), "POWER_LOSS_LOG": str(log)}
    return {**os.environ, **watched}


def read_log(log: Path) -> list[Deed]:
    """Return what was done, in order."""
    whole, place, deeds = log.read_bytes(), 0, []
    while place < len(whole):
        what, path_length, offset, length = _HEAD.unpack_from(whole, place)
        place += _HEAD.size
        path = os.fsdecode(whole[place : place + path_length])
        place += path_length
        deeds.append(Deed(what.decode(), path, offset, whole[place : place + length]))
        place += length
    return deeds


def what_stays(folder: Path, deeds: list[Deed], chance: Random) -> tuple[dict[str, bytes], bytes]:
    """Return the files of a folder that was empty after these deeds and a power cut, and what had been confirmed."""
    disk = _Disk(str(folder))
    for deed in deeds:
        disk.take(deed)
    left = disk.after_a_power_cut(chance)
    left.pop(str(folder / CONFIRMED), None)
    return left, bytes(disk.confirmed)


@dataclass(slots=True)
class _Tree:
    """Files by path, and folders."""

    files: dict[str, _File]
    folders: set[str]

    def take(self, name: "_Name") -> None:
        """Carry out what was done to a name."""
        deed, to = name.deed, os.fsdecode(name.deed.content)
        if name.file is None and deed.what == "D":
            self.folders.add(deed.path)
        elif name.file is None and deed.what == "R":
            self.folders = {_moved(path, deed.path, to) for path in self.folders}
            self.files = {_moved(path, deed.path, to): file for path, file in self.files.items()}
        elif deed.what == "C" and name.file is not None:
            self.files[deed.path] = name.file
        elif name.file is not None:
            if deed.what in "RU" and self.files.get(deed.path) is name.file:  # else another took its place meanwhile
                self.files.pop(deed.path)
            if deed.what in "RL":
                self.files[to] = name.file


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that was made, moved or deleted, and the file it stands for; None for a folder."""

    deed: Deed
    file: _File | None

    @property
    def folder(self) -> str:
        return _folder_of(os.fsdecode(self.deed.content) if self.deed.what in "RL" else self.deed.path)


class _Disk:
    """A disk with a cache: names and content as the process sees them, and as they are on the platter."""

    def __init__(self, folder: str) -> None:
        self.confirmed = bytearray()
        self._seen, self._kept = _Tree({}, {folder}), _Tree({}, {folder})
        self._waiting: list[_Name] = []

    def take(self, deed: Deed) -> None:
        """Let the process do one thing."""
        if deed.what == "A":
            self.confirmed += deed.content
        elif deed.what in "WT":
            if deed.path in self._seen.files:  # not one that was deleted while it was open
                self._seen.files[deed.path].pending.append(deed)
        elif deed.what == "S":
            self._sync(deed.path)
        else:
            name = _Name(deed, _File(bytearray()) if deed.what == "C" else self._seen.files.get(deed.path))
            self._seen.take(name)
            self._waiting.append(name)

    def after_a_power_cut(self, chance: Random) -> dict[str, bytes]:
        """Return what is left: names that were not synced up to a moment by chance, content by chance."""
        for name in self._waiting[: chance.randint(0, len(self._waiting))]:
            self._kept.take(name)
        left = {path: file for path, file in self._kept.files.items() if _folder_of(path) in self._kept.folders}
        return {path: _content_by_chance(file, chance) for path, file in left.items()}

    def _sync(self, path: str) -> None:
        if path in self._seen.folders:
            for name in self._waiting:
                if name.folder == path:
                    self._kept.take(name)
            self._waiting = [name for name in self._waiting if name.folder != path]
        elif path in self._seen.files:
            file = self._seen.files[path]
            for deed in file.pending:
                _write(file.synced, deed)
            file.pending.clear()


def _moved(path: str, old: str, new: str) -> str:
    return new + path[len(old) :] if path == old or path.startswith(f"{old}/") else path


def _folder_of(path: str) -> str:
    return str(Path(path).parent)


def _content_by_chance(file: _File, chance: Random) -> bytes:
    content, likely = bytearray(file.synced), chance.choice((0.0, 0.3, 0.7, 1.0))
    for deed in file.pending:
        if chance.random() >= likely:
            continue
        if deed.what == "W" and len(deed.content) > _SECTOR and chance.random() < 0.25:
            for place in range(0, len(deed.content), _SECTOR):
                if chance.random() < 0.5:
                    torn = deed.content[place : place + _SECTOR]
                    _write(content, Deed("W", deed.path, deed.offset + place, torn))
        else:
            _write(content, deed)
    return bytes(content)


def _write(content: bytearray, deed: Deed) -> None:
    content.extend(bytes(max(0, deed.offset - len(content))))
    if deed.what == "T":
        del content[deed.offset :]
    else:
        content[deed.offset : deed.offset + len(deed.content)] = deed.content
