"""The report on the command line: for whole periods that are over, for the steering group alone, all or nothing."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from erstanlauf.app import main, now
from erstanlauf.store.access import Access
from erstanlauf.usecases.figures.invented import invented_counts
from tests.cli.desks import PASSWORD, Capture, Desk

YEAR = now().year - 1
SPRING = ("--from", f"{YEAR}-01-01", "--to", f"{YEAR}-06-30")


@pytest.fixture
def steered(desk: Desk) -> Desk:
    """A desk with somebody of the steering group."""
    people = ("people", "add", "--person", "Steuerung", "--roles", "steering")
    assert desk.run(*people, "--new-password-file", desk.secret(PASSWORD))[0] == 0
    return desk


def report(desk: Desk, days: Sequence[str], out: Path, login: str = "Steuerung") -> tuple[int, str]:
    return desk.command("report", *days, "--out", str(out), login=login)


def take_invented(desk: Desk) -> None:
    store = Access(desk.folder, now).log_in("Verwaltung", PASSWORD)
    for counts in invented_counts(now().date(), now()):
        store.figures.take(counts, now())
    store.close()


def test_it_leaves_pdf_workbook_and_tables_and_says_where(steered: Desk, tmp_path: Path) -> None:
    take_invented(steered)
    out = tmp_path / "out"

    status, said = report(steered, SPRING, out)

    assert status == 0
    assert said.startswith(f"1. Halbjahr {YEAR}\n")
    assert said.endswith("Erfundene Daten – keine echten Zahlen\n")
    assert {each.name for each in out.iterdir()} >= {f"Bericht-{YEAR}-H1.pdf", f"Bericht-{YEAR}-H1.xlsx"}
    assert (out / f"Bericht-{YEAR}-H1.pdf").read_bytes().startswith(b"%PDF-")
    assert len(list(out.glob("*.csv"))) > 1
    for file in out.iterdir():
        assert f"  {file}\n" in said


def test_a_report_of_a_desk_without_visits_is_made_too(steered: Desk, tmp_path: Path) -> None:
    assert report(steered, SPRING, tmp_path / "out")[0] == 0


def test_days_off_the_grid_are_one_sentence_that_names_the_nearest_periods(tmp_path: Path, capsys: Capture) -> None:
    assert main(["report", "--from", "2025-01-02", "--to", "2025-06-30", "--out", str(tmp_path / "out")]) == 2

    assert capsys.readouterr().err == (
        "Vom 2025-01-02 bis 2025-06-30 ist kein Monat, Quartal, Halb- oder Kalenderjahr; geschrieben wurde nichts – "
        "einen von diesen nehmen: 2025-01-01 – 2025-06-30, 2025-04-01 – 2025-06-30.\n"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("day", ["", "gestern", "2025-13-01", "0000-00-00"])
def test_what_is_no_day_is_refused_with_an_example(tmp_path: Path, capsys: Capture, day: str) -> None:
    assert main(["report", "--from", day, "--to", "2025-06-30", "--out", str(tmp_path)]) == 2

    said = capsys.readouterr().err
    assert said.startswith("erstanlauf report: „--from“")
    assert "--from 2026-01-01 --to 2026-06-30 --out DIR" in said


@pytest.mark.parametrize("year", ["0001", "1999", "3000", "9999"])
def test_years_there_are_no_figures_of_are_refused(tmp_path: Path, capsys: Capture, year: str) -> None:
    assert main(["report", "--from", f"{year}-01-01", "--to", f"{year}-12-31", "--out", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_period_that_is_not_over_waits(steered: Desk, tmp_path: Path) -> None:
    days = ("--from", "2999-01-01", "--to", "2999-12-31")
    status, said = report(steered, days, tmp_path / "out")

    assert status == 2
    assert said.startswith("2999 ist noch nicht abgeschlossen, Zahlen gibt es erst nach dem 2999-12-31; ")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_one_sentence(steered: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    status, said = report(steered, SPRING, tmp_path / "out")
    assert (status, f"Bericht-{YEAR}-H1.pdf" in said) == (2, True)


@pytest.mark.parametrize("roles", ["counter", "counter,catalogue,administration"])
def test_nobody_but_the_steering_group_gets_one(desk: Desk, tmp_path: Path, roles: str) -> None:
    people = ("people", "add", "--person", "Andere", "--roles", roles)
    desk.run(*people, "--new-password-file", desk.secret(PASSWORD))

    status, said = report(desk, SPRING, tmp_path / "out", login="Andere")

    assert status == 2
    assert said.startswith("Das gehört nicht zu Ihren Aufgaben")
    assert not (tmp_path / "out").exists()


def test_the_audit_knows_the_period_and_no_figure(steered: Desk, tmp_path: Path) -> None:
    report(steered, SPRING, tmp_path / "out")
    assert f"report/{YEAR}-H1" in steered.run("audit")[1]
