"""What the newcomer sees, as plain data: which board, in which language. Knows the visit, nothing of Qt."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import SlipNumber, Visit
from erstanlauf.i18n.languages import GERMAN
from erstanlauf.ui.flow.stage import Stage

BEFORE_CHOICE = "en"
"""Beside German in this language asks the second screen for the newcomer's."""


class Board(StrEnum):
    """A page of the second screen."""

    BLANK = "blank"
    LANGUAGES = "languages"
    TOPICS = "topics"
    QUESTION = "question"
    SLIP = "slip"
    READING = "reading"
    CONSENT = "consent"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class ConsentAsked:
    """What is being asked, of one recipient: `fields` are exactly those that go, before an answer those that a plain
    yes lets go. `special` are asked for one by one; each has the key of the clerk's page.
    """

    recipient: RecipientId
    title: str
    until: date
    fields: tuple[DataField, ...]
    special: tuple[tuple[DataField, str], ...]
    is_yes: bool
    is_no: bool


@dataclass(frozen=True, slots=True)
class View:
    """A board and what stands on it: chosen topics, the fact that is asked for and its marked answers, the number, what
    consent is asked for.
    """

    board: Board
    language: str = GERMAN.tag
    needs: tuple[Topic, ...] = ()
    fact: str = ""
    picked: tuple[int, ...] = ()
    number: SlipNumber | None = None
    asked: ConsentAsked | None = None


NOTHING = View(Board.BLANK)


def view_of(
    visit: Visit,
    stage: Stage,
    fact: str,
    picked: tuple[int, ...],
    asked: ConsentAsked | None = None,
    *,
    is_violence: bool,
    is_unprinted: bool,
) -> View:
    """Return what the newcomer sees of a visit; `fact` is what the clerk's page asks for, empty for nothing.

    Of a violence visit nothing is shown: others may look on. `is_unprinted` means that the slip can be read here only.
    """
    language = visit.language or BEFORE_CHOICE
    if is_violence:
        return View(Board.MOMENT, language)
    if stage is Stage.LANGUAGE:
        return View(Board.LANGUAGES, language)
    if stage is Stage.NEEDS:
        return View(Board.TOPICS, language, needs=visit.needs)
    if stage is Stage.QUESTION and fact:
        return View(Board.QUESTION, language, fact=fact, picked=picked)
    if stage is Stage.CONSENT and asked is not None:
        return View(Board.CONSENT, language, asked=asked)
    if stage is Stage.SLIP:
        return View(Board.READING if is_unprinted else Board.SLIP, language, number=visit.number)
    return View(Board.MOMENT, language)
