"""Puts a view on a board: the template of the second screen. Knows phrases and boards; touches it only tells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from erstanlauf.domain.keys import ANSWER_KEYS, TILE_KEYS
from erstanlauf.domain.needs import TILE_TOPICS, Topic
from erstanlauf.domain.questions import question
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.phrases import consent, questions, screen, slip
from erstanlauf.i18n.phrases.both_voices import BothVoices, Said
from erstanlauf.i18n.phrases.topics import TOPIC_NAMES
from erstanlauf.ui.flow.tools import Squares
from erstanlauf.ui.newcomer.boards import MomentBoard, ReadingBoard, Script, SlipBoard, TileBoard
from erstanlauf.ui.newcomer.consent_board import ConsentBoard, ConsentText
from erstanlauf.ui.newcomer.lettering import lettering
from erstanlauf.ui.newcomer.tiles import Choice
from erstanlauf.ui.newcomer.view import Board, ConsentAsked, View

_LANGUAGE_ASPECT = 2.4
_TOPIC_ASPECT = 1.6
_ANSWER_ASPECT = 5.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A view with all that it takes to draw it: its words, for a slip its code, for a slip to read its pages."""

    view: View
    voices: BothVoices
    squares: Squares = ()
    pages: Sequence[QImage] = ()


class Touched(QObject):
    """What the newcomer touched."""

    language_picked = Signal(str)
    need_toggled = Signal(Topic, bool)
    topics_done = Signal()
    answer_touched = Signal(str, int)
    """The fact, and the place of the answer in its question."""
    answers_done = Signal(str)
    consent_answered = Signal(str, bool)
    """A recipient, and yes or no."""
    consent_ticked = Signal(str, object)
    """A recipient, and the field that needs a tick of its own."""


def board_of(shown: Shown, script: Script, touched: Touched, parent: QWidget) -> QWidget:
    """Return a new board for a view that shows something."""
    board = _BOARDS[shown.view.board](shown, script, touched, parent)
    mark(board, shown.view)
    return board


def mark(board: QWidget, view: View) -> None:
    """Mark on a board what is chosen."""
    if isinstance(board, ConsentBoard) and view.asked is not None:
        board.mark(_said(view.asked))
    if not isinstance(board, TileBoard):
        return
    if view.board is Board.TOPICS:
        board.mark(place for place, topic in enumerate(TILE_TOPICS) if topic in view.needs)
    if view.board is Board.QUESTION:
        board.mark(view.picked)


def _languages(shown: Shown, script: Script, touched: Touched, parent: QWidget) -> QWidget:
    say = shown.voices.say
    choices = [
        Choice(f"{number:02}", Said(each.own_name), lettering(each)) for number, each in enumerate(LANGUAGES, start=1)
    ]
    hints = [say(screen.TOUCH_OR_NUMBER)]
    board = TileBoard(script, say(screen.POINT_AT_LANGUAGE), hints, choices, _LANGUAGE_ASPECT, None, parent)
    board.pressed.connect(lambda place: touched.language_picked.emit(LANGUAGES[place].tag))
    return board


def _topics(shown: Shown, script: Script, touched: Touched, parent: QWidget) -> QWidget:
    say = shown.voices.say
    choices = [
        Choice(key, say(TOPIC_NAMES[topic]), script.own, topic.value, is_markable=True)
        for topic, key in zip(TILE_TOPICS, TILE_KEYS, strict=False)
    ]
    hints = [say(screen.SEVERAL_TOPICS)]
    board = TileBoard(script, say(screen.WHAT_ABOUT), hints, choices, _TOPIC_ASPECT, say(screen.DONE), parent)

    def toggle(place: int) -> None:
        touched.need_toggled.emit(TILE_TOPICS[place], not board.grid.tiles[place].isChecked())

    board.pressed.connect(toggle)
    board.done.connect(touched.topics_done)
    return board


