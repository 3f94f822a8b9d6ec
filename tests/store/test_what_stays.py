"""What a person said is gone when the visit is closed: from the tables, from free pages and from the log.

The bytes are looked through in a copy without encryption, made by the same code on the same settings.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from erstanlauf.domain.catalogue import Catalogue, Certainty, Confidence, Grounds, Kind, Privacy, Service, Target
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.visit import Choice, Visit, record_of
from erstanlauf.store import migrations
from erstanlauf.store.cipher import _PRAGMAS, Database
from erstanlauf.store.open_store import OpenStore
from tests.store.desks import KEY, SOMEBODY
from tests.store.samples import NOON, a_new_visit, filled

OPEN, KEPT_BACK, NEUTRAL = Kind("open_kind"), Kind("clinic_kind"), Kind("refuge_kind")


def a_service(kind: Kind, privacy: Privacy) -> Service:
    certainty = Certainty(Confidence.HIGH, Confidence.HIGH, Confidence.HIGH)
    return Service(kind, "", "", (), Target(), (), certainty, Grounds(), "", privacy)


CATALOGUE = Catalogue(
    city="Musterstadt",
    as_of="2026-11-22",
    services={
        kind: a_service(kind, privacy)
        for kind, privacy in {OPEN: Privacy.OPEN, KEPT_BACK: Privacy.DRAFT_ONLY, NEUTRAL: Privacy.NEUTRAL_SLIP}.items()
    },
    sources={},
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "open.db"


@pytest.fixture
def store(path: Path) -> OpenStore:
    db = Database(dbapi2.connect(str(path), isolation_level=None), strict=True, execute_plugins=False)
    for name, value, _ in _PRAGMAS:
        db.execute(f"PRAGMA {name} = {value}")
    migrations.bring_up_to_date(db)
    db.execute("INSERT INTO desk VALUES (1, 'K7', 100)")
    return OpenStore(db, path, KEY, SOMEBODY, lambda: NOON)


def words_of(visit: Visit) -> set[str]:
    """Return the codes in a visit that tell something about the person and stand nowhere else in a store."""
    assert visit.situation.status is not None
    assert visit.situation.work is not None
    answers = {visit.situation.status, visit.situation.work, "months_in_de", "money_short"}
    return {str(word) for word in {*visit.flags, *answers, Topic.GEWALTSCHUTZ, KEPT_BACK, NEUTRAL}}


def words_on_disk(path: Path, words: set[str]) -> set[str]:
    content = b"".join(part.read_bytes() for part in path.parent.iterdir())
    return {word for word in words if word.encode() in content}


def rows_of(store: OpenStore) -> str:
    return repr({table.name: list(table.rows) for table in store.transactions.db.tables})


def test_nothing_said_unasked_stays_of_a_closed_visit(store: OpenStore, path: Path) -> None:
    flags = frozenset(Flag) - {Flag.GEWALT_AKUT, Flag.GEWALT_FRUEHER, Flag.ZWANGSHEIRAT, Flag.MENSCHENHANDEL}
    visit = replace(
        filled(a_new_visit(store)),
        needs=(Topic.WOHNEN,),
        flags=flags,
        chosen=(Choice(OPEN), Choice(KEPT_BACK)),
        unsuitable=frozenset(),
    )
    words = words_of(visit) - {Topic.GEWALTSCHUTZ, NEUTRAL}
    store.visits.save_draft(visit, NOON)
    assert len(words_on_disk(path, words)) >= len(words) - 1  # one may lie across two pages

    store.visits.close_visit(record_of(visit, CATALOGUE, NOON, gaps=()))

    assert words_on_disk(path, words) == set()
    assert words_on_disk(path, {"wohnen", "open_kind", visit.number}) == {"wohnen", "open_kind", visit.number}
    assert rows_of(store).count("'uk'") == 2  # beside the visit for the day, and in the day's count


def test_the_next_day_nothing_tells_which_language_a_visit_had(store: OpenStore, path: Path) -> None:
    visit = replace(filled(a_new_visit(store)), needs=(), flags=frozenset(), chosen=(Choice(OPEN),), language="uk")
    store.visits.save_draft(visit, NOON)
    store.visits.close_visit(record_of(visit, CATALOGUE, NOON, gaps=()))
    store.transactions.db.execute("DELETE FROM daily_count")
    store.transactions.db.execute("UPDATE visit_language SET language = 'a-tag-like-no-other'")
    assert words_on_disk(path, {"a-tag-like-no-other"})

    store.visits.forget_details_before(NOON.date())
    assert words_on_disk(path, {"a-tag-like-no-other"})
    store.visits.forget_details_before(NOON.date() + timedelta(days=1))

    assert words_on_disk(path, {"a-tag-like-no-other"}) == set()


def test_nothing_but_its_time_stays_of_a_violence_visit(store: OpenStore, path: Path) -> None:
    visit = replace(filled(a_new_visit(store)), chosen=(Choice(NEUTRAL), Choice(OPEN), Choice(KEPT_BACK)))
    words = words_of(visit) | {visit.number, "open_kind", "sprache", "wohnen"}
    store.visits.save_draft(visit, NOON)
    assert len(words_on_disk(path, words)) >= len(words) - 1

    store.visits.close_visit(record_of(visit, CATALOGUE, NOON, gaps=()))

    assert words_on_disk(path, words) == set()
    assert "'language'" not in rows_of(store)
    assert store.transactions.db.table("visit").count == 1


def test_nothing_stays_of_a_discarded_visit(store: OpenStore, path: Path) -> None:
    visit = replace(filled(a_new_visit(store)), chosen=(Choice(NEUTRAL), Choice(KEPT_BACK)))
    words = words_of(visit) | {visit.number}  # the id stays in the audit, where it tells nothing
    store.visits.save_draft(visit, NOON)

    store.visits.discard_draft(visit.id)

    assert words_on_disk(path, words) == set()


def test_taking_back_the_closing_takes_the_record_out_of_the_file(store: OpenStore, path: Path) -> None:
    visit = replace(filled(a_new_visit(store)), needs=(Topic.WOHNEN,), flags=frozenset(), chosen=(Choice(OPEN),))
    store.visits.save_draft(visit, NOON)
    store.visits.close_visit(record_of(visit, CATALOGUE, NOON, gaps=()))
    store.visits.reopen(visit, NOON)

    store.visits.discard_draft(visit.id)

    assert words_on_disk(path, {"open_kind", "wohnen", visit.number}) == set()
