"""A log-in counts what is wrong, waits where it has to, and tells what was wrong in one sentence each."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from erstanlauf.store.keys import key_holders
from erstanlauf.store.keys.key_file import KeyFile
from erstanlauf.store.keys.log_in import log_in, log_in_with_paper
from erstanlauf.store.keys.store_key import new_key
from erstanlauf.store.keys.tries import TRIES_FILE, Tries
from erstanlauf.store.keys.trouble import LogInPaused, PaperKeyMistyped, WrongPasswordCounted
from tests.store.keys.samples import ANNA, ANNAS_PASSWORD, BORA, BORAS_PASSWORD, PAPER, a_key_file

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WRONG = "gewiss nicht das Kennwort"


@pytest.fixture(scope="module")
def key_file() -> KeyFile:
    return a_key_file(new_key())


@pytest.fixture
def tries(tmp_path: Path) -> Tries:
    return Tries(tmp_path, NOON)


def fail(key_file: KeyFile, tries: Tries, login: str, times: int) -> datetime:
    now = NOON
    for left in range(5, 5 - times, -1):
        now += timedelta(minutes=1)
        with pytest.raises(WrongPasswordCounted) as told:
            log_in(key_file, tries, login, WRONG, now)
        assert told.value.details == {"tries_left": left, "pause_minutes": 15}
    return now + timedelta(minutes=1)


@pytest.mark.parametrize("login", ["Anna", "nobody"])
def test_each_wrong_try_tells_how_many_are_left_and_the_sixth_pauses(
    key_file: KeyFile, tries: Tries, login: str
) -> None:
    now = fail(key_file, tries, login, 5)
    with pytest.raises(LogInPaused) as told:
        log_in(key_file, tries, login, WRONG, now)

    assert told.value.details == {"seconds": 900, "wait": "15:00"}
    assert log_in(key_file, tries, "bora", BORAS_PASSWORD, now).person == BORA


def test_in_a_pause_the_right_password_is_not_looked_at(
    key_file: KeyFile, tries: Tries, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = fail(key_file, tries, "Anna", 5)
    with pytest.raises(LogInPaused):
        log_in(key_file, tries, "Anna", WRONG, now)
    with monkeypatch.context() as patch:
        patch.delattr(key_holders, "private_half")
        with pytest.raises(LogInPaused):
            log_in(key_file, tries, "Anna", ANNAS_PASSWORD, now + timedelta(minutes=14))

    assert log_in(key_file, tries, "Anna", ANNAS_PASSWORD, now + timedelta(minutes=15)).person == ANNA
    assert tries.tries_left(ANNA) == 6


def test_the_paper_ends_a_pause_and_mistypes_do_not_count(key_file: KeyFile, tries: Tries) -> None:
    now = fail(key_file, tries, "Anna", 5)
    for _ in range(20):
        with pytest.raises(PaperKeyMistyped):
            log_in_with_paper(key_file, tries, "nothing like it")
    assert log_in_with_paper(key_file, tries, PAPER).person == ANNA

    assert log_in(key_file, tries, "Anna", ANNAS_PASSWORD, now).person == ANNA


def test_nothing_that_was_typed_is_kept(key_file: KeyFile, tries: Tries, tmp_path: Path) -> None:
    fail(key_file, tries, "Anna", 2)
    fail(key_file, tries, "Kennwort im falschen Feld", 2)

    content = (tmp_path / TRIES_FILE).read_text("ascii").casefold()
    assert not any(word in content for word in ("anna", "kennwort", "feld"))
