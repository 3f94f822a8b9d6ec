"""How long a slip takes, against WeasyPrint and Qt's QTextDocument laying out the same words with the same font files.

Goals: warm at most a third of WeasyPrint and no slower than Qt; a fresh process under half of WeasyPrint's. Nothing
fails on time: the figures are printed. WeasyPrint comes from requirements-peers.txt.
"""

import html
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFontDatabase, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from pytestqt.qtbot import QtBot

from erstanlauf import paths
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.i18n.languages import GERMAN, Language, language
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.pdf import glyphs
from erstanlauf.slips.slip.content import SlipWords, words_of
from erstanlauf.slips.slip.writer import PdfSlipWriter
from erstanlauf.slips.text.fonts import Font
from erstanlauf.slips.text.paragraphs import layout
from tests.benchmarks.turns import medians_ms
from tests.slips.slips import a_slip, a_step, an_unsure_step

pytestmark = pytest.mark.benchmark

ROUNDS = 15
COLD_ROUNDS = 5
CITY = "Bielefeld"
LANGUAGES_MEASURED = ("de", "ar", "ti", "zh", "hi")

COLD_OURS = """
import sys
from pathlib import Path
from erstanlauf.domain.slip import Paper
from erstanlauf.slips.slip.writer import PdfSlipWriter
from tests.slips.slips import a_slip, a_step, an_unsure_step
Path(sys.argv[2]).write_bytes(PdfSlipWriter("Bielefeld").pdf(a_slip(sys.argv[1], a_step(), an_unsure_step()), Paper.A5))
"""
COLD_THEIRS = """
import sys
from pathlib import Path
import weasyprint
page, style = (Path(file).read_text("utf-8") for file in sys.argv[1:3])
fonts = weasyprint.text.fonts.FontConfiguration()
sheet = weasyprint.CSS(string=style, font_config=fonts)
Path(sys.argv[3]).write_bytes(weasyprint.HTML(string=page).write_pdf(stylesheets=[sheet], font_config=fonts))
"""


@pytest.fixture
def weasyprint() -> Any:
    return pytest.importorskip(
        "weasyprint", reason="WeasyPrint is not installed, so there is nothing to compare with: requirements-peers.txt"
    )


@pytest.mark.parametrize("tag", LANGUAGES_MEASURED)
def test_a_warm_slip_against_weasyprint_and_qt(
    tag: str, weasyprint: Any, qtbot: QtBot, report_figure: Callable[[str], None]
) -> None:
    slip = a_slip(tag, a_step(), an_unsure_step())
    page, style = html_of(slip), css(language(tag))
    shared_fonts = weasyprint.text.fonts.FontConfiguration()
    shared_style = weasyprint.CSS(string=style, font_config=shared_fonts)
    families = qt_families(language(tag))
    writer = PdfSlipWriter(CITY)

    def ours() -> bytes:
        return writer.pdf(slip, Paper.A5)

    def ours_of_new_words() -> bytes:
        for keeps in (layout, glyphs._prepared, *(each.shape for each in fonts_of(writer, tag))):
            keeps.cache_clear()
        return writer.pdf(slip, Paper.A5)

    def theirs() -> bytes:
        fonts = weasyprint.text.fonts.FontConfiguration()
        sheet = weasyprint.CSS(string=style, font_config=fonts)
        pdf: bytes = weasyprint.HTML(string=page).write_pdf(stylesheets=[sheet], font_config=fonts)
        return pdf

    def theirs_at_best() -> bytes:
        pdf: bytes = weasyprint.HTML(string=page).write_pdf(stylesheets=[shared_style], font_config=shared_fonts)
        return pdf

    def qt() -> bytes:
        return pdf_by_qt(page, families)

    assert all(each().startswith(b"%PDF") for each in (ours, theirs, theirs_at_best, qt))
    new_ms, ours_ms, theirs_ms, best_ms, qt_ms = medians_ms(ROUNDS, ours_of_new_words, ours, theirs, theirs_at_best, qt)
    report_figure(
        f"slip of words not printed before, {tag}: {new_ms:.1f} ms, WeasyPrint ratio {new_ms / theirs_ms:.2f}"
    )
    report_figure(
        f"warm slip, {tag}, two steps: {ours_ms:.1f} ms, {len(ours()) / 1000:.0f} kB; WeasyPrint {theirs_ms:.1f} ms, "
        f"ratio {ours_ms / theirs_ms:.2f} (goal 0.33; its best case {best_ms:.1f} ms, {ours_ms / best_ms:.2f}); "
        f"QTextDocument {qt_ms:.1f} ms, ratio {ours_ms / qt_ms:.2f} (goal 1)"
    )


