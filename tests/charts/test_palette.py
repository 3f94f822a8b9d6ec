"""Shades that can be told apart in colour and in grey, with figures on them that can be read."""

from itertools import pairwise

import pytest

from erstanlauf.charts import Palette
from erstanlauf.charts.marks import Tone
from erstanlauf.charts.palette import SHADES, contrast
from erstanlauf.slips.report.chart_drawing import PRINTED

TEXT, SHAPE = 4.5, 3.0
BLACK_ON_WHITE = Palette(paper="#ffffff", ink="#000000", quiet="#595959", hairline="#d0d0d0", accent="#404040")

palettes = pytest.mark.parametrize("palette", [PRINTED, BLACK_ON_WHITE], ids=["printed", "grey"])


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@palettes
def test_a_figure_can_be_read_on_every_shade(palette: Palette) -> None:
    for shade in range(SHADES):
        assert contrast(palette.ink_on(shade), palette.shade(shade)) >= TEXT


@palettes
def test_what_is_quiet_can_be_read_where_it_stands(palette: Palette) -> None:
    for ground in (palette.paper, palette.shade(0)):
        assert contrast(palette.tone(Tone.QUIET), ground) >= TEXT


@palettes
def test_every_shade_is_darker_than_the_one_before(palette: Palette) -> None:
    shades = [palette.paper, *(palette.shade(shade) for shade in range(SHADES))]
    for lighter, darker in pairwise(contrast(each, palette.paper) for each in shades):
        assert darker > lighter * 1.05
    assert contrast(palette.shade(SHADES - 1), palette.paper) >= SHAPE
