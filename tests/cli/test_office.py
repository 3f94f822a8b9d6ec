"""The store on the command line: set up without a window, secrets from files, and the same rights as in the window."""

import stat
import sys
from pathlib import Path

import pytest

from erstanlauf.app import main
from tests.cli.desks import Capture, Desk


def test_a_desk_is_set_up_without_a_window_and_only_once(desk: Desk, tmp_path: Path) -> None:
    paper = (tmp_path / "paper").read_text(encoding="ascii")

    assert len(paper.replace("-", "").strip()) == 36
    status, said = desk.run("check")
    assert (status, "unbeschädigt, 0 Vorsprachen, 0 offene Entwürfe." in said) == (0, True)
    status, said = desk.run("init", "--paper-file", str(tmp_path / "paper"))
    assert (status, "schon eingerichtet" in said) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the rights of a file elsewhere")
@pytest.mark.usefixtures("desk")
def test_the_key_on_paper_is_for_nobody_else_on_this_computer(tmp_path: Path) -> None:
    assert stat.S_IMODE((tmp_path / "paper").stat().st_mode) == 0o600


def test_who_made_the_key_on_paper_goes_on_administering_until_there_is_another(desk: Desk) -> None:
    new = desk.secret("noch ein langes Kennwort")
    desk.run("people", "add", "--person", "Zweite", "--roles", "administration", "--new-password-file", new)

    for change in (["roles", "--roles", "counter"], ["remove"]):
        status, said = desk.run("people", *change, "--person", "Verwaltung")
        assert (status, "Papier-Schlüssel" in said) == (2, True)

    assert desk.run("people", "roles", "--person", "Zweite", "--roles", "counter")[0] == 0


def test_a_poor_password_sets_nothing_up(tmp_path: Path, capsys: Capture) -> None:
    desk = Desk(tmp_path, capsys)

    assert desk.run("init", "--paper-file", str(tmp_path / "paper"), password="kurz")[0] == 2

    assert not desk.folder.exists()
    assert not (tmp_path / "paper").exists()


