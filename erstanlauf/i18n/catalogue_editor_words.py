"""Words of the page on which the catalogue is kept: sections, rows, marks, and why a value is refused at its field.

Knows gettext and the codes; names of fields and values are those of `catalogue_words`.
"""

from collections.abc import Mapping

from erstanlauf.domain.catalogue_fields import CatalogueField, Holder, Section
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import N_, Wording

_SECTIONS = {
    Section.ORGANIZATION: N_("Organisation"),
    Section.OFFER: N_("Angebot"),
    Section.PLACE: N_("Ort"),
    Section.REACH: N_("Erreichen"),
    Section.TIMES: N_("Zeiten"),
    Section.TERMS: N_("Kosten und Unterlagen"),
    Section.ROOM: N_("Plätze und Verweis"),
    Section.LANGUAGES: N_("Sprachen"),
}
_OF_SHARED: Mapping[tuple[Holder, str], str] = {
    (Holder.ORGANIZATION, "name"): N_("Organisation"),
    (Holder.ORGANIZATION, "description"): N_("Über die Organisation"),
    (Holder.ORGANIZATION, "url"): N_("Internetseite der Organisation"),
    (Holder.KIND, "name"): N_("Art des Angebots"),
    (Holder.KIND, "description"): N_("Was es dort gibt"),
}
_FORMS = {
    "phone": N_("So schreiben, wie man wählt: 0521 51-0."),
    "email": N_("So schreiben: name@stelle.de."),
    "url": N_("Mit https:// am Anfang schreiben."),
}
_REFUSALS: Mapping[str, str] = {
    "knowledge.missing_field": N_("Das Feld ist leer; gespeichert wurde nichts – etwas eintragen."),
    "knowledge.text_expected": N_("Das Feld ist leer; gespeichert wurde nichts – etwas eintragen."),
    "knowledge.empty_list": N_("Nichts ist angekreuzt; gespeichert wurde nichts – mindestens eines ankreuzen."),
    "knowledge.hidden_character": N_(
        "Im Text steht das unsichtbare Zeichen {character}; gespeichert wurde nichts – den Text neu tippen, statt ihn "
        "hineinzukopieren."
    ),
    "knowledge.line_break_inside": N_(
        "Der Text geht über mehrere Zeilen; gespeichert wurde nichts – ihn in eine Zeile schreiben."
    ),
    "knowledge.text_too_long": N_("Der Text hat mehr als {limit} Zeichen; gespeichert wurde nichts – ihn kürzen."),
    "knowledge.bad_span": N_("Die Zahl liegt außerhalb des Möglichen; gespeichert wurde nichts – sie prüfen."),
    "knowledge.bad_form": N_("„{value}“ hat nicht die Form dieses Feldes; gespeichert wurde nichts. {form}"),
    "knowledge.block_expected": N_(
        "„Nur mit Termin“ hilft erst, wenn dasteht, wie man ihn bekommt; gespeichert wurde nichts – zuerst das Feld "
        "„Termin“ ausfüllen."
    ),
    "knowledge.secret_address": N_(
        "Diese Adresse schützt Menschen und wird nirgends gespeichert; gespeichert wurde nichts – das Feld leer lassen."
    ),
}
REFUSED_HERE = ("knowledge.", "catalogue.")
"""Beginnings of the codes of trouble that belong to a field, and not to the whole desk."""


def section_name(words: Wording, section: Section) -> str:
    """Return the heading above the fields of a section."""
    return words.gettext(_SECTIONS[section])


def row_name(words: Wording, field: CatalogueField) -> str:
    """Return what a field is called among all others of an entry."""
    shared = _OF_SHARED.get((field.holder, field.name))
    return words.gettext(shared) if shared else catalogue_words.field_name(words, field.name)


def holds_for(words: Wording, field: CatalogueField, offers: int) -> str:
    """Tell where else a change of a field is seen; empty where it is seen here alone."""
    if field.is_fixed:
        return words.gettext(
            "Steht fest: Das ist Recht und Datenschutz und ändert sich nur mit dem Regelwerk des Programms."
        )
    if field.holder is Holder.KIND:
        told = words.ngettext(
            "Gilt für alle Angebote dieser Art ({count}).", "Gilt für alle Angebote dieser Art ({count}).", offers
        )
        return told.format(count=offers)
    if field.holder is Holder.ORGANIZATION:
        told = words.ngettext(
            "Gilt für alle Angebote der Organisation ({count}).",
            "Gilt für alle Angebote der Organisation ({count}).",
            offers,
        )
        return told.format(count=offers)
    return ""


def refusal(words: Wording, field: CatalogueField | None, trouble: KnownTrouble) -> str:
    """Return in one sentence why what was typed into a field is not kept."""
    text = _REFUSALS.get(trouble.code)
    if text is None:
        return sentence(words, trouble)
    form = _FORMS.get(field.name, "") if field else ""
    told = words.gettext(text).format(**trouble.details, form=words.gettext(form) if form else "")
    return told.strip()
