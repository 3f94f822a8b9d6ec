"""Sentences of the phrase bank in the newcomer's language, each with its German beside it. Knows no widget."""

from dataclasses import dataclass

from erstanlauf.i18n.languages import GERMAN, Language, language
from erstanlauf.i18n.phrases.voices import Voices


@dataclass(frozen=True, slots=True)
class Line:
    """The same words twice; `german` is empty where they are German already."""

    own: str
    german: str = ""

    @property
    def spoken(self) -> str:
        """Both, for those who do not see them."""
        return f"{self.own} ({self.german})" if self.german else self.own


class BothVoices:
    """Speaks the newcomer's language and German. Made off the GUI thread: a catalogue may have to be compiled first."""

    def __init__(self, tag: str, voices: Voices) -> None:
        self.language: Language = language(tag)
        # No mark: what is a draft is marked on paper; here the German beside each word says what applies.
        self._own = voices.voice(self.language)
        self._german = voices.voice(GERMAN)

    def say(self, phrase: str, **parts: str) -> Line:
        """Return a phrase of the bank with its placeholders filled."""
        own, german = self._own.say(phrase, **parts), self._german.say(phrase, **parts)
        if not own or own == german:  # nothing own where a legal draft is kept back
            return Line(german)
        return Line(own, german)
