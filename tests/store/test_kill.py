"""A killed desk loses no step it confirmed, and its open visits are there again as they were."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random

import pytest

from erstanlauf.domain.handover.content import covered
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.visit import VisitId
from erstanlauf.store import draft_codec
from erstanlauf.store.access import Access
from erstanlauf.store.cipher import connect_read_only
from erstanlauf.store.keys.key_file import keep_key_file, key_file_in
from erstanlauf.store.keys.key_holders import unlock
from erstanlauf.store.keys.store_key import StoreKey, read_old_key
from erstanlauf.store.open_store import OpenStore
from erstanlauf.store.opening import STORE_FILE
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle, backups_in
from erstanlauf.store.safety.checks import refuse_damage
from erstanlauf.store.safety.erased import erased_tags, tag_of
from tests.store.desks import KEY, checked, give_key_file, opened
from tests.store.handover_samples import CONTENT
from tests.store.keys.samples import ANNAS_PASSWORD, CHEAP, a_key_file
from tests.store.killed_desk import seen
from tests.store.processes import start_python

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, sends SIGKILL and reads /proc")

# With the batches that are marked "long" 2,000 kills and more, without them 270.
KILLS = 90
KILLS_OF_AN_OFFICE = 60
STORES_TO_MIGRATE = 30
KILLS_OF_FIRST_STARTS = 30
LATEST_SECONDS = 0.05
LATEST_SECONDS_OF_AN_OFFICE = 0.4
LATEST_SECONDS_OF_FIRST_STARTS = 0.025
LATEST_SECONDS_OF_MIGRATIONS = 0.06
SIGKILL = 9
BORN_WITH = sorted((Path(__file__).parent / "released").glob("*.db"))

Step = dict[str, str]


@dataclass
class Kept:
    """What must be in the store: open visits with their whole state, closed ones, and where hand-overs stand.

    `backups` are the visits in each. `erased` are visits that a restore does not bring back, also those whose erasure
    was cut off.
    """

    open: dict[str, str] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    backups: dict[str, set[str]] = field(default_factory=dict, compare=False)
    erased: set[str] = field(default_factory=set, compare=False)
    handovers: dict[str, str] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Follow one step of the desk."""
        match step["word"]:
            case "key":
                pass
            case "handover":
                self.handovers[step["id"]] = step["state"]
                if not step["state"]:
                    del self.handovers[step["id"]]
            case "backup":
                self.backups[step["name"]] = set(self.closed)
            case "restore":
                self.closed = self.backups[step["name"]] - self.erased
                self.open = {k: v for k, v in self.open.items() if k not in self.closed | self.erased}
            case "erase":
                self.closed.discard(step["id"])
                self.erased.add(step["id"])
            case word:
                self.open.pop(step["id"], None)
                self.closed.discard(step["id"])
                if word == "close":
                    self.closed.add(step["id"])
                elif word != "discard":
                    self.open[step["id"]] = step["state"]


@pytest.fixture(scope="module")
def desk() -> Iterator["subprocess.Popen[str]"]:
    with start_python("-m", "tests.store.killed_desk") as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.parametrize("batch", [0, *(pytest.param(batch, marks=pytest.mark.long) for batch in range(1, 12))])
def test_a_desk_killed_at_many_moments_loses_no_confirmed_step(
    desk: "subprocess.Popen[str]", folder: Path, batch: int
) -> None:
    opened(folder).close()
    chance, kept, confirmed, cut_off = Random(20261122 + batch), Kept(), 0, 0
    for _ in range(KILLS):
        said = lines_until_killed(desk, folder, chance.randrange(2**32), chance.uniform(0, LATEST_SECONDS))
        kept, steps, in_flight = followed(kept, said, lambda: opened(folder))
        confirmed, cut_off = confirmed + steps, cut_off + (in_flight is not None)

    assert confirmed > KILLS
    assert cut_off > KILLS // 4
    assert checked(folder).is_sound


