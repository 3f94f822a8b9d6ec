"""Why a service stands as it does, in words: one block for each rule, with every condition and how it stands.

Plain Python: knows knowledge and wording, no Qt.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.conditions import AllOf, Condition, FactIsOneOf, FlagSaid, NeedGiven, Not, fact_value
from erstanlauf.domain.explanation import Explanation, LimitStatement, Node, Statement
from erstanlauf.domain.rules import RuleSource
from erstanlauf.domain.situation import FactValue
from erstanlauf.domain.suggestion import Adult, LimitCode, Reason, Verdict
from erstanlauf.domain.truth import Truth, all_of
from erstanlauf.domain.visit import Visit
from erstanlauf.i18n import labels
from erstanlauf.i18n.conditions import bearing_text, condition_text, sureness_text, truth_text
from erstanlauf.i18n.reasons import limit_text, overdue_mark, reason_text
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.session import VisitSession

_IDLE = 3
_LIMITS = {Truth.MET: N_("eingehalten"), Truth.NOT_MET: N_("nicht eingehalten"), Truth.UNKNOWN: N_("noch offen")}


@dataclass(frozen=True, slots=True)
class Line:
    """One condition: `depth` steps to the right of the one it belongs to."""

    depth: int
    truth: Truth
    text: str


@dataclass(frozen=True, slots=True)
class EffectWords:
    """What a rule says: how it bears on the service and why, and its conditions."""

    bearing: str
    is_against: bool
    reason: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule with what it says to the service, and what brought it up.

    `is_idle`: it changes nothing for what is known. `note` is what to know of the rule itself, that it is overdue.
    """

    title: str
    occasion: str
    is_idle: bool
    effects: tuple[EffectWords, ...]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class ExplanationWords:
    """The whole page: how the service stands, the reasons the engine gives for it, and all rules behind them."""

    name: str
    verdict: str
    reasons: str
    rules: tuple[RuleWords, ...]


class ExplanationWriter:
    """Writes explanations in the language of `words`."""

    def __init__(self, words: Wording, knowledge: Knowledge) -> None:
        self._words = words
        self._knowledge = knowledge

    def write(self, session: VisitSession, kind: Kind) -> ExplanationWords:
        """Return why a kind stands as it does: first what decides, last what changes nothing here."""
        explanation = session.explain(kind)
        verdict, reasons = self._standing(session, kind)
        if not explanation.statements:
            silence = self._words.gettext("keine Regel spricht hier von diesem Angebot")
            verdict = f"{verdict} · {silence}"
        said = "; ".join(dict.fromkeys(self._reason(reason) for reason in reasons))
        is_missed = any(each.kind == kind for each in session.answer.near_misses)
        weighed = [(_weight(each, reasons, is_missed=is_missed), each) for each in explanation.statements]
        idle = self._rules(session, [each for weight, each in weighed if weight == _IDLE], is_idle=True)
        weighed = sorted((pair for pair in weighed if pair[0] < _IDLE), key=lambda pair: pair[0])
        telling = self._rules(session, [each for _, each in weighed], is_idle=False)
        return ExplanationWords(
            name=self._knowledge.catalogue.services[kind].name,
            verdict=verdict,
            reasons=said,
            rules=(*telling, *self._limits(session.visit, explanation), *idle),
        )

    def _standing(self, session: VisitSession, kind: Kind) -> tuple[str, tuple[Reason, ...]]:
        words, answer = self._words, session.answer
        suggestion = next((each for each in answer.suggestions if each.kind == kind), None)
        if suggestion is not None:
            said = [labels.verdict(words, suggestion.verdict)]
            if suggestion.primary:
                said.append(words.gettext("leitend"))
            if not suggestion.printable:
                said.append(words.gettext("noch nicht druckbar"))
            return " · ".join(said), suggestion.reasons
        miss = next((each for each in answer.near_misses if each.kind == kind), None)
        if miss is not None:
            return labels.verdict(words, Verdict.NOT), miss.reasons
        return words.gettext("direkt gewählt"), ()

    def _rules(self, session: VisitSession, statements: list[Statement], *, is_idle: bool) -> Iterator[RuleWords]:
        """Yield each rule once, in the order of the first that it says."""
        by_rule: dict[str, list[Statement]] = {}
        for statement in statements:
            by_rule.setdefault(statement.rule, []).append(statement)
        for rule, mine in by_rule.items():
            first, words = mine[0], self._words
            leaves = [_brought(leaf.condition, session.visit) for each in mine for leaf in _met_leaves(each.trigger)]
            occasion = " · ".join(dict.fromkeys(self._text(leaf) for leaf in leaves))
            source = "; ".join(self._source(each) for each in first.sources)
            yield RuleWords(
                title=f"{rule} · {first.title[words.language]}",
                occasion=words.gettext("Anlass: {occasion}").format(occasion=occasion) if occasion else "",
                is_idle=is_idle,
                effects=tuple(self._effect(each, session.visit) for each in mine),
                source=words.gettext("Quelle: {source}").format(source=source),
                note=overdue_mark(words) if first.is_overdue else "",
            )

    def _effect(self, statement: Statement, visit: Visit) -> EffectWords:
        mine = visit if statement.adult is Adult.PERSON else None
        wording = self._knowledge.rulebook.wording(statement.reason, self._words.language)
        return EffectWords(
            bearing=bearing_text(self._words, statement),
            is_against=statement.counts,
            reason=self._of_whom(statement.adult, wording),
            lines=tuple(self._lines_of_all(statement.when, mine)),
        )

    def _reason(self, reason: Reason) -> str:
        return self._of_whom(reason.adult, reason_text(self._words, self._knowledge.rulebook, reason))

    def _limits(self, visit: Visit, explanation: Explanation) -> Iterator[RuleWords]:
        if not explanation.limits:
            return
        words = self._words
        stand = all_of(each.truth for each in explanation.limits)
        lines = tuple(line for each in explanation.limits for line in self._limit_lines(each, visit))
        source = words.gettext("Katalog, Stand {date}").format(date=self._knowledge.catalogue.as_of)
        yield RuleWords(
            title=words.gettext("Grenzen des Angebots"),
            occasion="",
            is_idle=False,
            effects=(EffectWords(words.gettext(_LIMITS[stand]), stand is Truth.NOT_MET, "", lines),),
            source=words.gettext("Quelle: {source}").format(source=source),
            note="",
        )

    def _limit_lines(self, limit: LimitStatement, visit: Visit) -> Iterator[Line]:
        if limit.code is LimitCode.STATUS_SOFT:
            yield Line(0, limit.truth, self._of_whom(limit.adult, limit_text(self._words, limit.code)))
            return
        for line in self._lines_of_all(limit.node, visit if limit.adult is Adult.PERSON else None):
            yield Line(line.depth, line.truth, self._of_whom(limit.adult, line.text))

    def _lines_of_all(self, node: Node, visit: Visit | None) -> Iterator[Line]:
        """Leave out the word that all must hold, which a list says by itself."""
        if isinstance(node.condition, AllOf):
            for part in node.parts:
                yield from self._lines_of_all(part, visit)
        else:
            yield from self._lines(node, visit, 0)

    def _lines(self, node: Node, visit: Visit | None, depth: int) -> Iterator[Line]:
        if isinstance(node.condition, Not) and not node.parts[0].parts:
            inner = self._text(_brought(node.parts[0].condition, visit))
            yield Line(depth, node.truth, self._words.gettext("nicht: {condition}").format(condition=inner))
            return
        yield Line(depth, node.truth, self._text(_brought(node.condition, visit)))
        for part in node.parts:
            yield from self._lines(part, visit, depth + 1)

    def _text(self, condition: Condition) -> str:
        return condition_text(self._words, self._knowledge.rulebook, condition)

    def _source(self, source: RuleSource) -> str:
        return f"{source.ref} ({source.date:%d.%m.%Y}, {sureness_text(self._words, source.sureness)})"

    def _of_whom(self, adult: Adult, text: str) -> str:
        return self._words.gettext("zweite Person: {reason}").format(reason=text) if adult is Adult.PARTNER else text


