"""The page of the exchange, and files to read there."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from erstanlauf.app.exchange import Files, signing_tools
from erstanlauf.domain.catalogue import Catalogue, Privacy
from erstanlauf.domain.catalogue_difference import difference
from erstanlauf.domain.catalogue_edits import edited
from erstanlauf.domain.exchange_report import Form, Imported, Line, Report, Said
from erstanlauf.ui.office.catalogue.exchange_page import ExchangePage
from erstanlauf.usecases.catalogue_exchange import Consignment, Ground, Incoming
from tests.builders import TODAY
from tests.store.samples import NOON
from tests.ui.desk import Key, TestDesk, focused
from tests.ui.office.offices import go_to, page
from tests.usecases.exchanges import OFFICE, catalogue_of_the_program, new_hours

HOURS = "Mo-Fr 8:00-10:00"
SECRET = signing_tools().new_secret()
"""What the other town signs with."""


def exchange_page(desk: TestDesk) -> ExchangePage:
    """Go to the page."""
    go_to(desk, "exchange")
    return page(desk, ExchangePage)


def corrected() -> Catalogue:
    """Return the catalogue of the program in which another desk has corrected opening hours."""
    catalogue = catalogue_of_the_program()
    return edited(catalogue, new_hours(catalogue, HOURS))


def written(form: Form, file: Path, catalogue: Catalogue | None = None) -> Path:
    """Write what another desk gives away, a bundle with its number 1."""
    sealed = None
    catalogue = catalogue or corrected()
    if form is Form.BUNDLE:
        sealed = signing_tools().seal(Files().content(catalogue), NOON, 1, "Herford", SECRET)
    Files().write(file, Consignment(form, catalogue, sealed))
    return file


def key_file(file: Path) -> Path:
    """Write the key of the other town as it is given to others."""
    file.write_text(signing_tools().public_text(SECRET))
    return file


def choose(desk: TestDesk, file: Path, *, settles: bool = True) -> None:
    """Choose a file in the system's dialog that has just been opened."""
    at = page(desk, ExchangePage)
    [dialog] = at.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: not at.findChildren(QFileDialog) and desk.window.isActiveWindow())
    if settles:
        desk.settle()


def suggested_name(desk: TestDesk) -> str:
    """Return the name that the system's dialog begins with."""
    [dialog] = page(desk, ExchangePage).findChildren(QFileDialog)
    [name] = dialog.selectedFiles()
    return Path(name).name


def tab_to(desk: TestDesk, wanted: object) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if focused() is wanted:
            return
        desk.press(Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def a_foreign_key() -> tuple[str, str]:
    """Return fingerprint and text of the key of the other town."""
    text = signing_tools().public_text(SECRET)
    return signing_tools().read_public(text)[0], text


def an_incoming() -> Incoming:
    """Return what is shown of a file that has a line of each sort."""
    before = catalogue_of_the_program()
    edit = new_hours(before, HOURS)
    lines = tuple(Line(said, OFFICE, "hours", Privacy.OPEN) for said in Said)
    report = Report("herford.json", 3, lines, difference(before, edited(before, edit)))
    ground = Ground(before, TODAY, lambda data: signing_tools().unseal(data, {}, {}))
    return Incoming(Form.HSDS_JSON, ground, Imported(edit, report))
