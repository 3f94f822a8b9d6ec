"""The way to an offer and a field on the page where the catalogue is kept, by keys."""

from erstanlauf.domain.ageing import fact_of
from erstanlauf.domain.catalogue import Catalogue, Offer, OfferId, Stated
from erstanlauf.domain.catalogue_fields import Holder
from erstanlauf.ui.office.catalogue.editor_page import EditorPage
from erstanlauf.ui.office.catalogue.field_editor import FieldEditor
from erstanlauf.ui.office.catalogue.offer_panel import OfferPanel
from tests.ui.desk import Key, TestDesk, focused
from tests.ui.office.offices import go_to, page

BURGERBERATUNG = OfferId("buergerberatung/stadt_bielefeld")


def editor(desk: TestDesk) -> OfferPanel:
    """Return what the offer in hand is changed in."""
    return page(desk, EditorPage).panel


def open_offer(desk: TestDesk, offer: OfferId) -> None:
    """Go to the fields of an offer: search for it, Enter into the list, Enter into the fields."""
    go_to(desk, "catalogue")
    shown = page(desk, EditorPage)
    wanted = next(row for row in shown.offers.offers.rows if row.id == offer)
    shown.search.setText(wanted.organization)
    desk.press(Key.Key_Return)
    while shown.offers.current != offer:
        desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert focused() is shown.panel.fields


def go_to_field(desk: TestDesk, name: str, holder: Holder = Holder.OFFER) -> None:
    """Go with the arrow keys to a field of the offer, its kind or its organization."""
    fields = editor(desk).fields
    fields.setFocus()
    desk.press(Key.Key_Home)
    for _ in fields.fields.rows:
        if fields.current is not None and (fields.current.name, fields.current.holder) == (name, holder):
            return
        desk.press(Key.Key_Down)
    raise AssertionError(f"no field {name}")


def open_field(desk: TestDesk, name: str) -> FieldEditor:
    """Go to a field and into it with Enter."""
    go_to_field(desk, name)
    desk.press(Key.Key_Return)
    shown = editor(desk).card.editor
    assert shown is not None
    return shown


def present(desk: TestDesk) -> Catalogue:
    """Return the catalogue as it would be published."""
    overview = page(desk, EditorPage).overview
    assert overview is not None
    return overview.catalogue


def offer_of(desk: TestDesk, offer: OfferId) -> Offer:
    """Return an offer as it would be published."""
    found = present(desk).offer(offer)
    assert found is not None
    return found


def fact(desk: TestDesk, offer: OfferId, name: str) -> Stated[object]:
    """Return a fact that is known of an offer as it would be published."""
    found = fact_of(offer_of(desk, offer), name)
    assert found is not None
    return found
