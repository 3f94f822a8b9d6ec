"""The prerequisites as the program brings them, and each kind of fault in such a file."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Document, Kind
from erstanlauf.domain.needs import Flag
from erstanlauf.domain.plan import PlanStep, Stop, building_of, make_plan
from erstanlauf.domain.prerequisites import PlanBook, Urgency
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.situation import NOTHING_KNOWN, Housing, Situation, Span, Status
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.faults import KnowledgeFault, PrerequisiteCycle
from erstanlauf.knowledge.plan import load_plan_book
from erstanlauf.usecases.knowledge import Knowledge
from tests.builders import TODAY, a_case

MONDAY_AT_NINE = datetime(2026, 11, 23, 9, tzinfo=LOCAL)
FILE = paths.resources() / "plan" / "prerequisites.yaml"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge(TODAY)


@pytest.fixture(scope="module")
def book(knowledge: Knowledge) -> PlanBook:
    return knowledge.plan_book


def plan(
    book: PlanBook, *kinds: str, situation: Situation = NOTHING_KNOWN, flags: tuple[Flag, ...] = ()
) -> list[PlanStep]:
    """Plan the kinds as if they were suggested in this order."""
    stops = [Stop(Kind(kind)) for kind in kinds]
    case = a_case(situation=situation, flags=frozenset(flags))
    ranking = [stop.kind for stop in stops]
    return list(make_plan(stops, ranking, book, case, MONDAY_AT_NINE, timedelta(minutes=30)))


def test_every_entry_names_a_source_with_its_date_and_every_document_its_words(book: PlanBook) -> None:
    used = set()
    for known in book.services.values():
        sources = [each.sources for each in known.needs] + [each.sources for each in known.gives]
        sources += [each.sources for each in known.after] + [each.sources for each in known.deadlines]
        assert all(sources)
        assert all(source.date <= book.review_on for named in sources for source in named)
        used |= {each.document for each in known.needs} | {each.document for each in known.gives}
    assert used == set(book.wordings)


def test_the_slip_has_words_for_every_document(knowledge: Knowledge) -> None:
    offers = [offer for service in knowledge.catalogue.services.values() for offer in service.offers]
    asked = {document for offer in offers if offer.documents for document in offer.documents.value}
    assert asked | set(knowledge.plan_book.wordings) <= set(DOCUMENT_NAMES)


@pytest.mark.parametrize(("children", "asked"), [((Span(3, 5),), True), ((), False), (None, False)])
def test_who_registers_children_brings_their_birth_certificates(
    book: PlanBook, children: tuple[Span, ...] | None, asked: bool
) -> None:
    situation = Situation(registered=False, children=children)
    [registration] = plan(book, "buergerberatung", situation=situation)
    assert (Document("birth_certificates_children") in registration.bring) is asked


def test_the_registration_comes_before_kindergeld_and_the_tax_id_by_post(book: PlanBook) -> None:
    situation = Situation(registered=False, housing=Housing.EIGENE_WOHNUNG)
    registration, kindergeld = plan(book, "familienkasse", "buergerberatung", situation=situation)
    assert (registration.kind, kindergeld.kind) == ("buergerberatung", "familienkasse")
    assert registration.bring == ("identity_document", "landlord_confirmation")
    assert registration.deadline is not None
    assert (registration.deadline.urgency, registration.deadline.days) == (Urgency.WITHIN_DAYS, 14)
    assert (kindergeld.bring, kindergeld.waits_for) == (("tax_id",), ("tax_id",))


def test_who_is_registered_has_no_deadline_and_waits_for_no_tax_id(book: PlanBook) -> None:
    steps = plan(book, "familienkasse", "buergerberatung", situation=Situation(registered=True))
    assert [(step.kind, step.deadline, step.waits_for) for step in steps] == [
        ("familienkasse", None, ()),
        ("buergerberatung", None, ()),
    ]


def test_a_title_that_ends_soon_is_extended_before_it_does(book: PlanBook) -> None:
    (abh,) = plan(book, "abh", flags=(Flag.TITEL_LAEUFT_AB,))
    assert abh.deadline is not None
    assert (abh.deadline.urgency, abh.deadline.days) == (Urgency.BEFORE_TITLE_EXPIRES, None)


def test_after_a_refusal_advice_is_due_at_once(book: PlanBook) -> None:
    (advice,) = plan(book, "ak_asyl", flags=(Flag.ABLEHNUNG_ASYL,))
    assert advice.deadline is not None
    assert advice.deadline.urgency is Urgency.AT_ONCE


@pytest.mark.parametrize(
    ("office", "advice", "situation", "flags"),
    [
        ("abh", "ak_asyl", Situation(status=Status.DULDUNG), ()),
        ("abh", "ak_asyl", Situation(status=Status.P25AB), (Flag.TITEL_LAEUFT_AB,)),
        ("abh", "ak_asyl", NOTHING_KNOWN, ()),
        ("abh", "mbe", NOTHING_KNOWN, (Flag.FAMILIE_IM_AUSLAND,)),
        ("jobcenter", "mbe", Situation(status=Status.EU), ()),
        ("jobcenter", "jmd", NOTHING_KNOWN, ()),
        ("sozialamt_sgb12", "mbe", Situation(status=Status.EU), ()),
        ("rueckkehr", "ak_asyl", NOTHING_KNOWN, (Flag.RUECKKEHR_WUNSCH,)),
    ],
)
def test_advice_stands_before_an_office_that_could_hurt(
    book: PlanBook, office: str, advice: str, situation: Situation, flags: tuple[Flag, ...]
) -> None:
    first, second = plan(book, office, advice, situation=situation, flags=flags)
    assert (first.kind, second.kind) == (advice, office)


def test_advice_is_not_put_before_an_office_that_cannot_hurt(book: PlanBook) -> None:
    steps = plan(book, "jobcenter", "mbe", situation=Situation(status=Status.SCHUTZ))
    assert [step.kind for step in steps] == ["jobcenter", "mbe"]


def test_from_ukraine_without_an_application_the_jobcenter_waits_for_the_paper(book: PlanBook) -> None:
    situation = Situation(status=Status.UKRAINE24, application_made=False)
    abh, jobcenter = plan(book, "jobcenter", "abh", situation=situation)
    assert (abh.kind, jobcenter.waits_for) == ("abh", ("fiktionsbescheinigung",))


def test_offices_of_the_town_hall_are_one_building(knowledge: Knowledge) -> None:
    addresses = (
        knowledge.catalogue.services[Kind(kind)].offers[0].contact.address for kind in ("buergerberatung", "abh")
    )
    assert {building_of(address.value) for address in addresses if address} == {"niederwall 23, 33602 bielefeld"}


GOOD = """\
law_as_of: 2026-08-19
review_on: 2027-02-19
documents:
- id: paper
  de: "Papier"
  en: "paper"
