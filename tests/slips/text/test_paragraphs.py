"""Layout of paragraphs: nothing is lost, lines fit, parts stand where a reader expects them."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from erstanlauf.i18n.languages import GERMAN, LANGUAGES, Language, language
from erstanlauf.i18n.phrases.isolates import isolate, isolate_ltr, phone_number
from erstanlauf.slips.text.fonts import Fonts
from erstanlauf.slips.text.paragraphs import Align, Line, Paragraph, TextStyle, layout, text_width_pt

ARABIC = language("ar")
PERSIAN = language("fa")
PLAIN = TextStyle(size_pt=10, leading_pt=15)
PARTS = [
    *(
        "Ausländerbehörde",
        "Aus-",
        "und",
        "Tel. 0521 51-0",
        "8–12 Uhr",
        "(",
        ")",
        " ",
        "\u00a0",
        "/",
        ".",
        "e\u0301",
        "中",
    ),
    *("دائرة", "الأجانب،", "أولاً", "می\u200cشود", "۱۲:۳۰", "٣", "؟", "міграційної", "İkametgâh", "\u200b", "\n"),
    *("\u2066Niederwall 25\u2069", "\u2067", "\u2068", "\u2069", "\u202e", "\u202c", "\u200f", "\U0001f600"),
]
mixed_texts = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def shown_on_paper(line: Line) -> str:
    """Read a line from left to right, as if every letter stood alone."""
    return "".join(run.text[cluster.start : cluster.end] for run in line.runs for cluster in run.clusters)


def without_gaps(text: str) -> str:
    return re.sub("[ \u00a0\u200b\n]", "", unicodedata.normalize("NFC", text))


def paragraph_of(
    text: str, fonts: Fonts, width_pt: float, spoken: Language = GERMAN, align: Align = "start"
) -> Paragraph:
    return layout(text, fonts, TextStyle(10, 15, align=align), width_pt, spoken)


@given(mixed_texts, st.floats(0.1, 600), st.sampled_from(LANGUAGES))
@example("A" * 50, 0.1, GERMAN)
def test_loses_no_character_at_any_width(fonts: Fonts, text: str, width_pt: float, spoken: Language) -> None:
    paragraph = layout(text, fonts, PLAIN, width_pt, spoken)
    assert without_gaps("".join(line.text for line in paragraph.lines)) == without_gaps(text)
    for line in paragraph.lines:
        assert "".join(run.text for run in sorted(line.runs, key=lambda run: run.start)) == line.text
        assert sorted(shown_on_paper(line)) == sorted(line.text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.floats(1, 300), st.sampled_from(LANGUAGES))
def test_lays_out_any_text_at_all(fonts: Fonts, text: str, width_pt: float, spoken: Language) -> None:
    assert layout(text, fonts, PLAIN, width_pt, spoken).lines


@given(mixed_texts, st.floats(120, 600), st.sampled_from(LANGUAGES))
def test_no_line_is_wider_than_the_paragraph(fonts: Fonts, text: str, width_pt: float, spoken: Language) -> None:
    # Joined letters change their form where a very long word is cut; that may move the end by less than a letter.
    assert layout(text, fonts, PLAIN, width_pt, spoken).widest_line_pt <= width_pt + 5


@given(mixed_texts, st.sampled_from(LANGUAGES))
def test_fits_into_its_own_measured_width(fonts: Fonts, text: str, spoken: Language) -> None:
    width_pt = text_width_pt(text, fonts, PLAIN, spoken)
    assert len(layout(text, fonts, PLAIN, width_pt, spoken).lines) == text.count("\n") + 1


def test_fills_lines_from_the_first_on(fonts: Fonts) -> None:
    lines = paragraph_of("Neues Rathaus am Niederwall", fonts, 80).lines
    assert [line.text for line in lines] == ["Neues Rathaus", "am Niederwall"]


def test_breaks_a_word_wider_than_the_line_between_letters(fonts: Fonts) -> None:
    lines = paragraph_of("Meldebescheinigung", fonts, 50).lines
    assert "".join(line.text for line in lines) == "Meldebescheinigung"
    assert all(line.width_pt <= 50.1 for line in lines)
    assert len(lines) == 3


def test_shows_a_hyphen_only_where_a_soft_hyphen_ends_the_line(fonts: Fonts) -> None:
    lines = paragraph_of("Flüchtlings\u00adhilfe\u00adstelle", fonts, 62).lines
    assert [line.text for line in lines] == ["Flüchtlings-", "hilfe\u00adstelle"]
    assert lines[0].width_pt <= 62.1


def test_begins_a_new_line_at_a_line_feed(fonts: Fonts) -> None:
    assert [line.text for line in paragraph_of("Neues Rathaus\r\n\nNiederwall", fonts, 300).lines] == [
        *("Neues Rathaus", "", "Niederwall")
    ]


def test_an_empty_text_is_one_empty_line(fonts: Fonts) -> None:
    paragraph = paragraph_of("", fonts, 300)
    assert [line.runs for line in paragraph.lines] == [()]
    assert paragraph.height_pt == 15


def test_height_and_base_lines_follow_the_leading_not_the_font(fonts: Fonts) -> None:
    german, arabic = (paragraph_of(text, fonts, 300, spoken) for text, spoken in (("a", GERMAN), ("ا", ARABIC)))
    assert german.height_pt == arabic.height_pt == 15
    assert german.baseline_pt(0) == arabic.baseline_pt(0) == pytest.approx(10.5)
    assert german.baseline_pt(1) - german.baseline_pt(0) == 15


@pytest.mark.parametrize(
    ("spoken", "align", "left_share"),
    [(GERMAN, "start", 0), (GERMAN, "end", 1), (GERMAN, "center", 0.5), (ARABIC, "start", 1), (ARABIC, "end", 0)],
    ids=["German start", "German end", "centre", "Arabic start", "Arabic end"],
)
def test_aligns_by_the_direction_of_the_language(
    fonts: Fonts, spoken: Language, align: Align, left_share: float
) -> None:
    (line,) = paragraph_of("abc", fonts, 300, spoken, align).lines
    assert line.x_pt == pytest.approx(left_share * (300 - line.width_pt))


def test_runs_of_a_line_stand_side_by_side(fonts: Fonts) -> None:
    (line,) = paragraph_of("مكتب (Neues Rathaus)، الهاتف", fonts, 300, ARABIC).lines
    ends = [run.x_pt + sum(cluster.advance for cluster in run.clusters) / 100 for run in line.runs]
    assert [run.x_pt for run in line.runs] == pytest.approx([0, *ends[:-1]])
    assert ends[-1] == pytest.approx(line.width_pt)


def test_a_bold_paragraph_uses_bold_fonts_in_every_script(fonts: Fonts) -> None:
    (line,) = layout("ساعات Uhr", fonts, TextStyle(10, 15, bold=True), 300, ARABIC).lines
    assert {run.font for run in line.runs} == set(fonts.chain(("NotoSans", "NotoNaskhArabic"), bold=True))


def test_german_words_stand_in_the_latin_family_and_brackets_go_with_their_sentence(fonts: Fonts) -> None:
    (line,) = paragraph_of(f"مكتب ({isolate_ltr('Neues Rathaus')})", fonts, 300, ARABIC).lines
    latin = [run.text for run in line.runs if run.font is fonts.chain(("NotoSans", "NotoNaskhArabic"), bold=False)[0]]
    assert latin == ["Neues Rathaus"]


def test_the_plus_of_a_phone_number_stands_in_the_font_of_its_digits(fonts: Fonts) -> None:
    (line,) = paragraph_of(f"الهاتف {phone_number('+49 521 51-0')}", fonts, 300, ARABIC).lines
    assert [
        run.text for run in line.runs if run.font is fonts.chain(("NotoSans", "NotoNaskhArabic"), bold=False)[0]
    ] == ["+49\u00a0521\u00a051-0"]


def test_arabic_line_with_an_isolated_phone_number_reads_right(fonts: Fonts) -> None:
    (line,) = paragraph_of("هاتف \u20660521 51-0\u2069 نعم", fonts, 300, ARABIC).lines
    assert re.sub("[\u2066\u2069]", "", shown_on_paper(line)) == "معن 0521 51-0 فتاه"


def test_brackets_around_german_in_arabic_are_mirrored(fonts: Fonts) -> None:
    (line,) = paragraph_of("ا (Rathaus) ب", fonts, 300, ARABIC).lines
    naskh = fonts.chain(("NotoSans", "NotoNaskhArabic"), bold=False)[1]
    drawn = [glyph.id for run in line.runs for cluster in run.clusters for glyph in cluster.glyphs]
    shapes = [naskh.shape(bracket, "Arab", "ar", False)[0].glyphs[0].id for bracket in "()"]
    assert [glyph for glyph in drawn if glyph in shapes] == shapes


def test_persian_digits_and_times_run_left_to_right(fonts: Fonts) -> None:
    (line,) = paragraph_of("از ۸:۰۰ تا ۱۲:۳۰", fonts, 300, PERSIAN).lines
    assert shown_on_paper(line) == "۱۲:۳۰ ات ۸:۰۰ زا"


def test_a_phone_number_stays_on_one_line_at_any_width_that_holds_it(fonts: Fonts) -> None:
    text = f"Telefon der Stelle im Neuen Rathaus: {phone_number('0521 51-0')} oder {phone_number('+49 521 51-1234')}"
    for width_pt in range(90, 300, 3):
        lines = [line.text for line in paragraph_of(text, fonts, width_pt).lines]
        assert any("0521\u00a051-0" in line for line in lines)
        assert any("+49\u00a0521\u00a051-1234" in line for line in lines)


def test_isolates_leave_a_german_line_as_it_is(fonts: Fonts) -> None:
    assert text_width_pt(isolate("Rathaus"), fonts, PLAIN, GERMAN) == text_width_pt("Rathaus", fonts, PLAIN, GERMAN)


def test_a_missing_character_shows_as_a_box_with_a_width(fonts: Fonts) -> None:
    (line,) = paragraph_of("한", fonts, 300).lines
    assert [glyph.id for run in line.runs for cluster in run.clusters for glyph in cluster.glyphs] == [0]
    assert line.width_pt > 3


def test_a_span_of_time_wider_than_the_line_is_broken_at_its_spaces(fonts: Fonts) -> None:
    span = "11:00\u00a0bis\u00a013:00\u00a0Uhr"
    lines = [line.text for line in paragraph_of(span, fonts, 60).lines]
    assert lines == ["11:00\u00a0bis", "13:00\u00a0Uhr"]


@pytest.mark.parametrize("words", ["10:00\u00a0bis\u00a018:00\u00a0Uhr", "+49 521 5566777 88", "Mo: 0521 51 20 20 22"])
def test_a_time_or_a_phone_number_too_wide_for_its_line_is_broken_at_its_spaces(fonts: Fonts, words: str) -> None:
    parts = re.split("[ \u00a0]", words)
    widest_pt = max(text_width_pt(part, fonts, PLAIN, GERMAN) for part in parts)
    for spare_pt in (4, 15, 40):
        lines = layout(words, fonts, PLAIN, widest_pt + spare_pt, GERMAN).lines
        assert [part for line in lines for part in re.split("[ \u00a0]", line.text)] == parts


def test_no_space_stands_out_where_a_time_from_right_to_left_had_to_be_broken(fonts: Fonts) -> None:
    time = isolate(f"من\u00a0{isolate_ltr('10:00')}\u00a0إلى\u00a0{isolate_ltr('18:00')}")
    lines = layout(time, fonts, PLAIN, 45, ARABIC).lines
    assert len(lines) > 1
    assert not any(line.text.endswith("\u00a0") for line in lines)
