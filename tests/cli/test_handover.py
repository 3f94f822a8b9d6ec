"""Hand-overs on the command line: listed, sent and answered, with references and never a name."""

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from erstanlauf.app import main, now
from erstanlauf.app.office import office_of
from erstanlauf.domain.handover.recipient import Recipient
from tests.cli.desks import PASSWORD, Capture, Desk
from tests.usecases.handover.fakes import ALL_TICKS, KIM, VISIT, asked

EXAMPLES = Path("resources/handover")


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def waiting(desk: Desk, share: Path) -> Recipient:
    """One case waits for the Case Management, whose folder is a share."""
    recipient = replace(KIM, folder=str(share))
    with office_of(desk.folder, "Verwaltung", PASSWORD) as office:
        office.handover.recipients.put(recipient)
        given_at = now() - timedelta(minutes=1)
        office.handover.desk.keep_draft(asked({recipient.id: ALL_TICKS}, given_at=given_at), now())
        office.handover.desk.send(VISIT, now())
    return recipient


def test_what_waits_is_sent_once_and_listed_by_its_reference(desk: Desk, share: Path, waiting: Recipient) -> None:
    status, said = desk.command("handover", "send")
    (parcel,) = share.glob("*.zip")
    assert (status, said) == (0, f"1 Übergabe verschickt.\n{parcel.stem}\n")
    assert desk.command("handover", "send") == (0, "0 Übergaben verschickt.\n")

    listed = desk.command("handover", "list")

    assert listed == (0, f"{parcel.stem}, {waiting.title}, übergeben, seit 0 Tagen\n")


@pytest.mark.usefixtures("waiting")
def test_a_missing_share_is_one_sentence_and_nothing_is_lost(desk: Desk, share: Path, capsys: Capture) -> None:
    share.rmdir()
    who = ["--folder", str(desk.folder), "--login", "Verwaltung", "--password-file", desk.secret(PASSWORD)]

    assert main(["handover", "send", *who]) == 1

    said = capsys.readouterr()
    assert said.out == "0 Übergaben verschickt.\n"
    assert len(said.err.splitlines()) == 1
    assert str(share) in said.err
    share.mkdir()
    assert desk.command("handover", "send")[1].startswith("1 Übergabe verschickt.")


def test_a_receipt_moves_what_was_handed_over(desk: Desk, share: Path, waiting: Recipient) -> None:
    desk.command("handover", "send")
    (parcel,) = share.glob("*.zip")
    answers = share / "quittungen"
    answers.mkdir(exist_ok=True)
    receipt = {
        "format": "erstanlauf.receipt",
        "version": 1,
        "reference": parcel.stem,
        "sha256": sha256(parcel.read_bytes()).hexdigest(),
        "status": "accepted",
        "at": now().isoformat(timespec="seconds"),
    }
    (answers / "a.json").write_text(json.dumps(receipt), encoding="utf-8")

    said = desk.command("handover", "receipts")

    assert said == (0, f"{waiting.title}, a.json: {parcel.stem}: jetzt „angenommen“\n")
    assert "angenommen" in desk.command("handover", "list")[1]
    assert desk.command("handover", "receipts") == (0, "")


@pytest.mark.usefixtures("waiting")
def test_nobody_without_the_role_sees_the_list(desk: Desk) -> None:
    people = ("people", "add", "--person", "Katalog", "--roles", "catalogue")
    desk.run(*people, "--new-password-file", desk.secret(PASSWORD))

    status, said = desk.command("handover", "list", login="Katalog")

    assert status == 2
    assert said.startswith("Das gehört nicht zu Ihren Aufgaben")


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.toml")), ids=lambda file: file.stem)
def test_the_examples_are_sound_mappings(example: Path, capsys: Capture) -> None:
    assert main(["handover", "mapping", "check", str(example)]) == 0
    assert capsys.readouterr().out.endswith("keine Fehler.\n")

    assert main(["handover", "mapping", "check", str(example), "--example"]) == 0
    assert "Muster" in capsys.readouterr().out


def test_a_broken_mapping_is_one_sentence_with_its_line(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "zuordnung.toml"
    file.write_text('format = "erstanlauf.mapping"\nversion = 1\n[[person]]\nheading = "Name\n', encoding="utf-8")

    assert main(["handover", "mapping", "check", str(file)]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Zeile 4" in said.err
