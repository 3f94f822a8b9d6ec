"""The catalogue on the command line: checked, compared, exchanged and published, with the rights of the window."""

import json
from pathlib import Path

import pytest

from erstanlauf.app import load_published, main
from erstanlauf.domain.ageing import with_fact
from erstanlauf.domain.catalogue import Catalogue, Confidence, OfferId, Stated
from erstanlauf.domain.catalogue_edits import call_source, edited, with_offer
from erstanlauf.knowledge.catalogue_codec import catalogue_bytes
from tests.builders import TODAY
from tests.cli.desks import Capture, Desk

FORMS = {"hsds-json": "katalog.json", "hsds-csv": "katalog.zip", "own": "katalog.json"}
OFFICE = OfferId("abh/stadt_bielefeld")


def said_by(capsys: Capture, *arguments: str) -> tuple[int, str]:
    status = main(["catalogue", *arguments])
    printed = capsys.readouterr()
    if status:
        assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    return status, printed.out + printed.err


def with_new_hours(catalogue: Catalogue, text: str = "Mo-Fr 8:00-10:00") -> Catalogue:
    offer = catalogue.offer(OFFICE)
    assert offer is not None
    source_id, source = call_source(TODAY)
    fact = Stated(text, Confidence.HIGH, (source_id,), TODAY.isoformat())
    return edited(catalogue, with_offer(catalogue, with_fact(offer, "hours", fact), {source_id: source}))


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """A catalogue file of our own form in which one office has other hours."""
    file = tmp_path / "corrected.json"
    file.write_bytes(catalogue_bytes(with_new_hours(load_published())))
    return file


@pytest.mark.parametrize(("form", "name"), FORMS.items())
def test_what_is_exported_reads_back_without_a_difference(
    form: str, name: str, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / name
    assert said_by(capsys, "export", "--form", form, "--out", str(file)) == (0, f"Geschrieben: {name}\n")

    status, said = said_by(capsys, "import", str(file))

    assert (status, said.splitlines()[0]) == (0, f"{name}: 80 Angebote gelesen.")
    assert said.splitlines()[-1] == "Es ändert sich nichts."


def test_a_difference_names_office_field_and_both_values(corrected: Path, capsys: Capture) -> None:
    status, said = said_by(capsys, "diff", str(corrected))

    assert status == 0
    assert "Kommunale Ausländerbehörde" in said
    assert "Öffnungszeiten: nichts bekannt → Mo–Fr 8:00–10:00" in said
    assert said_by(capsys, "diff", str(corrected), str(corrected)) == (0, "Es ändert sich nichts.\n")


def test_an_import_changes_the_desk_only_with_apply_and_the_counter_only_after_publishing(
    desk: Desk, corrected: Path, tmp_path: Path
) -> None:
    assert desk.command("catalogue", "import", str(corrected))[0] == 0
    assert desk.command("catalogue", "publish") == (0, "Es ändert sich nichts.\n")

    status, said = desk.command("catalogue", "import", str(corrected), "--apply")
    assert (status, "Übernommen: 1 Angebotsart." in said) == (0, True)
    assert exported_hours(desk, tmp_path / "before.json") is None

    assert "Mo–Fr 8:00–10:00" in desk.command("catalogue", "publish")[1]
    assert "Fassung 2 gilt ab sofort." in desk.command("catalogue", "publish", "--apply")[1]
    assert exported_hours(desk, tmp_path / "after.json") == "Mo-Fr 8:00-10:00"


def exported_hours(desk: Desk, file: Path) -> object:
    assert desk.command("catalogue", "export", "--form", "own", "--out", str(file))[0] == 0
    services = json.loads(file.read_text(encoding="utf-8"))["services"]
    [office] = [offer for service in services for offer in service["offers"] if offer["id"] == OFFICE]
    return office["contact"].get("hours", {}).get("value")


def test_a_signed_catalogue_goes_from_one_desk_to_another(
    desk: Desk, corrected: Path, tmp_path: Path, capsys: Capture
) -> None:
    other = Desk(tmp_path / "other", capsys)
    (tmp_path / "other").mkdir()
    assert other.run("init", "--paper-file", str(tmp_path / "other" / "paper"))[0] == 0
    assert other.command("catalogue", "import", str(corrected), "--apply")[0] == 0
    assert other.command("catalogue", "publish", "--apply")[0] == 0
    file, key = tmp_path / "bielefeld.bundle", tmp_path / "key.txt"
    assert other.command("catalogue", "export", "--form", "bundle", "--out", str(file))[0] == 0
    key.write_text(other.command("catalogue", "key")[1], encoding="utf-8")
    fingerprint = key.read_text(encoding="utf-8").splitlines()[1]

    status, said = desk.command("catalogue", "import", str(file), "--apply")
    assert (status, fingerprint in said) == (2, True)
    assert fingerprint in desk.command("catalogue", "trust", str(key), "--town", "Bielefeld Nord")[1]
    assert desk.command("catalogue", "import", str(file), "--apply")[0] == 2
    assert desk.command("catalogue", "trust", str(key), "--town", "Bielefeld Nord", "--apply")[0] == 0

    status, said = desk.command("catalogue", "import", str(file), "--apply")
    assert (status, "Mo–Fr 8:00–10:00" in said) == (0, True)
    status, said = desk.command("catalogue", "import", str(file))
    assert (status, said.splitlines()[-1]) == (0, "Es ändert sich nichts.")


def test_a_file_that_cannot_be_read_is_one_line_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    cut = tmp_path / "cut.json"
    cut.write_text('[{"id": "', encoding="utf-8")

    status, said = desk.command("catalogue", "import", str(cut), "--apply")

    assert (status, "cut.json" in said, "Katalog gilt unverändert weiter" in said) == (2, True, True)
    assert desk.command("catalogue", "publish") == (0, "Es ändert sich nichts.\n")


def test_the_counter_alone_may_not_work_on_the_catalogue(desk: Desk, corrected: Path) -> None:
    new = desk.secret("noch ein langes Kennwort")
    desk.run("people", "add", "--person", "Tresen", "--roles", "counter", "--new-password-file", new)

    for action in (["import", str(corrected), "--apply"], ["publish"], ["key"]):
        status, said = desk.command("catalogue", *action, login="Tresen", password="noch ein langes Kennwort")
        assert (status, "gehört nicht zu Ihren Aufgaben" in said) == (2, True)
