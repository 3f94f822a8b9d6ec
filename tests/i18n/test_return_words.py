"""What the desk says of somebody who comes back, in German and English, for one day and for many."""

from datetime import date

import pytest

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.returning.hints import Hint
from erstanlauf.domain.visit import EarlierReferral, ReferralOutcome
from erstanlauf.i18n.return_words import ago, already_sent, hint_text, outcome_name, since
from erstanlauf.i18n.wording import Wording

GERMAN, ENGLISH = Wording("de"), Wording("en")


def referral(outcome: ReferralOutcome | None = None) -> EarlierReferral:
    return EarlierReferral(Kind("mbe"), None, outcome)


def test_days_are_counted_as_people_say_them() -> None:
    assert [since(GERMAN, days) for days in (0, 1, 12)] == ["seit heute", "seit 1 Tag", "seit 12 Tagen"]
    assert [ago(GERMAN, days) for days in (0, 1, 12)] == ["heute", "vor 1 Tag", "vor 12 Tagen"]
    assert [since(ENGLISH, days) for days in (0, 1, 12)] == ["since today", "for 1 day", "for 12 days"]


@pytest.mark.parametrize(
    ("outcome", "elsewhere", "german", "english"),
    [
        (None, "", "seit 12 Tagen dort – nicht doppelt beraten", "there for 12 days – do not advise twice"),
        (ReferralOutcome.WAS_THERE, "AWO", "seit 12 Tagen bei AWO – nicht doppelt beraten",
         "at AWO for 12 days – do not advise twice"),
        (ReferralOutcome.NOT_SUITABLE, "", "vor 12 Tagen schon dorthin geschickt: passt nicht",
         "sent there already 12 days ago: does not fit"),
        (ReferralOutcome.NOT_REACHED, "AWO", "vor 12 Tagen zu AWO geschickt: niemand erreicht",
         "sent to AWO 12 days ago: nobody reached"),
    ],
)  # fmt: skip
def test_a_service_the_person_was_sent_to_says_so(
    outcome: ReferralOutcome | None, elsewhere: str, german: str, english: str
) -> None:
    assert already_sent(GERMAN, referral(outcome), 12, elsewhere) == german
    assert already_sent(ENGLISH, referral(outcome), 12, elsewhere) == english


def test_every_outcome_has_a_word_of_its_own() -> None:
    for words in (GERMAN, ENGLISH):
        assert len({outcome_name(words, each) for each in (None, *ReferralOutcome)}) == len(ReferralOutcome) + 1


def test_a_hint_says_how_often_and_since_when() -> None:
    hint = Hint(3, date(2026, 9, 1))
    assert hint_text(GERMAN, hint) == "3-mal nicht zuständig seit 01.09.; stimmt die Regel?"
    assert hint_text(ENGLISH, hint) == "3 times not responsible since 01.09.; is the rule right?"
