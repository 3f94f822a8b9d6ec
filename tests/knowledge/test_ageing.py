"""The limits of age of the shipped file, and a faulty file is refused whole, with file, entry and field."""

from pathlib import Path

import pytest

from erstanlauf import paths
from erstanlauf.app import load_published
from erstanlauf.domain.ageing import AgeLimits, FieldGroup, aged
from erstanlauf.domain.catalogue import Kind
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.knowledge.ageing import load_age_limits
from erstanlauf.knowledge.faults import KnowledgeFault
from tests.builders import TODAY

FILE = paths.resources() / "catalogue" / "ageing.yaml"
PUBLISHED = load_published()
NUMBERS_OF_THE_COUNTRY = {"110", "112", "116 117", "116 016"}


def shipped() -> AgeLimits:
    return load_age_limits(FILE, PUBLISHED.services)


def test_every_group_has_a_limit_and_room_has_the_shortest() -> None:
    limits = shipped()
    assert set(limits.days) == set(FieldGroup)
    assert min(limits.days, key=lambda group: limits.days[group]) is FieldGroup.ROOM


def test_courses_are_asked_about_every_half_year() -> None:
    limits = shipped()
    assert limits.of(Kind("integrationskurs")).days[FieldGroup.TIMES] < limits.days[FieldGroup.TIMES]
    assert limits.of(Kind("integrationskurs")).days[FieldGroup.PLACE] == limits.days[FieldGroup.PLACE]


def test_the_numbers_of_the_whole_country_print_as_they_are_whenever_that_is() -> None:
    counted = aged(PUBLISHED, shipped(), TODAY.replace(year=2046))
    ageless = [offer for kind in shipped().ageless for offer in counted.services[kind].offers]
    assert {offer.contact.phone.value for offer in ageless if offer.contact.phone} >= NUMBERS_OF_THE_COUNTRY
    assert ageless == [offer for kind in shipped().ageless for offer in PUBLISHED.services[kind].offers]


def test_every_limit_says_that_it_is_a_proposal_with_reason_and_day() -> None:
    text = FILE.read_text(encoding="utf-8")
    entries = text.count("days:") + text.count("  - id: notruf") + text.count("  - id: hilfetelefon")
    assert text.count("reason:") == text.count("proposed_on:") == entries


GROUP = '  - group: {}\n    days: 365\n    reason: "x"\n    proposed_on: 2026-11-22\n'
WHOLE = "limits:\n" + "".join(GROUP.format(group) for group in FieldGroup)
AGELESS = 'ageless:\n  - id: notruf\n    reason: "x"\n    proposed_on: 2026-11-22\n'
OF_A_KIND = 'kinds:\n  - id: mbe\n    limits:\n      - group: times\n        days: 30\n        reason: "x"\n' + (
    "        proposed_on: 2026-11-22\n"
)


def read(text: str, folder: Path) -> AgeLimits:
    path = folder / "ageing.yaml"
    path.write_text(text, encoding="utf-8")
    return load_age_limits(path, PUBLISHED.services)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    limits = read(WHOLE + OF_A_KIND + AGELESS, tmp_path)
    assert limits.ageless == {"notruf"}
    assert limits.by_kind == {"mbe": {FieldGroup.TIMES: 30}}
    assert set(limits.days.values()) == {365}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (WHOLE.replace(GROUP.format("room"), ""), "knowledge.missing_field", "limits.room"),
        (WHOLE.replace("group: room", "group: place"), "knowledge.duplicate_id", "limits[5].group"),
        (WHOLE.replace("group: room", "group: rooms"), "knowledge.unknown_code", "limits[5].group"),
        (WHOLE.replace("days: 365", "days: 0", 1), "knowledge.bad_span", "limits[1].days"),
        (WHOLE.replace("days: 365", "days: -1", 1), "knowledge.bad_span", "limits[1].days"),
        (WHOLE.replace("days: 365", "days: 36600", 1), "knowledge.bad_span", "limits[1].days"),
        (WHOLE.replace("days: 365", 'days: "365"', 1), "knowledge.number_expected", "limits[1].days"),
        (WHOLE.replace('    reason: "x"\n', "", 1), "knowledge.missing_field", "limits[1].reason"),
        (WHOLE.replace("2026-11-22", "2026-11-31", 1), "knowledge.bad_date", "limits[1].proposed_on"),
        (WHOLE + AGELESS.replace("notruf", "notrufe"), "knowledge.unknown_kind", "id"),
        (WHOLE + OF_A_KIND + AGELESS.replace("notruf", "mbe"), "knowledge.duplicate_id", "id"),
        (WHOLE + OF_A_KIND.replace("times", "time"), "knowledge.unknown_code", "limits[1].group"),
        (WHOLE + "age: 3\n", "knowledge.unknown_field", "age"),
    ],
)
def test_a_faulty_file_is_refused_with_its_place(text: str, code: str, place: str, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeFault) as caught:
        read(text, tmp_path)
    assert (caught.value.code, caught.value.details["file"], caught.value.details["field"]) == (
        code,
        "ageing.yaml",
        place,
    )
    assert sentence(Wording(), caught.value).startswith("ageing.yaml, Zeile ")
