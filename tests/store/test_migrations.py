"""The schema: where the steps lead, that they know nothing of today's program, and that no column can hold a person."""

import ast
from inspect import cleandoc
from pathlib import Path

import pytest

from erstanlauf.store import migrations
from erstanlauf.store.cipher import Database
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.trouble import StoreNewer
from tests.store.desks import give_key_file, opened
from tests.store.samples import NOON, a_new_visit, an_open_record

STORE_SOURCES = Path(migrations.__file__).parent

COLUMNS = {
    "desk": {"id", "code", "next_slip"},
    "draft": {"visit", "state", "saved_at"},
    "visit": {"id", "number", "day", "opened_at", "closed_at", "slips_issued"},
    "visit_topic": {"visit", "position", "topic"},
    "visit_gap": {"visit", "topic"},
    "visit_overruling": {"visit", "code"},
    "visit_language": {"visit", "language"},
    "visit_referral": {"visit", "position", "kind", "offer", "outcome"},
    "visit_return": {"visit"},
    "visit_outcome": {"number", "kind", "offer", "outcome", "day", "visit"},
    "visit_figures": {"visit", "target_group", "case_step"},
    "visit_near_miss": {"visit", "rule"},
    "daily_count": {"counted", "day", "desk", "a", "b", "visits"},
    "counted_desk": {"id", "code", "serial", "first", "last", "made_at", "taken_at", "is_invented"},
    "figures_desk": {"id", "desk", "serial", "rounding_key"},
    "desk_user": {"id", "roles"},
    "audit": {"seq", "at", "by", "action", "subject", "count", "seal"},
    "audit_start": {"id", "seq", "seal"},
    "setting": {"id", "value"},
    "house_key": {"id", "secret", "since"},
    "mark": {"id", "seq"},
    "former_key": {"secret", "replaced_at"},
    "catalogue_version": {"number", "published_at", "by", "shipped", "changes", "content"},
    "catalogue_step": {"seq", "at", "by", "content"},
    "catalogue_call": {"offer", "tried_at"},
    "signing_key": {"id", "secret", "since", "last_serial"},
    "trusted_town": {"id", "public", "town", "since", "newest_serial"},
    "recipient": {"id", "content"},
    "handover": {
        *("id", "reference", "visit", "recipient", "code", "made_at", "state", "state_at", "why", "left_at"),
        *("response_days", "sha256", "is_held"),
    },
    "handover_consent": {
        *("handover", "fields", "taken_back", "language", "wording", "given_at", "leaves_until", "kept_until"),
    },
    "handover_content": {"handover", "content"},
    "handover_parcel": {"handover", "content"},
    "handover_traits": {"number", "handover", "family", "given", "year", "reach"},
    "handover_key": {"key", "year", "number"},
    "handover_unread": {"handover"},
    "figures_keys": {"id", "signing", "identity"},
    "figures_sent": {"id", "at", "last"},
    "_sqlite_migrations": {"id", "migration_set", "name", "applied_at"},
}
"""All the store may hold. No column here is one for a name, a birth date, a nationality or free text.

The one place for a person is `handover_content.content`, a cell of bytes that goes as a whole. The parcel that waits to
leave is made of it, and so are `handover_traits` and `handover_key`, by which the same person is found a second time:
they are part of the hand-over, hang on its content, and go with it or with any change of it.
"""


def schema_of(db: Database) -> str:
    statements = db.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations' ORDER BY name"
    )
    return "\n".join(f"{cleandoc(sql)};\n" for (sql,) in statements)


def test_the_steps_lead_to_the_kept_schema(store: OpenStore) -> None:
    assert schema_of(store.transactions.db) == (STORE_SOURCES / "schema.sql").read_text(encoding="utf-8")


def test_there_is_no_column_for_a_person_but_the_content_of_a_hand_over(store: OpenStore) -> None:
    assert {table.name: set(table.columns_dict) for table in store.transactions.db.tables} == COLUMNS
    assert store.transactions.db.view_names() == []


def test_every_table_refuses_what_is_not_of_its_type(store: OpenStore) -> None:
    own = [table for table in store.transactions.db.tables if table.name != "_sqlite_migrations"]

    assert [table.name for table in own if not table.strict] == []


def test_a_second_start_takes_no_step(folder: Path) -> None:
    first = opened(folder)
    taken = list(first.transactions.db.query("SELECT * FROM _sqlite_migrations"))
    first.close()

    second = opened(folder)
    assert list(second.transactions.db.query("SELECT * FROM _sqlite_migrations")) == taken
    second.close()


def test_a_store_that_misses_steps_takes_them_and_keeps_its_drafts(folder: Path) -> None:
    give_key_file(folder)
    first = opened(folder)
    visit = a_new_visit(first)
    first.transactions.db.table("visit_return").drop()
    first.transactions.db.table("visit_outcome").drop()
    first.transactions.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'return_visits'")
    first.close()

    second = opened(folder)
    assert [draft.visit for draft in second.visits.drafts()] == [visit]
    assert migrations.steps_missing(second.transactions.db) == ()
    assert second.transactions.db.table("visit_return").exists()
    second.close()


def test_a_store_from_before_languages_stayed_for_the_day_takes_the_step_and_keeps_its_visits(folder: Path) -> None:
    give_key_file(folder)
    first = opened(folder)
    visit = a_new_visit(first)
    first.visits.close_visit(an_open_record(visit))
    first.transactions.db.table("visit_language").drop()
    first.transactions.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'visit_languages'")
    first.close()

    second = opened(folder)
    kept = second.visits.kept_slip(visit.id)
    second.close()

    assert kept is not None
    assert (kept.number, kept.language) == (visit.number, None)


def test_a_store_of_a_newer_program_is_refused_and_left_as_it_is(folder: Path) -> None:
    store = opened(folder)
    a_new_visit(store)
    row = {"migration_set": "erstanlauf", "name": "from_next_year", "applied_at": NOON.isoformat()}
    store.transactions.db.table("_sqlite_migrations").insert(row)
    store.close()
    before = (folder / STORE_FILE).read_bytes()

    with pytest.raises(StoreNewer):
        opened(folder)

    assert (folder / STORE_FILE).read_bytes() == before


def test_steps_know_nothing_of_the_program_of_today() -> None:
    tree = ast.parse(Path(migrations.__file__).read_text(encoding="utf-8"))
    imported = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]

    assert imported == ["erstanlauf.store.cipher", "secrets"]
