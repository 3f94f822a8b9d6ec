"""What is handed over of a visit, and the part of it that a consent covers. The one place that decides it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from erstanlauf.domain.catalogue import Catalogue, Kind, Privacy
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.needs import VIOLENCE_FLAGS, Flag, Topic
from erstanlauf.domain.situation import NOTHING_KNOWN, Situation
from erstanlauf.domain.visit import Choice, Visit

LONGEST_NAME = 300
LONGEST_REACH = 300


class ReachKind(StrEnum):
    """How a person wants to be reached."""

    PHONE = "phone"
    EMAIL = "email"
    POST = "post"


@dataclass(frozen=True, slots=True, repr=False)
class Reach:
    """One way to reach a person, as it was said."""

    kind: ReachKind
    value: str


@dataclass(frozen=True, slots=True, repr=False)
class NamedPerson:
    """Who it is. Names as the person writes them: either may be empty, for many people have one name only.

    There is no repr, so that none of it gets into a log or an exception.
    """

    family_name: str
    given_names: str = ""
    birth_year: int | None = None
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A service the visit led to, and which field of the consent it needs beside `REFERRALS`; None: no other."""

    choice: Choice
    special: DataField | None = None


@dataclass(frozen=True, slots=True, repr=False)
class HandoverContent:
    """All that may go to a recipient; each part is empty where nobody agreed to it."""

    person: NamedPerson
    language: str | None = None
    needs: tuple[Topic, ...] = ()
    answers: Situation = NOTHING_KNOWN
    said: tuple[Flag, ...] = ()
    referrals: tuple[Handed, ...] = ()


SPECIAL_OF_FLAG: Mapping[Flag, DataField] = {
    Flag.KRANK_KOERPER: DataField.HEALTH,
    Flag.KRANK_PSYCHE: DataField.HEALTH,
    Flag.KEINE_KV: DataField.HEALTH,
    Flag.SCHWANGER: DataField.HEALTH,
    Flag.SCHULDEN: DataField.DEBTS,
    Flag.MIETRUECKSTAND: DataField.DEBTS,
    Flag.ANALPHABET: DataField.LITERACY,
    **dict.fromkeys(sorted(VIOLENCE_FLAGS), DataField.PROTECTION),
}

SPECIAL_OF_TOPIC: Mapping[Topic, DataField] = {
    Topic.GESUNDHEIT: DataField.HEALTH,
    Topic.SCHULDEN_ALLTAG: DataField.DEBTS,
    Topic.GEWALTSCHUTZ: DataField.PROTECTION,
}

_PARTS: Mapping[DataField, Callable[[HandoverContent], HandoverContent]] = {
    DataField.BIRTH_YEAR: lambda content: replace(content, person=replace(content.person, birth_year=None)),
    DataField.REACH: lambda content: replace(content, person=replace(content.person, reach=None)),
    DataField.LANGUAGE: lambda content: replace(content, language=None),
    DataField.NEEDS: lambda content: replace(content, needs=()),
    DataField.ANSWERS: lambda content: replace(content, answers=NOTHING_KNOWN),
    DataField.REFERRALS: lambda content: replace(content, referrals=()),
}
"""What goes with a field that nobody ticked."""


def content_of(visit: Visit, choices: Collection[Choice], person: NamedPerson, catalogue: Catalogue) -> HandoverContent:
    """Return all there is of a visit and its slip, whatever was ticked; for `covered` alone."""
    return HandoverContent(
        person=person,
        language=visit.language,
        needs=visit.needs,
        answers=visit.situation,
        said=tuple(flag for flag in Flag if flag in visit.flags),
        referrals=tuple(Handed(each, special_of_kind(each.kind, catalogue)) for each in choices),
    )


def covered(content: HandoverContent, fields: Collection[DataField]) -> HandoverContent:
    """Return the part of a content that goes by these fields. Raises ValueError without the name."""
    if DataField.NAME not in fields:
        raise ValueError("nothing may go without the name")
    for field, drop in _PARTS.items():
        if field not in fields:
            content = drop(content)
    return replace(
        content,
        needs=tuple(each for each in content.needs if SPECIAL_OF_TOPIC.get(each, DataField.NEEDS) in fields),
        said=tuple(each for each in content.said if SPECIAL_OF_FLAG.get(each, DataField.ANSWERS) in fields),
        referrals=tuple(each for each in content.referrals if each.special is None or each.special in fields),
    )


def fields_of(content: HandoverContent) -> tuple[DataField, ...]:
    """Return the fields a content has anything for, in the order of the consent page: only these need be asked for."""
    person, special = content.person, {each.special for each in content.referrals}
    special |= {SPECIAL_OF_TOPIC.get(each) for each in content.needs} | {
        SPECIAL_OF_FLAG.get(each) for each in content.said
    }
    plain_said = any(each not in SPECIAL_OF_FLAG for each in content.said)
    is_there = {
        DataField.NAME: True,
        DataField.BIRTH_YEAR: person.birth_year is not None,
        DataField.REACH: person.reach is not None,
        DataField.LANGUAGE: content.language is not None,
        DataField.NEEDS: any(each not in SPECIAL_OF_TOPIC for each in content.needs),
        DataField.ANSWERS: content.answers != NOTHING_KNOWN or plain_said,
        DataField.REFERRALS: bool(content.referrals),
    }
    return tuple(each for each in DataField if is_there.get(each, each in special))


def special_of_kind(kind: Kind, catalogue: Catalogue) -> DataField | None:
    """Return the field that a service needs beside `REFERRALS`, because its name tells something sensitive."""
    privacy = catalogue.privacy_of(kind)
    if privacy is Privacy.OPEN:
        return None
    if privacy is Privacy.NEUTRAL_SLIP:
        return DataField.PROTECTION
    service = catalogue.services.get(kind)
    is_about_debts = service is not None and Topic.SCHULDEN_ALLTAG in service.topics
    return DataField.DEBTS if is_about_debts else DataField.HEALTH
