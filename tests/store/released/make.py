"""Fills the store of the program that lies on the path with invented visits; how it is called stands in README.md.

Runs with every program since the first store, so it uses nothing that came later, and leaves out what came later.
"""

import sys
from dataclasses import fields, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from erstanlauf.domain import visit as visits
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.needs import Topic

OPENED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def record_of(visit: visits.Visit) -> visits.VisitRecord:
    """Return a record with every field filled that this program knows."""
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
        "overruling": reason(),
    }
    return visits.VisitRecord(**{field.name: filled[field.name] for field in fields(visits.VisitRecord)})  # type: ignore[arg-type]


def reason() -> object:
    """Return why Case Management was decided on, in a program that asks for it."""
    try:
        from erstanlauf.domain.case_management import Overruling
    except ImportError:
        return None
    return next(iter(Overruling))


def main(folder: Path) -> None:
    """Make the store: two closed visits and an open one."""
    store = import_module("erstanlauf.store").open_store(folder)
    for language in ("uk", "ar"):
        visit = store.open_visit(visits.VisitId(f"closed-{language}"), OPENED)
        store.save_draft(replace(visit, language=language), OPENED)
        store.close_visit(record_of(visit))
    store.save_draft(replace(store.open_visit(visits.VisitId("open"), OPENED), language="tr"), OPENED)
    store.close()


main(Path(sys.argv[1]))
