"""A desk that erases what is out of date, one day after the other, until it is killed; run as a script.

Called and killed as `killed_desk` is; each child goes on where the one before was killed.
"""

from datetime import datetime, timedelta
from pathlib import Path

from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.retention import due
from erstanlauf.store.open_store import open_store
from tests.store.desks import KEY, SOMEBODY
from tests.store.killed_desk import Task, serve

DAY = timedelta(days=1)


def work(task: Task) -> None:
    """Erase what is out of date one day after the last time, on the next day, and so on without end."""
    now = datetime.fromisoformat(task["first_day"])
    store = open_store(Path(task["folder"]), (KEY,), SOMEBODY, lambda: now)
    now = max(now, store.erasures.clock_marks().trusted or now)
    while True:
        now += DAY
        store.erasures.erase_due(due(DEFAULTS, now), (), now)


if __name__ == "__main__":
    serve(work)
