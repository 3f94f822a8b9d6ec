"""Sentences of the phrase bank in the newcomer's language, each with its German beside it. Knows no widget."""

import re
from dataclasses import dataclass

from erstanlauf.i18n.languages import GERMAN, Language, language
from erstanlauf.i18n.phrases.isolates import isolate_ltr
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording

_DOMAIN = "slips"
_LATIN = re.compile(r"[§A-Za-zÀ-ÿ](?:[^\u0590-\u08ff()\u2066-\u2069\n]*[A-Za-zÀ-ÿ0-9])?")
"""From a letter or a paragraph sign to the last letter or digit before a bracket or a word from right to left."""


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
        own, german = (_with_signs_kept(voice.say(phrase, **parts)) for voice in (self._own, self._german))
        if own == german:
            return Line(own)
        return Line(_with_latin_kept(own) if self.language.is_rtl else own, german)


def _with_signs_kept(text: str) -> str:
    """Keep a paragraph sign on the line of its number."""
    return text.replace("§ ", "§\u00a0")


def _with_latin_kept(text: str) -> str:
    """Isolate what stands in Latin letters in right-to-left words: "§§ 18a, 21" and its order, also across lines."""
    return _LATIN.sub(lambda found: isolate_ltr(found.group()), text)
