"""What a new password and a login have to be. Length alone counts: rules on kinds of letters make passwords alike.

Source: BSI IT-Grundschutz ORP.4.A22 (hard to guess, yet not too complicated to use); NIST SP 800-63B-4, 3.1.1.2
(length, no rules of composition; 15 characters where nothing else protects, 8 beside another factor). Ten: the account
of the office computer stands before this log-in, six wrong tries pause it, and each guess at a stolen file costs
Argon2id.
"""

import unicodedata

from erstanlauf.store.keys.trouble import LoginUnusable, PasswordIsLogin, PasswordTooLong, PasswordTooShort

LEAST_CHARACTERS = 10
MOST_CHARACTERS = 1_000
MOST_LOGIN_CHARACTERS = 64

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def require_good_password(password: str, login: str) -> None:
    """Raise `PasswordTooShort`, `PasswordTooLong` or `PasswordIsLogin` for a new password that will not do."""
    characters = unicodedata.normalize("NFKC", password[: 4 * MOST_CHARACTERS])
    if len(characters) < LEAST_CHARACTERS:
        raise PasswordTooShort(least=LEAST_CHARACTERS)
    if len(characters) > MOST_CHARACTERS:
        raise PasswordTooLong(most=MOST_CHARACTERS)
    if comparable(password) == comparable(login):
        raise PasswordIsLogin


def require_good_login(login: str) -> str:
    """Return a new login as it is kept: trimmed, in one normal form. Raises `LoginUnusable`."""
    kept = unicodedata.normalize("NFKC", login[: 4 * MOST_LOGIN_CHARACTERS]).strip()
    if not 0 < len(kept) <= MOST_LOGIN_CHARACTERS or any(unicodedata.category(mark) in _UNSEEN for mark in kept):
        raise LoginUnusable(limit=MOST_LOGIN_CHARACTERS)
    return kept


def comparable(login: str) -> str:
    """Return what two ways to type one login have in common. Source: NFKC_Casefold, Unicode 15 section 3.13."""
    folded = unicodedata.normalize("NFKC", login[: 4 * MOST_CHARACTERS]).strip().casefold()
    return unicodedata.normalize("NFKC", folded)
