"""Where the official schemas and examples of HSDS lie: data of others, beside the project and never in it."""

from pathlib import Path

import pytest

HSDS = Path(__file__).resolve().parents[3] / "shared" / "hsds"
VERSIONS = ("3.0", "3.1-dev")

needs_official = pytest.mark.skipif(not HSDS.is_dir(), reason="the official files of HSDS are not in ../shared/hsds")
