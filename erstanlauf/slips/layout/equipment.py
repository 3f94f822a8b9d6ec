"""What every writer of paper works with: fonts, the template of the town, voices. Each is loaded when first asked for.

Knows where the files lie, not what is written.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from erstanlauf import paths
from erstanlauf.i18n.languages import Language
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.phrases.voices import Voices

if TYPE_CHECKING:
    from erstanlauf.slips.layout.template import Template
    from erstanlauf.slips.text.fonts import Fonts


class Equipment:
    """Raises `FontMissing` and `TemplateFault`. Not to be used by two threads at once."""

    def __init__(self, voices: Voices) -> None:
        self._voices = voices

    def voice(self, of: Language) -> Voice:
        """Return a voice that has said nothing yet and marks drafts."""
        return self._voices.voice(of, DRAFT_MARK)

    @cached_property
    def template(self) -> "Template":
        from erstanlauf.slips.layout.template import load_template

        return load_template(paths.resources() / "templates" / "slip.toml")

    @cached_property
    def fonts(self) -> "Fonts":
        from erstanlauf.slips.text.fonts import Fonts

        return Fonts(paths.resources() / "fonts")