def read_out(words: Wording, explanation: ExplanationWords) -> str:
    """Return the whole page as text, for those who do not see it."""
    said = []
    for rule in explanation.rules:
        said += [rule.title, rule.occasion]
        for effect in rule.effects:
            said.append(effect_text(effect))
            said += [f"{line.text} – {truth_text(words, line.truth)}" for line in effect.lines]
        said += [rule.source, rule.note]
    return "\n".join(text for text in said if text)


def effect_text(effect: EffectWords) -> str:
    """Return how a rule bears on the service, and why where it says so."""
    return f"{effect.bearing}: {effect.reason}" if effect.reason else effect.bearing


def _weight(statement: Statement, reasons: tuple[Reason, ...], *, is_missed: bool) -> int:
    """What decides comes first: what the answer names as its reason and what keeps the service out.

    Several effects may give the same reason; only of a near miss is it one that is not met.
    """
    named = any((each.rule, each.code, each.adult) == _place(statement) for each in reasons)
    if statement.counts or (named and (is_missed or statement.truth is not Truth.NOT_MET)):
        return 0
    if statement.truth is Truth.UNKNOWN:
        return 2
    return 1 if statement.truth is Truth.MET and statement.verdict is not Verdict.NOT else _IDLE


def _place(statement: Statement) -> tuple[str, str, Adult]:
    return statement.rule, statement.reason, statement.adult


def _met_leaves(node: Node) -> Iterator[Node]:
    """Yield what holds of a trigger; a part that must not hold is no occasion."""
    if node.truth is not Truth.MET or isinstance(node.condition, Not):
        return
    if not node.parts and not isinstance(node.condition, AllOf):
        yield node
    for part in node.parts:
        yield from _met_leaves(part)


def _brought(condition: Condition, visit: Visit | None) -> Condition:
    """Return of what would do only what the person brought, where that does; None: another adult is meant."""
    if visit is None:
        return condition
    if isinstance(condition, NeedGiven):
        return NeedGiven(condition.topics.intersection(visit.needs) or condition.topics)
    if isinstance(condition, FlagSaid):
        return FlagSaid(condition.flags & visit.flags or condition.flags)
    if isinstance(condition, FactIsOneOf):
        return FactIsOneOf(condition.fact, _known(condition, visit) or condition.values)
    return condition


def _known(condition: FactIsOneOf, visit: Visit) -> frozenset[FactValue]:
    return condition.values & {fact_value(visit.situation, condition.fact)}
