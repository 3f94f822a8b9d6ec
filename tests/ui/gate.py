"""A gatekeeper to test with: everybody gets in at once, or what the test wants happens."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.ui.flow.gatekeeper import Door, Entrance, KeptCopy, Opened
from erstanlauf.ui.flow.tools import Tools

LOGIN, PASSWORD = "k.meier", "ein langes Kennwort"
PAPER = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789-ABCD"
COPY = KeptCopy("erstanlauf-20261123T093000Z", datetime(2026, 11, 23, 9, 30, tzinfo=UTC), visits_lost=4)


@dataclass
class FakeGatekeeper:
    """Remembers what it was asked. `troubles` are raised one after the other by the methods they stand under."""

    open_tools: Callable[[], Tools]
    found: Entrance = field(default_factory=lambda: Entrance(Door.LOCKED, LOGIN))
    copy: KeptCopy | None = None
    idle_minutes: int = 5
    troubles: dict[str, list[KnownTrouble]] = field(default_factory=dict)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def entrance(self) -> Entrance:
        self._ask("entrance")
        return self.found

    def set_up(self, login: str, password: str, *, also_counter: bool) -> str:
        self._ask("set_up", login, password, str(also_counter))
        return PAPER

    def confirm_paper(self, typed: str) -> Opened:
        self._ask("confirm_paper", typed)
        return self._opened()

    def log_in(self, login: str, password: str) -> Opened:
        self._ask("log_in", login, password)
        return self._opened()

    def read_paper(self, typed: str) -> str:
        self._ask("read_paper", typed)
        return LOGIN

    def set_password(self, password: str) -> Opened:
        self._ask("set_password", password)
        return self._opened()

    def kept_copy(self) -> KeptCopy | None:
        return self.copy

    def put_back(self) -> None:
        self._ask("put_back")

    def go_on_without(self) -> Opened:
        self._ask("go_on_without")
        return self._opened()

    def lock(self) -> None:
        self._ask("lock")

    def _ask(self, what: str, *typed: str) -> None:
        self.asked.append((what, *typed))
        waiting = self.troubles.get(what)
        if waiting:
            raise waiting.pop(0)

    def _opened(self) -> Opened:
        return Opened(self.open_tools(), self.idle_minutes)
