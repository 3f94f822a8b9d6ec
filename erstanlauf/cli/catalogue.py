"""`erstanlauf catalogue check | diff | import | export | publish | key | trust`: the catalogue without a window.

Without a login it works on files and on the catalogue of the program; with one on that of the desk, held to the same
roles as the window. What would change is shown first and done with `--apply`.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from erstanlauf.cli import log_in
from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.domain.catalogue import Catalogue
from erstanlauf.domain.catalogue_difference import Change
from erstanlauf.domain.catalogue_edits import edited
from erstanlauf.domain.exchange_report import Form
from erstanlauf.i18n import difference_words, exchange_words
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.catalogue_exchange import CatalogueFiles, Consignment, Ground, Incoming
from erstanlauf.usecases.office import Office

DONE = 0


def add_to(parser: argparse.ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the actions."""
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help=_("eine Datei prüfen, mit den Regeln, die von ihr sprechen"))
    check.add_argument("file", nargs="?", type=Path, help=_("Katalogdatei; ohne Angabe die des Programms"))
    diff = actions.add_parser("diff", help=_("was sich von einer Datei zur anderen ändert"))
    diff.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("eine Datei oder zwei, die ältere zuerst"))
    taken = actions.add_parser("import", help=_("zeigen, was eine Datei ändern würde, oder sie übernehmen"))
    taken.add_argument("file", type=Path, metavar="FILE", help=_("HSDS (JSON, CSV als ZIP oder Ordner), YAML, Bündel"))
    taken.add_argument("--apply", action="store_true", help=_("es tun, statt nur zu zeigen, was geschähe"))
    taken.add_argument("--rest-missing", action="store_true", help=_("was in der Datei fehlt, ruhen lassen"))
    given = actions.add_parser("export", help=_("den geltenden Katalog weitergeben"))
    given.add_argument("--form", type=Form, choices=list(Form), default=Form.HSDS_JSON, help=_("Form der Datei"))
    given.add_argument("--out", required=True, type=Path, metavar="FILE", help=_("wohin die Datei soll"))
    given.add_argument("--from", dest="source", type=Path, metavar="FILE", help=_("diesen Katalog statt des geltenden"))
    publish = actions.add_parser("publish", help=_("die Änderungen in Kraft setzen"))
    publish.add_argument("--apply", action="store_true", help=_("es tun, statt nur zu zeigen, was geschähe"))
    key = actions.add_parser("key", help=_("den eigenen Schlüssel für Bündel ausgeben"))
    trust = actions.add_parser("trust", help=_("Bündel einer anderen Stadt annehmen"))
    trust.add_argument("file", type=Path, metavar="FILE", help=_("Datei mit dem Schlüssel der Stadt"))
    trust.add_argument("--town", required=True, metavar="NAME", help=_("Name der Stadt"))
    trust.add_argument("--apply", action="store_true", help=_("es tun, statt nur zu zeigen, was geschähe"))
    for each in (taken, given, publish, key, trust):
        each.add_argument("--folder", type=Path, metavar="DIR", help=_("Ordner; ohne Angabe der des Programms"))
        log_in.add_to(each, _)


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Run the action; who works on the catalogue of the desk logs in."""
    if chosen.action in _ON_FILES:
        return _ON_FILES[chosen.action](chosen, parts, words)
    if chosen.action in _ON_EITHER and chosen.login is None and not getattr(chosen, "apply", False):
        return _ON_EITHER[chosen.action](chosen, parts, words)
    with parts.office(chosen.folder, log_in.credentials_from(chosen, words)) as office:
        return _ON_THE_DESK[chosen.action](chosen, parts, words, office)


def _check(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    read = parts.check_knowledge(chosen.file)
    offers = sum(len(service.offers) for service in read.services.values())
    line = words.gettext("Katalog {city}, Stand {date}: {services} Angebotsarten, {offers} Angebote, keine Fehler.")
    say(line.format(city=read.city, date=read.as_of, services=len(read.services), offers=offers))
    return DONE


def _diff(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    before = parts.published(chosen.files[0] if len(chosen.files) > 1 else None)
    imported = _read(chosen.files[-1], before, parts).imported
    _say_changes(words, imported.report.changes, before, edited(before, imported.edit))
    return DONE


def _preview(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    _say_report(words, _read(chosen.file, parts.published(None), parts))
    return DONE


def _export_file(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    if chosen.form is Form.BUNDLE:  # only a desk has a key to sign with
        with parts.office(chosen.folder, log_in.credentials_from(chosen, words)) as office:
            return _export(chosen, parts, words, office)
    catalogue = parts.published(chosen.source)
    return _write(chosen, words, parts.catalogue_files(), Consignment(chosen.form, catalogue))


def _import(chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    exchange = office.exchange
    incoming = exchange.files.read(chosen.file, exchange.ground(), None, lambda: False)
    _say_report(words, incoming)
    if chosen.apply:
        kinds = exchange.take_over(incoming, rest_missing=chosen.rest_missing)
        said = words.ngettext(
            "Übernommen: {count} Angebotsart. Der Tresen sieht sie nach „erstanlauf catalogue publish“.",
            "Übernommen: {count} Angebotsarten. Der Tresen sieht sie nach „erstanlauf catalogue publish“.",
            kinds,
        )
        say(said.format(count=kinds))
    return DONE


def _export(chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    return _write(chosen, words, office.exchange.files, office.exchange.consignment(chosen.form))


def _publish(chosen: argparse.Namespace, _parts: CommandParts, words: Wording, office: Office) -> int:
    work = office.catalogue.work()
    _say_changes(words, office.catalogue.to_publish(), work.published.catalogue, work.catalogue)
    if chosen.apply:
        number = office.catalogue.publish().published.head.number
        say(words.gettext("Fassung {number} gilt ab sofort.").format(number=number))
    return DONE


def _key(_chosen: argparse.Namespace, _parts: CommandParts, _words: Wording, office: Office) -> int:
    say(office.exchange.towns.own_key()[1].rstrip("\n"))
    return DONE


def _trust(chosen: argparse.Namespace, parts: CommandParts, words: Wording, office: Office) -> int:
    towns, text = office.exchange.towns, parts.read_file(chosen.file).decode("utf-8", "replace")
    fingerprint = towns.fingerprint_of(text)
    if not chosen.apply:
        said = words.gettext("{town}: {key}. Lassen Sie sich diese Zeichen am Telefon vorlesen, dann mit --apply.")
        say(said.format(town=chosen.town, key=fingerprint))
        return DONE
    towns.trust(text, chosen.town)
    say(words.gettext("{town}: Bündel mit {key} werden angenommen.").format(town=chosen.town, key=fingerprint))
    return DONE


def _read(path: Path, before: Catalogue, parts: CommandParts) -> Incoming:
    ground = Ground(before, parts.today(), parts.unseal_nothing)
    return parts.catalogue_files().read(path, ground, None, lambda: False)


def _write(chosen: argparse.Namespace, words: Wording, files: CatalogueFiles, consignment: Consignment) -> int:
    files.write(chosen.out, consignment)
    say(words.gettext("Geschrieben: {file}").format(file=chosen.out.name))
    return DONE


def _say_report(words: Wording, incoming: Incoming) -> None:
    report, before = incoming.imported.report, incoming.ground.catalogue
    after = edited(before, incoming.imported.edit)
    say(words.gettext("{file}: {count} Angebote gelesen.").format(file=report.file, count=report.read))
    for said, count in report.counts().items():
        say(f"{exchange_words.sort_name(words, said)}: {count}")
    naming = exchange_words.Naming(words, (after, before))
    for each in report.lines:
        say(": ".join(naming.line(each)))
    _say_changes(words, report.changes, before, after)


def _say_changes(words: Wording, changes: Sequence[Change], before: Catalogue, after: Catalogue) -> None:
    for change in changes:
        where, what, old, new = difference_words.line(words, change, difference_words.Between(before, after))
        say(f"{where}, {what}: {old} → {new}")
    if not changes:
        say(words.gettext("Es ändert sich nichts."))


_Action = Callable[[argparse.Namespace, CommandParts, Wording], int]
_ON_FILES: dict[str, _Action] = {"check": _check, "diff": _diff}
_ON_EITHER: dict[str, _Action] = {"import": _preview, "export": _export_file}
_ON_THE_DESK: dict[str, Callable[[argparse.Namespace, CommandParts, Wording, Office], int]] = {
    "import": _import,
    "export": _export,
    "publish": _publish,
    "key": _key,
    "trust": _trust,
}
