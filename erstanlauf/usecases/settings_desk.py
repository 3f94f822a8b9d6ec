"""The settings of an office: what holds now, and changing it. Runs on the store's thread; asks the permit.

What the town's IT has fixed in its file counts more than what the administration has set here.
"""

from collections.abc import Mapping
from typing import ClassVar, Protocol

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import (
    OfficeSettings,
    SettingValue,
    as_text,
    checked,
    setting,
    settings_from,
)
from erstanlauf.domain.people import Action, Permit


class SettingFixed(KnownTrouble):
    """The town's IT has fixed this setting in its file. Details: name."""

    code: ClassVar[str] = "settings.fixed"


class KeptSettings(Protocol):
    """Settings that differ from their default, as texts by name."""

    def all(self) -> Mapping[str, str]:
        """Return the settings that were set, by name."""

    def put(self, name: str, value: str | None) -> None:
        """Keep a setting; None brings its default back."""


class SettingsDesk:
    """What an office has set, and what it may set."""

    def __init__(self, permit: Permit, kept: KeptSettings, fixed: Mapping[str, SettingValue]) -> None:
        self._permit = permit
        self._kept = kept
        self._present = settings_from(kept.all(), fixed)
        self.fixed = fixed

    def present(self) -> OfficeSettings:
        """Return what holds now. Everybody may ask, from any thread: the desk itself runs by it."""
        return self._present

    def change(self, name: str, value: SettingValue | None) -> None:
        """Set a value from now on; None brings the default back.

        Raises `NotPermitted`, `SettingFixed`, and what `checked` raises for a value outside the limits.
        """
        self._permit.require(Action.CHANGE_SETTINGS)
        of = setting(name)
        if name in self.fixed:
            raise SettingFixed(name=name)
        self._kept.put(name, None if value is None else as_text(checked(of, value)))
        self._present = settings_from(self._kept.all(), self.fixed)
