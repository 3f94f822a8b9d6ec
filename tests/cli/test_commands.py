"""The command line as its user sees it: real rules and catalogue, one line and status 2 where the input is wrong."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from erstanlauf.app import load_published, main
from erstanlauf.domain.catalogue import Confidence, Kind, Stated
from erstanlauf.domain.catalogue_edits import edited, with_offer

VISIT = {
    "situation": {"age": 25, "status": "familie", "months_in_de": 1, "title_months": 0, "children": [],
                  "housing": "eigene_wohnung", "registered": False, "work": "none", "german": "A1"},
    "needs": ["sprache", "dokumente_anmeldung", "arbeit_ausbildung"],
    "flags": [],
}  # fmt: skip
STUDENT = {"situation": {"age": 30, "status": "studium"}, "needs": ["bildung_schule_kita"]}
KEYS = {"suggestions", "near_misses", "information", "next_questions", "case_management", "plan"}


@pytest.fixture
def visit_file(tmp_path: Path) -> Callable[[dict[str, Any]], str]:
    def write(visit: dict[str, Any]) -> str:
        path = tmp_path / "visit.json"
        path.write_text(json.dumps(visit), encoding="utf-8")
        return str(path)

    return write


def test_suggest_answers_in_the_form_other_programs_rely_on(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", visit_file(VISIT), "--on", "2026-11-23", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == KEYS
    first = answer["suggestions"][0]
    assert set(first) == {"kind", "offers", "verdict", "primary", "reasons", "explanation"}
    assert (first["kind"], first["verdict"]) == ("integrationskurs", "fits")
    assert set(first["reasons"][0]) == {"rule", "text", "source", "overdue"}
    assert first["reasons"][0]["source"] == "AufenthG § 44 Abs. 1, 2, 3 (2026-08-19)"
    assert answer["case_management"] == {"offered": False, "criteria": []}
    plan = {step["kind"]: step for step in answer["plan"]}
    assert plan["buergerberatung"] == {
        "kind": "buergerberatung",
        "after": [],
        "bring": ["identity_document", "landlord_confirmation"],
        "deadline": {"code": "within_days", "days": 14},
        "same_trip": False,
        "slot": None,
    }


@pytest.fixture
def confirmed_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped catalogue, in which somebody has just confirmed when the university advises."""
    published = load_published()
    offer = published.services[Kind("uni_io")].offers[0]
    hours = Stated("Mo-Fr 11:00-13:00", Confidence.HIGH, ("TEL",), "2026-11-20")
    known = edited(published, with_offer(published, replace(offer, contact=replace(offer.contact, hours=hours))))
    monkeypatch.setattr("erstanlauf.app.load_published", lambda: known)


