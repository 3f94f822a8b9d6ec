"""Invented visits for a demonstration: a morning at the counter, so that today's list is not empty. No real case."""

from datetime import datetime, timedelta

from erstanlauf.domain import visit as change
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.visit import Choice
from erstanlauf.usecases.desk import Desk

_MORNING: tuple[tuple[int, str, tuple[Topic, ...], tuple[str, ...]], ...] = (
    (95, "uk", (Topic.SPRACHE,), ("deutsch_offen",)),
    (80, "tr", (Topic.BILDUNG_SCHULE_KITA,), ("ki_schule",)),
    (62, "ar", (Topic.WOHNEN, Topic.EXISTENZSICHERUNG), ("mbe",)),
    (47, "en", (Topic.DOKUMENTE_ANMELDUNG,), ("buergerberatung",)),
    (28, "fa", (Topic.SPRACHE, Topic.ARBEIT_AUSBILDUNG), ("jmd", "deutsch_offen")),
)
"""Minutes ago, slip language, needs, services on the slip."""


def fill_the_morning(desk: Desk, now: datetime) -> None:
    """Open and close the invented visits, oldest first; runs on the thread that owns the store."""
    for minutes, language, needs, kinds in _MORNING:
        opened_at = now - timedelta(minutes=minutes)
        visit = desk.open_visit(opened_at)
        for need in needs:
            visit = change.with_need(visit, need, wanted=True)
        for kind in kinds:
            visit = change.with_choice(visit, Choice(Kind(kind)))
        visit = change.in_language(visit, language)
        desk.save(visit, opened_at)
        desk.close(visit, opened_at + timedelta(minutes=4))
