"""`erstanlauf phrases`: how much of the translations is reviewed, the review sheet out, the corrected sheet back in."""

import argparse
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from erstanlauf.cli import log_in
from erstanlauf.cli.call import WrongCall, day
from erstanlauf.cli.output import say, warn
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n import labels
from erstanlauf.i18n.languages import GERMAN, LANGUAGES, language
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.sheet_faults import SheetMissing

if TYPE_CHECKING:  # read and written by this command alone, so that no other pays for it
    from erstanlauf.i18n.phrases.voices import Voices
    from erstanlauf.usecases.review_reading import Change, SheetReading

DONE, REFUSED = 0, 2
_READ = "erstanlauf phrases read"
_ROLE = re.compile(r"[^\W\d_][\w .,()/-]{1,58}[\w)]")


class OtherKindOfFile(KnownTrouble):
    """A review sheet is a .pdf or a .csv. Details: file."""

    code: ClassVar[str] = "reviews.other_kind"


def add_to(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the arguments of the three actions."""
    actions = parser.add_subparsers(dest="action", required=True)
    state = actions.add_parser("state", help=_("wie viele Sätze geprüft sind"))
    state.add_argument("--language", metavar="TAG", help=_("nur diese Sprache"))
    sheet = actions.add_parser("sheet", help=_("Prüfbogen für eine Sprache schreiben"))
    sheet.add_argument("--language", required=True, metavar="TAG", help=_("Sprache des Prüfbogens"))
    kinds = _(".pdf zum Drucken, .csv zum Ausfüllen")
    sheet.add_argument("--out", required=True, type=Path, metavar="FILE", help=kinds)
    read = actions.add_parser("read", help=_("ausgefüllten Prüfbogen einlesen; ohne --apply nur zur Probe"))
    read.add_argument("file", type=Path, metavar="FILE.csv", help=_("der ausgefüllte Prüfbogen"))
    read.add_argument("--by", required=True, type=_role, metavar="ROLE", help=_("wer geprüft hat: Funktion, kein Name"))
    read.add_argument("--on", type=partial(day, command=_READ), metavar="DATE", help=_("Tag der Prüfung, sonst heute"))
    read.add_argument("--apply", action="store_true", help=_("übernehmen, nicht nur zeigen; dafür wird angemeldet"))
    log_in.add_to(read, _)


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Run the action that was asked for."""
    actions = {"state": _state, "sheet": _sheet, "read": _read}
    return actions[chosen.action](chosen, parts, words)


def _state(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    from erstanlauf.usecases.review_sheet import review_sheet

    voices = _voices(parts, words)
    line = words.gettext("{language} ({tag}): {reviewed} von {sentences} geprüft, {unsure} unsicher, {drafts} Entwurf.")
    wanted = [language(chosen.language)] if chosen.language else [each for each in LANGUAGES if each != GERMAN]
    for each in wanted:
        sheet = review_sheet(each, voices, parts.today())
        reviewed, sentences = sheet.share
        unsure = sum(bool(row.doubt) for row in sheet.rows)
        name, drafts = labels.language_name(words, each.tag), sentences - reviewed
        say(
            line.format(
                language=name, tag=each.tag, reviewed=reviewed, sentences=sentences, unsure=unsure, drafts=drafts
            )
        )
    return DONE


def _sheet(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    from erstanlauf.usecases.review_sheet import review_sheet, sheet_as_csv

    kind = chosen.out.suffix.casefold()
    if kind not in (".pdf", ".csv"):
        raise OtherKindOfFile(file=chosen.out.name)
    sheet = review_sheet(language(chosen.language), _voices(parts, words), parts.today())
    content = sheet_as_csv(sheet) if kind == ".csv" else parts.review_sheet_writer().review_sheet(sheet, words)
    parts.write_file(chosen.out, content)
    say(words.gettext("Prüfbogen: {file}").format(file=chosen.out))
    return DONE


def _read(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Show what a sheet would change, and change it with --apply; one mistake in a row and nothing is taken over."""
    from erstanlauf.i18n.phrases.review import Review
    from erstanlauf.usecases.review_reading import read_sheet

    on = chosen.on or parts.today()
    if on > parts.today():
        raise WrongCall(command=_READ, place="--on", usage="--on 2026-11-22")
    voices = _voices(parts, words)
    reading = read_sheet(_content_of(chosen.file), chosen.file.name, voices, parts.review_sheet_writer().missing_glyphs)
    for change in reading.changes:
        say(_line_of(change, words))
    for change in reading.kept:
        say(words.gettext("Zeile {row}: Diesen Satz hat das Programm nicht mehr.").format(row=change.row))
    for fault in reading.faults:
        warn(words, fault)
    if reading.faults:
        say(_summary(reading, words, words.gettext("Übernommen wurde nichts.")))
        return REFUSED
    if chosen.apply:
        who = log_in.credentials_from(chosen, words)
        reviews = {each.german: Review(each.words, chosen.by, on) for each in (*reading.changes, *reading.kept)}
        with parts.office(None, who) as office:
            office.reviews.take_over(reading.language.tag, reviews)
        say(
            _summary(
                reading, words, words.gettext("Übernommen; ein offener Tresen spricht so nach dem nächsten Start.")
            )
        )
    else:
        say(_summary(reading, words, words.gettext("Nur zur Probe: Mit --apply wird übernommen.")))
    return DONE


def _line_of(change: "Change", words: Wording) -> str:
    if change.is_correction:
        line = words.gettext("Zeile {row}, {id}: „{german}“ heißt neu „{words}“, bisher „{before}“.")
    else:
        line = words.gettext("Zeile {row}, {id}: „{german}“ heißt geprüft „{words}“.")
    return line.format(row=change.row, id=change.id, german=change.german, words=change.words, before=change.before)


def _summary(reading: "SheetReading", words: Wording, result: str) -> str:
    line = words.gettext("{language}: {reviewed} Sätze geprüft, {corrected} korrigiert; {faults} Zeilen mit Fehlern.")
    counts = line.format(
        language=labels.language_name(words, reading.language.tag),
        reviewed=len(reading.changes) + len(reading.kept),
        corrected=sum(change.is_correction for change in reading.changes),
        faults=len(reading.faults),
    )
    return f"{counts} {result}"


def _voices(parts: CommandParts, words: Wording) -> "Voices":
    return parts.voices(lambda trouble: warn(words, trouble))


def _content_of(file: Path) -> bytes:
    from erstanlauf.usecases.sheet_file import SIZE_LIMIT

    try:
        with file.open("rb") as stream:
            return stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise SheetMissing(file=file.name or str(file)) from error


def _role(text: str) -> str:
    """Return the role of `--by`: a few plain words."""
    if not _ROLE.fullmatch(text):
        raise WrongCall(command=_READ, place="--by", usage="--by „Sprachmittlung Arabisch“")
    return text
