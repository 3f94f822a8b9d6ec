"""The folder between desks: whole files alone, the newest of each desk, never in a folder that is not there."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.export import limits
from erstanlauf.export.figures import counts_folder, faults
from erstanlauf.export.figures.counts_folder import SharedCounts
from erstanlauf.export.shared_folder import write_new
from tests.store.disks import fill, mount_small_disk

FILES = SharedCounts()
BYTES = bytes(range(256)) * 300


def name(serial: int, desk: str = "K7-ABCD-EFGH") -> str:
    return f"erstanlauf-zahlen-{desk}-2026-01-01-2026-11-{serial:02}-{serial}.ezz"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "Zahlen der Tresen"
    folder.mkdir()
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mount_small_disk(place):
        pytest.skip("a disk of four megabytes takes Linux and the right to mount")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_what_is_laid_down_is_found_and_read(share: Path) -> None:
    path = FILES.lay_down(share, name(1), BYTES)
    assert path == share / name(1)
    assert FILES.found(share) == [path]
    assert FILES.content(path) == BYTES


def test_the_older_file_of_the_same_desk_goes_and_no_other(share: Path) -> None:
    others = [name(1, "K8-ABCD-EFGH"), name(1, "K7-ABCD-EFGJ"), name(9), "erstanlauf-zahlen-alt.ezz", "brief.txt"]
    for each in (*others, name(1), f".{name(2)}.part"):
        (share / each).write_bytes(b"x")
    FILES.lay_down(share, name(3), BYTES)
    assert names(share) == sorted((*others, name(3)))


def test_a_file_of_the_same_name_is_replaced_as_a_whole(share: Path) -> None:
    (share / name(1)).write_bytes(b"half")
    FILES.lay_down(share, name(1), BYTES)
    assert (share / name(1)).read_bytes() == BYTES


def test_only_files_with_counts_are_found(share: Path) -> None:
    for each in (name(1), "ANDERE.EZZ", f".{name(2)}.part", ".versteckt.ezz", "liste.csv"):
        (share / each).write_bytes(b"x")
    assert [each.name for each in FILES.found(share)] == ["ANDERE.EZZ", name(1)]


def test_a_folder_with_more_files_than_desks_is_read_by_nobody(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts_folder, "MOST_FILES", 1)
    FILES.lay_down(share, name(1), BYTES)
    assert len(FILES.found(share)) == 1
    FILES.lay_down(share, name(1, "K8-ABCD-EFGH"), BYTES)
    with pytest.raises(faults.FolderHasTooMany):
        FILES.found(share)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for folder in (tmp_path / "fort", Path("neben"), Path()):
        with pytest.raises(faults.FolderMissing):
            FILES.lay_down(folder, name(1), BYTES)
        with pytest.raises(faults.FolderMissing):
            FILES.found(folder)
        with pytest.raises(faults.FolderMissing):
            FILES.require(folder)
    assert not (tmp_path / "fort").exists()


def test_a_folder_that_vanishes_while_a_file_is_written_is_not_made_again(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def unplugged(path: Path, content: bytes) -> None:
        write_new(path, content)
        share.rename(share.with_name("fort"))

    monkeypatch.setattr(counts_folder, "write_new", unplugged)
    with pytest.raises(faults.FolderMissing):
        FILES.lay_down(share, name(1), BYTES)
    assert not share.exists()
    assert name(1) not in names(share.with_name("fort"))


def test_a_full_disk_keeps_what_lay_there(small_disk: Path) -> None:
    FILES.lay_down(small_disk, name(1), BYTES)
    ballast = fill(small_disk)
    with pytest.raises(faults.FolderFull):
        FILES.lay_down(small_disk, name(2), BYTES)
    assert names(small_disk) == sorted(("ballast", name(1)))
    ballast.unlink()
    FILES.lay_down(small_disk, name(2), BYTES)
    assert names(small_disk) == [name(2)]


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EACCES, faults.FolderLocked),
        (errno.ENAMETOOLONG, faults.FolderNameTooLong),
        (errno.EIO, faults.FolderFault),
    ],
)
def test_what_a_system_answers_has_its_name(
    share: Path, monkeypatch: pytest.MonkeyPatch, number: int, fault: type[KnownTrouble]
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(counts_folder, "write_new", refused)
    with pytest.raises(KnownTrouble) as caught:
        FILES.lay_down(share, name(1), BYTES)
    assert type(caught.value) is fault
    assert caught.value.details == {"folder": str(share)}


@pytest.mark.skipif(sys.platform == "win32", reason="links take a right of their own there")
def test_no_link_is_followed(share: Path, tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_bytes(b"x")
    (share / "link.ezz").symlink_to(secret)
    with pytest.raises(faults.FileNotRead):
        FILES.content(share / "link.ezz")
    (share / f".{name(1)}.part").symlink_to(secret)
    (share / name(1)).symlink_to(secret)
    FILES.lay_down(share, name(1), BYTES)
    assert secret.read_bytes() == b"x"
    assert FILES.content(share / name(1)) == BYTES


def test_what_is_no_file_or_too_large_is_not_read(share: Path) -> None:
    (share / "ordner.ezz").mkdir()
    with pytest.raises(faults.FileNotRead):
        FILES.content(share / "ordner.ezz")
    with pytest.raises(faults.FileNotRead):
        FILES.content(share / "fort.ezz")
    with (share / "gross.ezz").open("wb") as stream:
        os.truncate(stream.fileno(), limits.PACKED_BYTES + 1)
    with pytest.raises(faults.FileTooLarge):
        FILES.content(share / "gross.ezz")
