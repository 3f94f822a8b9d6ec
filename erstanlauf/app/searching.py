"""Collects the words of the search: those of the catalogue's kinds, and the tiles' names in every slip language."""

from erstanlauf import paths
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.phrases.topics import TOPIC_NAMES
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.search_words import load_search_words
from erstanlauf.usecases.service_search import SearchWords


def load_words() -> SearchWords:
    """Read the words that this program brings. Raises a `KnowledgeFault`."""
    kinds = load_search_words(paths.resources() / "search" / "words.yaml")
    tongues = [Wording(language.tag, "slips") for language in LANGUAGES]
    topics = {topic: [tongue.gettext(name) for tongue in tongues] for topic, name in TOPIC_NAMES.items()}
    return SearchWords(kinds, topics)
