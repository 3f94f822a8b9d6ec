"""What holds for every test: no screen, no store of this user, and one clear line where Qt's libraries are missing.

pytest-qt imports Qt before any fixture runs and ends in an internal error where a library is missing; this file is
read earlier.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from erstanlauf import preflight

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the program
settings.load_profile("untimed")

try:
    with preflight.qt_imports():
        import PySide6.QtWidgets  # noqa: F401
except preflight.LibraryMissing as trouble:
    pytest.exit(f"{trouble.details['library']} fehlt. {trouble.details['remedy']}", returncode=3)


@pytest.fixture(autouse=True, scope="session")
def _own_data_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ERSTANLAUF_HOME", str(tmp_path_factory.mktemp("home")))
        yield
