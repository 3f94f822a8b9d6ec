"""Words of the call list: what to ask an office about a fact, and what it answered. Knows gettext and field names."""

from typing import Any

from erstanlauf.domain.catalogue import Cost, Stated
from erstanlauf.i18n.catalogue_words import field_name, value_text
from erstanlauf.i18n.wording import N_, Wording

_STILL = {
    "address": N_("Ist die Anschrift noch {value}?"),
    "building": N_("Sind Sie noch hier zu finden: {value}?"),
    "transport": N_("Ist die nächste Haltestelle noch {value}?"),
    "phone": N_("Ist das noch die richtige Nummer für Ratsuchende: {value}?"),
    "email": N_("Stimmt die E-Mail-Adresse noch: {value}?"),
    "url": N_("Stimmt die Internetseite noch: {value}?"),
    "hours": N_("Stimmen die Öffnungszeiten noch: {value}?"),
    "consultation": N_("Stimmen die Sprechzeiten noch: {value}?"),
    "closures": N_("Bleibt es dabei, dass Sie geschlossen haben: {value}?"),
    "appointment": N_("Gilt für Termine noch: {value}?"),
    "documents": N_("Sollen Ratsuchende noch mitbringen: {value}?"),
    "capacity": N_("Stimmt es noch, was wir über Plätze wissen: {value}?"),
    "response_days": N_("Antworten Sie noch innerhalb von: {value}?"),
    "referral_method": N_("Sollen wir Ratsuchende noch so schicken: {value}?"),
    "spoken": N_("Sprechen Sie noch diese Sprachen: {value}?"),
}
_STILL_SO = {
    ("step_free", True): N_("Kommt man noch ohne Stufen hinein?"),
    ("step_free", False): N_("Sind am Eingang noch Stufen?"),
    ("cost", Cost.FREE): N_("Ist das Angebot noch kostenlos?"),
    ("cost", Cost.NOT_FREE): N_("Kostet das Angebot noch etwas?"),
}
_UNKNOWN = {
    "address": N_("Wie ist Ihre Anschrift?"),
    "phone": N_("Unter welcher Nummer können Ratsuchende anrufen?"),
    "hours": N_("Wann haben Sie geöffnet?"),
}


def script(words: Wording, name: str, fact: Stated[Any] | None) -> str:
    """Return what to ask on the telephone about a field, also where nothing is known of it."""
    if fact is None:
        return words.gettext(_UNKNOWN[name])
    so = _STILL_SO.get((name, fact.value)) if isinstance(fact.value, bool | Cost) else None
    return words.gettext(so) if so else words.gettext(_STILL[name]).format(value=value_text(words, name, fact.value))


def new_value(words: Wording, name: str, value: object) -> str:
    """Return what is now known of a field; None is that the office has none."""
    return words.gettext("gibt es nicht mehr") if value is None else value_text(words, name, value)


def typing_title(words: Wording, name: str) -> str:
    """Return the heading above the place where an answer is typed."""
    return words.gettext("{field}: neu eintragen").format(field=field_name(words, name))
