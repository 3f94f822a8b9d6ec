"""Which phrases have a legal effect: consent, what is stored, deadlines, and which text applies.

A town may have these in German only until a person has read their translation.
"""

from types import ModuleType

from erstanlauf.i18n.phrases import consent, services, slip, stored


def is_legal(phrase: str) -> bool:
    """Whether a wrong word in the translation of this phrase could cost somebody a right."""
    return phrase in LEGAL


def _phrases_of(module: ModuleType) -> list[str]:
    return [value for name, value in vars(module).items() if name.isupper() and isinstance(value, str)]


LEGAL: frozenset[str] = frozenset(
    {
        *_phrases_of(consent),
        *_phrases_of(stored),
        *services.DAYS_TO_GO.values(),
        slip.AT_ONCE,
        slip.BEFORE_TITLE_EXPIRES,
        slip.DRAFT_NOTICE,
    }
)
"""The legal phrases, as German sentences."""
