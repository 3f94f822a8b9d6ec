"""Sentences about figures for the steering group: what happened, what is safe, what to do next."""

from erstanlauf.i18n.wording import N_

FIGURE_SENTENCES: dict[str, str] = {
    "figures.question_refused": N_(
        "Für {period} gibt es diese Tabelle nicht, weil sie so kurz zu viel über Einzelne verriete; gezeigt wird "
        "nichts – einen längeren Zeitraum wählen."
    ),
    "figures.not_yet_over": N_(
        "{period} ist noch nicht abgeschlossen, Zahlen gibt es erst nach dem {last}; geschrieben wurde nichts – einen "
        "früheren Zeitraum wählen oder so lange warten."
    ),
    "figures.period_not_offered": N_(
        "Vom {first} bis {last} ist kein Monat, Quartal, Halb- oder Kalenderjahr; geschrieben wurde nichts – einen "
        "von diesen nehmen: {nearest}."
    ),
    "figures.key_missing": N_(
        "Der Schlüssel der Steuerung ist hier nicht eingetragen; verschickt wurde nichts – ihn unter „Einstellungen“, "
        "„Zahlen“ eintragen, die Steuerung zeigt ihn auf ihrer Seite an."
    ),
    "figures.no_folder": N_(
        "Wohin die Datei für die Steuerung soll, steht nirgends; verschickt wurde nichts – --out ORDNER angeben oder "
        "unter „Einstellungen“, „Zahlen“ den Ordner eintragen."
    ),
    "figures.nothing_to_send": N_(
        "An diesem Tresen gibt es noch keinen abgeschlossenen Tag mit Vorsprachen; verschickt wurde nichts – morgen "
        "noch einmal senden."
    ),
}
