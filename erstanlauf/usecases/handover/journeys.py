"""Parcels that are on their way at this moment, and stopping them from another thread."""

from threading import Event, Lock

from erstanlauf.domain.handover.states import HandoverId


class Journeys:
    """One mark for each parcel that is being sent; every thread may use it.

    Why this way (2026-11-22): a share may take minutes for one file, and whoever withdraws meanwhile does so on the
    thread of the store. The thread that writes cannot ask the store, so it looks at this mark before every step that
    counts. A withdrawal stops first and writes afterwards: should the disk be full, nothing leaves all the same.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._under_way = dict[HandoverId, Event]()

    def started(self, handover: HandoverId) -> Event:
        """Return the mark of a journey, which is set as soon as it has to stop."""
        with self._lock:
            return self._under_way.setdefault(handover, Event())

    def stop(self, handover: HandoverId) -> None:
        """Let nothing of a hand-over leave, on journeys that have started and on new ones, until `ended`."""
        self.started(handover).set()

    def ended(self, handover: HandoverId) -> None:
        """Let the next journey have a mark of its own: this one is at its end, or the store knows why it stopped.

        Whoever still has the mark of this one, and be it in a second round, has to stop as well.
        """
        with self._lock:
            mark = self._under_way.pop(handover, None)
        if mark is not None:
            mark.set()
