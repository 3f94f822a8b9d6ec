"""Sentences for trouble with the store, its keys, backups and erasure: what happened, what is safe, what to do next."""

from erstanlauf.i18n.wording import N_

STORE_SENTENCES: dict[str, str] = {
    "store.audit_broken": N_(
        "Im Protokoll stimmt Eintrag {seq} nicht mehr mit dem überein, was geschrieben wurde; die Vorsprachen sind "
        "davon nicht betroffen – nichts weiter ändern und die Datenschutzbeauftragte oder den "
        "Datenschutzbeauftragten rufen."
    ),
    "store.already_set_up": N_(
        "Im Ordner {folder} ist der Tresen schon eingerichtet; geändert wurde nichts – anmelden, statt ihn noch "
        "einmal einzurichten, oder einen anderen Ordner wählen."
    ),
    "erasure.nothing_kept": N_(
        "Zur Nummer {number} ist nichts gespeichert; gelöscht wurde nichts – die Nummer mit dem Zettel vergleichen. "
        "Ältere Vorsprachen sind schon gelöscht, ein Zettel ohne Nummer führt zu keiner."
    ),
    "erasure.still_open": N_(
        "Die Vorsprache mit der Nummer {number} ist noch offen; gelöscht wurde nichts – sie am Platz abschließen oder "
        "verwerfen, dann noch einmal löschen."
    ),
    "erasure.traces_left": N_(
        "Gelöscht ist alles, aber im Protokoll der Datenbank ({file}) können noch Reste stehen, weil gerade "
        "jemand daraus liest – das Programm einmal beenden und neu beginnen, dann sind sie fort."
    ),
    "store.handover_unreadable": N_(
        "Eine Übergabe oder eine Empfängerin ist in einer Form gespeichert, die diese Fassung des Programms nicht "
        "kennt; geändert wurde nichts – die neuere Fassung starten oder dieses Programm aktualisieren lassen."
    ),
    "handover.outdated": N_(
        "Die Übergabe {reference} wurde inzwischen widerrufen, gelöscht oder weitergeführt; geändert wurde nichts – "
        "die Liste noch einmal öffnen und von dort weiterarbeiten."
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
    "figures.counts_not_usable": N_(
        "In den Zahlen des Tresens {desk} steht etwas, was kein Tresen gezählt haben kann; übernommen wurde nichts – "
        "sie dort noch einmal ausgeben lassen und die Uhr jenes Rechners prüfen."
    ),
    "desk.elsewhere": N_(
        "Mit dem Ordner {folder} arbeitet schon der Rechner „{host}“; geändert wurde nichts – dort weiterarbeiten oder "
        "das Programm dort beenden. Gibt es diesen Rechner nicht mehr, die Datei {file} in diesem Ordner löschen."
    ),
    "desk.taken": N_(
        "Erstanlauf läuft auf diesem Rechner schon, vielleicht unter einer anderen Anmeldung, und antwortet nicht; "
        "geändert wurde nichts – dort weiterarbeiten oder jenes Programm beenden."
    ),
}
