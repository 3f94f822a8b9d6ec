"""`erstanlauf sheet`: what lies ready at the desk, in a file: language finder, card to point at, what is stored."""

import argparse

from erstanlauf.cli.output import say, warn
from erstanlauf.cli.parts import CommandParts
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import FileNotWritten
from erstanlauf.usecases.ports import SheetWriter


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Write the sheet and say where it lies."""
    if not chosen.out.name:
        raise FileNotWritten(file=str(chosen.out), folder=str(chosen.out.parent))
    tag = language(chosen.language).tag if chosen.action != "finder" else ""
    voices = parts.voices(lambda trouble: warn(words, trouble))
    writer = parts.sheet_writer(parts.knowledge(parts.today()).catalogue.city, voices)
    parts.write_file(chosen.out, _written(chosen, tag, writer))
    say(words.gettext("Blatt: {file}").format(file=chosen.out))
    return 0


def _written(chosen: argparse.Namespace, tag: str, writer: SheetWriter) -> bytes:
    if chosen.action == "finder":
        return writer.language_finder()
    if chosen.action == "card":
        return writer.pointing_card(tag)
    return writer.stored(tag, chosen.paper)
