"""Whom cases may be handed to: kept by the administration. Runs on the store's thread and asks the permit."""

import re
from collections.abc import Callable, Sequence

from erstanlauf.domain.handover.recipient import MOST_KEPT_MONTHS, MOST_RESPONSE_DAYS, Recipient, RecipientId
from erstanlauf.domain.handover.states import HandoverState
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.plain_text import hidden_character
from erstanlauf.usecases.handover.journeys import Journeys
from erstanlauf.usecases.handover.ports import Handovers, Recipients
from erstanlauf.usecases.handover.trouble import FolderUnusable, KeyMissing, OutOfRange, RecipientUnnamed

LONGEST_TITLE = 120
LONGEST_PATH = 1_000
_ID_BYTES = 4
_WHOLE_PATH = re.compile(r"/|[A-Za-z]:[\\/]|\\\\[^\\/?.][^\\/]*\\[^\\/]+")
"""From the root, from a drive, or from a share with its server; no device and no path past the rules of Windows."""
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)(?:\.|$)", re.IGNORECASE)


class RecipientsDesk:
    """`check_key` is given key and title and raises the `KnownTrouble` of a key nothing can be encrypted to.

    `check_mapping` is given the path of a mapping file, empty for the one that comes with the program, and returns
    heading and cell of each column for an invented person; it raises the first fault. Both may be asked on any thread.
    """

    def __init__(
        self,
        permit: Permit,
        recipients: Recipients,
        handovers: Handovers,
        journeys: Journeys,
        check_key: Callable[[str, str], None],
        check_mapping: Callable[[str], Sequence[tuple[str, str]]],
        randomness: Callable[[int], bytes],
    ) -> None:
        self._permit = permit
        self._recipients = recipients
        self._handovers = handovers
        self._journeys = journeys
        self.check_key, self.check_mapping = check_key, check_mapping
        self._randomness = randomness

    def all(self) -> Sequence[Recipient]:
        """Return all recipients, also those at rest, by title."""
        self._permit.require(Action.MANAGE_RECIPIENTS)
        return self._recipients.all()

    def new_id(self) -> RecipientId:
        """Return the id of a recipient that is to be added."""
        self._permit.require(Action.MANAGE_RECIPIENTS)
        return RecipientId(self._randomness(_ID_BYTES).hex())

    def put(self, recipient: Recipient) -> None:
        """Add a recipient or change one. What waits to leave for it is packed anew where that would make a difference.

        Raises `RecipientUnnamed`, `FolderUnusable`, `KeyMissing`, `OutOfRange` and what is wrong with the key.
        """
        self._permit.require(Action.MANAGE_RECIPIENTS)
        self._check(recipient)
        earlier = next((each for each in self._recipients.all() if each.id == recipient.id), None)
        if earlier is not None and _how_packed(earlier) != _how_packed(recipient):
            self._drop_parcels(recipient.id)  # first: a crash in between must not leave one that was not encrypted
        self._recipients.put(recipient)

    def _check(self, recipient: Recipient) -> None:
        if not _is_line(recipient.title, LONGEST_TITLE):
            raise RecipientUnnamed
        if not is_folder(recipient.folder):
            raise FolderUnusable
        for number, most in ((recipient.keeps_months, MOST_KEPT_MONTHS), (recipient.response_days, MOST_RESPONSE_DAYS)):
            if not 1 <= number <= most:
                raise OutOfRange(least=1, most=most)
        if recipient.key:
            self.check_key(recipient.key, recipient.title)
        elif not recipient.is_plain:
            raise KeyMissing

    def _drop_parcels(self, recipient: RecipientId) -> None:
        """Drop what was packed for a key or a mapping file of before."""
        for each in self._handovers.in_states({HandoverState.LEAVING}):
            if each.recipient == recipient:
                self._journeys.stop(each.id)
                self._handovers.drop_parcel(each)
                self._journeys.ended(each.id)


def is_folder(path: str) -> bool:
    """Whether a text can be the whole path of a folder, on this system or as a share; nothing is looked up."""
    if not _is_line(path, LONGEST_PATH) or _WHOLE_PATH.match(path) is None:
        return False
    parts = [part for part in re.split(r"[\\/]", path) if part]
    return ".." not in parts and not any(_DEVICE.match(part) for part in parts)


def _is_line(text: str, longest: int) -> bool:
    is_trimmed = bool(text) and text == text.strip()
    return is_trimmed and len(text) <= longest and "\n" not in text and hidden_character(text) is None


def _how_packed(recipient: Recipient) -> tuple[str, bool, str]:
    return recipient.key, recipient.is_plain, recipient.mapping
