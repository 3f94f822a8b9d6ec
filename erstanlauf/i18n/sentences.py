"""The one place where known trouble becomes a sentence for staff: what happened, what is safe, what to do next."""

from erstanlauf.domain.errors import KnownTrouble
from erstanlauf.i18n.wording import N_, Wording

_SENTENCES: dict[str, str] = {
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
    "knowledge.file_missing": N_(
        "Die Datei {file} ist nicht da; geändert wurde nichts – die Datei an ihren Ort zurücklegen oder das "
        "Programm neu einrichten lassen."
    ),
    "knowledge.file_unreadable": N_(
        "Die Datei {file} lässt sich nicht öffnen; geändert wurde nichts – Leserechte prüfen und die Datei in"
        " anderen Programmen schließen."
    ),
    "knowledge.file_too_large": N_(
        "Die Datei {file} ist größer als {limit_mb} MB und wurde nicht gelesen; geändert wurde nichts – "
        "prüfen, ob es die richtige Datei ist."
    ),
    "knowledge.file_empty": N_(
        "Die Datei {file} ist leer; geändert wurde nichts – die letzte gute Fassung der Datei zurückholen."
    ),
    "knowledge.not_utf8": N_(
        "{file}, Zeile {line}: Die Datei ist nicht in UTF-8 gespeichert; geändert wurde nichts – im Editor "
        "„Speichern unter“ wählen, dort die Kodierung UTF-8."
    ),
    "knowledge.control_character": N_(
        "{file}, Zeile {line}: Dort steht das unsichtbare Steuerzeichen {character}; geändert wurde nichts – "
        "die Zeile neu tippen, statt sie hineinzukopieren."
    ),
    "knowledge.not_yaml": N_(
        "{file}, Zeile {line}: Der Aufbau der Datei stimmt dort oder kurz davor nicht; geändert wurde nichts "
        "– Einrückung, Doppelpunkte, Klammern und Anführungszeichen mit dem Eintrag darüber vergleichen."
    ),
    "knowledge.tab_indentation": N_(
        "{file}, Zeile {line}: Die Zeile ist mit einem Tabulator eingerückt; geändert wurde nichts – "
        "Leerzeichen statt des Tabulators setzen."
    ),
    "knowledge.several_documents": N_(
        "{file}, Zeile {line}: Mit „---“ beginnt dort ein zweites Dokument; geändert wurde nichts – die Zeile"
        " löschen, alles gehört in ein Dokument."
    ),
    "knowledge.not_a_mapping": N_(
        "Die Datei {file} beginnt nicht mit Feldern der Form „Name: Wert“; geändert wurde nichts – die letzte"
        " gute Fassung der Datei daneben legen und vergleichen."
    ),
    "knowledge.alias_used": N_(
        "{file}, Zeile {line}: Verweise und Typangaben („&“, „*“, „!“ am Anfang eines Wertes) sind nicht "
        "erlaubt; geändert wurde nichts – den Wert ausschreiben oder in Anführungszeichen setzen."
    ),
    "knowledge.too_deep": N_(
        "{file}, Zeile {line}: Die Datei ist tiefer als {limit} Ebenen verschachtelt; geändert wurde nichts –"
        " Klammern und Einrückung dieser Stelle prüfen."
    ),
    "knowledge.duplicate_key": N_(
        "{file}, Zeile {line}: Das Feld „{field}“ steht in diesem Eintrag zweimal; geändert wurde nichts – "
        "eine der beiden Zeilen löschen."
    ),
    "knowledge.ambiguous_value": N_(
        "{file}, Zeile {line}: „{value}“ ohne Anführungszeichen ist mehrdeutig; geändert wurde nichts – als "
        'Text „"{value}"“ schreiben, als Ja oder Nein true oder false.'
    ),
    "knowledge.missing_field": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ fehlt oder ist leer; geändert wurde "
        "nichts – das Feld ausfüllen."
    ),
    "knowledge.unknown_field": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ gibt es hier nicht; geändert wurde nichts"
        " – die Schreibweise mit einem anderen Eintrag vergleichen oder die Zeile löschen."
    ),
    "knowledge.text_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss ein Text stehen; geändert wurde "
        "nichts – den Wert in Anführungszeichen setzen."
    ),
    "knowledge.hidden_character": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ steht das unsichtbare Zeichen {character}; "
        "geändert wurde nichts – den Wert neu tippen, statt ihn hineinzukopieren."
    ),
    "knowledge.line_break_inside": N_(
        "{file}, Zeile {line}, Eintrag {record}: Der Text im Feld „{field}“ geht über mehrere Zeilen; geändert wurde "
        "nichts – ihn in eine Zeile schreiben."
    ),
    "knowledge.text_too_long": N_(
        "{file}, Zeile {line}, Eintrag {record}: Der Text im Feld „{field}“ hat mehr als {limit} Zeichen; geändert "
        "wurde nichts – ihn kürzen."
    ),
    "knowledge.number_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss eine ganze Zahl stehen; geändert "
        "wurde nichts – die Zahl ohne Anführungszeichen und Zusätze schreiben."
    ),
    "knowledge.truth_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss true oder false stehen; geändert "
        "wurde nichts – eines der beiden ohne Anführungszeichen schreiben."
    ),
    "knowledge.list_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ muss eine Liste stehen; geändert wurde "
        "nichts – die Werte in eckige Klammern setzen, mit Komma getrennt."
    ),
    "knowledge.block_expected": N_(
        "{file}, Zeile {line}, Eintrag {record}: Unter dem Feld „{field}“ müssen eigene Felder stehen; "
        "geändert wurde nichts – sie eingerückt darunter schreiben wie in einem anderen Eintrag."
    ),
    "knowledge.unknown_code": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ steht „{value}“, das es nicht gibt; "
        "geändert wurde nichts – eines von diesen schreiben: {allowed}."
    ),
    "knowledge.duplicate_id": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Kennung „{value}“ im Feld „{field}“ ist schon vergeben; "
        "geändert wurde nichts – eine andere wählen oder den doppelten Eintrag löschen."
    ),
    "knowledge.unknown_reference": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ nennt „{value}“, das in der Datei "
        "nirgends erklärt ist; geändert wurde nichts – die Schreibweise prüfen oder den Eintrag dazu "
        "ergänzen."
    ),
    "knowledge.unknown_kind": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ nennt das Angebot „{value}“, das der Katalog nicht "
        "kennt; geändert wurde nichts – die Schreibweise mit dem Katalog vergleichen."
    ),
    "knowledge.unknown_document": N_(
        "{file}, Zeile {line}, Eintrag {record}: Das Feld „{field}“ nennt die Unterlage „{value}“, für die der "
        "Laufzettel keine Worte hat; geändert wurde nichts – die Schreibweise mit der Liste „document“ in "
        "catalogue.schema.json vergleichen."
    ),
    "knowledge.bad_span": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ liegt der untere Wert über dem oberen oder"
        " außerhalb der Skala; geändert wurde nichts – beide Zahlen prüfen."
    ),
    "knowledge.bad_date": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ ist „{value}“ kein Tag im Kalender; "
        "geändert wurde nichts – ihn wie 2026-11-22 schreiben."
    ),
    "knowledge.bad_form": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ hat „{value}“ nicht die Form dieses "
        "Feldes; geändert wurde nichts – sie mit einem anderen Eintrag vergleichen."
    ),
    "knowledge.source_missing": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Angabe „{field}“ hat keine Quelle; geändert wurde "
        "nichts – eine Quelle nennen oder confidence auf low setzen."
    ),
    "knowledge.contradiction": N_(
        "{file}, Zeile {line}, Eintrag {record}: „{value}“ steht in „{field}“ und zugleich in der "
        "Gegenliste; geändert wurde nichts – den Wert in einer der beiden streichen."
    ),
    "knowledge.rule_contradiction": N_(
        "{file}, Zeile {line}, Eintrag {record}: „{value}“ im Feld „{field}“ ist unter genau derselben Bedingung schon "
        "anders entschieden, einmal als passend und einmal als nicht passend; geändert wurde nichts – eine der beiden "
        "Wirkungen streichen oder ihre Bedingung ändern."
    ),
    "knowledge.effect_repeated": N_(
        "{file}, Zeile {line}, Eintrag {record}: Was im Feld „{field}“ von „{value}“ gesagt wird, steht unter "
        "derselben Bedingung schon einmal da; geändert wurde nichts – eine der beiden Wirkungen streichen."
    ),
    "knowledge.ends_too_early": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ liegt „{value}“ vor dem ersten Tag der Regel; "
        "geändert wurde nichts – valid_from und valid_to vergleichen."
    ),
    "knowledge.versions_overlap": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ beginnt mit „{value}“ eine Fassung, während die "
        "Fassung vom {earlier} noch gilt; geändert wurde nichts – bei der früheren valid_to auf den Tag davor setzen "
        "oder eine der beiden streichen."
    ),
    "knowledge.version_gap": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ beginnt mit „{value}“ eine Fassung, die frühere "
        "endet aber schon am {earlier}, und dazwischen gilt keine; geändert wurde nichts – valid_to der früheren "
        "Fassung auf den Tag davor setzen."
    ),
    "knowledge.secret_address": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ steht eine Adresse, die "
        "geheim bleiben muss; geändert wurde nichts – das Feld löschen, auch aus älteren Fassungen der Datei."
    ),
    "knowledge.empty_list": N_(
        "{file}, Zeile {line}, Eintrag {record}: Die Liste „{field}“ ist leer; geändert wurde nichts – "
        "mindestens einen Eintrag ergänzen."
    ),
    "knowledge.prerequisite_cycle": N_(
        "{file}, Zeile {line}, Eintrag {record}: Im Feld „{field}“ schließt sich ein Kreis, in dem jedes Angebot "
        "vor dem nächsten käme ({value}); geändert wurde nichts – die Angabe streichen, die nicht stimmt."
    ),
    "slips.font_missing": N_(
        "Die Schriftdatei {file} fehlt oder ist beschädigt, darum entstand kein Laufzettel; die Vorsprache ist "
        "gespeichert – das Programm neu einrichten lassen."
    ),
    "slips.template_fault": N_(
        "Die Vorlage {file} ist bei „{place}“ nicht zu gebrauchen, darum entstand kein Laufzettel; die Vorsprache ist "
        "gespeichert – die Vorlage berichtigen oder das Programm neu einrichten lassen."
    ),
    "slip_number.unreadable": N_(
        "So gibt es keine Zettelnummer; gesucht wurde nichts – mit dem Zettel vergleichen: ein Buchstabe, eine "
        "Ziffer, dann die Nummer und eine Prüfziffer wie in K7-418-3."
    ),
    "store.locked": N_(
        "Der Datenspeicher im Ordner {folder} ist schon geöffnet, in einem anderen Fenster oder von jemand "
        "anderem; geändert wurde nichts – dort weiterarbeiten oder jenes Programm beenden und hier neu beginnen."
    ),
    "store.damaged": N_(
        "Der Datenspeicher {file} ist beschädigt; gelöscht oder ersetzt wurde nichts – den ganzen Ordner kopieren, "
        "bevor etwas anderes geschieht, und die IT verständigen."
    ),
    "store.newer": N_(
        "Der Datenspeicher {file} wurde mit einer neueren Fassung dieses Programms angelegt oder geöffnet; "
        "geändert wurde nichts – die neuere Fassung starten oder dieses Programm aktualisieren lassen."
    ),
    "store.missing": N_(
        "Im Ordner {folder} liegt der Schlüssel, aber der Datenspeicher {file} fehlt; ein leerer wurde nicht "
        "angelegt – die Datei aus dem Papierkorb oder der Sicherung an diesen Ort zurücklegen."
    ),
    "store.none_yet": N_(
        "Im Ordner {folder} liegt noch kein Datenspeicher; angelegt wurde nichts – den Ordner prüfen oder "
        "Erstanlauf dort einmal starten."
    ),
    "store.not_encrypted": N_(
        "Die Datei {file} ist nicht verschlüsselt und darum nicht der Datenspeicher dieses Programms; geändert "
        "wurde nichts – die Datei woanders ablegen und die richtige aus der Sicherung zurückholen."
    ),
    "store.key_missing": N_(
        "Im Ordner {folder} liegt der Datenspeicher, aber der Schlüssel {file} fehlt; die Daten sind unverändert "
        "da, ein neuer Schlüssel wurde nicht angelegt – die Schlüsseldatei aus dem Papierkorb oder der Sicherung "
        "zurücklegen."
    ),
    "store.key_damaged": N_(
        "Die Schlüsseldatei {file} ist beschädigt; der Datenspeicher daneben ist unverändert – die Schlüsseldatei"
        " aus der Sicherung zurücklegen und die beschädigte nicht löschen."
    ),
    "store.wrong_key": N_(
        "Der Schlüssel passt nicht zum Datenspeicher {file}; geändert wurde nichts – beide Dateien aus derselben "
        "Sicherung zurücklegen, Schlüssel und Datenspeicher gehören zusammen."
    ),
    "store.disk_full": N_(
        "Auf dem Laufwerk mit dem Ordner {folder} sind nur noch {free_mb} MB frei; der letzte Schritt ist nicht "
        "gesichert, alles davor schon – Platz schaffen und weiterarbeiten, der nächste Schritt sichert ihn mit."
    ),
    "store.not_writable": N_(
        "In den Ordner {folder} darf das Programm nicht schreiben; gesichert wurde dort nichts, Vorhandenes ist "
        "unverändert – Schreibschutz und Rechte des Ordners prüfen und neu beginnen."
    ),
    "store.disk_failing": N_(
        "Das Laufwerk mit dem Ordner {folder} nimmt gerade nichts an; der letzte Schritt ist nicht gesichert, "
        "alles davor schon – Verbindung, Speichergrenze und Laufwerk prüfen, dann neu beginnen."
    ),
    "store.draft_unreadable": N_(
        "Ein offener Vorgang hat eine Form, die dieses Programm nicht kennt; er liegt unverändert im "
        "Datenspeicher – mit der Programmfassung öffnen, die ihn gesichert hat, oder die IT verständigen."
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
        "dann noch einmal im Menü „Blätter“ wählen."
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
