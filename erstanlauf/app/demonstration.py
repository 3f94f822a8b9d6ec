"""`erstanlauf demo`: the desk with invented visits, in a store that is thrown away with its key.

The same way in as every day: the store is set up, and who tries the desk logs in with a password that is shown.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from erstanlauf import paths, preflight
from erstanlauf.app import load_knowledge, now
from erstanlauf.app.stage import Stage
from erstanlauf.app.window import CANNOT_START, open_window, said_plainly
from erstanlauf.domain.errors import KnownTrouble

if TYPE_CHECKING:
    from erstanlauf.store.open_store import OpenStore
    from erstanlauf.ui.desk_window import DeskWindow
    from erstanlauf.usecases.printers import JobState, Printer, PrintJob, PrintOrder

LOGIN, PASSWORD = "tresen", "Einfach ansehen"
PARCELS = "handover"
"""The folder of the invented Case Management: in the demonstration's own, or beside what comes out of it."""
REPORT = "report"
"""The folder of the report for the committees, made of invented counts."""


def demonstrate(out: Path | None, home: Path | None) -> int:
    """Show what the program does; `home` is a demonstration that was locked and goes on.

    Where somebody sees a window, it opens; where nobody does, or a folder is named for what comes out, the same window
    plays one whole visit unseen.
    """
    from tempfile import TemporaryDirectory

    if home is not None:
        return said_plainly(lambda: open_window(_stage(home)))
    with TemporaryDirectory(prefix="erstanlauf-") as made:
        is_seen = out is None and _has_display()
        left = Path(made) if is_seen else out or Path("demo-out")
        try:
            parcel = _fill(Path(made), left / PARCELS)
        except KnownTrouble as trouble:
            from erstanlauf.i18n.sentences import sentence
            from erstanlauf.i18n.wording import Wording

            sys.stderr.write(sentence(Wording(), trouble) + "\n")
            return CANNOT_START
        if is_seen:
            return said_plainly(lambda: open_window(_stage(Path(made))))
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return said_plainly(lambda: _unseen_visit(Path(made), left, parcel))


def _stage(home: Path) -> Stage:
    """The desk of a demonstration; the process that made its folder waits for those that follow a lock."""
    return Stage(home, LOGIN, PASSWORD, next_command=("demo", "--home", str(home)), waits_for_next=True)


def _fill(home: Path, parcels: Path) -> str:
    """Set the desk up, let it have a morning and years of figures; return the name of the parcel of somebody who was
    handed over.
    """
    from erstanlauf.app.handover import handing_over
    from erstanlauf.store.access import Access
    from erstanlauf.usecases.demo_day import fill_the_morning
    from erstanlauf.usecases.demo_handover import add_recipient, hand_over_nobody
    from erstanlauf.usecases.desk import Desk

    access = Access(home, now)
    prepared = access.prepare(LOGIN, PASSWORD, also_counter=True)
    store = access.confirm(prepared, prepared.paper)
    try:
        knowledge = load_knowledge(now().date())
        desk, catalogue = Desk(store.visits, knowledge, store.permit), knowledge.catalogue
        fill_the_morning(desk, now())
        _take_figures(store)
        cases = handing_over(store, catalogue.city, lambda: catalogue, now)
        handover = hand_over_nobody(desk, cases, add_recipient(cases, catalogue, parcels), catalogue, now())
        return f"{handover.reference}.zip"
    finally:
        store.close()


def _take_figures(store: "OpenStore") -> None:
    """Let the desk be the steering desk as well, and have the invented counts of two others."""
    from erstanlauf.domain.people import Role
    from erstanlauf.usecases.figures.invented import invented_counts

    store.people.give_roles(store.permit.by, store.permit.roles | {Role.STEERING})
    for counts in invented_counts(now().date(), now()):
        store.figures.take(counts, now())


def _leave_report(home: Path, out: Path) -> list[str]:
    """Make the report of the newest half-year as whoever is logged in does; return the names of its files."""
    from erstanlauf.app.office import office_of
    from erstanlauf.domain.figures.periods import PeriodKind
    from erstanlauf.usecases.figures.report import report_files

    with office_of(home, LOGIN, PASSWORD) as office:
        figures = office.figures
        over = figures.asking.periods(PeriodKind.HALF_YEAR)
        # the last week of a half-year may end some days after it: then the one before is whole
        period = next(each for each in over if max(each.weeks()) + timedelta(days=6) < now().date())
        files = report_files(figures.reports.make(period), figures.files())
    for name, content in files.items():
        paths.write_whole(out / REPORT / name, content)
    return [f"{REPORT}/{name}" for name in files if name.endswith((".pdf", ".xlsx"))]


def _has_display() -> bool:
    """Whether somebody would see a window. A missing library is no reason to hide: it is told when the window opens."""
    try:
        preflight.require_display(os.environ)
    except (preflight.DisplayMissing, preflight.DisplayUnreachable):
        return False
    except KnownTrouble:
        return True
    return "offscreen" not in os.environ.get("QT_QPA_PLATFORM", "")


def _unseen_visit(home: Path, out: Path, parcel: str) -> int:
    """Play one visit by real keys; leave slip, visit and pictures in a folder beside a parcel, and name them."""
    from erstanlauf.ui.demo_tour import DemoTour
    from erstanlauf.usecases.visit_file import visit_as_json

    out.mkdir(parents=True, exist_ok=True)
    report = [f"{name}  (Bericht aus erfundenen Zahlen)" for name in _leave_report(home, out)]

    def play(window: "DeskWindow") -> None:
        tour = DemoTour(window, out, PASSWORD)
        pictures = tour.play()
        assert tour.visit is not None
        visit = visit_as_json(tour.visit.situation, tour.visit.needs, tour.visit.flags)
        paths.write_whole(out / "visit.json", visit.encode())
        handed_over = f"{PARCELS}/{parcel}  (Übergabe einer erfundenen Person, unverschlüsselt)"
        made = ["slip.pdf", "visit.json", handed_over, *report, *(picture.name for picture in pictures)]
        sys.stdout.write("\n".join([str(out.resolve()), *(f"  {name}" for name in made), ""]))

    return open_window(_stage(home)._replace(printer=_FolderPrinter(out / "slip.pdf"), play=play))


class _FolderPrinter(NamedTuple):
    """A printer for demonstrations: the sheet is a file."""

    file: Path

    def found(self) -> "tuple[Printer, ...]":
        return ()

    def wait_for_answer(self) -> None:
        return

    def print_pdf(self, pdf: bytes, order: "PrintOrder") -> "PrintJob":
        from erstanlauf.usecases.printers import PrintJob

        paths.write_whole(self.file, pdf)
        return PrintJob(order.printer)

    def state_of(self, job: "PrintJob") -> "JobState":
        from erstanlauf.usecases.printers import JobState

        return JobState.PRINTED

    def take_back(self, job: "PrintJob") -> None:
        return
