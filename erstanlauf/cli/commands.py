"""Reads the command line and runs the command; the one place where trouble becomes a line on standard error."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from erstanlauf import __version__
from erstanlauf.cli import (
    care,
    catalogue,
    figures,
    first_start,
    handover,
    office,
    phrases,
    printers,
    reach,
    report,
    sheet,
    slip,
    suggest,
)
from erstanlauf.cli.call import Parser, day
from erstanlauf.cli.output import warn
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.printers import COPIES

DONE = 0
REFUSED = 2


def run(arguments: list[str], parts: CommandParts, words: Wording) -> int:
    """Run a command and return its exit status: 0 done, 2 refused with one line that says why."""
    try:
        chosen = _parser(words).parse_args(arguments)
        return _COMMANDS[chosen.command](chosen, parts, words)
    except KnownTrouble as trouble:
        warn(words, trouble)
        return REFUSED


def _parser(words: Wording) -> argparse.ArgumentParser:
    _ = words.gettext
    parser = Parser(
        prog="erstanlauf",
        description=_("Erstanlaufstelle: vom Anliegen zum Laufzettel. Ohne Befehl öffnet sich der Tresen."),
    )
    parser.add_argument("--version", action="version", version=f"erstanlauf {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help=_("der Tresen mit erfundenen Vorsprachen"))
    demo.add_argument("--home", type=Path, help=argparse.SUPPRESS)  # how a demonstration goes on after a lock
    demo.add_argument("--out", type=Path, metavar="DIR", help=_("Ordner für Zettel, Vorsprache und Bilder"))
    _add_suggest(commands.add_parser("suggest", help=_("Vorschläge zu einer Vorsprache in einer Datei")), _)
    _add_slip(commands.add_parser("slip", help=_("Laufzettel zu einer Vorsprache in einer Datei")), _)
    _add_sheet(commands.add_parser("sheet", help=_("Blätter, die am Tresen bereitliegen")), _)
    reached = commands.add_parser("reach", help=_("wen ein Angebot erreicht"))
    reached.add_argument("service", metavar="a,b", help=_("Angebote, mit Komma getrennt"))
    reached.add_argument("--on", type=day, metavar="DATE", help=_("Tag, für den die Regeln gelten sollen"))
    phrases.add_to(commands.add_parser("phrases", help=_("Übersetzungen prüfen lassen")), _)
    catalogue.add_to(commands.add_parser("catalogue", help=_("Katalog prüfen, vergleichen und austauschen")), _)
    handover.add_to(commands.add_parser("handover", help=_("Übergaben mit Daten: Liste, Versand, Quittungen")), _)
    report.add_to(commands.add_parser("report", help=_("Bericht an den Integrationsrat: PDF, XLSX, CSV")), _)
    figures.add_to(commands.add_parser("figures", help=_("Zahlen der Tresen: senden und einlesen")), _)
    _add_store(commands.add_parser("store", help=_("Datenbestand einrichten, prüfen und verwalten")), _)
    _add_printers(commands.add_parser("printers", help=_("Drucker dieses Rechners")), _)
    return parser


def _add_suggest(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    parser.add_argument("file", metavar="FILE.json", help=_("Datei mit der Vorsprache; - liest die Standardeingabe"))
    parser.add_argument("--on", type=day, metavar="DATE", help=_("Tag, für den die Regeln gelten sollen"))
    parser.add_argument("--json", action="store_true", help=_("Ausgabe als JSON"))


def _add_slip(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    parser.add_argument("file", metavar="FILE.json", help=_("Datei mit der Vorsprache; - liest die Standardeingabe"))
    parser.add_argument("--language", required=True, metavar="TAG", help=_("Sprache des Zettels"))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf", help=_("wohin der Zettel soll"))
    parser.add_argument("--paper", type=Paper, choices=list(Paper), default=Paper.A5, help=_("Papier"))
    parser.add_argument("--services", metavar="a,b", help=_("diese Angebote, mit Komma getrennt, statt der Vorschläge"))


def _add_sheet(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    sheets = parser.add_subparsers(dest="action", required=True)
    finder = sheets.add_parser("finder", help=_("alle Sprachen zum Zeigen"))
    card = sheets.add_parser("card", help=_("Themen, Sätze und Fragen zum Zeigen"))
    stored = sheets.add_parser("stored", help=_("was wir speichern"))
    for each in (card, stored):
        each.add_argument("--language", required=True, metavar="TAG", help=_("Sprache des Blatts"))
    for each in (finder, card, stored):
        each.add_argument("--out", required=True, type=Path, metavar="FILE.pdf", help=_("wohin das Blatt soll"))
    stored.add_argument("--paper", type=Paper, choices=list(Paper), default=Paper.A4, help=_("Papier"))


def _add_store(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    first_start.add_to(actions, _)
    office.add_to(actions, _)
    care.add_to(actions, _)


def _store(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    by_name = {"init": first_start.run, **dict.fromkeys(office.ACTIONS, office.run)}
    return by_name.get(chosen.action, care.run)(chosen, parts, words)


def _add_printers(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    parser.add_argument(
        "action", choices=["list", "print"], help=_("auflisten oder ein PDF der Standardeingabe drucken")
    )
    parser.add_argument("--printer", default="", metavar="NAME", help=_("Drucker; ohne Angabe der des Systems"))
    parser.add_argument("--copies", type=int, choices=COPIES, default=1, metavar="N", help=_("Exemplare, 1 bis 9"))
    parser.add_argument("--title", default="", metavar="TEXT", help=_("Name des Auftrags"))


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, CommandParts, Wording], int]] = {
    "demo": lambda chosen, parts, _: parts.demo(chosen.out, chosen.home),
    "suggest": suggest.run,
    "slip": slip.run,
    "sheet": sheet.run,
    "reach": reach.run,
    "phrases": phrases.run,
    "catalogue": catalogue.run,
    "handover": handover.run,
    "report": report.run,
    "figures": figures.run,
    "store": _store,
    "printers": printers.run,
}
