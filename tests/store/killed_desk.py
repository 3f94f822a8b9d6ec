"""A desk that works without pause until it is killed; run as a script by `test_kill`.

For each line of input (folder, seed and the moment of the kill) it forks a child from a process that has everything
imported. The moment is counted in seconds the child has worked, so that a busy machine does not make it come early.
The child opens the store and runs visits; it writes what it is about to do before each step and "kept" after it. The
parent kills it at the moment given and then writes "killed".
"""

import json
import os
import select
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from secrets import token_bytes

from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.visit import Choice, Outcome, Visit, VisitId, VisitRecord, with_choice, with_flag, with_need
from erstanlauf.store import check, draft_codec, open_store, opening  # noqa: F401 imported before the fork
from erstanlauf.store.visits import Visits

POLL_SECONDS = 0.0003

Change = Callable[[Visit, Random], Visit]

CHANGES: tuple[Change, ...] = (
    lambda visit, chance: replace(visit, language=chance.choice(["ar", "uk", "tr"])),
    lambda visit, chance: with_need(visit, chance.choice(list(Topic)), chance.random() < 0.8),
    lambda visit, chance: with_flag(visit, chance.choice(list(Flag)), chance.random() < 0.8),
    lambda visit, chance: with_choice(visit, Choice(Kind(f"kind_{chance.randrange(9)}"))),
)


def say(word: str, **facts: object) -> None:
    """Write one line at once, so that it is out before a kill."""
    os.write(1, (json.dumps({"word": word, **facts}) + "\n").encode())


def work(store: Visits, chance: Random) -> None:
    """Take up the drafts that are there, then run visits for ever."""
    waiting = [draft.visit for draft in store.drafts()]
    while True:
        visit = waiting.pop() if waiting else opened(store)
        for _ in range(chance.randrange(1, 8)):
            visit = chance.choice(CHANGES)(visit, chance)
            say("save", id=visit.id, state=draft_codec.encode(visit))
            store.save_draft(visit, datetime.now(UTC))
            say("kept")
        end(store, visit, chance.random())


def opened(store: Visits) -> Visit:
    now = datetime.now(UTC)
    visit_id = VisitId(time_ordered_id(now, token_bytes(RANDOM_BYTES)))
    say("open", id=visit_id)
    visit = store.open_visit(visit_id, now)
    say("kept", id=visit.id, state=draft_codec.encode(visit))
    return visit


def end(store: Visits, visit: Visit, chance: float) -> None:
    """Close a visit, or close it and take that back, or discard it."""
    if chance < 0.1:
        say("discard", id=visit.id)
        store.discard_draft(visit.id)
        say("kept")
        return
    referrals = tuple((choice.kind, choice.offer, Outcome.CHOSEN) for choice in visit.chosen)
    day = visit.opened_at.date()
    say("close", id=visit.id)
    store.close_visit(
        VisitRecord(
            id=visit.id,
            number=visit.number,
            day=day,
            opened_at=visit.opened_at,
            closed_at=datetime.now(UTC),
            topics=visit.needs,
            gaps=visit.needs[:1],
            referrals=referrals,
            slips_issued=1,
            overruling=Overruling.WISHED,
        )
    )
    say("kept")
    if chance > 0.9:
        say("reopen", id=visit.id, state=draft_codec.encode(visit))
        store.reopen(visit, datetime.now(UTC))
        say("kept")


def seconds_worked(pid: int) -> float:
    """Return the processor time of a process (first field of schedstat, in nanoseconds)."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def serve() -> None:
    for line in sys.stdin:
        folder, seed, moment = json.loads(line)
        child = os.fork()
        if not child:
            try:
                work(open_store(Path(folder)), Random(seed))
            finally:
                os._exit(1)  # only on a mistake: work has no end
        while seconds_worked(child) < moment:
            select.select([], [], [], POLL_SECONDS)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        say("killed", by=os.WTERMSIG(status))


if __name__ == "__main__":
    serve()
