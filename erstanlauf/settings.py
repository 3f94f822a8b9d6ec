"""How a clerk likes the window and how the switches of the law stand, kept in a small file beside the store. Knows the
disk, nothing of Qt or the field.

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
    "second_screen": (True, False),
}
_SWITCHES = "switches"


class Preferences:
    """Language of the interface, colours, size of the text, whether there is a second screen, and `switches`: positions
    somebody set, by switch.

    The positions are as they were kept; which of them exist is for the rule book to say (`RuleBook.switches_at`).
    Everybody at this desk may set them until there are roles. `keep` writes what was changed.
    """

    def __init__(
        self,
        path: Path,
        language: str = "de",
        scheme: str = "light",
        zoom_percent: int = 100,
        second_screen: bool = True,
        switches: Mapping[str, str] | None = None,
    ) -> None:
        self.path = path
        self.switches = dict(switches or {})
        self.language = language
        self.scheme = scheme
        self.zoom_percent = zoom_percent
        self.second_screen = second_screen

    def keep(self) -> None:
        """Write the preferences. Raises `FileNotWritten`."""
        import json

        values = {name: getattr(self, name) for name in (*_ALLOWED, _SWITCHES)}
        write_whole(self.path, json.dumps(values, indent=2).encode())


def load_preferences(folder: Path) -> Preferences:
    """Return the preferences kept in a folder, defaults for all that is missing or not allowed."""
    path = folder / FILE
    kept = _read(path) if path.is_file() else {}
    allowed = {name: kept[name] for name, values in _ALLOWED.items() if kept.get(name) in values}
    switches = _texts(kept.get(_SWITCHES))
    return Preferences(path, **allowed, switches=switches)  # type: ignore[arg-type]  # each value is an allowed one


def _texts(kept: object) -> Mapping[str, str]:
    return {name: value for name, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}


def _read(path: Path) -> Mapping[str, object]:
    import json

    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
