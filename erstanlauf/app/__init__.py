"""Composition root: puts the parts of the program together, for the window (`window`, `gate`) and the command line.

Everything is imported inside functions, so that opening the window pays for Qt and nothing else before the first paint;
records here are named tuples for the same reason, dataclasses cost a start 4 ms.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from erstanlauf import paths
from erstanlauf.domain.errors import KnownTrouble

if TYPE_CHECKING:
    from datetime import date, datetime

    from erstanlauf.domain.catalogue import Catalogue
    from erstanlauf.i18n.phrases.voices import Voices
    from erstanlauf.ui.desk_window import Preferences
    from erstanlauf.usecases.knowledge import Knowledge


def main(arguments: list[str]) -> int:
    """Run a command, or open the desk where there is none; returns the exit status."""
    if not arguments:
        from erstanlauf.app.stage import Stage
        from erstanlauf.app.window import open_window, said_plainly

        return said_plainly(lambda: open_window(Stage(paths.data_home())))
    from erstanlauf.app.commands import command_parts
    from erstanlauf.cli.commands import run
    from erstanlauf.i18n.wording import Wording

    return run(arguments, command_parts(), Wording())


def catalogue_file() -> Path:
    """Return the catalogue this program brings."""
    return paths.resources() / "catalogue" / "bielefeld.yaml"


def load_knowledge(on: "date", switches: Mapping[str, str] | None = None) -> "Knowledge":
    """Read what this program brings, as it counts at the counter on a day. Raises a `KnowledgeFault`."""
    return knowledge_of(load_published(), on, switches)


def load_published(file: Path | None = None) -> "Catalogue":
    """Read a whole catalogue; without a file the one this program brings. Raises a `KnowledgeFault`."""
    from erstanlauf.knowledge.catalogue import load_catalogue

    return load_catalogue(file or catalogue_file())


def knowledge_of(published: "Catalogue", on: "date", switches: Mapping[str, str] | None = None) -> "Knowledge":
    """Read rules, plan book, limits of age and target groups beside a published catalogue. Raises a `KnowledgeFault`.

    They are held against all its kinds, in use or not, for a rule may speak of a kind that pauses. `switches` are
    positions a person has set; the others stand on their cautious default.
    """
    from erstanlauf.knowledge.ageing import load_age_limits
    from erstanlauf.knowledge.plan import load_plan_book
    from erstanlauf.knowledge.rules import load_rules
    from erstanlauf.knowledge.target_groups import load_groups
    from erstanlauf.usecases.knowledge import Knowledge, counter_catalogue

    resources = paths.resources()
    rulebook = load_rules(resources / "rules", published.services)
    plan_book = load_plan_book(resources / "plan" / "prerequisites.yaml", published.services, rulebook)
    limits = load_age_limits(resources / "catalogue" / "ageing.yaml", published.services)
    catalogue = counter_catalogue(published, limits, on)
    groups = load_groups(resources / "steering" / "groups.yaml")
    return Knowledge(catalogue, rulebook, rulebook.switches_at(switches or {}), plan_book, limits, groups)


def load_voices(home: Path, preferences: "Preferences", tell: Callable[[KnownTrouble], None]) -> "Voices":
    """Read what is reviewed, once for all that speaks; `tell` is given the trouble with files that cannot be read."""
    from erstanlauf.i18n.phrases.review import load_reviews
    from erstanlauf.i18n.phrases.voices import Voices

    loaded = load_reviews(paths.resources() / "phrases" / "review.toml", home)
    for trouble in loaded.troubles:
        tell(trouble)
    return Voices(loaded.reviews, says_legal_drafts=preferences.legal_drafts == "print")


def now() -> "datetime":
    """Return the time on the desk's clock, with its zone."""
    from datetime import UTC, datetime

    return datetime.now(UTC).astimezone()
