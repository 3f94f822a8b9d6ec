"""Looks for what a bare machine lacks – Qt's system libraries and ensurepip – and installs it where it may.

`prepare.py build` looks for what PyInstaller needs as well. As root on Debian the missing packages are installed;
anyone else gets the one line to run. Runs before there is a virtual environment, so it knows the standard library and
`erstanlauf.preflight` only.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from erstanlauf import preflight

PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"  # as Debian names its packages


def main(arguments: list[str]) -> int:
    """Return 0 when nothing is missing (any more), 1 after telling what to install."""
    for_build = arguments == ["build"]
    missing = missing_packages(for_build)
    if missing and is_debian_root():
        install(missing)
        missing = missing_packages(for_build)
    if missing:
        print(f"Es fehlen Systempakete. Einmalig ausführen:\n  {preflight.apt_line(missing)}", file=sys.stderr)
    return bool(missing)


def missing_packages(for_build: bool) -> list[str]:
    """Return the Debian packages to install, Qt's libraries first."""
    if not sys.platform.startswith("linux"):
        return []
    packages = preflight.missing_packages(with_display=preflight.wants_display(os.environ))
    # Debian splits ensurepip from Python; any other Python that lacks it is broken in its own way.
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"{PYTHON}-venv")
    if for_build and shutil.which("objdump") is None:
        packages.append("binutils")
    if for_build and not has_shared_python():
        packages.append(f"lib{PYTHON}")
    return packages


def has_shared_python() -> bool:
    """Tell whether the interpreter is there as a library, which is what a frozen program carries."""
    library = f"lib{PYTHON}.so.1.0"
    if Path(sysconfig.get_config_var("LIBDIR"), library).exists():
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_debian_root() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> None:
    """Try to install; what is still missing afterwards is found by looking again, not by apt's word."""
    print("Installiere Systempakete:", *packages, flush=True)
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run([*apt, *step], env=quiet, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
