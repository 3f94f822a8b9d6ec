"""The slip fonts, opened once for all tests of this package."""

import pytest

from erstanlauf import paths
from erstanlauf.slips.fonts import Fonts, load_fonts


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return load_fonts(paths.resources() / "fonts")
