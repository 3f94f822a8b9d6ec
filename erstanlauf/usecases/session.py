"""The open visit in memory: every change at once answered with new suggestions, and undo. Pure; saving is `desk`'s."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from erstanlauf.domain import visit as change
from erstanlauf.domain.case_management import FOR_OFFERING, CaseManagement, Overruling, case_management_of
from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.explanation import Explanation, explain
from erstanlauf.domain.handover.withdrawal_code import WithdrawalCode
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.next_question import next_questions
from erstanlauf.domain.offer_order import OfferOrder, ordered_offers
from erstanlauf.domain.plan import PlanStep
from erstanlauf.domain.situation import FactValue
from erstanlauf.domain.suggestion import Suggestions
from erstanlauf.domain.visit import Choice, Earlier, EarlierReferral, Visit
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.plans import plan_of
from erstanlauf.usecases.slips import best_choices


class NotPrintable(KnownTrouble):
    """A service was chosen that must not be printed for this visit. Details: rule."""

    code: ClassVar[str] = "visit.not_printable"


class NobodyTakesCases(KnownTrouble):
    """No kind that takes a case is in use."""

    code: ClassVar[str] = "visit.nobody_takes_cases"


class VisitSession:
    """One open visit with its history of changes and the answer to its present state.

    It is taken up at an aware moment: which offers are open next is reckoned from there and does not change under the
    clerk's hands.
    """

    def __init__(self, visit: Visit, knowledge: Knowledge, now: datetime) -> None:
        self._knowledge = replace(knowledge)  # one state of it, until told otherwise
        self._as_of = max(now.date(), knowledge.rulebook.law_as_of)  # a clock that is behind the law is wrong
        self._order = OfferOrder(knowledge.limits, now)
        self._matcher = Matcher(knowledge.catalogue, knowledge.rulebook, self._as_of, self._order)
        self._past: list[Visit] = []
        self._future: list[Visit] = []
        self._visit = visit
        self._answer = self._suggestions()
        self._drop_what_is_barred()

    @property
    def visit(self) -> Visit:
        return self._visit

    @property
    def answer(self) -> Suggestions:
        return self._answer

    def explain(self, kind: Kind) -> Explanation:
        """Return what speaks for and against a kind of the catalogue in the present state."""
        return explain(self._reading, self._knowledge.catalogue.services[kind], self._as_of)

    def pick_language(self, tag: str) -> None:
        """Set the language of the slip."""
        self._change(lambda visit: change.in_language(visit, tag))

    def set_need(self, topic: Topic, wanted: bool) -> None:
        """Add a need or take it away."""
        self._change(lambda visit: change.with_need(visit, topic, wanted))

    def set_flag(self, flag: Flag, said: bool) -> None:
        """Note what the person said unasked, or take the note back."""
        self._change(lambda visit: change.with_flag(visit, flag, said))

    def answer_question(self, fact: str, value: FactValue) -> None:
        """Record an answer; None is "keine Angabe"."""
        self._change(lambda visit: change.with_answer(visit, fact, value))

    def come_back(self, earlier: Earlier, topics: tuple[Topic, ...]) -> None:
        """Note which visit the person came back from and take over its needs."""
        self._change(lambda visit: change.coming_back(visit, earlier, topics))

    def earlier_referral(self, kind: Kind) -> EarlierReferral | None:
        """Return where the person was sent for a kind at the earlier visit; None for nowhere."""
        earlier = self._visit.earlier
        return None if earlier is None else next((each for each in earlier.referrals if each.kind == kind), None)

    def knows(self, kind: Kind) -> bool:
        """Tell whether the catalogue holds a kind."""
        return kind in self._knowledge.catalogue.services

    def choose(self, kind: Kind, offer: OfferId | None = None) -> None:
        """Put a service on the slip, suggested or not.

        Raises `NotPrintable` when a guard bars it: nothing changes then.
        """
        bar = self._answer.barred.get(kind)
        if bar is not None:
            raise NotPrintable(rule=bar.rule)
        best = offer or self._best_offer(kind)
        self._change(lambda visit: change.with_choice(visit, Choice(kind, best)))

    def unchoose(self, kind: Kind) -> None:
        """Take a service off the slip."""
        self._change(lambda visit: change.without_choice(visit, kind))

    def mark_unsuitable(self, kind: Kind) -> None:
        """Remove a suggestion as "nicht passend"."""
        self._change(lambda visit: change.marked_unsuitable(visit, kind))

    @property
    def case_management(self) -> CaseManagement:
        """How Case Management stands by the rules."""
        return case_management_of(
            self._by_the_rules, self._case(), self._knowledge.rulebook, self._knowledge.catalogue.services
        )

    @property
    def has_case_management(self) -> bool:
        """Whether it is on the slip by choice."""
        return any(choice.kind in self._knowledge.rulebook.case_management for choice in self._visit.chosen)

    def offer_case_management(self, overruling: Overruling | None = None) -> None:
        """Put Case Management on the slip beside what else it would hold; `overruling` is why, where no rule offers it.

        A guiding service nobody chose makes way: the Case Management guides. Raises `NotPrintable` where a guard leaves
        nobody to take the case, `NobodyTakesCases` where the catalogue has nobody: nothing changes then.
        """
        book = self._knowledge.rulebook
        kind = self.case_management.kind
        if kind is None:
            bar = next((bar for each, bar in self._answer.barred.items() if each in book.case_management), None)
            raise NotPrintable(rule=bar.rule) if bar else NobodyTakesCases
        taker = Choice(kind, self._best_offer(kind))
        others = self._visit.chosen or tuple(each for each in self.steps() if each.kind not in book.guiding)
        self._change(lambda visit: change.with_case_management(visit, taker, others, overruling))

    def wants_reason_to_drop(self, kind: Kind) -> bool:
        """Whether leaving this kind out goes against the rule that offers Case Management."""
        return kind in self._knowledge.rulebook.case_management and self.case_management.offered

    def leave_case_management_out(self, overruling: Overruling | None = None) -> None:
        """Take Case Management off the slip; with a reason it is not suggested again either."""
        takers = self._knowledge.rulebook.case_management.keys()
        self._change(lambda visit: change.without_case_management(visit, takers, overruling))

    def slip_issued(self) -> None:
        """Count a slip that goes to paper and keep what it holds as chosen. Undo ends here: paper cannot be undone."""
        self._past.clear()
        self._future.clear()
        self._visit = replace(self._visit, chosen=self.steps(), slips_issued=self._visit.slips_issued + 1)
        self._answer = self._suggestions()

    def case_handed_over(self, code: WithdrawalCode) -> None:
        """Keep the code to withdraw with, and what the slip holds as chosen: it was handed over with the rest.

        Undo ends here: it is no key of the visit's that takes it back.
        """
        self._past.clear()
        self._future.clear()
        self._visit = replace(self._visit, chosen=self.steps(), handover_code=code)
        self._answer = self._suggestions()

    def handover_refused(self) -> None:
        """Note that the person said no to everybody a case could go to; no step of undo, a later yes counts more."""
        self._visit = replace(self._visit, handover_refused=True)

    def turn_switches(self, switches: Mapping[str, str]) -> None:
        """Answer the visit anew with the switches of the law at these positions; no step of undo."""
        self._knowledge = replace(self._knowledge, switches=switches)
        self._answer = self._suggestions()
        self._drop_what_is_barred()

    def use_catalogue(self, catalogue: Catalogue) -> None:
        """Answer the visit anew from a newly published catalogue; no step of undo."""
        self._knowledge = replace(self._knowledge, catalogue=catalogue)
        self._matcher = Matcher(catalogue, self._knowledge.rulebook, self._as_of)
        self._answer = self._suggestions()
        self._drop_what_is_barred()

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Make the change again that was taken back last; False when there is none."""
        return self._step(self._future, self._past)

    def back_to(self, visit: Visit) -> None:
        """Take back all changes since the visit was in this state, for good; one it never was in changes nothing."""
        if visit in self._past:
            while self._visit != visit:
                self._step(self._past, [])
            self._future.clear()

    def steps(self) -> tuple[Choice, ...]:
        """Return what a slip would hold now: the chosen services that may be printed, else the best suggestions.

        Without a choice these are the first that fit, filled up with the first that could; never with one that would
        make the slip neutral, for a person whose way was clear would then hold a sheet that tells nothing. What was
        chosen in an earlier catalogue and is in this one no more cannot be told.
        """
        known = tuple(each for each in self._visit.chosen if each.kind in self._knowledge.catalogue.services)
        return known or best_choices(self._answer, self._knowledge.catalogue)

    @property
    def has_lost_a_choice(self) -> bool:
        """Whether something was chosen that nobody offers any more, so that no slip tells it."""
        services = self._knowledge.catalogue.services
        return any(each.kind not in services for each in self._visit.chosen)

    def plan(self, leaves_at: datetime) -> tuple[PlanStep, ...]:
        """Return the steps in the order to go, for a person who leaves at an aware moment."""
        return plan_of(self.steps(), self._knowledge, self._answer, self._case(), leaves_at)

    def _best_offer(self, kind: Kind) -> OfferId | None:
        offers = ordered_offers(self._knowledge.catalogue.services[kind].offers, self._visit.language, self._order)
        return offers[0] if offers else None

    def _change(self, make: Callable[[Visit], Visit]) -> None:
        changed = make(self._visit)
        if changed == self._visit:
            return
        self._past.append(self._visit)
        self._future.clear()
        self._visit = changed
        self._answer = self._suggestions()
        self._drop_what_is_barred()

    def _drop_what_is_barred(self) -> None:
        """Take off the slip, and out of the record, what an answer has just ruled out. Undo brings it back."""
        kept = tuple(each for each in self._visit.chosen if each.kind not in self._answer.barred)
        if kept != self._visit.chosen:
            self._visit = replace(self._visit, chosen=kept)

    def _step(self, source: list[Visit], target: list[Visit]) -> bool:
        if not source:
            return False
        target.append(self._visit)
        self._visit = source.pop()
        self._answer = self._suggestions()
        return True

    def _case(self) -> Case:
        return Case(self._visit.situation, self._visit.needs, self._visit.flags, self._knowledge.switches)

    def _suggestions(self) -> Suggestions:
        visit = self._visit
        self._reading = self._matcher.read(self._case(), visit.language)
        self._by_the_rules = self._matcher.answer_of(self._reading)
        suggested = [each for each in self._by_the_rules.suggestions if each.kind not in visit.unsuitable]
        if visit.overruling in FOR_OFFERING:  # the Case Management guides, and nobody is advised twice
            suggested = [replace(each, primary=False) for each in suggested]
        return replace(
            self._by_the_rules,
            suggestions=tuple(suggested),
            next_questions=next_questions(self._matcher, self._reading, visit.skipped),
        )
