"""A store that is damaged says so soon after the start, and the desk goes on as far as it can."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.checks import is_in_doubt
from tests.store.desks import opened
from tests.store.samples import a_new_visit, an_open_record
from tests.ui.desk import a_desk


def test_a_sound_store_is_not_talked_about(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, tmp_path) as desk:
        desk.desk.duties.watching.look_weekly()
        desk.settle()
        assert "beschädigt" not in desk.shell.strip.text


def test_damage_is_told_and_looked_for_first_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    store = opened(tmp_path)
    for _ in range(30):
        store.visits.close_visit(an_open_record(a_new_visit(store)))
    store.close()
    path = tmp_path / STORE_FILE
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(bytes(content))

    with a_desk(qtbot, tmp_path) as desk:
        assert "beschädigt" in desk.shell.strip.text  # by the watch, or by who came upon it afterwards
    assert is_in_doubt(path)
