"""`erstanlauf store init`: sets a desk up without a window, and takes over the store of an earlier version.

The key on paper is written to a file to be printed, or shown; nothing else is written before it was typed back.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from erstanlauf.cli import log_in
from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import FileNotWritten


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", _: Callable[[str], str]) -> None:
    """Add the first start to the actions of the store."""
    parser = commands.add_parser("init", help=_("den Tresen einrichten: erste Person, Schlüssel, Papier-Schlüssel"))
    parser.add_argument("--folder", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der des Programms"))
    parser.add_argument(
        "--only-administration", action="store_true", help=_("die erste Person arbeitet nicht am Tresen")
    )
    parser.add_argument(
        "--paper-file",
        type=Path,
        metavar="FILE",
        help=_(
            "den Papier-Schlüssel in diese Datei schreiben, statt ihn zu zeigen und abzufragen; drucken, dann löschen"
        ),
    )
    log_in.add_to(parser, _)


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Set the desk up."""
    _ = words.gettext
    who = log_in.credentials_from(chosen, words)
    first_start = parts.first_start(chosen.folder)
    paper = first_start.prepare(who.login, who.password, also_counter=not chosen.only_administration)
    if chosen.paper_file is not None:
        _keep(chosen.paper_file, paper)
        typed = chosen.paper_file.read_text(encoding="ascii")
    else:
        say(_("Papier-Schlüssel, jetzt aufschreiben oder drucken: {paper}").format(paper=paper))
        typed = log_in.secret(None, _("Papier-Schlüssel vom Papier abtippen: "))
    first_start.confirm(typed)
    say(_("Der Tresen ist eingerichtet. Den Papier-Schlüssel verschlossen aufheben, nicht neben dem Rechner."))
    return 0


def _keep(file: Path, paper: str) -> None:
    """Write the key on paper for this account alone, and never over another one. Raises `FileNotWritten`."""
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
            stream.write(f"{paper}\n")
    except OSError as error:
        raise FileNotWritten(file=file.name, folder=str(file.parent)) from error
