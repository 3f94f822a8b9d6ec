"""Broken and hostile mapping files, each with the fault it must end in and the line of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from erstanlauf.export.handover import mapping, mapping_faults

GOOD = """\
format = "erstanlauf.mapping"
version = 1

[[person]]
heading = "AZ"
source = "reference"

[[person]]
heading = "Eingang"
source = "made_at"
date = "TT.MM.JJJJ"

[[person]]
heading = "Löschen"
source = "consent_until"

[[person]]
heading = "Sprache"
source = "language"
list = "sprachen"

[[person]]
heading = "Mandant"
constant = "0711"

[[need]]
heading = "Bedarf"
source = "need"
list = "bedarfe"

[lists.sprachen]
default = "99"
codes = { de = "1", ar = "2" }

[lists.bedarfe]
default = "900"

[lists.bedarfe.codes]
sprache = "110"
wohnen = "210"
"""


@dataclass(frozen=True, slots=True)
class BrokenMapping:
    """A file with something wrong in it."""

    name: str
    fault: type[mapping_faults.MappingFault]
    content: bytes
    line: int | None = None

    def make(self, folder: Path) -> Path:
        """Write the file."""
        path = folder / "spalten.toml"
        path.write_bytes(self.content)
        return path


def cases() -> list[BrokenMapping]:
    """Return all of them."""
    return [*_by_change(), *_by_place(), *_by_text(), *_by_bytes(), *_by_cut()]


def _changed(name: str, fault: str, old: str, new: str, line_holds: str | None = None) -> BrokenMapping:
    """Change the first `old` of the good file; the fault is on the line that then holds `line_holds`."""
    assert old in GOOD, old
    text = GOOD.replace(old, new, 1)
    shown = new if line_holds is None else line_holds
    line = next(number for number, each in enumerate(text.split("\n"), 1) if shown in each)
    return BrokenMapping(name, getattr(mapping_faults, fault), text.encode(), line)


def _by_change() -> Iterator[BrokenMapping]:
    for name, fault, old, new, line_holds in [
        ("other_format", "OtherMappingVersion", '"erstanlauf.mapping"', '"xoev"', "xoev"),
        ("format_number", "OtherMappingVersion", '"erstanlauf.mapping"', "7", "format = 7"),
        ("version_2", "OtherMappingVersion", "version = 1", "version = 2", None),
        ("version_text", "OtherMappingVersion", "version = 1", 'version = "1"', None),
        ("version_true", "OtherMappingVersion", "version = 1", "version = true", None),
        ("version_nan", "OtherMappingVersion", "version = 1", "version = nan", None),
        ("version_date", "OtherMappingVersion", "version = 1", "version = 2026-11-23", None),
        ("unknown_top", "UnknownKey", "version = 1", "version = 1\nautor = 'ich'", "autor"),
        ("unknown_table", "UnknownKey", "[[need]]", "[anhang]\na = 1\n[[need]]", "[anhang]"),
        ("needs_for_need", "UnknownKey", "[[need]]", "[[needs]]", None),
        ("upper_case_key", "UnknownKey", 'source = "made_at"', 'Source = "made_at"', "Source ="),
        ("unknown_column_key", "UnknownKey", 'date = "TT.MM.JJJJ"', 'format = "x"', 'format = "x"'),
        ("umlaut_key", "UnknownKey", 'date = "TT.MM.JJJJ"', '"überschrift" = "x"', "überschrift"),
        ("endless_key", "MappingBeyondReason", 'date = "TT.MM.JJJJ"', f'{"k" * 5000} = "x"', "kkkk"),
        ("unknown_list_key", "UnknownKey", 'default = "900"', 'sonst = "900"', "sonst"),
        ("dotted_key", "NotText", 'source = "made_at"', 'source.name = "made_at"', "source.name"),
        ("list_without_codes", "KeyNotThere", '\ncodes = { de = "1", ar = "2" }', "", "[lists.sprachen]"),
        ("heading_number", "NotText", '"Eingang"', "7", "heading = 7"),
        ("heading_list", "NotText", '"Eingang"', '["a"]', "heading = ["),
        ("heading_table", "NotText", '"Eingang"', '{ a = "b" }', "heading = {"),
        ("constant_number", "NotText", '"0711"', "711", "constant = 711"),
        ("constant_true", "NotText", '"0711"', "true", "constant = true"),
        ("constant_date", "NotText", '"0711"', "2026-11-23", "constant = 2026"),
        ("source_number", "NotText", '"made_at"', "1.5", "source = 1.5"),
        ("code_number", "NotText", 'sprache = "110"', "sprache = 110", None),
        ("code_list", "NotText", 'sprache = "110"', 'sprache = ["110"]', None),
        ("code_in_line_number", "NotText", 'de = "1"', "de = 1", None),
        ("default_number", "NotText", 'default = "900"', "default = 900", None),
        ("date_number", "NotText", '"TT.MM.JJJJ"', "8", "date = 8"),
        ("list_number", "NotText", 'list = "sprachen"', "list = 8", None),
        ("codes_text", "NotATable", '{ de = "1", ar = "2" }', '"de=1"', "codes ="),
        ("codes_list", "NotATable", '{ de = "1", ar = "2" }', '["de"]', "codes ="),
        ("list_text", "NotATable", "[lists.sprachen]", "[lists]\nx = 'y'\n[lists.sprachen]", "x = 'y'"),
        ("need_is_one_table", "NotATable", "[[need]]", "[need]", None),
        ("heading_twice", "HeadingTwice", '"Mandant"', '"Eingang" # 2', None),
        ("heading_twice_by_case", "HeadingTwice", '"Eingang"', '" az "', None),
        ("heading_empty", "HeadingEmpty", '"Eingang"', '""', None),
        ("heading_blank", "HeadingEmpty", '"Eingang"', '"   "', None),
        ("heading_too_long", "TextTooLong", '"Eingang"', f'"{"x" * 301}"', None),
        ("constant_too_long", "TextTooLong", '"0711"', f'"{"x" * 301}"', None),
        ("code_too_long", "TextTooLong", '"110"', f'"{"x" * 301}"', None),
        ("default_too_long", "TextTooLong", '"900"', f'"{"x" * 301}"', None),
        ("unknown_source", "UnknownSource", '"made_at"', '"geburtsdatum"', None),
        ("typing_mistake", "UnknownSource", '"made_at"', '"made_ta"', None),
        ("empty_source", "UnknownSource", '"made_at"', '""', 'source = ""'),
        ("german_source", "UnknownSource", '"made_at"', '"Staatsangehörigkeit"', None),
        ("endless_source", "UnknownSource", '"made_at"', f'"{"a" * 300}"', None),
        ("path_as_source", "UnknownSource", '"made_at"', '"task.identifier"', None),
        ("need_in_person", "SourceOfNeed", '"made_at"', '"need"', None),
        ("need_number_in_person", "SourceOfNeed", '"made_at"', '"need_number"', None),
        ("date_of_letters", "DateForm", '"TT.MM.JJJJ"', '"DD.MM.YYYY"', None),
        ("date_of_signs", "DateForm", '"TT.MM.JJJJ"', '"%d.%m.%Y"', None),
        ("date_of_marks", "DateForm", '"TT.MM.JJJJ"', '".-."', None),
        ("date_empty", "DateForm", '"TT.MM.JJJJ"', '""', 'date = ""'),
        ("date_short_year", "DateForm", '"TT.MM.JJJJ"', '"TT.MM.JJ"', None),
        ("date_one_letter", "DateForm", '"TT.MM.JJJJ"', '"T.M.JJJJ"', None),
        ("hour_of_a_day", "TimeOfDay", '"consent_until"', '"consent_until"\ndate = "TT.MM.JJJJ hh:mm"', "hh:mm"),
        ("date_for_text", "NoDate", 'source = "reference"', 'source = "reference"\ndate = "TT.MM"', '"TT.MM"'),
        ("date_for_constant", "NoDate", 'constant = "0711"', 'constant = "0711"\ndate = "TT.MM"', '"TT.MM"'),
        ("list_not_there", "UnknownList", 'list = "sprachen"', 'list = "sprache"', None),
        ("list_empty_name", "UnknownList", 'list = "sprachen"', 'list = ""', None),
        ("list_for_text", "ListWithoutCodes", 'source = "language"', 'source = "family_name"', 'list = "sprachen"'),
        ("list_for_words", "ListWithoutCodes", 'source = "language"', 'source = "language_words"', 'list = "sprachen"'),
        (
            "list_for_constant",
            "ListWithoutCodes",
            'constant = "0711"',
            'constant = ""\nlist = "bedarfe"',
            'list = "bedarfe"',
        ),
        ("list_for_date", "ListWithoutCodes", 'date = "TT.MM.JJJJ"', 'list = "bedarfe"', None),
        ("list_not_used", "ListNotUsed", 'list = "sprachen"', "", "[lists.sprachen]"),
        ("unknown_code", "UnknownCode", "wohnen =", "wohnung =", None),
        ("unknown_code_in_line", "UnknownCode", "de =", "deutsch =", None),
        ("code_of_other_list", "UnknownCode", "wohnen =", "ar =", 'ar = "210"'),
        ("code_with_case", "UnknownCode", "wohnen =", "Wohnen =", None),
        ("code_empty", "UnknownCode", "wohnen =", '"" =', None),
        ("code_left_out", "CodeNotThere", 'default = "900"\n', "", "[lists.bedarfe"),
        ("language_left_out", "CodeNotThere", 'default = "99"\n', "", "[lists.sprachen]"),
    ]:
        yield _changed(name, fault, old, new, line_holds)


def _by_place() -> Iterator[BrokenMapping]:
    """Files whose fault is not on the line that was changed, but on that of its column or list."""
    for name, fault, old, new, line_is in [
        ("no_heading", mapping_faults.KeyNotThere, 'heading = "Mandant"\n', "", 'constant = "0711"'),
        ("both", mapping_faults.SourceOrConstant, "constant", 'source = "city"\nconstant', 'heading = "Mandant"'),
        ("neither", mapping_faults.SourceOrConstant, 'constant = "0711"\n', "", 'heading = "Mandant"'),
    ]:
        text = GOOD.replace(old, new, 1)
        heading = text.split("\n").index(line_is)  # the line before it, counted from 1
        yield BrokenMapping(name, fault, text.encode(), heading)
    text = GOOD.replace('source = "language"', 'source = "referrals"').replace('default = "99"\n', "")
    line = text.split("\n").index("[lists.sprachen]") + 1
    yield BrokenMapping("open_without_default", mapping_faults.DefaultNotThere, text.encode(), line)


def _by_text() -> Iterator[BrokenMapping]:
    head = 'format = "erstanlauf.mapping"\nversion = 1\n'
    for name, fault, text, line in [
        ("nothing", "MappingEmpty", "", None),
        ("blanks", "MappingEmpty", "  \n\t\n ", None),
        ("comment_alone", "KeyNotThere", "# nichts\n", 1),
        ("head_alone", "KeyNotThere", head, 1),
        ("no_version", "KeyNotThere", 'format = "erstanlauf.mapping"\n', 1),
        ("no_format", "KeyNotThere", "version = 1\n", 1),
        ("no_person", "KeyNotThere", head + '[[need]]\nheading = "a"\nsource = "need"\n', 1),
        ("person_empty", "KeyNotThere", head + "person = []\n", 3),
        ("need_empty", "KeyNotThere", head + 'person = [{ heading = "a", constant = "" }]\nneed = []\n', 4),
        ("person_text", "NotATable", head + 'person = "alle"\n', 3),
        ("person_table", "NotATable", head + '[person]\nheading = "a"\n', 3),
        ("column_text", "NotATable", head + 'person = ["reference"]\n', 3),
        ("lists_list", "NotATable", head + "lists = []\n", 3),
        ("in_line_unknown", "UnknownKey", head + 'person = [\n  { heading = "a", feld = "x" },\n]\n', 3),
        ("key_twice", "MappingKeyTwice", head + "version = 1\n", 3),
        ("key_twice_at_end", "MappingKeyTwice", head + "version = 1", 3),
        ("table_twice", "MappingKeyTwice", head + "[lists]\n[lists]\n", 4),
        ("key_twice_in_line", "MappingKeyTwice", head + 'a = { b = "1", b = "2" }\n', 3),
        ("list_twice", "MappingKeyTwice", GOOD + '[lists.sprachen]\ndefault = "1"\n', GOOD.count("\n") + 1),
        ("code_twice", "MappingKeyTwice", GOOD + 'wohnen = "211"\n', GOOD.count("\n") + 1),
        ("table_over_list", "MappingKeyTwice", GOOD + "[person]\n", GOOD.count("\n") + 1),
        ("quote_open", "MappingNotToml", head + '[[person]]\nheading = "a\nsource = "reference"\n', 4),
        ("no_quotes", "MappingNotToml", head + "[[person]]\nheading = Name\n", 4),
        ("no_equals", "MappingNotToml", head + '[[person]]\nheading "a"\n', 4),
        ("colon", "MappingNotToml", head + '[[person]]\nheading: "a"\n', 4),
        ("bracket_open", "MappingNotToml", head + "[[person]\n", 3),
        ("no_value", "MappingNotToml", head + "[[person]]\nheading =\n", 4),
        ("comma_behind", "MappingNotToml", head + '[[person]]\nheading = "a",\n', 4),
        ("german_quotes", "MappingNotToml", head + "[[person]]\nheading = „a“\n", 4),
        ("semicolon_comment", "MappingNotToml", "; Kommentar\n" + head, 1),
        ("slash_comment", "MappingNotToml", head + "// Kommentar\n", 3),
        ("bad_escape", "MappingNotToml", head + '[[person]]\nheading = "C:\\x"\n', 4),
        ("half_letter", "MappingNotToml", head + '[[person]]\nheading = "\\ud800"\n', 4),
        ("umlaut_bare", "MappingNotToml", head + '[[person]]\nüberschrift = "a"\n', 4),
        ("array_open", "MappingNotToml", head + 'person = [\n  { heading = "a" },\n', 4),
        ("text_open", "MappingNotToml", head + '[[person]]\nheading = """a\n\n\n', 4),
        ("json", "MappingNotToml", '{"format": "erstanlauf.mapping"}', 1),
        ("yaml", "MappingNotToml", "format: erstanlauf.mapping\n", 1),
        ("ini", "MappingNotToml", "[person]\nheading=AZ\n", 2),
        ("xml", "MappingNotToml", "<?xml version='1.0'?>\n<mapping/>\n", 1),
        ("csv", "MappingNotToml", "AZ;Name;Sprache\n", 1),
        ("python", "MappingNotToml", "import os\n", 1),
        ("date_of_nowhere", "MappingNotToml", head + "tag = 2026-02-30\n", 3),
        ("deep_list", "MappingBeyondReason", head + f"a = {'[' * 3000}\n", 3),
        ("deep_list_in_lines", "MappingBeyondReason", head + "a = [\n" + "[[[[[[[[[[\n" * 300, None),
        ("endless_dots", "MappingBeyondReason", head + f"{'a.' * 20_000}b = 1\n", 3),
        ("lines_like_statements", "UnknownKey", head + 'a = """\n' + "b = 1\n" * 9_000 + '"""\n', 3),
        ("tables_like_statements", "UnknownKey", head + "a = [\n" + "[\n],\n" * 9_000 + "]\n", 3),
        ("deep_table", "MappingBeyondReason", head + f"\n\na = {'{a=' * 3000}\n", 5),
        ("deep_list_closed", "MappingBeyondReason", head + f"a = {'[' * 5000}{']' * 5000}\nb = 1\n", 3),
        ("endless_number", "MappingBeyondReason", head + f"a = {'9' * 5000}\nb = 1\n", 3),
        ("hidden_turn", "MappingHidden", GOOD.replace("Eingang", "Ein\u202egang"), 9),
        ("hidden_width", "MappingHidden", GOOD.replace("Eingang", "Ein\u200bgang"), 9),
        ("hidden_mark_inside", "MappingHidden", GOOD.replace("Eingang", "Ein\ufeffgang"), 9),
        ("hidden_escape", "MappingHidden", GOOD.replace("Eingang", "Ein\\u202egang"), 9),
        ("line_feed_escape", "MappingHidden", GOOD.replace("Eingang", "Ein\\ngang"), 9),
        ("tab_escape", "MappingHidden", GOOD.replace("Eingang", "Ein\\tgang"), 9),
        ("nul_escape", "MappingHidden", GOOD.replace("0711", "\\u0000"), 24),
        ("nul_in_code", "MappingHidden", GOOD.replace('"110"', '"\\u0000"'), 39),
        ("nul", "MappingHidden", GOOD.replace("Eingang", "Ein\x00gang"), 9),
        ("bell", "MappingHidden", GOOD.replace("Eingang", "Ein\x07gang"), 9),
        ("return_alone", "MappingHidden", GOOD.replace("\n", "\r"), 1),
        ("too_many_columns", "TooMany", head + '[[person]]\nheading = "a"\nconstant = ""\n' * 201, 3),
        ("too_many_lists", "TooMany", head + "".join(f"[lists.l{n}.codes]\n" for n in range(51)), 3),
        (
            "too_many_codes",
            "TooMany",
            head + "[lists.l.codes]\n" + "".join(f'c{n} = "1"\n' for n in range(1001)),
            3,
        ),
        ("too_large", "MappingTooLarge", "# \n" * 30_000, None),
        ("too_large_by_one", "MappingTooLarge", "#" * (mapping.MOST_BYTES + 1), None),
    ]:
        yield BrokenMapping(name, getattr(mapping_faults, fault), text.encode(), line)


