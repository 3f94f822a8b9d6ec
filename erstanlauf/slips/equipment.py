"""What every writer of paper works with: fonts, the template of the town, voices. Each is loaded when first asked for.

Knows where the files lie, not what is written.
"""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from erstanlauf import paths
from erstanlauf.i18n.languages import Language
from erstanlauf.i18n.phrases.review import Reviews, load_reviews
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.wording import Wording

if TYPE_CHECKING:
    from erstanlauf.slips.fonts import Fonts
    from erstanlauf.slips.template import Template

_DOMAIN = "slips"


class Equipment:
    """Raises `FontMissing` and `TemplateFault`. Not to be used by two threads at once."""

    def __init__(self) -> None:
        self._wording = lru_cache(lambda tag: Wording(tag, _DOMAIN))

    def voice(self, of: Language) -> Voice:
        """Return a voice that has said nothing yet and marks drafts."""
        return Voice(of, self._wording(of.tag), self._reviews, DRAFT_MARK)

    @cached_property
    def template(self) -> "Template":
        from erstanlauf.slips.template import load_template

        return load_template(paths.resources() / "templates" / "slip.toml")

    @cached_property
    def fonts(self) -> "Fonts":
        from erstanlauf.slips.fonts import Fonts

        return Fonts(paths.resources() / "fonts")

    @cached_property
    def _reviews(self) -> Reviews:
        return load_reviews(paths.resources() / "phrases" / "review.toml")
