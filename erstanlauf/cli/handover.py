"""`erstanlauf handover list | send | receipts | mapping check`: hand-overs without a window, for tasks and IT.

Prints references, recipients and states, never anything of a person. Sending and reading receipts are duties of the
program, so whoever may log in may have them done; the list is for who hands over.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from erstanlauf.cli import log_in
from erstanlauf.cli.output import say, warn
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.handover.states import OVER
from erstanlauf.domain.plain_text import one_plain_line
from erstanlauf.i18n.receipt_words import receipt_word, stand
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.handover.handing_over import HandingOver
from erstanlauf.usecases.handover.lines import Line
from erstanlauf.usecases.handover.receipts import Taken

DONE = 0
NOT_ALL = 1
"""Something was in the way; what could be done is done, and the next call tries the rest again."""


def add_to(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the actions."""
    actions = parser.add_subparsers(dest="action", required=True)
    listed = actions.add_parser("list", help=_("was offen und überfällig ist"))
    sent = actions.add_parser("send", help=_("verschicken, was wartet"))
    receipts = actions.add_parser("receipts", help=_("Quittungen der Stellen lesen"))
    for each in (listed, sent, receipts):
        each.add_argument("--folder", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der des Programms"))
        log_in.add_to(each, _)
    mapping = actions.add_parser("mapping", help=_("Spalten und Codes für die Dateien einer Stelle"))
    checks = mapping.add_subparsers(dest="mapping_action", required=True)
    check = checks.add_parser("check", help=_("eine Spaltendatei prüfen"))
    check.add_argument("file", type=Path, metavar="FILE", help=_("Spaltendatei (TOML)"))
    check.add_argument("--example", action="store_true", help=_("zeigen, was sie für eine erfundene Person schreibt"))


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Run the action; whoever works on the hand-overs of a desk logs in."""
    if chosen.action == "mapping":
        return _check_mapping(chosen, parts, words)
    with parts.office(chosen.folder, log_in.credentials_from(chosen, words)) as office:
        return _ON_THE_DESK[chosen.action](office.handover, parts, words)


def _check_mapping(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    tables = parts.check_mapping(chosen.file)
    columns = sum(len(rows[0]) for rows in tables.values())
    line = words.ngettext("{file}: {count} Spalte, keine Fehler.", "{file}: {count} Spalten, keine Fehler.", columns)
    say(line.format(file=chosen.file.name, count=columns))
    if chosen.example:
        say(words.gettext("So sähen die Dateien einer erfundenen Person aus:"))
        for name, rows in tables.items():
            say("\n".join((name, *("  " + " | ".join(cells) for cells in rows))))
    return DONE


def _list(handing_over: HandingOver, parts: CommandParts, words: Wording) -> int:
    lines = handing_over.follow_up.lines(parts.now())
    for line in lines:
        say(_said(words, line))
    if not lines:
        say(words.gettext("Nichts offen: Alles, was übergeben wurde, ist beantwortet."))
    return DONE


def _send(handing_over: HandingOver, parts: CommandParts, words: Wording) -> int:
    outbox = handing_over.outbox
    left = outbox.send_all(parts.now())
    said = words.ngettext("{count} Übergabe verschickt.", "{count} Übergaben verschickt.", len(left))
    say(said.format(count=len(left)))
    for handover in left:
        say(handover.reference)
    return _told(words, [outbox.trouble_of(each.id) for each in outbox.waiting()])


def _receipts(handing_over: HandingOver, parts: CommandParts, words: Wording) -> int:
    troubles = list[KnownTrouble | None]()
    for recipient, taken, trouble in handing_over.receipts.take_all(parts.now()):
        troubles.append(trouble)
        for one in taken:
            say(f"{recipient.title}, {one_plain_line(one.file)}: {_became(words, one)}")
    return _told(words, troubles)


def _told(words: Wording, troubles: Sequence[KnownTrouble | None]) -> int:
    """Print what was in the way, each sentence once, and return the exit status."""
    by_sentence = {sentence(words, trouble): trouble for trouble in troubles if trouble is not None}
    for trouble in by_sentence.values():
        warn(words, trouble)
    return NOT_ALL if by_sentence else DONE


def _became(words: Wording, taken: Taken) -> str:
    if isinstance(taken.trouble, KnownTrouble):
        return sentence(words, taken.trouble)
    return receipt_word(words, taken.taken_as, taken.handover)


def _said(words: Wording, line: Line) -> str:
    handover, parts = line.handover, [line.handover.reference, line.recipient.title, stand(words, line.handover)]
    if handover.state not in OVER:
        parts.append(words.ngettext("seit {count} Tag", "seit {count} Tagen", line.days).format(count=line.days))
    if line.is_overdue:
        parts.append(words.gettext("Antwort war bis {day} zugesagt").format(day=f"{handover.due_on:%d.%m.%Y}"))
    if line.trouble is not None:
        parts.append(sentence(words, line.trouble))
    return ", ".join(parts)


_ON_THE_DESK: Mapping[str, Callable[[HandingOver, CommandParts, Wording], int]] = {
    "list": _list,
    "send": _send,
    "receipts": _receipts,
}
