"""`erstanlauf catalogue check`: reads everything, changes nothing, says what was found."""

import argparse

from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.i18n.wording import Wording

SOUND = 0


def catalogue(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Check a catalogue together with the rules that speak of its kinds."""
    read = parts.check_knowledge(chosen.file)
    offers = sum(len(service.offers) for service in read.services.values())
    line = words.gettext("Katalog {city}, Stand {date}: {services} Angebotsarten, {offers} Angebote, keine Fehler.")
    say(line.format(city=read.city, date=read.as_of, services=len(read.services), offers=offers))
    return SOUND
