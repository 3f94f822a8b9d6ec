"""The language of the interface, handed to pages and command line; gettext catalogues with German msgids.

A page keeps the `Wording` it was given and asks it anew in `retranslate()`; nothing is translated at import time.
"""

from pathlib import Path
from typing import Protocol

from erstanlauf import paths

SOURCE_LANGUAGE = "de"
INTERFACE_LANGUAGES = ("de", "en")
UNSURE = "unsure"
"""Context under which a compiled catalogue keeps what its translator was unsure of: `pgettext(UNSURE, message)`."""


def N_(message: str) -> str:
    """Mark a message for extraction without translating it."""
    return message


class Wording:
    """Words of one gettext domain in one language that can change while the program runs."""

    def __init__(self, language: str = SOURCE_LANGUAGE, domain: str = "erstanlauf") -> None:
        self._domain = domain
        self._catalogue = catalogue(domain, language)
        self.language = language

    def switch_to(self, language: str) -> None:
        """Use another language from the next call on."""
        self._catalogue = catalogue(self._domain, language)
        self.language = language

    def gettext(self, message: str) -> str:
        return self._catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self._catalogue.ngettext(singular, plural, count)

    def pgettext(self, context: str, message: str) -> str:
        return self._catalogue.pgettext(context, message)


class Translations(Protocol):
    """What a gettext catalogue can do."""

    def gettext(self, message: str) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...
    def pgettext(self, context: str, message: str) -> str: ...


class _German:
    """German needs no catalogue: its sentences are the msgids. Not gettext's own class, whose import delays a start."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        return message


def catalogue(domain: str, language: str) -> Translations:
    """Return the catalogue of a language."""
    if language == SOURCE_LANGUAGE:
        return _German()
    from gettext import GNUTranslations

    folder = paths.translations() / language / "LC_MESSAGES"
    compiled, source = folder / f"{domain}.mo", folder / f"{domain}.po"
    if not _is_fresh(compiled, source):
        return _compiled_in_memory(source, language)
    with compiled.open("rb") as stream:
        return GNUTranslations(stream)


def _is_fresh(compiled: Path, source: Path) -> bool:
    if not source.exists():  # installed or frozen: only the compiled file is shipped
        return True
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime


def compiled(source: Path, language: str) -> bytes:
    """Return a .po file as a .mo file; a comment "# unsure: …" is in it too, under the context `UNSURE`."""
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as stream:
        entries = read_po(stream, locale=language)
    for entry in list(entries):
        _, _, doubt = " ".join(entry.user_comments).partition(f"{UNSURE}:")
        if doubt and isinstance(entry.id, str) and entry.id:
            entries.add(entry.id, doubt.strip(), context=UNSURE)
    file = BytesIO()
    write_mo(file, entries)
    return file.getvalue()


def _compiled_in_memory(source: Path, language: str) -> Translations:
    """Read the .po of a bare checkout; costs an import of Babel, which an installed program never pays."""
    from gettext import GNUTranslations
    from io import BytesIO

    return GNUTranslations(BytesIO(compiled(source, language)))
