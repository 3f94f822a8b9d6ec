"""The content of a slip as codes and facts: what a person takes along, before it is put into a language or on paper."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from erstanlauf.domain.catalogue import Kind, Stated
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.prerequisites import Deadline
from erstanlauf.domain.visit import SlipNumber


class Paper(StrEnum):
    """Paper the slip is laid out for; `A4_LARGE` is A4 in large letters."""

    A5 = "A5"
    A4 = "A4"
    A4_LARGE = "A4-large"


@dataclass(frozen=True, slots=True)
class SlipStep:
    """One place to go. Facts that may not be printed are already gone: what is here prints, by its confidence.

    `call_first` asks for a call before going, because a printed fact is not confirmed. `ask_where` says that nothing
    about the way there is known well enough, so that the slip sends the person back to the desk or the city's number.
    """

    kind: Kind
    name: str
    organization: str | None
    topic: Topic | None
    address: Stated[str] | None
    phone: Stated[str] | None
    url: Stated[str] | None
    hours: Stated[str] | None
    appointment_only: bool
    call_first: bool
    ask_where: bool
    languages: tuple[str, ...]
    reason_codes: tuple[str, ...]
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip ready to be put into words, its steps in the order to go.

    A neutral slip has no steps, no number and names no organization.
    """

    language: str
    issued_on: date
    number: SlipNumber | None
    steps: tuple[SlipStep, ...]
    neutral: bool
