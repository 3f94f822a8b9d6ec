"""What an explanation says: violence, a status that was not given, a rule that is overdue, in careful words."""

from datetime import UTC, date, datetime, time, timedelta

from erstanlauf.domain.catalogue import Kind
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.situation import ENDLESS, Span, Status
from erstanlauf.domain.truth import Truth
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.pages.explanation_words import ExplanationWords, ExplanationWriter, Line, RuleWords
from erstanlauf.usecases.session import VisitSession
from tests.builders import TODAY, a_visit
from tests.ui.desk import knowledge


def a_session(*needs: Topic, on: date = TODAY) -> VisitSession:
    session = VisitSession(a_visit(), knowledge(), datetime.combine(on, time(9), UTC))
    for need in needs:
        session.set_need(need, wanted=True)
    return session


def explanation(session: VisitSession, kind: str, language: str = "de") -> ExplanationWords:
    return ExplanationWriter(Wording(language), knowledge()).write(session, Kind(kind))


def rule(told: ExplanationWords, rule_id: str) -> RuleWords:
    return next(each for each in told.rules if each.title.startswith(f"{rule_id} "))


def test_violence_comes_first_and_says_what_it_keeps_out() -> None:
    session = a_session(Topic.EXISTENZSICHERUNG)
    session.set_flag(Flag.GEWALT_AKUT, said=True)
    bar = rule(explanation(session, "jobcenter"), "R17")

    assert bar.title == "R17 · Gewalt"
    assert bar.occasion == "Anlass: von sich aus gesagt: Gewalt, jetzt in Gefahr"
    assert bar.effects[0].bearing == "spricht dagegen"
    assert bar.effects[0].is_against


def test_an_open_status_is_told_as_what_still_keeps_an_office_back() -> None:
    told = explanation(a_session(Topic.EXISTENZSICHERUNG), "jobcenter")
    bar = rule(told, "R29")

    assert told.verdict == "könnte passen · noch nicht druckbar"
    assert bar is told.rules[0]
    assert bar.effects[0].bearing == "spricht dagegen, solange es offen ist"
    assert bar.effects[0].lines == (Line(0, Truth.UNKNOWN, "Papier: keine Angabe"),)
    assert bar.source == "Quelle: AufenthG § 87 Abs. 2 (19.08.2026, im Gesetzestext gelesen)"


def test_what_changes_nothing_comes_last() -> None:
    session = a_session(Topic.EXISTENZSICHERUNG)
    session.answer_question("status", Status.SCHUTZ)
    session.answer_question("age", Span(27, 66))
    told = explanation(session, "jobcenter")

    assert told.verdict == "passt"
    assert [each.is_idle for each in told.rules] == sorted(each.is_idle for each in told.rules)
    assert rule(told, "R29").is_idle
    assert rule(told, "R29").effects[0].bearing == "steht nicht im Weg"


def test_of_many_answers_that_would_do_only_the_one_given_is_shown() -> None:
    session = a_session(Topic.EXISTENZSICHERUNG)
    session.answer_question("status", Status.SCHUTZ)
    session.answer_question("age", Span(27, 66))
    effect = rule(explanation(session, "jobcenter"), "R07").effects[0]

    assert effect.lines == (
        Line(0, Truth.MET, "Papier: § 25 Abs. 1 oder 2 (anerkannt)"),
        Line(0, Truth.MET, "Alter 15 bis 66"),
    )


def test_a_limit_that_is_not_kept_says_so() -> None:
    session = a_session(Topic.EXISTENZSICHERUNG)
    session.answer_question("status", Status.SCHUTZ)
    session.answer_question("age", Span(67, ENDLESS))
    limits = next(each for each in explanation(session, "jobcenter").rules if each.title == "Grenzen des Angebots")

    assert limits.effects[0].bearing == "nicht eingehalten"
    assert Line(0, Truth.NOT_MET, "Alter 15 bis 66") in limits.effects[0].lines


def test_a_near_miss_names_first_what_the_engine_names() -> None:
    session = a_session(Topic.EXISTENZSICHERUNG)
    session.answer_question("status", Status.STUDIUM)
    told = explanation(session, "jobcenter")

    assert told.verdict == "passt nicht"
    assert told.rules[0].effects[0].reason in told.reasons


def test_a_service_no_rule_speaks_of_says_so() -> None:
    session = a_session(Topic.SPRACHE)
    german, english = explanation(session, "notruf"), explanation(session, "notruf", "en")
    assert german.verdict == "direkt gewählt · keine Regel spricht hier von diesem Angebot"
    assert english.verdict == "chosen directly · no rule speaks of this service here"


def test_a_rule_past_its_review_date_is_marked() -> None:
    late = a_session(Topic.EXISTENZSICHERUNG, on=TODAY + timedelta(days=5000))
    assert rule(explanation(late, "jobcenter"), "R29").note == "Prüfung überfällig"
    assert rule(explanation(a_session(Topic.EXISTENZSICHERUNG), "jobcenter"), "R29").note == ""


def test_english_is_english_throughout() -> None:
    bar = rule(explanation(a_session(Topic.EXISTENZSICHERUNG), "jobcenter", "en"), "R29")
    assert bar.title == "R29 · Residence status not given"
    assert bar.source == "Source: AufenthG § 87 Abs. 2 (19.08.2026, read in the text of the law)"
