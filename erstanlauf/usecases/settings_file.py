"""The settings of an office as a file that the town's IT writes: read into fixed values, and a template to fill.

Knows TOML and the table of settings, no folder. What the file names is fixed: the window shows it and cannot change it.
A file with a single fault counts as a whole as not there, so that nobody works with half of what was meant.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from textwrap import wrap
from typing import ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.office_settings import SETTINGS, OfficeSettings, SettingValue, checked, setting, value_of
from erstanlauf.i18n import setting_words
from erstanlauf.i18n.wording import Wording

SETTINGS_FILE = "erstanlauf.toml"
LIMIT_KB = 64

_LINE = re.compile(r"at line (\d+)")
_WIDTH = 100


class SettingsFileTooLarge(KnownTrouble):
    """Larger than any file of settings. Details: file, limit_kb."""

    code: ClassVar[str] = "settings_file.too_large"


class SettingsFileNotText(KnownTrouble):
    """Not in UTF-8. Details: file."""

    code: ClassVar[str] = "settings_file.not_text"


class SettingsFileNotToml(KnownTrouble):
    """Not written as TOML asks for. Details: file, line; an end that comes too early is said to be in the last line."""

    code: ClassVar[str] = "settings_file.not_toml"


def fixed_values(content: bytes) -> Mapping[str, SettingValue]:
    """Read the values a file fixes. Raises the troubles above and those of `office_settings`, which name the key."""
    if len(content) > LIMIT_KB * 1024:
        raise SettingsFileTooLarge(file=SETTINGS_FILE, limit_kb=LIMIT_KB)
    try:
        text = content.decode("utf-8-sig")  # Windows editors put a mark at the beginning
    except UnicodeDecodeError as error:
        raise SettingsFileNotText(file=SETTINGS_FILE) from error
    return {name: checked(setting(name, _place(name)), value, _place(name)) for name, value in _read(text).items()}


def settings_template(words: Wording, present: OfficeSettings) -> str:
    """Return the file with every setting and above each what it means.

    What has its default stands there as a comment; what has not, as it holds now.
    """
    lines = [*_comment(words.gettext(setting_words.FILE_HEAD)), ""]
    group = None
    for of in SETTINGS:
        if of.group is not group:
            group = of.group
            lines += [f"# === {setting_words.group(words, group)} ===", ""]
        value = value_of(present, of.id)
        mark = "# " if value == of.default else ""
        lines += [*_comment(*setting_words.explained(words, of)), f"{mark}{of.id} = {_toml(value)}", ""]
    return "\n".join(lines)


def _read(text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # ValueError: among others a number of more digits than Python reads
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise SettingsFileNotToml(file=SETTINGS_FILE, line=line) from error


def _place(name: str) -> str:
    """Return where a fault is; a name that cannot be one of a setting is cut, for it may be anything."""
    return f"{SETTINGS_FILE}: {name[:40]}" if name.isprintable() else SETTINGS_FILE


def _comment(*sentences: str) -> list[str]:
    return [f"# {line}" for each in sentences for line in wrap(each, _WIDTH)]


def _toml(value: SettingValue) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)  # TOML writes text as JSON does, where no character is hidden
