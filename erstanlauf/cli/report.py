"""`erstanlauf report --from D --to D --out DIR`: the report to the committees without a window.

Held to the same roles and to the same door as the page: no figure leaves here that the page would not show.
"""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from erstanlauf.cli import log_in
from erstanlauf.cli.call import WrongCall
from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.figures.periods import Period
from erstanlauf.i18n.figure_words import invented_note, period_name
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.report import report_files

DONE = 0


def add_to(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments."""
    parser.add_argument("--from", dest="first", required=True, metavar="DATE", help=_("erster Tag des Zeitraums"))
    parser.add_argument("--to", dest="last", required=True, metavar="DATE", help=_("letzter Tag des Zeitraums"))
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help=_("Ordner für PDF, XLSX und CSV"))
    parser.add_argument("--folder", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der des Programms"))
    log_in.add_to(parser, _)


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Write the report of a period; whoever does logs in. Nothing is written before all of it is made."""
    period = Period.of_days(_day(chosen.first, "--from"), _day(chosen.last, "--to"))
    with parts.office(chosen.folder, log_in.credentials_from(chosen, words)) as office:
        figures = office.figures
        files, is_invented = report_files(figures.reports.make(period), figures.files()), figures.asking.is_invented
    for name, content in files.items():
        parts.write_file(chosen.out / name, content)
    say("\n".join((period_name(words, period), *(f"  {chosen.out / name}" for name in files))))
    if is_invented:
        say(invented_note(words))
    return DONE


def _day(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        usage = "--from 2026-01-01 --to 2026-06-30 --out DIR"
        raise WrongCall(command="erstanlauf report", place=place, usage=usage) from error
