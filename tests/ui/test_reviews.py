"""What staff sees of reviews: in the language picker, beside the slip, in the menu of the law, of a damaged file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from erstanlauf.domain.people import Role
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.phrases.bank import phrases
from erstanlauf.i18n.phrases.review import Review, keep_reviews
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import FileNotWritten
from tests.ui.desk import Key, Preferences, TestDesk, a_desk


def reviewed(tag: str, count: int) -> dict[str, Review]:
    """Return reviews of the first so many phrases of the bank."""
    wording = Wording(tag, "slips")
    read = [phrase.german for phrase in phrases()[:count]]
    return {german: Review(wording.gettext(german), "Sprachmittlung", date(2026, 11, 1)) for german in read}


def a_newcomer(desk: TestDesk, tag: str) -> None:
    """Open a visit about a flat, in a language."""
    desk.press(Key.Key_F2)
    desk.type(tag)
    desk.press(Key.Key_Return)
    desk.type("3")


def offered(desk: TestDesk, text: str) -> list[str]:
    return [hit.text for hit in desk.desk.page.questions._find_languages(text)]


def legal_choice(desk: TestDesk, value: str) -> QAction:
    [action] = [each for each in desk.shell.actions_.legal_drafts.actions() if each.data() == value]
    return action


def test_the_picker_says_how_far_each_language_is_reviewed(qtbot: QtBot, tmp_path: Path) -> None:
    count = len(phrases())
    keep_reviews(tmp_path, "ar", reviewed("ar", count))
    keep_reviews(tmp_path, "tr", reviewed("tr", count - 1))
    keep_reviews(tmp_path, "uk", reviewed("uk", 1))
    with a_desk(qtbot, tmp_path) as desk:
        assert offered(desk, "arab") == ["Arabisch · geprüft"]
        assert offered(desk, "türk") == ["Türkisch · 99 % geprüft"]
        assert offered(desk, "ukra") == ["Ukrainisch · 1 % geprüft"]
        assert offered(desk, "tigr") == ["Tigrinya · Entwurf"]
        assert "Deutsch" in offered(desk, "deutsch")


def test_where_nobody_has_read_anything_every_language_is_a_draft(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        drafts = [text for text in offered(desk, "") if text.endswith(" · Entwurf")]
        assert len(drafts) == len(LANGUAGES) - 1
        [english] = [each for each in desk.shell.actions_.languages.actions() if each.data() == "en"]
        english.trigger()
        assert "Arabic · draft" in offered(desk, "arab")


def test_the_preview_counts_the_drafts_on_this_slip(qtbot: QtBot, tmp_path: Path) -> None:
    keep_reviews(tmp_path, "tr", reviewed("tr", len(phrases())))
    with a_desk(qtbot, tmp_path) as desk:
        note = desk.desk.page.preview.review_note
        a_newcomer(desk, "ar")
        desk.press(Key.Key_F9)
        words = note.text().split()
        assert words[0] == "Übersetzung:"
        assert 10 < int(words[1]) == int(words[3])
        for tag, said in (("tr", "Übersetzung geprüft."), ("de", "")):
            desk.desk.counter.change(lambda session, tag=tag: session.pick_language(tag))  # type: ignore[misc]
            desk.settle()
            assert note.text() == said


def test_the_menu_of_the_law_turns_legal_drafts_off_at_once_and_keeps_that(qtbot: QtBot, tmp_path: Path) -> None:
    liked = Preferences()
    with a_desk(qtbot, tmp_path, preferences=liked) as desk:
        assert legal_choice(desk, "print").isChecked()
        a_newcomer(desk, "ar")
        desk.press(Key.Key_F9)
        before = desk.desk.page.preview.review_note.text()
        legal_choice(desk, "german_only").trigger()
        desk.settle()
        assert desk.desk.page.preview.review_note.text() != before
        assert liked.legal_drafts == "german_only"
        legal_choice(desk, "print").trigger()
        desk.settle()
        assert desk.desk.page.preview.review_note.text() == before


@pytest.mark.parametrize("kept", ["print", "german_only"])
def test_what_was_kept_holds_at_the_next_start(kept: str, qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path, preferences=Preferences(legal_drafts=kept)) as desk:
        assert legal_choice(desk, kept).isChecked()
        assert desk.desk._tools.voices.says_legal_drafts == (kept == "print")


def test_a_choice_that_cannot_be_kept_is_told_and_still_holds(qtbot: QtBot, tmp_path: Path) -> None:
    class OnAFullDisk(Preferences):
        def keep(self) -> None:
            raise FileNotWritten(file="preferences.json", folder="erstanlauf")

    with a_desk(qtbot, tmp_path, preferences=OnAFullDisk()) as desk:
        legal_choice(desk, "german_only").trigger()
        assert "preferences.json" in desk.shell.strip.text
        assert not desk.desk._tools.voices.says_legal_drafts


def test_what_cannot_be_read_is_told_also_to_who_serves_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "ar.json").write_text("{")
    with a_desk(qtbot, tmp_path, roles=frozenset((Role.ADMINISTRATION,))) as desk:
        assert desk.shell.strip.text.startswith("Die Datei ar.json mit den geprüften Übersetzungen")


def test_a_damaged_file_of_reviews_is_told_and_the_desk_works(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "ar.json").write_text("{")
    with a_desk(qtbot, tmp_path) as desk:
        assert desk.shell.strip.text.startswith("Die Datei ar.json mit den geprüften Übersetzungen")
        a_newcomer(desk, "ar")
        desk.press(Key.Key_F9)
        assert desk.desk.page.shows_slip
