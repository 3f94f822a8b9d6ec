"""Counts from desk to desk on the command line: sealed to the steering desk, taken once, and by the right people."""

from datetime import timedelta
from pathlib import Path

import pytest

from erstanlauf.app import load_knowledge, main, now
from erstanlauf.app.office import office_of
from erstanlauf.domain import visit as change
from erstanlauf.domain.figures.counted import By, Counted
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import Permit, Role
from erstanlauf.store.access import Access
from erstanlauf.usecases.desk import Desk as Counter
from tests.cli.desks import PASSWORD, Capture, Desk

WORK_BEGAN = now() - timedelta(days=1)


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def steering(desk: Desk) -> Desk:
    """The steering desk."""
    people = ("people", "add", "--person", "Steuerung", "--roles", "steering")
    assert desk.run(*people, "--new-password-file", desk.secret(PASSWORD))[0] == 0
    return desk


@pytest.fixture
def counting(tmp_path: Path, capsys: Capture, steering: Desk, share: Path) -> Desk:
    """Another desk of the same house, with a visit of yesterday, that knows the key of the steering desk."""
    place = tmp_path / "other"
    place.mkdir()
    made = Desk(place, capsys)
    assert made.run("init", "--paper-file", str(place / "paper"))[0] == 0
    carried, passphrase = str(place / "house.key"), made.secret("ein Kennwort für den Weg")
    assert steering.run("house-key", "export", carried, "--passphrase-file", passphrase)[0] == 0
    assert made.run("house-key", "import", carried, "--passphrase-file", passphrase)[0] == 0
    status, key = steering.command("figures", "key", login="Steuerung")
    assert status == 0
    with office_of(made.folder, "Verwaltung", PASSWORD) as office:
        office.settings.change("figures_key", key.strip())
        office.settings.change("figures_folder", str(share))
    return made


def let_somebody_visit(desk: Desk) -> None:
    store = Access(desk.folder, now).log_in("Verwaltung", PASSWORD)
    at_the_counter = Permit(store.permit.by, frozenset({Role.COUNTER}))
    counter = Counter(store.visits, load_knowledge(WORK_BEGAN.date()), at_the_counter)
    visit = change.with_need(counter.open_visit(WORK_BEGAN), Topic.SPRACHE, wanted=True)
    counter.save(visit, WORK_BEGAN)
    counter.close(visit, WORK_BEGAN)
    store.close()


def visits_at(desk: Desk) -> int:
    store = Access(desk.folder, now).log_in("Verwaltung", PASSWORD)
    cells = store.figures.cells(Counted.HOUR, WORK_BEGAN.date(), WORK_BEGAN.date(), By.PERIOD)
    store.close()
    return sum(cells.values())


def test_counts_go_from_desk_to_desk_and_are_taken_once(counting: Desk, steering: Desk, share: Path) -> None:
    let_somebody_visit(counting)

    status, said = counting.command("figures", "send")

    [file] = share.iterdir()
    assert (status, said) == (0, f"Abgelegt: {file}\n")
    status, said = steering.command("figures", "take", str(share), login="Steuerung")
    assert status == 0
    assert said.startswith(f"{file.name}: Tresen ")
    assert said.endswith(f" bis {WORK_BEGAN:%d.%m.%Y}, übernommen\n")
    assert visits_at(steering) == 1
    assert steering.command("figures", "take", str(file), login="Steuerung")[1].endswith(", war schon da\n")
    assert visits_at(steering) == 1


def test_a_folder_can_be_named_instead_of_the_one_that_is_set(counting: Desk, share: Path, tmp_path: Path) -> None:
    let_somebody_visit(counting)
    (tmp_path / "stick").mkdir()

    assert counting.command("figures", "send", "--out", str(tmp_path / "stick"))[0] == 0

    assert [list(share.iterdir()), len(list((tmp_path / "stick").iterdir()))] == [[], 1]


def test_a_file_that_is_none_is_named_and_the_others_are_taken(
    counting: Desk, steering: Desk, share: Path, capsys: Capture
) -> None:
    let_somebody_visit(counting)
    counting.command("figures", "send")
    (share / "erstanlauf-zahlen-AA.ezz").write_bytes(b"nothing of ours")
    who = ["--folder", str(steering.folder), "--login", "Steuerung", "--password-file", steering.secret(PASSWORD)]
    capsys.readouterr()

    files = [str(each) for each in sorted(share.iterdir(), reverse=True)]
    assert main(["figures", "take", *files, *who]) == 1

    said = capsys.readouterr()
    assert said.err.startswith("erstanlauf-zahlen-AA.ezz: ")
    assert len(said.err.splitlines()) == 1
    assert said.out.endswith("übernommen\n")


def test_without_key_folder_or_visits_nothing_is_sent(desk: Desk, counting: Desk, tmp_path: Path) -> None:
    assert desk.command("figures", "send")[1].startswith("Wohin die Datei für die Steuerung soll, steht nirgends")
    said = desk.command("figures", "send", "--out", str(tmp_path))[1]
    assert said.startswith("Der Schlüssel der Steuerung ist hier nicht eingetragen; verschickt wurde nichts")
    said = counting.command("figures", "send")[1]
    assert said.startswith("An diesem Tresen gibt es noch keinen abgeschlossenen Tag mit Vorsprachen")


def test_the_counter_reaches_none_of_it(desk: Desk) -> None:
    people = ("people", "add", "--person", "Andere", "--roles", "counter,catalogue")
    desk.run(*people, "--new-password-file", desk.secret(PASSWORD))

    for action in (("send", "--out", "."), ("take", "x.ezz"), ("key",)):
        status, said = desk.command("figures", *action, login="Andere")
        assert (status, said.startswith("Das gehört nicht zu Ihren Aufgaben")) == (2, True)


def test_who_sends_reads_none_and_who_collects_sends_none(steering: Desk) -> None:
    for arguments, login in (
        (("take", "x.ezz"), "Verwaltung"),
        (("key",), "Verwaltung"),
        (("send", "--out", "."), "Steuerung"),
    ):
        status, said = steering.command("figures", *arguments, login=login)
        assert (status, said.startswith("Das gehört nicht zu Ihren Aufgaben")) == (2, True)
