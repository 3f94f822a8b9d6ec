"""One round of the call list: which office is called, what was answered, what can be taken back. Knows no widget.

What was answered is sent to the store at once; this is only how far the round has come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from erstanlauf.domain.catalogue import OfferId
from erstanlauf.usecases.call_list import Call


class Said(StrEnum):
    """What an office said about one fact; the last is said of the office itself."""

    RIGHT = "right"
    CHANGED = "changed"
    SKIPPED = "skipped"


class Outcome(StrEnum):
    """What became of a call as a whole."""

    NOT_REACHED = "not_reached"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said about a fact; `value` is the new one where it was changed, None that the office has none."""

    said: Said
    value: object = None


@dataclass(frozen=True, slots=True)
class Step:
    """What was done: a question was answered, or without a name a call came to its end; and how it was before."""

    offer: OfferId
    name: str
    before: Answer | Outcome | None
    is_kept: bool


class CallRound:
    """Goes through the offers in their order, forth and back."""

    def __init__(self, calls: Sequence[Call], first: OfferId | None = None) -> None:
        """Begin with an offer where it is still to be called, else with the first."""
        self._calls = calls
        self._places = {call.offer: place for place, call in enumerate(calls)}
        self.place = self._places.get(first, 0) if first is not None else 0
        self._answers: dict[OfferId, dict[str, Answer]] = {}
        self._outcomes: dict[OfferId, Outcome] = {}
        self._steps: list[Step] = []

    def __len__(self) -> int:
        return len(self._calls)

    @property
    def call(self) -> Call | None:
        """The office that is called now; None where there is nobody to call."""
        return self._calls[self.place] if self._calls else None

    @property
    def is_last(self) -> bool:
        """Whether nobody comes after this office."""
        return self.place >= len(self._calls) - 1

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What the office said so far, by field."""
        return self._answers.get(self.call.offer, {}) if self.call else {}

    @property
    def outcome(self) -> Outcome | None:
        """What became of the call as a whole."""
        return self._outcomes.get(self.call.offer) if self.call else None

    @property
    def next_open(self) -> int | None:
        """The place of the first question without an answer, None where all have one."""
        questions = self.call.questions if self.call else ()
        return next((at for at, each in enumerate(questions) if each.name not in self.answers), None)

    def note(self, name: str, answer: Answer) -> None:
        """Write down what the office said about a field."""
        assert self.call is not None
        mine = self._answers.setdefault(self.call.offer, {})
        self._steps.append(Step(self.call.offer, name, mine.get(name), answer.said is not Said.SKIPPED))
        mine[name] = answer

    def end(self, outcome: Outcome) -> None:
        """Write down what became of the call as a whole, and go on."""
        assert self.call is not None
        offer = self.call.offer
        self._steps.append(Step(offer, "", self._outcomes.get(offer), is_kept=True))
        self._outcomes[offer] = outcome
        self.go_on()

    def go_on(self) -> bool:
        """Go to the next office; False where there is none."""
        if self.is_last:
            return False
        self.place += 1
        return True

    def go_back(self) -> bool:
        """Go to the office before; False where there is none."""
        if not self.place:
            return False
        self.place -= 1
        return True

    def take_back(self) -> Step | None:
        """Forget what was done last and go there; None where nothing was done in this round."""
        if not self._steps:
            return None
        step = self._steps.pop()
        self.place = self._places[step.offer]
        if isinstance(step.before, Answer):
            self._answers[step.offer][step.name] = step.before
        elif isinstance(step.before, Outcome):
            self._outcomes[step.offer] = step.before
        elif step.name:
            del self._answers[step.offer][step.name]
        else:
            del self._outcomes[step.offer]
        return step
