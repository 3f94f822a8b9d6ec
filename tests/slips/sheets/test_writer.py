"""The sheets that are no slips: whole in every language, nothing on top of another, and true of what is kept."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from erstanlauf import paths
from erstanlauf.domain.keys import ANSWER_KEYS, TILE_KEYS
from erstanlauf.domain.needs import TILE_TOPICS
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.domain.questions import question
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import GERMAN, LANGUAGES, Language, UnknownLanguage, language
from erstanlauf.i18n.phrases import screen, stored
from erstanlauf.i18n.phrases.both_voices import BothVoices
from erstanlauf.i18n.phrases.questions import QUESTIONS
from erstanlauf.i18n.phrases.topics import TOPIC_NAMES
from erstanlauf.i18n.phrases.voice import DRAFT_MARK, Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.layout.blocks import PlacedBlock, PlacedText
from erstanlauf.slips.layout.geometry import POINTS_PER_MM, Sheet
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.layout.template import Template, load_template
from erstanlauf.slips.sheets.card_words import card_words
from erstanlauf.slips.sheets.language_finder import finder_pages
from erstanlauf.slips.sheets.pointing_card import card_pages
from erstanlauf.slips.sheets.stored_sheet import stored_pages
from erstanlauf.slips.sheets.writer import PdfSheetWriter
from erstanlauf.slips.text.fonts import Fonts

TAGS = tuple(each.tag for each in LANGUAGES)
EACH_LANGUAGE = pytest.mark.parametrize("tag", TAGS)
MOST_CARD_PAGES = 6
CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
TOLERANCE_MM = 0.1

Rect = tuple[float, float, float, float]
"""Left, top, right and lower edge in millimetres."""


class Longwinded(Wording):
    """A translation that says everything four times, in words that are far too long."""

    def gettext(self, sentence: str) -> str:
        said = super().gettext(sentence)
        return " ".join([said] * 3 + [said.replace(" ", "")])


@pytest.fixture(scope="module")
def writer() -> PdfSheetWriter:
    return PdfSheetWriter("Bielefeld")


@pytest.fixture(scope="module")
def another_writer() -> PdfSheetWriter:
    return PdfSheetWriter("Bielefeld")


@pytest.fixture(scope="session")
def template() -> Template:
    return load_template(paths.resources() / "templates" / "slip.toml")


def voices_of(*tags: str, kind: type[Wording] = Wording) -> list[Voice]:
    return [Voice(language(tag), kind(tag, "slips"), {}, DRAFT_MARK) for tag in dict.fromkeys(tags)]


def sheets_in(
    tag: str, fonts: Fonts, template: Template, kind: type[Wording] = Wording
) -> Iterator[tuple[Sheet, Page]]:
    """Yield every page of every sheet in a language, with its paper."""
    a4 = template.sheets[Paper.A4]
    both = voices_of("de", tag, kind=kind)
    yield from ((a4, page) for page in card_pages(both, "Bielefeld", fonts, template, a4))
    for paper in Paper:
        sheet = template.sheets[paper]
        yield from ((sheet, page) for page in stored_pages(both, "Bielefeld", fonts, template, sheet, DEFAULTS))


def text_rects(placed: PlacedBlock) -> list[tuple[PlacedText, Rect]]:
    """Return where the words of each text stand, from the first letter to the last."""
    found = []
    for text in placed.block.texts:
        lines = [line for line in text.paragraph.lines if line.text]
        if not lines:
            continue
        left = placed.x_mm + text.x_mm + min(line.x_pt for line in lines) / POINTS_PER_MM
        right = placed.x_mm + text.x_mm + max(line.x_pt + line.width_pt for line in lines) / POINTS_PER_MM
        found.append((text, (left, placed.y_mm + text.y_mm, right, placed.y_mm + text.bottom_mm)))
    return found


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one[0] < other[2] - TOLERANCE_MM
        and other[0] < one[2] - TOLERANCE_MM
        and one[1] < other[3] - TOLERANCE_MM
        and other[1] < one[3] - TOLERANCE_MM
    )


def assert_nothing_touches(pages: Sequence[tuple[Sheet, Page]]) -> None:
    """Hold that no text stands on another or off the paper, that frames hold their texts and no two frames meet."""
    for sheet, page in pages:
        rects = [rect for placed in page for _, rect in text_rects(placed)]
        assert not [(one, other) for at, one in enumerate(rects) for other in rects[:at] if overlap(one, other)]
        paper = (0.0, 0.0, sheet.width_mm, sheet.height_mm)
        assert not [rect for rect in rects if not inside(rect, paper)]
        frames = [
            (placed.x_mm + box.x_mm, placed.y_mm + box.y_mm, box.width_mm, box.height_mm)
            for placed in page
            for box in placed.block.boxes
            if box.frame and box.height_mm
        ]
        boxes = [(x, y, x + width, y + height) for x, y, width, height in frames]
        assert not [(one, other) for at, one in enumerate(boxes) for other in boxes[:at] if overlap(one, other)]
        for rect in rects:
            touched = [box for box in boxes if overlap(rect, box)]
            assert all(inside(rect, box) for box in touched)


def inside(rect: Rect, box: Rect) -> bool:
    return (
        rect[0] >= box[0] - TOLERANCE_MM
        and rect[1] >= box[1] - TOLERANCE_MM
        and rect[2] <= box[2] + TOLERANCE_MM
        and rect[3] <= box[3] + TOLERANCE_MM
    )


def text_of(pdf: bytes, folder: Path) -> str:
    """Return the text as pdftotext reads it, with plain spaces and without direction marks."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of sheets was NOT read back")
    file = folder / "sheet.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return CONTROLS.sub("", done.stdout.decode("utf-8")).replace("\u00a0", " ")