services:
- id: abh
  gives:
  - document: paper
    arrives: by_post
    sources:
    - ref: "§ 1"
      date: 2026-08-19
      sureness: H
  deadlines:
  - code: within_days
    days: 14
    when:
      fact: registered
      is: false
    sources:
    - ref: "§ 2"
      date: 2026-08-19
      sureness: M
- id: mbe
  after:
  - services: [jmd]
    sources:
    - ref: "§ 3"
      date: 2026-08-19
      sureness: L
- id: jmd
  needs:
  - document: paper
    sources:
    - ref: "§ 4"
      date: 2026-08-19
      sureness: L
"""


def load(text: str, folder: Path, knowledge: Knowledge) -> PlanBook:
    path = folder / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return load_plan_book(path, knowledge.catalogue.services, knowledge.rulebook)


def test_a_file_without_fault_is_read_whole(tmp_path: Path, knowledge: Knowledge) -> None:
    book = load(GOOD, tmp_path, knowledge)
    assert list(book.services) == ["abh", "mbe", "jmd"]
    assert book.wordings == {"paper": {"de": "Papier", "en": "paper"}}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- id: mbe\n", "- id: mbee\n", "Eintrag mbee: Das Feld „id“ nennt das Angebot „mbee“"),
        ("services: [jmd]", "services: [jdm]", "Eintrag mbe: Das Feld „after[1].services“ nennt das Angebot „jdm“"),
        ("arrives: by_post", "arrives: by_pigeon", "Eintrag abh: Im Feld „gives[1].arrives“ steht „by_pigeon“"),
        ("days: 14", "days: 0", "Eintrag abh: Im Feld „deadlines[1].days“ hat „0“"),
        ("code: within_days", "code: at_once", "Eintrag abh: Das Feld „deadlines[1].days“ gibt es hier nicht"),
        ("    days: 14\n", "", "Eintrag abh: Das Feld „deadlines[1].days“ fehlt"),
        ("fact: registered", "fact: regstered", "Eintrag abh: Im Feld „deadlines[1].when.fact“ steht „regstered“"),
        ("- document: paper\n    arrives", "- document: papyrus\n    arrives", "nennt „papyrus“"),
        ("sureness: M", "sureness: X", "Eintrag abh: Im Feld „deadlines[1].sources[1].sureness“ steht „X“"),
        ("- id: mbe\n", "- id: abh\n", "Eintrag abh: Die Kennung „abh“ im Feld „id“ ist schon vergeben"),
        ("services:\n- id: abh", "- id: paper\n  de: x\n  en: x\nservices:\n- id: abh", "Die Kennung „paper“"),
        ("  after:\n", "  befor:\n", "Eintrag mbe: Das Feld „befor“ gibt es hier nicht"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, knowledge: Knowledge, old: str, new: str, told: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(KnowledgeFault) as caught:
        load(GOOD.replace(old, new), tmp_path, knowledge)
    assert told in sentence(Wording(), caught.value)


CIRCLES = {
    "over a document": (
        "- id: abh\n",
        '- id: abh\n  after:\n  - services: [mbe]\n    sources: [{ref: "§ 5", date: 2026-08-19, sureness: L}]\n',
        "plan.yaml, Zeile 9, Eintrag abh: Im Feld „after“ schließt sich ein Kreis, in dem jedes Angebot vor dem "
        "nächsten käme (abh → jmd → mbe → abh); geändert wurde nichts – die Angabe streichen, die nicht stimmt.",
    ),
    "with itself": (
        "services: [jmd]",
        "services: [mbe]",
        "plan.yaml, Zeile 27, Eintrag mbe: Im Feld „after“ schließt sich ein Kreis, in dem jedes Angebot vor dem "
        "nächsten käme (mbe → mbe); geändert wurde nichts – die Angabe streichen, die nicht stimmt.",
    ),
}


@pytest.mark.parametrize("name", CIRCLES)
def test_services_that_wait_for_each_other_are_refused(tmp_path: Path, knowledge: Knowledge, name: str) -> None:
    old, new, told = CIRCLES[name]
    with pytest.raises(PrerequisiteCycle) as caught:
        load(GOOD.replace(old, new), tmp_path, knowledge)
    assert sentence(Wording(), caught.value) == told


def test_the_sentence_of_a_circle_is_said_in_english_too(tmp_path: Path, knowledge: Knowledge) -> None:
    old, new, _ = CIRCLES["with itself"]
    with pytest.raises(PrerequisiteCycle) as caught:
        load(GOOD.replace(old, new), tmp_path, knowledge)
    assert "a circle closes in which each service would come before the next (mbe → mbe)" in sentence(
        Wording("en"), caught.value
    )
