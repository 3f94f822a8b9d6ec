"""The one place where known trouble becomes a sentence for staff: what happened, what is safe, what to do next."""

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.catalogue_sentences import CATALOGUE_SENTENCES
from erstanlauf.i18n.exchange_sentences import EXCHANGE_SENTENCES
from erstanlauf.i18n.figure_file_sentences import FIGURE_FILE_SENTENCES
from erstanlauf.i18n.figure_sentences import FIGURE_SENTENCES
from erstanlauf.i18n.handover_file_sentences import HANDOVER_FILE_SENTENCES
from erstanlauf.i18n.handover_sentences import HANDOVER_SENTENCES
from erstanlauf.i18n.knowledge_sentences import KNOWLEDGE_SENTENCES
from erstanlauf.i18n.return_sentences import RETURN_SENTENCES
from erstanlauf.i18n.store_sentences import STORE_SENTENCES
from erstanlauf.i18n.wording import N_, Wording

_SENTENCES: dict[str, str] = {
    **STORE_SENTENCES,
    **KNOWLEDGE_SENTENCES,
    **EXCHANGE_SENTENCES,
    **CATALOGUE_SENTENCES,
    **HANDOVER_SENTENCES,
    **HANDOVER_FILE_SENTENCES,
    **RETURN_SENTENCES,
    **FIGURE_FILE_SENTENCES,
    **FIGURE_SENTENCES,
    "start.library_missing": N_(
        "Auf diesem Rechner fehlt die Systembibliothek {library}, die das Fenster braucht; gespeicherte Vorsprachen "
        "sind unberührt – einmalig „{remedy}“ ausführen."
    ),
    "start.display_missing": N_(
        "Hier ist kein Bildschirm angemeldet, auf dem sich das Fenster öffnen kann; gespeicherte Vorsprachen sind "
        "unberührt – in einer grafischen Sitzung starten oder ohne Fenster „erstanlauf demo --out ORDNER“ aufrufen."
    ),
    "start.display_unreachable": N_(
        "Der Bildschirm {display} antwortet nicht oder lehnt die Verbindung ab; gespeicherte Vorsprachen sind "
        "unberührt – in der eigenen grafischen Sitzung starten oder ohne Fenster „erstanlauf demo --out ORDNER“ "
        "aufrufen."
    ),
    "people.not_permitted": N_(
        "Das gehört nicht zu Ihren Aufgaben an diesem Tresen; geändert wurde nichts – jemanden mit der passenden Rolle "
        "fragen."
    ),
    "people.last_administrator": N_(
        "Ohne diese Person könnte niemand mehr den Tresen verwalten; geändert wurde nichts – zuerst jemand anderem die "
        "Rolle Verwaltung geben."
    ),
    "people.no_role": N_(
        "Eine Person ohne Rolle könnte sich anmelden und nichts tun; geändert wurde nichts – mindestens eine Rolle "
        "wählen."
    ),
    "people.unknown_login": N_(
        "Mit diesem Anmeldenamen ist hier niemand eingetragen; geändert wurde nichts – den Namen mit der Liste von "
        "„erstanlauf store people“ vergleichen."
    ),
    "cli.nobody_to_ask": N_(
        "Hier ist keine Tastatur, an der sich Anmeldename und Kennwort abfragen lassen; geändert wurde nichts – "
        "--login und --password-file angeben."
    ),
    "cli.secret_unreadable": N_(
        "Die Datei {file} enthält keine lesbare erste Zeile; geändert wurde nichts – das Kennwort als einzige Zeile in "
        "UTF-8 hineinschreiben und Leserechte prüfen."
    ),
    "settings.fixed": N_(
        "Die Einstellung „{name}“ hat die IT der Stadt in ihrer Datei festgelegt; geändert wurde nichts – die IT "
        "fragen."
    ),
    "file.not_read": N_(
        "Die Datei {file} im Ordner {folder} fehlt, lässt sich nicht öffnen oder ist viel zu groß; geändert wurde "
        "nichts – Namen und Leserechte prüfen und ob es die richtige Datei ist."
    ),
    "slips.font_missing": N_(
        "Die Schriftdatei {file} fehlt oder ist beschädigt, darum entstand kein Laufzettel; die Vorsprache ist "
        "gespeichert – das Programm neu einrichten lassen."
    ),
    "slips.template_fault": N_(
        "Die Vorlage {file} ist bei „{place}“ nicht zu gebrauchen, darum entstand kein Laufzettel; die Vorsprache ist "
        "gespeichert – die Vorlage berichtigen oder das Programm neu einrichten lassen."
    ),
    "own_data.nothing_kept": N_(
        "Zur Nummer {number} ist nichts gespeichert; gedruckt wurde nichts – die Nummer mit dem Zettel vergleichen. "
        "Ältere Vorsprachen sind schon gelöscht, ein Zettel ohne Nummer führt zu keiner."
    ),
    "own_data.still_open": N_(
        "Die Vorsprache mit der Nummer {number} ist noch offen; gedruckt wurde nichts – sie erst abschließen oder "
        "verwerfen, dann noch einmal drucken. Bis dahin stehen alle Angaben im Entwurf auf dem Bildschirm."
    ),
    "slip_number.unreadable": N_(
        "So gibt es keine Zettelnummer; gesucht wurde nichts – mit dem Zettel vergleichen: ein Buchstabe, eine "
        "Ziffer, dann die Nummer und eine Prüfziffer wie in K7-418-3."
    ),
    "settings.unknown": N_(
        "{place}: Eine solche Einstellung gibt es nicht; geändert wurde nichts – eine von diesen verwenden: {known}."
    ),
    "settings.number_wanted": N_(
        "{place}: Hier muss eine ganze Zahl von {least} bis {most} stehen; geändert wurde nichts – eine Zahl aus "
        "diesem Bereich eintragen."
    ),
    "settings.choice_wanted": N_(
        "{place}: Dieser Wert steht nicht zur Wahl; geändert wurde nichts – einen von diesen eintragen: {allowed}."
    ),
    "settings.text_wanted": N_(
        "{place}: Hier muss eine Zeile Text stehen, höchstens {most} Zeichen und keine unsichtbaren; geändert wurde "
        "nichts – den Text kürzen oder neu tippen, statt ihn hineinzukopieren."
    ),
    "settings.lines_wanted": N_(
        "{place}: Hier muss eine Liste von höchstens {lines} Zeilen mit je höchstens {most} Zeichen stehen; geändert "
        "wurde nichts – die Zeilen in Anführungszeichen und eckige Klammern setzen, mit Komma getrennt."
    ),
    "settings_file.too_large": N_(
        "{file} ist größer als {limit_kb} kB und wurde nicht gelesen; es gilt, was im Fenster eingestellt ist – "
        "prüfen, ob es die richtige Datei ist."
    ),
    "settings_file.not_text": N_(
        "{file} ist nicht in UTF-8 gespeichert und wurde nicht gelesen; es gilt, was im Fenster eingestellt ist – im "
        "Editor „Speichern unter“ wählen, dort die Kodierung UTF-8."
    ),
    "settings_file.not_toml": N_(
        "{file}, Zeile {line}: Der Aufbau der Datei stimmt dort nicht; es gilt, was im Fenster eingestellt ist – jede "
        "Zeile hat die Form name = wert, Text steht in Anführungszeichen, jeder Name kommt einmal vor."
    ),
    "gate.paper_not_printed": N_(
        "Der Papier-Schlüssel wurde nicht gedruckt; eingerichtet ist noch nichts – Drucker und Papier prüfen und noch "
        "einmal drucken, oder den Schlüssel abschreiben."
    ),
    "program.mistake": N_(
        "Dieser Schritt hat nicht geklappt, weil das Programm einen Fehler hat; gespeichert ist alles davor – noch "
        "einmal versuchen, sonst der IT die Datei {file} zeigen."
    ),
    "language.unknown": N_(
        "Zettel in der Sprache „{tag}“ gibt es nicht; es wurde nichts geschrieben – eine von diesen angeben: {known}."
    ),
    "cli.wrong_call": N_(
        "{command}: „{place}“ fehlt, ist unbekannt oder hat einen Wert, den es nicht gibt; getan wurde nichts – so "
        "wird der Befehl geschrieben: {usage}."
    ),
    "cli.output_lost": N_(
        "Die Ausgabe ist nicht angekommen; gespeichert oder geändert wurde nichts – freien Platz und das Ziel der "
        "Ausgabe prüfen."
    ),
    "visit_file.missing": N_("Die Datei {file} lässt sich nicht öffnen; getan wurde nichts – Namen und Ordner prüfen."),
    "visit_file.not_json": N_(
        "{file} ist keine lesbare JSON-Datei; getan wurde nichts – Klammern, Kommas und doppelte Namen prüfen, die "
        'Form ist {{"situation": {{…}}, "needs": […], "flags": […]}}.'
    ),
    "visit_file.too_large": N_(
        "{file} ist größer als {limit_kb} kB und wurde nicht gelesen; getan wurde nichts – prüfen, ob es die richtige "
        "Datei ist."
    ),
    "visit_file.unknown_field": N_(
        "{file}: Das Feld „{place}“ gibt es nicht; getan wurde nichts – erlaubt sind: {allowed}."
    ),
    "visit_file.wrong_value": N_(
        "{file}: Der Wert bei „{place}“ steht nicht in der Liste; getan wurde nichts – erlaubt sind: {allowed}."
    ),
    "visit.not_printable": N_(
        "Dieses Angebot kommt bei dieser Vorsprache nicht auf den Zettel (Regel {rule}); alles andere ist gespeichert "
        "– ein Angebot aus der Liste wählen oder die offene Frage beantworten."
    ),
    "visit.nobody_takes_cases": N_(
        "Kein Angebot des Katalogs übernimmt zurzeit Case Management; alles andere ist gespeichert – ein anderes "
        "Angebot aus der Liste wählen."
    ),
    "slip.unknown_service": N_(
        "Das Angebot „{value}“ kennt der Katalog nicht; es wurde nichts geschrieben – die Kennungen zeigt: erstanlauf "
        "suggest FILE.json --json."
    ),
    "slip.nothing_to_print": N_(
        "Zu dieser Vorsprache gibt es nichts zu drucken; es wurde nichts geschrieben – mindestens ein Anliegen unter "
        "„needs“ angeben."
    ),
    "reviews.damaged": N_(
        "Die Datei {file} mit den geprüften Übersetzungen in {folder} ist beschädigt; sie ist unverändert, Zettel "
        "entstehen weiter, nur gelten ihre Sätze wieder als Entwurf – die Datei aus der Sicherung zurücklegen."
    ),
    "reviews.newer": N_(
        "Die Datei {file} mit den geprüften Übersetzungen in {folder} stammt von einer neueren Programmfassung; "
        "sie ist unverändert, Zettel entstehen weiter, nur gelten ihre Sätze als Entwurf – das Programm aktualisieren."
    ),
    "reviews.german": N_(
        "Deutsch ist die Sprache, in der die Sätze geschrieben sind, und braucht keine Prüfung; geschrieben wurde "
        "nichts – eine andere Sprache angeben, etwa --language ar."
    ),
    "reviews.other_kind": N_(
        "{file}: Einen Prüfbogen gibt es als .pdf zum Drucken und als .csv zum Ausfüllen; geschrieben wurde nichts – "
        "einen Namen mit einer dieser Endungen angeben."
    ),
    "sheet.missing": N_("Die Datei {file} lässt sich nicht öffnen; getan wurde nichts – Namen und Ordner prüfen."),
    "sheet.too_large": N_(
        "{file} ist größer als {limit_kb} kB und wurde nicht gelesen; übernommen wurde nichts – prüfen, ob es der "
        "Prüfbogen ist."
    ),
    "sheet.too_many_rows": N_(
        "{file} hat mehr als {limit} Zeilen und wurde nicht gelesen; übernommen wurde nichts – prüfen, ob es der "
        "Prüfbogen ist."
    ),
    "sheet.not_text": N_(
        "{file} ist keine Textdatei, die sich lesen lässt, oder hat eine Kodierung, die diese Sprache nicht schreiben "
        "kann; übernommen wurde nichts – im Tabellenprogramm als „CSV UTF-8“ sichern."
    ),
    "sheet.letters_lost": N_(
        "{file}, Zeile {row}: Beim Sichern gingen Buchstaben verloren, der Entwurf lautet anders als im Programm; "
        "übernommen wurde nichts – den Prüfbogen neu ausgeben, im Tabellenprogramm als „CSV UTF-8“ sichern."
    ),
    "sheet.not_a_sheet": N_(
        "{file} beginnt nicht mit der Kopfzeile eines Prüfbogens; übernommen wurde nichts – die Spalten {columns} in "
        "dieser Reihenfolge lassen, hinter „Entwurf“ steht die Sprache in Klammern."
    ),
    "sheet.quotes": N_(
        "{file}, Zeile {row}: Anführungszeichen oder Trennzeichen stimmen dort nicht; übernommen wurde nichts – den "
        "Bogen im Tabellenprogramm statt im Editor ausfüllen und als „CSV UTF-8“ sichern."
    ),
    "sheet.nothing_reviewed": N_(
        "{file}: In keiner Zeile steht ein OK oder eine Korrektur; übernommen wurde nichts – bei geprüften Sätzen „ok“ "
        "in die letzte Spalte schreiben."
    ),
    "sheet.row_columns": N_(
        "{file}, Zeile {row}: Dort stehen mehr als fünf Spalten; übernommen wurde nichts – die Spalten hinter „OK“ "
        "leeren und den Text in „Korrektur“ in eine Zelle schreiben."
    ),
    "sheet.row_line_break": N_(
        "{file}, Zeile {row}: In einer Zelle steht ein Zeilenumbruch; übernommen wurde nichts – den Satz in eine Zeile "
        "schreiben."
    ),
    "sheet.row_twice": N_(
        "{file}, Zeile {row}: Die Kennung steht schon in Zeile {first}; übernommen wurde nichts – eine der beiden "
        "Zeilen löschen."
    ),
    "sheet.row_id": N_(
        "{file}, Zeile {row}: Kennung und deutscher Satz gehören nicht zusammen; übernommen wurde nichts – beide aus "
        "dem ausgegebenen Prüfbogen zurückholen."
    ),
    "sheet.row_german": N_(
        "{file}, Zeile {row}: Der deutsche Satz wurde geändert; übernommen wurde nichts – ihn aus dem ausgegebenen "
        "Prüfbogen zurückholen, Wünsche zum deutschen Text an die Redaktion geben."
    ),
    "sheet.row_ok": N_(
        "{file}, Zeile {row}: In der Spalte „OK“ steht etwas anderes als „ok“; übernommen wurde nichts – dort „ok“ "
        "schreiben oder die Zelle leeren, eine Korrektur gehört in die Spalte davor."
    ),
    "sheet.row_empty": N_(
        "{file}, Zeile {row}: Mit „ok“ bestätigt ist ein leerer Satz; übernommen wurde nichts – die Übersetzung in die "
        "Spalte „Korrektur“ schreiben."
    ),
    "sheet.row_placeholders": N_(
        "{file}, Zeile {row}: Die Platzhalter in geschweiften Klammern sind andere als im deutschen Satz; übernommen "
        "wurde nichts – genau diese schreiben: {wanted}."
    ),
    "sheet.row_control": N_(
        "{file}, Zeile {row}: Im Satz steht ein unsichtbares Steuerzeichen; übernommen wurde nichts – den Satz neu "
        "tippen, statt ihn hineinzukopieren."
    ),
    "sheet.row_too_long": N_(
        "{file}, Zeile {row}: Der Satz ist für den Zettel zu lang; übernommen wurde nichts – ihn kürzen, etwa auf die "
        "Länge des deutschen."
    ),
    "sheet.row_glyph": N_(
        "{file}, Zeile {row}: Diese Zeichen kann der Zettel nicht drucken: {characters}; übernommen wurde nichts – sie "
        "durch übliche Zeichen der Sprache ersetzen."
    ),
    "sheet.row_script": N_(
        "{file}, Zeile {row}: Der Satz steht nicht in der Schrift dieser Sprache ({language}); übernommen wurde nichts "
        "– die Übersetzung in die Spalte „Korrektur“ schreiben."
    ),
    "file.not_written": N_(
        "Die Datei {file} ließ sich nicht in {folder} schreiben; was dort vorher lag, ist unverändert – Schreibrechte "
        "und freien Platz prüfen oder einen anderen Ordner wählen."
    ),
    "file.no_room": N_(
        "Auf dem Laufwerk mit dem Ordner {folder} sind nur noch {free_mb} MB frei, darum entstand die Datei {file} "
        "nicht; was dort vorher lag, ist unverändert – Platz schaffen, dann noch einmal versuchen."
    ),
    "program.unexpected": N_(
        "Dieser Schritt ist nicht gelungen; was als gesichert angezeigt wird, ist gesichert – den Schritt wiederholen, "
        "sonst das Programm neu öffnen."
    ),
    "print.no_printer": N_(
        "Kein Drucker gefunden. Die Vorsprache ist gespeichert, der Zettel bleibt unter „Heute“. Drucker einschalten, "
        "dann Strg+P, nach dem Abschließen P in „Heute“ – oder mit Strg+S als PDF sichern."
    ),
    "print.printer_gone": N_(
        "Den Drucker „{printer}“ gibt es auf diesem Rechner nicht mehr. Die Vorsprache ist gespeichert, der Zettel "
        "bleibt unter „Heute“. Mit F12 einen anderen Drucker wählen, dann Strg+P, nach dem Abschließen P in „Heute“."
    ),
    "print.queue_closed": N_(
        "Der Drucker „{printer}“ nimmt zurzeit keine Aufträge an. Die Vorsprache ist gespeichert, der Zettel bleibt "
        "unter „Heute“. Mit F12 einen anderen Drucker wählen, dann Strg+P, nach dem Abschließen P in „Heute“."
    ),
    "print.system_silent": N_(
        "Das Drucksystem dieses Rechners antwortet nicht. Die Vorsprache ist gespeichert, der Zettel bleibt unter "
        "„Heute“. Später Strg+P, nach dem Abschließen P in „Heute“ – oder mit Strg+S als PDF sichern."
    ),
    "print.sheet_failed": N_(
        "Das Blatt wurde nicht gedruckt, an der Vorsprache ändert sich nichts. Drucker, Papier und Verbindung prüfen, "
        "dann noch einmal drucken."
    ),
    "print.failed": N_(
        "Der Drucker hat den Zettel nicht angenommen. Die Vorsprache ist gespeichert, der Zettel bleibt unter „Heute“. "
        "Papier und Verbindung prüfen, dann Strg+P, nach dem Abschließen P in „Heute“."
    ),
    "print.paused": N_(
        "Der Drucker „{printer}“ ist angehalten. Der Zettel wartet dort und kommt heraus, sobald der Drucker "
        "weiterläuft. Wer nicht warten will: mit F12 einen anderen Drucker wählen, dann P in „Heute“ – der wartende "
        "Auftrag wird dabei gelöscht."
    ),
    "print.job_lost": N_(
        "Der Auftrag beim Drucker „{printer}“ ist abgebrochen. Die Vorsprache ist gespeichert, der Zettel bleibt unter "
        "„Heute“. Papier und Verbindung prüfen, dann P in „Heute“."
    ),
    "print.nothing_kept": N_(
        "Von dieser Vorsprache ist nichts aufbewahrt, das gedruckt werden kann; gespeichert ist, was bleiben darf – "
        "mit F2 eine neue Vorsprache beginnen."
    ),
}


def sentence(words: Wording, trouble: KnownTrouble) -> str:
    """Return the sentence of a trouble in the language of `words`."""
    return words.gettext(_SENTENCES[trouble.code]).format(**trouble.details)
