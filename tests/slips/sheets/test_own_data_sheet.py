"""The sheet for GDPR article 15: all that is kept of a visit is on it, in every language, and nothing else."""

import re
import shutil
import subprocess
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.domain.case_management import Overruling
from erstanlauf.domain.catalogue import Kind, OfferId
from erstanlauf.domain.figures.target_groups import NOT_KNOWN
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import covered
from erstanlauf.domain.handover.states import HandoverState, Reference
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.situation import German, Partner, Situation, Work
from erstanlauf.domain.slip import Paper
from erstanlauf.domain.suggestion import LIMITS
from erstanlauf.domain.visit import CaseStep, ForFigures, Outcome, ReferralOutcome, SlipNumber, VisitId
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.i18n.languages import LANGUAGES, language
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.template import load_template
from erstanlauf.slips.sheets.own_data_sheet import own_data_pages
from erstanlauf.slips.sheets.writer import PdfSheetWriter
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.office_ports import HandedOver, KeptVisit
from erstanlauf.usecases.own_data import OwnData, Place, Told
from tests.builders import a_catalogue
from tests.store.handover_samples import CONTENT, a_consent, a_handover

CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OPENED = datetime(2026, 11, 23, 10, 15, tzinfo=LOCAL)
KEPT = KeptVisit(
    id=VisitId("01935a7e-0000-7000-8000-000000000000"),
    number=SlipNumber("K7-418-3"),
    opened_at=OPENED,
    closed_at=OPENED + timedelta(minutes=9),
    topics=(Topic.WOHNEN, Topic.SPRACHE),
    gaps=(Topic.WOHNEN,),
    referrals=((Kind("mbe"), OfferId("mbe/awo"), Outcome.CHOSEN), (Kind("jmd"), None, Outcome.UNSUITABLE)),
    slips_issued=2,
    overruling=Overruling.DECLINED,
    language="uk",
    figures=ForFigures("long_resident", frozenset({"R05", "R_GONE", LIMITS}), CaseStep.LEFT_OUT),
)
NAMES = FigureNames(
    a_catalogue(),
    {"long_resident": {"de": "Länger hier", "en": "Long here"}},
    {"R05": {"de": "Kurs: Zulassung", "en": "Course: admission"}},
)
PLACES = (Place(Kind("mbe"), "MBE", "AWO Kreisverband", True), Place(Kind("no_phrase"), "Beratung", "", False))
OWN = OwnData(KEPT, PLACES, date(2026, 11, 23), date(2027, 2, 22), OfficeSettings(), names=NAMES)
TOLD = HandedOver(
    replace(
        a_handover(KEPT.id, a_consent(frozenset(DataField) - {DataField.LITERACY}, OPENED), HandoverState.LEAVING),
        reference=Reference("UE-WKRT-7M3P"),
    ),
    "KIM Case Management",
    replace(
        covered(CONTENT, frozenset(DataField) - {DataField.LITERACY}),
        answers=Situation(work=Work.MINIJOB, partner=Partner(german=German.A1)),
    ),
)
HANDED_OVER = replace(OWN, handovers=(TOLD, replace(TOLD, content=None)))
LONG_AGO = replace(HANDED_OVER, kept=None, places=())
BARE = replace(
    OWN,
    kept=replace(KEPT, topics=(), gaps=(), referrals=(), overruling=None, language=None, figures=ForFigures(NOT_KNOWN)),
    places=(),
)


@pytest.fixture(scope="module")
def writer() -> PdfSheetWriter:
    return PdfSheetWriter("Bielefeld")


