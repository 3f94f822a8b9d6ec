"""Words about somebody who comes back: how long ago, what became of a referral, what speaks against advice twice."""

from erstanlauf.domain.returning.hints import Hint
from erstanlauf.domain.visit import EarlierReferral, ReferralOutcome
from erstanlauf.i18n.wording import N_, Wording

_OUTCOMES = {
    ReferralOutcome.WAS_THERE: N_("war dort"),
    ReferralOutcome.NOT_SUITABLE: N_("passt nicht"),
    ReferralOutcome.NOT_RESPONSIBLE: N_("nicht zuständig"),
    ReferralOutcome.NOT_REACHED: N_("niemand erreicht"),
}
_UNDER_WAY = (None, ReferralOutcome.WAS_THERE)


def since(words: Wording, days: int) -> str:
    """Return since when something is under way."""
    if not days:
        return words.gettext("seit heute")
    return words.ngettext("seit {count} Tag", "seit {count} Tagen", days).format(count=days)


def ago(words: Wording, days: int) -> str:
    """Return how long ago something was."""
    if not days:
        return words.gettext("heute")
    return words.ngettext("vor {count} Tag", "vor {count} Tagen", days).format(count=days)


def outcome_name(words: Wording, outcome: ReferralOutcome | None) -> str:
    """Return what became of a referral; None is that nobody asked."""
    return words.gettext("nicht gefragt") if outcome is None else words.gettext(_OUTCOMES[outcome])


def is_under_way(referral: EarlierReferral) -> bool:
    """Whether the person may be in advice there, as far as anybody knows."""
    return referral.outcome in _UNDER_WAY


def already_sent(words: Wording, referral: EarlierReferral, days: int, elsewhere: str) -> str:
    """Return why a service may not be wanted again; `elsewhere` is where the person was sent, empty for the same place.

    A reason to look, never one that bars.
    """
    if is_under_way(referral):
        where = words.gettext("bei {place}").format(place=elsewhere) if elsewhere else words.gettext("dort")
        told = words.gettext("{since} {where} – nicht doppelt beraten")
        return told.format(since=since(words, days), where=where)
    told = words.gettext("{ago} schon dorthin geschickt: {outcome}")
    if elsewhere:
        told = words.gettext("{ago} zu {place} geschickt: {outcome}")
    return told.format(ago=ago(words, days), place=elsewhere, outcome=outcome_name(words, referral.outcome))


def hint_text(words: Wording, hint: Hint) -> str:
    """Return what those who keep the catalogue should ask themselves."""
    told = words.gettext("{times}-mal nicht zuständig seit {day}; stimmt die Regel?")
    return told.format(times=hint.times, day=f"{hint.since:%d.%m.}")
