"""Under which number a recipient is called: what the catalogue knows of its entry, as far as that may be relied on."""

from erstanlauf.domain.catalogue import Catalogue, Confidence
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.i18n import catalogue_words
from erstanlauf.i18n.wording import Wording


def phone_of(words: Wording, recipient: Recipient, catalogue: Catalogue) -> tuple[str, str]:
    """Return the number, empty where none may be shown, and how sure it is or why there is none."""
    offer = None if recipient.offer is None else catalogue.offer(recipient.offer)
    if offer is None:
        return "", words.gettext("Die Nummer steht nicht im Katalog: Diese Stelle hat dort keinen Eintrag.")
    phone = offer.contact.phone
    if phone is None or phone.confidence is Confidence.LOW:
        return "", words.gettext("Im Katalog steht für {office} keine Nummer, auf die Verlass ist.").format(
            office=offer.organization
        )
    sureness = catalogue_words.standing(words, phone)
    told = words.gettext("{sureness}; erst prüfen") if phone.confidence is Confidence.MEDIUM else "{sureness}"
    return phone.value, f"{offer.organization} · {told.format(sureness=sureness)}"
