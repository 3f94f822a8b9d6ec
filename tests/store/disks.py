"""Small disks that tests fill up."""

import subprocess
from contextlib import suppress
from pathlib import Path

BLOCK = 4096


def mount_small_disk(place: Path) -> bool:
    """Mount an empty disk of four megabytes; False where that is not allowed."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    with suppress(FileNotFoundError):
        return subprocess.run(mount, capture_output=True, check=False).returncode == 0
    return False


def fill(disk: Path, blocks_left: int = 0) -> Path:
    """Use up the room of a disk but for a few blocks, and return the file that takes it."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                file.write(bytes(BLOCK))
        file.truncate(max(0, file.tell() // BLOCK - blocks_left) * BLOCK)
    return ballast
