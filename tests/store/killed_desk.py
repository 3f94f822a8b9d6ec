"""A desk that works without pause until it is killed; run as a script by `test_kill`.

For each line of input it forks a child from a process that has everything imported. The moment of the kill is counted
in seconds the child has worked, so that a busy machine does not make it come early. The child opens the store and runs
visits, for a whole office also backups, erasures, changes of the key and restores; it writes what it is about to do
before each step and "kept" after it. The parent kills it at the moment given and then writes "killed".
"""

import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random
from secrets import token_bytes
from typing import Any

from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.states import OVER, Handover, HandoverId, HandoverState, Reference, moved
from erstanlauf.domain.handover.withdrawal_code import reference_code
from erstanlauf.domain.ids import RANDOM_BYTES, time_ordered_id
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.retention import CutOffs, due
from erstanlauf.domain.visit import Choice, Outcome, Visit, VisitId, VisitRecord, with_choice, with_flag, with_need
from erstanlauf.store import draft_codec
from erstanlauf.store.cipher import connect_read_only
from erstanlauf.store.keys.store_key import StoreKey
from erstanlauf.store.open_store import OpenStore, open_store
from erstanlauf.store.opening import has_store
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle
from erstanlauf.store.safety.restore import Restoring, restore
from erstanlauf.store.trouble import StoreDamaged
from tests.store.desks import KEY, SOMEBODY, make_store
from tests.store.handover_samples import CONTENT, a_consent, a_handover, withdrawn

POLL_SECONDS = 0.0003

Change = Callable[[Visit, Random], Visit]

Task = dict[str, Any]
"""What a child is told: a folder, a seed, the moment of its end and what else its work needs."""

CHANGES: tuple[Change, ...] = (
    lambda visit, chance: replace(visit, language=chance.choice(["ar", "uk", "tr"])),
    lambda visit, chance: with_need(visit, chance.choice(list(Topic)), chance.random() < 0.8),
    lambda visit, chance: with_flag(visit, chance.choice(list(Flag)), chance.random() < 0.8),
    lambda visit, chance: with_choice(visit, Choice(Kind(f"kind_{chance.randrange(9)}"))),
)


def say(word: str, **facts: object) -> None:
    """Write one line at once, so that it is out before a kill."""
    os.write(1, (json.dumps({"word": word, **facts}) + "\n").encode())


def new_visit(store: OpenStore) -> Visit:
    opened_at = now()
    visit_id = VisitId(time_ordered_id(opened_at, token_bytes(RANDOM_BYTES)))
    say("open", id=visit_id)
    visit = store.visits.open_visit(visit_id, opened_at)
    say("kept", id=visit.id, state=draft_codec.encode(visit))
    return visit


