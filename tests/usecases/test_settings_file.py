"""The file with which the town's IT fixes settings: what it may say, and one sentence for whatever is wrong with it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import DEFAULTS, SETTINGS, OfficeSettings, value_of
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import INTERFACE_LANGUAGES, Wording
from erstanlauf.usecases.settings_file import LIMIT_KB, fixed_values, settings_template

WRONG = [
    (b"idle_minutes = 0", "settings.number_wanted", "idle_minutes"),
    (b'idle_minutes = "5"', "settings.number_wanted", "idle_minutes"),
    (b"idle_minutes = true", "settings.number_wanted", "idle_minutes"),
    (b"visit_days = 36500", "settings.number_wanted", "visit_days"),
    (b"visit_days = nan", "settings.number_wanted", "visit_days"),
    (b"backup_days = 1979-05-27", "settings.number_wanted", "backup_days"),
    (b'paper = "A3"', "settings.choice_wanted", "paper"),
    (b'letterhead = "eine Zeile"', "settings.lines_wanted", "letterhead"),
    (b"letterhead = [1]", "settings.text_wanted", "letterhead"),
    (b'printer = "a\\u202Eb"', "settings.text_wanted", "printer"),
    (b'printer = """a\nb"""', "settings.text_wanted", "printer"),
    (b"keep_for_ever = 1", "settings.unknown", "keep_for_ever"),
    (b"[retention]\nvisit_days = 90", "settings.unknown", "retention"),
    (b'"a\\nb" = 1', "settings.unknown", "erstanlauf.toml"),
    (b"idle_minutes = 5\nvisit_days 90", "settings_file.not_toml", "Zeile 2"),
    (b"idle_minutes = 5\nidle_minutes = 6", "settings_file.not_toml", "Zeile 2"),
    (b"visit_days = 090", "settings_file.not_toml", "Zeile 1"),
    (b"idle_minutes = " + b"9" * 5000, "settings_file.not_toml", "Zeile 1"),
    (b"a = " + b"[" * 30000, "settings_file.not_toml", "Zeile 1"),
    (b"idle_minutes = 5\nletterhead = [", "settings_file.not_toml", "Zeile 2"),
    ('printer = "Büro"'.encode("latin-1"), "settings_file.not_text", "UTF-8"),
    ("idle_minutes = 5".encode("utf-16"), "settings_file.not_text", "UTF-8"),
    (b"#" * (LIMIT_KB * 1024 + 1), "settings_file.too_large", "64 kB"),
]


def test_a_file_fixes_what_it_names_and_nothing_else() -> None:
    content = b'# von der IT\nidle_minutes = 10\r\nletterhead = ["Stadt Musterstadt", "Musterweg 1"]\npaper = "A4"\n'
    assert fixed_values(content) == {
        "idle_minutes": 10,
        "letterhead": ("Stadt Musterstadt", "Musterweg 1"),
        "paper": "A4",
    }


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# nichts", "\ufeffidle_minutes = 5".encode()])
def test_an_empty_file_and_a_mark_at_the_beginning_are_fine(content: bytes) -> None:
    assert fixed_values(content) in ({}, {"idle_minutes": 5})


@pytest.mark.parametrize(("content", "code", "told"), WRONG, ids=range(len(WRONG)))
def test_a_fault_is_one_sentence_that_names_file_and_place(content: bytes, code: str, told: str) -> None:
    with pytest.raises(KnownTrouble) as fault:
        fixed_values(content)
    german = sentence(Wording(), fault.value)
    assert fault.value.code == code
    assert told in german
    assert german.startswith("erstanlauf.toml")


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(KnownTrouble):
        assert fixed_values(content).keys() <= {of.id for of in SETTINGS}


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_template_changes_nothing_as_it_is_and_names_every_setting(language: str) -> None:
    template = settings_template(Wording(language), DEFAULTS)
    assert fixed_values(template.encode()) == {}
    assert all(f"\n# {of.id} = " in template for of in SETTINGS)
    assert all(len(line) <= 120 for line in template.splitlines())


def test_every_line_of_the_template_holds_the_default() -> None:
    lines = settings_template(Wording(), DEFAULTS).splitlines()
    names = [of.id for of in SETTINGS]
    chosen = [line.removeprefix("# ") for line in lines if line.removeprefix("# ").split(" = ")[0] in names]
    assert fixed_values("\n".join(chosen).encode()) == {name: value_of(DEFAULTS, name) for name in names}


def test_what_differs_from_its_default_is_read_back_as_it_was() -> None:
    present = OfficeSettings(
        idle_minutes=10,
        second_backup_folder='E:\\Sicherung "neu"',
        letterhead=("Stadt Musterstadt", 'Haus "Am Wall"'),
        paper="A4",
    )
    names = ("idle_minutes", "second_backup_folder", "letterhead", "paper")
    content = settings_template(Wording(), present).encode()
    assert fixed_values(content) == {name: value_of(present, name) for name in names}
