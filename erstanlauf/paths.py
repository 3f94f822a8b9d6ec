"""Where the program's own data lies and where a desk keeps its store. Knows the disk, nothing of the field."""

import os
import sys
from pathlib import Path


def resources() -> Path:
    """Return the folder with catalogue, rules, fonts and icons."""
    return _data_folder("resources")


def translations() -> Path:
    """Return the folder with the gettext catalogues."""
    return _data_folder("translations")


def data_home() -> Path:
    """Return the folder of this user's store; `ERSTANLAUF_HOME` overrides it. The folder need not exist yet."""
    chosen = os.environ.get("ERSTANLAUF_HOME")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Erstanlauf"
    # XDG Base Directory Specification 0.8: a relative path counts as not set
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".local" / "share") / "erstanlauf"


def _data_folder(name: str) -> Path:
    """Frozen: beside the bundle; wheel: inside the package; checkout: beside the package."""
    bundle = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    candidates = [Path(bundle) / name] if bundle else [package / name, package.parent / name]
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{name} is missing from this installation")
