"""The boards of the second screen in every language: mirrored, whole words, contrast, names, nothing to select."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from erstanlauf.domain.handover.consent import SPECIAL, DataField
from erstanlauf.domain.handover.recipient import RecipientId
from erstanlauf.domain.needs import TILE_TOPICS, Topic
from erstanlauf.domain.questions import question
from erstanlauf.domain.visit import SlipNumber
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.phrases.questions import QUESTIONS
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.slips.layout.qr import qr_squares
from erstanlauf.ui.desk_window import dress
from erstanlauf.ui.newcomer.boards import CodePicture, ReadingBoard, TileBoard
from erstanlauf.ui.newcomer.colours import Role, palette
from erstanlauf.ui.newcomer.template import Shown, Touched
from erstanlauf.ui.newcomer.tiles import Tile
from erstanlauf.ui.newcomer.view import Board, ConsentAsked, View
from erstanlauf.ui.newcomer.window import NewcomerWindow
from tests.ui import accessibility
from tests.ui.desk import Preferences

TAGS = [each.tag for each in LANGUAGES]
SMALL = (1280, 720)
NUMBER = SlipNumber("K7-418-3")
CONSENT = ConsentAsked(
    recipient=RecipientId("0badcafe"),
    title="Case Management der Stadt Bielefeld",
    until=date(2027, 11, 23),
    fields=tuple(DataField),
    special=tuple(zip([each for each in DataField if each in SPECIAL], "90QW", strict=True)),
    is_yes=True,
    is_no=False,
)
"""All there is to ask for."""


voices = cache(Voices({}).both)


class Newcomer:
    """The window alone, and what was touched on it."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.touched = Touched()
        self.desk = QWidget()
        self.window = NewcomerWindow(self.touched, self.desk)
        self.window.resize(*size)
        self.window.show()

    def show(self, view: View, pages: int = 0) -> None:
        sheet = QImage(420, 595, QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        squares = qr_squares(NUMBER) if view.board is Board.SLIP else ()
        self.window.show_view(Shown(view, voices(view.language), squares, [sheet] * pages))
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    @property
    def tiles(self) -> list[Tile]:
        assert isinstance(self.window.board, TileBoard)
        return self.window.board.grid.tiles


@pytest.fixture
def newcomer(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Newcomer]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, Preferences(zoom_percent=200))  # the clerk's eyes are not the newcomer's
    shown = Newcomer(getattr(request, "param", SMALL))
    qtbot.addWidget(shown.desk)
    qtbot.addWidget(shown.window)
    yield shown
    dress(application, Preferences())


def every_view(tag: str) -> list[View]:
    asked = [View(Board.QUESTION, tag, fact=fact) for fact in QUESTIONS]
    simple = [View(board, tag) for board in (Board.LANGUAGES, Board.TOPICS, Board.MOMENT)]
    slips = [View(Board.SLIP, tag, number=NUMBER), View(Board.READING, tag, number=NUMBER)]
    return [*simple, *asked, *slips, View(Board.CONSENT, tag, asked=CONSENT)]


@pytest.mark.parametrize("tag", TAGS)
def test_no_word_is_cut_and_everything_has_a_name(newcomer: Newcomer, tag: str) -> None:
    for view in every_view(tag):
        newcomer.show(view, pages=3)
        board = newcomer.window.board
        assert board is not None
        assert [each.text() for each in board.findChildren(Tile) if not each.fits] == [], view
        assert [each.text() for each in board.findChildren(QLabel) if not _is_whole(each)] == [], view
        assert all(each.accessibleName() for each in board.findChildren(Tile)), view
        assert newcomer.window.size().toTuple() == SMALL


@pytest.mark.parametrize("newcomer", [(1024, 768), (1080, 1920)], indirect=True)
@pytest.mark.parametrize("tag", ["ar", "bg", "ti"])
def test_no_word_is_cut_on_old_and_on_upright_screens(newcomer: Newcomer, tag: str) -> None:
    for view in every_view(tag):
        newcomer.show(view)
        assert newcomer.window.board is not None
        assert [each.text() for each in newcomer.window.board.findChildren(Tile) if not each.fits] == [], view


def test_arabic_runs_from_the_right(newcomer: Newcomer) -> None:
    newcomer.show(View(Board.TOPICS, "tr"))
    turkish = [each.pos().toTuple() for each in newcomer.tiles]
    newcomer.show(View(Board.TOPICS, "ar"))
    arabic = [each.pos().toTuple() for each in newcomer.tiles]
    from_the_left, from_the_right = ([x for x, y in places if y == places[0][1]] for places in (turkish, arabic))
    assert len(from_the_left) == len(from_the_right) > 1
    assert from_the_left == sorted(from_the_left)
    assert from_the_right == sorted(from_the_right, reverse=True)


def test_latin_words_keep_their_order_among_arabic_ones() -> None:
    line = voices("ar").say("Aufenthalt zum Arbeiten (§§ 18a–18g, 19c, 21)")
    assert "\u2066§§\u00a018a–18g, 19c, 21\u2069" in line.own
    assert "\u2066" not in line.german


def test_words_that_are_the_same_in_german_stand_there_once() -> None:
    assert voices("de").say("Worum geht es?").german == ""
    assert voices("tr").say("Worum geht es?").german == "Worum geht es?"


