"""The code reads as agreed: rules of ruff, its format, strict types, layers. `make lint` runs this file alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "tool",
    ["ruff check --quiet .", "ruff format --quiet --diff .", "mypy --no-error-summary", "lint-imports --no-cache"],
    ids=["rules", "format", "types", "layers"],
)
def test_reads_as_agreed(tool: str) -> None:
    name, *arguments = tool.split()
    run = subprocess.run(
        [str(Path(sys.executable).with_name(name)), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        pytest.fail(f"{tool}\n{run.stdout}{run.stderr}", pytrace=False)
