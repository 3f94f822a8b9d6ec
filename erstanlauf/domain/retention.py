"""How long what is kept: a period and where it starts for each kind of record, and what is due at a time.

Knows periods and times, no rows. What the words are, `i18n.setting_words` says.

Why this way (2026-11-22):
* A period counts from a moment that stands in the record, never from when somebody looked. A record is due when its
  whole period is over, never a second early; months end as BGB § 188 says, so what began on 29 February ends with
  28 February.
* Backups never outlive what they hold: one is removed when it is older than its own period, that of the visits or the
  longest one of hand-overs, whichever is shortest. So what has gone from the store is in no copy after that many days
  more. What is to go at the end of a visit or of a day must not get into a backup at all (`NOT_IN_BACKUPS`).
* A clock that is wrong must not erase the whole store. Nothing is removed while the clock is behind what is stored, or
  far ahead of when things were last removed; somebody has to look at the clock first.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import OfficeSettings

MOST_DAYS_APART = 45
"""How long removing may pause before somebody has to look at the clock: longer than any closure of an office."""

CLOCK_TOLERANCE = timedelta(hours=1)
"""How far a clock may be put right without a word."""

FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""Before it there was no such program: a record dated earlier comes from a clock that was wrong."""


class Kept(StrEnum):
    """Kinds of records that are kept for a time."""

    DRAFT = "draft"
    VISIT = "visit"
    SLIP_LANGUAGE = "slip_language"
    HANDOVER_DRAFT = "handover_draft"
    HANDOVER_DATA = "handover_data"
    CONSENT = "consent"
    AUDIT = "audit"
    BACKUP = "backup"


class Start(StrEnum):
    """From where a period counts."""

    LAST_SAVED = "last_saved"
    CLOSED = "closed"
    MADE = "made"
    DAY = "day"
    ANSWERED = "answered"
    LEFT = "left"
    GIVEN = "given"


class Then(StrEnum):
    """What happens when a period is over; what is counted leaves counts behind (`figures.counted`)."""

    ERASED = "erased"
    COUNTED = "counted"


@dataclass(frozen=True, slots=True)
class Period:
    """How long one kind of record is kept: `setting` names the number, None is "until the day is over"."""

    kept: Kept
    start: Start
    then: Then
    setting: str | None


PERIODS: tuple[Period, ...] = (
    Period(Kept.DRAFT, Start.LAST_SAVED, Then.ERASED, "draft_hours"),
    Period(Kept.VISIT, Start.CLOSED, Then.COUNTED, "visit_days"),
    Period(Kept.SLIP_LANGUAGE, Start.DAY, Then.ERASED, None),
    Period(Kept.HANDOVER_DRAFT, Start.LAST_SAVED, Then.ERASED, "draft_hours"),
    Period(Kept.HANDOVER_DATA, Start.ANSWERED, Then.ERASED, "handover_days"),
    Period(Kept.HANDOVER_DATA, Start.LEFT, Then.ERASED, "handover_most_days"),
    Period(Kept.CONSENT, Start.GIVEN, Then.COUNTED, "consent_months"),
    Period(Kept.AUDIT, Start.MADE, Then.ERASED, "audit_months"),
    Period(Kept.BACKUP, Start.MADE, Then.ERASED, "backup_days"),
)
"""What is known of a person goes by whichever of its two periods is over first, and at once when consent is withdrawn.
For a hand-over that cannot leave any more, the first one counts from the end of its consent."""

NOT_IN_BACKUPS = frozenset((Kept.DRAFT, Kept.SLIP_LANGUAGE, Kept.HANDOVER_DRAFT))
"""What is promised to go at the end of the visit or of the day; in a backup it would live for weeks."""


class ClockDoubtful(KnownTrouble):
    """The clock cannot be right, so nothing was removed. Details: today, newest, both dates in ISO form."""

    code: ClassVar[str] = "retention.clock_doubtful"


@dataclass(frozen=True, slots=True)
class CutOffs:
    """What is due: records whose period started at these times or before, languages of days before this one."""

    drafts: datetime
    visits: datetime
    languages: date
    audit: datetime
    backups: datetime
    answered: datetime
    left: datetime
    consents: datetime


def due(settings: OfficeSettings, now: datetime) -> CutOffs:
    """Return which records are due now. The times are in UTC; the dates are those of the place of `now`."""
    at = now.astimezone(UTC)  # in UTC a day has 24 hours
    return CutOffs(
        drafts=at - timedelta(hours=settings.draft_hours),
        visits=at - timedelta(days=settings.visit_days),
        languages=now.date(),
        audit=_months_before(at, settings.audit_months),
        backups=at - timedelta(days=longest_backup_days(settings)),
        answered=at - timedelta(days=settings.handover_days),
        left=at - timedelta(days=settings.handover_most_days),
        consents=_months_before(at, settings.consent_months),
    )


def longest_backup_days(settings: OfficeSettings) -> int:
    """Return how old a backup may become: its own period, and never more than those of what it holds of anybody."""
    return min(settings.backup_days, settings.visit_days, settings.handover_most_days)


def months_after(day: date, months: int) -> date:
    """Return the last day of a period of so many months that began on a day, as BGB § 188 has it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_datable(at: datetime, now: datetime) -> bool:
    """Whether a record can have been made at this time; if not, its period starts now."""
    return FIRST_DAY <= at <= now + CLOCK_TOLERANCE


def check_clock(newest: datetime | None, trusted: datetime | None, now: datetime) -> None:
    """Refuse to remove anything while the clock cannot be right.

    `newest` is the newest time stored. `trusted` is when something was last removed or the clock was last confirmed, or
    the newest time stored before that ever happened: entries made since then do not count, for a clock that is wrong
    dates them, too. Raises `ClockDoubtful`.
    """
    if newest is not None and now < newest - CLOCK_TOLERANCE:
        raise ClockDoubtful(today=now.date().isoformat(), newest=newest.date().isoformat())
    if trusted is not None and now - trusted > timedelta(days=MOST_DAYS_APART):
        raise ClockDoubtful(today=now.date().isoformat(), newest=trusted.date().isoformat())
    if now < FIRST_DAY:
        raise ClockDoubtful(today=now.date().isoformat(), newest=FIRST_DAY.date().isoformat())


def _months_before(at: datetime, months: int) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    return at.replace(year=year, month=month + 1, day=min(at.day, monthrange(year, month + 1)[1]))
