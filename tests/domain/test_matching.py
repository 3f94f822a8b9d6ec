"""How the engine decides: guards before rules, exclusions before offers, limits never lifted, order and primary."""

from erstanlauf.domain.catalogue import Kind, Target
from erstanlauf.domain.conditions import FactIsOneOf, FactWithin, NeedGiven
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.rules import Rank, RuleBook
from erstanlauf.domain.situation import ENDLESS, Situation, Span, Status
from erstanlauf.domain.suggestion import FALLBACK, Adult, LimitCode, Suggestions, Verdict
from tests.builders import (
    TODAY,
    a_case,
    a_catalogue,
    a_partner,
    a_rule,
    a_rulebook,
    a_service,
    a_situation,
    an_effect,
    an_offer,
    suggest,
)

LANGUAGE = NeedGiven(frozenset({Topic.SPRACHE}))
GROWN = FactWithin("age", Span(27, ENDLESS))
NOT_GIVEN = FactIsOneOf("status", frozenset({Status.OFFEN}))


def answer_of(
    rulebook: RuleBook, situation: Situation, *kinds: str, needs: tuple[Topic, ...] = (Topic.SPRACHE,)
) -> Suggestions:
    return suggest(a_case(*needs, situation=situation), a_catalogue(*map(a_service, kinds)), rulebook, TODAY)


def kinds_in(answer: Suggestions) -> list[str]:
    return [each.kind for each in answer.suggestions]


def test_suggests_nothing_for_a_need_no_rule_speaks_of() -> None:
    rulebook = a_rulebook(a_rule(an_effect("course", trigger=LANGUAGE)))
    assert kinds_in(answer_of(rulebook, a_situation(), "course", needs=(Topic.WOHNEN,))) == []


def test_an_unknown_fact_makes_a_service_possible() -> None:
    answer = answer_of(a_rulebook(a_rule(an_effect("advice", when=GROWN))), a_situation(), "advice")
    assert answer.suggestions[0].verdict is Verdict.COULD_FIT
    assert answer.suggestions[0].reasons[0].facts == ("age",)


def test_a_rule_never_lifts_a_limit_of_the_catalogue() -> None:
    catalogue = a_catalogue(a_service("youth", target=Target(age=Span(12, 26))))
    rulebook = a_rulebook(a_rule(an_effect("youth")))
    answer = suggest(a_case(Topic.SPRACHE, situation=a_situation(age=27)), catalogue, rulebook, TODAY)
    assert kinds_in(answer) == []
    assert [(miss.kind, miss.reasons[0].code, miss.would_change) for miss in answer.near_misses] == [
        ("youth", LimitCode.AGE, ("age",))
    ]


def test_a_soft_status_could_fit_and_says_so() -> None:
    catalogue = a_catalogue(a_service("advice", target=Target(status_soft=frozenset({Status.DULDUNG}))))
    case = a_case(Topic.SPRACHE, situation=a_situation(status=Status.DULDUNG))
    [suggestion] = suggest(case, catalogue, a_rulebook(a_rule(an_effect("advice"))), TODAY).suggestions
    assert suggestion.verdict is Verdict.COULD_FIT
    assert suggestion.reasons[-1].code == LimitCode.STATUS_SOFT


def test_an_exclusion_beats_every_offer() -> None:
    rulebook = a_rulebook(a_rule(an_effect("course"), an_effect("course", verdict=Verdict.NOT, reason="stop")))
    answer = answer_of(rulebook, a_situation(), "course")
    assert kinds_in(answer) == []
    assert answer.near_misses[0].reasons[0].code == "stop"


def test_an_open_exclusion_counts_only_where_the_rule_says_so() -> None:
    mild = an_effect("course", verdict=Verdict.NOT, when=GROWN)
    strict = an_effect("course", verdict=Verdict.NOT, when=GROWN, holds_while_unknown=True)
    assert kinds_in(answer_of(a_rulebook(a_rule(an_effect("course"), mild)), a_situation(), "course")) == ["course"]
    assert kinds_in(answer_of(a_rulebook(a_rule(an_effect("course"), strict)), a_situation(), "course")) == []


def test_what_a_guard_bars_no_other_rule_brings_back() -> None:
    guard = a_rule(an_effect("office", verdict=Verdict.NOT, when=NOT_GIVEN), rule_id="G", guard=1)
    rulebook = a_rulebook(a_rule(an_effect("office", rank=Rank.PROTECTION)), guard)
    answer = answer_of(rulebook, a_situation(status=Status.OFFEN), "office")
    assert kinds_in(answer) == []
    assert answer.barred[Kind("office")].rule == "G"


def test_a_guard_that_waits_for_an_answer_keeps_a_service_from_being_printed() -> None:
    bar = an_effect("office", verdict=Verdict.NOT, when=NOT_GIVEN, holds_while_unknown=True)
    rulebook = a_rulebook(a_rule(an_effect("office")), a_rule(bar, rule_id="G", guard=1))
    [suggestion] = answer_of(rulebook, a_situation(), "office").suggestions
    assert (suggestion.verdict, suggestion.printable) == (Verdict.COULD_FIT, False)
    [suggestion] = answer_of(rulebook, a_situation(status=Status.SCHUTZ), "office").suggestions
    assert (suggestion.verdict, suggestion.printable) == (Verdict.FITS, True)


