"""Times calls against each other in one run: in turns, so that a busy machine is busy for all of them."""

import statistics
import time
from collections.abc import Callable


def medians_ms(rounds: int, *calls: Callable[[], object]) -> list[float]:
    """Return the median time of each call in milliseconds, in the order of the calls; each runs once before."""
    for call in calls:
        call()
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(rounds):
        for call, found in zip(calls, times, strict=True):
            start = time.perf_counter()
            call()
            found.append((time.perf_counter() - start) * 1000)
    return [statistics.median(each) for each in times]
