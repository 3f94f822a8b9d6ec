"""What holds for every test: no screen, no store of this user, and one clear line where Qt's libraries are missing.

pytest-qt imports Qt before any fixture runs and ends in an internal error where a library is missing; this file is
read earlier.
"""

import os
import tempfile

import pytest

from erstanlauf import preflight

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ERSTANLAUF_HOME"] = tempfile.mkdtemp(prefix="erstanlauf-tests-")

try:
    with preflight.qt_imports():
        import PySide6.QtWidgets  # noqa: F401
except preflight.LibraryMissing as trouble:
    pytest.exit(f"{trouble.details['library']} fehlt. {trouble.details['remedy']}", returncode=3)
