"""The one thread that owns the database, so that no two things happen in it at once and none holds up the window.

Plain Python: whoever has an event loop turns the futures into its own signals. Must not know what the jobs do.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class StoreThread:
    """Runs jobs one after the other in the order they were given."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    def submit(self, job: Callable[[], Result]) -> "Future[Result]":
        """Run a job on the thread; the future holds what it returns or raises."""
        return self._executor.submit(job)

    def finish(self, last: Callable[[], object]) -> None:
        """Run a last job after all that were submitted, wait, and end the thread. Raises what the last job raises."""
        done = self.submit(last)
        self._executor.shutdown(wait=True)
        done.result()
