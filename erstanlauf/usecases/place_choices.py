"""What is chosen for one workplace and kept in a file beside its store: printer and paper, and how the law is read.

Asks the permit; knows the file only as something that keeps. What else lies there, look and language, is everybody's.
"""

from typing import Protocol

from erstanlauf.domain.people import Action, Permit


class KeptChoices(Protocol):
    """What is kept; `keep` writes it and may raise a `KnownTrouble`."""

    legal_drafts: str
    switches: dict[str, str]
    printer: str
    copies: int
    papers: dict[str, str]

    def keep(self) -> None: ...


class PlaceChoices:
    """Choices in the hands of one member of staff."""

    def __init__(self, permit: Permit, kept: KeptChoices) -> None:
        self._permit = permit
        self._kept = kept

    def turn_switch(self, name: str, position: str) -> None:
        """Put a switch of the law in a position. Raises `NotPermitted`, and what cannot be kept holds all the same."""
        self._permit.require(Action.SET_LAW)
        self._kept.switches[name] = position
        self._kept.keep()

    def print_legal_drafts(self, choice: str) -> None:
        """Choose whether drafts of legal phrases print; raises the same."""
        self._permit.require(Action.SET_LAW)
        self._kept.legal_drafts = choice
        self._kept.keep()

    def set_printer(self, name: str) -> None:
        """Let slips go to this printer; raises the same."""
        self._permit.require(Action.CHOOSE_PRINTER)
        self._kept.printer = name
        self._kept.keep()

    def set_paper(self, printer: str, paper: str) -> None:
        """Lay slips out for this paper on a printer; raises the same."""
        self._permit.require(Action.CHOOSE_PRINTER)
        self._kept.papers[printer] = paper
        self._kept.keep()

    def set_copies(self, copies: int) -> None:
        """Print so many of each slip; raises the same."""
        self._permit.require(Action.CHOOSE_PRINTER)
        self._kept.copies = copies
        self._kept.keep()
