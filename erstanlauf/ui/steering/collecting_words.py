"""What is said of counts on their way: how far this desk is with sending, what files brought, which desks are missing.

Knows no page and no file; names no count.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from erstanlauf.domain.figures.counted import DeskSource
from erstanlauf.domain.figures.periods import Period, PeriodKind
from erstanlauf.domain.plain_text import one_plain_line
from erstanlauf.i18n import time_words
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.flow.taking_counts import TakenFrom
from erstanlauf.usecases.figures.ports import Sent
from erstanlauf.usecases.figures.sending import Standing, SteeringKeyMissing

_DAY = timedelta(days=1)


def key_line(words: Wording, standing: Standing) -> str:
    """Return whether it is set to whom counts are sealed, and to what purpose, or what is in the way."""
    if standing.hindrance is None:
        return words.gettext("Der Schlüssel der Steuerung ist eingetragen; lesen kann nur sie, was von hier kommt.")
    if not isinstance(standing.hindrance, SteeringKeyMissing):
        return sentence(words, standing.hindrance)
    return words.gettext(
        "Der Schlüssel der Steuerung fehlt noch: Die Steuerung zeigt ihn auf dieser Seite, einzutragen ist er unter "
        "„Einstellungen“, „Zahlen“."
    )


def folder_line(words: Wording, standing: Standing) -> str:
    """Return where counts go, and whether by themselves."""
    if not standing.folder:
        return words.gettext(
            "Ein Ordner für Zahlen ist nicht eingetragen, also sendet dieser Tresen nicht von selbst: unter "
            "„Einstellungen“, „Zahlen“ eintragen oder hier jedes Mal wählen."
        )
    if standing.hindrance is not None:
        return words.gettext("Ordner: {folder}").format(folder=one_plain_line(standing.folder))
    told = words.gettext("Ordner: {folder}. Dorthin sendet dieser Tresen jede Woche beim ersten Anmelden von selbst.")
    return told.format(folder=one_plain_line(standing.folder))


def sent_line(words: Wording, sent: Sent | None, now: datetime) -> str:
    """Return when counts last went, and up to which day."""
    if sent is None:
        return words.gettext("Noch nie gesendet.")
    told = words.gettext("Zuletzt gesendet: {when}, Tage bis zum {last}.")
    return told.format(when=time_words.moment(words, sent.at, now), last=f"{sent.last:%d.%m.%Y}")


def late_line(words: Wording, sent: Sent | None) -> str:
    """Return what is said at the log-in to somebody who may send, at a desk that is late."""
    if sent is None:
        return words.gettext("Die Zahlen dieses Tresens sind noch nie an die Steuerung gegangen.")
    told = words.gettext("Die Zahlen dieses Tresens gingen zuletzt am {day} an die Steuerung.")
    return told.format(day=f"{sent.at:%d.%m.%Y}")


def source_rows(words: Wording, sources: Sequence[DeskSource], now: datetime) -> list[tuple[str, str, str, str]]:
    """Return desk, first to last day, when taken, and what is missing, for each desk."""
    wanted = Period.with_day(PeriodKind.MONTH, now.date()).before().last
    return [
        (
            words.gettext("{code} (erfunden)").format(code=each.code) if each.is_invented else each.code,
            f"{each.first:%d.%m.%Y} – {each.last:%d.%m.%Y}",
            words.gettext("dieser Tresen") if each.taken_at is None else time_words.moment(words, each.taken_at, now),
            _missing(words, each, wanted),
        )
        for each in sources
    ]


def _missing(words: Wording, source: DeskSource, wanted: date) -> str:
    if source.taken_at is None or source.last >= wanted:
        return words.gettext("vollständig bis zum {day}").format(day=f"{source.last:%d.%m.%Y}")
    return words.gettext("fehlt ab dem {day}").format(day=f"{source.last + _DAY:%d.%m.%Y}")


def missing_line(words: Wording, sources: Sequence[DeskSource], now: datetime) -> str:
    """Return how many desks miss days of a month that is over; empty where none does."""
    wanted = Period.with_day(PeriodKind.MONTH, now.date()).before().last
    late = sum(each.taken_at is not None and each.last < wanted for each in sources)
    if not late:
        return ""
    told = words.ngettext(
        "Von {count} Tresen fehlen Tage eines Monats, der vorbei ist; wer dort verwaltet, sendet neu.",
        "Von {count} Tresen fehlen Tage eines Monats, der vorbei ist; wer dort verwaltet, sendet neu.",
        late,
    )
    return told.format(count=late)


def report_rows(words: Wording, files: Sequence[TakenFrom]) -> list[tuple[str, str]]:
    """Return file and what became of it."""
    return [(one_plain_line(each.file), _became(words, each)) for each in files]


def headline(words: Wording, files: Sequence[TakenFrom]) -> str:
    """Return how many files were read, and how many of them brought something or were refused."""
    if not files:
        return words.gettext("In diesem Ordner liegt keine Datei mit Zahlen.")
    new = sum(each.taken is not None and each.taken.is_new for each in files)
    refused = sum(each.trouble is not None for each in files)
    told = words.ngettext("{count} Datei gelesen", "{count} Dateien gelesen", len(files)).format(count=len(files))
    news = words.ngettext("{count} mit neuen Zahlen", "{count} mit neuen Zahlen", new).format(count=new)
    if not refused:
        return f"{told}, {news}."
    no = words.ngettext("{count} nicht genommen", "{count} nicht genommen", refused).format(count=refused)
    return f"{told}, {news}, {no}."


def _became(words: Wording, each: TakenFrom) -> str:
    if each.trouble is not None:
        return sentence(words, each.trouble)
    assert each.taken is not None
    if not each.taken.is_new:
        return words.gettext("Tresen {desk}: war schon da, geändert wurde nichts.").format(desk=each.taken.desk)
    told = words.gettext("Tresen {desk}: übernommen, Tage vom {first} bis zum {last}.")
    return told.format(desk=each.taken.desk, first=f"{each.taken.first:%d.%m.%Y}", last=f"{each.taken.last:%d.%m.%Y}")
