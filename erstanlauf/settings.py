"""How a clerk likes the window, kept in a small file beside the store. Knows the disk, nothing of Qt or the field.

A file that cannot be read or says something unknown counts as not there: nobody is kept from work by a preference.
JSON and not TOML, because this is read before the first paint and `tomllib` alone would cost a tenth of a start.
"""

from collections.abc import Mapping
from pathlib import Path

from erstanlauf.paths import write_whole

FILE = "preferences.json"
_ALLOWED: Mapping[str, tuple[object, ...]] = {
    "language": ("de", "en"),
    "scheme": ("light", "dark", "contrast"),
    "zoom_percent": (100, 125, 150, 200),
}


class Preferences:
    """Language of the interface, colours, size of the text; `keep` writes what was changed."""

    def __init__(self, path: Path, language: str = "de", scheme: str = "light", zoom_percent: int = 100) -> None:
        self.path = path
        self.language = language
        self.scheme = scheme
        self.zoom_percent = zoom_percent

    def keep(self) -> None:
        """Write the preferences. Raises `FileNotWritten`."""
        import json

        values = {name: getattr(self, name) for name in _ALLOWED}
        write_whole(self.path, json.dumps(values, indent=2).encode())


def load_preferences(folder: Path) -> Preferences:
    """Return the preferences kept in a folder, defaults for all that is missing or not allowed."""
    path = folder / FILE
    kept = _read(path) if path.is_file() else {}
    allowed = {name: kept[name] for name, values in _ALLOWED.items() if kept.get(name) in values}
    return Preferences(path, **allowed)  # type: ignore[arg-type]  # each value is one of the allowed ones


def _read(path: Path) -> Mapping[str, object]:
    import json

    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