@pytest.mark.parametrize("board", [Board.LANGUAGES, Board.TOPICS, Board.MOMENT, Board.SLIP])
def test_text_stands_out_whatever_the_clerk_likes(newcomer: Newcomer, board: Board) -> None:
    newcomer.show(View(board, "ti", needs=(Topic.SPRACHE,), number=NUMBER))
    assert accessibility.weak_text(newcomer.window) == []


def test_colours_keep_apart_also_where_words_are_quiet() -> None:
    colour = palette().color
    texts = [
        (Role.PlaceholderText, Role.Window),
        (Role.PlaceholderText, Role.Button),
        (Role.PlaceholderText, Role.Midlight),
        (Role.Dark, Role.Highlight),
    ]
    assert min(accessibility.contrast(colour(ink), colour(ground)) for ink, ground in texts) >= 4.5
    assert accessibility.contrast(colour(Role.Mid), colour(Role.Window)) >= 3


def test_nothing_can_be_selected_focused_closed_or_dropped(newcomer: Newcomer) -> None:
    for view in every_view("ar"):
        newcomer.show(view, pages=1)
        inside = newcomer.window.findChildren(QWidget)
        assert {each.focusPolicy() for each in inside} == {Qt.FocusPolicy.NoFocus}
        assert not any(each.acceptDrops() for each in inside)
        labels = newcomer.window.findChildren(QLabel)
        assert {each.textFormat() for each in labels} <= {Qt.TextFormat.PlainText}
        assert {each.textInteractionFlags() for each in labels} <= {Qt.TextInteractionFlag.NoTextInteraction}


def test_chosen_topics_are_marked_and_a_touch_asks_for_the_opposite(newcomer: Newcomer) -> None:
    asked: list[tuple[Topic, bool]] = []
    newcomer.touched.need_toggled.connect(lambda topic, on: asked.append((topic, on)))
    newcomer.show(View(Board.TOPICS, "uk", needs=(Topic.WOHNEN,)))
    board = newcomer.window.board
    assert [topic for topic, tile in zip(TILE_TOPICS, newcomer.tiles, strict=True) if tile.isChecked()] == [
        Topic.WOHNEN
    ]
    for topic in (Topic.WOHNEN, Topic.SPRACHE):
        QTest.mouseClick(newcomer.tiles[TILE_TOPICS.index(topic)], Qt.MouseButton.LeftButton)
    assert asked == [(Topic.WOHNEN, False), (Topic.SPRACHE, True)]
    newcomer.show(View(Board.TOPICS, "uk", needs=(Topic.SPRACHE,)))
    assert newcomer.window.board is board
    assert [topic for topic, tile in zip(TILE_TOPICS, newcomer.tiles, strict=True) if tile.isChecked()] == [
        Topic.SPRACHE
    ]


def test_a_language_is_picked_by_the_two_digits_on_its_tile(newcomer: Newcomer) -> None:
    picked: list[str] = []
    newcomer.touched.language_picked.connect(picked.append)
    newcomer.show(View(Board.LANGUAGES, "en"))
    for digit in "03" + "92" + "2" + "27":
        newcomer.window.type(digit)
    assert picked == ["ar", "ti", "ur"]


def test_answers_stand_in_the_order_of_the_clerks_with_the_way_out_first(newcomer: Newcomer) -> None:
    touched: list[tuple[str, int]] = []
    newcomer.touched.answer_touched.connect(lambda fact, place: touched.append((fact, place)))
    newcomer.show(View(Board.QUESTION, "zh", fact="housing"))
    assert newcomer.tiles[0].key == "0"
    assert "Das möchte ich nicht sagen" in newcomer.tiles[0].accessibleName()
    assert len(newcomer.tiles) == len(question("housing").options)
    newcomer.window.type("3")
    assert touched == [("housing", 3)]


def test_consent_is_given_and_ticked_by_pointing_with_the_keys_of_the_clerk(newcomer: Newcomer) -> None:
    told: list[tuple[object, ...]] = []
    newcomer.touched.consent_answered.connect(lambda *answer: told.append(answer))
    newcomer.touched.consent_ticked.connect(lambda *tick: told.append(tick))
    newcomer.show(View(Board.CONSENT, "ar", asked=CONSENT))
    for key in "12Q":
        newcomer.window.type(key)
    recipient = CONSENT.recipient
    assert told == [(recipient, True), (recipient, False), (recipient, DataField.DEBTS)]


def test_a_long_slip_is_read_page_by_page(newcomer: Newcomer) -> None:
    newcomer.show(View(Board.READING, "ar", number=NUMBER), pages=3)
    board = newcomer.window.board
    assert isinstance(board, ReadingBoard)
    assert "Seite 1 von 3" in board.sheets[0].accessibleName()
    QTest.mouseClick(board.turners[2], Qt.MouseButton.LeftButton)
    assert "Seite 3 von 3" in board.sheets[-1].accessibleName()


def test_a_phone_reads_the_code_on_the_screen(newcomer: Newcomer) -> None:
    import zxingcpp

    newcomer.show(View(Board.SLIP, "ar", number=NUMBER))
    picture = newcomer.window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(picture.constBits()).cast("B", (picture.height(), picture.bytesPerLine()))
    assert [each.text for each in zxingcpp.read_barcodes(rows)] == [NUMBER]
    assert [each.accessibleName() for each in newcomer.window.findChildren(CodePicture)] == [f"QR {NUMBER}"]


def _is_whole(label: QLabel) -> bool:
    return label.height() >= label.heightForWidth(label.width()) and label.width() >= label.minimumSizeHint().width()
