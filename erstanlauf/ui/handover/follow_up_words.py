"""How a hand-over stands, in the words of the daily list: which group, since when, what holds it. Knows no page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from erstanlauf.domain.handover.states import OVER, WAYS, HandoverState
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.sentences import sentence
from erstanlauf.i18n.wording import Wording
from erstanlauf.usecases.handover.lines import Line
from erstanlauf.usecases.handover.outbox import UNSENT
from erstanlauf.usecases.handover.trouble import ConsentOver, Held

_AWAITED = frozenset((HandoverState.LEAVING, HandoverState.ISSUED, HandoverState.NOT_REACHED))
"""The recipient still owes the answer it has promised."""


class Group(StrEnum):
    """Parts of the list, in their order."""

    OVERDUE = "overdue"
    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"


def group_of(line: Line) -> Group:
    """Return the part of the list a line stands in."""
    if line.is_overdue:
        return Group.OVERDUE
    if line.handover.state in UNSENT:
        return Group.WAITING
    return Group.DONE if line.handover.state in OVER else Group.OPEN


def summary(words: Wording, lines: Sequence[Line]) -> str:
    """Return how many stand in each group."""
    counts = Counter(map(group_of, lines))
    if not counts:
        return words.gettext("Nichts offen: Alles, was übergeben wurde, ist beantwortet.")
    told = (
        overdue(words, counts[Group.OVERDUE]),
        words.ngettext("{count} wartet hier", "{count} warten hier", counts[Group.WAITING]),
        words.ngettext("{count} offen", "{count} offen", counts[Group.OPEN]),
        words.ngettext("{count} zuletzt abgeschlossen", "{count} zuletzt abgeschlossen", counts[Group.DONE]),
    )
    numbered = zip(told, Group, strict=True)
    return " · ".join(each.format(count=counts[group]) for each, group in numbered if counts[group])


def overdue(words: Wording, count: int) -> str:
    """Return how many are overdue."""
    return words.ngettext("{count} überfällig", "{count} überfällig", count).format(count=count)


def standing(words: Wording, line: Line) -> str:
    """Return where a hand-over stands, in few words."""
    handover = line.handover
    if isinstance(line.trouble, Held):
        return words.gettext("angehalten: Person fragen")
    if isinstance(line.trouble, ConsentOver):
        return words.gettext("Einwilligung abgelaufen: neu fragen")
    if line.trouble is not None:
        return words.gettext("wartet: Weg versperrt")
    said = handover_words.state_name(words, handover.state)
    if handover.why is not None:
        said = f"{said}: {handover_words.why_name(words, handover.why)}"
    return words.gettext("überfällig · {state}").format(state=said) if line.is_overdue else said


def since(words: Wording, line: Line, today: date) -> str:
    """Return since when, and by when there was or is to be an answer."""
    handover, due = line.handover, line.handover.due_on
    if handover.state in OVER:
        return words.gettext("am {day}").format(day=day(handover.state_at.date(), today))
    how_long = _days(words, line.days)
    if due is None or handover.state not in _AWAITED:
        return how_long
    told = words.gettext("Antwort war bis {day} zugesagt") if line.is_overdue else words.gettext("Antwort bis {day}")
    return f"{how_long}, {told.format(day=day(due, today))}"


def what_holds(words: Wording, line: Line) -> str:
    """Return why a hand-over has not left and what to do; empty where nothing holds it."""
    return "" if line.trouble is None else sentence(words, line.trouble)


def why_it_stays(words: Wording, reference: str, state: HandoverState, answers: Iterable[HandoverState]) -> str:
    """Return why an answer cannot be taken back, and which others there are instead."""
    now = handover_words.state_name(words, state)
    names = [handover_words.state_name(words, each) for each in answers if each in WAYS[state]]
    if not names:
        told = words.gettext("{reference} ist „{state}“; das ist endgültig und bleibt so.")
        return told.format(reference=reference, state=now)
    told = words.gettext(
        "Eine Antwort der Stelle wird nicht ungeschehen, aber sie kann anders lauten. Von „{state}“ geht es zu: "
        "{states}."
    )
    return told.format(state=now, states=", ".join(names))


def day(of: date, today: date) -> str:
    """Return a day, with its year where that is another one."""
    return f"{of:%d.%m.}" if of.year == today.year else f"{of:%d.%m.%Y}"


def _days(words: Wording, count: int) -> str:
    if count < 1:
        return words.gettext("seit heute")
    return words.ngettext("seit {count} Tag", "seit {count} Tagen", count).format(count=count)
