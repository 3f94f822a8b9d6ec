"""How long a warm slip takes, against WeasyPrint laying out the same words as an HTML page in the same run.

Goal: at most a third. Nothing fails on time: the figure is printed. WeasyPrint comes from requirements-peers.txt.
"""

import html
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from erstanlauf import paths
from erstanlauf.domain.slip import Paper, Slip
from erstanlauf.i18n.languages import GERMAN, Language, language
from erstanlauf.i18n.phrases.voice import Voice
from erstanlauf.i18n.wording import Wording
from erstanlauf.slips.content import SlipWords, words_of
from erstanlauf.slips.page import PdfSlipWriter
from tests.benchmarks.turns import medians_ms
from tests.slips.slips import a_slip, a_step, an_unsure_step

pytestmark = pytest.mark.benchmark

ROUNDS = 15
CITY = "Bielefeld"


@pytest.fixture
def weasyprint() -> Any:
    return pytest.importorskip(
        "weasyprint", reason="WeasyPrint is not installed, so there is nothing to compare with: requirements-peers.txt"
    )


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_a_warm_slip_against_weasyprint(tag: str, weasyprint: Any, report_figure: Callable[[str], None]) -> None:
    slip = a_slip(tag, a_step(), an_unsure_step())
    page, fonts = html_of(slip), weasyprint.text.fonts.FontConfiguration()
    style = weasyprint.CSS(string=css(), font_config=fonts)
    writer = PdfSlipWriter(CITY)

    def ours() -> bytes:
        return writer.pdf(slip, Paper.A5)

    def theirs() -> bytes:
        pdf: bytes = weasyprint.HTML(string=page).write_pdf(stylesheets=[style], font_config=fonts)
        return pdf

    assert all(each().startswith(b"%PDF") for each in (ours, theirs))
    ours_ms, theirs_ms = medians_ms(ROUNDS, ours, theirs)
    report_figure(
        f"warm slip, {tag}, two steps: {ours_ms:.1f} ms, WeasyPrint {theirs_ms:.1f} ms, "
        f"ratio {ours_ms / theirs_ms:.2f} (goal at most 0.33)"
    )


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


def css() -> str:
    folder = paths.resources() / "fonts"
    faces = "".join(
        f"@font-face {{ font-family: {family}; src: url('{(folder / family).as_uri()}-Regular.ttf'); }}"
        for family in ("NotoSans", "NotoNaskhArabic")
    )
    return f"{faces} @page {{ size: A5; margin: 9mm; }} body {{ font: 8.4pt NotoSans, NotoNaskhArabic; }}"
