"""`erstanlauf figures send | take | key`: counts from desk to desk without a window, for tasks and IT.

Prints names of files, desks and days, never a count. What goes out is sealed to the steering desk.
"""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from erstanlauf.cli import log_in
from erstanlauf.cli.output import say, warn_of_file
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.plain_text import one_plain_line
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.collecting import Taken
from erstanlauf.usecases.office import Office

DONE = 0
NOT_ALL = 1
"""A file was refused; those before and behind it were taken, and the next call refuses it again."""


class NoFolderForCounts(KnownTrouble):
    """Neither the call nor a setting says where the file for the steering desk is to lie. Details: none."""

    code: ClassVar[str] = "figures.no_folder"


def add_to(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the actions."""
    actions = parser.add_subparsers(dest="action", required=True)
    sent = actions.add_parser("send", help=_("Zahlen dieses Tresens verschlüsselt für die Steuerung ablegen"))
    sent.add_argument("--out", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der aus den Einstellungen"))
    taken = actions.add_parser("take", help=_("Zahlen anderer Tresen einlesen"))
    taken.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("Dateien oder Ordner mit Zahlen"))
    key = actions.add_parser("key", help=_("Schlüssel der Steuerung zum Eintragen an den anderen Tresen"))
    for each in (sent, taken, key):
        each.add_argument("--folder", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der des Programms"))
        log_in.add_to(each, _)


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Run the action; whoever does logs in."""
    with parts.office(chosen.folder, log_in.credentials_from(chosen, words)) as office:
        return _ACTIONS[chosen.action](chosen, office, parts, words)


def _send(chosen: argparse.Namespace, office: Office, parts: CommandParts, words: Wording) -> int:
    folder = chosen.out.absolute() if chosen.out else office.settings.present().figures_folder
    if not folder:
        raise NoFolderForCounts
    sending = office.figures.sending
    prepared = sending.prepare(parts.now())
    laid = office.figures.folder().lay_down(Path(folder), prepared.name, prepared.content)
    sending.note_sent(prepared, parts.now())
    say(words.gettext("Abgelegt: {file}").format(file=laid))
    return DONE


def _take(chosen: argparse.Namespace, office: Office, parts: CommandParts, words: Wording) -> int:
    collecting, folder, is_refused = office.figures.collecting, office.figures.folder(), False
    opened = collecting.opener()
    files = [file for each in chosen.files for file in (folder.found(each.absolute()) if each.is_dir() else (each,))]
    for file in files:
        try:
            said = _became(words, collecting.take_opened(opened(folder.content(file)), parts.now()))
        except KnownTrouble as trouble:
            warn_of_file(words, file.name, trouble)
            is_refused = True
        else:
            say(f"{one_plain_line(file.name)}: {said}")
    return NOT_ALL if is_refused else DONE


def _key(_chosen: argparse.Namespace, office: Office, _parts: CommandParts, _words: Wording) -> int:
    say(office.figures.collecting.public_key())
    return DONE


def _became(words: Wording, taken: Taken) -> str:
    if not taken.is_new:
        return words.gettext("Tresen {desk} bis {last}, war schon da").format(desk=taken.desk, last=_day(taken))
    return words.gettext("Tresen {desk} bis {last}, übernommen").format(desk=taken.desk, last=_day(taken))


def _day(taken: Taken) -> str:
    return f"{taken.last:%d.%m.%Y}"


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, Office, CommandParts, Wording], int]] = {
    "send": _send,
    "take": _take,
    "key": _key,
}
