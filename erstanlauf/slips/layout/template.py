"""Letterhead and measures of the slip as data of the town: reads `resources/templates/slip.toml`.

Knows the file, not what a slip says.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, ClassVar

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.slip import Paper
from erstanlauf.slips.layout.geometry import Sheet
from erstanlauf.slips.layout.pictograms import is_pictogram

_FEWEST_SIZES = 2
"""Letters of the usual size and larger ones; smaller ones may follow."""


class TemplateFault(KnownTrouble):
    """The template cannot be used. Details: `file`, its name without folder, and `place`, the table or key at fault."""

    code: ClassVar[str] = "slips.template_fault"


@dataclass(frozen=True, slots=True)
class Template:
    """What a town may change of its slips: `logo` is a pictogram or empty, `footer` lines in German.

    `data_protection_authority` is where a person may complain, its German name.
    """

    logo: str
    footer: tuple[str, ...]
    data_protection_authority: str
    sheets: Mapping[Paper, Sheet]


def load_template(file: Path) -> Template:
    """Read a template; raises `TemplateFault` that names what is missing or of the wrong kind."""
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as trouble:
        raise TemplateFault(file=file.name, place="[letterhead]") from trouble
    letterhead = _entry(tables, "letterhead", dict, file)
    sizes = _entry(tables, "paper", dict, file)
    logo = _entry(letterhead, "logo", str, file)
    if logo and not is_pictogram(logo):
        raise TemplateFault(file=file.name, place="logo")
    return Template(
        logo=logo,
        footer=tuple(str(line) for line in _entry(letterhead, "footer", list, file)),
        data_protection_authority=_entry(letterhead, "data_protection_authority", str, file),
        sheets={paper: _sheet(_entry(sizes, paper.value, dict, file), file) for paper in Paper},
    )


def _sheet(table: Mapping[str, Any], file: Path) -> Sheet:
    measures = {each.name: each.name for each in fields(Sheet) if each.name != "body_sizes_pt"}
    values = {name: float(_entry(table, name, (int, float), file)) for name in measures}
    sizes = _entry(table, "body_sizes_pt", list, file)
    if len(sizes) < _FEWEST_SIZES or not all(isinstance(size, int | float) and size > 0 for size in sizes):
        raise TemplateFault(file=file.name, place="body_sizes_pt")
    return Sheet(**values, body_sizes_pt=tuple(map(float, sizes)))


def _entry(table: Mapping[str, Any], name: str, kind: type | tuple[type, ...], file: Path) -> Any:
    value = table.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TemplateFault(file=file.name, place=name)
    return value
