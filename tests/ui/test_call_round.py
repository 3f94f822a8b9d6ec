"""A round of the call list: forth and back through the offices, and each step taken back where it was made."""

from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.ui.flow.call_round import Answer, CallRound, Outcome, Said
from erstanlauf.usecases.call_list import Call, Question

NAMES = ("address", "phone", "hours")
STEPS = st.sampled_from((*NAMES, *Outcome, "on", "back"))


def some_calls(count: int) -> list[Call]:
    questions = tuple(Question(name, None) for name in NAMES)
    return [Call(OfferId(f"mbe/{at}"), "AWO", "Beratung", "0521 1", None, None, questions) for at in range(count)]


def do(now: CallRound, step: str) -> None:
    if isinstance(step, Outcome):
        now.end(step)
    elif step == "on":
        now.go_on()
    elif step == "back":
        now.go_back()
    else:
        now.note(step, Answer(Said.RIGHT if step == "phone" else Said.SKIPPED))


def state(now: CallRound) -> list[tuple[dict[str, Answer], Outcome | None]]:
    before, said = now.place, []
    for at in range(len(now)):
        now.place = at
        said.append((dict(now.answers), now.outcome))
    now.place = before
    return said


@given(steps=st.lists(STEPS, max_size=30))
def test_every_step_can_be_taken_back_and_leaves_nothing(steps: list[str]) -> None:
    now = CallRound(some_calls(3))
    for step in steps:
        before = state(now)
        do(now, step)
        if step not in ("on", "back"):
            taken = now.take_back()
            assert taken is not None
            assert taken.is_kept is (step in ("phone", *Outcome))
            assert state(now) == before
            do(now, step)
    while now.take_back():
        pass
    assert state(now) == [({}, None)] * 3


def test_the_last_office_is_not_left_behind() -> None:
    now = CallRound(some_calls(2))
    assert now.go_on()
    assert not now.go_on()
    assert now.is_last
    assert now.go_back()
    assert not now.go_back()


def test_a_round_begins_where_the_last_one_stood_if_that_office_is_still_to_be_called() -> None:
    assert CallRound(some_calls(3), OfferId("mbe/2")).place == 2
    assert CallRound(some_calls(3), OfferId("mbe/9")).place == 0


def test_the_next_question_is_the_first_without_an_answer() -> None:
    now = CallRound(some_calls(1))
    now.note("phone", Answer(Said.SKIPPED))
    assert now.next_open == 0
    for name in NAMES:
        now.note(name, Answer(Said.RIGHT))
    assert now.next_open is None


def test_with_nobody_to_call_there_is_nothing_to_do() -> None:
    now = CallRound(())
    assert (now.call, now.outcome, now.next_open, now.take_back(), now.go_on(), now.go_back()) == (None,) * 4 + (
        False,
        False,
    )
    assert now.answers == {}
