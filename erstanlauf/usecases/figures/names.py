"""What groups, rules and services are called where figures are shown or told."""

from erstanlauf.i18n.figure_words import FigureNames
from erstanlauf.usecases.knowledge import Knowledge


def names_of(knowledge: Knowledge) -> FigureNames:
    """Return the names of what a desk knows today."""
    return FigureNames(
        knowledge.catalogue,
        {each.id: each.names for each in knowledge.groups},
        {each.id: each.title for each in knowledge.rulebook.rules},
    )
