"""A desk for the command line: set up in a folder, with passwords in files."""

from pathlib import Path

import pytest

from erstanlauf.app import main

Capture = pytest.CaptureFixture[str]
PASSWORD = "ein langes Kennwort"


class Desk:
    """A folder with a desk and files with passwords, and the commands run on it."""

    def __init__(self, place: Path, capsys: Capture) -> None:
        self.folder, self.capsys, self._place = place / "desk", capsys, place

    def secret(self, text: str) -> str:
        """Return the name of a file that holds a secret."""
        file = self._place / f"secret-{len(list(self._place.iterdir()))}"
        file.write_text(f"{text}\n", encoding="utf-8")
        return str(file)

    def run(self, *arguments: str, login: str = "Verwaltung", password: str = PASSWORD) -> tuple[int, str]:
        """Run `store` with these arguments; return the status and what was said."""
        return self.command("store", *arguments, login=login, password=password)

    def command(self, *arguments: str, login: str = "Verwaltung", password: str = PASSWORD) -> tuple[int, str]:
        """Run a command on the desk; return the status and what was said."""
        who = ["--folder", str(self.folder), "--login", login, "--password-file", self.secret(password)]
        status = main([*arguments, *who])
        said = self.capsys.readouterr()
        if status:
            assert (said.out, len(said.err.splitlines())) == ("", 1)
        return status, said.out + said.err
