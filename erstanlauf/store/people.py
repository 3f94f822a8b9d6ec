"""Roles of members of staff in the open store: the adapter for the port `People`. Knows ids, no login, no password."""

from collections.abc import Sequence

from erstanlauf.domain.audit import AuditAction
from erstanlauf.domain.people import Permit, Person, PersonId, Role
from erstanlauf.store.audit import AuditTrail
from erstanlauf.store.transactions import Transactions


class People:
    """Who has which roles."""

    def __init__(self, transactions: Transactions, audit: AuditTrail) -> None:
        self._transactions = transactions
        self._audit = audit

    def all(self) -> Sequence[Person]:
        """Return everybody who has a role, in the order of ids."""
        with self._transactions.reading() as db:
            return [_person(row) for row in db.query("SELECT id, roles FROM desk_user ORDER BY id")]

    def permit_of(self, person: PersonId) -> Permit:
        """Return what a person may do; somebody without an entry may do nothing."""
        with self._transactions.reading() as db:
            rows = list(db.query("SELECT id, roles FROM desk_user WHERE id = ?", (person,)))
        return Permit(person, _person(rows[0]).roles if rows else frozenset())

    def give_roles(self, person: PersonId, roles: frozenset[Role]) -> None:
        """Give a person these roles and no others. Raises ValueError without a role."""
        if not roles:
            raise ValueError("a member of staff has at least one role")
        with self._transactions.one() as db:
            known = db.execute("SELECT 1 FROM desk_user WHERE id = ?", (person,)).fetchone() is not None
            db.execute(
                "INSERT INTO desk_user VALUES (?, ?) ON CONFLICT DO UPDATE SET roles = excluded.roles",
                (person, ",".join(sorted(roles))),
            )
            self._audit.note(AuditAction.ROLES_CHANGED if known else AuditAction.PERSON_ADDED, person)

    def remove(self, person: PersonId) -> None:
        """Take all roles of a person away; somebody who has none is removed already."""
        with self._transactions.one() as db:
            if db.execute("DELETE FROM desk_user WHERE id = ?", (person,)).rowcount:
                self._audit.note(AuditAction.PERSON_REMOVED, person)


def _person(row: dict[str, str]) -> Person:
    return Person(PersonId(row["id"]), frozenset(Role(name) for name in row["roles"].split(",")))
