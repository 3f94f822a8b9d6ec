"""When consent lets something leave, and what is left of it after a withdrawal."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.handover.consent import LEAVES_WITHIN_DAYS, Consent, DataField, leaves_until
from erstanlauf.domain.handover.recipient import Recipient, RecipientId

GIVEN = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FIELDS = st.frozensets(st.sampled_from(DataField))


def a_consent(*fields: DataField) -> Consent:
    return Consent(frozenset(fields), "ar", "2026-11", GIVEN, leaves_until(GIVEN), date(2027, 11, 23))


def test_it_holds_from_the_second_it_was_given_until_its_end() -> None:
    consent = a_consent(DataField.NAME)
    assert not consent.is_valid_at(GIVEN - SECOND)
    assert consent.is_valid_at(GIVEN)
    assert consent.is_valid_at(GIVEN + timedelta(days=LEAVES_WITHIN_DAYS) - SECOND)
    assert not consent.is_valid_at(GIVEN + timedelta(days=LEAVES_WITHIN_DAYS))


def test_without_the_name_nothing_of_it_stands() -> None:
    assert a_consent(DataField.NAME, DataField.NEEDS).without([DataField.NAME]).is_withdrawn
    assert not a_consent(DataField.NEEDS).is_valid_at(GIVEN)


@given(FIELDS, FIELDS, FIELDS)
def test_what_was_taken_back_never_stands_again(
    fields: frozenset[DataField], once: frozenset[DataField], again: frozenset[DataField]
) -> None:
    consent = a_consent(*fields).without(once).without(again)
    assert consent.standing.isdisjoint(once | again)
    assert consent.standing <= fields
    assert consent.taken_back <= fields


@given(st.dates(date(2026, 1, 1), date(2090, 12, 31)), st.integers(1, 36))
def test_a_recipient_forgets_on_a_day_there_is(today: date, months: int) -> None:
    kept_until = Recipient(RecipientId("r"), "Amt", "", keeps_months=months).kept_until(today)
    assert today < kept_until <= today + timedelta(days=31 * months)
