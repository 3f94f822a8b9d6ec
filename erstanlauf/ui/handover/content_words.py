"""What would go to a recipient, in words for the check page: one line for each field. Knows content, no widget."""

from collections.abc import Iterator

from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.handover.consent import DataField
from erstanlauf.domain.handover.content import Handed, HandoverContent, NamedPerson, Reach
from erstanlauf.i18n import handover_words, labels
from erstanlauf.i18n.wording import Wording


def content_lines(words: Wording, content: HandoverContent, catalogue: Catalogue) -> Iterator[tuple[DataField, str]]:
    """Yield field and value in the order of the consent page; what is not in the content has no line."""
    person = content.person
    yield DataField.NAME, person_name(person)
    if person.birth_year is not None:
        yield DataField.BIRTH_YEAR, str(person.birth_year)
    if person.reach is not None:
        yield DataField.REACH, reach_text(words, person.reach)
    if content.language is not None:
        yield DataField.LANGUAGE, labels.language_name(words, content.language)
    if content.needs:
        yield DataField.NEEDS, " · ".join(labels.topic(words, each) for each in content.needs)
    said = [text for _, text in labels.known_facts(words, content.answers)]
    said += [labels.flag(words, each) for each in content.said]
    if said:
        yield DataField.ANSWERS, " · ".join(said)
    if content.referrals:
        yield DataField.REFERRALS, " · ".join(_service(each, catalogue) for each in content.referrals)


def person_name(person: NamedPerson) -> str:
    """Return a name as it is written in a list: the family name first; either may be missing."""
    return ", ".join(each for each in (person.family_name, person.given_names) if each)


def reach_text(words: Wording, reach: Reach) -> str:
    """Return how somebody is reached, with the kind of it before."""
    return f"{handover_words.reach_name(words, reach.kind)}: {reach.value}"


def _service(handed: Handed, catalogue: Catalogue) -> str:
    service = catalogue.services.get(handed.choice.kind)
    return service.name if service is not None else handed.choice.kind
