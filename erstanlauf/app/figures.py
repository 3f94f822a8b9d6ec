"""Joins an open store with the use cases of figures, and with what seals counts and writes reports.

What writes and seals is imported with the first report or file: most who open the desk never need it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from erstanlauf.app import knowledge_of
from erstanlauf.domain.ageing import AgeLimits
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.figures.counted import DeskCounts
from erstanlauf.domain.office_settings import OfficeSettings
from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.figures.asking import Asking
from erstanlauf.usecases.figures.collecting import Collecting
from erstanlauf.usecases.figures.figures import Figures
from erstanlauf.usecases.figures.names import names_of
from erstanlauf.usecases.figures.report import ReportDesk
from erstanlauf.usecases.figures.sending import Sending

if TYPE_CHECKING:
    from erstanlauf.store.open_store import OpenStore
    from erstanlauf.usecases.figures.ports import CountsFolder, ReportFiles, SealedCounts


def figures_over(
    store: "OpenStore",
    settings: Callable[[], OfficeSettings],
    catalogue: Callable[[], Catalogue],
    limits: AgeLimits,
    now: Callable[[], datetime],
) -> Figures:
    """Return what somebody who opened a store may do with figures; `catalogue` returns the one in force."""
    permit, counts = store.permit, store.figures
    sealed = _SealedCounts(store, now)
    asking = Asking(permit, counts, settings, lambda: now().date())
    return Figures(
        asking=asking,
        reports=ReportDesk(permit, counts, asking, catalogue, limits, lambda: now().date()),
        collecting=Collecting(permit, counts, sealed),
        sending=Sending(permit, counts, sealed, settings, store.sent_counts),
        names=lambda: _names(catalogue(), now()),
        files=lambda: _files(_names(catalogue(), now()), catalogue().city, settings()),
        folder=_folder,
    )


class _SealedCounts:
    """Fills `SealedCounts`; what seals is imported with the first file."""

    def __init__(self, store: "OpenStore", now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    def require(self, to: str) -> None:
        self._files().require(to)

    def sealed(self, counts: DeskCounts, to: str) -> bytes:
        return self._files().sealed(counts, to)

    def file_name(self, counts: DeskCounts) -> str:
        return self._files().file_name(counts)

    def opened(self, content: bytes) -> DeskCounts:
        return self._files().opened(content)

    def opener(self) -> Callable[[bytes], DeskCounts]:
        return self._files().opener()

    def public_key(self) -> str:
        return self._files().public_key()

    def _files(self) -> "SealedCounts":
        from erstanlauf.export.figures.desk_file import DeskFiles

        return DeskFiles(self._store.figure_keys, self._now)


def _names(catalogue: Catalogue, at: datetime) -> FigureNames:
    return names_of(knowledge_of(catalogue, at.date()))


def _files(names: FigureNames, city: str, settings: OfficeSettings) -> "ReportFiles":
    from erstanlauf.app.report_files import ReportPapers

    return ReportPapers(Wording(), names, city, settings)


def _folder() -> "CountsFolder":
    from erstanlauf.export.figures.counts_folder import SharedCounts

    return SharedCounts()
