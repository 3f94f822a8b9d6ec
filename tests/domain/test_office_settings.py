"""What an office may set: within limits, and never "keep for ever"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import (
    DEFAULTS,
    SETTINGS,
    ChoiceWanted,
    LinesWanted,
    NumberWanted,
    OfficeSettings,
    Setting,
    SettingGroup,
    SettingUnknown,
    SettingValue,
    TextWanted,
    as_text,
    checked,
    from_text,
    setting,
    settings_from,
    value_of,
    with_value,
)

every_setting = pytest.mark.parametrize("of", SETTINGS, ids=lambda of: of.id)
PERIODS = [of for of in SETTINGS if of.group is SettingGroup.RETENTION]
WRONG: dict[str, list[object]] = {
    "idle_minutes": [0, 61, -1, 5.0, True, "5", None, [5]],
    "visit_days": [0, 6, 366, 10**30, float("inf")],
    "language": ["", "fr", 1, None],
    "letterhead": ["one line", ["x"] * 5, ["x" * 121], [1], ["a\nb"], ["a\u202eb"], None],
    "data_protection_authority": ["x" * 201, "a\nb", "a\x00b", 7, ["x"]],
    "second_backup_folder": ["x" * 1001, "a\tb"],
    "paper": ["A3", None],
}


def allowed(of: Setting) -> st.SearchStrategy[SettingValue]:
    if of.kind.is_number:
        return st.integers(of.least, of.most)
    if of.choices:
        return st.sampled_from(of.choices)
    line = st.text(st.characters(categories=["L", "N", "Zs"]), max_size=of.most)
    # one empty line reads back as none, which prints the same
    several = st.lists(line, max_size=4).map(tuple).filter(lambda lines: lines != ("",))
    return several if isinstance(of.default, tuple) else line


@every_setting
def test_a_default_is_allowed(of: Setting) -> None:
    assert checked(of, of.default) == of.default


@pytest.mark.parametrize("of", PERIODS, ids=lambda of: of.id)
def test_no_period_can_be_endless_or_nothing(of: Setting) -> None:
    assert 0 < of.least <= of.most <= 1000
    for value in (0, of.least - 1, of.most + 1, 10**9):
        with pytest.raises(NumberWanted):
            checked(of, value)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_value_is_refused_with_the_name_of_its_setting(name: str, value: object) -> None:
    with pytest.raises((NumberWanted, ChoiceWanted, TextWanted, LinesWanted)) as refused:
        with_value(DEFAULTS, name, value)
    assert refused.value.details["place"] == name


def test_a_refusal_never_repeats_what_was_typed() -> None:
    with pytest.raises(KnownTrouble) as refused:
        with_value(DEFAULTS, "data_protection_authority", "Amt\x00 Geheim")
    assert "Geheim" not in str(refused.value)


def test_an_unknown_setting_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SettingUnknown) as refused:
        setting("keep_forever")
    assert "visit_days" in str(refused.value.details["known"])


@every_setting
@given(data=st.data())
def test_a_value_reads_back_as_it_was_kept(of: Setting, data: st.DataObject) -> None:
    value = data.draw(allowed(of))
    assert from_text(of, as_text(value)) == value
    assert value_of(with_value(DEFAULTS, of.id, value), of.id) == value


@given(kept=st.dictionaries(st.sampled_from([*(of.id for of in SETTINGS), "gone"]), st.text(max_size=30)))
def test_whatever_was_kept_the_settings_are_allowed_ones(kept: dict[str, str]) -> None:
    settings = settings_from(kept, {})
    assert all(checked(of, value_of(settings, of.id)) == value_of(settings, of.id) for of in SETTINGS)


def test_a_number_kept_in_another_way_has_its_default_again() -> None:
    for text in ("", "05x", "-5", "٧", "5.0", "9" * 5000):
        assert settings_from({"visit_days": text}, {}) == DEFAULTS


def test_what_the_it_has_fixed_counts_more_than_what_was_set() -> None:
    settings = settings_from({"idle_minutes": "30", "visit_days": "60"}, {"idle_minutes": 10})
    assert settings == OfficeSettings(idle_minutes=10, visit_days=60)
