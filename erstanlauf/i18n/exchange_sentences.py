"""Sentences for trouble with catalogue files of others and bundles: what happened, what is safe, what to do next."""

from erstanlauf.i18n.wording import N_

EXCHANGE_SENTENCES: dict[str, str] = {
    "parcel.cancelled": N_(
        "Das Lesen von {file} wurde abgebrochen; der Katalog gilt unverändert weiter – zum Übernehmen die Datei noch "
        "einmal öffnen."
    ),
    "parcel.not_opened": N_(
        "{file} lässt sich nicht öffnen; der Katalog gilt unverändert weiter – Namen, Ordner und Leserechte prüfen."
    ),
    "parcel.empty": N_(
        "In {file} steht kein Eintrag; der Katalog gilt unverändert weiter – die Datei bei der anderen Stelle noch "
        "einmal ausgeben lassen."
    ),
    "parcel.too_large": N_(
        "{file} ist größer als {limit_mb} MB und wurde nicht gelesen; der Katalog gilt unverändert weiter – prüfen, ob "
        "es die richtige Datei ist, oder sie in Teilen ausgeben lassen."
    ),
    "parcel.unpacks_too_large": N_(
        "{file} packt sich auf mehr als {limit_mb} MB oder das {ratio}-Fache aus, so etwas bauen Angreifer; der "
        "Katalog gilt unverändert weiter – die Datei löschen und bei der anderen Stelle nachfragen."
    ),
    "parcel.too_many_files": N_(
        "{file} enthält mehr als {limit} Dateien; der Katalog gilt unverändert weiter – nur die CSV-Dateien des "
        "Katalogs zusammenpacken."
    ),
    "parcel.other_kind": N_(
        "{file} ist weder HSDS noch ein Katalog dieses Programms; der Katalog gilt unverändert weiter – eine Datei mit "
        "der Endung .json, .csv, .zip, .yaml oder ein signiertes Bündel wählen."
    ),
    "parcel.xml": N_(
        "{file} ist XML oder eine Webseite, beides wird nicht gelesen; der Katalog gilt unverändert weiter – bei der "
        "anderen Stelle HSDS 3 als JSON oder CSV verlangen."
    ),
    "parcel.utf_16": N_(
        "{file} ist in UTF-16 gespeichert; der Katalog gilt unverändert weiter – die Datei im Editor mit der Kodierung "
        "UTF-8 sichern, im Tabellenprogramm als „CSV UTF-8“."
    ),
    "parcel.archive_broken": N_(
        "{file} ist als Archiv beschädigt oder anders gebaut, als ein Packprogramm es tut; der Katalog gilt "
        "unverändert weiter – die Datei neu holen oder die CSV-Dateien neu zusammenpacken."
    ),
    "parcel.archive_locked": N_(
        "{file} ist mit einem Kennwort verschlossen; der Katalog gilt unverändert weiter – das Archiv auspacken und "
        "den Ordner mit den CSV-Dateien öffnen."
    ),
    "parcel.archive_method": N_(
        "{file} ist auf eine Art gepackt, die hier nicht gelesen wird; der Katalog gilt unverändert weiter – die "
        "Dateien als gewöhnliches ZIP neu packen."
    ),
    "parcel.name_refused": N_(
        "{file}: „{member}“ ist nicht der Name einer HSDS-Tabelle; der Katalog gilt unverändert weiter – nur Dateien "
        "mit den amtlichen Namen wie services.csv nehmen und sie ohne Ordner packen."
    ),
    "parcel.name_twice": N_(
        "{file}: „{member}“ kommt zweimal vor; der Katalog gilt unverändert weiter – eine der beiden Dateien entfernen."
    ),
    "parcel.not_a_file": N_(
        "{file} ist eine Verknüpfung oder ein Ordner statt einer Datei; der Katalog gilt unverändert weiter – dort die "
        "Datei selbst ablegen."
    ),
    "parcel.not_utf8": N_(
        "{file}, Zeile {line}: Dort stehen Buchstaben, die nicht in UTF-8 gespeichert sind; der Katalog gilt "
        "unverändert weiter – im Editor mit der Kodierung UTF-8 sichern, im Tabellenprogramm als „CSV UTF-8“."
    ),
    "parcel.control_character": N_(
        "{file}, Zeile {line}: Dort steht das Steuerzeichen {character}, das in keinen Text gehört; der Katalog gilt "
        "unverändert weiter – die Datei neu holen oder das Zeichen löschen."
    ),
    "parcel.text_too_long": N_(
        "{file}, Zeile {line}: Dort beginnt oder endet ein Text mit mehr als {limit} Zeichen, vielleicht fehlt ein "
        "Anführungszeichen; der Katalog gilt unverändert weiter – den Text kürzen oder schließen."
    ),
    "parcel.too_many_rows": N_(
        "{file}, Zeile {line}: Bis dorthin sind es mehr als {limit} Einträge; der Katalog gilt unverändert weiter – "
        "die Datei in Teilen ausgeben lassen."
    ),
    "parcel.too_many_fields": N_(
        "{file}, Zeile {line}: Ein Eintrag hat dort mehr als {limit} Felder; der Katalog gilt unverändert weiter – "
        "prüfen, ob es die richtige Datei ist."
    ),
    "parcel.quotes": N_(
        "{file}, Zeile {line}: In dem Eintrag, der dort beginnt, gehen die Anführungszeichen nicht auf, oder die Datei "
        "ist abgeschnitten; der Katalog gilt unverändert weiter – die Zeile richtigstellen oder die Datei neu holen."
    ),
    "parcel.row_width": N_(
        "{file}, Zeile {line}: Der Eintrag hat {found} Zellen, die Kopfzeile {wanted}; der Katalog gilt unverändert "
        "weiter – fehlende oder überzählige Trennzeichen richtigstellen."
    ),
    "parcel.heading_missing": N_(
        "{file}, Zeile {line}: In der Kopfzeile fehlt der Name der Spalte „{field}“; der Katalog gilt unverändert "
        "weiter – in die erste Zeile die amtlichen Spaltennamen schreiben, jede Tabelle hat eine Spalte id."
    ),
    "parcel.heading_twice": N_(
        "{file}, Zeile {line}: Die Spalte „{field}“ gibt es zweimal; der Katalog gilt unverändert weiter – eine der "
        "beiden löschen."
    ),
    "parcel.not_json": N_(
        "{file}, Zeile {line}: Der Aufbau der Datei stimmt dort nicht; der Katalog gilt unverändert weiter – Klammern, "
        "Kommas und Anführungszeichen prüfen oder die Datei neu holen."
    ),
    "parcel.cut": N_(
        "{file}, Zeile {line}: Die Datei hört dort mitten in einem Eintrag auf; der Katalog gilt unverändert weiter – "
        "die Datei noch einmal vollständig holen."
    ),
    "parcel.too_deep": N_(
        "{file}, Zeile {line}: Dort sind mehr als {limit} Klammern ineinander geschachtelt; der Katalog gilt "
        "unverändert weiter – die Datei löschen und bei der anderen Stelle nachfragen."
    ),
    "parcel.field_twice": N_(
        "{file}, Zeile {line}: Das Feld „{field}“ steht zweimal im selben Eintrag; der Katalog gilt unverändert weiter "
        "– eines der beiden löschen."
    ),
    "parcel.number": N_(
        "{file}, Zeile {line}: Die Zahl im Feld „{field}“ ist größer, als ein Katalog es braucht; der Katalog gilt "
        "unverändert weiter – die Zahl prüfen oder in Anführungszeichen setzen."
    ),
    "parcel.wrong_shape": N_(
        "{file}, Zeile {line}: Im Feld „{field}“ steht eine Liste, ein Block oder ein einzelner Wert, wo HSDS etwas "
        "anderes davon verlangt; der Katalog gilt unverändert weiter – das Feld richtigstellen oder umbenennen."
    ),
    "parcel.not_hsds": N_(
        "{file}, Zeile {line}: Was dort endet, ist kein Eintrag von HSDS 3; der Katalog gilt unverändert weiter – eine "
        "Datei mit Organisationen, Angeboten oder Orten wählen."
    ),
    "parcel.folder_not_empty": N_(
        "Im Ordner {folder} liegt schon etwas; geschrieben wurde nichts – einen neuen oder leeren Ordner wählen, oder "
        "einen Namen mit der Endung .zip."
    ),
    "bundle.damaged": N_(
        "Dieses Bündel wurde nach dem Signieren verändert oder ist nicht vollständig; der Katalog gilt unverändert "
        "weiter – es auf anderem Weg noch einmal schicken lassen."
    ),
    "bundle.newer_form": N_(
        "Dieses Bündel stammt von einer neueren Fassung des Programms; der Katalog gilt unverändert weiter – dieses "
        "Programm aktualisieren lassen."
    ),
    "bundle.too_large": N_(
        "Ein Bündel darf höchstens {limit_mb} MB haben, dieses ist größer; der Katalog gilt unverändert weiter – den "
        "Katalog als HSDS-Datei austauschen."
    ),
    "bundle.unknown_key": N_(
        "Dem Schlüssel {key} vertraut dieser Tresen nicht; der Katalog gilt unverändert weiter – bei der anderen "
        "Stelle anrufen, sich den Schlüssel vorlesen lassen und ihn eintragen, wenn er übereinstimmt."
    ),
    "bundle.older": N_(
        "Das Bündel Nr. {serial} von {city} ist älter als Nr. {newest}, die schon da ist; der Katalog gilt "
        "unverändert weiter – das jüngste Bündel schicken lassen."
    ),
    "bundle.key_text_broken": N_(
        "Das ist kein vollständiger Schlüssel; eingetragen wurde nichts – die Schlüsseldatei der anderen Stelle ganz "
        "und unverändert nehmen."
    ),
}
