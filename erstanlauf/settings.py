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
    "legal_drafts": ("print", "german_only"),
}
_SWITCHES = "switches"
_PRINTING = ("printer", "copies", "papers")
_COPIES = range(1, 10)
_PAPERS = ("A5", "A4", "A4-large")
_LONGEST_NAME = 255


class Preferences:
    """Language of the interface, colours, size of the text, whether there is a second screen, whether drafts of legal
    phrases print, and `switches`: positions somebody set, by switch.

    The positions are as they were kept; which of them exist is for the rule book to say (`RuleBook.switches_at`).
    Everybody at this desk may set them until there are roles. `keep` writes what was changed.

    `printer` is where slips go at once, empty for the system's own; it may be gone by now. `papers` is the paper
    somebody set, by printer; a printer that is not there is laid out for as it likes.
    """

    def __init__(
        self,
        path: Path,
        language: str = "de",
        scheme: str = "light",
        zoom_percent: int = 100,
        second_screen: bool = True,
        legal_drafts: str = "print",
        switches: Mapping[str, str] | None = None,
        printer: str = "",
        copies: int = 1,
        papers: Mapping[str, str] | None = None,
    ) -> None:
        self.path = path
        self.switches = dict(switches or {})
        self.language = language
        self.scheme = scheme
        self.zoom_percent = zoom_percent
        self.second_screen = second_screen
        self.printer = printer
        self.copies = copies
        self.papers = dict(papers or {})
        self.legal_drafts = legal_drafts

    def keep(self) -> None:
        """Write the preferences. Raises `FileNotWritten`."""
        import json

        values = {name: getattr(self, name) for name in (*_ALLOWED, _SWITCHES, *_PRINTING)}
        write_whole(self.path, json.dumps(values, indent=2).encode())


def load_preferences(folder: Path) -> Preferences:
    """Return the preferences kept in a folder, defaults for all that is missing or not allowed."""
    path = folder / FILE
    kept = _read(path) if path.is_file() else {}
    # compared with their types, for 0 is False and 150.0 is 150
    allowed = {
        name: kept[name]
        for name, values in _ALLOWED.items()
        if (type(kept.get(name)), kept.get(name)) in [(type(value), value) for value in values]
    }
    switches = _texts(kept.get(_SWITCHES))
    printing = _printing(kept)
    return Preferences(path, **allowed, **printing, switches=switches)  # type: ignore[arg-type]  # all are allowed ones


def _printing(kept: Mapping[str, object]) -> Mapping[str, object]:
    printer, copies = kept.get("printer"), kept.get("copies")
    return {
        "printer": printer if isinstance(printer, str) and _can_be_a_name(printer) else "",
        "copies": copies if type(copies) is int and copies in _COPIES else 1,
        "papers": {
            name: paper
            for name, paper in _texts(kept.get("papers")).items()
            if paper in _PAPERS and _can_be_a_name(name)
        },
    }


def _can_be_a_name(name: str) -> bool:
    """Whether a printer could be called so: no system hands over a control character or half a letter."""
    return len(name) <= _LONGEST_NAME and all(each >= " " and not "\ud800" <= each <= "\udfff" for each in name)


def _texts(kept: object) -> Mapping[str, str]:
    return {name: value for name, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}


def _read(path: Path) -> Mapping[str, object]:
    import json

    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
