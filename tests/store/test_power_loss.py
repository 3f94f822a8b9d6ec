"""After a power cut at any moment the desk opens and has every confirmed step; only what was synced is sure to be left.

Everything the office did is written down once and then replayed up to many moments (`power_loss`).
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from erstanlauf.store.access import Access
from erstanlauf.store.safety.bundle import BACKUP_FOLDER, Bundle
from tests.store.keys.samples import ANNAS_PASSWORD, CHEAP
from tests.store.power_loss import Deed, compiled, environment, read_log, what_stays
from tests.store.processes import ROOT
from tests.store.test_kill import Kept, Step, confirmed_steps, found_as_confirmed, visits_in_backup

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="stands between a process and the C library of Linux"),
]

ROUNDS = 2
CUTS = 100


@pytest.fixture(scope="module")
def days_work(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Deed]]:
    """What an office did to its folder, from the empty folder on, and the folder."""
    place = tmp_path_factory.mktemp("power")
    library = compiled(place)
    if library is None:
        pytest.skip("there is no C compiler here")
    folder, log = place / "desk", place / "log"
    folder.mkdir()
    watched = environment(library, folder, log)
    set_up = "import sys; from pathlib import Path; from tests.store import desks; p = Path(sys.argv[1])"
    set_up += "; desks.give_key_file(p); desks.opened(p).close()"
    subprocess.run([sys.executable, "-c", set_up, str(folder)], cwd=ROOT, env=watched, check=True)
    work = [sys.executable, "-m", "tests.store.power_loss_desk", str(folder), str(ROUNDS)]
    subprocess.run(work, cwd=ROOT, env=watched, check=True)
    return folder, read_log(log)


@pytest.mark.parametrize("batch", [0, *(pytest.param(batch, marks=pytest.mark.long) for batch in range(1, 10))])
def test_a_power_cut_at_a_hundred_moments_loses_no_confirmed_step(
    days_work: tuple[Path, list[Deed]], tmp_path: Path, batch: int
) -> None:
    folder, deeds = days_work
    first = next(place for place, deed in enumerate(deeds) if deed.what == "A")
    chance, cut_off = Random(20261127 + batch), 0
    for cut in range(CUTS):
        left, confirmed = what_stays(folder, deeds[: chance.randrange(first, len(deeds))], chance)
        desk = tmp_path / str(cut)
        for path, content in left.items():
            place = desk / Path(path).relative_to(folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        cut_off += found_after_the_cut(desk, [json.loads(line) for line in confirmed.splitlines()])

    assert cut_off > CUTS // 4


def found_after_the_cut(desk: Path, said: list[Step]) -> bool:
    """Compare a desk with what it had confirmed; return whether it was in the middle of something."""
    steps, in_flight = confirmed_steps(said)
    kept = Kept()
    for step in steps:
        kept.take(step)
    store = Access(desk, lambda: datetime.now(UTC), CHEAP).log_in("anna", ANNAS_PASSWORD)
    try:
        found_as_confirmed(store, kept, in_flight)
        assert store.report().is_sound
        store.audit.verify()
        backups = {backup.name for backup in store.backups.all()}
    finally:
        store.close()
    assert backups >= kept.backups.keys()
    for name, visits in kept.backups.items():
        assert visits_in_backup(Bundle(desk / BACKUP_FOLDER, name)) == visits
    return in_flight is not None
