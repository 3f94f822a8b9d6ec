"""What became of receipt files, one sentence each. Knows no page and no file."""

from collections.abc import Iterator, Sequence

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.receipts import TakenAs
from erstanlauf.domain.plain_text import one_plain_line
from erstanlauf.i18n.receipt_words import receipt_word
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.reading_receipts import ReadAt
from erstanlauf.usecases.handover.receipts import Taken


def rows(words: Wording, read: Sequence[ReadAt]) -> Iterator[tuple[str, str, str]]:
    """Yield recipient, file and what became of it; a place that could not be read has one line."""
    for place in read:
        for taken in place.taken:
            yield place.recipient.title, one_plain_line(taken.file), _said(words, taken)
        if place.trouble is not None:
            yield place.recipient.title, "–", sentence(words, place.trouble)


def headline(words: Wording, read: Sequence[ReadAt]) -> str:
    """Return how many were read and how many of them changed something."""
    taken = [each for place in read for each in place.taken]
    changed = sum(each.taken_as is TakenAs.MOVED for each in taken)
    is_troubled = any(place.trouble is not None for place in read)
    if not read:
        return words.gettext("Es gibt noch keine Empfänger; die Verwaltung richtet sie ein.")
    if not taken:
        if is_troubled:
            return words.gettext("Keine Quittung gelesen; nicht jeder Ordner war zu erreichen.")
        return words.gettext("Keine neuen Quittungen.")
    told = words.ngettext("{count} Quittung gelesen", "{count} Quittungen gelesen", len(taken))
    news = words.ngettext("{count} bringt etwas Neues", "{count} bringen etwas Neues", changed)
    return f"{told.format(count=len(taken))}, {news.format(count=changed)}."


def _said(words: Wording, taken: Taken) -> str:
    if isinstance(taken.trouble, KnownTrouble):
        return sentence(words, taken.trouble)
    return receipt_word(words, taken.taken_as, taken.handover)
