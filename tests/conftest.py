"""What holds for every test: no screen, no network, no store of this user, and one clear line where Qt's libraries
are missing.

pytest-qt imports Qt before any fixture runs and ends in an internal error where a library is missing; this file is
read earlier.
"""

import os
import socket
import sys
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


_INTERNET = (socket.AF_INET, socket.AF_INET6)
_online: list[pytest.Item] = []
"""The test that is running, where it says that it needs the network."""


def _refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in _INTERNET and not _online:
        raise AssertionError("a test opened an internet socket and is not marked 'network'")


sys.addaudithook(_refuse_the_network)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a test open internet sockets that says so."""
    if item.get_closest_marker("network"):
        _online.append(item)
    try:
        return (yield)
    finally:
        _online.clear()


@pytest.fixture(autouse=True, scope="session")
def _own_data_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ERSTANLAUF_HOME", str(tmp_path_factory.mktemp("home")))
        yield
