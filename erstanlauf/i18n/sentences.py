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
    "store.audit_broken": N_(
        "Im Protokoll stimmt Eintrag {seq} nicht mehr mit dem überein, was geschrieben wurde; die Vorsprachen sind "
        "davon nicht betroffen – nichts weiter ändern und die Datenschutzbeauftragte oder den "
        "Datenschutzbeauftragten rufen."
    ),
    "store.already_set_up": N_(
        "Im Ordner {folder} ist der Tresen schon eingerichtet; geändert wurde nichts – anmelden, statt ihn noch "
        "einmal einzurichten, oder einen anderen Ordner wählen."
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
    "erasure.nothing_kept": N_(
        "Zur Nummer {number} ist nichts gespeichert; gelöscht wurde nichts – die Nummer mit dem Zettel vergleichen. "
        "Ältere Vorsprachen sind schon gelöscht, ein Zettel ohne Nummer führt zu keiner."
    ),
    "erasure.still_open": N_(
        "Die Vorsprache mit der Nummer {number} ist noch offen; gelöscht wurde nichts – sie am Platz abschließen oder "
        "verwerfen, dann noch einmal löschen."
    ),
    "own_data.nothing_kept": N_(
        "Zur Nummer {number} ist nichts gespeichert; gedruckt wurde nichts – die Nummer mit dem Zettel vergleichen. "
        "Ältere Vorsprachen sind schon gelöscht, ein Zettel ohne Nummer führt zu keiner."
    ),
    "own_data.still_open": N_(
        "Die Vorsprache mit der Nummer {number} ist noch offen; gedruckt wurde nichts – sie erst abschließen oder "
        "verwerfen, dann noch einmal drucken. Bis dahin stehen alle Angaben im Entwurf auf dem Bildschirm."
    ),
    "erasure.traces_left": N_(
        "Die Vorsprache ist gelöscht, aber im Protokoll der Datenbank ({file}) können noch Reste stehen, weil gerade "
        "jemand daraus liest – das Programm einmal beenden und neu beginnen, dann sind sie fort."
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
    "store.damage_found": N_(
        "Im Datenspeicher {file} sind beschädigte Stellen; gelöscht oder ersetzt wurde nichts – den Zettel der "
        "laufenden Vorsprache drucken, dann mit Strg+L sperren: beim Anmelden wird die neueste Sicherung angeboten."
    ),
    "store.newer": N_(
        "Der Datenspeicher {file} wurde mit einer neueren Fassung dieses Programms angelegt oder geöffnet; "
        "geändert wurde nichts – die neuere Fassung starten oder dieses Programm aktualisieren lassen."
    ),
    "store.missing": N_(
        "Im Ordner {folder} liegt der Schlüssel, aber der Datenspeicher {file} fehlt; ein leerer wurde nicht "
        "angelegt – die Datei aus dem Papierkorb oder der Sicherung an diesen Ort zurücklegen."
    ),
    "store.not_encrypted": N_(
        "Die Datei {file} ist nicht verschlüsselt und darum nicht der Datenspeicher dieses Programms; geändert "
        "wurde nichts – die Datei woanders ablegen und die richtige aus der Sicherung zurückholen."
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
    "store.on_network_drive": N_(
        "Der Ordner {folder} liegt auf einem Netzlaufwerk, wo eine getrennte Verbindung den Datenspeicher zerreißen "
        "kann; angelegt oder geändert wurde nichts – einen Ordner auf diesem Rechner nehmen (Umgebungsvariable "
        "ERSTANLAUF_HOME), nur Sicherungen dürfen aufs Netzlaufwerk."
    ),
    "store.shrunk": N_(
        "Im Datenspeicher sind nur noch {now} Vorsprachen, in der letzten Sicherung waren es {before}, und niemand hat "
        "sie gelöscht; die Sicherungen sind unverändert, eine neue wurde nicht angelegt – die letzte Sicherung "
        "zurückholen oder die IT verständigen."
    ),
    "store.backup_not_whole": N_(
        "Die Sicherung im Ordner {folder} war beim Nachlesen nicht vollständig und wurde entfernt; der Datenspeicher "
        "und ältere Sicherungen sind unverändert – noch einmal sichern, beim zweiten Mal das Laufwerk prüfen lassen."
    ),
    "store.backup_damaged": N_(
        "Die Sicherung {name} fehlt oder ist beschädigt; zurückgeholt oder geändert wurde nichts – eine andere "
        "Sicherung wählen."
    ),
    "store.backup_of_other_key": N_(
        "Die Sicherung {name} ist heil, aber älter als der jetzige Schlüssel, der sie nicht öffnet; geändert wurde "
        "nichts – eine jüngere Sicherung wählen."
    ),
    "store.second_place_missing": N_(
        "Der zweite Ordner für Sicherungen, {folder}, ist nicht da; die Sicherung auf diesem Rechner ist gelungen – "
        "Stick oder Laufwerk anschließen, die nächste Sicherung kommt wieder auch dorthin."
    ),
    "store.steps_lost": N_(
        "Am Ende des Datenspeichers {file} fehlt schon Gesichertes (Schritte: {steps}); alles davor ist "
        "unverändert da – den ganzen Ordner kopieren, dann die neueste Sicherung zurückholen oder ohne diese Schritte "
        "weiterarbeiten."
    ),
    "store.draft_unreadable": N_(
        "Ein offener Vorgang hat eine Form, die dieses Programm nicht kennt; er liegt unverändert im "
        "Datenspeicher – mit der Programmfassung öffnen, die ihn gesichert hat, oder die IT verständigen."
    ),
    "keys.wrong_password": N_(
        "Kennwort oder Anmeldename stimmt nicht; gespeicherte Vorsprachen sind unverändert – beides noch einmal "
        "eingeben und auf die Feststelltaste achten."
    ),
    "keys.wrong_password_counted": N_(
        "Kennwort oder Anmeldename stimmt nicht; gespeicherte Vorsprachen sind unverändert – beides noch einmal "
        "eingeben und auf die Feststelltaste achten. Versuche bis zu einer Pause von {pause_minutes} Minuten: "
        "{tries_left}."
    ),
    "keys.paused": N_(
        "Nach mehreren falschen Eingaben ist die Anmeldung noch {wait} Minuten angehalten; gespeicherte Vorsprachen "
        "sind unverändert – warten oder die Anmeldung von der Verwaltung freigeben lassen."
    ),
    "keys.file_damaged": N_(
        "Die Schlüsseldatei {file} und ihre Kopie sind beschädigt, am Kennwort liegt es nicht; gespeicherte "
        "Vorsprachen sind unverändert – die Schlüsseldatei aus der Sicherung zurücklegen und die beschädigten "
        "Dateien nicht löschen."
    ),
    "keys.file_missing": N_(
        "Im Ordner {folder} fehlt die Schlüsseldatei {file} samt ihrer Kopie; die Vorsprachen liegen unverändert "
        "da, ein neuer Schlüssel wurde nicht angelegt – die Schlüsseldatei aus dem Papierkorb oder der Sicherung "
        "zurücklegen."
    ),
    "keys.file_newer": N_(
        "Die Schlüsseldatei {file} stammt von einer neueren Fassung dieses Programms; geändert wurde nichts – die "
        "neuere Fassung starten oder dieses Programm aktualisieren lassen."
    ),
    "keys.file_unreadable": N_(
        "Die Schlüsseldatei {file} im Ordner {folder} darf mit diesem Benutzerkonto nicht gelesen werden; geändert "
        "wurde nichts – die Rechte der Datei prüfen oder das Benutzerkonto wechseln."
    ),
    "keys.login_taken": N_(
        "Diesen Anmeldenamen hat schon jemand; geändert wurde nichts – einen anderen wählen, Groß- und "
        "Kleinschreibung macht keinen Unterschied."
    ),
    "keys.login_unusable": N_(
        "Dieser Anmeldename ist leer, länger als {limit} Zeichen oder enthält unsichtbare Zeichen; geändert wurde "
        "nichts – einen kürzeren aus sichtbaren Zeichen tippen."
    ),
    "keys.too_many_people": N_(
        "Mehr als {most} Personen passen nicht in die Schlüsseldatei; geändert wurde nichts – zuerst Personen "
        "entfernen, die nicht mehr hier arbeiten."
    ),
    "keys.last_person": N_(
        "Das ist die letzte Person mit einem Kennwort, ohne sie käme niemand mehr an die Daten; entfernt wurde "
        "nichts – zuerst eine andere Person anlegen."
    ),
    "keys.paper_theirs": N_(
        "Diese Person hat den geltenden Papier-Schlüssel angelegt und könnte ihn kennen; geändert wurde nichts – "
        "zuerst druckt jemand anderes aus der Verwaltung einen neuen Papier-Schlüssel."
    ),
    "keys.change_unfinished": N_(
        "Ein Schlüsselwechsel wurde unterbrochen und ist noch nicht zu Ende; geändert wurde jetzt nichts, Daten und "
        "Kennwörter gelten weiter – sperren und neu anmelden, dabei wird er zu Ende geführt."
    ),
    "keys.password_too_short": N_(
        "Dieses Kennwort ist kürzer als {least} Zeichen; geändert wurde nichts – ein längeres wählen, etwa vier "
        "Wörter, die nichts miteinander zu tun haben."
    ),
    "keys.password_too_long": N_(
        "Dieses Kennwort ist länger als {most} Zeichen; geändert wurde nichts – ein kürzeres wählen."
    ),
    "keys.password_is_login": N_(
        "Kennwort und Anmeldename sind gleich; geändert wurde nichts – ein anderes Kennwort wählen."
    ),
    "keys.paper_mistyped": N_(
        "Im Papier-Schlüssel ist ein Tippfehler; geöffnet oder geändert wurde nichts – mit dem Papier vergleichen, "
        "es sind {groups} Gruppen zu {letters} Zeichen, I, O, 0 und 1 kommen nicht vor."
    ),
    "keys.paper_wrong": N_(
        "Dieser Papier-Schlüssel ist richtig getippt, gehört aber nicht zu diesem Datenspeicher oder wurde durch "
        "einen neueren ersetzt; geöffnet wurde nichts – das Papier mit dem jüngsten Datum nehmen."
    ),
    "keys.paper_not_set": N_(
        "Zu diesem Datenspeicher wurde noch kein Papier-Schlüssel angelegt; geöffnet wurde nichts – mit Anmeldename "
        "und Kennwort anmelden und in der Verwaltung einen drucken."
    ),
    "keys.sealed_damaged": N_(
        "Diese geschützte Datei ist beschädigt oder stammt nicht aus diesem Programm, am Kennwort liegt es nicht; "
        "übernommen wurde nichts – die Datei am anderen Arbeitsplatz noch einmal ausgeben."
    ),
    "keys.sealed_newer": N_(
        "Diese geschützte Datei stammt von einer neueren Fassung des Programms; übernommen wurde nichts – dieses "
        "Programm aktualisieren lassen."
    ),
    "keys.wrong_passphrase": N_(
        "Das Kennwort dieser geschützten Datei stimmt nicht, die Datei selbst ist heil; übernommen wurde nichts – "
        "es so eingeben, wie es am anderen Arbeitsplatz vergeben wurde."
    ),
    "retention.clock_doubtful": N_(
        "Die Uhr dieses Rechners steht auf {today}, der Datenspeicher kennt zuletzt den {newest}; gelöscht wurde "
        "nichts – Datum und Uhrzeit des Rechners richtigstellen. Stimmen sie, bestätigt das die Verwaltung unter "
        "„Löschen“."
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
    "desk.elsewhere": N_(
        "Mit dem Ordner {folder} arbeitet schon der Rechner „{host}“; geändert wurde nichts – dort weiterarbeiten oder "
        "das Programm dort beenden. Gibt es diesen Rechner nicht mehr, die Datei {file} in diesem Ordner löschen."
    ),
    "desk.taken": N_(
        "Erstanlauf läuft auf diesem Rechner schon, vielleicht unter einer anderen Anmeldung, und antwortet nicht; "
        "geändert wurde nichts – dort weiterarbeiten oder jenes Programm beenden."
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
