"""The voices of a desk: every language with what was reviewed and what may be said as a draft.

Made once by the composition root and handed to whatever speaks to a newcomer: slips, sheets, second screen.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from erstanlauf.i18n.languages import GERMAN, Language, language
from erstanlauf.i18n.phrases.bank import phrases
from erstanlauf.i18n.phrases.both_voices import BothVoices
from erstanlauf.i18n.phrases.legal import LEGAL
from erstanlauf.i18n.phrases.review import Reviews
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording

_DOMAIN = "slips"


class Share(NamedTuple):
    """How many of how many sentences a person has reviewed."""

    reviewed: int
    sentences: int


class Voices:
    """Gives out voices. `says_legal_drafts` may be turned at any time and holds from the next voice on."""

    def __init__(self, reviews: Reviews, *, says_legal_drafts: bool = True) -> None:
        self.reviews = reviews
        self.says_legal_drafts = says_legal_drafts
        self.wording = cache(lambda tag: Wording(tag, _DOMAIN))

    def voice(self, of: Language, draft_mark: str = "") -> Voice:
        """Return a new voice of a language, which counts what it says."""
        only_reviewed = frozenset[str]() if self.says_legal_drafts else LEGAL
        return Voice(of, self.wording(of.tag), self.reviews, draft_mark, only_reviewed)

    def both(self, tag: str) -> BothVoices:
        """Return a language and German beside it, for a screen: drafts are marked on paper only, here the German beside
        each word says what applies. A catalogue may have to be compiled first, which takes its time.
        """
        return BothVoices([self.voice(GERMAN), self.voice(language(tag))])

    def shares(self) -> Mapping[str, Share]:
        """Tell by tag how much of the bank is reviewed; a language of which nothing is stands not here."""
        if not self.reviews:
            return {}  # nobody has to wait for the list then
        bank = {phrase.german for phrase in phrases()}
        counts = {tag: len(bank & table.keys()) for tag, table in self.reviews.items()}
        return {tag: Share(count, len(bank)) for tag, count in counts.items() if count}