@pytest.mark.parametrize("tag", ["ar", "zh"])
def test_a_cold_slip_against_weasyprint(
    tag: str, weasyprint: Any, tmp_path: Path, report_figure: Callable[[str], None]
) -> None:
    page, style = tmp_path / "page.html", tmp_path / "page.css"
    page.write_text(html_of(a_slip(tag, a_step(), an_unsure_step())), "utf-8")
    style.write_text(css(language(tag)), "utf-8")
    out = str(tmp_path / "slip.pdf")
    ours, theirs = [COLD_OURS, tag, out], [COLD_THEIRS, str(page), str(style), out]
    times: list[list[float]] = [[], []]
    for round_number in range(COLD_ROUNDS + 1):
        for arguments, measured in zip((ours, theirs), times, strict=True):
            taken = process_ms(arguments)
            if round_number:  # the first one fills the page cache
                measured.append(taken)
    ours_ms, theirs_ms = map(median, times)
    report_figure(
        f"cold slip, {tag}, a process each: {ours_ms:.0f} ms, WeasyPrint {theirs_ms:.0f} ms, "
        f"ratio {ours_ms / theirs_ms:.2f} (goal below 0.5)"
    )


def fonts_of(writer: PdfSlipWriter, tag: str) -> list[Font]:
    fonts = writer._equipment.fonts
    return [font for bold in (False, True) for font in fonts.chain(language(tag).fonts, bold=bold)]


def process_ms(arguments: Sequence[str]) -> float:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", *arguments], env=environment, check=True)
    return (time.perf_counter() - begin) * 1000


def pdf_by_qt(page: str, families: Sequence[str]) -> bytes:
    """Return the page as Qt writes it, A5 with the same margins."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A5), QPageLayout.Orientation.Portrait, QMarginsF(26, 26, 26, 26))
    )
    writer.setResolution(72)
    document = QTextDocument()
    font = document.defaultFont()
    font.setFamilies(list(families))
    font.setPointSizeF(8.4)
    document.setDefaultFont(font)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml(page)
    document.print_(writer)
    return bytes(buffer.data().data())


def qt_families(spoken: Language) -> list[str]:
    """Load the font files of a language and return what Qt calls them."""
    families = []
    for family in spoken.fonts:
        for weight in ("Regular", "Bold"):
            number = QFontDatabase.addApplicationFont(str(paths.resources() / "fonts" / f"{family}-{weight}.ttf"))
            families += QFontDatabase.applicationFontFamilies(number)
    return list(dict.fromkeys(families))


def html_of(slip: Slip) -> str:
    """Return the words of a slip as a plain page: a table of two columns, as the slip has."""
    newcomer = language(slip.language)
    tongues = [GERMAN] if newcomer == GERMAN else [GERMAN, newcomer]
    spoken = [words_of(slip, Voice(each, Wording(each.tag, "slips"), {}), CITY, newcomer) for each in tongues]
    rows = zip(*(lines_of(each) for each in spoken), strict=True)
    table = "".join(f"<tr>{cells_of(row, tongues)}</tr>" for row in rows)
    return f"<html><body><table>{table}</table></body></html>"


def cells_of(texts: Sequence[str], tongues: Sequence[Language]) -> str:
    pairs = zip(texts, tongues, strict=True)
    return "".join(f'<td dir="{each.direction}">{html.escape(text)}</td>' for text, each in pairs)


def lines_of(words: SlipWords) -> Iterator[str]:
    yield from (words.desk, words.title, words.issued_on)
    for step in words.steps:
        yield from (step.title, step.reason)
        yield from (f"{line.label} {line.value}" for line in step.lines)
        yield step.note
    yield from (f"{each.number} {each.who}" for each in words.numbers)
    yield from (words.bring_back, words.draft_notice)


def css(spoken: Language) -> str:
    folder = paths.resources() / "fonts"
    faces = "".join(
        f"@font-face {{ font-family: {family}; src: url('{(folder / family).as_uri()}-{weight}.ttf');"
        f" font-weight: {weight.lower().replace('regular', 'normal')}; }}"
        for family in spoken.fonts
        for weight in ("Regular", "Bold")
    )
    return f"{faces} @page {{ size: A5; margin: 9mm; }} body {{ font: 8.4pt {', '.join(spoken.fonts)}; }}"
