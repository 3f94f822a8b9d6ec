"""Build hook of the wheel: ships every translations/**/*.po compiled, as erstanlauf/translations/**/*.mo."""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles beside the checkout, not in it, so that a build leaves no trace there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self._workshop = tempfile.TemporaryDirectory()
        sources = Path(self.root, "translations")
        for source in sorted(sources.glob("*/LC_MESSAGES/*.po")):
            place = source.relative_to(sources).with_suffix(".mo")
            compiled = Path(self._workshop.name, place)
            compiled.parent.mkdir(parents=True, exist_ok=True)
            with source.open("rb") as po, compiled.open("wb") as mo:
                write_mo(mo, read_po(po, locale=place.parts[0]))
            build_data["force_include"][str(compiled)] = f"erstanlauf/translations/{place.as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        self._workshop.cleanup()