def text_of(pdf: bytes, folder: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of the sheet was NOT read back")
    (folder / "own.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(folder / "own.pdf"), "-"], capture_output=True, check=True)
    return re.sub(r"\s+", " ", CONTROLS.sub("", done.stdout.decode("utf-8")))


def test_everything_that_is_kept_is_on_the_sheet(writer: PdfSheetWriter, tmp_path: Path) -> None:
    text = text_of(writer.own_data(OWN, "de", Paper.A4), tmp_path)
    told = {
        "number": "K7-418-3",
        "opened_at": "23. November 2026 10:15",
        "closed_at": "10:24",
        "topics": "Wohnung Deutsch lernen",
        "gaps": "wofür wir keine Hilfe gefunden haben Wohnung",
        "referrals": "AWO Kreisverband welche Stellen nicht passten Beratung",
        "slips_issued": "wie viele Zettel gedruckt wurden 2",
        "overruling": "die Person möchte es nicht",
        "language": "Ukrainisch",
        "group": "was aus Case Management wurde Länger hier",
        "near_misses": "bis zum Ende dieses Tages Kurs: Zulassung R_GONE Alter, Papiere oder Deutsch",
        "case": "Case Management: nicht angeboten, obwohl",
    }
    kept = {each.name for kind in (KeptVisit, ForFigures) for each in fields(kind)}
    assert told.keys() == kept - {"id", "figures"}
    assert [name for name, words in told.items() if words not in text] == []
    assert "22. Februar 2027" in text
    assert "60 Tage" in text
    assert "Danach bleiben nur Zahlen" in text


@pytest.mark.parametrize("own", [HANDED_OVER, LONG_AGO], ids=["with the visit", "when the visit is gone"])
def test_all_that_was_handed_over_is_on_the_sheet(writer: PdfSheetWriter, tmp_path: Path, own: OwnData) -> None:
    text = text_of(writer.own_data(own, "tr", Paper.A4), tmp_path)
    for words in (
        *(
            "KIM Case Management",
            "UE-WKRT-7M3P",
            "geht gerade weg",
            Wording("en").gettext("geht gerade weg"),
        ),
        *(
            "Özlem Ayşe Großmann-Yıldız",
            "1987",
            "+49 176 1234 5678",
            "Ukrainisch",
            "Minijob",
            "Zweite erwachsene Person",
        ),
        *("schwanger", "Wohnung", "Gesundheit, Schutz, Schulden", "23 Kasım 2027"),
    ):
        assert words in text, words
    assert "Ohne Ihr Ja" not in text
    assert "am Ende des Gesprächs gelöscht" not in text  # what was handed over is kept
    assert "30 Tage nach der letzten Antwort" in text
    assert ("K7-418-3" in text) is (own.kept is not None)


def test_what_was_told_on_coming_back_is_on_the_sheet(writer: PdfSheetWriter, tmp_path: Path) -> None:
    told = Told(PLACES[0], ReferralOutcome.NOT_RESPONSIBLE, date(2026, 12, 1))
    text = text_of(writer.own_data(replace(OWN, told=(told,)), "tr", Paper.A4), tmp_path)
    assert "AWO Kreisverband: nicht zuständig (01.12.2026)" in text
    assert f"AWO Kreisverband: {Wording('en').gettext('nicht zuständig')} (01.12.2026)" in text


def test_what_is_not_kept_is_not_named(writer: PdfSheetWriter, tmp_path: Path) -> None:
    text = text_of(writer.own_data(BARE, "de", Paper.A4), tmp_path)
    assert "nicht bekannt oder andere" in text
    assert "welche Regeln" not in text
    for words in (
        "wofür wir keine Hilfe",
        "Case Management:",
        "warum wir Ihnen",
        "nicht passten",
        "Worum geht es",
        "die Sprache Ihres",
    ):
        assert words not in text


def test_the_person_reads_in_their_language_how_long_things_are_kept(writer: PdfSheetWriter, tmp_path: Path) -> None:
    text = text_of(writer.own_data(OWN, "tr", Paper.A4), tmp_path)
    for words in ("23 Kasım 2026", "22 Şubat", "tarihine", "kaç kâğıt basıldığı", "önermediğimiz"):
        assert words in text
    assert "how" not in text


def test_why_case_management_was_decided_on_stands_in_german_and_english(
    writer: PdfSheetWriter, tmp_path: Path
) -> None:
    text = text_of(writer.own_data(OWN, "tr", Paper.A4), tmp_path)
    assert "die Person möchte es nicht" in text
    assert Wording("en").gettext("die Person möchte es nicht") in text


def test_what_is_kept_for_figures_is_headed_in_the_language_of_the_person(
    writer: PdfSheetWriter, tmp_path: Path
) -> None:
    text = text_of(writer.own_data(OWN, "tr", Paper.A4), tmp_path)
    for words in ("grubunuz", "Länger hier", "Long here", "hangi kuralların", "Course: admission", "hizmetinin sonucu"):
        assert words in text


@pytest.mark.parametrize("tag", [each.tag for each in LANGUAGES])
def test_in_every_language_no_letter_is_missing_and_it_stays_short(tag: str, fonts: Fonts) -> None:
    template = load_template(paths.resources() / "templates" / "slip.toml")
    voices = [Voice(language(each), Wording(each, "slips"), {}, DRAFT_MARK) for each in dict.fromkeys(("de", tag))]
    for own, most in ((BARE, 1), (OWN, 2), (HANDED_OVER, 4)):
        pages = own_data_pages(voices, "Bielefeld", fonts, template, template.sheets[Paper.A4], own)
        assert len(pages) <= most
        printed = [text.paragraph for page in pages for placed in page for text in placed.block.texts]
        assert fonts.missing_from("".join(line.text for paragraph in printed for line in paragraph.lines)) == ""


def test_lines_and_authority_the_office_has_set_stand_on_its_sheets(tmp_path: Path) -> None:
    settings = OfficeSettings(visit_days=30, data_protection_authority="Aufsicht Musterland")
    writer = PdfSheetWriter("Musterstadt", settings=lambda: settings)
    text = text_of(writer.stored("de", Paper.A4), tmp_path)
    assert "Beschwerde über Datenschutz: Aufsicht Musterland" in text
    assert "Wie lange: 30 Tage, Sicherungskopien 30 Tage länger" in text
