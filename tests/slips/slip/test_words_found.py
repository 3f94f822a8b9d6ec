"""Words of a slip as another program finds them in the file: for search, copying and reading aloud."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from erstanlauf.i18n.languages import LANGUAGES, Language
from erstanlauf.slips.text.fonts import Fonts
from tests.slips.reference import PlacedLine, lines_set_by_reference, weasyprint
from tests.slips.slip.test_readability import A5_PT, lines_of
from tests.slips.vignette_slips import only_texts, pages_of, pdf_of_pages, vignette_slip

FOUND_AT_LEAST = 0.96
WORSE_AT_MOST = 0.01
CONTROLS = re.compile("[\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SIGNS = ".,;:!?()[]„“\"'«»،؛؟۔।፣።፤፥፦፧、，。：；（）！？“”¿¡…–"


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda spoken: spoken.tag)
def test_words_are_found_as_well_as_in_the_reference(spoken: Language, fonts: Fonts, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here (package poppler-utils): the text of slips was NOT read back")
    slip = pages_of(vignette_slip("V02", spoken.tag), spoken, fonts)
    pages = [only_texts(page, lambda text: text.paragraph.language == spoken) for page in slip]
    lines = [lines_of(page, spoken) for page in pages]
    words = words_of([line for page in lines for line in page])
    ours = share_found(words, [pdf_of_pages(slip, spoken)], tmp_path)
    assert ours >= FOUND_AT_LEAST
    weasyprint()
    theirs = [lines_set_by_reference(page, A5_PT, spoken, spoken.fonts) for page in lines]
    assert ours >= share_found(words, theirs, tmp_path) - WORSE_AT_MOST


def words_of(lines: Sequence[PlacedLine]) -> list[str]:
    found = [word.strip(SIGNS) for line in lines for word in CONTROLS.sub("", line.text).replace("\u00a0", " ").split()]
    return [word for word in found if word]


def share_found(words: Sequence[str], files: Sequence[bytes], folder: Path) -> float:
    text = "".join(text_in(file, folder) for file in files)
    return sum(word in text for word in words) / len(words)


def text_in(pdf: bytes, folder: Path) -> str:
    file = folder / "slip.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return CONTROLS.sub("", done.stdout.decode("utf-8")).replace("\u00a0", " ")
