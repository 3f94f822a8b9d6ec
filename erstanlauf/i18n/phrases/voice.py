"""One language speaking: phrases, dates, names of days and languages, in the words and order of that language.

The only place that asks gettext and Babel for what is said to a newcomer; the modules beside it say which phrases there
are.

Why this way: (2026-11) digits stay Latin in every language, because a person has to find them again on doors, clocks
and phones in Germany; Babel's dates keep to that. Days and months are never asked for in Babel's form "stand-alone":
Babel 2.18 keeps what the first language answered there and gives it to all later ones (after Pashto, Monday was دونۍ in
Chinese).
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from erstanlauf.i18n.languages import GERMAN, LANGUAGES, Language
from erstanlauf.i18n.phrases.isolates import isolate, isolate_ltr, with_latin_kept, with_paragraphs_kept
from erstanlauf.i18n.phrases.review import Reviews
from erstanlauf.i18n.wording import Wording

if TYPE_CHECKING:
    from babel import Locale

_NAMED_ALIKE = {"kmr": "ku", "ku-latn": "ku", "prs": "fa_AF", "fa-af": "fa_AF"}
"""Tags that Babel knows under another name only."""


DRAFT_MARK = "\ue000"
"""Stands behind every sentence in a translation that nobody has read, where a voice marks drafts."""


class Voice:
    """Puts phrases, dates and data of one slip into one language.

    What somebody has reviewed is said in the words that were read. `said` are the German sentences said so far,
    `drafts` those whose translation nobody has read; `draft_mark` is put behind each. Of `only_reviewed` nothing is
    said before somebody has read it: the German words stand alone.
    """

    def __init__(
        self,
        language: Language,
        wording: Wording,
        reviews: Reviews,
        draft_mark: str = "",
        only_reviewed: Collection[str] = (),
    ) -> None:
        self.language = language
        self.said: set[str] = set()
        self.drafts: set[str] = set()
        self._draft_mark = draft_mark
        self._only_reviewed = only_reviewed
        self._wording = wording
        self._reviews = reviews.get(language.tag, {}) if language != GERMAN else {}

    def say(self, phrase: str, **parts: str) -> str:
        """Return a phrase of the bank with its placeholders filled; in right-to-left text each keeps its direction, as
        do German words of the phrase itself. Empty for a draft of `only_reviewed`.
        """
        review = self._reviews.get(phrase)
        is_unread = self.language != GERMAN and review is None
        if is_unread and phrase in self._only_reviewed:
            return ""
        translation = review.of if review else self._wording.gettext(phrase)
        if self.language.is_rtl:
            parts = {name: isolate(part) for name, part in parts.items()}
            translation = with_latin_kept(translation)
        said = with_paragraphs_kept(translation).format(**parts)
        self.said.add(phrase)
        if is_unread:
            self.drafts.add(phrase)
            return said + self._draft_mark
        return said

    def german(self, text: str) -> str:
        """Return German words, a name or an address as they are."""
        return "\n".join(isolate_ltr(line) for line in text.split("\n")) if self.language.is_rtl else text

    def day(self, on: date) -> str:
        """Return a date with its month in words."""
        from babel.dates import format_date

        return format_date(on, "long", self._locale)

    def month(self, of: date) -> str:
        """Return month and year of a date."""
        from babel.dates import format_skeleton

        return format_skeleton("yMMMM", of, locale=self._locale)

    def weekday(self, number: int) -> str:
        """Return the name of a day, Monday is 0."""
        from babel.dates import get_day_names

        return str(get_day_names("wide", "format", self._locale)[number])

    def all_of(self, parts: Sequence[str]) -> str:
        """Join parts with commas and "and"."""
        from babel.lists import format_list

        return format_list(parts, "standard", self._locale)

    def language_name(self, tag: str) -> str:
        """Return the name of a language; what is no tag stays the German words it is."""
        german_names = {each.tag: each.german_name for each in LANGUAGES}
        if self.language == GERMAN and tag in german_names:
            return german_names[tag]
        code = tag.replace("_", "-").casefold()
        name: str | None = self._locale.languages.get(_NAMED_ALIKE.get(code, code))
        return name or self.german(german_names.get(tag, tag))

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale

        return Locale.parse(self.language.babel_locale)
