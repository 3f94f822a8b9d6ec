"""A log-in as the desk takes it: the key file opened with every try counted."""

from datetime import datetime, timedelta

from erstanlauf.domain.lockout import PAUSE
from erstanlauf.store.keys.key_file import KeyFile
from erstanlauf.store.keys.key_holders import Unlocked, unlock, unlock_with_paper
from erstanlauf.store.keys.tries import Tries
from erstanlauf.store.keys.trouble import WrongPassword, WrongPasswordCounted


def log_in(key_file: KeyFile, tries: Tries, login: str, password: str, now: datetime) -> Unlocked:
    """Return who logs in and the store's keys.

    Raises `LogInPaused` without looking at the password while the person has to wait, and with the try that leads to
    the long pause; else `WrongPasswordCounted` and what `unlock` raises.
    """
    person = key_file.person_with(login)
    tries.begin(person, now)
    try:
        unlocked = unlock(key_file, login, password)
    except WrongPassword as error:
        if tries.wait_left(person, now) >= PAUSE:
            tries.require_no_pause(person, now)
        minutes = PAUSE // timedelta(minutes=1)
        raise WrongPasswordCounted(tries_left=tries.tries_left(person), pause_minutes=minutes) from error
    tries.succeeded(unlocked.person)
    return unlocked


def log_in_with_paper(key_file: KeyFile, tries: Tries, paper: str) -> Unlocked:
    """Return who made the paper key and the store's keys; their failed log-ins are over.

    Nothing is counted: 160 random bits cannot be guessed. Raises what `unlock_with_paper` raises.
    """
    unlocked = unlock_with_paper(key_file, paper)
    tries.free(unlocked.person)
    return unlocked
