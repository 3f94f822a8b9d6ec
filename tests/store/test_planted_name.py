"""A name somebody typed where none belongs is found nowhere after its visit was erased, in no spelling and no file.

The files are looked through in a store without encryption: the same code on the same settings, only the key is left
out. What stands in an encrypted store could not be looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.retention import due, longest_backup_days
from erstanlauf.domain.visit import Choice, Outcome, Visit
from erstanlauf.i18n.folding import folded
from erstanlauf.logs import note_bug
from erstanlauf.settings import load_preferences
from erstanlauf.store import cipher
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety import checks
from tests.store.desks import KEY, SOMEBODY, give_key_file, make_store
from tests.store.safety.days import backed_up
from tests.store.samples import NOON, a_new_visit, an_open_record, filled

NAME = "Özlem Yıldız-Großmann"
PHONE = "+49 176 1234 5678"
NOTE = "Nachbarsjunge"


def spellings(visit: Visit) -> dict[str, bytes]:
    """Return everything to look for."""
    digits = re.sub(r"\D", "", PHONE)
    return {
        "as typed": NAME.encode(),
        "lower": NAME.lower().encode(),
        "folded": folded(NAME).encode(),
        "UTF-16 little": NAME.encode("utf-16-le"),
        "UTF-16 big": NAME.encode("utf-16-be"),
        "reversed": ", ".join(reversed(NAME.split())).encode(),
        "phone": PHONE.encode(),
        "digits of the phone": digits.encode(),
        "note": NOTE.encode(),
        "slip number": visit.number.encode(),
    }


def planted(visit: Visit, language: str = f"{NAME} {NOTE}") -> Visit:
    """Return the visit with a name, a phone number and a note wherever its types let text in."""
    each = [NAME, NAME.lower(), folded(NAME), ", ".join(reversed(NAME.split())), PHONE, re.sub(r"\D", "", PHONE), NOTE]
    return replace(
        filled(visit),
        language=language,
        skipped=frozenset(each),
        chosen=tuple(Choice(Kind(text), OfferId(text)) for text in each),
        unsuitable=frozenset(Kind(text) for text in each),
    )


def found_in(folder: Path, visit: Visit) -> set[tuple[str, str]]:
    """Return which spellings stand in which files, names of files included."""
    wanted = spellings(visit)
    files = [path for path in folder.rglob("*") if path.is_file()]
    content = {path.name: path.read_bytes() + str(path.relative_to(folder)).encode() for path in files}
    return {(how, name) for name, held in content.items() for how, text in wanted.items() if text in held}


@pytest.fixture
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenStore]:
    def without_key(connection: dbapi2.Connection, path: Path, key: object) -> None:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")

    monkeypatch.setattr(cipher, "_unlock", without_key)
    monkeypatch.setattr(cipher, "PLAIN_BEGINNING", b"what no file begins with")
    monkeypatch.setattr(checks, "broken_seals", lambda db: ())  # there are none
    folder.mkdir()
    give_key_file(folder)
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder / "temporary"))
    (folder / "temporary").mkdir()
    make_store(folder)
    load_preferences(folder).keep()
    opened = open_store(folder, (KEY,), SOMEBODY, lambda: NOON)
    yield opened
    opened.close()


def a_closed_visit(store: OpenStore, folder: Path, visit: Visit) -> Visit:
    """Serve somebody: save, close, take back, close again, print again; let the program fail meanwhile."""
    for _ in range(3):
        store.visits.save_draft(visit, visit.opened_at)
    record = replace(
        an_open_record(visit, visit.opened_at),
        referrals=tuple(
            (Kind("mbe"), each.offer, Outcome.CHOSEN) for each in visit.chosen
        ),  # kinds are counted and stay
    )
    store.visits.close_visit(record)
    store.visits.reopen(visit, visit.opened_at)
    store.visits.close_visit(record)
    store.visits.count_reprint(visit.id)
    try:
        raise ValueError(NAME)
    except ValueError as mistake:
        note_bug(folder, type(mistake), mistake.__traceback__, NOON)
    return visit


def test_before_erasing_the_name_is_in_the_store(store: OpenStore, folder: Path) -> None:
    visit = a_closed_visit(store, folder, planted(a_new_visit(store)))
    found = {how for how, _ in found_in(folder, visit)}
    assert found == spellings(visit).keys() - {"UTF-16 little", "UTF-16 big"}


def test_after_erasing_by_number_it_is_nowhere(store: OpenStore, folder: Path) -> None:
    others = [a_new_visit(store) for _ in range(3)]
    visit = a_closed_visit(store, folder, planted(a_new_visit(store)))
    kept = store.erasures.kept_visit(visit.number)
    assert kept is not None

    store.erasures.erase(kept.id)

    assert found_in(folder, visit) == set()
    assert len(store.visits.drafts()) == len(others)


def test_after_erasing_an_open_visit_it_is_nowhere(store: OpenStore, folder: Path) -> None:
    visit = planted(a_new_visit(store))
    store.visits.save_draft(visit, NOON)
    assert found_in(folder, visit)
    store.erasures.erase(visit.id)
    assert found_in(folder, visit) == set()


@pytest.mark.parametrize("large", [False, True], ids=["in place", "with the file made smaller"])
def test_after_its_time_it_is_nowhere(store: OpenStore, folder: Path, large: bool) -> None:
    long_ago, days_ago = NOON - timedelta(days=91), NOON - timedelta(days=2)
    visit = a_closed_visit(store, folder, planted(a_new_visit(store, long_ago), language="uk"))
    left_open = planted(a_new_visit(store, days_ago))
    store.visits.save_draft(left_open, days_ago)
    assert found_in(folder, visit)
    if large:
        store.transactions.db.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) INSERT INTO visit"
            " SELECT printf('%032d', i), NULL, :day, :at, :at, 1 FROM n",
            {"day": long_ago.date().isoformat(), "at": long_ago.isoformat()},
        )

    store.erasures.erase_due(due(DEFAULTS, NOON), (), NOON)

    assert found_in(folder, visit) | found_in(folder, left_open) == set()


def test_it_is_in_no_backup_once_the_last_one_that_held_it_was_removed(store: OpenStore, folder: Path) -> None:
    visit = a_closed_visit(store, folder, planted(a_new_visit(store), language="uk"))
    left_open = planted(a_new_visit(store))
    store.visits.save_draft(left_open, NOON)
    made = backed_up(store, NOON)
    store.erasures.erase(visit.id)
    store.erasures.erase(left_open.id)
    backup = f"{made.name}.db"
    assert {name for _, name in found_in(folder, visit)} == {backup}
    assert ("slip number", backup) not in found_in(folder, left_open)

    later = NOON + timedelta(days=longest_backup_days(DEFAULTS), seconds=1)
    backed_up(store, later)
    store.backups.remove_old(later, longest_backup_days(DEFAULTS), DEFAULTS.visit_days, "")

    assert found_in(folder, visit) | found_in(folder, left_open) == set()
    assert len(store.backups.all()) == 1


def test_what_is_in_hand_gets_into_no_backup_at_all(store: OpenStore, folder: Path) -> None:
    visit = planted(a_new_visit(store))
    store.visits.save_draft(visit, NOON)
    backed_up(store, NOON)
    assert {name for _, name in found_in(folder, visit)} <= {STORE_FILE, f"{STORE_FILE}-wal"}
