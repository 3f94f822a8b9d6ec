"""From the printed page back to the visit: rendered, decoded, typed by a scanner on several keyboards, opened."""

from dataclasses import replace
from typing import Any

import pytest
import segno

from erstanlauf.app import load_knowledge
from erstanlauf.domain.catalogue import Privacy
from erstanlauf.domain.needs import Topic
from erstanlauf.domain.returning.carried import CarriedVisit, carried_of, packed, unpacked
from erstanlauf.domain.returning.code import digits_of_sealed, read_typed
from erstanlauf.domain.slip import Paper
from erstanlauf.domain.visit import Choice
from erstanlauf.slips.slip.writer import PdfSlipWriter
from erstanlauf.store.house_keys import HouseKey
from erstanlauf.store.slip_seal import SlipSeal
from tests.builders import MORNING, TODAY, a_visit
from tests.domain.returning.keyboards import GERMAN, KEYBOARDS, US, typed_on
from tests.slips.slips import a_slip, a_step

NEEDS = (
    *(Topic.WOHNEN, Topic.SPRACHE, Topic.ARBEIT_AUSBILDUNG),
    *(Topic.GESUNDHEIT, Topic.SCHULDEN_ALLTAG, Topic.ANERKENNUNG),
)
KEY = HouseKey("a1b2c3d4", bytes(range(32)), MORNING)
SEAL = SlipSeal(lambda: (KEY,))
LARGEST_VERSION = 15
"""Beyond it the squares become too small for a cheap scanner."""
DOTS_PER_INCH = 72
"""What a scale of 1 renders."""


def carried() -> CarriedVisit:
    """Return what the slip of a visit with six needs and five referrals carries."""
    catalogue = load_knowledge(TODAY).catalogue
    services = [each for each in catalogue.services.values() if each.privacy is Privacy.OPEN][:5]
    choices = tuple(Choice(each.kind, each.offers[-1].id) for each in services)
    found = carried_of(a_visit(needs=NEEDS), choices, catalogue)
    assert found is not None
    assert (len(found.topics), len(found.referrals)) == (6, 5)
    return found


def code_of(visit: CarriedVisit) -> str:
    sealed = SEAL.sealed(packed(visit))
    assert sealed is not None
    return digits_of_sealed(sealed)


def test_six_needs_and_five_referrals_stay_far_below_the_largest_version() -> None:
    code = segno.make_qr(code_of(carried()), error="m", boost_error=False)
    assert (code.mode, code.error) == ("numeric", "M")
    assert isinstance(code.version, int)
    assert code.version <= 4 < LARGEST_VERSION


@pytest.mark.parametrize("paper", [Paper.A5, Paper.A4])
@pytest.mark.parametrize("dots", [150, 300])
@pytest.mark.parametrize("keyboard", [GERMAN, US])
def test_from_the_printed_page_through_a_scanner_back_to_the_visit(paper: Paper, dots: int, keyboard: str) -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed: the QR code was NOT read back")
    pdfium = pytest.importorskip("pypdfium2")
    visit = carried()
    slip = replace(a_slip("ar", a_step()), brings_back=visit, carried=code_of(visit))

    page: Any = pdfium.PdfDocument(PdfSlipWriter("Bielefeld").pdf(slip, paper))[0]
    [code] = zxingcpp.read_barcodes(page.render(scale=dots / DOTS_PER_INCH).to_pil())
    typed = typed_on(KEYBOARDS[keyboard], code.text)

    sealed = read_typed(typed)
    assert isinstance(sealed, bytes)
    assert unpacked(SEAL.opened(sealed)) == visit
