"""The one place where known trouble becomes a sentence for staff: what happened, what is safe, what to do next."""

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.wording import Wording

_SENTENCES: dict[str, str] = {}


def sentence(words: Wording, trouble: KnownTrouble) -> str:
    """Return the sentence of a trouble in the language of `words`."""
    return words.gettext(_SENTENCES[trouble.code]).format(**trouble.details)
