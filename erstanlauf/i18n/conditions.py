"""Conditions of rules in words: what each part of an explanation asks for, how it stands, and what that means.

Knows the codes of the domain and gettext; the reasons of rules and the words of switches stand in the rule files.
"""

from collections.abc import Callable
from typing import Any

from erstanlauf.domain.conditions import (
    AllOf,
    AnyOf,
    Condition,
    FactIsOneOf,
    FactWithin,
    FlagSaid,
    LevelAtLeast,
    NeedGiven,
    Not,
    ProblemsAtLeast,
    SomeChild,
    SwitchIs,
)
from erstanlauf.domain.explanation import Statement
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.rules import RuleBook
from erstanlauf.domain.situation import ENDLESS, German, Span
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.domain.truth import Truth
from erstanlauf.i18n import labels
from erstanlauf.i18n.wording import N_, Wording

_TRUTHS: dict[Truth, str] = {
    Truth.MET: N_("trifft zu"),
    Truth.NOT_MET: N_("trifft nicht zu"),
    Truth.UNKNOWN: N_("noch offen"),
}
_OFFERS: dict[Truth, str] = {
    Truth.MET: N_("spricht dafür"),
    Truth.NOT_MET: N_("greift hier nicht"),
    Truth.UNKNOWN: N_("könnte dafür sprechen"),
}
_EXCLUDES: dict[Truth, str] = {
    Truth.MET: N_("spricht dagegen"),
    Truth.NOT_MET: N_("steht nicht im Weg"),
    Truth.UNKNOWN: N_("spricht dagegen, solange es offen ist"),
}
_COULD_FIT = N_("lässt es zu")
_COULD_EXCLUDE = N_("könnte dagegen sprechen")
_OVERRULED = N_("tritt hinter eine vorrangige Regel zurück")
_SURENESS: dict[str, str] = {
    "H": N_("im Gesetzestext gelesen"),
    "M": N_("aus zweiter Hand"),
    "L": N_("allgemeines Wissen"),
}
_MONTHS_IN_A_YEAR = 12
_OR = " / "  # the words themselves hold commas


def truth_text(words: Wording, truth: Truth) -> str:
    """Return how a part of a condition stands."""
    return words.gettext(_TRUTHS[truth])


def sureness_text(words: Wording, sureness: str) -> str:
    """Return how a source was read."""
    return words.gettext(_SURENESS[sureness])


def bearing_text(words: Wording, statement: Statement) -> str:
    """Return what a rule does to the service in this visit."""
    if statement.verdict is not Verdict.NOT:
        is_weak = statement.verdict is Verdict.COULD_FIT and statement.truth is Truth.MET
        return words.gettext(_COULD_FIT if is_weak else _OFFERS[statement.truth])
    if statement.counts or statement.truth is Truth.NOT_MET:
        return words.gettext(_EXCLUDES[statement.truth])
    return words.gettext(_OVERRULED if statement.truth is Truth.MET else _COULD_EXCLUDE)


def condition_text(words: Wording, rulebook: RuleBook, condition: Condition) -> str:
    """Return what a condition of this rule book asks for; for a group of conditions how its parts count."""
    if isinstance(condition, SwitchIs):
        return _switch(words.language, rulebook, condition)
    return _WRITERS[type(condition)](words, condition)


def _all(words: Wording, condition: AllOf) -> str:
    return words.gettext("alles davon") if condition.parts else words.gettext("ohne weitere Bedingung")


def _any(words: Wording, _: AnyOf) -> str:
    return words.gettext("eines davon genügt")


def _not(words: Wording, _: Not) -> str:
    return words.gettext("nicht der Fall")


def _need(words: Wording, condition: NeedGiven) -> str:
    topics = [labels.topic(words, topic) for topic in Topic if topic in condition.topics]
    return words.gettext("Bedarf: {needs}").format(needs=_OR.join(topics))


def _flag(words: Wording, condition: FlagSaid) -> str:
    flags = [labels.flag(words, flag) for flag in Flag if flag in condition.flags]
    return words.gettext("von sich aus gesagt: {said}").format(said=_OR.join(flags))


def _problems(words: Wording, condition: ProblemsAtLeast) -> str:
    text = words.ngettext("mindestens {count} Problemlage", "mindestens {count} Problemlagen", condition.count)
    return text.format(count=condition.count)


def _switch(language: str, rulebook: RuleBook, condition: SwitchIs) -> str:
    switch = next(each for each in rulebook.switches if each.name == condition.switch)
    stands = [switch.words[each][language] for each in switch.positions if each in condition.positions]
    return f"{switch.title[language]} – {_OR.join(stands)}"


def _one_of(words: Wording, condition: FactIsOneOf) -> str:
    fact = condition.fact.rpartition(".")[2]
    wanted = _OR.join(labels.values(words, fact, condition.values))
    return _of_whom(words, condition.fact, labels.known_as(words, fact, wanted))


def _within(words: Wording, condition: FactWithin) -> str:
    fact = condition.fact.rpartition(".")[2]
    text = _age(words, condition.within) if fact == "age" else ""
    return _of_whom(words, condition.fact, text or labels.known_as(words, fact, _months(words, condition.within)))


def _level(words: Wording, condition: LevelAtLeast) -> str:
    level = labels.values(words, "german", {condition.level})[0]
    least = level if condition.level is German.B2 else words.gettext("ab {level}").format(level=level)
    return _of_whom(words, condition.fact, labels.known_as(words, "german", least))


def _child(words: Wording, condition: SomeChild) -> str:
    low, high = condition.within.low, condition.within.high
    if high >= ENDLESS:
        text = words.gettext("Kind ab {low} Jahren") if low else words.gettext("Kind dabei")
    elif high == 0:
        text = words.gettext("Kind unter 1 Jahr")
    else:
        text = words.gettext("Kind von {low} bis {high} Jahren") if low else words.gettext("Kind bis {high} Jahre")
    return text.format(low=low, high=high)


_WRITERS: dict[type, Callable[[Wording, Any], str]] = {
    AllOf: _all,
    AnyOf: _any,
    Not: _not,
    NeedGiven: _need,
    FlagSaid: _flag,
    ProblemsAtLeast: _problems,
    FactIsOneOf: _one_of,
    FactWithin: _within,
    LevelAtLeast: _level,
    SomeChild: _child,
}


def _age(words: Wording, span: Span) -> str:
    if span.high >= ENDLESS:
        text = words.gettext("Alter ab {low}")
    else:
        text = words.gettext("Alter {low} bis {high}") if span.low else words.gettext("Alter bis {high}")
    return text.format(low=span.low, high=span.high)


def _months(words: Wording, span: Span) -> str:
    """Full months: who has been here for up to 2 has been here for less than 3."""
    low, beyond = _time(words, span.low), _time(words, span.high + 1)
    if span.high >= ENDLESS:
        return words.gettext("mindestens {time}").format(time=low)
    if span.low == 0:
        return words.gettext("weniger als {time}").format(time=beyond)
    return words.gettext("mindestens {low}, aber weniger als {high}").format(low=low, high=beyond)


def _time(words: Wording, months: int) -> str:
    if months and months % _MONTHS_IN_A_YEAR == 0:
        years = months // _MONTHS_IN_A_YEAR
        return words.ngettext("{count} Jahr", "{count} Jahre", years).format(count=years)
    return words.ngettext("{count} Monat", "{count} Monate", months).format(count=months)


def _of_whom(words: Wording, fact: str, text: str) -> str:
    return words.gettext("zweite Person: {reason}").format(reason=text) if fact.startswith("partner.") else text
