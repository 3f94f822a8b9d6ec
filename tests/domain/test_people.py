"""Who may do what: the whole table, written out a second time by hand."""

from itertools import combinations

import pytest

from erstanlauf.domain.people import MAY, Action, NotPermitted, Permit, PersonId, Role

SOMEBODY = PersonId("0a1b2c3d")
ALLOWED = """
    serve            counter
    print            counter
    print_own_data   counter                        administration
    choose_printer   counter                        administration
    repair           counter                        administration
    set_law                   catalogue             administration
    review_phrases            catalogue             administration
    edit_catalogue            catalogue             administration
    call_services    counter  catalogue             administration
    hand_over        counter
    withdraw         counter                        administration
    manage_recipients                               administration
    manage_people                                   administration
    change_key                                      administration
    carry_house_key                                 administration
    back_up                                         administration
    restore                                         administration
    check_store                                     administration
    erase                                           administration
    see_audit                                       administration
    change_settings                                 administration
    see_figures                          steering
    export_figures                       steering
    collect_figures                      steering
    send_figures                                    administration
"""
TABLE = {Action(action): {Role(role) for role in roles} for action, *roles in map(str.split, ALLOWED.split("\n")[1:-1])}


def test_every_action_stands_in_the_table() -> None:
    assert set(TABLE) == set(Action)
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_table_says(role: Role, action: Action) -> None:
    assert Permit(SOMEBODY, frozenset({role})).may(action) == (role in TABLE[action])


def test_a_mixture_may_do_what_one_of_its_roles_may() -> None:
    for size in range(len(Role) + 1):
        for roles in combinations(Role, size):
            permit = Permit(SOMEBODY, frozenset(roles))
            assert {action for action in Action if permit.may(action)} == {
                action for action in Action if TABLE[action] & set(roles)
            }


def test_what_is_not_allowed_is_refused_with_the_action_and_no_person() -> None:
    with pytest.raises(NotPermitted) as refused:
        Permit(SOMEBODY, frozenset({Role.COUNTER})).require(Action.ERASE)

    assert refused.value.details == {"action": "erase"}
