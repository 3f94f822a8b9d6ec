"""Printers as a desk speaks of them: what was found, what was ordered, what became of it. Knows no system and no Qt."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from erstanlauf.domain.slip import Paper

COPIES = range(1, 10)
SHEETS: Mapping[Paper, str] = {Paper.A5: "A5", Paper.A4: "A4", Paper.A4_LARGE: "A4"}
"""The size of the sheet, by what a slip is laid out for."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer of this computer. `papers` holds those a slip can be laid out for, none where the system cannot say."""

    name: str
    model: str
    papers: tuple[Paper, ...]
    is_default: bool


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What to print where; an empty `printer` is the system's default. `title` names the job in the queue."""

    printer: str
    copies: int
    paper: Paper
    title: str


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A job the system has accepted; without an id it says no more about it."""

    printer: str
    id: int | None = None


class JobState(StrEnum):
    """What became of a job, as far as the system can tell."""

    PRINTED = "printed"
    UNDER_WAY = "under_way"
    WAITING = "waiting"
    """The queue is paused; the job comes out when it goes on."""
    LOST = "lost"
    """The job was cancelled, went wrong or went with its queue."""
    UNKNOWN = "unknown"
    """Only somebody who looks can tell."""


def as_json(printers: Sequence[Printer]) -> str:
    """Return the printers in the form other programs rely on, in ASCII: no console on the way can spoil it."""
    found = [
        {"name": each.name, "model": each.model, "papers": list(each.papers), "default": each.is_default}
        for each in printers
    ]
    return json.dumps({"printers": found}, indent=2)


def from_json(text: str) -> tuple[Printer, ...]:
    """Return the printers written by `as_json`. Raises ValueError, KeyError or TypeError for anything else."""
    return tuple(
        Printer(each["name"], each["model"], tuple(map(Paper, each["papers"])), each["default"])
        for each in json.loads(text)["printers"]
    )
