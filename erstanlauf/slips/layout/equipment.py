"""What every writer of paper works with: fonts, the template of the town, voices. Each is loaded when first asked for.

Lines of the letterhead and the authority that the office has set stand in the place of those of the template. Knows
where the files lie, not what is written.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from erstanlauf import paths
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.i18n.languages import Language
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.phrases.voices import Voices

if TYPE_CHECKING:
    from erstanlauf.slips.layout.template import Template
    from erstanlauf.slips.text.fonts import Fonts


class Equipment:
    """Raises `FontMissing` and `TemplateFault`. Not to be used by two threads at once.

    `settings` returns those that hold now.
    """

    def __init__(self, voices: Voices, settings: Callable[[], OfficeSettings]) -> None:
        self._voices = voices
        self._settings = settings

    @property
    def settings(self) -> OfficeSettings:
        """Return the settings of the office as they are now."""
        return self._settings()

    def voice(self, of: Language) -> Voice:
        """Return a voice that has said nothing yet and marks drafts."""
        return self._voices.voice(of, DRAFT_MARK)

    @property
    def template(self) -> "Template":
        """Return the template of the town with what the office has set."""
        template, settings = self._template, self.settings
        return replace(
            template,
            footer=settings.letterhead or template.footer,
            data_protection_authority=settings.data_protection_authority or template.data_protection_authority,
        )

    @cached_property
    def fonts(self) -> "Fonts":
        from erstanlauf.slips.text.fonts import Fonts

        return Fonts(paths.resources() / "fonts")

    @cached_property
    def _template(self) -> "Template":
        from erstanlauf.slips.layout.template import load_template

        return load_template(paths.resources() / "templates" / "slip.toml")
