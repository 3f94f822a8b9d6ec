"""Font files: what they cover, how they shape, and what happens where one is missing or damaged."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf import paths
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.text.fonts import FAMILIES, Font, FontMissing, Fonts

FOLDER = paths.resources() / "fonts"
WHOLE = (FOLDER / "NotoSans-Regular.ttf").read_bytes()
ALPHABETS = (
    "aäbcdefghijklmnoöpqrstuüvwxyzßAÄÖÜẞ"
    "çğıİöşüâîû"
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяАБВГҐДЕЄЖЗИІЇ"
    "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى"
    "پچژکگیهٔ‌"
    "ېۍښږځڅړټډګڼۀئے"
    "ہھٹڈڑںۓ"
    "ەێۆڵڕڤ"
    "ăâîșțşţëçčćđšžąęłńóśźżğıßñãõàèìòùáéíúýœæÿ"
    "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
    "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊΐϋΰ"
    "ъыэё"
    "ሀሁሂሃሄህሆለመሠረሰሸቀቐበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ።፣፤፥፡"
    "अआइईउऊऋएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहज़फ़ड़ढ़्ािीुूृेैोौंःँ।"
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
    ".,:;!?()[]/–-•…§€%+&@„“”«»’،؛؟٫٬٪"
)


def test_every_file_matches_the_checksum_that_its_description_gives() -> None:
    described = dict(re.findall(r"^([0-9a-f]{64})  (\S+)$", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE))
    actual = {hashlib.sha256(file.read_bytes()).hexdigest(): file.name for file in FOLDER.glob("*.ttf")}
    assert described == actual


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.ttf")), ids=lambda file: file.stem)
def test_every_file_states_the_open_font_licence_and_reserves_no_name(file: Path) -> None:
    names = TTFont(file)["name"]
    assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)
    reserved = re.search("Reserved Font Name '(.+?)'", names.getDebugName(0))
    assert reserved is None or reserved[1] not in names.getDebugName(1)


def test_every_family_that_a_language_asks_for_is_loaded() -> None:
    assert {family for language in LANGUAGES for family in language.fonts} <= set(FAMILIES)


def test_prints_every_letter_and_sign_of_the_slip_languages(fonts: Fonts) -> None:
    assert fonts.missing_from(ALPHABETS) == ""


def test_names_each_missing_character_once_and_no_invisible_one(fonts: Fonts) -> None:
    assert fonts.missing_from("a 한☐한 \u2066\u2069\u200c\n") == "한☐"


def test_does_not_miss_a_letter_that_has_a_composed_form(fonts: Fonts) -> None:
    assert fonts.missing_from("u\u0308") == ""


def test_asks_other_families_only_for_what_those_of_the_language_miss(fonts: Fonts) -> None:
    german = ("NotoSans",)
    assert [font.name for font in fonts.chain_for("Straße 5", german, bold=False)] == ["NotoSans-Regular"]
    chain = fonts.chain_for("Straße 中", german, bold=False)
    assert [font.name for font in chain if font.covers("中")] == ["NotoSansSC-Regular"]


def test_opens_no_file_before_it_is_needed(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "NotoSans-Regular.ttf", tmp_path)
    assert len(Fonts(tmp_path).chain_for("Straße", ("NotoSans",), bold=False)) == 1


def test_joins_arabic_letters(fonts: Fonts) -> None:
    naskh = naskh_of(fonts)
    single = {naskh.shape(letter, "Arab", "ar", True)[0].glyphs[0].id for letter in "بيت"}
    joined = {cluster.glyphs[0].id for cluster in naskh.shape("بيت", "Arab", "ar", True)}
    assert joined.isdisjoint(single)


def test_answers_clusters_from_left_to_right_on_paper(fonts: Fonts) -> None:
    assert [cluster.start for cluster in naskh_of(fonts).shape("بيت", "Arab", "ar", True)] == [2, 1, 0]


@given(st.text(ALPHABETS + "\u0301\u0308\U0001f600", max_size=20), st.booleans())
def test_clusters_cover_the_text_without_gap_or_overlap(fonts: Fonts, text: str, right_to_left: bool) -> None:
    for font in fonts.chain(tuple(FAMILIES), bold=False):
        clusters = sorted(font.shape(text, None, "de", right_to_left))
        ends = [0, *(cluster.end for cluster in clusters)]
        assert [*(cluster.start for cluster in clusters), len(text)] == ends


def test_subset_draws_the_wanted_glyphs_only(fonts: Fonts) -> None:
    glyph = fonts.chain(("NotoSans",), bold=False)[0].shape("ä", "Latn", "de", False)[0].glyphs[0].id
    content, new_ids = fonts.chain(("NotoSans",), bold=False)[0].subset(frozenset([glyph]))
    assert glyph in new_ids
    assert len(content) < 2_000


def test_a_missing_file_is_known_trouble_that_names_the_file_without_its_folder(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "fonts")
    (tmp_path / "fonts" / "NotoNaskhArabic-Bold.ttf").unlink()
    with pytest.raises(FontMissing) as trouble:
        Fonts(tmp_path / "fonts").chain(("NotoSans", "NotoNaskhArabic"), bold=True)
    assert trouble.value.details == {"file": "NotoNaskhArabic-Bold.ttf"}


@pytest.mark.parametrize(
    "content",
    [b"", b"\0\1\0\0", b"not a font at all", WHOLE[: len(WHOLE) // 2], WHOLE[:-8], b"OTTO" + WHOLE[4:]],
    ids=["empty", "only a mark", "other content", "half", "a few bytes short", "other outlines"],
)
def test_a_damaged_file_is_known_trouble(content: bytes, tmp_path: Path) -> None:
    damaged = tmp_path / "NotoSans-Regular.ttf"
    damaged.write_bytes(content)
    with pytest.raises(FontMissing):
        Font(damaged)


def test_opens_files_in_folders_with_any_letters(tmp_path: Path) -> None:
    folder = tmp_path / "Schriften für العربية"
    shutil.copytree(FOLDER, folder)
    assert Fonts(folder).chain(("NotoSans",), bold=False)[0].name == "NotoSans-Regular"


def test_says_in_one_german_sentence_what_to_do() -> None:
    words = Wording("de")
    assert sentence(words, FontMissing(file="NotoSans-Bold.ttf")) == (
        "Die Schriftdatei NotoSans-Bold.ttf fehlt oder ist beschädigt, darum entstand kein Laufzettel; die Vorsprache "
        "ist gespeichert – das Programm neu einrichten lassen."
    )


def naskh_of(fonts: Fonts) -> Font:
    return fonts.chain(("NotoNaskhArabic",), bold=False)[0]
