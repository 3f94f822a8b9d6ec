"""Which editor a field of the catalogue is changed with. Knows all editors and the names of the fields."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from erstanlauf.domain.catalogue import Cost, OfferStatus, ReferralMethod
from erstanlauf.domain.catalogue_fields import CatalogueField, Holder
from erstanlauf.domain.needs import Topic
from erstanlauf.i18n import labels
from erstanlauf.i18n.phrases.documents import DOCUMENT_NAMES
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.closures_editor import ClosuresEditor
from erstanlauf.ui.office.catalogue.field_editor import (
    ChoiceEditor,
    FieldEditor,
    LineEditor,
    NumberEditor,
    PassageEditor,
    TransportEditor,
    WaitingEditor,
)
from erstanlauf.ui.office.catalogue.tick_editor import TickEditor
from erstanlauf.ui.office.catalogue.week_editor import WeekEditor

_MOST_DAYS, _MOST_WEEKS = 366, 104

_LINE, _LINES = "line", "lines"
_LONG_LINE = "long_line"

_MAKERS: Mapping[str, Callable[[Wording, QWidget], FieldEditor]] = {
    _LINE: LineEditor,
    _LONG_LINE: lambda words, parent: PassageEditor(words, parent, lines=False),
    _LINES: lambda words, parent: PassageEditor(words, parent, lines=True),
    "week": WeekEditor,
    "closures": ClosuresEditor,
    "transport": TransportEditor,
    "step_free": lambda words, parent: ChoiceEditor(words, parent, (True, False), may_be_unknown=True),
    "appointment_only": lambda words, parent: ChoiceEditor(words, parent, (True, False), may_be_unknown=False),
    "cost": lambda words, parent: ChoiceEditor(words, parent, tuple(Cost), may_be_unknown=True),
    "status": lambda words, parent: ChoiceEditor(words, parent, tuple(OfferStatus), may_be_unknown=False),
    "referral_method": lambda words, parent: ChoiceEditor(words, parent, tuple(ReferralMethod), may_be_unknown=True),
    "documents": lambda words, parent: TickEditor(words, parent, "documents", list(DOCUMENT_NAMES)),
    "spoken": lambda words, parent: TickEditor(words, parent, "spoken", labels.language_tags()),
    "topics": lambda words, parent: TickEditor(words, parent, "topics", list(Topic)),
    "response_days": lambda words, parent: NumberEditor(words, parent, _MOST_DAYS),
    "capacity": lambda words, parent: WaitingEditor(words, parent, _MOST_WEEKS),
}
_SHAPE_OF: Mapping[str, str] = {"hours": "week", "consultation": "week", "note": _LINES}

SHAPES = tuple(_MAKERS)
"""Every sort of editor; fields that look alike share one."""


def shape_of(field: CatalogueField) -> str:
    """Return with which sort of editor a field is changed; what has none of its own is one line."""
    if field.name == "description":
        return _LINES if field.holder is Holder.ORGANIZATION else _LONG_LINE
    return _SHAPE_OF.get(field.name, field.name if field.name in _MAKERS else _LINE)


def make_editor(shape: str, words: Wording, parent: QWidget) -> FieldEditor:
    """Return a new editor of a sort."""
    return _MAKERS[shape](words, parent)


def editor_for(field: CatalogueField, words: Wording, parent: QWidget) -> FieldEditor:
    """Return a new editor for one field."""
    return make_editor(shape_of(field), words, parent)
