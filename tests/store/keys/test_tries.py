"""Failed log-ins are counted over restarts, kills and full disks, and told to the audit once a series."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from erstanlauf.domain.people import PersonId
from erstanlauf.store.keys.checked_text import checked_text
from erstanlauf.store.keys.tries import TRIES_FILE, Series, Tries
from erstanlauf.store.keys.trouble import LogInPaused
from tests.store.keys.samples import ANNA, BORA

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
QUARTER = timedelta(minutes=15)
NO_WAIT = timedelta()


def fail(tries: Tries, person: PersonId | None, times: int, now: datetime = NOON) -> datetime:
    """Fail as soon as it is allowed and return the time of the last failure."""
    for _ in range(times):
        now += tries.wait_left(person, now)
        tries.begin(person, now)
    return now


def test_the_wait_grows_and_the_sixth_failure_is_a_pause_for_this_person_alone(tmp_path: Path) -> None:
    tries, waits = Tries(tmp_path, NOON), []
    now = NOON
    for _ in range(6):
        now = fail(tries, ANNA, 1, now)
        waits.append(tries.wait_left(ANNA, now).seconds)

    assert waits == [0, 0, 2, 4, 8, 900]
    assert tries.wait_left(BORA, now) == NO_WAIT
    with pytest.raises(LogInPaused) as told:
        tries.begin(ANNA, now + timedelta(seconds=1.5))
    assert told.value.details == {"seconds": 899, "wait": "14:59"}
    tries.begin(BORA, now)
    tries.begin(ANNA, now + QUARTER)


def test_a_restart_shortens_nothing(tmp_path: Path) -> None:
    for count in range(1, 6):
        tries = Tries(tmp_path, NOON)
        assert tries.tries_left(ANNA) == 7 - count
        fail(tries, ANNA, 1, NOON + count * MINUTE)
    fail(Tries(tmp_path, NOON), ANNA, 1, NOON + 6 * MINUTE)

    assert Tries(tmp_path, NOON).wait_left(ANNA, NOON + 7 * MINUTE) == 14 * MINUTE


def test_a_clock_set_back_starts_the_pause_again_but_makes_it_no_longer(tmp_path: Path) -> None:
    last = fail(Tries(tmp_path, NOON), ANNA, 6)
    yesterday = last - timedelta(days=1)

    assert Tries(tmp_path, yesterday).wait_left(ANNA, yesterday) == QUARTER
    assert Tries(tmp_path, yesterday).wait_left(ANNA, yesterday + 10 * MINUTE) == 5 * MINUTE
    assert Tries(tmp_path, yesterday).wait_left(ANNA, yesterday + QUARTER) == NO_WAIT


def test_unknown_logins_count_together(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    last = fail(tries, None, 6)

    assert tries.wait_left(None, last) == QUARTER
    assert tries.wait_left(ANNA, last) == NO_WAIT


def test_a_log_in_ends_the_series_and_takes_its_own_try_back(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    last = fail(tries, ANNA, 3)
    tries.begin(ANNA, last + MINUTE)
    tries.succeeded(ANNA)

    assert tries.tries_left(ANNA) == 6
    assert tries.open_series() == (Series(ANNA, 3, NOON, last),)


def test_a_log_in_without_failures_leaves_nothing(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    tries.begin(ANNA, NOON)
    tries.succeeded(ANNA)

    assert tries.open_series() == ()
    assert str(ANNA) not in (tmp_path / TRIES_FILE).read_text("ascii")


def test_a_try_that_was_cut_off_counts(tmp_path: Path) -> None:
    Tries(tmp_path, NOON).begin(ANNA, NOON)

    assert Tries(tmp_path, NOON).tries_left(ANNA) == 5


def test_freeing_ends_the_pause_and_the_audit_still_hears_of_it(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    last = fail(tries, ANNA, 6)
    tries.free(ANNA)

    assert tries.wait_left(ANNA, last) == NO_WAIT
    assert [series.count for series in Tries(tmp_path, NOON).open_series()] == [6]


def test_each_series_is_told_once_and_what_follows_as_its_own(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    last = fail(tries, ANNA, 4)
    fail(tries, None, 2)
    assert set(tries.open_series()) == {Series(ANNA, 4, NOON, last), Series(None, 2, NOON, NOON)}
    tries.mark_told()
    assert Tries(tmp_path, NOON).open_series() == ()

    fail(tries, ANNA, 1, last)
    assert [(series.person, series.count) for series in tries.open_series()] == [(ANNA, 1)]
    assert tries.tries_left(ANNA) == 1


def test_series_that_were_not_told_yet_are_told_as_one(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    for day in range(3):
        fail(tries, ANNA, 2, NOON + timedelta(days=day))
        tries.free(ANNA)

    assert tries.open_series() == (Series(ANNA, 6, NOON, NOON + timedelta(days=2)),)


def test_failures_of_another_day_are_a_new_series(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    fail(tries, ANNA, 5)
    fail(tries, ANNA, 1, NOON + timedelta(days=3))

    assert tries.tries_left(ANNA) == 5
    assert [series.count for series in tries.open_series()] == [5, 1]


def test_a_damaged_file_is_one_pause_for_everybody_that_ends(tmp_path: Path) -> None:
    chance = Random(20261122)
    fail(Tries(tmp_path, NOON), ANNA, 3)
    content = (tmp_path / TRIES_FILE).read_bytes()
    for _ in range(200):
        at = chance.randrange(len(content))
        broken = content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        (tmp_path / TRIES_FILE).write_bytes(chance.choice([broken, content[:at]]))
        for person in (ANNA, BORA, None):
            assert Tries(tmp_path, NOON).wait_left(person, NOON) == QUARTER
        assert Tries(tmp_path, NOON + MINUTE).wait_left(ANNA, NOON + MINUTE) == 14 * MINUTE

        tries = Tries(tmp_path, NOON + QUARTER)
        assert tries.wait_left(ANNA, NOON + QUARTER) == NO_WAIT
        assert tries.open_series() == ()
        tries.begin(ANNA, NOON + QUARTER)
        assert Tries(tmp_path, NOON + QUARTER).wait_left(BORA, NOON + QUARTER) == NO_WAIT


@pytest.mark.parametrize(
    "plain",
    [
        [],
        {},
        {"running": [], "over": 1},
        {"running": [["a0a0a0a0", 3]], "over": []},
        {"running": [["a0a0a0a0", 0, "2026-11-23T12:00:00+00:00", "2026-11-23T12:00:00+00:00", 0]], "over": []},
        {"running": [["a0a0a0a0", 3, "2026-11-23T12:00:00", "2026-11-23T12:00:00", 0]], "over": []},
        {"running": [["a0a0a0a0", 3, "yesterday", "today", 0]], "over": []},
        {"running": [[["a"], 3, "2026-11-23T12:00:00+00:00", "2026-11-23T12:00:00+00:00", 0]], "over": []},
    ],
    ids=range(8),
)
def test_a_file_of_another_shape_is_damaged(tmp_path: Path, plain: object) -> None:
    (tmp_path / TRIES_FILE).write_bytes(checked_text("erstanlauf-tries-1", plain))

    assert Tries(tmp_path, NOON).wait_left(BORA, NOON) == QUARTER


def test_where_nothing_can_be_written_tries_count_until_the_program_ends(tmp_path: Path) -> None:
    (tmp_path / f".{TRIES_FILE}.part").mkdir()
    tries = Tries(tmp_path, NOON)
    last = fail(tries, ANNA, 6)

    assert tries.wait_left(ANNA, last) == QUARTER
    tries.begin(ANNA, last + QUARTER)
    tries.succeeded(ANNA)
    assert not (tmp_path / TRIES_FILE).exists()


def test_a_folder_in_place_of_the_file_lets_people_in_after_a_pause(tmp_path: Path) -> None:
    (tmp_path / TRIES_FILE).mkdir()
    tries = Tries(tmp_path, NOON)

    assert tries.wait_left(ANNA, NOON) == QUARTER
    tries.begin(ANNA, NOON + QUARTER)


def test_the_file_holds_ids_counts_and_times(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    fail(tries, ANNA, 1)
    fail(tries, None, 2)

    assert json.loads((tmp_path / TRIES_FILE).read_bytes().split(b"\n", 1)[1]) == {
        "over": [],
        "running": [
            ["a0a0a0a0", 1, "2026-11-23T12:00:00+00:00", "2026-11-23T12:00:00+00:00", 0],
            ["", 2, "2026-11-23T12:00:00+00:00", "2026-11-23T12:00:00+00:00", 0],
        ],
    }


def test_two_objects_see_what_the_other_has_written(tmp_path: Path) -> None:
    window, command = Tries(tmp_path, NOON), Tries(tmp_path, NOON)
    last = fail(command, ANNA, 6)
    assert window.wait_left(ANNA, last) == QUARTER
    assert window.tries_left(BORA) == 6
    window.free(ANNA)
    assert command.wait_left(ANNA, last) == NO_WAIT

    command.mark_told()
    window.free(BORA)
    assert command.open_series() == window.open_series() == ()


def test_what_is_known_counts_when_the_file_goes_away_or_bad_meanwhile(tmp_path: Path) -> None:
    tries = Tries(tmp_path, NOON)
    last = fail(tries, ANNA, 6)
    (tmp_path / TRIES_FILE).write_bytes(b"")
    assert tries.wait_left(ANNA, last) == QUARTER
    (tmp_path / TRIES_FILE).unlink()
    assert tries.wait_left(ANNA, last) == QUARTER
