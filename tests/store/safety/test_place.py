"""A store on a drive of the network is refused, by what the system says about the place."""

import sys
from pathlib import Path

import pytest

from erstanlauf.store.safety import place
from erstanlauf.store.safety.place import file_system_of, is_network_path, is_of_the_network, refuse_network_drive
from erstanlauf.store.trouble import OnNetworkDrive

MOUNTS = rb"""22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:28 / /mnt rw - btrfs /dev/sda2 rw
41 30 0:50 / /mnt/amt/Abteilung\040Nord rw - cifs //server/nord rw
42 22 0:51 / /srv rw - autofs systemd-1 rw
43 22 0:52 / /srv rw shared:7 master:2 - nfs4 server:/srv rw
44 43 0:53 / /srv/local rw - xfs /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "system"),
    [
        ("/var/lib/desk", ""),
        ("/mnt/amt/desk", "btrfs"),
        ("/mnt/amt/Abteilung Nord/desk/not/yet/there", "cifs"),
        ("/mnt/amt/Abteilung Nordost", "btrfs"),
        ("/srv/desk", "nfs4"),
        ("/srv/local/desk", "xfs"),
    ],
)
def test_the_nearest_mount_tells_the_file_system(folder: str, system: str) -> None:
    assert file_system_of(Path(folder), MOUNTS) == system


@pytest.mark.parametrize("system", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "afs", "ncpfs", "davfs", "CIFS"])
def test_file_systems_of_other_computers_are_known(system: str) -> None:
    assert is_of_the_network(system)


@pytest.mark.parametrize("system", ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk", "vfat", "zfs", ""])
def test_drives_of_this_computer_are_not_refused(system: str) -> None:
    assert not is_of_the_network(system)


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        (r"\\server\share\desk", True),
        ("//server/share", True),
        (r"\\?\UNC\server\share", True),
        (r"C:\Desk", False),
        (r"\\?\C:\Desk", False),
        (r"\\.\PhysicalDrive0", False),
    ],
)
def test_a_share_is_known_by_its_windows_path(path: str, remote: bool) -> None:
    assert is_network_path(path) is remote


@pytest.mark.skipif(sys.platform == "win32", reason="reads what Linux says of its drives")
def test_a_folder_on_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"1 0 0:1 / / rw - ext4 /dev/sda rw\n2 1 0:2 / {tmp_path} rw - cifs //server/share rw\n")
    monkeypatch.setattr(place, "_MOUNTS", mounts)

    with pytest.raises(OnNetworkDrive) as trouble:
        refuse_network_drive(tmp_path / "desk")

    assert trouble.value.details == {"folder": str(tmp_path / "desk")}


def test_a_folder_of_this_computer_is_not_refused(tmp_path: Path) -> None:
    refuse_network_drive(tmp_path / "not" / "yet" / "there")
