"""What was set, met with the printers that are there."""

import pytest

from erstanlauf.domain.office_settings import DEFAULTS, OfficeSettings
from erstanlauf.domain.slip import Paper
from erstanlauf.ui.flow.printer_choice import PrinterChoice
from erstanlauf.usecases.place_choices import PlaceChoices
from erstanlauf.usecases.printers import Printer, PrintOrder
from tests.store.desks import EVERYTHING
from tests.ui.desk import Preferences

FLUR = Printer("Flur", "Kyocera", (Paper.A4,), is_default=True)
TRESEN = Printer("Tresen", "Brother", (Paper.A5, Paper.A4), is_default=False)
UNKNOWN = Printer("Keller", "", (), is_default=False)


def a_choice(liked: Preferences, office: OfficeSettings = DEFAULTS) -> PrinterChoice:
    return PrinterChoice(liked, PlaceChoices(EVERYTHING, liked), lambda: office)


@pytest.mark.parametrize(
    ("liked", "paper"),
    [
        (Preferences(), Paper.A4),
        (Preferences(printer="Tresen"), Paper.A5),
        (Preferences(printer="Tresen", papers={"Tresen": "A4"}), Paper.A4),
        (Preferences(printer="Flur", papers={"Flur": "A5"}), Paper.A4),  # the printer has no A5 any more
        (Preferences(papers={"Tresen": "A5"}), Paper.A4),
        (Preferences(printer="Keller"), Paper.A5),
        (Preferences(printer="Keller", papers={"Keller": "A4"}), Paper.A4),
        (Preferences(printer="gone", papers={"gone": "A4"}), Paper.A4),
    ],
)
def test_paper_is_what_was_set_where_the_printer_has_it(liked: Preferences, paper: Paper) -> None:
    choice = a_choice(liked)
    choice.take_found((FLUR, TRESEN, UNKNOWN))
    assert choice.paper is paper


def test_before_printers_are_found_slips_go_to_what_was_set() -> None:
    choice = a_choice(Preferences(printer="Tresen", copies=2, papers={"Tresen": "A4"}))
    assert choice.order("K7-418-3") == PrintOrder("Tresen", 2, Paper.A4, "K7-418-3")


def test_paper_set_for_the_systems_printer_holds_before_it_is_found() -> None:
    liked = Preferences()
    choice = a_choice(liked)
    choice.take_found((Printer("Tresen", "", (Paper.A5, Paper.A4), is_default=True),))
    choice.set_paper(Paper.A4)
    assert liked.papers == {"": "A4"}
    assert a_choice(liked).paper is Paper.A4


def test_where_nobody_chose_the_printer_and_paper_of_the_office_hold() -> None:
    office = OfficeSettings(printer="Tresen", paper="A4")
    choice = a_choice(Preferences(), office)
    choice.take_found((FLUR, TRESEN, UNKNOWN))
    assert (choice.name, choice.paper) == ("Tresen", Paper.A4)
    chosen_here = a_choice(Preferences(printer="Flur", papers={"Tresen": "A5"}), office)
    chosen_here.take_found((FLUR, TRESEN, UNKNOWN))
    assert chosen_here.name == "Flur"
