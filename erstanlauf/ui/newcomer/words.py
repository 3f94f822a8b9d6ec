"""Sentences of the phrase bank in the newcomer's language, each with its German beside it. Knows no widget."""

from dataclasses import dataclass

from erstanlauf.i18n.languages import GERMAN, Language, language
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording

_DOMAIN = "slips"


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

    def __init__(self, tag: str) -> None:
        self.language: Language = language(tag)
        # Nobody's reviews: what is a draft is marked on paper; here the German beside each word says what applies.
        self._own = Voice(self.language, Wording(tag, _DOMAIN), {})
        self._german = Voice(GERMAN, Wording(domain=_DOMAIN), {})

    def say(self, phrase: str, **parts: str) -> Line:
        """Return a phrase of the bank with its placeholders filled."""
        own, german = self._own.say(phrase, **parts), self._german.say(phrase, **parts)
        return Line(own) if own == german else Line(own, german)
