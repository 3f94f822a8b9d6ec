"""A case as the one document all else in a parcel is made from: `handover.json`, plain data for JSON.

Its form is `resources/schemas/handover-1.schema.json`. Codes are those of the domain, words are German, whatever
language the desk is in. Knows no file and no table.
"""

from collections.abc import Mapping
from enum import StrEnum

from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.handover.consent import Consent, DataField
from erstanlauf.domain.handover.content import (
    SPECIAL_OF_FLAG,
    SPECIAL_OF_TOPIC,
    Handed,
    NamedPerson,
    ReachKind,
)
from erstanlauf.domain.handover.recipient import Recipient
from erstanlauf.domain.needs import Flag, Topic
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.situation import ENDLESS, FACTS, FactValue, Partner, Situation, Span
from erstanlauf.i18n import handover_words, labels
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.handover.ports import ToPack

FORMAT = "erstanlauf.handover"
VERSION = 1

Json = dict[str, object]

_GERMAN = Wording()
_PATIENT = "patient"


def document_of(to_pack: ToPack) -> Json:
    """Return the document of a case; its content is what the consent covers already."""
    handover, recipient, catalogue = to_pack.handover, to_pack.recipient, to_pack.catalogue
    content = to_pack.content
    authored_on = handover.made_at.astimezone(LOCAL).isoformat(timespec="seconds")
    requester = {"display": _text(_desk(catalogue)), "city": _text(catalogue.city)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "task": {
            "identifier": handover.reference,
            "status": "requested",
            "intent": "order",
            "code": "fulfill",
            "focus": "serviceRequest",
            "for": _PATIENT,
            "authoredOn": authored_on,
            "requester": requester,
            "owner": _owner(recipient),
            "responseDays": handover.response_days,
        },
        "patient": _patient(content.person, content.language),
        "serviceRequest": {
            "status": "active",
            "intent": "order",
            "category": "social-service",
            "code": _asked_for(recipient, catalogue),
            "subject": _PATIENT,
            "reasonCode": [_need(each) for each in content.needs],
            "supportingInfo": {
                "answers": answers_of(content.answers),
                "said": [_said(each) for each in content.said],
                "referrals": [_referral(each, catalogue) for each in content.referrals],
            },
        },
        "consent": _consent(handover.consent),
    }


def answers_of(situation: Situation) -> Json:
    """Return each known fact with its value, in codes, and how it reads on its own."""
    words = dict(labels.known_facts(_GERMAN, situation))
    if situation.partner is not None:
        words["partner"] = _partner_words(situation.partner)
    return {
        fact: {"value": _plain(getattr(situation, fact)), "display": words[fact]} for fact in FACTS if fact in words
    }


def _desk(catalogue: Catalogue) -> str:
    desk = catalogue.services.get(catalogue.own_desk or Kind(""))
    return desk.name if desk is not None else catalogue.city


def _owner(recipient: Recipient) -> Json:
    owner: Json = {"identifier": recipient.id, "display": _text(recipient.title)}
    return owner if recipient.offer is None else {**owner, "offer": recipient.offer}


def _asked_for(recipient: Recipient, catalogue: Catalogue) -> Json:
    """Return what the recipient is asked for: its kind of service, Case Management where the catalogue has none."""
    if recipient.offer is None:
        return _coded(Topic.CASE_MANAGEMENT, labels.topic(_GERMAN, Topic.CASE_MANAGEMENT))
    kind = Kind(recipient.offer.partition("/")[0])
    return _coded(kind, _service_name(kind, catalogue))


def _patient(person: NamedPerson, language: str | None) -> Json:
    patient: Json = {"name": {"family": _text(person.family_name), "given": _text(person.given_names)}}
    if person.birth_year is not None:
        patient["birthDate"] = f"{person.birth_year:04}"
    if person.reach is not None and person.reach.kind is ReachKind.POST:
        patient["address"] = {"text": _text(person.reach.value)}
    elif person.reach is not None:
        patient["telecom"] = {"system": person.reach.kind.value, "value": _text(person.reach.value)}
    if language is not None:
        name = labels.language_name(_GERMAN, language) if labels.knows_language(language) else language
        patient["communication"] = {"language": _coded(language, name)}
    return patient


def _need(topic: Topic) -> Json:
    field = SPECIAL_OF_TOPIC.get(topic, DataField.NEEDS)
    return {**_coded(topic, labels.topic(_GERMAN, topic)), "consent": field.value}


def _said(flag: Flag) -> Json:
    field = SPECIAL_OF_FLAG.get(flag, DataField.ANSWERS)
    return {**_coded(flag, labels.flag(_GERMAN, flag)), "consent": field.value}


def _referral(handed: Handed, catalogue: Catalogue) -> Json:
    kind, offer_id = handed.choice.kind, handed.choice.offer
    referral: Json = {
        "service": _coded(kind, _service_name(kind, catalogue)),
        "consent": (handed.special or DataField.REFERRALS).value,
    }
    if offer_id is not None:
        offer = catalogue.offer(offer_id)
        referral["offer"] = _coded(offer_id, offer.organization if offer is not None else offer_id)
    return referral


def _service_name(kind: Kind, catalogue: Catalogue) -> str:
    service = catalogue.services.get(kind)
    return service.name if service is not None else kind


def _consent(consent: Consent) -> Json:
    """Write down the consent; in which language it was asked only where the language itself may be told."""
    standing = consent.standing
    source = {"wording": consent.wording}
    if DataField.LANGUAGE in standing:
        source["language"] = consent.language
    return {
        "status": "active",
        "scope": "patient-privacy",
        "category": "IDSCL",
        "patient": _PATIENT,
        "dateTime": consent.given_at.astimezone(LOCAL).isoformat(timespec="seconds"),
        "organization": "requester",
        "source": source,
        "provision": {
            "period": {
                "start": consent.given_at.astimezone(LOCAL).date().isoformat(),
                "end": consent.kept_until.isoformat(),
            },
            "data": [_coded(each, handover_words.field_name(_GERMAN, each)) for each in DataField if each in standing],
        },
    }


def _partner_words(partner: Partner) -> str:
    alone = Situation(age=partner.age, status=partner.status, german=partner.german)
    said = ", ".join(words for _, words in labels.known_facts(_GERMAN, alone))
    return f"Partnerin oder Partner: {said}" if said else "mit Partnerin oder Partner"


def _coded(code: str, display: str) -> Json:
    return {"code": str(code), "display": _text(display)}


def _plain(value: FactValue) -> object:
    """Return a fact as JSON says it; a span without "high" is open, a fact of the partner that is not known is left."""
    if isinstance(value, Span):
        return {"low": value.low} if value.high == ENDLESS else {"low": value.low, "high": value.high}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Partner):
        facts: Mapping[str, FactValue] = {"age": value.age, "status": value.status, "german": value.german}
        return {name: _plain(each) for name, each in facts.items() if each is not None}
    return value.value if isinstance(value, StrEnum) else value


def _text(text: str) -> str:
    """Return a text that UTF-8 can hold: halves of letters, which some keyboards send, become the mark for such."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
