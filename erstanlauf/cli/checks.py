"""`erstanlauf catalogue check` and `erstanlauf store check`: read everything, change nothing, say what was found."""

import argparse
import sys

from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.ports import StoreReport

SOUND = 0
FAULTY = 2


def catalogue(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Check a catalogue together with the rules that speak of its kinds."""
    read = parts.check_knowledge(chosen.file)
    offers = sum(len(service.offers) for service in read.services.values())
    line = words.gettext("Katalog {city}, Stand {date}: {services} Angebotsarten, {offers} Angebote, keine Fehler.")
    say(line.format(city=read.city, date=read.as_of, services=len(read.services), offers=offers))
    return SOUND


def store(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Check a store page by page and say how many visits it holds."""
    report = parts.check_store(chosen.folder)
    if report.is_sound:
        line = words.gettext("{file}: unbeschädigt, {visits} Vorsprachen, {drafts} offene Entwürfe.")
        rows = report.rows
        say(line.format(file=report.file, visits=rows.get("visit", 0), drafts=rows.get("draft", 0)))
        return SOUND
    print(_faults(report, words), file=sys.stderr)
    return FAULTY


def _faults(report: StoreReport, words: Wording) -> str:
    line = words.gettext(
        "{file}: beschädigt ({pages} Seiten, {structure} Stellen im Aufbau, {orphans} lose Zeilen). "
        "Nichts wurde geändert. Die Datei mit ihren Nachbarn kopieren und die IT rufen, bevor jemand weiterarbeitet."
    )
    return line.format(
        file=report.file,
        pages=len(report.page_faults),
        structure=len(report.structure_faults),
        orphans=report.orphans,
    )