@pytest.mark.usefixtures("confirmed_hours")
@pytest.mark.parametrize(
    ("day", "slot"), [("2026-12-25", "2026-12-28T11:00:00+01:00"), ("2026-06-03", "2026-06-03T11:00:00+02:00")]
)
def test_a_plan_for_a_day_begins_in_the_morning(
    day: str,
    slot: str,
    visit_file: Callable[[dict[str, Any]], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("erstanlauf.app.commands.now", lambda: BEFORE_REVIEW)
    main(["suggest", visit_file(STUDENT), "--on", day, "--json"])
    slots = {step["kind"]: step["slot"] for step in json.loads(capsys.readouterr().out)["plan"]}
    assert slots["uni_io"] == slot


@pytest.mark.usefixtures("confirmed_hours")
def test_hours_that_will_be_too_old_on_a_day_give_no_slot_for_it(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["suggest", visit_file(STUDENT), "--on", "2029-12-28", "--json"])
    slots = {step["kind"]: step["slot"] for step in json.loads(capsys.readouterr().out)["plan"]}
    assert slots["uni_io"] is None


def test_suggest_reads_standard_input_and_prints_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(json.dumps(VISIT).encode())))
    assert main(["suggest", "-"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1. Integrationskurs")
    assert any("[R01: BMG § 17 Abs. 1" in line for line in lines)


@pytest.mark.usefixtures("confirmed_hours")
def test_suggest_ends_with_the_steps_to_go(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("erstanlauf.app.commands.now", lambda: BEFORE_REVIEW)
    student = {"situation": {"age": 30, "status": "studium", "registered": False, "housing": "eigene_wohnung"},
               "needs": ["bildung_schule_kita", "dokumente_anmeldung"], "flags": ["titel_laeuft_ab"]}  # fmt: skip
    assert main(["suggest", visit_file(student), "--on", "2026-12-25"]) == 0
    lines = capsys.readouterr().out.splitlines()
    steps = [line.partition(". ")[2] for line in lines[lines.index("Plan:") + 1 :]]
    assert "Anmeldung des Wohnsitzes – Frist 14 Tage" in steps
    assert "Aufenthaltstitel, Fiktionsbescheinigung, Arbeitserlaubnis – bevor der Titel abläuft" in steps
    assert any(step.endswith(" – als Nächstes offen: 2026-12-28, 11:00–13:00") for step in steps)


def test_case_management_shows_the_criteria_that_are_met(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ["schulden", "mietrueckstand", "keine_kv", "alleinerziehend"]
    family = {"situation": {"age": 30, "status": "schutz"}, "needs": ["schulden_alltag"], "flags": flags}
    assert main(["suggest", visit_file(family), "--json"]) == 0
    case_management = json.loads(capsys.readouterr().out)["case_management"]
    assert case_management["offered"]
    assert [row["flags"] for row in case_management["criteria"]] == [
        ["mietrueckstand", "schulden"],
        ["keine_kv"],
        ["alleinerziehend"],
    ]


def test_near_misses_say_what_would_change_them(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str]
) -> None:
    student = {"situation": {"age": 30, "status": "studium"}, "needs": ["existenzsicherung"]}
    assert main(["suggest", visit_file(student), "--json"]) == 0
    misses = {miss["kind"]: miss for miss in json.loads(capsys.readouterr().out)["near_misses"]}
    assert misses["jobcenter"]["reasons"][0]["rule"] == "R07"


def test_every_suggestion_and_near_miss_is_explained_condition_by_condition(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["suggest", visit_file({"situation": {"age": 30}, "needs": ["existenzsicherung"]}), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    told = {each["kind"]: each["explanation"] for each in [*answer["suggestions"], *answer["near_misses"]]}
    bar = next(rule for rule in told["jobcenter"]["rules"] if rule["rule"] == "R29")

    assert (bar["verdict"], bar["state"], bar["counts"], bar["overdue"]) == ("not", "unknown", True, False)
    assert bar["sources"] == [{"ref": "AufenthG § 87 Abs. 2", "date": "2026-08-19", "sureness": "H"}]
    assert bar["children"][1] == {
        "part": "when", "state": "unknown", "text": "Papier: keine Angabe",
        "kind": "fact", "fact": "status", "is": ["offen"], "children": [],
    }  # fmt: skip
    assert {limit["limit"]: limit["state"] for limit in told["jobcenter"]["limits"]}["limit.age"] == "met"


def test_the_day_decides_which_rules_speak(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str]
) -> None:
    speaker = {"situation": {"age": 40, "status": "eu", "german": "A1"}, "needs": ["sprache"]}
    main(["suggest", visit_file(speaker), "--on", "2026-02-08", "--json"])
    assert json.loads(capsys.readouterr().out)["information"] == []
    main(["suggest", visit_file(speaker), "--on", "2026-02-09", "--json"])
    assert [each["rule"] for each in json.loads(capsys.readouterr().out)["information"]] == ["R05"]


def test_slip_writes_a_pdf_in_the_language_asked_for(
    visit_file: Callable[[dict[str, Any]], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new folder" / "zettel.pdf"
    assert main(["slip", visit_file(VISIT), "--language", "tr", "--out", str(out), "--paper", "A4"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert str(out) in capsys.readouterr().out


def test_slip_prints_the_services_that_were_named(visit_file: Callable[[dict[str, Any]], str], tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    arguments = ["slip", visit_file(VISIT), "--language", "en"]
    assert main([*arguments, "--services", "ibz", "--out", str(one)]) == 0
    assert main([*arguments, "--services", "ibz,bibliothek", "--out", str(two)]) == 0
    assert one.read_bytes() != two.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["suggest", "nowhere.json"], "nowhere.json lässt sich nicht öffnen"),
        (["slip", "{visit}", "--language", "xx", "--out", "{out}"], "xx"),
        (["slip", "{visit}", "--language", "en", "--out", "{out}", "--services", "amt"], "„amt“"),
        (["slip", "{empty}", "--language", "en", "--out", "{out}"], "nichts zu drucken"),
        (["slip", "{offen}", "--language", "en", "--out", "{out}", "--services", "abh"], "R29"),
        (["slip", "{visit}", "--language", "en", "--out", "{visit}/x.pdf"], "ließ sich nicht"),
        (["catalogue", "check", "nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_a_mistake_is_one_line_on_standard_error_and_changes_nothing(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contents = {"visit": VISIT, "empty": {}, "offen": {"situation": {"status": "offen"}, "needs": ["sprache"]}}
    places = {"out": str(tmp_path / "out.pdf"), "nowhere": str(tmp_path / "nowhere")}
    for name, content in contents.items():
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        places[name] = str(path)
    before = sorted(tmp_path.rglob("*"))
    assert main([argument.format(**places) for argument in arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    assert told in printed.err
    assert sorted(tmp_path.rglob("*")) == before


def test_reach_says_whom_a_service_fits_and_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", "mbe,jmd", "--on", "2026-11-23"]) == 0
    lines = capsys.readouterr().out.splitlines()
    grown_up = lines.index("27–66, 67 und älter")
    assert lines[0].startswith("Migrationsberatung")
    assert lines[grown_up + 1].startswith("  passt (")
    assert "§ 25 Abs. 1 oder 2 (anerkannt)" in lines[grown_up + 1]
    assert lines[grown_up - 1] == "  passt nicht (wenn: ab dem 27. Geburtstag): mit jedem Papier"


def test_reach_refuses_a_service_nobody_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_catalogue_check_counts_what_it_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["catalogue", "check"]) == 0
    assert "60 Angebotsarten" in capsys.readouterr().out


def test_catalogue_check_holds_another_catalogue_against_the_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path("resources/catalogue/bielefeld.yaml").read_text(encoding="utf-8")
    renamed = tmp_path / "town.yaml"
    renamed.write_text(text.replace("id: kammern", "id: chambers"), encoding="utf-8")
    assert main(["catalogue", "check", str(renamed)]) == 2
    assert "kammern" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["statistics"], "„command“"),
        (["report"], "„--from, --to, --out“"),
        (["figures"], "„action“"),
        (["catalogue", "burn"], "„action“"),
        (["suggest"], "„FILE.json“"),
        (["suggest", "{visit}", "--on", "Max Muster"], "erstanlauf suggest: „--on“ fehlt, ist unbekannt"),
        (["suggest", "{visit}", "--all"], "„--all“"),
        (["suggest", "{visit}", "Max Muster"], "„…“"),
        (["slip", "{visit}"], "„--language, --out“"),
        (["slip", "{visit}", "--language", "en", "--out", "x.pdf", "--paper", "A6"], "{{A5,A4,A4-large}}"),
        (["slip", "{visit}", "--language", "Max\nMuster", "--out", "x.pdf"], "Zettel in der Sprache"),
        (["slip", "{visit}", "--language", "en", "--out", "."], "ließ sich nicht"),
        (["slip", "{visit}", "--language", "en", "--out", "/"], "ließ sich nicht"),
        (["suggest", "/"], "Die Datei / "),
        (["catalogue", "check", "/"], "Die Datei / "),
        (["store"], "„action“"),
        (["store", "burn"], "„action“"),
    ],
)
def test_a_wrong_call_is_one_line_and_never_a_traceback(
    arguments: list[str],
    told: str,
    visit_file: Callable[[dict[str, Any]], str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    visit = visit_file(VISIT)
    assert main([argument.format(visit=visit) for argument in arguments]) == 2
    printed = capsys.readouterr()
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert told.format() in printed.err
    if "--language" not in arguments:
        assert "Muster" not in printed.err


def test_closed_standard_streams_are_no_mistake_of_the_program(
    visit_file: Callable[[dict[str, Any]], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["suggest", "-"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["suggest", visit_file(VISIT), "--json"]) == 0


class _HungUp(BytesIO):
    """A reader that has gone, as `| head` goes; what is sent at the end of the program it lets pass."""

    has_gone = False

    def write(self, _: object) -> int:
        if not self.has_gone:
            self.has_gone = True
            raise BrokenPipeError
        return 0


def test_output_that_nobody_takes_is_one_line(
    visit_file: Callable[[dict[str, Any]], str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(_HungUp(), encoding="utf-8"))
    assert main(["suggest", visit_file(VISIT), "--json"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_console_without_umlauts_is_no_mistake(
    form: list[str], visit_file: Callable[[dict[str, Any]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(taken, encoding="ascii"))
    assert main(["suggest", visit_file(VISIT), *form]) == 0
    assert b"Integrationskurs" in taken.getvalue() or json.loads(taken.getvalue())


BEFORE_REVIEW, AFTER_REVIEW = datetime(2026, 12, 31, 12, tzinfo=UTC), datetime(2027, 1, 1, 12, tzinfo=UTC)
LEARNER = {"situation": {"age": 41, "status": "ukraine24", "german": "A1"}, "needs": ["sprache"]}


def overdue_rules(answer: dict[str, Any]) -> set[str]:
    """Return the rules that are marked, wherever they speak."""
    said = [*answer["information"]]
    for each in (*answer["suggestions"], *answer["near_misses"]):
        said += each["reasons"]
    assert all(type(each["overdue"]) is bool for each in said)
    return {each["rule"] for each in said if each["overdue"]}


@pytest.mark.parametrize(("now", "marked"), [(BEFORE_REVIEW, set()), (AFTER_REVIEW, {"R05"})])
def test_a_rule_past_its_review_date_is_marked_for_programs(
    visit_file: Callable[[dict[str, Any]], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    now: datetime,
    marked: set[str],
) -> None:
    monkeypatch.setattr("erstanlauf.app.commands.now", lambda: now)
    assert main(["suggest", visit_file(LEARNER), "--on", "2026-11-23", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert overdue_rules(answer) == marked
    assert [each["overdue"] for each in answer["information"]] == [bool(marked)]


def test_a_rule_past_its_review_date_is_marked_for_people(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    student = {"situation": {"age": 30, "status": "studium", "german": "A1"}, "needs": ["existenzsicherung"]}
    for now, is_marked in ((BEFORE_REVIEW, False), (datetime(2027, 3, 1, 12, tzinfo=UTC), True)):
        monkeypatch.setattr("erstanlauf.app.commands.now", lambda now=now: now)
        main(["suggest", visit_file(LEARNER)])
        main(["suggest", visit_file(student)])
        lines = capsys.readouterr().out.splitlines()
        hints = [line for line in lines if line.startswith("! ") and "[R05" in line]
        misses = [line for line in lines if line.startswith("– ") and "[R07" in line]
        assert hints
        assert misses
        assert {line.endswith("; Prüfung überfällig]") for line in (*hints, *misses)} == {is_marked}


def test_the_day_asked_for_makes_no_rule_overdue(
    visit_file: Callable[[dict[str, Any]], str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("erstanlauf.app.commands.now", lambda: BEFORE_REVIEW)
    main(["suggest", visit_file(LEARNER), "--on", "2027-06-01", "--json"])
    assert overdue_rules(json.loads(capsys.readouterr().out)) == set()


def test_printers_are_listed_as_other_programs_rely_on(qapp: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printers", "list"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert set(listed) == {"printers"}
    assert all(set(each) == {"name", "model", "papers", "default"} for each in listed["printers"])


def test_a_printer_that_is_not_there_is_refused_in_one_line(
    qapp: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"%PDF-1.4")))
    assert main(["printers", "print", "--printer", "no such printer"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("Den Drucker „no such printer“ gibt es auf diesem Rechner nicht mehr.")


@pytest.mark.parametrize("copies", ["0", "10", "x"])
def test_copies_out_of_bounds_are_refused_in_one_line(copies: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["printers", "print", "--copies", copies]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "--copies" in line
