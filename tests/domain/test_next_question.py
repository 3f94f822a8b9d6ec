"""No question that changes nothing, and the one that changes most first."""

from erstanlauf.domain.catalogue import Catalogue, Target
from erstanlauf.domain.conditions import AllOf, Case, FactIsOneOf, FactWithin, NeedGiven
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.next_question import next_questions
from erstanlauf.domain.rules import Rank, RuleBook
from erstanlauf.domain.situation import ENDLESS, Span, Status
from erstanlauf.domain.suggestion import Verdict
from tests.builders import TODAY, a_case, a_catalogue, a_rule, a_rulebook, a_service, a_situation, an_effect

GROWN = FactWithin("age", Span(27, ENDLESS))
PROTECTED = FactIsOneOf("status", frozenset({Status.SCHUTZ}))
HERE = a_case(Topic.SPRACHE)


def asked(
    rulebook: RuleBook, catalogue: Catalogue, case: Case = HERE, skipped: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    matcher = Matcher(catalogue, rulebook, TODAY)
    return next_questions(matcher, matcher.read(case), skipped)


def test_asks_for_what_a_service_waits_for() -> None:
    assert asked(a_rulebook(a_rule(an_effect("advice", when=GROWN))), a_catalogue(a_service("advice"))) == ("age",)


def test_asks_for_what_a_limit_of_the_catalogue_waits_for() -> None:
    catalogue = a_catalogue(a_service("advice", target=Target(age=Span(12, 26))))
    assert asked(a_rulebook(a_rule(an_effect("advice"))), catalogue) == ("age",)


def test_does_not_ask_again_what_was_answered_though_the_band_leaves_the_rule_open() -> None:
    rulebook = a_rulebook(a_rule(an_effect("advice", when=GROWN)))
    case = a_case(Topic.SPRACHE, situation=a_situation(age=Span(18, 66)))
    assert asked(rulebook, a_catalogue(a_service("advice")), case) == ()


def test_does_not_ask_what_got_no_answer_nor_what_hangs_on_it_alone() -> None:
    rulebook = a_rulebook(a_rule(an_effect("advice", when=AllOf((GROWN, PROTECTED)))))
    assert asked(rulebook, a_catalogue(a_service("advice")), skipped=frozenset({"age"})) == ()


def test_asks_nothing_when_the_slip_is_full_of_what_fits_better() -> None:
    full = [an_effect(kind) for kind in ("one", "two", "three")]
    late = an_effect("late", when=GROWN, rank=Rank.GUIDING)
    catalogue = a_catalogue(*map(a_service, ("one", "two", "three", "late")))
    assert asked(a_rulebook(a_rule(*full, late)), catalogue) == ()


def test_asks_first_what_could_come_to_the_top() -> None:
    danger = an_effect("shelter", when=PROTECTED, rank=Rank.PROTECTION)
    guide = an_effect("guide", when=GROWN, rank=Rank.GUIDING)
    catalogue = a_catalogue(a_service("shelter"), a_service("guide"), a_service("course"))
    assert asked(a_rulebook(a_rule(guide, danger, an_effect("course"))), catalogue) == ("status", "age")


def test_asks_what_could_take_a_service_off_the_slip() -> None:
    out = an_effect("course", verdict=Verdict.NOT, when=PROTECTED)
    assert asked(a_rulebook(a_rule(an_effect("course"), out)), a_catalogue(a_service("course"))) == ("status",)


def test_asks_nobody_for_what_would_start_a_rule() -> None:
    rulebook = a_rulebook(a_rule(an_effect("office", trigger=FactIsOneOf("money_short", frozenset({True})))))
    assert asked(rulebook, a_catalogue(a_service("office"))) == ()


def test_asks_nothing_before_somebody_said_what_it_is_about() -> None:
    rulebook = a_rulebook(a_rule(an_effect("advice", trigger=NeedGiven(frozenset(Topic)), when=GROWN)))
    assert asked(rulebook, a_catalogue(a_service("advice")), a_case()) == ()


def test_asks_where_no_rule_speaks_for_what_makes_the_better_fallback_sure() -> None:
    catalogue = a_catalogue(a_service("advice", target=Target(age=Span(27, ENDLESS))), a_service("meeting_place"))
    rulebook = a_rulebook(fallback=("advice", "meeting_place"))
    assert asked(rulebook, catalogue) == ("age",)
    grown_up = a_case(Topic.SPRACHE, situation=a_situation(age=34))
    assert asked(rulebook, catalogue, grown_up) == ()
