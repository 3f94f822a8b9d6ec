"""Ids are well-formed, sort by time and need nothing but what they are given."""

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id

TIMES = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.timezones())  # noqa: DTZ001 bounds are naive
CHANCE = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)
A_TIME = datetime(2026, 11, 22, 8, 30, 0, 123_456, tzinfo=UTC)


@given(TIMES.filter(lambda at: at.timestamp() >= 0), CHANCE)
def test_an_id_is_a_uuid_of_version_7(made_at: datetime, randomness: bytes) -> None:
    made = UUID(time_ordered_id(made_at, randomness))

    assert (made.version, made.variant) == (7, RFC_4122)


@given(TIMES.filter(lambda at: at.timestamp() >= 0), st.integers(min_value=1, max_value=10**12), CHANCE, CHANCE)
def test_a_later_id_sorts_behind_an_earlier_one(made_at: datetime, later_by: int, first: bytes, second: bytes) -> None:
    made_at = made_at.astimezone(UTC)

    assert time_ordered_id(made_at, first) < time_ordered_id(made_at + timedelta(microseconds=later_by), second)


def test_the_first_48_bits_are_the_milliseconds_since_1970() -> None:
    assert UUID(time_ordered_id(A_TIME, bytes(8))).int >> 80 == int(A_TIME.timestamp() * 1000)


@given(st.sets(CHANCE.map(lambda chance: bytes([chance[0] & 0x3F]) + chance[1:]), min_size=2, max_size=50))
def test_ids_of_one_moment_differ_by_chance(chances: set[bytes]) -> None:
    assert len({time_ordered_id(A_TIME, chance) for chance in chances}) == len(chances)


@pytest.mark.parametrize(
    ("made_at", "randomness"),
    [
        (A_TIME.replace(tzinfo=None), bytes(8)),
        (A_TIME, bytes(7)),
        (datetime(1969, 12, 31, tzinfo=UTC), bytes(8)),
    ],
    ids=["naive time", "too little chance", "before 1970"],
)
def test_refuses_what_makes_no_id(made_at: datetime, randomness: bytes) -> None:
    with pytest.raises(ValueError, match="an id needs"):
        time_ordered_id(made_at, randomness)
