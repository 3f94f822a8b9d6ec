"""`erstanlauf store …` for somebody who is logged in: check, people, keys, audit. The use cases ask the permit."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from erstanlauf.cli import log_in
from erstanlauf.cli.call import WrongCall
from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.people import PersonId, Role
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.desk_users import DeskUsers, UnknownLogin
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.ports import StoreReport

DONE = 0
FAULTY = 2


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", _: Callable[[str], str]) -> None:
    """Add the actions of the administration to those of the store."""
    check = commands.add_parser("check", help=_("jede Seite des Datenbestands prüfen"))
    people = commands.add_parser("people", help=_("wer hier arbeitet: auflisten, aufnehmen, ändern, streichen"))
    people.add_argument("change", nargs="?", choices=["add", "roles", "password", "remove", "free"])
    people.add_argument("--person", metavar="NAME", help=_("um wessen Anmeldenamen es geht"))
    people.add_argument("--roles", metavar="a,b", help=_("Rollen: counter, catalogue, steering, administration"))
    people.add_argument("--new-password-file", type=Path, metavar="FILE", help=_("Datei mit dem neuen Kennwort"))
    key = commands.add_parser("change-key", help=_("dem Datenbestand einen neuen Schlüssel geben"))
    house = commands.add_parser("house-key", help=_("den Hausschlüssel der Zettel zu einem anderen Tresen tragen"))
    house.add_argument("change", choices=["export", "import"])
    house.add_argument("file", type=Path, metavar="FILE")
    house.add_argument("--passphrase-file", type=Path, metavar="FILE", help=_("Datei mit dem Kennwort der Datei"))
    audit = commands.add_parser("audit", help=_("das Protokoll prüfen und das Neueste zeigen"))
    for each in (check, people, key, house, audit):
        each.add_argument("--folder", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der des Programms"))
        log_in.add_to(each, _)


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Log in, run the action and log out."""
    with parts.office(chosen.folder, log_in.credentials_from(chosen, words)) as office:
        return ACTIONS[chosen.action](chosen, parts, words, office)


def _people(chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    users = office.users
    match chosen.change:
        case "add":
            login, roles = _wanted(chosen.person, "--person"), _roles(chosen.roles)
            users.add(login, log_in.secret(chosen.new_password_file, words.gettext("Neues Kennwort: ")), roles)
        case "roles":
            users.give_roles(_known(users, chosen.person), _roles(chosen.roles))
        case "password":
            person = _known(users, chosen.person)
            users.set_password(person, log_in.secret(chosen.new_password_file, words.gettext("Neues Kennwort: ")))
        case "remove":
            users.remove(_known(users, chosen.person))
        case "free":
            users.free(_known(users, chosen.person))
    for user in users.all():
        paused = (
            ""
            if user.paused_until is None
            else words.gettext(", gesperrt bis {time}").format(time=f"{user.paused_until:%H:%M}")
        )
        say(f"{user.login}: {', '.join(sorted(user.roles))}{paused}")
    return DONE


def _change_key(_chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    office.users.change_key()
    say(words.gettext("Der Datenbestand hat einen neuen Schlüssel. Alle melden sich an wie bisher."))
    return DONE


def _house_key(chosen: argparse.Namespace, parts: CommandParts, words: Wording, office: Office) -> int:
    passphrase = log_in.secret(chosen.passphrase_file, words.gettext("Kennwort der Datei: "))
    if chosen.change == "export":
        parts.write_file(chosen.file, office.users.export_house_key(passphrase))
        say(words.gettext("Hausschlüssel: {file}").format(file=chosen.file))
    else:
        office.users.take_over_house_key(parts.read_file(chosen.file), passphrase)
        say(words.gettext("Dieser Tresen benutzt jetzt den Hausschlüssel aus {file}.").format(file=chosen.file))
    return DONE


def _audit(_chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    head = office.audit.verify()
    for entry in reversed(office.audit.page()):
        by, subject = entry.by or "–", entry.subject or ""
        say(f"{entry.seq:6} {entry.at:%Y-%m-%d %H:%M:%S} {by} {entry.action} {subject} {entry.count}")
    say(words.gettext("Das Protokoll ist lückenlos; Ende der Kette: {head}").format(head=head.hex()))
    return DONE


def _check(_chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    report = office.check.report()
    if report.is_sound:
        line = words.gettext("{file}: unbeschädigt, {visits} Vorsprachen, {drafts} offene Entwürfe.")
        rows = report.rows
        say(line.format(file=report.file, visits=rows.get("visit", 0), drafts=rows.get("draft", 0)))
        return DONE
    print(_faults(report, words), file=sys.stderr)
    return FAULTY


def _faults(report: StoreReport, words: Wording) -> str:
    line = words.gettext(
        "{file}: beschädigt ({pages} Seiten, {structure} Stellen im Aufbau, {orphans} lose Zeilen). "
        "Nichts wurde geändert. Die Datei mit ihren Nachbarn kopieren und die IT rufen, bevor jemand weiterarbeitet."
    )
    return line.format(
        file=report.file,
        pages=len(report.page_faults),
        structure=len(report.structure_faults),
        orphans=report.orphans,
    )


def _known(users: DeskUsers, login: str | None) -> PersonId:
    """Return whose login it is. Raises `UnknownLogin`."""
    wanted = _wanted(login, "--person").casefold()
    for user in users.all():
        if user.login.casefold() == wanted:
            return user.id
    raise UnknownLogin


def _roles(named: str | None) -> frozenset[Role]:
    try:
        return frozenset(Role(name.strip()) for name in _wanted(named, "--roles").split(","))
    except ValueError as error:
        raise WrongCall(command="erstanlauf store people", place="--roles", usage="--roles counter") from error


def _wanted(text: str | None, place: str) -> str:
    if not text:
        raise WrongCall(command="erstanlauf store people", place=place, usage=f"{place} …")
    return text


ACTIONS: Mapping[str, Callable[[argparse.Namespace, CommandParts, Wording, Office], int]] = {
    "check": _check,
    "people": _people,
    "change-key": _change_key,
    "house-key": _house_key,
    "audit": _audit,
}
