"""An office that works for a while and confirms each step; run as a script by `test_power_loss`, which replays it."""

import json
import os
import sys
from pathlib import Path
from random import Random

from tests.store import killed_desk
from tests.store.desks import KEY
from tests.store.power_loss import CONFIRMED


def main(folder: Path, rounds: int) -> None:
    """Serve visits, back up, change the key and put a backup back, in turns; end without closing the store."""
    confirmed = os.open(folder / CONFIRMED, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def say(word: str, **facts: object) -> None:
        os.write(confirmed, (json.dumps({"word": word, **facts}) + "\n").encode())

    killed_desk.say = say
    chance = Random(20261126)
    office = killed_desk.Office(folder, (KEY,), [], chance)
    for _ in range(rounds):
        for work in (office.back_up, office.change_key, office.back_up, office.restore, office.erase):
            killed_desk.serve_visits(office.store, chance, 3)
            work()
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
