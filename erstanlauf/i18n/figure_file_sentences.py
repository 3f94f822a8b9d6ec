"""Sentences for trouble with counts on their way from desk to desk: what happened, what is safe, what to do next."""

from erstanlauf.i18n.wording import N_

FIGURE_FILE_SENTENCES: dict[str, str] = {
    "figures.key_unreadable": N_(
        "Der eingetragene Schlüssel der Steuerung ist nicht lesbar; gesendet wurde nichts – unter „Einstellungen“, "
        "„Zahlen“ die Zeile einsetzen, die mit age1 beginnt."
    ),
    "figures.key_secret": N_(
        "Als Schlüssel der Steuerung ist ein geheimer Schlüssel eingetragen; gesendet wurde nichts – ihn unter "
        "„Einstellungen“, „Zahlen“ löschen und die Zeile einsetzen, die mit age1 beginnt."
    ),
    "figures.house_key_missing": N_(
        "Dieser Tresen hat noch keinen Hausschlüssel und kann nicht zeigen oder prüfen, welche Tresen zum Haus "
        "gehören; geändert wurde nichts – unter „Schlüssel“ den Hausschlüssel des Hauses einlesen."
    ),
    "figures.counts_too_large": N_(
        "Dieser Tresen hat mehr als {limit} Tageszahlen, so viele nimmt keine Datei; gesendet wurde nichts, die "
        "Zahlen hier bleiben – die IT um Rat fragen."
    ),
    "figures.file_not_read": N_(
        "Die Datei lässt sich nicht lesen; die Zahlen hier bleiben, wie sie sind – Ordner und Leserechte prüfen."
    ),
    "figures.file_too_large": N_(
        "Die Datei ist größer als {limit_mb} MB und wurde nicht gelesen; die Zahlen hier bleiben, wie sie sind – "
        "prüfen, ob es die richtige Datei ist."
    ),
    "figures.file_other_kind": N_(
        "Das ist keine Datei mit Zahlen eines Tresens; die Zahlen hier bleiben, wie sie sind – die Datei wählen, "
        "deren Name mit erstanlauf-zahlen beginnt."
    ),
    "figures.file_damaged": N_(
        "Die Datei ist abgeschnitten oder verändert; die Zahlen hier bleiben, wie sie sind – den Tresen noch einmal "
        "senden lassen."
    ),
    "figures.file_other_desk": N_(
        "Die Datei ist für einen anderen Schlüssel als den dieses Tresens bestimmt; die Zahlen hier bleiben, wie sie "
        "sind – an jenem Tresen den Schlüssel eintragen, der hier unter „Zahlen der Tresen“ steht, und noch einmal "
        "senden lassen."
    ),
    "figures.file_later_form": N_(
        "Die Datei stammt aus einem neueren Programm; die Zahlen hier bleiben, wie sie sind – dieses Programm auf den "
        "neuen Stand bringen, dann die Datei noch einmal einlesen."
    ),
    "figures.file_other_house": N_(
        "Die Datei kommt von keinem Tresen dieses Hauses; die Zahlen hier bleiben, wie sie sind – gehört der "
        "Tresen doch dazu, dort unter „Schlüssel“ den Hausschlüssel dieses Hauses einlesen und noch einmal senden."
    ),
    "figures.file_own": N_(
        "Die Datei hat dieser Tresen selbst gesendet; seine Zahlen sind ohnehin dabei und zählen nur einmal – für "
        "diese Datei ist nichts zu tun."
    ),
    "figures.file_from_future": N_(
        "Die Datei ist vom {made_on}, also nach der Uhr dieses Tresens aus der Zukunft; die Zahlen hier bleiben, wie "
        "sie sind – die Uhren beider Rechner stellen und noch einmal senden lassen."
    ),
    "figures.file_too_many_rows": N_(
        "Die Datei hat mehr als {limit} Tageszahlen und wurde nicht gelesen; die Zahlen hier bleiben, wie sie sind – "
        "die IT nach jenem Tresen fragen."
    ),
    "figures.file_not_as_agreed": N_(
        "Die Datei ist echt, aber im Feld {field} steht etwas, das dieses Programm nicht kennt; die Zahlen hier "
        "bleiben, wie sie sind – beide Programme auf denselben Stand bringen und noch einmal senden lassen."
    ),
    "figures.folder_failed": N_(
        "Die Zahlen ließen sich nicht in {folder} ablegen oder dort lesen; hier bleibt alles, wie es ist – noch "
        "einmal versuchen, und bleibt es dabei, die IT nach diesem Ordner fragen."
    ),
    "figures.folder_missing": N_(
        "Der Ordner {folder} ist nicht zu erreichen; hier bleibt alles, wie es ist – Netzlaufwerk und Adresse des "
        "Ordners prüfen und noch einmal versuchen."
    ),
    "figures.folder_locked": N_(
        "Im Ordner {folder} darf dieser Rechner nicht schreiben oder lesen; hier bleibt alles, wie es ist – die IT "
        "nach dem Recht für diesen Ordner fragen."
    ),
    "figures.folder_full": N_(
        "Auf dem Laufwerk mit dem Ordner {folder} ist kein Platz für die Zahlen; was dort lag, liegt dort noch – Platz "
        "schaffen und noch einmal senden."
    ),
    "figures.folder_name_too_long": N_(
        "Der Weg zum Ordner {folder} ist zu lang; gesendet wurde nichts – unter „Einstellungen“, „Zahlen“ einen Ordner "
        "mit kürzerem Weg einsetzen."
    ),
    "figures.folder_too_many": N_(
        "Im Ordner {folder} liegen mehr als {limit} Dateien mit Zahlen, so viele Tresen hat kein Haus; eingelesen "
        "wurde keine, die Zahlen hier bleiben – den Ordner aufräumen oder die Dateien einzeln wählen."
    ),
}
