"""Lines of the hardest scripts, pixel by pixel against the same lines set by WeasyPrint, with German names in them.

A browser asks fonts letter by letter, also for spaces and signs; a slip sets them with the words around them. So that
the same is compared, both ask the family of the script first here, and no family is set larger than it is.
"""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from erstanlauf import paths
from erstanlauf.i18n.languages import Language, language
from erstanlauf.i18n.phrases.isolates import isolate_ltr, phone_number
from erstanlauf.slips.pdf.canvas import SlipCanvas
from erstanlauf.slips.pdf.glyphs import draw
from erstanlauf.slips.text.fonts import FAMILIES, Fonts
from erstanlauf.slips.text.paragraphs import TextStyle, layout
from tests.slips.reference import PlacedLine, lines_set_by_reference, pictures_of, unmatched_share, weasyprint
from tests.slips.vignette_slips import pages_of, texts_on, vignette_slip

DPI = 150
UNMATCHED_AT_MOST = 0.002
SIZE_PT = 14.0
PAGE_PT = (1400.0, 60.0)
PLACE = isolate_ltr("Neues Rathaus, Niederwall 23, 33602 Bielefeld")
PHONE = phone_number("+49 521 51-0")


@pytest.mark.parametrize("tag", ["ar", "fa", "ps", "ckb", "ur", "ti", "zh", "hi"])
def test_every_line_has_the_ink_of_the_reference(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint()
    spoken = replace(language(tag), fonts=language(tag).fonts[::-1])
    for family in FAMILIES:
        monkeypatch.setitem(FAMILIES, family, 1.0)
    fonts = Fonts(paths.resources() / "fonts")
    lines = lines_to_compare(spoken, fonts)
    assert len(lines) > 15
    shares = {line: unmatched_share(*pictures(line, spoken, fonts)) for line in lines}
    worst = max(shares, key=shares.__getitem__)
    assert shares[worst] <= UNMATCHED_AT_MOST, f"{shares[worst]:.2%} of {worst!r}"


def lines_to_compare(spoken: Language, fonts: Fonts) -> list[str]:
    """Return each line of the slips of two cases once, and lines with German in them."""
    lines: dict[str, None] = {}
    for vignette in ("V02", "V13"):
        for page in pages_of(vignette_slip(vignette, spoken.tag), spoken, fonts):
            for text, _, _ in texts_on(page):
                if text.paragraph.language == spoken:
                    lines |= dict.fromkeys(line.text for line in text.paragraph.lines)
    word = max(lines, key=len)
    return [*lines, f"{word} ({PLACE})", f"{word}: {PHONE}, {PLACE}"]


def pictures(line: str, spoken: Language, fonts: Fonts) -> tuple[Image.Image, Image.Image]:
    file = BytesIO()
    canvas = SlipCanvas(file, PAGE_PT)
    canvas.open_section()
    with canvas.tagged("P", spoken.tag):
        draw(canvas, layout(line, fonts, TextStyle(SIZE_PT, 30), PAGE_PT[0], spoken), 0, 45)
    canvas.save()
    placed = PlacedLine(line, SIZE_PT, 0, 15, PAGE_PT[0], 30)
    reference = lines_set_by_reference([placed], PAGE_PT, spoken, spoken.fonts)
    return pictures_of(file.getvalue(), DPI)[0], pictures_of(reference, DPI)[0]
