"""A secret in a file of its own, for the way from one desk to another: locked with a passphrase said another way.

Must not know what the secret is for. Its id lies open in the file and is bound to it.
"""

import base64
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from erstanlauf.store.keys.checked_text import NotWholeError, OtherFormError, checked_text, plain_of
from erstanlauf.store.keys.kdf import SALT_BYTES, USUAL_COST, KdfCost, derived_key, password_bytes
from erstanlauf.store.keys.passwords import require_good_password
from erstanlauf.store.keys.trouble import SealedFileDamaged, SealedFileNewer, WrongPassphrase

MOST_SEALED_BYTES = 64_000
"""No sealed file is longer; whoever reads one reads no more than one byte beyond."""

_FORM = "erstanlauf-sealed-1"
_NONCE_BYTES = 12
_FIELDS = {"id", "argon2id", "salt", "nonce", "secret"}


def seal(secret: bytes, secret_id: str, passphrase: str, cost: KdfCost = USUAL_COST) -> bytes:
    """Return the content of a file with a secret. Raises what a poor password raises."""
    require_good_password(passphrase, secret_id)
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(_NONCE_BYTES)
    locked = AESGCM(derived_key(password_bytes(passphrase), salt, cost)).encrypt(nonce, secret, _bound(secret_id, cost))
    texts = {"salt": _text(salt), "nonce": _text(nonce), "secret": _text(locked)}
    return checked_text(_FORM, {"id": secret_id, "argon2id": [cost.memory_kib, cost.rounds, cost.lanes], **texts})


def unseal(content: bytes, passphrase: str) -> tuple[str, bytes]:
    """Return the id and the secret in a file. Raises `WrongPassphrase`, `SealedFileDamaged` and `SealedFileNewer`."""
    try:
        if len(content) > MOST_SEALED_BYTES:
            raise NotWholeError
        secret_id, cost, salt, nonce, locked = _read(plain_of(content, _FORM))
    except OtherFormError as error:
        raise SealedFileNewer from error
    except (NotWholeError, LookupError, TypeError, ValueError) as error:
        raise SealedFileDamaged from error
    lock = AESGCM(derived_key(password_bytes(passphrase), salt, cost))
    try:
        return secret_id, lock.decrypt(nonce, locked, _bound(secret_id, cost))
    except InvalidTag as error:
        raise WrongPassphrase from error


def _read(plain: object) -> tuple[str, KdfCost, bytes, bytes, bytes]:
    if not isinstance(plain, dict) or set(plain) != _FIELDS or not isinstance(plain["id"], str):
        raise TypeError("fields")
    salt, nonce, locked = (base64.b64decode(plain[name], validate=True) for name in ("salt", "nonce", "secret"))
    if len(salt) != SALT_BYTES or len(nonce) != _NONCE_BYTES or len(locked) < 16:
        raise ValueError("length")
    memory_kib, rounds, lanes = plain["argon2id"]
    return plain["id"], KdfCost(memory_kib, rounds, lanes), salt, nonce, locked


def _bound(secret_id: str, cost: KdfCost) -> bytes:
    return json.dumps([_FORM, secret_id, cost.memory_kib, cost.rounds, cost.lanes]).encode("ascii")


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
