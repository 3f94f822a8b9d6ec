"""`erstanlauf store backup | backups | restore | erase | settings`: keeps a store safe and forgets what has to go.

What cannot be taken back is shown first and done with `--apply`. The use cases ask the permit.
"""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from erstanlauf.cli import log_in
from erstanlauf.cli.call import WrongCall
from erstanlauf.cli.output import say, warn
from erstanlauf.cli.parts import CommandParts, Rescue
from erstanlauf.domain.backups import Backup, Loss
from erstanlauf.domain.office_settings import DEFAULTS
from erstanlauf.i18n import backup_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.office import Office
from erstanlauf.usecases.settings_file import fixed_values, settings_template

DONE = 0


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", _: Callable[[str], str]) -> None:
    """Add these actions to those of the store."""
    backup = commands.add_parser("backup", help=_("jetzt sichern und die Sicherung prüfen"))
    backups = commands.add_parser("backups", help=_("Sicherungen auflisten, die neueste zuerst"))
    restore = commands.add_parser("restore", help=_("eine Sicherung zurückholen"))
    restore.add_argument("name", nargs="?", metavar="NAME", help=_("Name der Sicherung; ohne Angabe die neueste"))
    erase = commands.add_parser("erase", help=_("löschen: eine Vorsprache oder alles, dessen Frist um ist"))
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--number", metavar="K7-418-3", help=_("Nummer vom Laufzettel"))
    what.add_argument("--due", action="store_true", help=_("alles, dessen Frist um ist"))
    settings = commands.add_parser("settings", help=_("die Datei für die IT ausgeben oder eine prüfen"))
    settings.add_argument("file", nargs="?", type=Path, metavar="FILE.toml", help=_("diese Datei prüfen"))
    for each in (restore, erase):
        each.add_argument("--apply", action="store_true", help=_("es tun, statt nur zu zeigen, was geschähe"))
    for each in (backup, backups, restore, erase):
        each.add_argument("--folder", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der des Programms"))
        log_in.add_to(each, _)


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Log in and run the action; a store that does not open can only be restored. The file of the IT needs nobody."""
    if chosen.action == "settings":
        return _settings(chosen, parts, words)
    who = log_in.credentials_from(chosen, words)
    if chosen.action == "restore":
        with parts.office_or_rescue(chosen.folder, who) as found:
            if isinstance(found, Office):
                return _restore(chosen, parts, words, found)
            return _rescue(chosen, parts, words, found)
    with parts.office(chosen.folder, who) as office:
        return _ACTIONS[chosen.action](chosen, parts, words, office)


def _backup(_chosen: argparse.Namespace, parts: CommandParts, words: Wording, office: Office) -> int:
    made = office.backups.make(parts.now())
    say(words.gettext("Gesichert und geprüft: {name}").format(name=made.backup.name))
    if made.elsewhere is not None:
        warn(words, made.elsewhere)
    return DONE


def _backups(_chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    for backup in office.backups.all():
        say(f"{backup.name} {backup.made_at.astimezone():%Y-%m-%d %H:%M} {backup.size_bytes / 2**20:.1f} MB")
    return DONE


def _rescue(chosen: argparse.Namespace, parts: CommandParts, words: Wording, rescue: Rescue) -> int:
    loss = rescue.loss()
    if chosen.name not in (None, loss.backup.name):  # never another one than was asked for
        raise WrongCall(command="erstanlauf store restore", place="NAME", usage="erstanlauf store restore")
    _say_loss(loss, parts, words)
    if chosen.apply:
        rescue.put_back()
        say(words.gettext("Zurückgeholt: {name}").format(name=loss.backup.name))
    return DONE


def _restore(chosen: argparse.Namespace, parts: CommandParts, words: Wording, office: Office) -> int:
    backup = _named(chosen.name, office)
    _say_loss(office.backups.loss(backup), parts, words)
    if chosen.apply:
        office.put_back(backup)
        say(words.gettext("Zurückgeholt: {name}").format(name=backup.name))
    return DONE


def _erase(chosen: argparse.Namespace, parts: CommandParts, words: Wording, office: Office) -> int:
    if chosen.number is not None:
        found = office.erasure.preview(chosen.number)
        if chosen.apply:
            office.erasure.erase(found, in_hand=())
        line = words.gettext("{number}: gelöscht.") if chosen.apply else words.gettext("{number}: würde gelöscht.")
        say(line.format(number=found.number))
        return DONE
    now = parts.now()
    due = office.erasure.preview_due((), now)  # asks the permit, as what the program does by itself need not
    if chosen.apply:
        due = office.erasure.erase_due((), now)
    for each in due:
        say(f"{each.kept.value}: {each.count} ({each.first} – {each.last})")
    if not due:
        say(words.gettext("Nichts ist fällig."))
    return DONE


def _settings(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    if chosen.file is None:
        say(settings_template(words, DEFAULTS))
    else:
        fixed = fixed_values(parts.read_file(chosen.file))
        say(words.gettext("{file} legt fest: {names}").format(file=chosen.file.name, names=", ".join(fixed) or "–"))
    return DONE


def _named(name: str | None, office: Office) -> Backup:
    """Return the backup of a name, or the newest. Raises `WrongCall` where there is none."""
    for backup in office.backups.all():
        if name in (None, backup.name):
            return backup
    raise WrongCall(command="erstanlauf store restore", place="NAME", usage="erstanlauf store backups")


def _say_loss(loss: Loss, parts: CommandParts, words: Wording) -> None:
    say(f"{loss.backup.name}: {backup_words.loss(words, loss.visits, loss.days, parts.today())}")


_ACTIONS: Mapping[str, Callable[[argparse.Namespace, CommandParts, Wording, Office], int]] = {
    "backup": _backup,
    "backups": _backups,
    "erase": _erase,
}
