"""Signed catalogues between desks and towns: the own key, whom this desk trusts, what was taken last.

Runs on the store's thread and asks the permit. Knows no cryptography: `Signing` does that.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action, Permit
from erstanlauf.domain.plain_text import LONGEST_LINE, hidden_character


class TownUnnamed(KnownTrouble):
    """A town has to be called something that can be read in one line."""

    code: ClassVar[str] = "towns.unnamed"


class OwnKey(KnownTrouble):
    """The key that was given in is the one of this desk."""

    code: ClassVar[str] = "towns.own_key"


class KeptKey(Protocol):
    """The key this desk signs with."""

    @property
    def id(self) -> str: ...
    @property
    def secret(self) -> bytes: ...


class Town(Protocol):
    """A town whose catalogues are taken; `newest_serial` is the number of the last one, 0 before the first."""

    @property
    def id(self) -> str: ...
    @property
    def public(self) -> bytes: ...
    @property
    def town(self) -> str: ...
    @property
    def since(self) -> datetime: ...
    @property
    def newest_serial(self) -> int: ...


class TownKeys(Protocol):
    """What the store keeps of keys for catalogues."""

    def signing_key(self) -> KeptKey | None:
        """Return the key this desk signs with; None before the first was kept."""

    def keep_signing_key(self, key_id: str, secret: bytes, now: datetime) -> None:
        """Sign with this key from now on."""

    def next_serial(self, key_id: str) -> int:
        """Count one more catalogue signed with a key and return its number, from 1."""

    def trusted(self) -> Sequence[Town]:
        """Return the towns whose catalogues are taken, by name."""

    def trust(self, key_id: str, public: bytes, town: str, now: datetime) -> None:
        """Take catalogues signed with a key from now on."""

    def distrust(self, key_id: str) -> None:
        """Take nothing signed with a key any more; nothing happens where none was taken."""

    def note_taken(self, key_id: str, serial: int) -> None:
        """Keep in mind the newest catalogue that was taken from a town."""


@dataclass(frozen=True, slots=True)
class SignedContent:
    """What a trusted key has signed."""

    content: bytes
    issued_at: datetime
    serial: int
    city: str
    key_id: str


Unsealing = Callable[[bytes], SignedContent]


@dataclass(frozen=True, slots=True)
class Signing:
    """The cryptography, from the outside.

    `seal` is given content, time, number, city and secret. `unseal` is given the file, the public keys and the newest
    number by key id; it raises what is wrong. `read_public` reads the text that `public_text` makes of a secret.
    """

    new_secret: Callable[[], bytes]
    id_of: Callable[[bytes], str]
    public_text: Callable[[bytes], str]
    read_public: Callable[[str], tuple[str, bytes]]
    seal: Callable[[bytes, datetime, int, str, bytes], bytes]
    unseal: Callable[[bytes, Mapping[str, bytes], Mapping[str, int]], SignedContent]


class Towns:
    """Who may give this desk a catalogue, and how it gives its own away."""

    def __init__(
        self, permit: Permit, keys: TownKeys, signing: Callable[[], Signing], now: Callable[[], datetime]
    ) -> None:
        self._permit = permit
        self._keys = keys
        self._tools = signing
        self._now = now

    @property
    def _signing(self) -> Signing:
        """The cryptography; asked for when it is wanted, for it takes its time to come."""
        return self._tools()

    def own_key(self) -> tuple[str, str]:
        """Return the fingerprint of this desk's key and the text that others need; the first call makes the key."""
        self._permit.require(Action.EDIT_CATALOGUE)
        key = self._own()
        return key.id, self._signing.public_text(key.secret)

    def trusted(self) -> Sequence[Town]:
        """Return the towns whose catalogues are taken, by name."""
        self._permit.require(Action.EDIT_CATALOGUE)
        return self._keys.trusted()

    def fingerprint_of(self, text: str) -> str:
        """Return the fingerprint of a key that is not trusted yet, to be compared on the telephone."""
        self._permit.require(Action.EDIT_CATALOGUE)
        return self._signing.read_public(text)[0]

    def trust(self, text: str, town: str) -> None:
        """Take catalogues of a town from now on. Raises `TownUnnamed`, `OwnKey` and what is wrong with the text."""
        self._permit.require(Action.EDIT_CATALOGUE)
        name = town.strip()
        if not name or len(name) > LONGEST_LINE or hidden_character(name) or "\n" in name:
            raise TownUnnamed
        key_id, public = self._signing.read_public(text)
        own = self._keys.signing_key()
        if own is not None and own.id == key_id:
            raise OwnKey
        self._keys.trust(key_id, public, name, self._now())

    def distrust(self, key_id: str) -> None:
        """Take nothing of a town any more; what was taken over stays.

        Which number was the newest is forgotten with it: whoever trusts the town again begins anew.
        """
        self._permit.require(Action.EDIT_CATALOGUE)
        self._keys.distrust(key_id)

    def sealed(self, content: bytes, city: str) -> bytes:
        """Return a content as a signed file with the next number of this desk."""
        self._permit.require(Action.EDIT_CATALOGUE)
        key = self._own()
        return self._signing.seal(content, self._now(), self._keys.next_serial(key.id), city, key.secret)

    def unsealing(self) -> Unsealing:
        """Return what opens a signed file of a trusted town, on any thread. It raises what is wrong with the file."""
        self._permit.require(Action.EDIT_CATALOGUE)
        towns = self._keys.trusted()
        trusted = {town.id: town.public for town in towns}
        newest = {town.id: town.newest_serial for town in towns if town.newest_serial}
        return lambda data: self._signing.unseal(data, trusted, newest)

    def note_taken(self, signed: SignedContent) -> None:
        """Refuse what is older than this from now on: it was taken over."""
        self._permit.require(Action.EDIT_CATALOGUE)
        self._keys.note_taken(signed.key_id, signed.serial)

    def _own(self) -> KeptKey:
        key = self._keys.signing_key()
        if key is None:
            secret = self._signing.new_secret()
            self._keys.keep_signing_key(self._signing.id_of(secret), secret, self._now())
            key = self._keys.signing_key()
            assert key is not None
        return key
