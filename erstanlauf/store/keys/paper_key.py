"""The key on paper that opens the store when no password does: 160 random bits as nine groups of four letters.

The alphabet has 32 letters and figures, without I, O, 0 and 1. The last group checks the others: it is their number
modulo a prime above 31, so every single wrong letter and every swap of neighbours is found, not only most of them.
"""

import itertools
import secrets
import unicodedata

from erstanlauf.store.keys.trouble import PaperKeyMistyped

KEY_BYTES = 20
GROUPS = 9
LETTERS_IN_GROUP = 4

_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_CHECK_LETTERS = LETTERS_IN_GROUP
_LETTERS = GROUPS * LETTERS_IN_GROUP
_PRIME = 1_048_573  # the largest below 32 ** 4
_MAY_MEAN = {"0": "DQ", "O": "DQ", "1": "LJT", "I": "LJT"}
_MOST_UNCLEAR = 4
_MOST_CHARACTERS = 500


def new_paper_key() -> str:
    """Draw a key and return it as it is printed, "ABCD-…"."""
    return written(secrets.token_bytes(KEY_BYTES))


def written(key: bytes) -> str:
    """Return the text of a key's 20 bytes."""
    number = int.from_bytes(key, "big")
    letters = _letters(number, _LETTERS - _CHECK_LETTERS) + _letters(number % _PRIME, _CHECK_LETTERS)
    return "-".join(letters[at : at + LETTERS_IN_GROUP] for at in range(0, _LETTERS, LETTERS_IN_GROUP))


def read_paper_key(text: str) -> bytes:
    """Return the 20 bytes of what was typed: any case, any separators or none.

    A letter that stands on no paper (0, O, 1, I) is taken for one that looks like it where just one fits the check.
    Raises `PaperKeyMistyped`.
    """
    typed = unicodedata.normalize("NFKC", text[:_MOST_CHARACTERS]).upper()
    marks = [mark for mark in typed if mark.isalnum()]
    unclear = sum(mark in _MAY_MEAN for mark in marks)
    if len(marks) != _LETTERS or unclear > _MOST_UNCLEAR or not set(marks) <= {*_ALPHABET, *_MAY_MEAN}:
        raise _mistyped()
    meanings = itertools.product(*(_MAY_MEAN.get(mark, mark) for mark in marks))
    keys = [key for meaning in meanings if (key := _checked("".join(meaning))) is not None]
    if len(keys) != 1:
        raise _mistyped()
    return keys[0]


def _checked(letters: str) -> bytes | None:
    number, check = _number(letters[:-_CHECK_LETTERS]), _number(letters[-_CHECK_LETTERS:])
    return number.to_bytes(KEY_BYTES, "big") if number % _PRIME == check else None


def _letters(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * len(_ALPHABET) + _ALPHABET.index(letter)
    return number


def _mistyped() -> PaperKeyMistyped:
    return PaperKeyMistyped(groups=GROUPS, letters=LETTERS_IN_GROUP)
