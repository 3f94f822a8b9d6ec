"""The one table of what an office may set, with default, least and most; and a set of values.

Knows names and numbers. The words for them stand in `i18n.setting_words`, what follows from the periods in
`domain.retention`. How one PC likes its window is no setting of the office (`erstanlauf.settings`).

Why this way (2026-11): every period has a most, so nobody can set "keep for ever", not even with a file. The numbers
are proposals until the data protection officer of the town has confirmed them; the settings page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.figures.periods import PeriodKind
from erstanlauf.domain.figures.rounding import BASES
from erstanlauf.domain.plain_text import hidden_character

SettingValue = int | str | tuple[str, ...]

MOST_LINES = 4
"""Of the letterhead."""


class SettingKind(StrEnum):
    """What a setting holds. For a number the unit, least and most are part of it; all else is text."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    TEXT = "text"
    LINES = "lines"
    FOLDER = "folder"
    CHOICE = "choice"

    @property
    def is_number(self) -> bool:
        return self in (SettingKind.MINUTES, SettingKind.HOURS, SettingKind.DAYS, SettingKind.MONTHS)


class SettingGroup(StrEnum):
    """Where a setting stands on the page and in the file."""

    DESK = "desk"
    RETENTION = "retention"
    BACKUP = "backup"
    PAPER = "paper"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing an office may set.

    `least` and `most` bound a number; of a text, a folder or a line `most` is the number of characters. Text that is
    empty means: as the program, the template or the system has it.
    """

    id: str
    group: SettingGroup
    kind: SettingKind
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()

    @property
    def default(self) -> SettingValue:
        value: SettingValue = getattr(DEFAULTS, self.id)
        return value


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """A value for every setting; the defaults stand here."""

    idle_minutes: int = 5
    language: str = "de"
    draft_hours: int = 24
    visit_days: int = 90
    handover_days: int = 30
    handover_most_days: int = 90
    consent_months: int = 36
    audit_months: int = 12
    backup_minutes: int = 15
    backup_days: int = 60
    second_backup_folder: str = ""
    letterhead: tuple[str, ...] = ()
    data_protection_authority: str = ""
    printer: str = ""
    paper: str = ""
    figures_base: str = "5"
    figures_shortest: str = "month"
    figures_key: str = ""
    figures_folder: str = ""


DEFAULTS = OfficeSettings()

_SHORTEST = (PeriodKind.MONTH.value, PeriodKind.QUARTER.value, PeriodKind.HALF_YEAR.value)

SETTINGS: tuple[Setting, ...] = (
    # Source: BSI Stand-der-Technik BER.3.11, "for example 5 to 15 minutes"; the most is for a desk behind a locked door
    Setting("idle_minutes", SettingGroup.DESK, SettingKind.MINUTES, 1, 60),
    Setting("language", SettingGroup.DESK, SettingKind.CHOICE, choices=("de", "en")),
    # Source of the periods: proposals on GDPR article 5 (1) e, DSG NRW § 10; the year is what migration advice in
    # Hessen keeps at most after the end of advice
    Setting("draft_hours", SettingGroup.RETENTION, SettingKind.HOURS, 4, 72),
    Setting("visit_days", SettingGroup.RETENTION, SettingKind.DAYS, 7, 365),
    # from the last answer of the recipient; the most is for those who never answer; the proof of consent without data
    Setting("handover_days", SettingGroup.RETENTION, SettingKind.DAYS, 7, 90),
    Setting("handover_most_days", SettingGroup.RETENTION, SettingKind.DAYS, 30, 180),
    Setting("consent_months", SettingGroup.RETENTION, SettingKind.MONTHS, 12, 48),
    Setting("audit_months", SettingGroup.RETENTION, SettingKind.MONTHS, 3, 24),
    # Source: SDM module 60: erased only when no copy is left, copies at the latest when they are overwritten as planned
    Setting("backup_days", SettingGroup.RETENTION, SettingKind.DAYS, 7, 60),
    Setting("backup_minutes", SettingGroup.BACKUP, SettingKind.MINUTES, 5, 120),
    Setting("second_backup_folder", SettingGroup.BACKUP, SettingKind.FOLDER, most=1000),
    Setting("letterhead", SettingGroup.PAPER, SettingKind.LINES, most=120),
    Setting("data_protection_authority", SettingGroup.PAPER, SettingKind.TEXT, most=200),
    Setting("printer", SettingGroup.PAPER, SettingKind.TEXT, most=255),
    Setting("paper", SettingGroup.PAPER, SettingKind.CHOICE, choices=("", "A5", "A4", "A4-large")),
    # the defaults are the least strict there is; a house may only round more and ask of longer periods
    Setting("figures_base", SettingGroup.FIGURES, SettingKind.CHOICE, choices=tuple(str(base) for base in BASES)),
    Setting("figures_shortest", SettingGroup.FIGURES, SettingKind.CHOICE, choices=_SHORTEST),
    Setting("figures_key", SettingGroup.FIGURES, SettingKind.TEXT, most=100),
    Setting("figures_folder", SettingGroup.FIGURES, SettingKind.FOLDER, most=1000),
)

_MOST_DIGITS = 9
_BY_ID: Mapping[str, Setting] = {each.id: each for each in SETTINGS}


class SettingUnknown(KnownTrouble):
    """There is no such setting. Details: place, known."""

    code: ClassVar[str] = "settings.unknown"


class NumberWanted(KnownTrouble):
    """Not a whole number within the limits. Details: place, least, most."""

    code: ClassVar[str] = "settings.number_wanted"


class ChoiceWanted(KnownTrouble):
    """None of the values there are. Details: place, allowed."""

    code: ClassVar[str] = "settings.choice_wanted"


class TextWanted(KnownTrouble):
    """Not one line of text. Details: place, most."""

    code: ClassVar[str] = "settings.text_wanted"


class LinesWanted(KnownTrouble):
    """Not a short list of lines. Details: place, lines, most."""

    code: ClassVar[str] = "settings.lines_wanted"


def setting(name: str, place: str = "") -> Setting:
    """Return the setting of this name. Raises `SettingUnknown` with the place, where none is given the name."""
    found = _BY_ID.get(name)
    if found is None:
        raise SettingUnknown(place=place or name, known=", ".join(_BY_ID))
    return found


def checked(of: Setting, value: object, place: str = "") -> SettingValue:
    """Return a value if the setting may have it. Raises one of the troubles above, naming the place or the setting."""
    place = place or of.id
    if of.kind.is_number:
        if type(value) is not int or not of.least <= value <= of.most:
            raise NumberWanted(place=place, least=of.least, most=of.most)
        return value
    if of.kind is SettingKind.CHOICE:
        if not isinstance(value, str) or value not in of.choices:
            raise ChoiceWanted(place=place, allowed=", ".join(f'"{each}"' for each in of.choices))
        return value
    if of.kind is SettingKind.LINES:
        if not isinstance(value, (list, tuple)) or len(value) > MOST_LINES:
            raise LinesWanted(place=place, lines=MOST_LINES, most=of.most)
        return tuple(_line(each, of.most, place) for each in value)
    return _line(value, of.most, place)


def with_value(settings: OfficeSettings, name: str, value: object) -> OfficeSettings:
    """Return the settings with one value changed. Raises the troubles of `setting` and `checked`."""
    changes: dict[str, SettingValue] = {name: checked(setting(name), value)}
    return replace(settings, **changes)  # type: ignore[arg-type]  # the table says which field holds what


def value_of(settings: OfficeSettings, name: str) -> SettingValue:
    """Return the value of a setting by its name."""
    value: SettingValue = getattr(settings, setting(name).id)
    return value


def as_text(value: SettingValue) -> str:
    """Return a value as it is kept: `from_text` reads it back."""
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def from_text(of: Setting, text: str) -> SettingValue:
    """Read a value that was kept. Raises the troubles of `checked`: limits may be narrower than when it was set."""
    if of.kind.is_number:
        is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
        return checked(of, int(text) if is_number else text)
    if of.kind is SettingKind.LINES:
        return checked(of, text.split("\n") if text else [])
    return checked(of, text)


def settings_from(kept: Mapping[str, str], fixed: Mapping[str, SettingValue]) -> OfficeSettings:
    """Put together what the administration has set and what the town's IT has fixed, which counts more.

    What is kept and no longer allowed, by a setting that is gone or by narrower limits, has its default again.
    """
    settings = DEFAULTS
    for of in SETTINGS:
        if of.id in fixed:
            settings = with_value(settings, of.id, fixed[of.id])
        elif of.id in kept:
            settings = _with_kept(settings, of, kept[of.id])
    return settings


def _with_kept(settings: OfficeSettings, of: Setting, text: str) -> OfficeSettings:
    try:
        return with_value(settings, of.id, from_text(of, text))
    except KnownTrouble:
        return settings


def _line(value: object, most: int, place: str) -> str:
    if not isinstance(value, str) or len(value) > most or hidden_character(value) is not None or "\n" in value:
        raise TextWanted(place=place, most=most)
    return value


assert {each.name for each in fields(OfficeSettings)} == _BY_ID.keys()
