"""The consent on paper: whole in every language, ticked as the person said, with nothing of the person on it."""

import re
import shutil
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from erstanlauf import paths
from erstanlauf.domain.handover.consent import SPECIAL, DataField
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.office_settings import DEFAULTS, OfficeSettings
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import LANGUAGES, language
from erstanlauf.i18n.phrases import consent, stored
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.template import load_template
from erstanlauf.slips.sheets.consent_sheet import consent_pages
from erstanlauf.slips.sheets.handover_writer import PdfHandoverSheets
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.usecases.handover.ports import ConsentSheet
from tests.slips.sheets.handed import ALL_FIELDS, AT, CODE, a_handover, a_recipient

CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EACH_LANGUAGE = pytest.mark.parametrize("tag", [each.tag for each in LANGUAGES])
CASE_MANAGEMENT = a_recipient()
ADVICE = a_recipient("Beratung Musterverband", 2, keeps_months=6)


def a_sheet(tag: str, given: Mapping[Recipient, Collection[DataField]] | None = None) -> ConsentSheet:
    to = given or {CASE_MANAGEMENT: ALL_FIELDS}
    handovers = tuple((recipient, a_handover(recipient, fields, tag)) for recipient, fields in to.items())
    return ConsentSheet(CODE, tag, AT, {recipient.id: tuple(DataField) for recipient in to}, handovers)


def pages_of(sheet: ConsentSheet, fonts: Fonts, voices: Voices | None = None) -> list[Page]:
    template = load_template(paths.resources() / "templates" / "slip.toml")
    speaking = [
        voices.voice(language(tag), DRAFT_MARK)
        if voices
        else Voice(language(tag), Wording(tag, "slips"), {}, DRAFT_MARK)
        for tag in dict.fromkeys(("de", sheet.language))
    ]
    return consent_pages(speaking, "Musterstadt", fonts, template, template.sheets[Paper.A4], sheet, DEFAULTS)


def text_of(pdf: bytes, folder: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of the sheet was NOT read back")
    (folder / "consent.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(folder / "consent.pdf"), "-"], capture_output=True, check=True
    )
    return re.sub(r"\s+", " ", CONTROLS.sub("", done.stdout.decode("utf-8")).replace("\u00a0", " "))


def printed(pages: list[Page]) -> list[str]:
    texts = [text.paragraph for page in pages for placed in page for text in placed.block.texts]
    return [CONTROLS.sub("", " ".join(line.text.strip() for line in each.lines)) for each in texts]


def ticks_in(pages: list[Page]) -> int:
    return sum(picture.name == "check" for page in pages for placed in page for picture in placed.block.pictures)


@EACH_LANGUAGE
def test_the_sheet_is_one_leaf_in_every_language_and_no_letter_is_missing(tag: str, fonts: Fonts) -> None:
    pages = pages_of(a_sheet(tag), fonts)
    assert len(pages) <= (1 if tag == "de" else 2)
    assert fonts.missing_from("".join(printed(pages))) == ""


def test_all_that_has_to_be_told_is_on_it(tmp_path: Path) -> None:
    sheets = PdfHandoverSheets("Musterstadt", settings=lambda: OfficeSettings(handover_days=21))
    text = text_of(sheets.consent_sheet(a_sheet("de")), tmp_path)
    sentences = [each for name, each in vars(consent).items() if name.startswith(("CONSENT_", "DATA_"))]
    missing = [each for each in sentences if "{" not in each and each not in text]
    assert missing == [consent.CONSENT_FULL_TEXT]  # this is the full text
    told = (
        *("Case Management Musterstadt", "23. November 2027", f"Code zum Zurücknehmen: {CODE}", "21 Tage", "36 Monate"),
        *("Verantwortlich: Stadt Musterstadt", "Beschwerde über Datenschutz"),
    )
    assert [each for each in told if each not in text] == []
    assert stored.STORED_TITLE not in text


@EACH_LANGUAGE
def test_boxes_are_ticked_as_the_person_said(tag: str, fonts: Fonts) -> None:
    sides = 1 if tag == "de" else 2
    fields = ALL_FIELDS - SPECIAL
    assert ticks_in(pages_of(a_sheet(tag, {CASE_MANAGEMENT: fields}), fonts)) == (len(fields) + 1) * sides
    assert ticks_in(pages_of(a_sheet(tag, {CASE_MANAGEMENT: ()}), fonts)) == 0


def test_each_recipient_has_its_own_fields_and_its_own_day(fonts: Fonts) -> None:
    pages = pages_of(a_sheet("tr", {CASE_MANAGEMENT: ALL_FIELDS, ADVICE: {DataField.NAME}}), fonts)
    texts = printed(pages)
    assert [each for each in texts if each.startswith("Wir geben Ihre Angaben an:")] == [
        "Wir geben Ihre Angaben an: Case Management Musterstadt",
        "Wir geben Ihre Angaben an: Beratung Musterverband",
    ]
    assert "Die Stelle speichert Ihre Angaben bis zum 23. Mai 2027." in texts
    assert ticks_in(pages) == (len(ALL_FIELDS) + 1 + 2) * 2


def test_each_special_field_is_asked_for_in_a_sentence_of_its_own(fonts: Fonts) -> None:
    texts = printed(pages_of(a_sheet("de"), fonts))
    for phrase in consent.SENTENCE_OF_SPECIAL.values():
        assert phrase.format(recipient="Case Management Musterstadt") in texts


def test_what_was_taken_back_is_not_ticked(fonts: Fonts) -> None:
    sheet = a_sheet("de")
    [(recipient, handover)] = sheet.handovers
    taken_back = replace(handover, consent=handover.consent.without({DataField.HEALTH}))
    assert ticks_in(pages_of(replace(sheet, handovers=((recipient, taken_back),)), fonts)) == len(ALL_FIELDS)


def test_a_language_whose_legal_drafts_are_kept_back_leaves_german_alone(fonts: Fonts) -> None:
    pages = pages_of(a_sheet("uk"), fonts, Voices({}, says_legal_drafts=False))
    spoken = {text.paragraph.language.tag for page in pages for placed in page for text in placed.block.texts}
    assert spoken == {"de"}


def test_the_same_consent_gives_the_same_bytes_and_names_its_language() -> None:
    one, other = (PdfHandoverSheets("Musterstadt").consent_sheet(a_sheet("ar")) for _ in range(2))
    assert one == other
    reader = PdfReader(BytesIO(one))
    assert str(reader.root_object["/Lang"]) == "ar"
    assert "/StructTreeRoot" in reader.root_object


def test_every_field_has_words_for_the_person() -> None:
    assert consent.PHRASE_OF_FIELD.keys() == set(DataField) - SPECIAL
    assert consent.SENTENCE_OF_SPECIAL.keys() == SPECIAL
