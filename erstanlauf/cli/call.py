"""What was typed on the command line, and the one line in which a wrong call is refused.

argparse itself would answer in English, on several lines, and repeat whatever was typed, even a name.
"""

import argparse
import re
from datetime import date
from typing import ClassVar, NoReturn

from erstanlauf.domain.errors import KnownTrouble

_UNNAMED = "…"
_NAMED = re.compile(r"argument ([^:]+): ")
_OWN_NAME = re.compile(r"(?<!\S)(?:--[a-z]+|FILE\.json|command|action)(?![^\s,])")


class WrongCall(KnownTrouble):
    """An argument is missing, unknown or has a wrong value. Details: command, place, usage."""

    code: ClassVar[str] = "cli.wrong_call"


class Parser(argparse.ArgumentParser):
    """Raises `WrongCall` instead of ending the program; its subcommands do the same."""

    def error(self, message: str) -> NoReturn:
        """Refuse the call; of argparse's message only the names of our own arguments are kept."""
        named = _NAMED.match(message)
        names = [named[1]] if named else _OWN_NAME.findall(message.partition(": ")[2])
        usage = " ".join(self.format_usage().split()).partition(" ")[2]
        raise WrongCall(command=self.prog, place=", ".join(names) or _UNNAMED, usage=usage)


def day(text: str, command: str = "erstanlauf suggest") -> date:
    """Return the day of `--on` of a command."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongCall(command=command, place="--on", usage="--on 2026-11-22") from error
