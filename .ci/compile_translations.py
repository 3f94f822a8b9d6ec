"""Compiles translations/**/*.po to .mo for what is shipped: as build hook of the wheel, and for build.spec.

A checkout needs none of it: there the program reads the .po files themselves.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from erstanlauf.i18n.wording import compiled


def compile_into(target: Path, sources: Path) -> list[Path]:
    """Write <language>/LC_MESSAGES/<domain>.mo below `target`; return these places relative to it."""
    places = []
    for source in sorted(sources.glob("*/LC_MESSAGES/*.po")):
        place = source.relative_to(sources).with_suffix(".mo")
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        (target / place).write_bytes(compiled(source, place.parts[0]))
        places.append(place)
    return places


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled files to the wheel and leaves no trace in the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._workshop = tempfile.TemporaryDirectory()
        target = Path(self._workshop.name)
        for place in compile_into(target, Path(self.root, "translations")):
            build_data["force_include"][str(target / place)] = f"erstanlauf/translations/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self._workshop.cleanup()
