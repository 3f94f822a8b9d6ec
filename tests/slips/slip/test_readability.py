"""Slips read by OCR at 300 dpi, against the same lines in the same places set by WeasyPrint.

One case in every language, three more behind the marker `slow` in the languages whose scripts are hardest.
"""

from collections.abc import Sequence

import pytest

from erstanlauf.i18n.languages import LANGUAGES, Language, language
from erstanlauf.slips.layout.blocks import PlacedText
from erstanlauf.slips.layout.paging import Page
from erstanlauf.slips.text.fonts import FAMILIES, Fonts
from tests.slips.reference import (
    PlacedLine,
    error_share,
    lines_set_by_reference,
    pictures_of,
    require_model,
    text_read,
    weasyprint,
)
from tests.slips.vignette_slips import only_texts, pages_of, pdf_of_pages, texts_on, vignette_slip

A5_PT = (419.53, 595.28)
DPI = 300
WORSE_AT_MOST = 0.01


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.tag)
def test_is_read_as_well_as_the_reference(spoken: Language, fonts: Fonts) -> None:
    assert_read_as_well(["V02"], spoken, fonts)


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["ar", "ps", "ckb", "ur", "ti", "zh", "hi", "vi"])
def test_three_other_cases_are_read_as_well(tag: str, fonts: Fonts) -> None:
    assert_read_as_well(["V13", "V24", "V36"], language(tag), fonts)


def assert_read_as_well(vignettes: Sequence[str], spoken: Language, fonts: Fonts) -> None:
    """Compare the error over all pages of the cases: on a single short page one letter more is a point more."""
    model = require_model(spoken.tag)
    weasyprint()
    slips = [page for each in vignettes for page in pages_of(vignette_slip(each, spoken.tag), spoken, fonts)]
    pages = [only_texts(page, lambda text: is_plain(text, spoken)) for page in slips]
    lines = [lines_of(page, spoken) for page in pages]
    meant = "".join(line.text for page in lines for line in page)
    assert len(meant) > 100
    ours = pictures_of(pdf_of_pages(pages, spoken), DPI)
    theirs = [
        picture
        for page in lines
        for picture in pictures_of(lines_set_by_reference(page, A5_PT, spoken, spoken.fonts[::-1]), DPI)
    ]
    assert len(ours) == len(theirs)
    errors = [error_share("".join(text_read(page, model) for page in each), meant) for each in (ours, theirs)]
    assert errors[0] <= errors[1] + WORSE_AT_MOST, f"{errors[0]:.2%}, reference {errors[1]:.2%}"


def is_plain(text: PlacedText, spoken: Language) -> bool:
    """Tell whether a text is in the language, in one script and weight, and no label beside another text: OCR of mixed
    lines says more of the OCR than of the page.
    """
    paragraph = text.paragraph
    if paragraph.language != spoken or paragraph.style.bold:
        return False
    letters = "".join(line.text for line in paragraph.lines)
    return spoken.script == "Latn" or not any(each.isascii() and each.isalnum() for each in letters)


def lines_of(page: Page, spoken: Language) -> list[PlacedLine]:
    """Return the lines of a page in their places, as large as they are printed."""
    scale = FAMILIES[spoken.fonts[-1]]
    return [
        PlacedLine(
            text=line.text,
            size_pt=text.paragraph.style.size_pt * scale,
            left_pt=left_pt,
            top_pt=top_pt + number * text.paragraph.style.leading_pt,
            width_pt=text.paragraph.width_pt,
            height_pt=text.paragraph.style.leading_pt,
        )
        for text, left_pt, top_pt in texts_on(page)
        for number, line in enumerate(text.paragraph.lines)
    ]
