"""Desks that send counts to each other: keys in memory, counts that are made up."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from erstanlauf.domain.figures.counted import Counted, DayCount, DeskCounts, DeskId
from erstanlauf.export.figures.desk_file import DeskFiles

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUSE = bytes(range(32))
OTHER_HOUSE = bytes(range(1, 33))


@dataclass
class Keys:
    """Fills `FigureKeys`."""

    signing: bytes
    houses: Sequence[bytes] = (HOUSE,)
    kept: list[str] = field(default_factory=list)

    def signing_key(self) -> bytes:
        return self.signing

    def identity(self) -> str | None:
        return self.kept[-1] if self.kept else None

    def keep_identity(self, identity: str) -> None:
        self.kept.append(identity)

    def house_keys(self) -> Sequence[bytes]:
        return self.houses


def a_desk(number: int, *houses: bytes, now: Callable[[], datetime] = lambda: NOW) -> DeskFiles:
    """Return the files of a desk of a house; the number makes its key."""
    return DeskFiles(Keys(bytes([number]) * 32, houses or (HOUSE,)), now)


COUNTS = DeskCounts(
    desk=DeskId("c0ffee"),
    code="K7",
    serial=7,
    made_at=NOW,
    first=date(2026, 1, 1),
    last=date(2026, 11, 22),
    counts=(
        DayCount(date(2026, 1, 5), Counted.HOUR, "08", "", 3),
        DayCount(date(2026, 1, 5), Counted.GROUP, "not_known", "", 3),
        DayCount(date(2026, 1, 5), Counted.TOPIC, "wohnen", "eu_work", 1),
        DayCount(date(2026, 1, 5), Counted.GAP, "wohnen", "eu_work", 1),
        DayCount(date(2026, 1, 5), Counted.REFERRAL, "mbe", "chosen", 2),
        DayCount(date(2026, 2, 6), Counted.NEAR_MISS, "R23.a", "", 2),
        DayCount(date(2026, 2, 6), Counted.TOLD, "mbe", "not_reached", 1),
        DayCount(date(2026, 2, 6), Counted.COMING, "return", "", 1),
        DayCount(date(2026, 2, 6), Counted.MINUTES, "60", "", 1),
        DayCount(date(2026, 11, 22), Counted.LANGUAGE, "zh-Hant", "", 1),
        DayCount(date(2026, 11, 22), Counted.CASE, "declined", "", 1),
        DayCount(date(2026, 11, 22), Counted.ANSWER, "rejected", "no_capacity", 1),
        DayCount(date(2026, 11, 22), Counted.ANSWER, "issued", "", 1),
    ),
)
"""One count of each table at least."""


def counts(**other: object) -> DeskCounts:
    """Return `COUNTS` with other fields."""
    return replace(COUNTS, **other)  # type: ignore[arg-type]  # fields by name
