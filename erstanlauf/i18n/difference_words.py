"""Words of the interface for what differs between two catalogues: where, which field, before, afterwards.

Knows gettext and the catalogue's objects; names of fields and values are those of `catalogue_words`.
"""

from dataclasses import dataclass

from erstanlauf.domain.catalogue import Catalogue, Kind, OfferId, OrganizationId
from erstanlauf.domain.catalogue_difference import Change, Sort
from erstanlauf.i18n.catalogue_words import field_name, value_text
from erstanlauf.i18n.wording import N_, Wording

_WHOLE = {
    Sort.KIND: N_("Art des Angebots"),
    Sort.OFFER: N_("Angebot"),
    Sort.ORGANIZATION: N_("Organisation"),
    Sort.SOURCE: N_("Quelle"),
}


@dataclass(frozen=True, slots=True)
class Between:
    """The two catalogues a difference lies between; they know what their entries are called."""

    before: Catalogue
    after: Catalogue


def headings(words: Wording) -> tuple[str, ...]:
    """Return the headings above the columns that `line` fills."""
    return words.gettext("Wo"), words.gettext("Was"), words.gettext("bisher"), words.gettext("künftig")


def line(words: Wording, change: Change, between: Between) -> tuple[str, ...]:
    """Return one change in words, a text for each column."""
    if not change.field:
        return _where(words, change, between), words.gettext(_WHOLE[change.sort]), *_come_or_gone(words, change)
    return (
        _where(words, change, between),
        field_name(words, change.field),
        value_text(words, change.field, change.before),
        value_text(words, change.field, change.after),
    )


def _come_or_gone(words: Wording, change: Change) -> tuple[str, str]:
    if change.before is None:
        return words.gettext("nicht vorhanden"), words.gettext("neu")
    return words.gettext("vorhanden"), words.gettext("nicht mehr vorhanden")


def _where(words: Wording, change: Change, between: Between) -> str:
    if change.sort is Sort.CATALOGUE:
        return words.gettext("Katalog")
    return next(
        (name for each in (between.after, between.before) if (name := _name(words, change, each))), change.subject
    )


def _name(words: Wording, change: Change, catalogue: Catalogue) -> str:
    if change.sort is Sort.OFFER:
        return _offer_name(catalogue, OfferId(change.subject))
    if change.sort is Sort.KIND:
        service = catalogue.services.get(Kind(change.subject))
        return service.name if service else ""
    if change.sort is Sort.ORGANIZATION:
        organization = catalogue.organizations.get(OrganizationId(change.subject))
        return organization.name if organization else ""
    source = catalogue.sources.get(change.subject)
    return words.gettext("Quelle: {source}").format(source=source.ref) if source else ""


def _offer_name(catalogue: Catalogue, offer_id: OfferId) -> str:
    offer = catalogue.offer(offer_id)
    if offer is None:
        return ""
    return f"{offer.organization} · {catalogue.services[Kind(offer_id.partition('/')[0])].name}"
