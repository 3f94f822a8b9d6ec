"""What stands on the card of a suggestion, a near miss or a service: words made from codes, ready to be drawn.

Plain Python: knows knowledge and wording, no Qt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from erstanlauf.domain.ageing import told_lately
from erstanlauf.domain.catalogue import Confidence, Kind, Offer, OfferId, Service, Stated, Waiting
from erstanlauf.domain.reachability import Access, reachable
from erstanlauf.domain.schedule import LOCAL
from erstanlauf.domain.suggestion import Adult, Reason, Suggestion, Verdict
from erstanlauf.i18n import labels, reach_words, return_words
from erstanlauf.i18n.languages import LANGUAGES
from erstanlauf.i18n.reasons import information_text, overdue_mark, reason_text
from erstanlauf.i18n.wording import N_, Wording
from erstanlauf.usecases.knowledge import Knowledge
from erstanlauf.usecases.session import VisitSession

_CASE_MANAGEMENT = {
    Verdict.FITS: N_("Wird angeboten, denn genannt wurde:"),
    Verdict.COULD_FIT: N_("Kann angeboten werden, denn genannt wurde:"),
    Verdict.NOT: N_("Nach der Regel noch nicht; genannt wurde:"),
}


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """A reason and where it comes from; `overdue` when somebody should have looked at the rule again.

    `warns` is set where it speaks for a second look before the person is sent there.
    """

    text: str
    source: str
    overdue: bool
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One service on screen: `reach` says when one can go there and whether there is room, `standing` how sure that is.

    `sure` is False where the standing asks for a call first.
    """

    kind: Kind
    offer: OfferId | None
    rank: int
    name: str
    organization: str
    verdict: str
    could_fit: bool
    primary: bool
    chosen: bool
    printable: bool
    languages: str
    reach: str
    standing: str
    sure: bool
    reasons: tuple[ReasonWords, ...]


@dataclass(frozen=True, slots=True)
class NearMissWords:
    """A service that does not fit, and why not."""

    kind: Kind
    name: str
    reasons: str


