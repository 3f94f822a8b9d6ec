"""What is asked, and what was said: nothing ticked beforehand, special fields one by one, nothing without the name."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.handover.consent import SPECIAL, DataField
from erstanlauf.domain.handover.content import NamedPerson, Reach, ReachKind
from erstanlauf.domain.handover.recipient import Recipient, RecipientId
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.handover.withdrawal_code import RANDOM_BYTES, withdrawal_code
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.visit import Choice, Visit
from erstanlauf.i18n.phrases import consent
from erstanlauf.usecases.handover.asking import WORDING, Asking, asking_of, fitting, leaving, resumed
from tests.builders import a_catalogue, a_service, a_situation, a_visit

AT = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
LATER = AT + timedelta(minutes=3)
CITY, DEBTS = RecipientId("0badcafe"), RecipientId("00c0ffee")
CODE = withdrawal_code(bytes(RANDOM_BYTES))
TOWN = a_catalogue(a_service("cm_stadt"), a_service("schuldner"))
CHOICES = (Choice(Kind("cm_stadt"), None),)
ORDINARY = frozenset(DataField) - SPECIAL


def recipient(of: RecipientId, **changes: object) -> Recipient:
    return replace(Recipient(of, f"Stelle {of}", "/share"), **changes)  # type: ignore[arg-type]


def visit() -> Visit:
    return a_visit(
        language="ar",
        needs=(Topic.WOHNEN, Topic.GESUNDHEIT),
        flags=frozenset((Flag.SCHULDEN, Flag.OBDACHLOS)),
        situation=a_situation(age=42),
    )


def asked(of: Visit | None = None) -> Asking:
    return asking_of(of or visit(), CHOICES, TOWN, (recipient(CITY), recipient(DEBTS)), CODE, AT)


def test_nothing_is_ticked_before_anybody_said_anything() -> None:
    assert not asked().ticks
    assert asked().ticked(CITY) == frozenset()
    assert not asked().is_refused


def test_exactly_what_there_is_something_for_is_asked_and_special_fields_stand_apart() -> None:
    assert frozenset(asked().asked_for) == ORDINARY
    assert asked().special == (DataField.HEALTH, DataField.DEBTS)
    plain = asked(a_visit(language="ar", needs=(Topic.WOHNEN,)))
    assert plain.special == ()
    assert DataField.ANSWERS not in plain.offered


def test_a_yes_ticks_all_but_what_needs_a_tick_of_its_own_and_for_this_recipient_alone() -> None:
    said = asked().answered(CITY, yes=True, at=LATER)
    assert said.ticked(CITY) == ORDINARY
    assert said.ticked(DEBTS) == frozenset()
    assert said.said_at == LATER


def test_a_tick_is_set_and_taken_off_and_no_other_with_it() -> None:
    said = asked().answered(CITY, yes=True, at=AT).toggled(CITY, DataField.HEALTH, AT)
    assert said.ticked(CITY) == ORDINARY | {DataField.HEALTH}
    assert said.toggled(CITY, DataField.REACH, AT).ticked(CITY) == said.ticked(CITY) - {DataField.REACH}


@pytest.mark.parametrize("field", sorted(frozenset(DataField) - {DataField.NAME}))
def test_a_first_tick_is_a_yes_to_the_name_and_this_alone(field: DataField) -> None:
    assert asked().toggled(CITY, field, AT).ticked(CITY) == {DataField.NAME, field}


def test_without_the_name_nothing_stays_ticked() -> None:
    said = asked().answered(CITY, yes=True, at=AT).toggled(CITY, DataField.NAME, AT)
    assert not said.ticks


def test_a_no_to_everybody_leaves_nothing_and_a_later_yes_counts() -> None:
    no = asked().answered(CITY, yes=True, at=AT).answered(CITY, yes=False, at=AT).answered(DEBTS, yes=False, at=AT)
    assert not no.ticks
    assert no.is_refused
    assert not no.answered(DEBTS, yes=True, at=AT).is_refused


def test_what_came_in_after_the_yes_is_asked_for_and_not_ticked() -> None:
    before = asked(a_visit(language="ar", needs=(Topic.WOHNEN,))).answered(CITY, yes=True, at=AT)
    now = resumed(asked(), before)
    assert DataField.ANSWERS in now.offered
    assert now.ticked(CITY) == before.ticked(CITY)
    assert not now.ticked(CITY) & (SPECIAL | {DataField.ANSWERS})


def test_what_the_visit_does_not_hold_any_more_is_not_ticked_either() -> None:
    before = asked().answered(CITY, yes=True, at=AT).toggled(CITY, DataField.HEALTH, AT)
    now = resumed(asked(a_visit(language="ar", needs=(Topic.WOHNEN,))), before)
    assert DataField.HEALTH not in now.ticked(CITY)


def test_what_leaves_is_what_is_ticked_for_each() -> None:
    person = NamedPerson("Al-Hassan", "Omar", 1984, Reach(ReachKind.PHONE, "0521 51"))
    said = asked().about(person).answered(CITY, yes=True, at=AT).answered(DEBTS, yes=True, at=AT)
    said = said.toggled(CITY, DataField.BIRTH_YEAR, AT).toggled(DEBTS, DataField.DEBTS, AT)
    goes = {each.id: content for each, content in leaving(said, said.content(visit(), CHOICES, TOWN))}
    assert (goes[CITY].person.birth_year, goes[CITY].said) == (None, (Flag.OBDACHLOS,))
    assert (goes[DEBTS].person.birth_year, set(goes[DEBTS].said)) == (1984, {Flag.OBDACHLOS, Flag.SCHULDEN})
    assert goes[CITY].needs == (Topic.WOHNEN,)


def test_kept_and_taken_up_again_it_is_as_it_was() -> None:
    person = NamedPerson("Al-Hassan", "", 1984)
    said = asked().about(person).answered(CITY, yes=True, at=LATER)
    kept = said.asked(said.content(visit(), CHOICES, TOWN), "ar")
    again = resumed(asked(), kept)
    assert (again.ticks, again.person, again.code, again.said_at) == (said.ticks, person, CODE, LATER)


def test_the_sheet_to_sign_holds_everything_asked_with_the_ticks_as_they_are() -> None:
    sheet = asked().answered(CITY, yes=True, at=AT).sheet("ar", LATER)
    first, second = (handover for _, handover in sheet.handovers)
    assert sheet.asked == {CITY: asked().offered, DEBTS: asked().offered}
    assert (first.consent.fields, second.consent.fields) == (ORDINARY, frozenset())
    assert {first.state, second.state} == {HandoverState.DRAFT}
    assert sheet.code == CODE


def test_a_case_can_go_to_whom_the_slip_leads_and_to_who_takes_any() -> None:
    offer = TOWN.services[Kind("cm_stadt")].offers[0].id
    other = TOWN.services[Kind("schuldner")].offers[0].id
    listed = [recipient(CITY, offer=offer), recipient(DEBTS, offer=other), recipient(RecipientId("0a"), offer=None)]
    assert [each.id for each in fitting(listed, CHOICES, TOWN)] == [CITY, RecipientId("0a")]


def test_nothing_of_the_person_is_in_what_a_log_would_write() -> None:
    said = asked().about(NamedPerson("Al-Hassan", "Omar"))
    assert "Hassan" not in repr(said)


SHOWN = (
    *(consent.CONSENT_TITLE, consent.CONSENT_TO, consent.CONSENT_WHY, consent.CONSENT_WHAT, consent.CONSENT_UNTIL),
    *(consent.CONSENT_VOLUNTARY, consent.CONSENT_NO_HARM, consent.CONSENT_WITHDRAW, consent.CONSENT_FULL_TEXT),
    *(consent.CONSENT_YES, consent.CONSENT_NO),
    *consent.PHRASE_OF_FIELD.values(),
    *consent.SENTENCE_OF_SPECIAL.values(),
)


def test_the_version_of_the_text_is_raised_when_a_sentence_of_it_changes() -> None:
    """Where this fails: set `WORDING` to the day of the change, and the figure to that of the new text."""
    digest = sha256("\n".join(SHOWN).encode()).hexdigest()[:12]
    assert (WORDING, digest) == ("2026-11-22", "529d81a95898")