def test_people_are_added_changed_and_removed(desk: Desk) -> None:
    new = desk.secret("noch ein langes Kennwort")
    desk.run("people", "add", "--person", "Tresen", "--roles", "counter", "--new-password-file", new)
    status, said = desk.run("people", "roles", "--person", "tresen", "--roles", "counter,catalogue")
    assert (status, said) == (0, "Tresen: catalogue, counter\nVerwaltung: administration, counter\n")

    status, said = desk.run("people", login="Tresen", password="noch ein langes Kennwort")
    assert (status, "nicht zu Ihren Aufgaben" in said) == (2, True)
    assert desk.run("people", "remove", "--person", "Tresen")[0] == 0
    assert desk.run("people", login="Tresen", password="noch ein langes Kennwort")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["people", "remove", "--person", "Verwaltung"], "Ohne diese Person"),
        (["people", "roles", "--person", "Verwaltung", "--roles", "counter"], "Ohne diese Person"),
        (["people", "roles", "--person", "Niemand", "--roles", "counter"], "niemand eingetragen"),
        (["people", "roles", "--person", "Verwaltung", "--roles", "boss"], "--roles"),
        (["people", "add", "--roles", "counter"], "--person"),
        (["house-key", "import", "/nowhere"], "/nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(desk: Desk, arguments: list[str], told: str) -> None:
    status, said = desk.run(*arguments, *(["--passphrase-file", desk.secret("x")] if "house-key" in arguments else []))

    assert status == 2
    assert told.rsplit("/", 1)[-1] in said
    assert desk.run("people") == (0, "Verwaltung: administration, counter\n")


def test_a_wrong_password_and_a_login_nobody_has_are_told_alike(desk: Desk) -> None:
    wrong = desk.run("check", password="ein falsches Kennwort")
    unknown = desk.run("check", login="Niemand")

    assert wrong == unknown
    assert wrong[0] == 2


def test_a_secret_is_never_asked_where_nobody_sits(
    desk: Desk, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)

    assert main(["store", "check", "--folder", str(desk.folder)]) == 2
    assert "--password-file" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", bytes(5000)])
def test_a_secret_file_that_is_none_is_named(desk: Desk, capsys: Capture, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "no-secret"
    file.write_bytes(content)
    arguments = ["store", "check", "--folder", str(desk.folder), "--login", "x", "--password-file", str(file)]

    assert main(arguments) == 2
    assert "no-secret" in capsys.readouterr().err


def test_the_key_is_changed_and_the_house_key_carried_to_another_desk(
    desk: Desk, tmp_path: Path, capsys: Capture
) -> None:
    assert desk.run("change-key")[0] == 0
    carried, passphrase = str(tmp_path / "house.key"), desk.secret("ein Kennwort für den Weg")
    assert desk.run("house-key", "export", carried, "--passphrase-file", passphrase)[0] == 0
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other", capsys)
    assert other.run("init", "--paper-file", str(tmp_path / "paper"))[0] == 2
    assert other.run("init", "--paper-file", str(tmp_path / "other paper"))[0] == 0

    assert other.run("house-key", "import", carried, "--passphrase-file", desk.secret("ein falsches Kennwort"))[0] == 2
    assert other.run("house-key", "import", carried, "--passphrase-file", passphrase)[0] == 0


def test_the_audit_is_checked_and_shown_with_ids_only(desk: Desk) -> None:
    desk.run("people")

    status, said = desk.run("audit")

    assert status == 0
    assert "logged_in" in said
    assert "Verwaltung" not in said
    assert said.splitlines()[-1].startswith("Das Protokoll ist lückenlos; Ende der Kette: ")


def test_a_damaged_store_is_told_in_one_line(desk: Desk) -> None:
    file = desk.folder / "erstanlauf.db"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)

    assert desk.run("check")[0] == 2


def test_a_desk_is_backed_up_and_the_backup_put_back_once_it_was_shown(desk: Desk) -> None:
    status, said = desk.run("backup")
    assert (status, "Gesichert und geprüft: erstanlauf-" in said) == (0, True)
    name = desk.run("backups")[1].split()[0]
    desk.run("people", "add", "--person", "Tresen", "--roles", "counter", "--new-password-file", desk.secret("x" * 12))

    shown = desk.run("restore", name)
    done = desk.run("restore", name, "--apply")

    assert shown == (0, f"{name}: Keine abgeschlossene Vorsprache geht verloren.\n")
    assert done[1].endswith(f"Zurückgeholt: {name}\n")
    assert "Tresen: counter" in desk.run("people")[1]  # who may do what is of today
    assert desk.run("restore", "erstanlauf-20200101T000000Z")[0] == 2


def test_a_store_that_does_not_open_is_put_back_from_its_newest_backup(desk: Desk) -> None:
    desk.run("backup")
    (desk.folder / "erstanlauf.db").write_bytes(b"")
    status, said = desk.run("check")
    assert (status, "beschädigt" in said) == (2, True)

    assert desk.run("restore")[0] == 0
    assert desk.run("restore", "erstanlauf-20200101T000000Z", "--apply")[0] == 2
    assert desk.run("check")[0] == 2
    assert desk.run("restore", "--apply")[0] == 0

    assert desk.run("check")[0] == 0


def test_a_lost_key_file_is_taken_from_the_newest_backup(desk: Desk) -> None:
    desk.run("backup")
    for name in ("erstanlauf.keys", "erstanlauf.keys.copy"):
        (desk.folder / name).unlink()
    assert desk.run("check")[0] == 2

    assert desk.run("restore", "--apply")[0] == 0

    assert desk.run("check")[0] == 0


def test_what_is_due_is_shown_and_erased(desk: Desk) -> None:
    assert desk.run("erase", "--due") == (0, "Nichts ist fällig.\n")
    assert desk.run("erase", "--due", "--apply") == (0, "Nichts ist fällig.\n")
    assert desk.run("erase", "--number", "K7-418-3")[0] == 2
    assert desk.run("erase", "--number", "Max Muster")[0] == 2


def test_the_file_for_the_it_is_written_and_checked_without_logging_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["store", "settings"]) == 0
    template = capsys.readouterr().out
    file = tmp_path / "erstanlauf.toml"
    file.write_text(template.replace("# idle_minutes = 5", "idle_minutes = 3"), encoding="utf-8")

    assert main(["store", "settings", str(file)]) == 0
    assert "idle_minutes" in capsys.readouterr().out
    file.write_text("idle_minutes = 999\n", encoding="utf-8")
    assert main(["store", "settings", str(file)]) == 2
    assert "von 1 bis 60" in capsys.readouterr().err
