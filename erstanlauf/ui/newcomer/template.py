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
from erstanlauf.i18n.phrases import questions, screen, slip
from erstanlauf.i18n.phrases.both_voices import BothVoices, Said
from erstanlauf.i18n.phrases.topics import TOPIC_NAMES
from erstanlauf.ui.flow.tools import Squares
from erstanlauf.ui.newcomer.boards import MomentBoard, ReadingBoard, Script, SlipBoard, TileBoard
from erstanlauf.ui.newcomer.lettering import lettering
from erstanlauf.ui.newcomer.tiles import Choice
from erstanlauf.ui.newcomer.view import Board, View

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


def board_of(shown: Shown, script: Script, touched: Touched, parent: QWidget) -> QWidget:
    """Return a new board for a view that shows something."""
    board = _BOARDS[shown.view.board](shown, script, touched, parent)
    mark(board, shown.view)
    return board


def mark(board: QWidget, view: View) -> None:
    """Mark on a board what is chosen."""
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
    Board.MOMENT: _moment,
}