@pytest.mark.slow
@pytest.mark.parametrize("batch", [0, *(pytest.param(batch, marks=pytest.mark.long) for batch in range(1, 18))])
def test_an_office_killed_while_it_backs_up_erases_changes_keys_and_restores_is_whole(
    desk: "subprocess.Popen[str]", folder: Path, batch: int
) -> None:
    give_key_file(folder)
    opened(folder).close()
    access = Access(folder, lambda: datetime.now(UTC), CHEAP)
    keys, chance, kept, words = [KEY], Random(20261124 + batch), Kept(), Counter[str]()
    for _ in range(KILLS_OF_AN_OFFICE):
        seed, moment = chance.randrange(2**32), chance.uniform(0, LATEST_SECONDS_OF_AN_OFFICE)
        said = lines_until_killed(desk, folder, seed, moment, keys[-1:], list(kept.backups))
        words.update(line["word"] for line in said)
        kept, _, _ = followed(kept, said, lambda: access.log_in("anna", ANNAS_PASSWORD), keys)

    assert words.keys() >= {"backup", "restore", "erase", "key", "handover"}
    store = access.log_in("anna", ANNAS_PASSWORD)
    assert store.report().is_sound
    store.audit.verify()
    store.close()
    backups = {backup.name for backup in backups_in(folder / BACKUP_FOLDER)}
    assert backups >= kept.backups.keys()
    for name in backups:
        visits = visits_in_backup(Bundle(folder / BACKUP_FOLDER, name))
        assert visits == kept.backups.get(name, visits)


@pytest.mark.slow
@pytest.mark.parametrize("batch", [0, *(pytest.param(batch, marks=pytest.mark.long) for batch in range(1, 10))])
def test_a_store_killed_while_it_takes_missing_steps_is_whole(
    desk: "subprocess.Popen[str]", tmp_path: Path, batch: int
) -> None:
    chance = Random(20261125 + batch)
    offices = [(born, key := read_old_key(born.with_suffix(".key")), a_key_file(key)) for born in BORN_WITH]
    for number in range(STORES_TO_MIGRATE):
        born, key, key_file = offices[number % len(offices)]
        folder = tmp_path / str(number)
        keep_key_file(folder, key_file)
        shutil.copy(born, folder / STORE_FILE)
        for again in range(3):  # the next start finds what the one before left
            lines_until_killed(desk, folder, again, chance.uniform(0, LATEST_SECONDS_OF_MIGRATIONS), [key])

        store = opened(folder, key)
        assert {"closed-uk", "closed-ar"} <= closed_visits(store)
        assert store.report().is_sound
        for backup in store.backups.all():
            assert visits_in_backup(Bundle(folder / BACKUP_FOLDER, backup.name)) == {"closed-uk", "closed-ar"}
        store.close()


