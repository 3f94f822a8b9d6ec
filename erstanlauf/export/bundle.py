"""A catalogue from desk to desk as one signed file: a readable head, the packed content, a signature over both.

What the content is, it does not know. It refuses what was altered, what nobody trusted has signed, and what is older
than what came from the same key before, so that an old bundle cannot bring old opening hours back. The one that came
last is taken again: who took it back has nothing else to take over.

Why this way (2026-11): the signature is checked over the bytes as they lie there, before anything of them is parsed or
unpacked but the name of the key. Nothing that is not signed by a trusted town ever reaches the decompressor.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.plain_text import one_plain_line
from erstanlauf.export import limits
from erstanlauf.export.signing import KeyId, PublicKey, SigningKey, is_key_id, is_signed, key_id, public_key, sign

BUNDLE_MARK = b"erstanlauf-bundle-"
"""How every bundle begins, whatever its version."""

_FORM = BUNDLE_MARK + b"1\n"
_SIGNATURE_BYTES = 64
_LONGEST_HEAD = 4_096
_LONGEST_VERSION = 9
_PACKING = 9


class BundleDamaged(KnownTrouble):
    """Cut, altered, or no bundle at all: the signature does not fit."""

    code: ClassVar[str] = "bundle.damaged"


class BundleNewerForm(KnownTrouble):
    """Made by a newer program."""

    code: ClassVar[str] = "bundle.newer_form"


class BundleTooLarge(KnownTrouble):
    """Details: limit_mb."""

    code: ClassVar[str] = "bundle.too_large"


class BundleUnknownKey(KnownTrouble):
    """Nobody here trusts who signed. Details: key (its fingerprint)."""

    code: ClassVar[str] = "bundle.unknown_key"


class BundleOlder(KnownTrouble):
    """An older one than came before. Details: city, serial, newest."""

    code: ClassVar[str] = "bundle.older"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a trusted key has signed. `serial` grows with each bundle of one key."""

    content: bytes
    issued_at: datetime
    serial: int
    city: str
    key: KeyId


def seal(content: bytes, issued_at: datetime, serial: int, city: str, key: SigningKey) -> bytes:
    """Return the file. `issued_at` has its time zone. Raises `BundleTooLarge`."""
    body = zlib.compress(content, _PACKING)
    if len(content) > limits.PLAIN_BYTES or len(body) > limits.PACKED_BYTES - _LONGEST_HEAD:
        raise BundleTooLarge(limit_mb=limits.PACKED_BYTES // limits.MEGABYTE)
    head = {
        "city": one_plain_line(city),
        "digest": hashlib.sha256(content).hexdigest(),
        "issued_at": issued_at.isoformat(),
        "key": key_id(public_key(key)),
        "serial": serial,
        "size": len(content),
    }
    signed = _FORM + json.dumps(head, sort_keys=True).encode("ascii") + b"\n" + body
    return signed + sign(signed, key)


def open_bundle(data: bytes, trusted: Mapping[KeyId, PublicKey], newest_seen: Mapping[KeyId, int]) -> Bundle:
    """Return what a file holds.

    Raises `BundleTooLarge`, `BundleDamaged`, `BundleNewerForm`, `BundleUnknownKey`, `BundleOlder`.
    """
    if len(data) > limits.PACKED_BYTES:
        raise BundleTooLarge(limit_mb=limits.PACKED_BYTES // limits.MEGABYTE)
    if not data.startswith(_FORM):
        raise BundleNewerForm if _is_newer(data) else BundleDamaged
    signed, signature = data[:-_SIGNATURE_BYTES], data[-_SIGNATURE_BYTES:]
    end = signed.find(b"\n", len(_FORM), len(_FORM) + _LONGEST_HEAD)
    head = _head(signed[len(_FORM) : end]) if end > 0 else {}
    named = KeyId(str(head.get("key", "")))
    if not is_key_id(named):
        raise BundleDamaged
    if named not in trusted:
        raise BundleUnknownKey(key=named)
    if not is_signed(signed, signature, trusted[named]):
        raise BundleDamaged
    bundle = _unpacked(head, signed[end + 1 :], named)
    newest = newest_seen.get(named)
    if newest is not None and bundle.serial < newest:
        raise BundleOlder(city=bundle.city, serial=bundle.serial, newest=newest)
    return bundle


def _is_newer(data: bytes) -> bool:
    version = data.partition(b"\n")[0].removeprefix(BUNDLE_MARK)
    return data.startswith(BUNDLE_MARK) and version.isdigit() and len(version) <= _LONGEST_VERSION and version != b"1"


def _head(line: bytes) -> dict[str, object]:
    """Return the fields of a head that may be anything; none where it is no head."""
    try:
        head = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return head if isinstance(head, dict) else {}


def _unpacked(head: Mapping[str, object], body: bytes, key: KeyId) -> Bundle:
    """Return what a signed file holds. Who signed may still have made a mistake, or have lost the key."""
    content = _content(body)
    size, digest, serial, city = (head.get(name) for name in ("size", "digest", "serial", "city"))
    issued_at = _moment(head.get("issued_at"))
    if len(content) != size or hashlib.sha256(content).hexdigest() != digest:
        raise BundleDamaged
    if not isinstance(serial, int) or isinstance(serial, bool) or not isinstance(city, str) or issued_at is None:
        raise BundleDamaged
    return Bundle(content, issued_at, serial, one_plain_line(city), key)


def _content(body: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(body, limits.PLAIN_BYTES + 1)
    except zlib.error as error:
        raise BundleDamaged from error
    if len(content) > limits.PLAIN_BYTES:
        raise BundleTooLarge(limit_mb=limits.PLAIN_BYTES // limits.MEGABYTE)
    if not unpacker.eof or unpacker.unused_data:
        raise BundleDamaged
    return content


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None
