"""The form of small files that must not be taken for whole when they are not: one line of form and SHA-256, then JSON.

The sum covers each byte, so a flipped bit is found wherever it is. It keeps nobody from writing such a file.
"""

import hashlib
import json

MOST_BYTES = 1_000_000
"""No file of this form is longer; more is not read."""


class NotWholeError(ValueError):
    """The content is not what was written."""


class OtherFormError(ValueError):
    """The content is whole but in another version of the form."""


def checked_text(form: str, plain: object) -> bytes:
    """Return the content of a file. `form` ends with its version, "erstanlauf-keys-1"."""
    body = json.dumps(plain, sort_keys=True, indent=1, ensure_ascii=True).encode("ascii") + b"\n"
    return f"{form} {_sum(form, body)}\n".encode("ascii") + body


def plain_of(content: bytes, form: str) -> object:
    """Return what a content says. Raises `NotWholeError` and `OtherFormError`."""
    head, _, body = content.partition(b"\n")
    named, _, checksum = head.decode("ascii", errors="replace").partition(" ")
    if len(content) > MOST_BYTES or checksum != _sum(named, body):
        raise NotWholeError
    if named != form:
        raise OtherFormError if named.rpartition("-")[0] == form.rpartition("-")[0] else NotWholeError
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotWholeError from error


def _sum(form: str, body: bytes) -> str:
    return hashlib.sha256(form.encode("ascii", errors="replace") + b"\n" + body).hexdigest()
