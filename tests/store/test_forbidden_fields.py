"""What the desk must not hold has no field: neither in a real store nor in what the domain records of a visit.

Source: the rules, section 1, "Questions the clerk must not ask (and fields the app must not have)".
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import pytest

from erstanlauf.app import load_knowledge
from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId
from erstanlauf.domain.figures.counted import Counted, DeskId
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import HandoverState, Why
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode, parse_withdrawal_code
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.people import Role
from erstanlauf.domain.situation import FACTS, Assigned, German, Housing, Partner, Qualification, Situation, Span, Work
from erstanlauf.domain.situation import Status as StatusCode
from erstanlauf.domain.visit import (
    CaseStep,
    Choice,
    Earlier,
    EarlierReferral,
    ForFigures,
    Outcome,
    ReferralOutcome,
    SlipNumber,
    Visit,
    VisitId,
    VisitRecord,
    record_of,
)
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.store.daily_counts import write_down
from erstanlauf.store.keys.store_key import new_key
from erstanlauf.store.open_store import OpenStore
from erstanlauf.usecases.figures.ports import Sent
from tests.builders import TODAY
from tests.store.handover_samples import A_RECIPIENT, CONTENT, a_handover, handed_over, kept, leaving
from tests.store.samples import NOON, a_new_visit, filled

FORBIDDEN = (
    # who it is
    "name", "vorname", "nachname", "surname", "person", "birth", "born", "geburt", "geboren", "dob", "gender", "sex",
    "geschlecht", "photo", "foto", "bild", "signature", "unterschrift", "fingerprint",
    # papers
    "passport", "reisepass", "ausweis", "document", "dokument", "azr", "azn", "aktenzeichen",
    # where to find the person
    "address", "adresse", "anschrift", "street", "strasse", "postcode", "plz", "phone", "telefon", "mobil", "mail",
    "contact", "kontakt",
    # where the person comes from and how
    "nation", "staatsang", "citizen", "country", "herkunft", "origin", "route", "flucht", "flight", "escape", "reise",
    "transit", "travel", "smuggl", "schleus",
    # special categories of data
    "religio", "glaube", "konfession", "faith", "ethni", "volk", "race", "rasse", "roma", "sinti", "politi", "partei",
    "union", "gewerkschaft", "orient", "sexual", "health", "gesundheit", "krank", "illness", "disease", "diagnos",
    "disab", "behinder", "pregnan", "schwanger", "trauma", "hiv", "addict", "sucht", "medic", "medik", "violence",
    "gewalt",
    # record, money, employer
    "crim", "straf", "convict", "vorstraf", "income", "einkommen", "gehalt", "salary", "wage", "asset", "vermoegen",
    "debt", "schuld", "iban", "konto", "bank", "employer", "arbeitgeber",
    # free text
    "note", "notiz", "text", "comment", "kommentar", "bemerkung", "remark", "freitext", "description", "beschreibung",
    "memo", "reason", "grund", "story", "geschichte",
)  # fmt: skip
"""Beginnings of words no column and no field may have, in English and German."""

NOT_OURS = {"_sqlite_migrations"}
"""Tables of the migrations themselves: names of steps and when they were taken."""

TAGS = {each.tag for each in LANGUAGES}
RECORDED = (Visit, Situation, Partner, Choice, Earlier, EarlierReferral, VisitRecord, ForFigures)
CLOSED = (Enum, Span, bool, int, datetime, date, *RECORDED, NoneType)
IDS = (VisitId, SlipNumber, Kind, OfferId, WithdrawalCode)
TEXT_FIELDS = {
    ("Visit", "language"): "tag of a language a slip can be printed in",
    ("Visit", "skipped"): "names of facts, so that a question does not come again",
    ("ForFigures", "group"): "id of a target group of the council paper",
    ("ForFigures", "near_misses"): "ids of rules",
}
"""Fields of plain text and what closed list they are filled from."""


def forbidden_in(name: str) -> list[str]:
    return [stem for stem in FORBIDDEN for word in name.split("_") if word.startswith(stem)]


@pytest.mark.parametrize(
    "name", ["first_name", "geburtsdatum", "staatsangehoerigkeit", "religion", "notes", "free_text"]
)
def test_a_forbidden_field_is_noticed(name: str) -> None:
    assert forbidden_in(name)


def test_no_table_and_no_column_of_a_real_store_is_for_what_must_not_be_held(store: OpenStore) -> None:
    names = {
        name
        for table in store.transactions.db.tables
        if table.name not in NOT_OURS
        for name in (table.name, *table.columns_dict)
    }
    assert {"visit", "state", "topic"} <= names
    assert {name: found for name in names if (found := forbidden_in(name))} == {}


def test_no_field_of_what_is_recorded_is_for_what_must_not_be_held() -> None:
    names = {each.name for recorded in RECORDED for each in fields(recorded)}
    assert set(FACTS) < names
    assert {name: found for name in names if (found := forbidden_in(name))} == {}


def test_every_field_of_what_is_recorded_is_of_a_closed_kind() -> None:
    open_fields = {
        (recorded.__name__, name)
        for recorded in RECORDED
        for name, hint in get_type_hints(recorded).items()
        if not all(each in IDS or (isinstance(each, type) and issubclass(each, CLOSED)) for each in parts_of(hint))
    }
    assert open_fields == set(TEXT_FIELDS)


def parts_of(hint: object) -> Iterator[object]:
    """Yield what a type is made of: members of a union, elements of a tuple or set."""
    if get_origin(hint) in (tuple, frozenset, UnionType, Union):
        for each in get_args(hint):
            if each is not Ellipsis:
                yield from parts_of(each)
    else:
        yield hint


def is_day(text: str) -> bool:
    return date.fromisoformat(text).isoformat() == text


def is_time(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


def is_visit_id(text: str) -> bool:
    return str(UUID(text)) == text


def is_person_id(text: str) -> bool:
    return re.fullmatch("[0-9a-f]{8}", text) is not None


def looks_like_an_id(text: str) -> bool:
    return looks_like(text) or is_person_id(text) or text.isidentifier() or text.isdecimal()


def is_withdrawal_code(text: str) -> bool:
    return re.fullmatch("[A-Z3-9]{4}-[A-Z3-9]{4}", text) is not None and parse_withdrawal_code(text) == text


def is_reference(text: str) -> bool:
    return text.startswith("UE-") and is_withdrawal_code(text.removeprefix("UE-"))


def are_fields(text: str) -> bool:
    return not text or {str(each) for each in DataField} >= set(text.split(","))


def is_slip_number(text: str) -> bool:
    return re.fullmatch(r"[A-Z]\d-\d{3,}-\d", text) is not None


def is_desk_code(text: str) -> bool:
    return re.fullmatch(r"[A-Z]\d", text) is not None


@cache
def catalogue() -> Catalogue:
    return load_knowledge(TODAY).catalogue


def is_kind(text: str) -> bool:
    return text in catalogue().services


def is_offer(text: str) -> bool:
    return catalogue().offer(OfferId(text)) is not None


def is_rule(text: str) -> bool:
    return text in {each.id for each in load_knowledge(TODAY).rulebook.rules}


def is_counted(text: str) -> bool:
    """Whether it is an hour, minutes, or a code of a closed list."""
    closed = {str(each) for enum in (Topic, Outcome, ReferralOutcome, CaseStep, HandoverState, Why) for each in enum}
    codes = {"", "first", "return", "refugees"} | closed | TAGS
    return text in codes or is_kind(text) or is_rule(text) or (len(text) == 2 and text.isdecimal())


def is_made_of_codes(text: str) -> bool:
    return unlisted(text) == []


def unlisted(text: str) -> list[str]:
    """Return the words of a draft that are neither the name of a field nor in a closed list."""
    enums = (Topic, Flag, StatusCode, Housing, Work, German, Qualification, Assigned, Overruling, ReferralOutcome)
    closed = {str(member.value) for enum in enums for member in enum} | TAGS | set(FACTS)
    closed |= {each.name for recorded in (*RECORDED, Span) for each in fields(recorded)} | {"format", "visit"}
    known = (closed.__contains__, is_kind, is_offer, looks_like)
    return [word for word in words_in(json.loads(text)) if not any(is_known(word) for is_known in known)]


def looks_like(word: str) -> bool:
    """Whether a word is an id, a slip number, a withdrawal code, a day or a time of day."""
    checks: tuple[Callable[[str], bool], ...] = (is_visit_id, is_slip_number, is_withdrawal_code, is_day, is_time)
    for check in checks:
        try:
            if check(word):
                return True
        except ValueError:
            continue
    return False


def words_in(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (str(key) for key in data)
        for value in data.values():
            yield from words_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from words_in(value)


TEXT_COLUMNS: dict[tuple[str, str], Callable[[str], bool]] = {
    ("audit", "at"): is_time,
    ("audit", "by"): is_person_id,
    ("audit", "action"): {str(each) for each in AuditAction}.__contains__,
    ("audit", "subject"): looks_like_an_id,
    ("desk_user", "id"): is_person_id,
    ("desk_user", "roles"): lambda text: {str(each) for each in Role} >= set(text.split(",")),
    ("former_key", "replaced_at"): is_time,
    ("catalogue_version", "published_at"): is_time,
    ("catalogue_version", "by"): is_person_id,
    ("catalogue_version", "shipped"): looks_like_an_id,
    ("catalogue_step", "at"): is_time,
    ("catalogue_step", "by"): is_person_id,
    ("catalogue_call", "offer"): is_offer,
    ("catalogue_call", "tried_at"): is_time,
    ("signing_key", "id"): looks_like_an_id,
    ("signing_key", "since"): is_time,
    ("trusted_town", "id"): looks_like_an_id,
    ("trusted_town", "town"): lambda text: text == "Musterstadt",  # whose catalogue it is: a town, checked when taken
    ("trusted_town", "since"): is_time,
    ("figures_keys", "identity"): lambda text: text == "AGE-SECRET-KEY-1QQQ",  # a random key of this desk
    ("figures_sent", "at"): is_time,
    ("figures_sent", "last"): is_day,
    ("house_key", "id"): is_person_id,
    ("house_key", "since"): is_time,
    ("setting", "id"): str.isidentifier,
    ("setting", "value"): lambda text: text == "10",  # what an office sets about itself; its limits are the domain's
    ("handover", "id"): is_visit_id,
    ("handover", "reference"): is_reference,
    ("handover", "visit"): is_visit_id,
    ("handover", "recipient"): is_person_id,
    ("handover", "code"): is_withdrawal_code,
    ("handover", "made_at"): is_time,
    ("handover", "state"): {str(each) for each in HandoverState}.__contains__,
    ("handover", "state_at"): is_time,
    ("handover", "why"): {str(each) for each in Why}.__contains__,
    ("handover", "left_at"): is_time,
    ("handover", "sha256"): lambda text: re.fullmatch("[0-9a-f]{64}|", text) is not None,
    ("handover_consent", "handover"): is_visit_id,
    ("handover_consent", "fields"): are_fields,
    ("handover_consent", "taken_back"): are_fields,
    ("handover_consent", "language"): TAGS.__contains__,
    ("handover_consent", "wording"): lambda text: text == "2026-11",  # the version of a text, given by the program
    ("handover_consent", "given_at"): is_time,
    ("handover_consent", "leaves_until"): is_time,
    ("handover_consent", "kept_until"): is_day,
    ("handover_content", "handover"): is_visit_id,
    ("handover_parcel", "handover"): is_visit_id,
    ("handover_unread", "handover"): is_visit_id,
    ("handover_traits", "handover"): is_visit_id,
    ("handover_traits", "family"): lambda text: text == "grossmann yildiz",  # part of the hand-over, see below
    ("handover_traits", "given"): lambda text: text == "oezlem ayse",
    ("handover_traits", "reach"): lambda text: text == "@612345678",
    ("handover_key", "key"): lambda text: re.fullmatch(r"[A-Z]+|(\+[A-Z]+){2}|[a-z]+~|@\d+", text) is not None,
    ("recipient", "id"): is_person_id,
    ("recipient", "content"): lambda text: "KIM Case Management" in text,  # an office, as the administration names it
    ("desk", "code"): is_desk_code,
    ("draft", "visit"): is_visit_id,
    ("draft", "state"): is_made_of_codes,
    ("draft", "saved_at"): is_time,
    ("daily_count", "counted"): {str(each) for each in Counted}.__contains__,
    ("daily_count", "day"): is_day,
    ("daily_count", "desk"): lambda text: not text or is_visit_id(text),
    ("daily_count", "a"): is_counted,
    ("daily_count", "b"): is_counted,
    ("counted_desk", "id"): is_visit_id,
    ("counted_desk", "code"): is_desk_code,
    ("counted_desk", "first"): is_day,
    ("counted_desk", "last"): is_day,
    ("counted_desk", "made_at"): is_time,
    ("counted_desk", "taken_at"): is_time,
    ("figures_desk", "desk"): is_visit_id,
    ("visit", "id"): is_visit_id,
    ("visit", "number"): is_slip_number,
    ("visit", "day"): is_day,
    ("visit", "opened_at"): is_time,
    ("visit", "closed_at"): is_time,
    ("visit_figures", "visit"): is_visit_id,
    ("visit_figures", "target_group"): lambda text: text == "refugees",  # of a closed list, that of the council paper
    ("visit_figures", "case_step"): {str(each) for each in CaseStep}.__contains__,
    ("visit_near_miss", "visit"): is_visit_id,
    ("visit_near_miss", "rule"): is_rule,
    ("visit_gap", "visit"): is_visit_id,
    ("visit_gap", "topic"): {str(each) for each in Topic}.__contains__,
    ("visit_language", "visit"): is_visit_id,
    ("visit_language", "language"): TAGS.__contains__,
    ("visit_outcome", "number"): is_slip_number,
    ("visit_outcome", "kind"): is_kind,
    ("visit_outcome", "offer"): is_offer,
    ("visit_outcome", "outcome"): {str(each) for each in ReferralOutcome}.__contains__,
    ("visit_outcome", "day"): is_day,
    ("visit_outcome", "visit"): is_visit_id,
    ("visit_return", "visit"): is_visit_id,
    ("visit_overruling", "visit"): is_visit_id,
    ("visit_overruling", "code"): {str(each) for each in Overruling}.__contains__,
    ("visit_referral", "visit"): is_visit_id,
    ("visit_referral", "kind"): is_kind,
    ("visit_referral", "offer"): is_offer,
    ("visit_referral", "outcome"): {str(each) for each in Outcome}.__contains__,
    ("visit_topic", "visit"): is_visit_id,
    ("visit_topic", "topic"): {str(each) for each in Topic}.__contains__,
}
"""Every text column and what alone may stand in it: a code of a closed list, an id made at the desk, or a time.