def _by_bytes() -> Iterator[BrokenMapping]:
    for name, content, fault, line in [
        ("latin_1", GOOD.encode("latin-1"), mapping_faults.MappingNotUtf8, 14),
        ("latin_1_first_line", "# Spalten für alle\n".encode("latin-1"), mapping_faults.MappingNotUtf8, 1),
        ("utf_16_le", GOOD.encode("utf-16-le"), mapping_faults.MappingUtf16, None),
        ("utf_16_be", GOOD.encode("utf-16-be"), mapping_faults.MappingUtf16, None),
        ("utf_16_marked", GOOD.encode("utf-16"), mapping_faults.MappingUtf16, None),
        ("utf_8_cut", "# ü".encode()[:-1], mapping_faults.MappingNotUtf8, 1),
        ("surrogates", b'a = "\xed\xa0\x80"\n', mapping_faults.MappingNotUtf8, 1),
        ("overlong", b'\n\na = "\xc0\xaf"\n', mapping_faults.MappingNotUtf8, 3),
        ("mark_twice", b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(), mapping_faults.MappingHidden, 1),
        ("mark_alone", b"\xef\xbb\xbf", mapping_faults.MappingEmpty, None),
        ("picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", mapping_faults.MappingNotUtf8, 1),
        ("archive", b"PK\x03\x04\x14\x00\x00\x00\x08\x00", mapping_faults.MappingHidden, 1),
        ("zeros", bytes(1000), mapping_faults.MappingHidden, 1),
        ("program", b"\x7fELF\x02\x01\x01\x00", mapping_faults.MappingHidden, 1),
    ]:
        yield BrokenMapping(name, fault, content, line)


def _by_cut() -> Iterator[BrokenMapping]:
    """Files that end in the middle of a value or of a heading."""
    for number, end in enumerate(("format = ", 'source = "made', "[[need", "de = ", "[lists.bedarfe.cod")):
        text = GOOD[: GOOD.index(end) + len(end)]
        yield BrokenMapping(f"cut_{number}", mapping_faults.MappingNotToml, text.encode(), text.count("\n") + 1)
