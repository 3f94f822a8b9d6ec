"""Who was handed over already is found under nearly the same name, as long as anything is known of the person."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import HandoverContent, NamedPerson, Reach, ReachKind
from erstanlauf.domain.handover.states import Handover, HandoverState
from erstanlauf.domain.visit import VisitId
from erstanlauf.store.alike.likeness import traits_of
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.handover.alike import MOST_SHOWN, KnownPeople, Lookalike
from tests.store.alike.persons import PERSONS
from tests.store.handover_samples import AWO, KIM, a_consent, a_handover, handed_over, kept, withdrawn
from tests.store.samples import a_new_visit

HERE = VisitId("01a20272-00bf-7e0c-89f1-530f82a5a9a2")
SHEVCHENKO = NamedPerson("Шевченко", "Оксана", 1987)
HUSSEIN = NamedPerson("Hussein", "Mohammed", 1987)


def known(store: OpenStore, *people: NamedPerson) -> list[Handover]:
    """Keep a hand-over of each person, each of a visit of its own."""
    return [kept(store, a_handover(a_new_visit(store).id), HandoverContent(each)) for each in people]


def found(store: OpenStore, person: NamedPerson, but: VisitId = HERE) -> Sequence[Lookalike]:
    return store.people_handed_over.like(person, but, MOST_SHOWN)


def found_ids(store: OpenStore, person: NamedPerson, but: VisitId = HERE) -> list[str]:
    return [each.handover.id for each in found(store, person, but)]


def rows(store: OpenStore) -> int:
    """Return how many rows there are of what persons are found by."""
    db = store.transactions.db
    return sum(db[table].count for table in ("handover_unread", "handover_traits", "handover_key"))


def test_the_adapter_fills_the_port(store: OpenStore) -> None:
    people: KnownPeople = store.people_handed_over
    assert people.like(SHEVCHENKO, HERE, MOST_SHOWN) == []


@pytest.mark.parametrize(
    ("family", "given_names", "year"),
    [
        ("Шевченко", "Оксана", 1987),
        ("Schewtschenko", "Oksana", None),
        ("Oksana", "Shevchenko", 1988),
        ("Schewtschenko", "", 1987),
        ("Schewtsch", "Oks", 1987),
        ("Shevcenko", "Oxana", 1987),
        ("Shevchenko Oksana", "", None),
    ],
    ids=["same", "German", "swapped", "family", "beginnings", "mistyped", "in-one-line"],
)
def test_a_person_is_found_however_the_name_is_written(
    store: OpenStore, family: str, given_names: str, year: int | None
) -> None:
    handover, _ = known(store, SHEVCHENKO, HUSSEIN)
    [alike] = found(store, NamedPerson(family, given_names, year))
    assert alike.handover == handover
    assert alike.person == SHEVCHENKO


def test_nobody_is_found_by_another_name(store: OpenStore) -> None:
    known(store, SHEVCHENKO, HUSSEIN)
    assert found(store, NamedPerson("Yılmaz", "Ayşe", 1987)) == []
    assert found(store, NamedPerson("Hu", "", 1987)) == []


def test_the_same_name_is_found_even_where_many_have_it(store: OpenStore) -> None:
    known(store, *(replace(HUSSEIN, birth_year=1950 + number) for number in range(40)), HUSSEIN)
    first, *others = found(store, HUSSEIN)
    assert first.person == HUSSEIN
    assert len(others) == MOST_SHOWN - 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PERSONS)
def test_whoever_has_any_letter_in_the_name_is_found_by_it(store: OpenStore, person: NamedPerson) -> None:
    [handover] = known(store, person)
    swapped = replace(person, family_name=person.given_names, given_names=person.family_name)
    shown = [found_ids(store, each) for each in (person, swapped)]
    assert all((handover.id in ids) is bool(traits_of(person).words) for ids in shown)


def test_the_same_number_finds_somebody_under_a_name_that_was_misheard(store: OpenStore) -> None:
    phone = Reach(ReachKind.PHONE, "+49 176 1234 5678")
    [handover] = known(store, replace(HUSSEIN, reach=phone))
    misheard = NamedPerson("Hosseini", "Mehdi", reach=Reach(ReachKind.PHONE, "0176/12345678"))
    assert found_ids(store, misheard) == [handover.id]


def test_a_family_behind_one_number_is_told_apart(store: OpenStore) -> None:
    phone = Reach(ReachKind.PHONE, "+49 176 1234 5678")
    known(store, replace(HUSSEIN, reach=phone))
    assert found(store, NamedPerson("Zaynab", "Karimi", 1990, phone)) == []


def test_the_visit_itself_is_left_out_and_every_other_one_is_told_once(store: OpenStore) -> None:
    here, there = (a_new_visit(store).id for _ in range(2))
    kept(store, a_handover(here, state=HandoverState.DRAFT), HandoverContent(SHEVCHENKO))
    for recipient in (KIM, AWO):
        kept(store, a_handover(there, recipient=recipient), HandoverContent(SHEVCHENKO))
    assert [each.handover.visit for each in found(store, SHEVCHENKO, here)] == [there]
    assert [each.handover.visit for each in found(store, SHEVCHENKO, there)] == [here]


def test_whoever_was_erased_is_not_found_and_leaves_no_row(store: OpenStore) -> None:
    [handover] = known(store, SHEVCHENKO)
    assert found_ids(store, SHEVCHENKO) == [handover.id]
    assert rows(store) > 0
    store.handovers.forget_content(handover.id)
    assert rows(store) == 0
    assert found(store, SHEVCHENKO) == []


def test_what_was_erased_before_anybody_asked_leaves_no_row(store: OpenStore) -> None:
    [handover] = known(store, SHEVCHENKO)
    assert rows(store) == 1
    store.handovers.forget_content(handover.id)
    assert rows(store) == 0


def test_a_consent_that_is_taken_back_takes_what_was_found_by_it(store: OpenStore) -> None:
    person = replace(SHEVCHENKO, reach=Reach(ReachKind.EMAIL, "Oksana@example.org"))
    [handover] = known(store, person)
    assert found(store, person)
    part = withdrawn(handover, DataField.REACH, DataField.BIRTH_YEAR)
    store.handovers.put(part)
    assert list(store.transactions.db["handover_traits"].rows) == []
    [alike] = found(store, person)
    assert alike.person == NamedPerson("Шевченко", "Оксана")
    assert {(row["year"], row["reach"]) for row in store.transactions.db["handover_traits"].rows} == {(0, "")}

    store.handovers.put(withdrawn(part))
    assert rows(store) == 0


def test_no_key_is_made_of_what_nobody_agreed_to(store: OpenStore) -> None:
    person = replace(SHEVCHENKO, reach=Reach(ReachKind.PHONE, "+49 176 1234 5678"))
    named = a_consent(frozenset({DataField.NAME}))
    kept(store, a_handover(a_new_visit(store).id, named), HandoverContent(person))
    [alike] = found(store, person)
    assert alike.person == NamedPerson("Шевченко", "Оксана")
    assert not any(row["key"].startswith("@") or row["year"] for row in store.transactions.db["handover_key"].rows)


def test_whose_data_was_shown_is_written_down_once(store: OpenStore) -> None:
    [handover] = known(store, SHEVCHENKO)
    for typed in ("Шевчен", "Шевченк", "Шевченко"):
        assert found_ids(store, NamedPerson(typed)) == [handover.id]
    read = [each.subject for each in store.audit.entries(100) if each.action is AuditAction.HANDOVER_READ]
    assert read == [handover.id]


def test_a_content_nobody_can_read_hinders_nobody(store: OpenStore) -> None:
    broken, good = known(store, SHEVCHENKO, SHEVCHENKO)
    with store.transactions.one() as db:
        db.execute("UPDATE handover_content SET content = x'00' WHERE handover = ?", (broken.id,))
    assert found_ids(store, SHEVCHENKO) == [good.id]
    assert store.transactions.db["handover_unread"].count == 0


def test_those_who_wait_to_be_taken_up_follow_with_the_next_letters(store: OpenStore) -> None:
    known(store, SHEVCHENKO, *(NamedPerson(f"Person {number}") for number in range(70)))
    assert found(store, SHEVCHENKO) == []
    assert len(found(store, SHEVCHENKO)) == 1


def test_a_hand_over_goes_on_whatever_becomes_of_the_keys(store: OpenStore) -> None:
    handover = handed_over(store, a_handover(a_new_visit(store).id))
    with store.transactions.one() as db:
        db.execute("DELETE FROM handover_traits")
        db.execute("DELETE FROM handover_unread")
    assert store.handovers.one(handover.id) == handover
    assert store.handovers.content(handover.id) is not None
