"""Gives each recipient its channel: today all are folders. One channel for each folder, so that sends do not cross."""

import hashlib
import platform
from pathlib import Path

from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.export.handover.folder import FolderChannel

_MARK_LETTERS = 8


class FolderChannels:
    """Fills `Channels`. `desk` is what `desk_mark` returned."""

    def __init__(self, desk: str) -> None:
        self._desk = desk
        self._by_folder: dict[str, FolderChannel] = {}

    def of(self, recipient: Recipient) -> FolderChannel:
        """Return the channel to a recipient, the same for all with one folder."""
        return self._by_folder.setdefault(recipient.folder, FolderChannel(recipient.folder, self._desk))


def desk_mark(home: Path) -> str:
    """Return a mark for the desk whose store lies at `home`: the same after every start, on no other computer."""
    place = f"{platform.node()}\n{home.absolute()}"
    return hashlib.sha256(place.encode("utf-8", "replace")).hexdigest()[:_MARK_LETTERS]
