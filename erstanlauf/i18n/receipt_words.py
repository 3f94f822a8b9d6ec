"""What became of a receipt, in half a sentence, for window and command line. Knows no file."""

from erstanlauf.domain.handover.receipts import TakenAs
from erstanlauf.domain.handover.states import Handover
from erstanlauf.i18n import handover_words
from erstanlauf.i18n.wording import N_, Wording

_TAKEN = {
    TakenAs.MOVED: N_("{reference}: jetzt „{state}“"),
    TakenAs.KNOWN: N_("{reference}: schon bekannt, „{state}“"),
    TakenAs.OLDER: N_("{reference}: älter als das, was wir wissen; es bleibt bei „{state}“"),
    TakenAs.WITHDRAWN: N_("{reference}: Die Person hat ihr Ja zurückgenommen; es bleibt dabei"),
    TakenAs.UNKNOWN: N_("Zu diesem Bezug gibt es hier keine Übergabe an diese Stelle; die Datei bleibt liegen"),
    TakenAs.OTHER_PARCEL: N_("{reference}: Die Prüfsumme gehört zu einem anderen Paket; die Datei bleibt liegen"),
    TakenAs.NO_WAY: N_("{reference}: passt nicht zu „{state}“; die Datei bleibt liegen, bei der Stelle nachfragen"),
    TakenAs.UNREADABLE: N_("nicht lesbar; die Datei bleibt liegen"),
}


def receipt_word(words: Wording, taken_as: TakenAs, handover: Handover | None) -> str:
    """Return what became of a receipt; the hand-over as it is now, None where none is meant."""
    if handover is None:
        return words.gettext(_TAKEN[taken_as])
    return words.gettext(_TAKEN[taken_as]).format(reference=handover.reference, state=stand(words, handover))


def stand(words: Wording, handover: Handover) -> str:
    """Return where a hand-over stands, and why."""
    state = handover_words.state_name(words, handover.state)
    return state if handover.why is None else f"{state}: {handover_words.why_name(words, handover.why)}"
