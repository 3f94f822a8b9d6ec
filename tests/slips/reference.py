"""The same lines set by another program, WeasyPrint, with the same font files; pictures of pages; text read by OCR.

Only for comparing: what the reference does with a line decides how good "as good as usual" is.
"""

import html
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter

from erstanlauf import paths
from erstanlauf.i18n.languages import Language

MODELS = {
    "de": "deu", "en": "eng", "ar": "ara", "tr": "tur", "uk": "ukr", "ru": "rus", "fa": "fas", "prs": "fas",
    "ps": "pus", "ku": "kmr", "ckb": "Arabic", "pl": "pol", "ro": "ron", "bg": "bul", "el": "ell", "sq": "sqi",
    "sh": "bos", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "ti": "tir", "so": "Latin", "vi": "vie",
    "zh": "chi_sim", "hi": "hin", "ur": "urd",
}  # fmt: skip
"""What tesseract calls its model; Sorani and Somali have none of their own and are read with that of their script."""

_INK_BELOW = 128


def weasyprint() -> Any:
    return pytest.importorskip(
        "weasyprint", reason="WeasyPrint is not installed, so there is NOTHING to compare with: requirements-peers.txt"
    )


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text, the size of its letters and the box in which it stands, in points from the upper left corner."""

    text: str
    size_pt: float
    left_pt: float
    top_pt: float
    width_pt: float
    height_pt: float


def lines_set_by_reference(
    lines: Sequence[PlacedLine], page_pt: tuple[float, float], language: Language, families: Sequence[str]
) -> bytes:
    """Return a page with these lines in their places, none broken, in families asked in this order."""
    page = "".join(f'<p style="{_style_of(line)}">{html.escape(line.text)}</p>' for line in lines)
    document = f'<html lang="{language.shaping_tag}"><body dir="{language.direction}">{page}</body></html>'
    style = f"""@page {{ size: {page_pt[0]}pt {page_pt[1]}pt; margin: 0; }} body {{ margin: 0; }}
        p {{ margin: 0; position: absolute; white-space: pre; font-family: {", ".join(families)}; }}"""
    return _set(document, style + _faces(families))


def _style_of(line: PlacedLine) -> str:
    return (
        f"left: {line.left_pt}pt; top: {line.top_pt}pt; width: {line.width_pt}pt; height: {line.height_pt}pt; "
        f"line-height: {line.height_pt}pt; font-size: {line.size_pt}pt"
    )


def _set(document: str, style: str) -> bytes:
    weasy = weasyprint()
    fonts = weasy.text.fonts.FontConfiguration()
    sheet = weasy.CSS(string=style, font_config=fonts)
    pdf: bytes = weasy.HTML(string=document).write_pdf(stylesheets=[sheet], font_config=fonts)
    return pdf


def _faces(families: Sequence[str]) -> str:
    folder = paths.resources() / "fonts"
    return "".join(
        f"@font-face {{ font-family: {family}; src: url('{(folder / family).as_uri()}-Regular.ttf'); }}"
        for family in families
    )


def pictures_of(pdf: bytes, dpi: float) -> list[Image.Image]:
    """Return the pages in shades of grey."""
    import pypdfium2

    return [page.render(scale=dpi / 72).to_pil().convert("L") for page in pypdfium2.PdfDocument(pdf)]


def unmatched_share(ours: Image.Image, theirs: Image.Image) -> float:
    """Return the share of ink that has no ink of the other picture within one pixel, both cut to their ink."""
    first, second = (_ink_of(each) for each in (ours, theirs))
    size = max(first.width, second.width) + 2, max(first.height, second.height) + 2
    shifted = []
    for ink in (first, second):
        sheet = Image.new("L", size, 0)
        sheet.paste(ink, (1, 1))
        shifted.append(sheet)
    alone = sum(
        _count(ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3))))
        for one, other in (shifted, shifted[::-1])
    )
    return alone / max(1, sum(map(_count, shifted)))


def _ink_of(picture: Image.Image) -> Image.Image:
    ink = picture.point(lambda grey: 255 if grey < _INK_BELOW else 0)
    return ink.crop(ink.getbbox())


def _count(ink: Image.Image) -> int:
    return ink.histogram()[255]


@cache
def ocr_models() -> frozenset[str]:
    if not shutil.which("tesseract"):
        return frozenset()
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True)
    return frozenset(listed.stdout.splitlines()[1:])


def require_model(tag: str) -> str:
    """Return the model of a language; skips where tesseract or the model is missing."""
    if not shutil.which("tesseract"):
        pytest.skip("tesseract is not here (Debian package tesseract-ocr): slips were NOT read by OCR")
    if MODELS[tag] not in ocr_models():
        pytest.skip(f"tesseract has no model {MODELS[tag]} here: slips in {tag} were NOT read by OCR")
    return MODELS[tag]


def text_read(picture: Image.Image, model: str) -> str:
    """Return what tesseract reads on a picture of 300 dpi, taken as one block of text."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.png")
        picture.save(file, dpi=(300, 300))
        command = ["tesseract", str(file), "-", "-l", model, "--psm", "6", "--dpi", "300"]
        environment = {"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def error_share(read: str, meant: str) -> float:
    """Return the character error: edits by the length of what is meant; spaces and ways of writing a letter aside."""
    return _edits(_bare(read), _bare(meant)) / max(1, len(_bare(meant)))


def _bare(text: str) -> str:
    kept = (
        each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) not in ("Cf", "Zs", "Cc")
    )
    return "".join(kept)


def _edits(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, start=1):
        before, row[0] = row[0], index
        for place, wanted in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != wanted))
    return row[-1]
