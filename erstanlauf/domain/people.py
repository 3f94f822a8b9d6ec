"""Who may do what at the desk: roles, actions and the one table that joins them.

Knows no name of a person and no password. Use cases ask here, so window, keys and command line are held to the same.

Why this way (2026-11): one key opens the store for everybody who has a password, so roles are not enforced by
cryptography. They keep colleagues of five employers to their work, and the audit shows who did what.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NewType

from erstanlauf.domain.errors import KnownTrouble

PersonId = NewType("PersonId", str)
"""A member of staff: eight random hexadecimal digits, made when the person is added."""


class Role(StrEnum):
    """What a member of staff is here for; one person may have several."""

    COUNTER = "counter"
    CATALOGUE = "catalogue"
    STEERING = "steering"
    ADMINISTRATION = "administration"


class Action(StrEnum):
    """Everything somebody may be kept from."""

    SERVE = "serve"
    PRINT = "print"
    PRINT_OWN_DATA = "print_own_data"
    CHOOSE_PRINTER = "choose_printer"
    REPAIR = "repair"
    SET_LAW = "set_law"
    REVIEW_PHRASES = "review_phrases"
    EDIT_CATALOGUE = "edit_catalogue"
    CALL_SERVICES = "call_services"
    HAND_OVER = "hand_over"
    WITHDRAW = "withdraw"
    MANAGE_RECIPIENTS = "manage_recipients"
    MANAGE_PEOPLE = "manage_people"
    CHANGE_KEY = "change_key"
    CARRY_HOUSE_KEY = "carry_house_key"
    BACK_UP = "back_up"
    RESTORE = "restore"
    CHECK_STORE = "check_store"
    ERASE = "erase"
    SEE_AUDIT = "see_audit"
    CHANGE_SETTINGS = "change_settings"
    SEE_FIGURES = "see_figures"
    EXPORT_FIGURES = "export_figures"
    COLLECT_FIGURES = "collect_figures"
    SEND_FIGURES = "send_figures"


MAY: Mapping[Role, frozenset[Action]] = {
    Role.COUNTER: frozenset(
        (
            *(Action.SERVE, Action.PRINT, Action.PRINT_OWN_DATA),
            *(Action.CHOOSE_PRINTER, Action.REPAIR, Action.CALL_SERVICES),
            *(Action.HAND_OVER, Action.WITHDRAW),
        )
    ),
    Role.CATALOGUE: frozenset((Action.SET_LAW, Action.REVIEW_PHRASES, Action.EDIT_CATALOGUE, Action.CALL_SERVICES)),
    Role.STEERING: frozenset((Action.SEE_FIGURES, Action.EXPORT_FIGURES, Action.COLLECT_FIGURES)),
    Role.ADMINISTRATION: frozenset(Action)
    - {Action.SERVE, Action.PRINT, Action.HAND_OVER}
    - {Action.SEE_FIGURES, Action.EXPORT_FIGURES, Action.COLLECT_FIGURES},
}
"""Who may do what. Administration serves nobody and reads no figures: whoever does both has both roles. It sends the
exact counts of a desk to the steering desk, sealed, so that it cannot read those of others."""


class NotPermitted(KnownTrouble):
    """No role of the person allows this. Details: action."""

    code: ClassVar[str] = "people.not_permitted"


@dataclass(frozen=True, slots=True)
class Permit:
    """Who is logged in, and with which roles."""

    by: PersonId
    roles: frozenset[Role]

    def may(self, action: Action) -> bool:
        """Whether one of the roles allows an action."""
        return any(action in MAY[role] for role in self.roles)

    @property
    def verifies_as(self) -> Role:
        """The role in which somebody verifies facts of the catalogue: the most fitting of those they have."""
        order = (Role.CATALOGUE, Role.COUNTER, Role.ADMINISTRATION, Role.STEERING)
        return next(role for role in order if role in self.roles)

    def require(self, action: Action) -> None:
        """Raise `NotPermitted` where no role allows an action."""
        if not self.may(action):
            raise NotPermitted(action=action.value)


NOBODY = Permit(PersonId(""), frozenset())
"""Before anybody has logged in."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff as the store knows one; the login stands in the key file alone."""

    id: PersonId
    roles: frozenset[Role]
