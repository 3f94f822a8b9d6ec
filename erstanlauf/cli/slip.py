"""`erstanlauf slip`: the slip of a visit in a file. It belongs to no recorded visit, so it has no number and no QR."""

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

from erstanlauf.cli.output import say, warn
from erstanlauf.cli.parts import CommandParts
from erstanlauf.cli.visit_input import visit_from
from erstanlauf.domain.catalogue import Catalogue, Kind
from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.domain.visit import SlipNumber, Visit, VisitId
from erstanlauf.i18n.languages import language
from erstanlauf.i18n.wording import Wording
from erstanlauf.paths import FileNotWritten
from erstanlauf.usecases.session import VisitSession
from erstanlauf.usecases.slips import slip_of


class UnknownService(KnownTrouble):
    """`--services` names a kind the catalogue does not hold. Details: value."""

    code: ClassVar[str] = "slip.unknown_service"


class NothingToPrint(KnownTrouble):
    """The visit has no need, so that there is nothing to print."""

    code: ClassVar[str] = "slip.nothing_to_print"


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Write the slip and say where it lies."""
    if not chosen.out.name:
        raise FileNotWritten(file=str(chosen.out), folder=str(chosen.out.parent))
    given = visit_from(chosen.file)
    tag = language(chosen.language).tag
    knowledge = parts.knowledge(parts.today())
    visit = Visit(
        id=VisitId(""),
        number=SlipNumber(""),
        opened_at=datetime.now(UTC),
        language=tag,
        needs=given.needs,
        flags=given.flags,
        situation=given.situation,
    )
    session = VisitSession(visit, knowledge, parts.now())
    for kind in kinds_named(chosen.services, knowledge.catalogue):
        session.choose(kind)
    plan = session.plan(parts.now())
    slip = slip_of(session.visit, session.steps(), plan, knowledge, session.answer, parts.today())
    if not slip.steps and not slip.neutral:
        raise NothingToPrint
    writer = parts.slip_writer(knowledge.catalogue.city, parts.voices(lambda trouble: warn(words, trouble)))
    parts.write_file(chosen.out, writer.pdf(replace(slip, number=None), chosen.paper))
    say(words.gettext("Laufzettel: {file}").format(file=chosen.out))
    return 0


def kinds_named(named: str | None, catalogue: Catalogue) -> list[Kind]:
    """Return the kinds named with commas between them. Raises `UnknownService`."""
    kinds = [Kind(name.strip()) for name in named.split(",")] if named else []
    for kind in kinds:
        if kind not in catalogue.services:
            raise UnknownService(value=kind if kind.isidentifier() and len(kind) <= 40 else "…")
    return kinds