def page_count(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def place_of(words: str, pages: Sequence[Page]) -> tuple[float, float]:
    """Return where the words stand on the first page that has them."""
    for placed in pages[0]:
        for text, (left, top, _, _) in text_rects(placed):
            if CONTROLS.sub("", " ".join(line.text for line in text.paragraph.lines)) == words:
                return left, top
    raise AssertionError(words)


def test_every_language_is_found_on_the_one_page_of_the_finder(writer: PdfSheetWriter, tmp_path: Path) -> None:
    pdf = writer.language_finder()
    assert page_count(pdf) == 1
    text = text_of(pdf, tmp_path)
    for each in LANGUAGES:
        assert [word for word in re.findall(r"[\w]+", each.own_name) if word not in text] == [], each.tag
        assert each.german_name in re.sub(r"\s+", " ", text), each.tag
    assert [
        number for number in range(1, len(LANGUAGES) + 1) if not re.search(rf"(?<!\d){number:02}(?!\d)", text)
    ] == []


def test_each_tile_of_the_finder_speaks_its_own_language(fonts: Fonts, template: Template) -> None:
    pages = finder_pages(voices_of(*TAGS), "Bielefeld", fonts, template, template.sheets[Paper.A4])
    spoken = {text.paragraph.language for placed in pages[0] for text in placed.block.texts}
    assert spoken == set(LANGUAGES)
    assert_nothing_touches([(template.sheets[Paper.A4], page) for page in pages])


@EACH_LANGUAGE
def test_a_card_has_few_pages_each_with_its_number(tag: str, writer: PdfSheetWriter, tmp_path: Path) -> None:
    pdf = writer.pointing_card(tag)
    pages = page_count(pdf)
    assert pages <= MOST_CARD_PAGES
    text = text_of(pdf, tmp_path)
    assert [page for page in range(1, pages + 1) if f"Seite {page} von {pages}" not in text] == []


@EACH_LANGUAGE
def test_what_is_stored_stands_on_one_leaf_and_in_large_letters_on_few(tag: str, writer: PdfSheetWriter) -> None:
    pages = {paper: page_count(writer.stored(tag, paper)) for paper in Paper}
    assert pages[Paper.A4] == 1
    assert pages[Paper.A5] <= (1 if tag == "de" else 2)  # front and back
    assert pages[Paper.A4_LARGE] <= (2 if tag == "de" else 4)  # two leaves


@EACH_LANGUAGE
def test_nothing_touches_anything_else_and_no_letter_is_missing(tag: str, fonts: Fonts, template: Template) -> None:
    pages = list(sheets_in(tag, fonts, template))
    assert_nothing_touches(pages)
    printed = [text.paragraph for _, page in pages for placed in page for text in placed.block.texts]
    assert fonts.missing_from("".join(line.text for paragraph in printed for line in paragraph.lines)) == ""


@pytest.mark.parametrize("tag", ["ar", "de", "ti", "zh"])
def test_a_translation_far_too_long_takes_more_room_and_touches_nothing(
    tag: str, fonts: Fonts, template: Template
) -> None:
    assert_nothing_touches(list(sheets_in(tag, fonts, template, Longwinded)))


def test_a_finder_with_sentences_far_too_long_touches_nothing(fonts: Fonts, template: Template) -> None:
    sheet = template.sheets[Paper.A4]
    pages = finder_pages(voices_of(*TAGS, kind=Longwinded), "Bielefeld", fonts, template, sheet)
    assert_nothing_touches([(sheet, page) for page in pages])


def test_tiles_are_mirrored_where_reading_starts_at_the_right(fonts: Fonts, template: Template) -> None:
    sheet = template.sheets[Paper.A4]
    places = {}
    for tag in ("ar", "tr"):
        pages = card_pages(voices_of("de", tag), "Bielefeld", fonts, template, sheet)
        names = [Wording(tag, "slips").gettext(TOPIC_NAMES[topic]) for topic in TILE_TOPICS[:8]]
        places[tag] = [place_of(name, pages) for name in names]
    for row in (slice(0, 4), slice(4, 8)):
        arabic, turkish = ([x for x, _ in places[tag][row]] for tag in ("ar", "tr"))
        assert turkish == sorted(turkish)
        assert arabic == sorted(arabic, reverse=True)
    assert places["ar"][0][1] < places["ar"][4][1]
    assert places["tr"][0][1] < places["tr"][4][1]


@EACH_LANGUAGE
def test_boxes_have_the_keys_of_the_counter(tag: str) -> None:
    words = card_words(BothVoices(voices_of("de", tag)))
    assert [(each.picture, each.key) for each in words.topics] == [
        (topic.value, key) for topic, key in zip(TILE_TOPICS, TILE_KEYS, strict=False)
    ]
    german = card_words(BothVoices(voices_of("de")))
    asked = {each.words.own: each for each in german.questions}
    assert set(asked) == set(QUESTIONS.values())
    for fact, phrase in QUESTIONS.items():
        keys = [each.key for each in asked[phrase].answers]
        assert keys == list(ANSWER_KEYS[: len(question(fact).options)])
        assert (asked[phrase].hint is not None) == question(fact).several
    assert len(words.questions) == len(german.questions)


@EACH_LANGUAGE
def test_german_stands_beside_every_word_that_is_not_german(tag: str) -> None:
    words = card_words(BothVoices(voices_of("de", tag)))
    said = [each.words for each in (*words.topics, *words.yes_no, *words.person_says, *words.desk_says)]
    assert all((each.german == "") == (tag == "de") for each in said)


def test_the_sentences_to_point_at_are_all_on_the_card() -> None:
    words = card_words(BothVoices(voices_of("de")))
    said = {each.words.own for each in (*words.person_says, *words.desk_says)}
    assert {screen.I_CANNOT_READ, screen.I_WANT_TO_SPEAK_ALONE, screen.SHOW_ME_THE_LETTER} <= said


@pytest.mark.parametrize("tag", ["ar", "de", "zh"])
def test_the_same_sheet_gives_the_same_bytes(tag: str, writer: PdfSheetWriter, another_writer: PdfSheetWriter) -> None:
    assert writer.pointing_card(tag) == another_writer.pointing_card(tag)
    assert writer.stored(tag, Paper.A5) == another_writer.stored(tag, Paper.A5)


def test_the_finder_is_the_same_in_every_run(writer: PdfSheetWriter, another_writer: PdfSheetWriter) -> None:
    assert writer.language_finder() == another_writer.language_finder()


def test_the_stored_sheet_names_who_answers_and_where_to_complain(writer: PdfSheetWriter, tmp_path: Path) -> None:
    text = re.sub(r"\s+", " ", text_of(writer.stored("de", Paper.A4), tmp_path))
    assert "Stadt Bielefeld" in text
    assert "Datenschutz und Informationsfreiheit Nordrhein-Westfalen (LDI NRW)" in text
    own = [each for each in vars(stored).values() if isinstance(each, str) and "{" not in each and each[:1].isalpha()]
    said = [each for each in own if each in text]
    assert stored.NO_PERSON in said
    assert stored.ASK_FOR_ERASURE in said


def test_a_draft_is_marked_and_explained_and_german_is_none(writer: PdfSheetWriter, tmp_path: Path) -> None:
    assert "noch niemand geprüft" in text_of(writer.stored("ti", Paper.A4), tmp_path)
    assert "geprüft" not in text_of(writer.stored("de", Paper.A4), tmp_path)
    assert "geprüft" not in text_of(writer.pointing_card("de"), tmp_path)


@pytest.mark.parametrize("language_", [GERMAN, language("ar"), language("zh")], ids=lambda each: each.tag)
def test_the_file_names_its_language_and_tags_each_text(language_: Language, writer: PdfSheetWriter) -> None:
    reader = PdfReader(BytesIO(writer.pointing_card(language_.tag)))
    assert str(reader.root_object["/Lang"]) == language_.tag
    assert reader.metadata is not None
    assert reader.metadata.title == screen.WHAT_ABOUT
    assert "/StructTreeRoot" in reader.root_object


def test_a_language_without_phrases_is_refused(writer: PdfSheetWriter) -> None:
    with pytest.raises(UnknownLanguage):
        writer.pointing_card("tlh")