def _question(shown: Shown, script: Script, touched: Touched, parent: QWidget) -> QWidget:
    say, fact = shown.voices.say, shown.view.fact
    asked = question(fact)
    choices = []
    for option, key in zip(asked.options, ANSWER_KEYS, strict=False):
        phrase, parts = questions.answer_phrase(fact, option.code)
        choices.append(Choice(key, say(phrase, **parts), script.own, is_markable=asked.can_be_joined(option)))
    hints = [say(screen.SEVERAL_ANSWERS if asked.several else screen.TOUCH_OR_NUMBER), say(screen.NEED_NOT_ANSWER)]
    done = say(screen.DONE) if asked.several else None
    board = TileBoard(script, say(questions.QUESTIONS[fact]), hints, choices, _ANSWER_ASPECT, done, parent)
    board.pressed.connect(lambda place: touched.answer_touched.emit(fact, place))
    board.done.connect(lambda: touched.answers_done.emit(fact))
    return board


def _consent(shown: Shown, script: Script, touched: Touched, parent: QWidget) -> QWidget:
    say, asked = shown.voices.say, shown.view.asked
    assert asked is not None
    title = asked.title
    answers = (consent.CONSENT_YES, consent.CONSENT_NO)
    choices = [
        Choice(key, say(phrase), script.own, is_markable=True) for key, phrase in zip(TILE_KEYS, answers, strict=False)
    ]
    choices += [
        Choice(key, say(consent.SENTENCE_OF_SPECIAL[field], recipient=title), script.own, is_markable=True)
        for field, key in asked.special
    ]
    text = ConsentText(
        heading=say(consent.CONSENT_TITLE),
        recipient=say(consent.CONSENT_TO, recipient=title),
        why=say(consent.CONSENT_WHY),
        what=say(consent.CONSENT_WHAT),
        fields=tuple(say(phrase) for field, phrase in consent.PHRASE_OF_FIELD.items() if field in asked.fields),
        facts=(
            say(consent.CONSENT_UNTIL, date=f"{asked.until:%d.%m.%Y}"),
            *(say(phrase) for phrase in (consent.CONSENT_VOLUNTARY, consent.CONSENT_NO_HARM, consent.CONSENT_WITHDRAW)),
        ),
    )
    board = ConsentBoard(script, text, choices, parent)

    def tell(place: int) -> None:
        if place < len(answers):
            touched.consent_answered.emit(asked.recipient, place == 0)
        else:
            touched.consent_ticked.emit(asked.recipient, asked.special[place - len(answers)][0])

    board.pressed.connect(tell)
    return board


def _said(asked: ConsentAsked) -> list[int]:
    """Return the places of the tiles that are marked."""
    special = [place for place, (field, _) in enumerate(asked.special, start=2) if field in asked.fields]
    return [*([0] if asked.is_yes else []), *([1] if asked.is_no else []), *special]


def _slip(shown: Shown, script: Script, _touched: Touched, parent: QWidget) -> QWidget:
    lines = [shown.voices.say(phrase) for phrase in (screen.SLIP_READY, slip.YOUR_NUMBER, screen.TAKE_PHOTO)]
    return SlipBoard(script, lines, shown.view.number or "", shown.squares, parent)


def _reading(shown: Shown, script: Script, _touched: Touched, parent: QWidget) -> QWidget:
    say, count = shown.voices.say, len(shown.pages)
    pages = [
        (picture, say(slip.PAGE, page=str(number), pages=str(count)))
        for number, picture in enumerate(shown.pages, start=1)
    ]
    return ReadingBoard(script, say(screen.READ_HERE), pages, parent)


def _moment(shown: Shown, script: Script, _touched: Touched, parent: QWidget) -> QWidget:
    return MomentBoard(script, shown.voices.say(screen.ONE_MOMENT), parent)


_BOARDS: Mapping[Board, Callable[[Shown, Script, Touched, QWidget], QWidget]] = {
    Board.LANGUAGES: _languages,
    Board.TOPICS: _topics,
    Board.QUESTION: _question,
    Board.SLIP: _slip,
    Board.READING: _reading,
    Board.CONSENT: _consent,
    Board.MOMENT: _moment,
}
