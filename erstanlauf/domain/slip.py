"""The content of a slip as codes and facts: what a person takes along, before it is put into a language or on paper."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from erstanlauf.domain.catalogue import Cost, Document, Kind, Stated, Transport
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.prerequisites import Deadline
from erstanlauf.domain.returning.carried import CarriedVisit
from erstanlauf.domain.schedule import Slot
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

    `bring` are the documents asked for as far as is known, those of them that an earlier step hands out included;
    `waits_for` are those of them that an earlier step orders and that come later. `after` and `same_building_as` are
    numbers of earlier steps of this slip, from 1. `step_free` is true only where that is sure enough to print.

    `hours` are those in which a person is served, which need not be those of the house. `building` is there only where
    the address does not name it.

    `doubts_as_of` are the dates of what prints and is not confirmed but stands here without its date: cost, papers,
    languages, access without steps, service by appointment alone.
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
    bring: tuple[Document, ...] = ()
    waits_for: tuple[Document, ...] = ()
    after: tuple[int, ...] = ()
    same_building_as: int | None = None
    slot: Slot | None = None
    transport: Stated[Transport] | None = None
    cost: Cost | None = None
    step_free: bool = False
    doubts_as_of: tuple[str, ...] = ()
    building: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip ready to be put into words, its steps in the order to go.

    A neutral slip has no steps, no number and names no organization. `withdrawal_code` is there where a case was handed
    over with data; never on a neutral slip. `brings_back` is what the slip carries of its visit, `carried` the same as
    digits, ready for a QR code; it is empty where nobody has sealed it yet, and always on a neutral slip.
    """

    language: str
    issued_on: date
    number: SlipNumber | None
    steps: tuple[SlipStep, ...]
    neutral: bool
    withdrawal_code: WithdrawalCode | None = None
    brings_back: CarriedVisit | None = None
    carried: str = ""
