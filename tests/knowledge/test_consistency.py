"""Rule files whose rules do not go together are refused with file, rule and field."""

from pathlib import Path

import pytest

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.rules import RuleBook
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.faults import DuplicateId, KnowledgeFault
from erstanlauf.knowledge.rules import load_rules

KINDS = (Kind("mbe"), Kind("jmd"), Kind("kammern"))

BOOK = """\
law_as_of: 2026-08-19
problem_flags: []
switches:
- id: ik_zulassung
  positions: [closed]
  title:
    de: "Erfunden"
    en: "Invented"
  words:
    closed:
      de: "zu"
      en: "closed"
guiding: [mbe, jmd]
fallback: [mbe]
case_management: [{service: mbe}]
"""

HEAD = """\
- id: R99
  title:
    de: "Erfundene Regel"
    en: "Invented rule"
  sources:
  - ref: "erfunden"
    date: 2026-08-19
    sureness: L
  {dates}
  review_on: 2027-02-19
  trigger:
    need: [wohnen]
"""

WORDINGS = """\
  wordings:
    here:
      de: "hier"
      en: "here"
    there:
      de: "dort"
      en: "there"
"""

FIRST_EFFECT = """\
  effects:
  - fits: [mbe, kammern]
    when:
      fact: german
      at_least: B1
    reason: here
"""

SAME_CONDITION = """\
    when:
      fact: german
      at_least: B1
"""


def a_version(dates: str, effects: str = FIRST_EFFECT, wordings: str = WORDINGS) -> str:
    return HEAD.format(dates=dates.replace("\n", "\n  ")) + effects + wordings


def loaded(folder: Path, *rules: str) -> RuleBook:
    (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
    for number, text in enumerate(rules):
        (folder / f"rules_{number}.yaml").write_text("rules:\n" + text, encoding="utf-8")
    return load_rules(folder, KINDS)


def refusal(folder: Path, *rules: str) -> str:
    with pytest.raises(KnowledgeFault) as caught:
        loaded(folder, *rules)
    return sentence(Wording("de"), caught.value)


@pytest.mark.parametrize(
    ("second", "field", "kind"),
    [
        ("  - not: [jmd, kammern]\n", "effects[2].not", "kammern"),
        ("  - not_but: [kammern]\n", "effects[2].not_but", "mbe"),
    ],
)
def test_a_kind_both_offered_and_excluded_under_one_condition_is_refused(
    tmp_path: Path, second: str, field: str, kind: str
) -> None:
    effects = FIRST_EFFECT + second + SAME_CONDITION + "    reason: there\n"
    assert refusal(tmp_path, a_version("valid_from: 2020-01-01", effects)) == (
        f"rules_0.yaml, Zeile 20, Eintrag R99: „{kind}“ im Feld „{field}“ ist unter genau derselben Bedingung schon "
        "anders entschieden, einmal als passend und einmal als nicht passend; geändert wurde nichts – eine der beiden "
        "Wirkungen streichen oder ihre Bedingung ändern."
    )


def test_an_exclusion_before_the_offer_is_a_contradiction_too(tmp_path: Path) -> None:
    effects = (
        "  effects:\n  - not: [mbe]\n    reason: here\n"
        "  - could_fit: [mbe]\n    reason: there\n    trigger:\n      need: [wohnen]\n"
    )
    assert "„mbe“ im Feld „effects[2].could_fit“" in refusal(tmp_path, a_version("valid_from: 2020-01-01", effects))


def test_the_same_word_of_a_kind_twice_is_refused(tmp_path: Path) -> None:
    effects = FIRST_EFFECT + "  - fits: [jmd, mbe]\n" + SAME_CONDITION + "    reason: here\n"
    assert refusal(tmp_path, a_version("valid_from: 2020-01-01", effects)) == (
        "rules_0.yaml, Zeile 20, Eintrag R99: Was im Feld „effects[2].fits“ von „mbe“ gesagt wird, steht unter "
        "derselben Bedingung schon einmal da; geändert wurde nichts – eine der beiden Wirkungen streichen."
    )


@pytest.mark.parametrize(
    "second",
    [
        "  - not: [kammern]\n    reason: there\n",
        "  - not: [jmd]\n" + SAME_CONDITION + "    reason: there\n",
        "  - could_fit: [mbe]\n" + SAME_CONDITION + "    reason: there\n",
        "  - not: [mbe]\n    trigger:\n      flag: [obdachlos]\n" + SAME_CONDITION + "    reason: there\n",
    ],
    ids=["other condition", "other kind", "weaker word", "other trigger"],
)
def test_what_can_be_true_together_is_read(tmp_path: Path, second: str) -> None:
    [rule] = loaded(tmp_path, a_version("valid_from: 2020-01-01", FIRST_EFFECT + second)).rules
    assert len(rule.effects) == 2


def test_versions_that_follow_each_other_day_by_day_are_read(tmp_path: Path) -> None:
    book = loaded(
        tmp_path,
        a_version("valid_from: 2024-01-01"),
        a_version("valid_from: 2020-01-01\nvalid_to: 2022-06-30"),
        a_version("valid_from: 2022-07-01\nvalid_to: 2023-12-31"),
    )
    assert [rule.valid_from.year for rule in book.rules] == [2020, 2022, 2024]


def test_days_on_which_no_version_holds_are_refused(tmp_path: Path) -> None:
    told = refusal(
        tmp_path, a_version("valid_from: 2022-07-02"), a_version("valid_from: 2020-01-01\nvalid_to: 2022-06-30")
    )
    assert told == (
        "rules_0.yaml, Zeile 10, Eintrag R99: Im Feld „valid_from“ beginnt mit „2022-07-02“ eine Fassung, die frühere "
        "endet aber schon am 2022-06-30, und dazwischen gilt keine; geändert wurde nichts – valid_to der früheren "
        "Fassung auf den Tag davor setzen."
    )


@pytest.mark.parametrize(
    "earlier", ["valid_from: 2020-01-01", "valid_from: 2020-01-01\nvalid_to: 2022-07-01"], ids=["open", "one day"]
)
def test_versions_that_hold_on_one_day_are_refused(tmp_path: Path, earlier: str) -> None:
    assert refusal(tmp_path, a_version("valid_from: 2022-07-01"), a_version(earlier)) == (
        "rules_0.yaml, Zeile 10, Eintrag R99: Im Feld „valid_from“ beginnt mit „2022-07-01“ eine Fassung, während die "
        "Fassung vom 2020-01-01 noch gilt; geändert wurde nichts – bei der früheren valid_to auf den Tag davor setzen "
        "oder eine der beiden streichen."
    )


def test_a_version_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, a_version("valid_from: 2022-07-01\nvalid_to: 2022-06-30")) == (
        "rules_0.yaml, Zeile 11, Eintrag R99: Im Feld „valid_to“ liegt „2022-06-30“ vor dem ersten Tag der Regel; "
        "geändert wurde nichts – valid_from und valid_to vergleichen."
    )


def test_a_later_version_cannot_reword_a_reason_of_the_earlier(tmp_path: Path) -> None:
    """Reasons are found by rule and code: the earlier version would speak with the words of the later."""
    reworded = a_version("valid_from: 2022-07-01", wordings=WORDINGS.replace('"hier"', '"anderswo"'))
    with pytest.raises(DuplicateId) as caught:
        loaded(tmp_path, a_version("valid_from: 2020-01-01\nvalid_to: 2022-06-30"), reworded)
    assert (caught.value.details["file"], caught.value.details["value"]) == ("rules_1.yaml", "here")
