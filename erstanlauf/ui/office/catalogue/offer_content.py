"""What the page shows of one offer: rows of its fields, and the content of the card for one of them. Knows no widget
but what they are put into.
"""

from collections.abc import Iterator
from datetime import date

from erstanlauf.domain.ageing import AgeLimits, stale_facts
from erstanlauf.domain.catalogue import Catalogue, Confidence, Kind, Offer, Stated
from erstanlauf.domain.catalogue_edits import at_the_same_address
from erstanlauf.domain.catalogue_fields import CatalogueField, Holder, Section, fields_of, value_of
from erstanlauf.i18n import catalogue_editor_words, catalogue_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.ui.office.catalogue.field_card import CardContent
from erstanlauf.ui.office.catalogue.field_list import FieldRow

_NAMED_AT_MOST, _SOURCES_AT_MOST = 3, 2


class OfferContent:
    """An offer of a catalogue on a day, in words."""

    def __init__(self, words: Wording, catalogue: Catalogue, offer: Offer, limits: AgeLimits, today: date) -> None:
        self._words = words
        self.catalogue = catalogue
        self._limits = limits
        self._today = today
        self.offer = offer
        self._stale = {name for name, _ in stale_facts(offer, limits, today)}
        self.service = catalogue.services[Kind(offer.id.partition("/")[0])]

    @property
    def cited(self) -> tuple[str, ...]:
        """All sources of the entry, those of its facts first."""
        facts = (value_of(self.catalogue, self.offer, field) for field in fields_of(self.offer.id) if field.is_fact)
        of_facts = (each for fact in facts if isinstance(fact, Stated) for each in fact.sources)
        grounds = self.service.grounds
        return tuple(dict.fromkeys((*of_facts, *self.offer.sources, *grounds.existence, *grounds.contact)))

    def in_catalogue(self, catalogue: Catalogue) -> "OfferContent":
        """Return the same offer as another catalogue has it."""
        offer = catalogue.offer(self.offer.id)
        assert offer is not None
        return OfferContent(self._words, catalogue, offer, self._limits, self._today)

    def rows(self) -> list[FieldRow]:
        """Return headings and fields in the order of the page."""
        return list(self._rows())

    def card(self, field: CatalogueField) -> CardContent:
        """Return what is shown of a field to change it."""
        words = self._words
        value = value_of(self.catalogue, self.offer, field)
        standing = ""
        if isinstance(value, Stated):
            standing = f"{self._standing(field, value)}. {self._sources_text(value)}"
        others = at_the_same_address(self.catalogue, self.offer) if field.section is Section.PLACE else ()
        return CardContent(
            field=field,
            name=catalogue_editor_words.row_name(words, field),
            value=catalogue_words.value_text(words, field.name, value) if field.is_fixed else value,
            standing=standing,
            remark=catalogue_editor_words.holds_for(words, field, self._count(field)),
            same_address=tuple(each.id for each in others),
            same_address_text=_named(others),
        )

    def names_of_group(self, field: CatalogueField) -> list[str]:
        """Return the facts that are known in the group of a field."""
        return [
            each.name
            for each in fields_of(self.offer.id)
            if each.is_fact and each.group is field.group and value_of(self.catalogue, self.offer, each) is not None
        ]

    def _rows(self) -> Iterator[FieldRow]:
        section = None
        for field in fields_of(self.offer.id):
            if field.section is not section:
                section = field.section
                yield FieldRow(catalogue_editor_words.section_name(self._words, section))
            yield self._row(field)

    def _row(self, field: CatalogueField) -> FieldRow:
        words = self._words
        value = value_of(self.catalogue, self.offer, field)
        name = catalogue_editor_words.row_name(words, field)
        if not isinstance(value, Stated):
            is_known = value not in (None, "", ())
            return FieldRow(name, field, catalogue_words.value_text(words, field.name, value), is_known=is_known)
        is_doubtful = value.confidence is not Confidence.HIGH or field.name in self._stale
        said = catalogue_words.value_text(words, field.name, value.value)
        return FieldRow(name, field, said, self._standing(field, value), is_doubtful)

    def _standing(self, field: CatalogueField, fact: Stated[object]) -> str:
        said = catalogue_words.standing(self._words, fact)
        return f"{said} · {self._words.gettext('veraltet')}" if field.name in self._stale else said

    def _sources_text(self, fact: Stated[object]) -> str:
        """Return the first sources in full, and that there are more."""
        shown, more = fact.sources[:_SOURCES_AT_MOST], len(fact.sources) - _SOURCES_AT_MOST
        said = catalogue_words.sources_text(self._words, shown, self.catalogue.sources)
        return f"{said} (+{more})" if more > 0 else said

    def _count(self, field: CatalogueField) -> int:
        """Return how many offers share what a field says."""
        if field.holder is Holder.KIND:
            return len(self.service.offers)
        if field.holder is Holder.ORGANIZATION:
            offers = (each for service in self.catalogue.services.values() for each in service.offers)
            return sum(each.organization_id == self.offer.organization_id for each in offers)
        return 1


def _named(offers: tuple[Offer, ...]) -> str:
    """Return some of the offers by name, and that there are more."""
    names = list(dict.fromkeys(offer.organization for offer in offers))
    more = len(names) - _NAMED_AT_MOST
    return ", ".join(names[:_NAMED_AT_MOST]) + (f" (+{more})" if more > 0 else "")
