"""Counts of a desk as one file for the steering desk, and back: signed, of this house, readable there alone.

Inside the encryption: a line with the form, a line with the desk's public key and the proof of its house, the counts as
JSON filled up with blanks, and a signature over all of it. Nothing is parsed before house and signature are proved.
"""

import hmac
from base64 import b64decode, b64encode
from binascii import Error as NotBase64Error
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from erstanlauf.domain.figures.counted import DeskCounts, DeskId
from erstanlauf.export import limits, sealing
from erstanlauf.export.figures import faults
from erstanlauf.export.figures.counts_form import MOST_ROWS, counts_in, json_of
from erstanlauf.export.signing import KEY_BYTES, PublicKey, SigningKey, is_signed, key_id, public_key, sign
from erstanlauf.usecases.figures.ports import FigureKeys

ENDING = ".ezz"
BEGIN = "erstanlauf-zahlen-"

_MARK = b"erstanlauf-counts-"
_FORM = _MARK + b"1\n"
_HOUSE_PURPOSE = b"erstanlauf counts 1"
_SIGNATURE_BYTES = 64
_BLOCK_BYTES = 65_536
_LONGEST_HEAD = 200
_LONGEST_VERSION = 9
_CLOCKS_APART = timedelta(days=1)
_DESK_LETTERS = 9
"""The first two groups of the fingerprint: enough to tell the desks of a house apart in a folder."""


class DeskFiles:
    """Fills `SealedCounts`. `now` tells the time with its zone."""

    def __init__(self, keys: FigureKeys, now: Callable[[], datetime]) -> None:
        self._keys = keys
        self._now = now

    def require(self, to: str) -> None:
        """Raise what keeps this desk from sealing to a public key.

        That is `SteeringKeyUnreadable`, `SteeringKeyIsSecret`, `HouseKeyMissing`.
        """
        try:
            sealing.check_key(to, "")
        except sealing.KeyIsSecret as error:
            raise faults.SteeringKeyIsSecret from error
        except sealing.KeyUnreadable as error:
            raise faults.SteeringKeyUnreadable from error
        if not self._keys.house_keys():
            raise faults.HouseKeyMissing

    def sealed(self, counts: DeskCounts, to: str) -> bytes:
        """Return a file for the steering desk with this public key. Raises as `require` does, and `CountsTooLarge`."""
        self.require(to)
        if len(counts.counts) > MOST_ROWS:
            raise faults.CountsTooLarge(limit=MOST_ROWS)
        signed = _signed(counts, SigningKey(self._keys.signing_key()), self._keys.house_keys()[0])
        return sealing.sealed(signed, to, "")

    def file_name(self, counts: DeskCounts) -> str:
        """Return what the file of this desk is called: its code, the mark of its key, first and last day, serial."""
        mark = key_id(public_key(SigningKey(self._keys.signing_key())))[:_DESK_LETTERS]
        return f"{BEGIN}{counts.code}-{mark}-{counts.first}-{counts.last}-{counts.serial}{ENDING}"

    def opened(self, content: bytes) -> DeskCounts:
        """Return the counts in a file. Raises a `FileFault`, `HouseKeyMissing`."""
        return self.opener()(content)

    def opener(self) -> Callable[[bytes], DeskCounts]:
        """Return what opens files as `opened` does, on any thread."""
        house_keys = self._keys.house_keys()
        if not house_keys:
            raise faults.HouseKeyMissing
        own = public_key(SigningKey(self._keys.signing_key()))
        return _Opener(self._keys.identity(), house_keys, own, self._now() + _CLOCKS_APART).opened

    def public_key(self) -> str:
        """Return the key that counts are sealed to for this desk; it is drawn when it is asked for the first time."""
        identity = self._keys.identity()
        if identity is None:
            identity = sealing.new_identity()
            self._keys.keep_identity(identity)
        return sealing.public_of(identity)


@dataclass(frozen=True, slots=True, repr=False)
class _Opener:
    """What opening needs of the store, taken out of it once."""

    identity: str | None
    house_keys: Sequence[bytes]
    own: PublicKey
    latest: datetime

    def opened(self, content: bytes) -> DeskCounts:
        if len(content) > limits.PACKED_BYTES:
            raise faults.FileTooLarge(limit_mb=limits.PACKED_BYTES // limits.MEGABYTE)
        if not content.startswith(sealing.MARK):
            raise faults.FileOfOtherKind
        if self.identity is None:
            raise faults.FileForOtherDesk
        try:
            signed = sealing.unsealed(content, self.identity)
        except sealing.SealedToOtherError as error:
            raise faults.FileForOtherDesk from error
        except sealing.NotSealedError as error:
            raise faults.FileDamaged from error
        return self._counts(signed)

    def _counts(self, signed: bytes) -> DeskCounts:
        """Return the counts of what was sealed to this desk: by anybody, for its key is public."""
        if not signed.startswith(_FORM):
            raise faults.FileOfLaterForm if _is_later(signed) else faults.FileOfOtherKind
        end = signed.find(b"\n", len(_FORM), len(_FORM) + _LONGEST_HEAD)
        public, proof = _head(signed[len(_FORM) : end] if end > 0 else b"")
        if not any(hmac.compare_digest(proof, _house_proof(key, public)) for key in self.house_keys):
            raise faults.FileOfOtherHouse
        if not is_signed(signed[:-_SIGNATURE_BYTES], signed[-_SIGNATURE_BYTES:], public):
            raise faults.FileDamaged
        if public == self.own:
            raise faults.FileOfThisDesk
        counts = counts_in(signed[end + 1 : -_SIGNATURE_BYTES])
        if counts.desk != DeskId(key_id(public)):
            raise faults.FileNotAsAgreed(field="desk")
        if counts.made_at > self.latest:
            raise faults.FileFromFuture(made_on=counts.made_at.date().isoformat())
        return counts


def _signed(counts: DeskCounts, key: SigningKey, house: bytes) -> bytes:
    public = public_key(key)
    head = b64encode(public) + b" " + b64encode(_house_proof(house, public))
    content = _FORM + head + b"\n" + json_of(counts, DeskId(key_id(public)))
    content += b" " * (-(len(content) + _SIGNATURE_BYTES) % _BLOCK_BYTES)
    return content + sign(content, key)


def _house_proof(house: bytes, public: bytes) -> bytes:
    """Return what only a desk with this house key can say of a key. Another use of the house key gives nothing away."""
    purpose = hmac.digest(house, _HOUSE_PURPOSE, sha256)
    return hmac.digest(purpose, public, sha256)


def _head(line: bytes) -> tuple[PublicKey, bytes]:
    """Return public key and proof in a line that may be anything. Raises `FileDamaged`."""
    try:
        public, proof = (b64decode(each, validate=True) for each in line.split(b" "))
    except (NotBase64Error, ValueError) as error:
        raise faults.FileDamaged from error
    if len(public) != KEY_BYTES:
        raise faults.FileDamaged
    return PublicKey(public), proof


def _is_later(signed: bytes) -> bool:
    version = signed[: len(_MARK) + _LONGEST_VERSION + 1].partition(b"\n")[0].removeprefix(_MARK)
    return signed.startswith(_MARK) and version.isdigit() and len(version) <= _LONGEST_VERSION