`handover_content.content` is no text column: it is the one place for a person, a cell of bytes that goes as a whole;
`handover_parcel.content` is what is packed of it. `handover_traits` and `handover_key` belong to that content: words of
the name and its skeletons, by which the same person is found again, and the database itself lets them go with it.
"""


def test_every_text_column_holds_codes_ids_and_times_only(store: OpenStore) -> None:
    chosen = (Choice(Kind("mbe"), catalogue().services[Kind("mbe")].offers[0].id),)
    told = EarlierReferral(chosen[0].kind, chosen[0].offer, ReferralOutcome.NOT_RESPONSIBLE)
    earlier = Earlier(SlipNumber("K7-418-3"), NOON.date(), (told,))
    plain = {"chosen": chosen, "unsuitable": frozenset[Kind](), "skipped": frozenset({"age"}), "earlier": earlier}
    still_open, closed = (
        replace(filled(a_new_visit(store)), **plain)  # type: ignore[arg-type]  # fields by name
        for _ in range(2)
    )
    store.visits.save_draft(still_open, NOON)
    closed = replace(closed, needs=(Topic.WOHNEN,), flags=frozenset())  # of a violence visit nothing would stay
    store.visits.save_draft(closed, NOON)
    figures = ForFigures("refugees", frozenset({load_knowledge(TODAY).rulebook.rules[0].id}), CaseStep.ON_SLIP)
    store.visits.close_visit(record_of(closed, catalogue(), NOON, (Topic.WOHNEN,), figures))

    store.settings.put("idle_minutes", "10")
    store.house_keys.make(NOON)
    store.figure_keys.keep_identity("AGE-SECRET-KEY-1QQQ")
    store.sent_counts.note_sent(Sent(NOON, NOON.date()))
    store.catalogue.publish(b"{}", "f00d", 0)
    store.catalogue.add_step(b"{}")
    store.catalogue.note_try(chosen[0].offer or OfferId(""))
    store.towns.keep_signing_key("a1b2c3d4", b"secret", NOON)
    store.towns.trust("d4c3b2a1", b"public", "Musterstadt", NOON)
    store.ring._remember(new_key())
    store.recipients.put(A_RECIPIENT)
    handed_over(store, a_handover(closed.id), to=HandoverState.REJECTED)
    leaving(store, kept(store, a_handover(closed.id)))
    store.people_handed_over.like(CONTENT.person, still_open.id, most=1)
    kept(store, a_handover(closed.id))
    with store.transactions.one() as db:
        write_down(db, "visit", "TRUE", {})
        write_down(db, "handover", "TRUE", {})
    store.figures.take(replace(store.figures.of_this_desk(NOON), desk=DeskId(str(uuid4()))), NOON)

    own = [table for table in store.transactions.db.tables if table.name not in NOT_OURS]
    found = {(table.name, name) for table in own for name, kind in table.columns_dict.items() if kind is str}
    assert found == set(TEXT_COLUMNS)
    for (table, column), may_hold in TEXT_COLUMNS.items():
        values = [row[column] for row in store.transactions.db[table].rows if row[column] is not None]
        assert values, (table, column)
        assert [value for value in values if not may_hold(value)] == [], (table, column)
