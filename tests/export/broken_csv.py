"""Broken and hostile CSV files: headings, quotes, rows, letters, names."""

from collections.abc import Iterator

from erstanlauf.export import faults, limits
from erstanlauf.export.faults import ParcelFault
from tests.export.broken import Broken, broken
from tests.export.broken_json import WRONG_BYTES

TABLES = {  # a heading and a row of each
    "services": ("id,organization_id,name,status", "s1,o1,Beratung,active"),
    "locations": ("id,location_type,name", "l1,physical,Rathaus"),
    "phones": ("id,service_id,number", "p1,s1,+49 521 510"),
}
HEADINGS: dict[str, tuple[type[ParcelFault], str]] = {
    "no_id": (faults.HeadingMissing, "name,status"),
    "no_heading": (faults.HeadingMissing, "a,b,c"),
    "blank": (faults.HeadingMissing, ""),
    "empty_name": (faults.HeadingMissing, "id,,name"),
    "blank_name": (faults.HeadingMissing, "id,  ,name"),
    "name_at_end": (faults.HeadingMissing, "id,name,"),
    "long_name": (faults.HeadingMissing, "id," + "n" * 201),
    "twice": (faults.HeadingTwice, "id,name,name"),
    "id_twice": (faults.HeadingTwice, "id,id"),
    "open_quote": (faults.HeadingMissing, 'id,"name'),
    "text_behind_quote": (faults.HeadingMissing, '"id"x,name'),
    "hidden": (faults.ControlCharacter, "id,na\u202eme"),
    "no_width": (faults.ControlCharacter, "id,na\u200bme"),
    "many": (faults.TooManyFields, "id," + ",".join(f"c{number}" for number in range(limits.COLUMNS))),
    "attributes": (faults.WrongShape, "id,attributes"),
    "other_separator": (faults.HeadingMissing, "id|name|status"),
    "only_a_hint": (faults.HeadingMissing, "sep=;"),
}
ROWS: dict[str, tuple[type[ParcelFault], str]] = {
    "short": (faults.RowWidth, "s2"),
    "shorter_by_one": (faults.RowWidth, "{row_but_one}"),
    "long": (faults.RowWidth, "{row},more"),
    "much_longer": (faults.RowWidth, "{row}" + "," * 3000),
    "other_separator": (faults.RowWidth, "{row_semicolons}"),
    "open_quote": (faults.QuotesBroken, '"{row}'),
    "open_quote_over_lines": (faults.QuotesBroken, '"{row}\n{row}\n{row}'),
    "text_behind_quote": (faults.QuotesBroken, '"s2"x,{row}'),
    "quote_in_quotes": (faults.QuotesBroken, '"s"2",{row}'),
    "lone_return": (faults.QuotesBroken, "{row}\r{row}"),
    "long_text": (faults.TextTooLong, "{long},{row_shifted}"),
    "long_text_in_quotes": (faults.TextTooLong, '"{long}",{row_shifted}'),
    "very_long_text": (faults.TextTooLong, '"{long}{long}",{row_shifted}'),
    "very_long_line": (faults.TextTooLong, "{long}" * 15),
    "nul": (faults.ControlCharacter, "{row}\0"),
    "escape": (faults.ControlCharacter, "\x1b[31m{row}"),
    "delete": (faults.ControlCharacter, "{row}\x7f"),
    "c1": (faults.ControlCharacter, "\x9b,{row_shifted}"),
    "next_line": (faults.ControlCharacter, "\x85,{row_shifted}"),
}
NAMES = (
    *("CON.csv", "nul.csv", "COM1.csv", "LPT1.csv", "aux.csv", "service.csv", "services .csv", "services.csv.csv"),
    *("organisationen.csv", "visits.csv", "services(1).csv", "..csv", "~services.csv", "datapackage.csv"),
)


def cases() -> Iterator[Broken]:
    """Yield every broken CSV file."""
    for table, (heading, row) in TABLES.items():
        file = f"{table}.csv"
        for name, (fault, first) in HEADINGS.items():
            yield broken(f"{table}-heading-{name}", fault, file, f"{first}\n{row}\n", 1)
        for name, (fault, told) in ROWS.items():
            text = f"{heading}\n{row}\n\n{_filled(told, row)}\n"
            yield broken(f"{table}-row-{name}", fault, file, text, 4)
        for name, letters in WRONG_BYTES.items():
            content = f"{heading}\n{row}\n".encode() + letters + row.encode() + b"\n"
            yield broken(f"{table}-bytes-{name}", faults.NotUtf8, file, content, 3)
        for name, empty in _no_rows(heading).items():
            yield broken(f"{table}-empty-{name}", faults.FileEmpty, file, empty)
        for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
            text = f"{heading}\n{row}\n"
            yield broken(f"{table}-{encoding}", faults.Utf16Refused, file, text.encode(encoding))
        yield broken(f"{table}-web-page", faults.XmlRefused, file, "<!DOCTYPE html><html><table>")
    for name in NAMES:
        yield broken(f"name-{name}", faults.NameRefused, name, "id,name\n1,a\n")


def _filled(told: str, row: str) -> str:
    shifted = row.partition(",")[2]
    return (
        told.replace("{row_but_one}", row.rpartition(",")[0])
        .replace("{row_semicolons}", row.replace(",", ";"))
        .replace("{row_shifted}", shifted)
        .replace("{row}", row)
        .replace("{long}", "x" * (limits.TEXT_LETTERS + 1))
    )


def _no_rows(heading: str) -> dict[str, str]:
    cells = "," * heading.count(",")
    return {"heading_only": heading, "blank_lines": f"{heading}\n\n\n", "empty_cells": f"{heading}\n{cells}\n"}
