"""Who works at the desk: people, their roles and passwords, and the keys. Asks the permit; knows no file and no cipher.

Runs on the thread that owns the store. A person is first let in and then given roles, and first loses the slot and
then the roles: cut off in between, somebody can log in and may do nothing, or might and cannot.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.people import Action, Permit, PersonId, Role
from erstanlauf.usecases.office_ports import HouseKeys, KeyRing, People


class LastAdministrator(KnownTrouble):
    """Without this person nobody could administer the desk. Details: none."""

    code: ClassVar[str] = "people.last_administrator"


class NoRole(KnownTrouble):
    """A person was to have no role at all. Details: none."""

    code: ClassVar[str] = "people.no_role"


class UnknownLogin(KnownTrouble):
    """Nobody who can log in has this login. Details: none."""

    code: ClassVar[str] = "people.unknown_login"


@dataclass(frozen=True, slots=True, repr=False)
class DeskUser:
    """A member of staff as the administration sees one; `paused_until` after too many failed log-ins.

    It has no repr, so that no login gets into a log.
    """

    id: PersonId
    login: str
    roles: frozenset[Role]
    paused_until: datetime | None


class DeskUsers:
    """People and keys of one desk."""

    def __init__(
        self, permit: Permit, people: People, ring: KeyRing, house_keys: HouseKeys, now: Callable[[], datetime]
    ) -> None:
        self._permit = permit
        self._people = people
        self._ring = ring
        self._house_keys = house_keys
        self._now = now
        self._drawn = ""

    def all(self) -> Sequence[DeskUser]:
        """Return everybody who can log in, in the order of logins."""
        self._permit.require(Action.MANAGE_PEOPLE)
        roles, pauses = {person.id: person.roles for person in self._people.all()}, self._ring.pauses()
        users = [
            DeskUser(person, login, roles.get(person, frozenset()), pauses.get(person))
            for person, login in self._ring.logins().items()
        ]
        return sorted(users, key=lambda user: user.login.casefold())

    def add(self, login: str, password: str, roles: frozenset[Role]) -> PersonId:
        """Let somebody in. Raises `NoRole` and what a poor login or password raises."""
        self._permit.require(Action.MANAGE_PEOPLE)
        _require_a_role(roles)
        person = self._ring.let_in(login, password)
        self._people.give_roles(person, roles)
        return person

    def give_roles(self, person: PersonId, roles: frozenset[Role]) -> None:
        """Give a person these roles and no others. Raises `NoRole`, `LastAdministrator` and what the key ring raises.

        The key on paper is for when nobody else gets in, so its roles have to be those of the administration.
        """
        self._permit.require(Action.MANAGE_PEOPLE)
        _require_a_role(roles)
        if Role.ADMINISTRATION not in roles:
            self._require_another_administrator(person)
            self._ring.require_paper_of_another(person)
        self._people.give_roles(person, roles)

    def remove(self, person: PersonId) -> None:
        """Let a person in no more. Raises `LastAdministrator` and what the key ring raises.

        An old copy of key file and store still opens for them, until the key is changed.
        """
        self._permit.require(Action.MANAGE_PEOPLE)
        self._require_another_administrator(person)
        self._ring.let_out(person)
        self._people.remove(person)

    def set_password(self, person: PersonId, password: str) -> None:
        """Give a person another password."""
        self._permit.require(Action.MANAGE_PEOPLE)
        self._ring.set_password(person, password)

    def change_own_password(self, present: str, new: str) -> None:
        """Change the password of who is logged in; everybody may. Raises what the key ring raises for a wrong one."""
        self._ring.require_password(self._permit.by, present)
        self._ring.set_password(self._permit.by, new)

    def free(self, person: PersonId) -> None:
        """End the pause after failed log-ins."""
        self._permit.require(Action.MANAGE_PEOPLE)
        self._ring.free(person)

    def change_key(self) -> None:
        """Give the store a new key; nobody's password changes."""
        self._permit.require(Action.CHANGE_KEY)
        self._ring.change_key()

    def new_paper_key(self) -> str:
        """Draw a key to be printed; it is in force once it was typed back."""
        self._permit.require(Action.CHANGE_KEY)
        self._drawn = self._ring.draw_paper_key()
        return self._drawn

    def confirm_paper_key(self, typed: str) -> None:
        """Put the key on paper that was drawn last in force. Raises what the key ring raises for mistyped ones."""
        self._permit.require(Action.CHANGE_KEY)
        self._ring.set_paper_key(self._drawn, typed)

    def export_house_key(self, passphrase: str) -> bytes:
        """Return a protected file with the house key in use; the first time, make the key."""
        self._permit.require(Action.CARRY_HOUSE_KEY)
        keys = self._house_keys.all()
        key = keys[0] if keys else self._house_keys.make(self._now())
        content = self._ring.sealed(key.secret, key.id, passphrase)
        self._house_keys.note_export(key.id)
        return content

    def take_over_house_key(self, content: bytes, passphrase: str) -> None:
        """Use the house key in a protected file from now on; raises what the key ring raises."""
        self._permit.require(Action.CARRY_HOUSE_KEY)
        key_id, secret = self._ring.unsealed(content, passphrase)
        self._house_keys.take_over(key_id, secret, self._now())

    def _require_another_administrator(self, person: PersonId) -> None:
        able = self._ring.logins()
        others = [
            each
            for each in self._people.all()
            if Role.ADMINISTRATION in each.roles and each.id != person and each.id in able
        ]
        if not others:
            raise LastAdministrator


def _require_a_role(roles: frozenset[Role]) -> None:
    if not roles:
        raise NoRole
