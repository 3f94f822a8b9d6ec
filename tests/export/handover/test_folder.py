"""A folder as the way to a recipient: whole or not at all, never over something else, nothing left behind by a no."""

import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

import pytest

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.export.handover import faults
from erstanlauf.export.handover.channels import FolderChannels, desk_mark
from erstanlauf.export.handover.folder import FolderChannel
from erstanlauf.export.shared_folder import long_path
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.handover.ports import StoppedInTime
from tests.export.handover.cases import a_recipient
from tests.store.disks import fill, mount_small_disk

NAME = "UE-WKRT-7M3P.zip.age"
BYTES = b"age-encryption.org/v1\n" + bytes(range(256)) * 40


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "Übergaben KIM"
    folder.mkdir()
    return folder


@pytest.fixture
def channel(share: Path) -> FolderChannel:
    return FolderChannel(str(share), "desk01")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mount_small_disk(place):
        pytest.skip("a disk of four megabytes takes Linux and the right to mount")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def always() -> bool:
    return True


def never() -> bool:
    return False


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def told(trouble: KnownTrouble) -> str:
    return sentence(Wording(), trouble)


def test_puts_a_whole_file_under_its_name(channel: FolderChannel, share: Path) -> None:
    channel.put(NAME, BYTES, always)
    assert (share / NAME).read_bytes() == BYTES
    assert names(share) == [NAME]
    assert channel.holds(NAME, hashlib.sha256(BYTES).hexdigest())


def test_a_hundred_times_over_there_is_one_file_that_nobody_touched(channel: FolderChannel, share: Path) -> None:
    channel.put(NAME, BYTES, always)
    before = (share / NAME).stat()
    for _ in range(100):
        channel.put(NAME, BYTES, always)
    after = (share / NAME).stat()
    assert names(share) == [NAME]
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


@pytest.mark.parametrize("other", [b"", b"something else", BYTES + b"1", BYTES[:-1] + b"1"])
def test_never_writes_over_something_else(other: bytes, channel: FolderChannel, share: Path) -> None:
    (share / NAME).write_bytes(other)
    with pytest.raises(faults.OtherFileThere) as caught:
        channel.put(NAME, BYTES, always)
    assert (share / NAME).read_bytes() == other
    assert names(share) == [NAME]
    assert NAME in told(caught.value)
    assert str(share) in told(caught.value)
    assert not channel.holds(NAME, hashlib.sha256(BYTES).hexdigest())


