"""Blocks on pages: nothing is lost and nothing stands outside, however high a block is."""

from dataclasses import replace

import pytest

from erstanlauf import paths
from erstanlauf.domain.slip import Paper
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.phrases.voices import Voices
from erstanlauf.slips.layout.template import load_template
from erstanlauf.slips.slip.composition import Spoken, compose
from erstanlauf.slips.slip.content import numbered, words_of
from erstanlauf.slips.text.fonts import Fonts
from tests.slips.slips import a_slip, stated, steps_with_all_there_is

TEMPLATE = load_template(paths.resources() / "templates" / "slip.toml")


@pytest.mark.parametrize("tag", ["es", "ro", "ar", "zh"])
def test_a_step_higher_than_a_page_goes_on_on_the_next(tag: str, fonts: Fonts) -> None:
    first, second = steps_with_all_there_is()
    long = replace(first, bring=first.bring * 12, address=stated("Sehr lange Anschrift, " * 9))
    slip = a_slip(tag, second, replace(long, after=(1,)), second)
    sheet = TEMPLATE.sheets[Paper.A4_LARGE]
    spoken = []
    for each in (language("de"), language(tag)):
        voice = Voices({}).voice(each)
        spoken.append(Spoken(voice, words_of(slip, voice, "Bielefeld", each)))
    pages = compose(spoken, numbered(slip), fonts, TEMPLATE, sheet)
    assert len(pages) > 3
    for page in pages:
        ends_mm = [placed.y_mm + placed.block.height_mm for placed in page]
        assert max(ends_mm) <= sheet.height_mm - sheet.bottom_mm + 0.01
        starts_mm = [placed.y_mm for placed in page]
        assert all(end <= start + 0.01 for end, start in zip(ends_mm, starts_mm[1:], strict=False))
        for placed in page:
            assert all(
                text.y_mm >= -0.01 and text.bottom_mm <= placed.block.height_mm + 0.01 for text in placed.block.texts
            )
            assert all(box.height_mm >= 0 for box in placed.block.boxes)
    ticks = sum(1 for page in pages for placed in page for box in placed.block.boxes if box.height_mm == sheet.tick_mm)
    assert ticks == 2 * sum(len(step.bring) for step in slip.steps)
