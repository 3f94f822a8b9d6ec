"""Every row of the editor has a name of its own, and every refusal is one sentence that says what to do."""

import pytest

from erstanlauf.domain.catalogue_fields import FIELDS, Holder, Section, SourceWanted
from erstanlauf.i18n import catalogue_editor_words
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, Wording
from erstanlauf.knowledge.faults import BadForm, HiddenCharacter, TextTooLong

both = pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)
PHONE = next(field for field in FIELDS if field.name == "phone")


@both
def test_every_row_and_every_section_has_a_name_of_its_own(tag: str) -> None:
    words = Wording(tag)
    assert len({catalogue_editor_words.row_name(words, field) for field in FIELDS}) == len(FIELDS)
    assert len({catalogue_editor_words.section_name(words, each) for each in Section}) == len(Section)


@both
def test_tells_where_else_a_change_is_seen(tag: str) -> None:
    words = Wording(tag)
    for field in FIELDS:
        said = catalogue_editor_words.holds_for(words, field, 3)
        assert bool(said) == (field.is_fixed or field.holder is not Holder.OFFER)


def test_says_at_the_field_what_is_wrong_and_how_to_write_it() -> None:
    place: dict[str, str | int] = {"file": "Katalog", "line": 1, "record": "mbe/awo", "field": "contact.phone.value"}
    words = Wording()
    assert catalogue_editor_words.refusal(words, PHONE, BadForm(**place, value="null")) == (
        "„null“ hat nicht die Form dieses Feldes; gespeichert wurde nichts. So schreiben, wie man wählt: 0521 51-0."
    )
    assert catalogue_editor_words.refusal(words, None, TextTooLong(**place, limit=300)) == (
        "Der Text hat mehr als 300 Zeichen; gespeichert wurde nichts – ihn kürzen."
    )
    assert "U+202E" in catalogue_editor_words.refusal(words, PHONE, HiddenCharacter(**place, character="U+202E"))
    assert catalogue_editor_words.refusal(words, PHONE, SourceWanted()).startswith("Woher die Angabe stammt,")