def test_what_an_earlier_guard_offers_a_later_one_cannot_bar() -> None:
    first = a_rule(an_effect("shelter"), rule_id="G1", guard=1)
    second = a_rule(an_effect(verdict=Verdict.NOT, all_but=frozenset({Kind("helpline")})), rule_id="G2", guard=2)
    answer = answer_of(a_rulebook(second, first), a_situation(), "shelter", "helpline", "course")
    assert kinds_in(answer) == ["shelter"]
    assert set(answer.barred) == {"course"}


def test_a_near_miss_names_what_can_change_rather_than_the_paper() -> None:
    student = FactIsOneOf("status", frozenset({Status.STUDIUM}))
    rulebook = a_rulebook(
        a_rule(an_effect("course", trigger=LANGUAGE, when=student, reason="paper")),
        a_rule(an_effect("course", trigger=LANGUAGE, when=GROWN, reason="age")),
    )
    [miss] = answer_of(rulebook, a_situation(age=8, status=Status.SCHUTZ), "course").near_misses
    assert (miss.reasons[0].code, miss.would_change) == ("age", ("age",))


def test_clearing_the_list_clears_the_near_misses_too() -> None:
    clear = a_rule(an_effect(verdict=Verdict.NOT, all_but=frozenset({Kind("helpline")})), rule_id="G", guard=1)
    rulebook = a_rulebook(clear, a_rule(an_effect("course"), an_effect("helpline")))
    assert answer_of(rulebook, a_situation(), "course", "helpline").near_misses == ()


def test_needs_are_answered_in_the_order_they_were_given() -> None:
    housing = NeedGiven(frozenset({Topic.WOHNEN}))
    rulebook = a_rulebook(a_rule(an_effect("flat", trigger=housing), an_effect("course", trigger=LANGUAGE)))
    needs = (Topic.SPRACHE, Topic.WOHNEN)
    assert kinds_in(answer_of(rulebook, a_situation(), "flat", "course", needs=needs)) == ["course", "flat"]
    assert kinds_in(answer_of(rulebook, a_situation(), "flat", "course", needs=needs[::-1])) == ["flat", "course"]


def test_danger_comes_first_and_what_only_could_fit_last() -> None:
    rulebook = a_rulebook(
        a_rule(
            an_effect("possible", verdict=Verdict.COULD_FIT, rank=Rank.MAY),
            an_effect("guide", rank=Rank.GUIDING),
            an_effect("course"),
            an_effect("shelter", rank=Rank.PROTECTION),
        )
    )
    answer = answer_of(rulebook, a_situation(), "possible", "guide", "course", "shelter")
    assert kinds_in(answer) == ["shelter", "course", "guide", "possible"]


def test_the_preferred_guiding_service_is_primary_and_no_other() -> None:
    rulebook = a_rulebook(a_rule(an_effect("young"), an_effect("old")), guiding=("old", "young"))
    answer = answer_of(rulebook, a_situation(), "young", "old")
    assert [each.kind for each in answer.suggestions if each.primary] == ["old"]


def test_a_rule_for_each_adult_names_the_one_it_speaks_of() -> None:
    rulebook = a_rulebook(a_rule(an_effect("advice", when=GROWN), per_adult=True))
    answer = answer_of(rulebook, a_situation(age=20, partner=a_partner(40, Status.FAMILIE)), "advice")
    assert answer.suggestions[0].reasons[0].adult is Adult.PARTNER


def test_nobody_leaves_with_nothing() -> None:
    rulebook = a_rulebook(fallback=("young", "meeting"))
    catalogue = a_catalogue(a_service("young", target=Target(age=Span(12, 26))), a_service("meeting"))
    [suggestion] = suggest(a_case(Topic.SPORT_KULTUR), catalogue, rulebook, TODAY).suggestions
    assert suggestion.kind == "meeting"
    assert suggestion.reasons[0].code == FALLBACK


def test_a_service_that_must_wait_for_an_answer_is_not_left_alone() -> None:
    wait = an_effect("office", verdict=Verdict.NOT, when=NOT_GIVEN, holds_while_unknown=True)
    rulebook = a_rulebook(a_rule(wait, guard=1), a_rule(an_effect("office"), rule_id="T02"), fallback=("meeting",))
    catalogue = a_catalogue(a_service("office"), a_service("meeting"))
    answer = suggest(a_case(Topic.SPRACHE), catalogue, rulebook, TODAY)
    assert [(each.kind, each.printable) for each in answer.suggestions] == [("office", False), ("meeting", True)]
    known = suggest(a_case(Topic.SPRACHE, situation=a_situation(status=Status.EU)), catalogue, rulebook, TODAY)
    assert kinds_in(known) == ["office"]


def test_an_offer_in_the_persons_language_comes_first() -> None:
    offers = (an_offer("course/a"), an_offer("course/b", languages=("ar",)), an_offer("course/c", confidence="low"))
    catalogue = a_catalogue(a_service("course", offers=offers))
    [suggestion] = suggest(
        a_case(Topic.SPRACHE), catalogue, a_rulebook(a_rule(an_effect("course"))), TODAY, "ar"
    ).suggestions
    assert suggestion.offers == ("course/b", "course/a", "course/c")
