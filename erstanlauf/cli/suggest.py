"""`erstanlauf suggest`: what fits a visit in a file, as lines for people or JSON for programs."""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from erstanlauf.cli.explained import ExplanationData
from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.cli.visit_input import visit_from
from erstanlauf.domain.case_management import CaseManagement, case_management_of
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.conditions import Case
from erstanlauf.domain.explanation import explain
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.next_question import next_questions
from erstanlauf.domain.offer_order import OfferOrder
from erstanlauf.domain.plan import PlanStep
from erstanlauf.domain.questions import question
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.suggestion import Information, NearMiss, Reason, Suggestion, Suggestions
from erstanlauf.i18n import labels
from erstanlauf.i18n.reasons import information_text, overdue_mark, reason_text
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.plans import plan_of
from erstanlauf.usecases.slips import best_choices

MORNING = time(8)
"""When a person sets out on a day given by `--on`, as the first offices open."""


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Print the suggestions."""
    visit = visit_from(chosen.file)
    on, today = chosen.on or parts.today(), parts.today()
    knowledge = parts.knowledge(max(on, today))  # what was confirmed since a day that has passed is no less sure
    case = Case(visit.situation, visit.needs, visit.flags, knowledge.switches)
    leaves_at = datetime.combine(chosen.on, MORNING, LOCAL) if chosen.on else parts.now()
    matcher = Matcher(knowledge.catalogue, knowledge.rulebook, on, OfferOrder(knowledge.limits, leaves_at))
    reading = matcher.read(case)
    answer = replace(matcher.answer_of(reading), next_questions=next_questions(matcher, reading, skipped=()))
    services, data_of = knowledge.catalogue.services, ExplanationData(words, knowledge).of
    page = _Page(knowledge, words, on, today, lambda kind: data_of(explain(reading, services[kind], today)))
    plan = plan_of(best_choices(answer, knowledge.catalogue), knowledge, answer, case, leaves_at)
    if chosen.json:
        standing = case_management_of(answer, case, knowledge.rulebook, knowledge.catalogue.services)
        data = page.as_data(answer, standing, plan)
        say(json.dumps(data, indent=2))  # in ASCII, so that no code page of a console spoils it
    else:
        say("\n".join(page.as_lines(answer, plan)))
    return 0


class _Page:
    """Puts an answer into words and plain data."""

    def __init__(
        self,
        knowledge: Knowledge,
        words: Wording,
        on: date,
        today: date,
        explained: Callable[[Kind], dict[str, object]],
    ) -> None:
        self._knowledge = knowledge
        self._words = words
        self._on = on
        self._today = today
        self._explained = explained

    def as_data(
        self, answer: Suggestions, case_management: CaseManagement, plan: Sequence[PlanStep]
    ) -> dict[str, object]:
        """The form other programs rely on."""
        return {
            "suggestions": [self._suggestion(each) for each in answer.suggestions],
            "near_misses": [self._near_miss(each) for each in answer.near_misses],
            "information": [self._information(each) for each in answer.information],
            "next_questions": [self._question(fact) for fact in answer.next_questions],
            "case_management": self._case_management(case_management),
            "plan": [self._step(each) for each in plan],
        }

    def as_lines(self, answer: Suggestions, plan: Sequence[PlanStep]) -> Iterable[str]:
        """The same for a person: what fits, what does not and why, what to ask, in which order to go."""
        for place, each in enumerate(answer.suggestions, start=1):
            verdict = labels.verdict(self._words, each.verdict)
            leading = f" – {self._words.gettext('leitend')}" if each.primary else ""
            yield f"{place}. {self._name(each.kind)} ({verdict}{leading})"
            yield from (f"   {self._text(reason)} [{self._rule(reason)}]" for reason in each.reasons)
        for information in answer.information:
            said = information_text(self._words, self._knowledge.rulebook, information)
            yield f"! {said} [{information.rule}{self._mark(information.rule)}]"
        for miss in answer.near_misses:
            yield f"– {self._name(miss.kind)}: {self._text(miss.reasons[0])} [{self._rule(miss.reasons[0])}]"
        for fact in answer.next_questions[:1]:
            yield f"? {labels.question(self._words, fact)}"
        if plan:
            yield self._words.gettext("Plan:")
        for place, step in enumerate(plan, start=1):
            yield f"{place}. {' – '.join((self._name(step.kind), *self._times(step)))}"

    def _times(self, step: PlanStep) -> Iterable[str]:
        """Yield by when and when next to go, each where that is known."""
        if step.deadline:
            yield labels.deadline(self._words, step.deadline)
        if step.slot:
            yield self._words.gettext("als Nächstes offen: {day}, {opens}–{closes}").format(
                day=step.slot.opens_at.date().isoformat(),
                opens=f"{step.slot.opens_at:%H:%M}",
                closes=f"{step.slot.closes_at:%H:%M}",
            )

    def _suggestion(self, each: Suggestion) -> dict[str, object]:
        return {
            "kind": each.kind,
            "offers": [self._offer(offer) for offer in each.offers],
            "verdict": each.verdict.value,
            "primary": each.primary,
            "reasons": [self._reason(reason) for reason in each.reasons],
            "explanation": self._explained(each.kind),
        }

    def _near_miss(self, each: NearMiss) -> dict[str, object]:
        return {
            "kind": each.kind,
            "reasons": [self._reason(reason) for reason in each.reasons],
            "would_change": list(each.would_change),
            "explanation": self._explained(each.kind),
        }

    def _case_management(self, standing: CaseManagement) -> dict[str, object]:
        return {
            "offered": standing.offered,
            "criteria": [{"flags": sorted(row), "text": labels.flags(self._words, row)} for row in standing.criteria],
        }

    def _offer(self, offer_id: OfferId) -> dict[str, object]:
        offer = self._knowledge.catalogue.offer(offer_id)
        return {"id": offer_id, "organization": offer.organization if offer else None}

    def _information(self, each: Information) -> dict[str, object]:
        text = information_text(self._words, self._knowledge.rulebook, each)
        return {"rule": each.rule, "text": text, "overdue": self._is_overdue(each.rule)}

    def _question(self, fact: str) -> dict[str, object]:
        return {
            "fact": fact,
            "text": labels.question(self._words, fact),
            "options": [option.code for option in question(fact).options],
        }

    def _step(self, each: PlanStep) -> dict[str, object]:
        return {
            "kind": each.kind,
            "after": list(each.after),
            "bring": list(each.bring),
            "deadline": each.deadline and {"code": each.deadline.urgency.value, "days": each.deadline.days},
            "same_trip": each.same_trip,
            "slot": each.slot and each.slot.opens_at.isoformat(),
        }

    def _reason(self, reason: Reason) -> dict[str, object]:
        return {
            "rule": reason.rule,
            "text": self._text(reason),
            "source": self._source(reason),
            "overdue": self._is_overdue(reason.rule),
        }

    def _text(self, reason: Reason) -> str:
        return reason_text(self._words, self._knowledge.rulebook, reason)

    def _source(self, reason: Reason) -> str:
        rule = self._knowledge.rulebook.rule(reason.rule, self._on)
        if rule is None:
            return self._words.gettext("Katalog, Stand {date}").format(date=self._knowledge.catalogue.as_of)
        return "; ".join(f"{source.ref} ({source.date.isoformat()})" for source in rule.sources)

    def _rule(self, reason: Reason) -> str:
        return f"{reason.rule}: {self._source(reason)}{self._mark(reason.rule)}"

    def _mark(self, rule_id: str) -> str:
        return f"; {overdue_mark(self._words)}" if self._is_overdue(rule_id) else ""

    def _is_overdue(self, rule_id: str) -> bool:
        """By the clock and not by the day asked for: a rule that held long ago may have been reviewed since."""
        return self._knowledge.rulebook.is_overdue(rule_id, self._on, self._today)

    def _name(self, kind: Kind) -> str:
        return self._knowledge.catalogue.services[kind].name