def test_never_writes_through_a_link_or_a_folder(channel: FolderChannel, share: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (share / NAME).symlink_to(elsewhere)
    (share / "UE-AAAA-AAAA.zip").mkdir()
    for name in (NAME, "UE-AAAA-AAAA.zip"):
        with pytest.raises(faults.OtherFileThere):
            channel.put(name, BYTES, always)
        assert not channel.holds(name, hashlib.sha256(BYTES).hexdigest())
    (share / ".UE-BBBB-BBBB.zip.desk01.part").symlink_to(elsewhere)
    channel.put("UE-BBBB-BBBB.zip", BYTES, always)
    assert not elsewhere.exists()


def test_a_no_before_the_first_byte_leaves_nothing(channel: FolderChannel, share: Path) -> None:
    with pytest.raises(StoppedInTime) as caught:
        channel.put(NAME, BYTES, never)
    assert caught.value.details == {"reference": "UE-WKRT-7M3P"}
    assert names(share) == []


def test_a_no_before_the_name_leaves_nothing(channel: FolderChannel, share: Path) -> None:
    answers = iter([True, False])
    with pytest.raises(StoppedInTime):
        channel.put(NAME, BYTES, lambda: next(answers))
    assert names(share) == []


def test_a_no_by_a_bug_leaves_nothing_either(channel: FolderChannel, share: Path) -> None:
    answers: Iterator[bool] = iter([True])
    with pytest.raises(RuntimeError):
        channel.put(NAME, BYTES, lambda: _next_or_bug(answers))
    assert names(share) == []


def _next_or_bug(answers: Iterator[bool]) -> bool:
    for answer in answers:
        return answer
    raise RuntimeError("a bug")


def test_what_a_crash_of_this_desk_left_goes_and_what_others_write_stays(channel: FolderChannel, share: Path) -> None:
    (share / ".UE-AAAA-AAAA.zip.desk01.part").write_bytes(b"half")
    kept = [".UE-BBBB-BBBB.zip.desk02.part", "UE-CCCC-CCCC.zip.desk01.part", "Protokoll.txt"]
    for name in kept:
        (share / name).write_bytes(b"theirs")
    with pytest.raises(StoppedInTime):
        channel.put(NAME, BYTES, never)
    assert names(share) == sorted(kept)


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/etc/x", "..\\x", "C:x", ".UE-AAAA-AAAA.zip", "a/../b"])
def test_a_name_that_leaves_the_folder_is_a_bug(name: str, channel: FolderChannel, share: Path) -> None:
    with pytest.raises(ValueError, match="one plain name"):
        channel.put(name, BYTES, always)
    assert names(share) == []


@pytest.mark.parametrize("folder", ["", ".", "irgendwo", "/nirgends/hier", "\\\\server\\freigabe"])
def test_a_missing_folder_is_never_made(folder: str) -> None:
    channel = FolderChannel(folder, "desk01")
    for act in (lambda: channel.put(NAME, BYTES, always), lambda: channel.holds(NAME, "")):
        with pytest.raises(faults.FolderMissing) as caught:
            act()
        assert folder in told(caught.value)
    assert folder in ("", ".") or not Path(folder).exists()


def test_a_file_in_the_place_of_the_folder_is_a_missing_folder(share: Path) -> None:
    (share / "datei").write_bytes(b"")
    with pytest.raises(faults.FolderMissing):
        FolderChannel(str(share / "datei"), "desk01").put(NAME, BYTES, always)


def test_a_share_that_goes_while_it_is_written_to_is_missing_and_takes_it_later(
    channel: FolderChannel, share: Path
) -> None:
    gone = share.with_name("gone")

    def unplugged() -> bool:
        if any(each.name.endswith(".part") for each in share.iterdir()):
            share.rename(gone)
        return True

    with pytest.raises(faults.FolderMissing):
        channel.put(NAME, BYTES, unplugged)
    gone.rename(share)
    channel.put(NAME, BYTES, always)
    assert names(share) == [NAME]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_nobody_may_write_to_is_named(channel: FolderChannel, share: Path) -> None:
    share.chmod(0o555)
    try:
        with pytest.raises(faults.FolderLocked) as caught:
            channel.put(NAME, BYTES, always)
    finally:
        share.chmod(0o755)
    assert str(share) in told(caught.value)
    assert names(share) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_is_named_and_leaves_nothing(share: Path) -> None:
    program = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from erstanlauf.export.handover.folder import FolderChannel
from erstanlauf.export.handover.faults import FolderFull
try:
    FolderChannel({str(share)!r}, "desk01").put({NAME!r}, bytes(5000), lambda: True)
except FolderFull:
    print("full")
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "full"
    assert names(share) == []


def test_a_disk_with_no_room_is_named_and_takes_it_once_there_is_some(small_disk: Path) -> None:
    channel, ballast = FolderChannel(str(small_disk), "desk01"), fill(small_disk)
    with pytest.raises(faults.FolderFull) as caught:
        channel.put(NAME, BYTES, always)
    assert "kein Platz" in told(caught.value)
    assert names(small_disk) == ["ballast"]
    ballast.unlink()
    channel.put(NAME, BYTES, always)
    assert (small_disk / NAME).read_bytes() == BYTES


def test_a_share_for_reading_alone_is_named_and_still_read(small_disk: Path) -> None:
    channel = FolderChannel(str(small_disk), "desk01")
    channel.put(NAME, BYTES, always)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(faults.FolderLocked) as caught:
        channel.put("UE-AAAA-AAAA.zip", BYTES, always)
    assert str(small_disk) in told(caught.value)
    channel.put(NAME, BYTES, always)  # lies there already: nothing has to be written
    assert channel.holds(NAME, hashlib.sha256(BYTES).hexdigest())
    assert channel.receipts() == ()
    assert names(small_disk) == [NAME]


def test_a_name_too_long_for_the_system_is_named(channel: FolderChannel, share: Path) -> None:
    with pytest.raises(faults.FolderNameTooLong) as caught:
        channel.put("U" * 250 + ".zip", BYTES, always)
    assert "zu lang" in told(caught.value)
    assert names(share) == []


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        (errno.EDQUOT, faults.FolderFull),
        (errno.EROFS, faults.FolderLocked),
        (errno.ESTALE, faults.FolderMissing),
        (errno.EIO, faults.FolderFault),
        (errno.ETIMEDOUT, faults.FolderFault),
        (None, faults.FolderFault),
    ],
)
def test_whatever_the_system_says_is_one_trouble_with_its_place(
    number: int | None, fault: type[KnownTrouble], channel: FolderChannel, share: Path
) -> None:
    def broken() -> bool:
        raise OSError(number, "text of the system")

    with pytest.raises(KnownTrouble) as caught:
        channel.put(NAME, BYTES, broken)
    assert type(caught.value) is fault
    assert str(share) in told(caught.value)
    assert "text of the system" not in told(caught.value)


def test_holds_nothing_where_the_file_is_gone(channel: FolderChannel) -> None:
    assert not channel.holds(NAME, hashlib.sha256(BYTES).hexdigest())


def test_windows_takes_long_paths_in_its_own_form() -> None:
    long = "ordner\\" * 40
    assert str(long_path(f"C:\\{long}x", windows=True)) == f"\\\\?\\C:\\{long}x"
    assert str(long_path(f"\\\\server\\freigabe\\{long}x", windows=True)) == f"\\\\?\\UNC\\server\\freigabe\\{long}x"
    for kept in ("C:\\kurz", f"\\\\?\\C:\\{long}x", f"{long}x"):
        assert PureWindowsPath(str(long_path(kept, windows=True))) == PureWindowsPath(kept)


def test_recipients_with_one_folder_have_one_channel(share: Path) -> None:
    channels = FolderChannels(desk_mark(share))
    one, other = a_recipient(folder=str(share)), a_recipient(id="ffffffff", folder=str(share))
    assert channels.of(one) is channels.of(other)
    assert channels.of(one) is not channels.of(a_recipient(folder=str(share / "x")))


def test_the_mark_of_a_desk_is_the_same_after_every_start(tmp_path: Path) -> None:
    assert desk_mark(tmp_path) == desk_mark(tmp_path)
    assert desk_mark(tmp_path) != desk_mark(tmp_path / "other")
    assert desk_mark(tmp_path).isalnum()
