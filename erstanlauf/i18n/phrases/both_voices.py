"""Sentences of the phrase bank to point at: in the person's language, and German beside them, on paper and on the
second screen.

Knows voices, not where the words stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from erstanlauf.i18n.languages import GERMAN, Language
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice


@dataclass(frozen=True, slots=True)
class Said:
    """The same words twice; `german` is empty where the person reads German, or where the words are the same."""

    own: str
    german: str = ""

    @property
    def spoken(self) -> str:
        """Both, for those who do not see them."""
        return f"{self.own} ({self.german})" if self.german else self.own


class BothVoices:
    """Speaks German and the person's language; `languages` are both, German first, or German alone."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._german, self._own = voices[0], voices[-1]
        self.languages = tuple(each.language for each in voices)

    @property
    def own_language(self) -> Language:
        return self._own.language

    @property
    def has_drafts(self) -> bool:
        """Whether something was said that nobody has read."""
        return bool(self._own.drafts)

    def say(self, phrase: str, **parts: str) -> Said:
        """Return a phrase with its placeholders filled; German alone where a legal draft is kept back."""
        german = self._german.say(phrase, **parts)
        own = "" if self.own_language == GERMAN else self._own.say(phrase, **parts)
        if not own:
            return Said(german)
        return Said(own, "" if own.replace(DRAFT_MARK, "") == german else german)

    def side_by_side(self, phrase: str, **parts: str) -> list[str]:
        """Return a phrase once for each of the languages."""
        voices = (self._german, self._own) if len(self.languages) > 1 else (self._german,)
        return [voice.say(phrase, **parts) for voice in voices]
