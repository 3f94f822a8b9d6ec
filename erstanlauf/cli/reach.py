"""`erstanlauf reach`: whom a kind of service reaches, for those who keep the catalogue and the rules."""

import argparse
from itertools import groupby

from erstanlauf.cli.output import say
from erstanlauf.cli.parts import CommandParts
from erstanlauf.cli.slip import kinds_named
from erstanlauf.domain.matching import Matcher
from erstanlauf.domain.reach import Reached, reach_of
from erstanlauf.domain.suggestion import Verdict
from erstanlauf.i18n import labels
from erstanlauf.i18n.reasons import reason_text
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.knowledge import Knowledge


def run(chosen: argparse.Namespace, parts: CommandParts, words: Wording) -> int:
    """Print, band of age by band of age, whom it fits, whom it could fit and whom not, each with the reason."""
    knowledge = parts.knowledge(parts.today())
    matcher = Matcher(knowledge.catalogue, knowledge.rulebook, chosen.on or parts.today())
    for kind in kinds_named(chosen.service, knowledge.catalogue):
        service = knowledge.catalogue.services[kind]
        needs = ", ".join(labels.topic(words, topic) for topic in service.topics)
        say(service.name)
        say(words.gettext("Bedarf: {needs}; bekannt sind nur Alter und Papier.").format(needs=needs))
        reached = groupby(reach_of(kind, matcher, knowledge.switches), key=lambda each: each.age)
        bands = [(labels.answer(words, "age", age), _lines(tuple(band), knowledge, words)) for age, band in reached]
        for lines, same in groupby(bands, key=lambda band: band[1]):
            say(", ".join(age for age, _ in same))
            say("\n".join(lines))
    return 0


def _lines(band: tuple[Reached, ...], knowledge: Knowledge, words: Wording) -> list[str]:
    """Return a line for each verdict with its reason, best first, and the papers it holds for."""
    papers: dict[str, list[str]] = {}
    for each in sorted(band, key=lambda reached: list(Verdict).index(reached.verdict)):
        verdict = labels.verdict(words, each.verdict)
        why = f" ({reason_text(words, knowledge.rulebook, each.reason)})" if each.reason else ""
        papers.setdefault(verdict + why, []).append(labels.answer(words, "status", each.status))
    everyone = words.gettext("mit jedem Papier")
    return [f"  {said}: {everyone if len(papers) == 1 else ', '.join(these)}" for said, these in papers.items()]
