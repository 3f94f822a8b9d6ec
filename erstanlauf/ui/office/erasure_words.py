"""Words of the interface for what erasing takes away, in figures: never a topic, never a place. Knows gettext."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from erstanlauf.domain.backups import Backup
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.i18n import setting_words, time_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.erasure import ToErase
from erstanlauf.usecases.office_ports import Due, KeptVisit


def what_goes(words: Wording, chosen: ToErase, now: datetime) -> str:
    """Return what is kept of one visit, in figures."""
    said = [_visit(words, chosen.kept, now)] if chosen.kept is not None else []
    if chosen.id is None:
        said.append(words.gettext("Was bei einem späteren Besuch über diesen Zettel erzählt wurde."))
    if chosen.is_open:
        said.append(words.gettext("Eine offene Vorsprache mit allen Antworten."))
    if chosen.handovers:
        said.append(_handovers(words, len(chosen.handovers)))
    if any(each.sha256 for each in chosen.handovers):
        said.append(
            words.gettext(
                "Was eine Stelle schon bekommen hat, wird dort nicht mit gelöscht: Nehmen Sie vorher die Einwilligung "
                "zurück, dann wird der Hinweis für die Stelle gedruckt. Der Nachweis der Einwilligung bleibt hier, "
                "ohne Namen."
            )
        )
    return " ".join(said)


def left_in_backups(words: Wording, chosen: ToErase, backups: Sequence[Backup], longest_days: int) -> str:
    """Return how many backups still hold a visit, and until when; nobody can erase from a backup."""
    began = [each.made_at for each in chosen.handovers if each.state is not HandoverState.DRAFT]
    began += [chosen.kept.closed_at] if chosen.kept is not None else []
    holding = [each for each in backups if began and each.made_at >= min(began)]
    if not holding:
        return words.gettext("In keiner Sicherung steht sie.")
    until = max(each.made_at for each in holding) + timedelta(days=longest_days)
    text = words.ngettext(
        "In {count} Sicherung steht sie noch, längstens bis {day}; wird die zurückgeholt, wird die Vorsprache wieder "
        "gelöscht.",
        "In {count} Sicherungen steht sie noch, längstens bis {day}; wird eine davon zurückgeholt, wird die Vorsprache "
        "wieder gelöscht.",
        len(holding),
    )
    return text.format(count=len(holding), day=f"{until:%d.%m.%Y}")


def due_row(words: Wording, due: Due) -> tuple[str, str, str]:
    """Return what is due, how many of it, and of which days."""
    return setting_words.kept(words, due.kept), str(due.count), _days(words, due.first, due.last)


def erased(words: Wording, gone: Sequence[Due]) -> str:
    """Return what was erased."""
    if not gone:
        return words.gettext("Es war nichts mehr fällig.")
    said = "; ".join(f"{each.count} × {setting_words.kept(words, each.kept)}" for each in gone)
    return words.gettext("Gelöscht: {what}.").format(what=said)


def _days(words: Wording, first: date, last: date) -> str:
    if first == last:
        return f"{first:%d.%m.%Y}"
    return words.gettext("{first} bis {last}").format(first=f"{first:%d.%m.%Y}", last=f"{last:%d.%m.%Y}")


def _visit(words: Wording, kept: KeptVisit, now: datetime) -> str:
    parts = [
        words.ngettext("{count} Anliegen", "{count} Anliegen", len(kept.topics)).format(count=len(kept.topics)),
        words.ngettext("{count} Stelle", "{count} Stellen", len(kept.referrals)).format(count=len(kept.referrals)),
        words.ngettext("{count} Zettel", "{count} Zettel", kept.slips_issued).format(count=kept.slips_issued),
    ]
    closed = time_words.moment(words, kept.closed_at, now)
    said = words.gettext("Eine Vorsprache, abgeschlossen {when}: {parts}.").format(when=closed, parts=", ".join(parts))
    counted = words.gettext(
        "In den Zahlen der Steuerung zählt sie dann nicht mehr mit; nur Sprache und Regeln früherer Tage bleiben "
        "gezählt."
    )
    return f"{said} {counted}"


def _handovers(words: Wording, count: int) -> str:
    text = words.ngettext(
        "{count} Übergabe mit allem, was hier über die Person steht.",
        "{count} Übergaben mit allem, was hier über die Person steht.",
        count,
    )
    return text.format(count=count)
