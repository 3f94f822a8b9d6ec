"""The key file of an open store: the adapter for the port `KeyRing`. Lets people in and out, changes the store's key.

Runs on the thread that owns the store. Each change is kept in the file before anything is built on it.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import setting
from erstanlauf.domain.people import PersonId
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.cipher import change_key
from erstanlauf.store.keys import key_holders
from erstanlauf.store.keys.kdf import USUAL_COST, KdfCost
from erstanlauf.store.keys.key_file import KeyFile, keep_key_file, load_key_file
from erstanlauf.store.keys.log_in import log_in
from erstanlauf.store.keys.paper_key import new_paper_key, read_paper_key
from erstanlauf.store.keys.sealed_file import seal, unseal
from erstanlauf.store.keys.store_key import StoreKey, next_key
from erstanlauf.store.keys.tries import Tries
from erstanlauf.store.keys.trouble import PaperKeyTheirs, PaperKeyWrong
from erstanlauf.store.safety.backup import back_up_now
from erstanlauf.store.transactions import Transactions
from erstanlauf.store.trouble import NoRoomForNewKey


class KeyRing:
    """Whom the store of this desk opens for, and with which key."""

    def __init__(
        self,
        transactions: Transactions,
        audit: AuditTrail,
        key: StoreKey,
        by: PersonId,
        now: Callable[[], datetime],
        cost: KdfCost = USUAL_COST,
    ) -> None:
        self._transactions = transactions
        self._audit = audit
        self._key = key
        self._by = by
        self._now = now
        self._cost = cost
        self._folder: Path = transactions.path.parent
        self._tries = Tries(self._folder, now())

    def key(self) -> StoreKey:
        """The key the store has now."""
        return self._key

    def logins(self) -> Mapping[PersonId, str]:
        """Return everybody with a password, and their logins."""
        return self._file().people

    def pauses(self) -> Mapping[PersonId, datetime]:
        """Return who has to wait after failed log-ins, and until when."""
        now = self._now()
        waits = {person: self._tries.wait_left(person, now) for person in self._file().people}
        return {person: now + wait for person, wait in waits.items() if wait}

    def let_in(self, login: str, password: str) -> PersonId:
        """Give a new person a slot. Raises `LoginTaken` and what a poor login or password raises."""
        person = key_holders.new_person()
        self._keep(key_holders.add_person(self._file(), self._key, person, login, password, self._cost))
        return person

    def let_out(self, person: PersonId) -> None:
        """Take a person's slot away. Raises `LastPerson` and `PaperKeyTheirs`."""
        self._keep(key_holders.remove_person(self._file(), self._key, person))
        self._tries.free(person)

    def set_password(self, person: PersonId, password: str) -> None:
        """Give a person another password. Raises what a poor password raises."""
        self._keep(key_holders.change_password(self._file(), self._key, person, password, self._cost))
        self._audit.note_alone(AuditAction.PASSWORD_CHANGED, person)

    def require_password(self, person: PersonId, password: str) -> None:
        """Raise `WrongPasswordCounted` or `LogInPaused` where this is not the password of a person."""
        key_file = self._file()
        log_in(key_file, self._tries, key_file.people[person], password, self._now())

    def draw_paper_key(self) -> str:
        """Return a new key to be printed; nothing is kept of it."""
        return new_paper_key()

    def set_paper_key(self, drawn: str, typed: str) -> None:
        """Put a key on paper in force that the person who is logged in has typed back.

        Raises `PaperKeyMistyped`, and `PaperKeyWrong` for another paper than the one that was drawn.
        """
        if read_paper_key(typed) != read_paper_key(drawn):
            raise PaperKeyWrong
        self._keep(key_holders.change_paper_key(self._file(), self._key, self._by, drawn, self._cost))
        self._audit.note_alone(AuditAction.PASSWORD_CHANGED, "paper")

    def require_paper_of_another(self, person: PersonId) -> None:
        """Raise `PaperKeyTheirs` for who made the key on paper in force: whoever logs in with it gets their roles."""
        paper = self._file().paper
        if paper is not None and paper.owner.person == person:
            raise PaperKeyTheirs

    def free(self, person: PersonId) -> None:
        """End a series of failed log-ins."""
        self._tries.free(person)
        self._audit.note_alone(AuditAction.FREED, person)

    def change_key(self) -> None:
        """Give the store a new key for everybody who is in the key file; who left is locked out with every old copy.

        Cut off anywhere, the next log-in ends it: both keys lie in the file until it is done.
        """
        key, key_file = next_key(self._key), self._file()
        if key_file.is_changing:  # there was no room to end the last one
            key_file = key_holders.end_change(key_file, self._key)
        changing = key_holders.begin_change(key_file, self._key, key)
        self._remember(self._key)
        self._keep(changing)
        try:
            with self._transactions.reading() as db:
                change_key(db, self._key, key)
        except NoRoomForNewKey:  # after any other trouble the store may have either key, so both stay in the file
            with suppress(KnownTrouble):
                self._keep(key_holders.end_change(changing, self._key))
            raise
        self._key = key
        self._keep(key_holders.end_change(changing, key))
        self._audit.note_alone(AuditAction.KEY_CHANGED)
        self.back_up()

    def former_keys(self) -> tuple[StoreKey, ...]:
        """Return the keys backups may still be under, the last one first."""
        with self._transactions.reading() as db:
            rows = db.execute("SELECT secret FROM former_key ORDER BY unixepoch(replaced_at) DESC").fetchall()
        return tuple(StoreKey(bytes(secret), self._key.salt) for (secret,) in rows if bytes(secret) != self._key.key)

    def _remember(self, key: StoreKey) -> None:
        now = self._now()
        with self._transactions.one() as db:
            oldest = (now - timedelta(days=setting("backup_days").most)).isoformat()
            db.execute("DELETE FROM former_key WHERE unixepoch(replaced_at) < unixepoch(?)", (oldest,))
            db.execute("INSERT OR REPLACE INTO former_key VALUES (?, ?)", (key.key, now.isoformat()))

    def back_up(self) -> None:
        """Make a backup after a change of the key: no earlier one opens with what is in the key file now.

        Where that cannot be, the desk makes one as soon as one is due.
        """
        with suppress(KnownTrouble):
            made = back_up_now(self._transactions.db, self._transactions.path, self._key, self._now())
            self._audit.note_alone(AuditAction.BACKED_UP, made.name)

    def sealed(self, secret: bytes, secret_id: str, passphrase: str) -> bytes:
        """Return a file that carries a secret to another desk."""
        return seal(secret, secret_id, passphrase, self._cost)

    def unsealed(self, content: bytes, passphrase: str) -> tuple[str, bytes]:
        """Return the id and the secret in such a file. Raises `WrongPassphrase` and `SealedFileDamaged`."""
        return unseal(content, passphrase)

    def _file(self) -> KeyFile:
        return load_key_file(self._folder)

    def _keep(self, key_file: KeyFile) -> None:
        keep_key_file(self._folder, key_file)
