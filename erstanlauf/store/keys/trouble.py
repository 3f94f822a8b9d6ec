"""What can go wrong with keys and log-ins: a class for each thing a person would treat differently."""

from erstanlauf.domain.errors import KnownTrouble


class WrongPassword(KnownTrouble):
    """No person of this login has this password; which of the two is wrong is not told. Details: none."""

    code = "keys.wrong_password"


class WrongPasswordCounted(WrongPassword):
    """The same at a log-in, where it was counted. Details: tries_left, pause_minutes."""

    code = "keys.wrong_password_counted"


class LogInPaused(KnownTrouble):
    """There were too many failed log-ins. Details: seconds (still to wait), wait (the same as minutes:seconds)."""

    code = "keys.paused"


class KeyFileDamaged(KnownTrouble):
    """Neither the key file nor its copy is what was written. Details: file."""

    code = "keys.file_damaged"


class KeyFileMissing(KnownTrouble):
    """Neither the key file nor its copy is there. Details: folder, file."""

    code = "keys.file_missing"


class KeyFileNewer(KnownTrouble):
    """A newer program wrote the key file. Details: file."""

    code = "keys.file_newer"


class KeyFileUnreadable(KnownTrouble):
    """The key file or its copy may not be read by this account. Details: folder, file."""

    code = "keys.file_unreadable"


class LoginTaken(KnownTrouble):
    """Somebody else has this login. Details: none."""

    code = "keys.login_taken"


class LoginUnusable(KnownTrouble):
    """A login is empty, too long or has a mark nobody can see. Details: limit."""

    code = "keys.login_unusable"


class LastPerson(KnownTrouble):
    """Without this person nobody could open the store with a password. Details: none."""

    code = "keys.last_person"


class PaperKeyTheirs(KnownTrouble):
    """The person who is to go, or to administer no more, made the paper key in force, so may know it. Details: none."""

    code = "keys.paper_theirs"


class KeyChangeUnfinished(KnownTrouble):
    """A change of the store's key was begun and not ended; the next log-in ends it. Details: none."""

    code = "keys.change_unfinished"


class PasswordTooShort(KnownTrouble):
    """A new password has too few characters. Details: least."""

    code = "keys.password_too_short"


class PasswordTooLong(KnownTrouble):
    """A new password has too many characters. Details: most."""

    code = "keys.password_too_long"


class PasswordIsLogin(KnownTrouble):
    """A new password is the login itself. Details: none."""

    code = "keys.password_is_login"


class PaperKeyMistyped(KnownTrouble):
    """What was typed cannot be what stands on any paper. Details: groups, letters."""

    code = "keys.paper_mistyped"


class PaperKeyWrong(KnownTrouble):
    """A paper key without a typing mistake, but not the one of this key file. Details: none."""

    code = "keys.paper_wrong"


class PaperKeyNotSet(KnownTrouble):
    """The key file has no paper key yet. Details: none."""

    code = "keys.paper_not_set"


class SealedFileDamaged(KnownTrouble):
    """A protected file is not what was written, or was never one. Details: none."""

    code = "keys.sealed_damaged"


class WrongPassphrase(KnownTrouble):
    """A protected file is whole but was sealed with another passphrase. Details: none."""

    code = "keys.wrong_passphrase"


class TooManyPeople(KnownTrouble):
    """The key file has no room for one more person. Details: most."""

    code = "keys.too_many_people"


class SealedFileNewer(KnownTrouble):
    """A newer program wrote a protected file. Details: none."""

    code = "keys.sealed_newer"
