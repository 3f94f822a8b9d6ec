"""One desk, one owner: a folder is worked with by one process on one computer. Knows no store and no page.

A lock file says who; a second start on the same computer asks the first one to come to the front. Both speak through a
local socket of this user, never through the network. QtNetwork is imported only for that, after the first paint or
where there is nothing to paint.

Why this way (2026-11): SQLite's own lock keeps two programs out of one store, but it cannot say who has it.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QLockFile

from erstanlauf.domain.errors import KnownTrouble

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

OWNER_FILE = "erstanlauf.owner"
_AT_ONCE_MS = 0
_AFTER_LOCK_MS = 10_000
_ANSWER_MS = 5000
_ASK_AGAIN_MS = 100
_QUESTION, _ANSWER = b"front", b"here"


class DeskElsewhere(KnownTrouble):
    """Another computer works with the folder, or did when it went out of use. Details: host, folder, file."""

    code: ClassVar[str] = "desk.elsewhere"


class DeskTaken(KnownTrouble):
    """Another process of this computer works with the folder and does not answer. Details: none."""

    code: ClassVar[str] = "desk.taken"


class OneDesk:
    """The right to work with a folder, held until `give_up` or the end of the process.

    A folder that cannot be written to is nobody's: what is wrong with it is for the store to say.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = QLockFile(str(folder / OWNER_FILE))
        self._file.setStaleLockTime(0)  # a lock is stale when its process is gone, however old it is
        self._server: QLocalServer | None = None

    def claim(self, *, is_after_lock: bool = False) -> None:
        """Take the folder, again if it is taken already by this process; after a lock wait for the process before.

        Raises `DeskElsewhere` and `DeskTaken`.
        """
        if self._file.isLocked():
            return
        if not self._folder.is_dir():
            try:
                self._folder.mkdir(mode=0o700, parents=True)
            except OSError:
                return
        if self._file.tryLock(_AFTER_LOCK_MS if is_after_lock else _AT_ONCE_MS):
            return
        if self._file.error() != QLockFile.LockError.LockFailedError:
            return
        _, host, _ = self._owner()
        if host and host != _this_host():
            raise DeskElsewhere(host=host, folder=str(self._folder), file=OWNER_FILE)
        # Qt takes no file as stale that a power cut left empty, or that this computer wrote before it was set up anew
        if not (self._file.removeStaleLockFile() and self._file.tryLock(_AT_ONCE_MS)):
            raise DeskTaken

    def ask_to_front(self) -> bool:
        """Ask the process that has the folder to show its window; False when none answers for some seconds.

        It may have begun a moment ago, by the first half of a double click, and not listen yet.
        """
        from PySide6.QtCore import QDeadlineTimer, QThread
        from PySide6.QtNetwork import QLocalSocket

        self._let_come_to_front()
        socket, deadline = QLocalSocket(), QDeadlineTimer(_ANSWER_MS)
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_ANSWER_MS):
            if deadline.hasExpired():
                return False
            QThread.msleep(_ASK_AGAIN_MS)
            socket.connectToServer(self._name)
        socket.write(_QUESTION)
        socket.flush()
        return socket.waitForReadyRead(_ANSWER_MS) and bytes(socket.readAll().data()) == _ANSWER

    def answer(self, come_to_front: Callable[[], None]) -> None:
        """Call `come_to_front` whenever another start asks for it; only for whoever has the folder."""
        from PySide6.QtNetwork import QLocalServer

        if not self._file.isLocked():
            return
        QLocalServer.removeServer(self._name)  # left behind by a process that was killed
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def greet() -> None:
            socket = server.nextPendingConnection()

            def hear() -> None:
                if bytes(socket.readAll().data()) == _QUESTION:
                    come_to_front()
                    socket.write(_ANSWER)
                    socket.flush()

            socket.readyRead.connect(hear)
            socket.disconnected.connect(socket.deleteLater)

        server.newConnection.connect(greet)
        server.listen(self._name)
        self._server = server

    def give_up(self) -> None:
        """Let go of the folder."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._file.unlock()

    @property
    def _name(self) -> str:
        import hashlib

        return f"erstanlauf-{hashlib.sha256(str(self._folder.absolute()).encode()).hexdigest()[:24]}"

    def _owner(self) -> tuple[int, str, str]:
        """Return process id, computer and program of the owner; 0 and empty where the file cannot be read."""
        pid, host, program = self._file.getLockInfo()
        return int(pid), str(host), str(program)

    def _let_come_to_front(self) -> None:
        """Hand the right to come to the front to the other process: Windows gives it to what was started last."""
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.user32.AllowSetForegroundWindow(self._owner()[0])


def _this_host() -> str:
    from PySide6.QtCore import QSysInfo

    return QSysInfo.machineHostName()
