"""Sentences for trouble with handing over: what happened, what is safe, what to do next."""

from erstanlauf.i18n.wording import N_

HANDOVER_SENTENCES: dict[str, str] = {
    "handover.no_such_way": N_(
        "Die Übergabe {reference} kann diesen Stand nicht mehr bekommen; geändert wurde nichts – den Stand in der "
        "Liste „Offen und überfällig“ nachsehen."
    ),
    "handover.stopped_in_time": N_(
        "Die Übergabe {reference} wurde angehalten, bevor etwas das Haus verlassen hat: Die Einwilligung gilt nicht "
        "mehr – nichts weiter zu tun."
    ),
    "handover.held": N_(
        "Die Übergabe {reference} wartet, weil eine Sicherung zurückgespielt wurde; verschickt wird nichts – die "
        "Person fragen, ob sie noch einverstanden ist, und dann freigeben."
    ),
    "handover.consent_over": N_(
        "Bei der Übergabe {reference} ist die Einwilligung abgelaufen; verschickt wird nichts – die Person neu fragen."
    ),
    "handover.clock_behind": N_(
        "Die Uhr dieses Rechners steht vor dem Zeitpunkt der Einwilligung zu {reference}; verschickt wird nichts – "
        "Datum und Uhrzeit prüfen."
    ),
    "handover.recipient_at_rest": N_(
        "An {recipient} wird zurzeit nichts übergeben, die Übergabe {reference} wartet; verschickt wird nichts – die "
        "Verwaltung fragen, ob die Stelle wieder aufgenommen wird."
    ),
    "handover.code_unknown": N_(
        "Zu diesem Code ist hier nichts gespeichert; geändert wurde nichts – den Code noch einmal vergleichen, und ob "
        "der Zettel von diesem Tresen ist."
    ),
    "withdrawal_code.unreadable": N_(
        "Das ist kein Code zum Zurücknehmen und kein Bezug einer Übergabe; geändert wurde nichts – die acht Zeichen "
        "noch einmal vom Zettel abtippen."
    ),
    "recipient.unnamed": N_(
        "Die Stelle braucht einen Namen in einer Zeile mit höchstens 120 Zeichen; gespeichert wurde nichts – den Namen "
        "eintragen, wie er auf der Einwilligung stehen soll."
    ),
    "recipient.folder_unusable": N_(
        "Das kann kein Ordner sein; gespeichert wurde nichts – den Ordner oder die Freigabe mit vollem Pfad angeben, "
        "zum Beispiel \\\\server\\freigabe\\uebergabe."
    ),
    "recipient.key_missing": N_(
        "Ohne Schlüssel der Stelle könnte jeder die Pakete lesen; gespeichert wurde nichts – den Schlüssel eintragen "
        "oder unverschlüsselte Pakete ausdrücklich erlauben."
    ),
    "recipient.out_of_range": N_(
        "Diese Zahl liegt nicht zwischen {least} und {most}; gespeichert wurde nichts – eine Zahl aus diesem Bereich "
        "eintragen."
    ),
}
