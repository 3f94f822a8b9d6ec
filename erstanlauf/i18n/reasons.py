"""Reasons and hints in words: those of a rule stand in the rule file, those of a limit of the catalogue here."""

from erstanlauf.domain.rules import RuleBook
from erstanlauf.domain.suggestion import FALLBACK, Information, LimitCode, Reason
from erstanlauf.i18n.wording import N_, Wording

_LIMITS: dict[str, str] = {
    LimitCode.AGE: N_("nur für ein anderes Alter"),
    LimitCode.CHILD_AGE: N_("nur für Kinder in einem anderen Alter"),
    LimitCode.STATUS: N_("nicht mit diesem Papier"),
    LimitCode.STATUS_SOFT: N_("mit diesem Papier vorher fragen"),
    LimitCode.GERMAN: N_("erst mit mehr Deutsch"),
    LimitCode.OPEN: N_("eine Angabe entscheidet noch"),
    FALLBACK: N_("hilft weiter, wenn sonst nichts passt"),
}


def reason_text(words: Wording, rulebook: RuleBook, reason: Reason) -> str:
    """Return why, in one line; while a fact is missing, under which condition."""
    if reason.code in _LIMITS:
        return words.gettext(_LIMITS[reason.code])
    text = rulebook.wording(reason.code, words.language)
    return words.gettext("wenn: {reason}").format(reason=text) if reason.facts else text


def limit_text(words: Wording, code: LimitCode) -> str:
    """Return what it means that a hard limit of the catalogue is not kept, or that a soft one is met."""
    return words.gettext(_LIMITS[code])


def overdue_mark(words: Wording) -> str:
    """Return what stands beside a rule past its review date, wherever it speaks."""
    return words.gettext("Prüfung überfällig")


def information_text(words: Wording, rulebook: RuleBook, information: Information) -> str:
    """Return the hint of a rule."""
    return rulebook.wording(information.code, words.language)
