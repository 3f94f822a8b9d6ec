"""Reviews from the command line: how much is reviewed, the sheet out, the corrected sheet back in."""

import csv
import json
import re
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from erstanlauf.app import main
from erstanlauf.i18n.phrases import slip as phrases
from erstanlauf.i18n.phrases.bank import phrases as bank
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.settings import load_preferences

ROLE = "Sprachmittlung Türkisch"
VISIT = {"situation": {"status": "schutz"}, "needs": ["wohnen"], "flags": []}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ERSTANLAUF_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def a_sheet(folder: Path, capsys: pytest.CaptureFixture[str], tag: str = "tr") -> tuple[Path, list[list[str]]]:
    """Write the sheet of a language; return the file and its rows."""
    file = folder / f"{tag}.csv"
    assert main(["phrases", "sheet", "--language", tag, "--out", str(file)]) == 0
    capsys.readouterr()
    text = file.read_bytes().decode("utf-8-sig")
    return file, list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def fill_in(file: Path, rows: list[list[str]], german: str, corrected: str, ok: str = "") -> None:
    next(row for row in rows if row[1] == german)[3:] = [corrected, ok]
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)


def test_state_tells_of_every_language_how_much_is_reviewed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["phrases", "state"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 26
    count = len(bank())
    [tigrinya] = [line for line in lines if line.startswith("Tigrinya")]
    assert re.fullmatch(rf"Tigrinya \(ti\): 0 von {count} geprüft, [1-9]\d* unsicher, {count} Entwurf\.", tigrinya)


def test_a_sheet_to_print_has_every_phrase_on_numbered_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bogen.PDF"
    assert main(["phrases", "sheet", "--language", "tr", "--out", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    pages = [page.extract_text() for page in PdfReader(file).pages]
    text = "\n".join(pages)
    assert [phrase.id for phrase in bank() if phrase.id not in text] == []
    assert f"0 von {len(bank())} geprüft" in pages[0]
    assert f"Seite 2 von {len(pages)}" in pages[1]


def applied(place: Path) -> list[str]:
    """Set a desk up and return the arguments of somebody who may take reviews over there."""
    password = place / "password"
    password.write_text("ein langes Kennwort\n", encoding="utf-8")
    who = ["--login", "Verwaltung", "--password-file", str(password)]
    assert main(["store", "init", "--paper-file", str(place / "paper"), *who]) == 0
    return ["--apply", *who]


def test_reviews_are_taken_over_by_nobody_who_has_not_the_right(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, rows = a_sheet(tmp_path, capsys)
    fill_in(file, rows, phrases.TITLE, "", "ok")
    *_, login, _, password = applied(tmp_path)
    who = ["--login", "Tresen", "--password-file", password]
    main(["store", "people", "add", "--person", "Tresen", "--roles", "counter", "--new-password-file", password,
          "--login", login, "--password-file", password])  # fmt: skip
    capsys.readouterr()

    assert main(["phrases", "read", str(file), "--by", ROLE, "--apply", *who]) == 2
    assert "nicht zu Ihren Aufgaben" in capsys.readouterr().err
    assert not (home / "phrases").exists()


def test_a_corrected_sheet_is_shown_first_and_taken_over_when_told_to(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, rows = a_sheet(tmp_path, capsys)
    fill_in(file, rows, phrases.POLICE, "Polis memuru")
    fill_in(file, rows, phrases.TITLE, "", "ok")
    read = ["phrases", "read", str(file), "--by", ROLE, "--on", "2026-01-05"]

    assert main(read) == 0
    shown = capsys.readouterr().out
    assert "„Polizei“ heißt neu „Polis memuru“, bisher „Polis“." in shown
    assert "„Ihre nächsten Schritte“ heißt geprüft" in shown
    assert shown.splitlines()[-1] == (
        "Türkisch: 2 Sätze geprüft, 1 korrigiert; 0 Zeilen mit Fehlern. Nur zur Probe: Mit --apply wird übernommen."
    )
    assert not home.exists()

    assert main([*read, *applied(tmp_path)]) == 0
    assert (
        capsys.readouterr()
        .out.splitlines()[-1]
        .endswith("Übernommen; ein offener Tresen spricht so nach dem nächsten Start.")
    )
    kept = json.loads((home / "phrases" / "tr.json").read_text("utf-8"))["reviews"]
    assert kept[phrases.POLICE] == {"of": "Polis memuru", "by": ROLE, "on": "2026-01-05"}
    main(["phrases", "state", "--language", "tr"])
    assert "2 von" in capsys.readouterr().out


def test_reviewed_words_stand_on_the_next_slip_and_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, rows = a_sheet(tmp_path, capsys)
    fill_in(file, rows, phrases.POLICE, "Polis memuru")
    main(["phrases", "read", str(file), "--by", ROLE, *applied(tmp_path)])
    assert "Polis memuru" in slip_text(tmp_path)
    _, rows = a_sheet(tmp_path, capsys)
    assert [row[2] for row in rows if row[1] == phrases.POLICE] == ["Polis memuru"]


def test_one_mistake_and_nothing_is_taken_over(tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, rows = a_sheet(tmp_path, capsys)
    fill_in(file, rows, phrases.TITLE, "", "ok")
    fill_in(file, rows, phrases.STEP, "Adım")
    assert main(["phrases", "read", str(file), "--by", ROLE, "--apply"]) == 2
    answer = capsys.readouterr()
    [line] = answer.err.splitlines()
    row = 1 + next(place for place, row in enumerate(rows) if row[1] == phrases.STEP)
    assert line.startswith(f"tr.csv, Zeile {row}: Die Platzhalter")
    assert line.endswith("genau diese schreiben: {number}.")
    assert answer.out.splitlines()[-1].endswith("1 Zeilen mit Fehlern. Übernommen wurde nichts.")
    assert not home.exists()


def test_a_letter_the_fonts_do_not_have_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, rows = a_sheet(tmp_path, capsys)
    fill_in(file, rows, phrases.POLICE, "Polis 한")
    assert main(["phrases", "read", str(file), "--by", ROLE]) == 2
    assert "kann der Zettel nicht drucken: 한;" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["phrases"],
        ["phrases", "sheet", "--language", "tr"],
        ["phrases", "sheet", "--language", "de", "--out", "x.csv"],
        ["phrases", "sheet", "--language", "xx", "--out", "x.csv"],
        ["phrases", "sheet", "--language", "tr", "--out", "x.xlsx"],
        ["phrases", "state", "--language", "de"],
        ["phrases", "read", "is-not-there.csv", "--by", ROLE],
        ["phrases", "read", "is-not-there.csv"],
        ["phrases", "read", ".", "--by", ROLE],
        ["phrases", "read", "x.csv", "--by", "a@b.example"],
        ["phrases", "read", "x.csv", "--by", "x" * 99],
        ["phrases", "read", "x.csv", "--by", ROLE, "--on", "9999-01-01"],
        ["phrases", "read", "x.csv", "--by", ROLE, "--on", "gestern"],
    ],
)
def test_a_wrong_call_is_one_line_and_writes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    answer = capsys.readouterr()
    assert len(answer.err.splitlines()) == 1
    assert answer.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_hostile_sheet_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bogen.csv"
    file.write_bytes(b"x" * 100_000_000)
    assert main(["phrases", "read", str(file), "--by", ROLE]) == 2
    assert capsys.readouterr().err.startswith("bogen.csv ist größer als 1000 kB")


def test_a_damaged_file_of_reviews_is_told_and_the_slip_is_written(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "phrases").mkdir(parents=True)
    (home / "phrases" / "tr.json").write_text("{")
    assert "Polis" in slip_text(tmp_path)
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("Die Datei tr.json mit den geprüften Übersetzungen")


def test_a_damaged_file_of_reviews_is_not_overwritten(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, rows = a_sheet(tmp_path, capsys)
    fill_in(file, rows, phrases.TITLE, "", "ok")
    (home / "phrases").mkdir(parents=True)
    (home / "phrases" / "tr.json").write_text("{")
    assert main(["phrases", "read", str(file), "--by", ROLE, *applied(tmp_path)]) == 2
    assert (home / "phrases" / "tr.json").read_text() == "{"


def test_the_slip_keeps_legal_drafts_back_where_the_desk_does(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str]] = []
    say = Voice.say

    def listen(voice: Voice, phrase: str, **parts: str) -> str:
        said.append((phrase, words := say(voice, phrase, **parts)))
        return words

    preferences = load_preferences(home)
    preferences.legal_drafts = "german_only"
    preferences.keep()
    monkeypatch.setattr(Voice, "say", listen)
    slip_text(tmp_path)
    assert (phrases.DRAFT_NOTICE, "") in said
    assert (phrases.DRAFT_NOTICE, phrases.DRAFT_NOTICE) in said


def slip_text(folder: Path) -> str:
    visit, out = folder / "visit.json", folder / "slip.pdf"
    visit.write_text(json.dumps(VISIT), encoding="utf-8")
    assert main(["slip", str(visit), "--language", "tr", "--out", str(out)]) == 0
    return PdfReader(BytesIO(out.read_bytes())).pages[0].extract_text()
