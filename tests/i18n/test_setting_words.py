"""Every setting and every kind of record has words in both languages of the interface."""

import pytest

from erstanlauf.domain.office_settings import DEFAULTS, SETTINGS, Setting, SettingGroup, setting, value_of
from erstanlauf.domain.retention import PERIODS, Kept, Then
from erstanlauf.i18n import setting_words
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, Wording

both = pytest.mark.parametrize("tag", INTERFACE_LANGUAGES)
every_setting = pytest.mark.parametrize("of", SETTINGS, ids=lambda of: of.id)


@both
@every_setting
def test_a_setting_says_what_it_is_means_and_may_be(tag: str, of: Setting) -> None:
    said = list(setting_words.explained(Wording(tag), of))
    assert len(said) >= 3
    assert all(text.strip() and "{" not in text for text in said)
    if tag == "en":
        assert not set(said) & set(setting_words.explained(Wording(), of))


@pytest.mark.parametrize("of", [of for of in SETTINGS if of.group is SettingGroup.RETENTION], ids=lambda of: of.id)
def test_a_period_names_its_basis_and_who_has_to_confirm_it(of: Setting) -> None:
    said = setting_words.basis(Wording(), of)
    assert "DSGVO" in said
    assert said.endswith("Vorschlag, von der/dem Datenschutzbeauftragten zu bestätigen.")


@both
def test_every_kind_of_record_and_every_end_has_words(tag: str) -> None:
    words = Wording(tag)
    assert all(setting_words.kept(words, kind) for kind in Kept)
    assert all(setting_words.then(words, end) for end in Then)
    assert all(setting_words.group(words, each) for each in SettingGroup)


def test_how_long_reads_as_a_period_with_its_start() -> None:
    said = [
        setting_words.how_long(
            Wording(), each, None if each.setting is None else int(str(value_of(DEFAULTS, each.setting)))
        )
        for each in PERIODS
    ]
    assert said == [
        "24 Stunden ab der letzten Änderung",
        "90 Tage ab dem Abschluss",
        "bis zum Ende des Tages",
        "24 Stunden ab der letzten Änderung",
        "30 Tage ab der letzten Antwort der Stelle",
        "90 Tage ab der Übergabe",
        "36 Monate ab der Einwilligung",
        "12 Monate ab dem Entstehen",
        "60 Tage ab dem Entstehen",
    ]


def test_values_read_as_words() -> None:
    words = Wording()
    assert setting_words.value(words, setting("idle_minutes"), 1) == "1 Minute"
    assert setting_words.value(words, setting("paper"), "") == "was im Drucker liegt"
    assert setting_words.value(words, setting("paper"), "A5") == "A5"
    assert setting_words.value(words, setting("letterhead"), ("a", "b")) == "a / b"
    assert setting_words.value(words, setting("printer"), "Büro 3") == "Büro 3"
