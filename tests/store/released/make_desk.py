"""Fills a store of the program that lies on the path, into which people log in; how it is called stands in README.md.

Runs with every program since people log in, so it uses nothing that came later, and leaves out what came later. The
key goes into a plain file, in the form of the first programs, for the tests alone.
"""

import hashlib
import sys
from dataclasses import fields, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from erstanlauf.domain import visit as visits
from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.people import PersonId
from erstanlauf.store.keys.store_key import StoreKey, new_key
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.opening import build, finish

OPENED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def main(folder: Path) -> None:
    """Make the store: two closed visits and an open one, and whatever else the program keeps."""
    key = new_key()
    build(folder, key)
    finish(folder, key)
    store = open_store(folder, (key,), PersonId("0a1b2c3d"), lambda: OPENED)
    for language in ("uk", "ar"):
        visit = replace(store.visits.open_visit(visits.VisitId(f"closed-{language}"), OPENED), language=language)
        store.visits.save_draft(visit, OPENED)
        store.visits.close_visit(record_of(visit))
    visit = replace(store.visits.open_visit(visits.VisitId("open"), OPENED), language="tr")
    store.visits.save_draft(visit, OPENED)
    store.settings.put("idle_minutes", "10")
    store.house_keys.make(OPENED)
    store.ring._remember(key)
    fill_catalogue(store)
    store.close()
    keep_key(folder, key)


def record_of(visit: visits.Visit) -> visits.VisitRecord:
    """Return a record with every field filled that was known when people first logged in."""
    filled = {
        "id": visit.id,
        "number": visit.number,
        "day": OPENED.date(),
        "opened_at": OPENED,
        "closed_at": OPENED.replace(hour=10),
        "topics": (Topic.WOHNEN, Topic.SPRACHE),
        "referrals": ((Kind("mbe"), "mbe/awo", visits.Outcome.CHOSEN), (Kind("jmd"), None, visits.Outcome.UNSUITABLE)),
        "slips_issued": 1,
        "gaps": (Topic.WOHNEN,),
        "overruling": next(iter(Overruling)),
    }
    known = (each.name for each in fields(visits.VisitRecord) if each.name in filled)
    return visits.VisitRecord(**{name: filled[name] for name in known})  # type: ignore[arg-type]


def fill_catalogue(store: OpenStore) -> None:
    """Keep a catalogue and keys of towns, in a program that does."""
    try:
        import_module("erstanlauf.store.towns")
    except ImportError:
        return
    store.catalogue.publish(b"{}", "f00d", 0)
    store.catalogue.add_step(b"{}")
    store.catalogue.note_try(OfferId("mbe/awo"))
    store.towns.keep_signing_key("a1b2c3d4", bytes(32), OPENED)
    store.towns.trust("d4c3b2a1", bytes(32), "Musterstadt", OPENED)


def keep_key(folder: Path, key: StoreKey) -> None:
    """Lay the key beside the store."""
    form, secret = "erstanlauf-key-1", (key.key + key.salt).hex()
    checksum = hashlib.sha256(f"{form} {secret}".encode("ascii")).hexdigest()[:16]
    (folder / "erstanlauf.key").write_text(f"{form} {secret} {checksum}\n", encoding="ascii")


main(Path(sys.argv[1]))