def end(store: OpenStore, visit: Visit, chance: float) -> None:
    """Close a visit, or close it and take that back, or discard it."""
    if chance < 0.1:
        say("discard", id=visit.id)
        store.visits.discard_draft(visit.id)
        say("kept")
        return
    referrals = tuple((choice.kind, choice.offer, Outcome.CHOSEN) for choice in visit.chosen)
    day = visit.opened_at.date()
    say("close", id=visit.id)
    store.visits.close_visit(
        VisitRecord(
            id=visit.id,
            number=visit.number,
            day=day,
            opened_at=visit.opened_at,
            closed_at=now(),
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
        store.visits.reopen(visit, now())
        say("kept")


class Office:
    """The rest of the day: backups, erasures, another key, an older state put back."""

    def __init__(self, folder: Path, keys: tuple[StoreKey, ...], backups: list[str], chance: Random) -> None:
        self.folder = folder
        self.backups = backups
        self.chance = chance
        self.store = open_store(folder, keys, SOMEBODY, now)

    def back_up(self) -> None:
        say("backup")
        made = self.store.backups.finish(self.store.backups.copy(now()))
        self.store.backups.note(made)
        self.backups.append(made.name)
        say("kept", name=made.name)

    def erase(self) -> None:
        closed = [str(row["id"]) for row in self.store.transactions.db.query("SELECT id FROM visit")]
        if closed:
            visit_id = VisitId(self.chance.choice(closed))
            say("erase", id=visit_id)
            self.store.erasures.erase(visit_id)
            say("kept")

    def hand_over(self) -> None:
        """Lead one hand-over a step further, take some or all of its consent back, forget it, or begin another."""
        under_way = [each for each in self.store.handovers.all() if each.state not in OVER]
        if not under_way or self.chance.random() < 0.3:
            new = replace(
                a_handover(VisitId("none of this desk"), a_consent(given_at=now())),
                id=HandoverId(time_ordered_id(now(), token_bytes(RANDOM_BYTES))),
                reference=Reference(reference_code(token_bytes(7))),
            )
            self._hand_over(new, lambda: self.store.handovers.put(new, CONTENT))
            return
        present = self.chance.choice(under_way)
        what = self.chance.random()
        if what < 0.2 and present.state is HandoverState.WAITING:
            self._hand_over(None, lambda: self.store.handovers.forget(present.id), present.id)
        elif what < 0.5:
            fields = self.chance.sample(list(DataField), 2)
            after = withdrawn(present, *fields, at=now())
            self._hand_over(after, lambda: self.store.handovers.put(after))
        elif present.state is HandoverState.WAITING:
            leaving = moved(present, HandoverState.LEAVING, now())
            self._hand_over(leaving, lambda: self.store.handovers.keep_parcel(leaving, token_bytes(9000)))
        elif present.state is HandoverState.LEAVING:
            issued = replace(moved(present, HandoverState.ISSUED, now()), left_at=now())
            self._hand_over(issued, lambda: self.store.handovers.drop_parcel(issued))
        else:
            done = moved(present, HandoverState.DONE, now())
            self._hand_over(done, lambda: self.store.handovers.put(done))

    def _hand_over(self, after: Handover | None, deed: Callable[[], None], gone: str = "") -> None:
        say("handover", id=after.id if after else gone, state=seen(after) if after else "")
        deed()
        say("kept")

    def change_key(self) -> None:
        say("key")
        self.store.ring.change_key()
        say("kept")

    def restore(self) -> None:
        """Put back one of the backups that were confirmed and have the present key."""
        keys, source = (self.store.ring.key(),), self.folder / BACKUP_FOLDER
        fitting = []
        for name in self.backups:
            with suppress(StoreDamaged):
                connect_read_only(Bundle(source, name).store, keys[0]).close()
                fitting.append(name)
        if not fitting:
            return
        self.store.close()
        name = self.chance.choice(fitting)
        say("restore", name=name)
        restore(Restoring(self.folder, source, name, keys, (), SOMEBODY, now, due_by_default))
        say("kept")
        self.store = open_store(self.folder, keys, SOMEBODY, now)


def seen(handover: Handover) -> str:
    """Return what must not be lost of a hand-over: where it stands and what was taken back."""
    return f"{handover.state} {','.join(sorted(handover.consent.taken_back))}"


def now() -> datetime:
    return datetime.now(UTC)


def due_by_default(settings: object) -> CutOffs:
    return due(OfficeSettings(), now())


def work(task: Task) -> None:
    """Set the desk up where it is not, take up the drafts that are there, then work for ever.

    A whole office is told which backups there are; a desk alone serves visits.
    """
    folder, backups, chance = Path(task["folder"]), task["backups"], Random(task["seed"])
    keys = tuple(StoreKey(bytes.fromhex(key), bytes.fromhex(salt)) for key, salt in task["keys"])
    if not keys:
        keys = (KEY,)
        if not has_store(folder):
            make_store(folder)
    office = Office(folder, keys, backups or [], chance)
    others = (
        office.back_up,
        office.back_up,
        office.hand_over,
        office.hand_over,
        office.erase,
        office.change_key,
        office.restore,
    )
    while True:
        serve_visits(office.store, chance, None if backups is None else chance.randrange(1, 4))
        chance.choice(others)()


def serve_visits(store: OpenStore, chance: Random, at_most: int | None) -> None:
    waiting = [draft.visit for draft in store.visits.drafts()]
    for _ in count() if at_most is None else range(at_most):
        visit = waiting.pop() if waiting else new_visit(store)
        for _ in range(chance.randrange(1, 8)):
            visit = chance.choice(CHANGES)(visit, chance)
            say("save", id=visit.id, state=draft_codec.encode(visit))
            store.visits.save_draft(visit, now())
            say("kept")
        end(store, visit, chance.random())


def seconds_worked(pid: int) -> float:
    """Return the processor time of a process (first field of schedstat, in nanoseconds)."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def has_ended(pid: int) -> bool:
    """Whether a child has ended by itself; whoever started it still waits for it."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def serve(work: Callable[[Task], None]) -> None:
    """Let a child do the work of each task until it is killed; work has no end but that."""
    for line in sys.stdin:
        task: Task = json.loads(line)
        child = os.fork()
        if not child:
            try:
                work(task)
            except BaseException:
                say("mistake", trace=traceback.format_exc())
            finally:
                os._exit(1)  # only after a mistake
        while seconds_worked(child) < task["moment"] and not has_ended(child):
            select.select([], [], [], POLL_SECONDS)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        say("killed", by=os.WTERMSIG(status))


if __name__ == "__main__":
    serve(work)