class CardWriter:
    """Writes cards in the language of `words` from what the desk knows."""

    def __init__(self, words: Wording, knowledge: Knowledge, now: Callable[[], datetime]) -> None:
        self._words = words
        self._knowledge = knowledge
        self._now = now

    def cards(self, session: VisitSession) -> list[Card]:
        """Return a card for each suggestion, best first, then one for each service that was chosen directly."""
        chosen = {choice.kind: choice.offer for choice in session.visit.chosen}
        answer = session.answer
        ranked = enumerate(answer.suggestions, start=1)
        suggested = [self._suggested(session, each, chosen, rank) for rank, each in ranked]
        kinds = {each.kind for each in answer.suggestions}
        extra = [(kind, offer) for kind, offer in chosen.items() if kind not in kinds]
        direct = [
            self._direct(session, kind, offer, rank)
            for rank, (kind, offer) in enumerate(extra, start=len(suggested) + 1)
            if kind in self._knowledge.catalogue.services
        ]
        return suggested + direct

    def near_misses(self, session: VisitSession) -> list[NearMissWords]:
        """Return the services of chosen topics that do not fit, with their reasons."""
        services = self._knowledge.catalogue.services
        return [
            NearMissWords(
                miss.kind, services[miss.kind].name, "; ".join(self._marked(reason) for reason in miss.reasons)
            )
            for miss in session.answer.near_misses
        ]

    def information(self, session: VisitSession) -> list[str]:
        """Return the hints that must be shown."""
        book, today = self._knowledge.rulebook, self._now().date()
        return [
            self._with_mark(information_text(self._words, book, each), overdue=book.is_overdue(each.rule, today, today))
            for each in session.answer.information
        ]

    def case_management(self, session: VisitSession) -> str:
        """Return how Case Management stands and what was said for it; empty where there is nothing to say."""
        words, standing, overruling = self._words, session.case_management, session.visit.overruling
        if standing.kind is None or not (standing.criteria or overruling):
            return ""
        said = " · ".join(labels.flags(words, row) for row in standing.criteria)
        lines = [f"{words.gettext(_CASE_MANAGEMENT[standing.verdict])} {said}"] if said else []
        if overruling is not None:
            reason = labels.overruling(words, overruling)
            lines.append(words.gettext("Anders entschieden: {reason}").format(reason=reason))
        return "\n".join(lines)

    def law_as_of(self) -> str:
        """Return as of when the rules hold, as dates are written here."""
        return f"{self._knowledge.rulebook.law_as_of:%d.%m.%Y}"

    def _suggested(
        self, session: VisitSession, suggestion: Suggestion, chosen: dict[Kind, OfferId | None], rank: int
    ) -> Card:
        offer = chosen.get(suggestion.kind) or next(iter(suggestion.offers), None)
        reasons = _merged([self._reason(reason) for reason in suggestion.reasons])
        return self._card(
            suggestion.kind,
            offer,
            rank,
            verdict=labels.verdict(self._words, suggestion.verdict),
            could_fit=suggestion.verdict is Verdict.COULD_FIT,
            primary=suggestion.primary,
            chosen=suggestion.kind in chosen,
            printable=suggestion.printable,
            reasons=(*self._already_sent(session, suggestion.kind, offer), *reasons),
        )

    def _direct(self, session: VisitSession, kind: Kind, offer: OfferId | None, rank: int) -> Card:
        return self._card(
            kind,
            offer,
            rank,
            verdict=self._words.gettext("direkt gewählt"),
            could_fit=False,
            primary=False,
            chosen=True,
            printable=kind not in session.answer.barred,
            reasons=self._already_sent(session, kind, offer),
        )

    def _already_sent(self, session: VisitSession, kind: Kind, offer: OfferId | None) -> tuple[ReasonWords, ...]:
        """Say that the person was sent there before: a line beside the reasons, nothing is barred by it."""
        earlier, referral = session.visit.earlier, session.earlier_referral(kind)
        if earlier is None or referral is None:
            return ()
        was_at = self._knowledge.catalogue.offer(referral.offer) if referral.offer else None
        elsewhere = was_at.organization if was_at is not None and was_at.id != offer else ""
        days = earlier.days_until(self._now().date())
        told = return_words.already_sent(self._words, referral, days, elsewhere)
        return (ReasonWords(told, earlier.number, overdue=False, warns=True),)

    def _card(
        self,
        kind: Kind,
        offer_id: OfferId | None,
        rank: int,
        *,
        verdict: str,
        could_fit: bool,
        primary: bool,
        chosen: bool,
        printable: bool,
        reasons: tuple[ReasonWords, ...],
    ) -> Card:
        catalogue = self._knowledge.catalogue
        service = catalogue.services[kind]
        offer = (catalogue.offer(offer_id) if offer_id else None) or service.offers[0]
        now = self._now().astimezone(LOCAL)
        standing, sure = self._standing(offer, now.date())
        return Card(
            kind=kind,
            offer=offer.id,
            rank=rank,
            name=service.name,
            organization=self._organization(service, offer),
            verdict=verdict,
            could_fit=could_fit,
            primary=primary,
            chosen=chosen,
            printable=printable,
            languages=self._languages(offer),
            reach=self._reach(offer, now, tells_unknown=sure and kind not in self._knowledge.limits.ageless),
            standing=standing,
            sure=sure,
            reasons=reasons,
        )

    def _organization(self, service: Service, offer: Offer) -> str:
        others = len(service.offers) - 1
        if not others:
            return offer.organization
        more = self._words.ngettext("{name} · {count} weiteres", "{name} · {count} weitere", others)
        return more.format(name=offer.organization, count=others)

    def _languages(self, offer: Offer) -> str:
        known = {each.tag for each in LANGUAGES}
        named = [labels.language_name(self._words, tag) for tag in offer.languages if tag in known and tag != "de"]
        return self._words.gettext("spricht {languages}").format(languages=", ".join(named)) if named else ""

    def _standing(self, offer: Offer, today: date) -> tuple[str, bool]:
        """Say how sure the way there is: the surest of address and phone decides."""
        fact = _surest(offer.contact.address, offer.contact.phone)
        if fact is None or fact.confidence is Confidence.LOW:
            return self._words.gettext("Kontakt nicht bestätigt"), False
        if fact.confidence is Confidence.MEDIUM:
            return reach_words.doubt_text(self._words, fact.as_of, today), False
        return reach_words.checked_text(self._words, fact.as_of), True

    def _reach(self, offer: Offer, now: datetime, *, tells_unknown: bool) -> str:
        """Say when one can go there and whether there is room. That nobody knows when is left out where the standing is
        not sure, for then it has said so already, and for a number to call in need, which has no hours.
        """
        found = reachable(offer.contact, now)
        told = tells_unknown or found.access is not Access.UNKNOWN
        room = told_lately(offer, "capacity", self._knowledge.limits, now.date())
        said = [reach_words.reach_text(self._words, found, now.date())] if told else []
        said += [reach_words.room_text(self._words, room)] if isinstance(room, Waiting) else []
        return " · ".join(each for each in said if each)

    def _marked(self, reason: Reason) -> str:
        written = self._reason(reason)
        return self._with_mark(written.text, overdue=written.overdue)

    def _with_mark(self, text: str, *, overdue: bool) -> str:
        return f"{text} ({overdue_mark(self._words)})" if overdue else text

    def _reason(self, reason: Reason) -> ReasonWords:
        text = reason_text(self._words, self._knowledge.rulebook, reason)
        if reason.adult is Adult.PARTNER:
            text = self._words.gettext("zweite Person: {reason}").format(reason=text)
        today = self._now().date()
        rule = self._knowledge.rulebook.rule(reason.rule, today)
        if rule is None:
            return ReasonWords(text, "", overdue=False)
        return ReasonWords(text, rule.sources[0].ref if rule.sources else "", rule.is_overdue(today))


def _merged(reasons: Sequence[ReasonWords]) -> tuple[ReasonWords, ...]:
    """Say what several rules say in the same words only once, with all their sources."""
    by_text: dict[str, list[ReasonWords]] = {}
    for reason in reasons:
        by_text.setdefault(reason.text, []).append(reason)
    return tuple(
        ReasonWords(
            text,
            "; ".join(dict.fromkeys(each.source for each in same if each.source)),
            overdue=any(each.overdue for each in same),
        )
        for text, same in by_text.items()
    )


def _surest(*facts: Stated[str] | None) -> Stated[str] | None:
    order = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)
    known = [fact for fact in facts if fact is not None]
    return min(known, key=lambda fact: order.index(fact.confidence), default=None)
