"""The entry point refuses an old Python in one line, before anything else is imported."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import erstanlauf

PACKAGE = Path(erstanlauf.__file__).parent
AS_OLD_PYTHON = (
    "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.version = '3.9.2 (main)';"
    "runpy.run_module('erstanlauf', run_name='__main__')"
)


def test_an_old_python_gets_one_line_with_the_remedy() -> None:
    run = subprocess.run(
        [sys.executable, "-c", AS_OLD_PYTHON], cwd=PACKAGE.parent, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 3
    assert run.stderr == "Erstanlauf braucht Python 3.11 oder neuer, dies ist 3.9.2: Python 3.11 einrichten.\n"


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_old_python_can_read_what_it_reads_first(name: str) -> None:
    ast.parse((PACKAGE / name).read_text("utf-8"), feature_version=(3, 6))
