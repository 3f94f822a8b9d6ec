"""Who runs a command on the store: asked at the prompt or read from a file, never an argument others could see."""

import argparse
import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.wording import Wording

_MOST_BYTES = 4096


class NobodyToAsk(KnownTrouble):
    """A secret is wanted, no file was named, and there is no keyboard. Details: none."""

    code: ClassVar[str] = "cli.nobody_to_ask"


class SecretUnreadable(KnownTrouble):
    """The file with a secret cannot be read as one line of text. Details: file."""

    code: ClassVar[str] = "cli.secret_unreadable"


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    """A login and its password. It has no repr, so that neither gets into a log."""

    login: str
    password: str


def add_to(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Let a command be told who runs it."""
    parser.add_argument("--login", metavar="NAME", help=_("Anmeldename; ohne Angabe wird gefragt"))
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=_("Datei mit dem Kennwort; sonst gefragt"))


def credentials_from(chosen: argparse.Namespace, words: Wording) -> Credentials:
    """Return who runs the command. Raises `NobodyToAsk` and `SecretUnreadable`."""
    login = chosen.login if chosen.login is not None else _asked(words.gettext("Anmeldename: "), input)
    return Credentials(login, secret(chosen.password_file, words.gettext("Kennwort: ")))


def secret(file: Path | None, question: str) -> str:
    """Return a secret: the first line of a file where one is named, else what is typed and not shown."""
    return _asked(question, getpass.getpass) if file is None else _first_line(file)


def _asked(question: str, ask: Callable[[str], str]) -> str:
    if not sys.stdin.isatty():
        raise NobodyToAsk
    try:
        return ask(question)
    except EOFError as error:
        raise NobodyToAsk from error


def _first_line(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise ValueError("too long")
        return content.decode("utf-8-sig").splitlines()[0]
    except (OSError, ValueError, IndexError) as error:
        raise SecretUnreadable(file=str(file)) from error