def test_a_first_start_killed_at_any_moment_ends_in_a_whole_store(
    desk: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    chance = Random(20261123)
    for seed in range(KILLS_OF_FIRST_STARTS):
        folder = tmp_path / str(seed)
        said = lines_until_killed(desk, folder, seed, chance.uniform(0, LATEST_SECONDS_OF_FIRST_STARTS))
        followed(Kept(), said, partial(opened, folder))


def lines_until_killed(
    desk: "subprocess.Popen[str]",
    folder: Path,
    seed: int,
    moment: float,
    keys: Sequence[StoreKey] = (),
    backups: list[str] | None = None,
) -> list[Step]:
    """Let the desk work on a folder until it is killed and return what it said.

    Without keys the usual one holds; with backups it is a whole office that may put one back.
    """
    assert desk.stdin is not None
    assert desk.stdout is not None
    task: dict[str, object] = {"folder": str(folder), "seed": seed, "moment": moment, "backups": backups}
    task["keys"] = [(key.key.hex(), key.salt.hex()) for key in keys]
    print(json.dumps(task), file=desk.stdin, flush=True)
    said: list[Step] = []
    while not said or said[-1]["word"] != "killed":
        said.append(json.loads(desk.stdout.readline()))
    killed = said.pop()
    assert [line["trace"] for line in said if line["word"] == "mistake"] == []
    assert killed == {"word": "killed", "by": SIGKILL}
    return said


def followed(
    kept: Kept, said: list[Step], opened_again: Callable[[], OpenStore], keys: list[StoreKey] | None = None
) -> tuple[Kept, int, Step | None]:
    """Compare what the store holds with what was confirmed; return what it holds, the number of steps confirmed and
    the one that was cut off. The key the store has then is added to the keys."""
    steps, in_flight = confirmed_steps(said)
    for step in steps:
        kept.take(step)
    store = opened_again()
    try:
        if keys is not None and store.ring.key() != keys[-1]:
            keys.append(store.ring.key())
        return found_as_confirmed(store, kept, in_flight), len(steps), in_flight
    finally:
        store.close()


def confirmed_steps(said: list[Step]) -> tuple[list[Step], Step | None]:
    """Return the steps the desk confirmed and the one it was in when it was killed."""
    steps, begun = [], None
    for line in said:
        if line["word"] == "kept":
            assert begun is not None
            steps.append({**begun, **line, "word": begun["word"]})
            begun = None
        else:
            begun = line
    return steps, begun


def found_as_confirmed(store: OpenStore, kept: Kept, in_flight: Step | None) -> Kept:
    """Return what the store holds; it must be what was confirmed, with or without the step that was cut off."""
    drafts = {str(draft.visit.id): draft.visit for draft in store.visits.drafts()}
    found = {visit_id: draft_codec.encode(visit) for visit_id, visit in drafts.items()}
    with_it = deepcopy(kept)
    match in_flight:
        case {"word": "open", "id": visit_id} if visit_id in drafts:
            assert drafts[VisitId(visit_id)].is_empty
            with_it.take({"word": "open", "id": visit_id, "state": found[visit_id]})
        case {"word": "open" | "backup"} | None:
            pass
        case dict():
            with_it.take(in_flight)
            listed = erased_tags(store.transactions.path.parent)  # one that was cut off is then done by a restore
            kept.erased |= {visit for visit in with_it.erased if tag_of(VisitId(visit)) in listed}
    kept_now = Kept(found, closed_visits(store), kept.backups, kept.erased, handovers_in(store))
    assert kept_now in (kept, with_it), differences(kept_now, kept)
    return kept_now


def differences(found: Kept, wanted: Kept) -> dict[str, set[str]]:
    """Name the visits that are not as they should be; what an answer says stays out of the report."""
    return {
        "closed, not wanted": found.closed - wanted.closed,
        "wanted closed": wanted.closed - found.closed,
        "open, not wanted": found.open.keys() - wanted.open.keys(),
        "wanted open": wanted.open.keys() - found.open.keys(),
        "erased": wanted.erased,
        "hand-overs": {str(each) for each in found.handovers.items() ^ wanted.handovers.items()},
    }


def handovers_in(store: OpenStore) -> dict[str, str]:
    """Return where hand-overs stand; of each there is as much of the person as its consent covers, and its parcel."""
    handovers = store.handovers.all()
    for each in handovers:
        content, parcel = store.handovers.content(each.id), store.handovers.parcel(each.id)
        standing = each.consent.standing
        assert (content == (covered(CONTENT, standing) if standing else None)) is True
        assert parcel is None or hashlib.sha256(parcel).hexdigest() == each.sha256
        assert parcel is None or (each.state is HandoverState.LEAVING and standing)
    return {each.id: seen(each) for each in handovers}


def closed_visits(store: OpenStore) -> set[str]:
    return {str(row["id"]) for row in store.transactions.db.query("SELECT id FROM visit")}


def visits_in_backup(bundle: Bundle) -> set[str]:
    """Return the visits in a backup, which is whole and opens by its own key file."""
    key = unlock(key_file_in(bundle.keys.read_bytes()), "anna", ANNAS_PASSWORD).keys[0]
    db = connect_read_only(bundle.store, key)
    refuse_damage(db, bundle.store)
    visits = {str(row["id"]) for row in db.query("SELECT id FROM visit")}
    db.close()
    return visits
