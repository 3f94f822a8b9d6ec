"""The slip fonts, opened once for all tests of this package."""

import pytest

from erstanlauf import paths
from erstanlauf.slips.text.fonts import Fonts


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    return Fonts(paths.resources() / "fonts")
