"""Sentences about slips that are brought back: what happened, what is safe, what to do next."""

from erstanlauf.i18n.wording import N_

RETURN_SENTENCES: dict[str, str] = {
    "return.misread": N_(
        "Das ist nicht der ganze Code vom Zettel; übernommen wurde nichts – noch einmal scannen, den Zettel dabei "
        "glatt halten, oder die Nummer neben dem Code tippen."
    ),
    "return.wrong_keyboard": N_(
        "Der Scanner tippt Zeichen einer anderen Tastatur statt Ziffern; übernommen wurde nichts – am Scanner die "
        "Tastatur „Deutsch“ oder „US“ einstellen oder die Nummer vom Zettel tippen."
    ),
    "return.too_long": N_(
        "Das ist viel zu lang für einen Zettel; übernommen wurde nichts – das Feld ist leer, jetzt noch einmal scannen "
        "oder die Nummer tippen."
    ),
    "return.newer": N_(
        "Diesen Zettel hat eine neuere Fassung des Programms gedruckt; übernommen wurde nichts – das Programm hier "
        "aktualisieren lassen, bis dahin die Person fragen, wofür sie hier war."
    ),
    "return.content_unreadable": N_(
        "Was dieser Zettel enthält, kennt diese Fassung des Programms nicht; übernommen wurde nichts – die Nummer "
        "tippen oder die Person fragen, wofür sie hier war."
    ),
    "return.other_house": N_(
        "Dieser Zettel ist von einem anderen Amt oder mit einem älteren Schlüssel gedruckt; übernommen wurde nichts – "
        "die Person fragen, wofür sie hier war, und mit F2 neu beginnen."
    ),
    "return.altered": N_(
        "Der Code auf diesem Zettel wurde verändert und gilt nicht; übernommen wurde nichts – die Nummer vom Zettel "
        "tippen oder mit F2 neu beginnen."
    ),
    "return.nothing_known": N_(
        "Zur Nummer {number} ist hier nichts gespeichert: Sie ist von einem anderen Tresen, oder die Frist ist vorbei "
        "– den Code auf dem Zettel scannen, der weiß mehr, oder mit F2 neu beginnen."
    ),
    "return.still_open": N_(
        "Die Vorsprache {number} ist hier noch offen, verloren ist nichts – sie links in der Liste „Heute“ aufnehmen."
    ),
}
